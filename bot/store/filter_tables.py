"""The tables of filters: what each channel wants of the news, and what a filter kept out of which digest."""

from __future__ import annotations

from sqlalchemy import Column, String, Table, Text

from bot.store.tables import metadata


def _of_channel() -> tuple[Column[str], ...]:
    """The channel, and the digest in it; "" for the whole channel."""
    names = ("platform", "workspace", "channel", "digest")
    return tuple(Column(name, String, primary_key=True) for name in names)


channel_filters = Table(
    "channel_filters",
    metadata,
    *_of_channel(),
    Column("text", Text, nullable=False),
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
)

filtered = Table(
    "filtered",
    metadata,
    *_of_channel(),
    Column("article", String, primary_key=True),
    Column("at", String, nullable=False),
    Column("part", Text, nullable=False),
)
