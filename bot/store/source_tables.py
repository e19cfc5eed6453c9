"""The tables of sources: where articles come from, how far each has come, and everything it ever named."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, String, Table, Text

from bot.store.tables import metadata, on_shelf

sources = Table(
    "sources",
    metadata,
    Column("row", String(40), primary_key=True),  # a hash of the shelf and the name
    Column("name", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("address", Text, nullable=False),
    *on_shelf(),
    Column("place", Text),  # JSON
    Column("most", Integer, nullable=False),
    Column("whole", Boolean, nullable=False),
    Column("filed", Boolean, nullable=False),
    Column("state", String, nullable=False),
    Column("due", String),
    Column("interval", Float, nullable=False),
    Column("etag", Text),
    Column("modified", Text),
    Column("moved", Text),
    Column("polled", String),
    Column("failures", Integer, nullable=False),
    Column("failing_since", String),
    Column("warned", String),
    Column("problem", Text),
)


def _of_source() -> Column[str]:
    """What a source named goes when the source goes."""
    return Column("source", String(40), ForeignKey("sources.row", ondelete="CASCADE"), primary_key=True)


found = Table(
    "found",
    metadata,
    _of_source(),
    Column("key", Text, primary_key=True),  # the first of its names
    Column("position", Integer, nullable=False),  # counts up: the order in which it is taken
    Column("step", String, nullable=False),
    Column("url", Text),
    Column("title", Text),
    Column("published", String),
    Column("authors", Text, nullable=False),  # JSON
    Column("content", Text, nullable=False),
    Column("article", String),
    Column("tries", Integer, nullable=False),
    Column("due", String),
    Column("problem", Text),
    Column("seen", String, nullable=False),
    Column("mark", String(40)),  # a hash of what the source gave of it: another one means that it was edited
    Column("edits", Integer, nullable=False, server_default="0"),
    Column("again", Text),  # when its page is looked at again; null: never
    Column("looks", Integer, nullable=False, server_default="0"),
    Column("etag", Text),
    Column("modified", Text),
    Index(None, "again"),
    Index(None, "step", "position"),
    Index(None, "article"),
)

found_names = Table(
    "found_names",
    metadata,
    _of_source(),
    Column("name", Text, primary_key=True),
    Column("key", Text, nullable=False),
)

found_steps = Table(
    "found_steps",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", String(40), ForeignKey("sources.row", ondelete="CASCADE"), nullable=False),
    Column("key", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("step", String, nullable=False),
    Column("problem", Text),
    Index(None, "source", "key"),
)
