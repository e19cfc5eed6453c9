"""How much and how many: numbers with their hedges, currencies, units and what they count."""
