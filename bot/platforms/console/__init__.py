"""The terminal as a surface."""
