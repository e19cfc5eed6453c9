"""Who and what an article speaks of: proper names, common noun phrases, groups, and what later refers back to them."""
