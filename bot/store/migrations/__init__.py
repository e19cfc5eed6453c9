"""Alembic's folder: one file in `versions` per change of the tables, never edited once it was released."""
