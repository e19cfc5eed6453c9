"""Who says what: quotations, reports, tags and "according to", with their speakers and what is told inside what."""
