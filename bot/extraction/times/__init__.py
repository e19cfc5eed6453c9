"""When things happen: time expressions found, resolved against the publication date, and joined with their verbs."""
