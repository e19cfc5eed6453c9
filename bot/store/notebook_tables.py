"""The tables of the notebook: feedback on answers, and topic packs that are switched off."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table, Text

from bot.store.tables import in_channel, metadata

feedback = Table(
    "feedback",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", String, nullable=False),
    *in_channel(),
    Column("reader", String, nullable=False),
    Column("verdict", String, nullable=False),
    Column("answer", Text, nullable=False),  # what was asked, so that the operator can ask it again
    Column("words", Text, nullable=False),
)

packs_off = Table(
    "packs_off",
    metadata,
    Column("platform", String, primary_key=True),
    Column("workspace", String, primary_key=True),
    Column("pack", String, primary_key=True),
)
