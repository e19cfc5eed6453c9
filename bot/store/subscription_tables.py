"""The table of digests that were asked for in channels."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, Text

from bot.store.tables import metadata

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("row", String(40), primary_key=True),  # a hash of the tenant and the name
    Column("name", String, nullable=False),
    Column("platform", String, nullable=False),
    Column("tenant", String, nullable=False),  # the workspace, or direct:CHANNEL
    Column("workspace", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("time", String(5), nullable=False),
    Column("zone", String, nullable=False),
    Column("weekdays", String(7), nullable=False),  # digits, 0 is Monday
    Column("topics", Text, nullable=False),  # JSON
    Column("items", Integer, nullable=False),
    Column("quiet", Boolean, nullable=False),
    Column("begins", String(10), nullable=False),
    Column("paused", Boolean, nullable=False),
    Column("by", String, nullable=False),
    # null in what an earlier version wrote
    Column("thread", String),
    Column("sources", Text),  # JSON
    Column("length", String(10)),
    Column("language", String(8)),
    Column("notify", String),
    Column("notify_name", Text),
    Column("silent_from", String(5)),
    Column("silent_until", String(5)),
    Column("look", String),  # when it is next looked at whether it is due; null: now
    Index(None, "platform", "tenant"),
    Index("ix_subscriptions_look", "look"),
)
