"""The tables of filters: what each channel wants of the news, and what a filter kept out of which digest."""

from __future__ import annotations

from sqlalchemy import Column, String, Table, Text

from bot.store.tables import in_channel, metadata

channel_filters = Table(
    "channel_filters",
    metadata,
    *in_channel(key=True),
    Column("digest", String, primary_key=True),  # "" for the whole channel
    Column("text", Text, nullable=False),
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
)

filtered = Table(
    "filtered",
    metadata,
    *in_channel(key=True),
    Column("digest", String, primary_key=True),  # "" for the whole channel
    Column("article", String, primary_key=True),
    Column("at", String, nullable=False),
    Column("part", Text, nullable=False),
)
