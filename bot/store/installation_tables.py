"""The tables of installations: tokens of workspaces, through which of them a tenant is reached, and those half made."""

from __future__ import annotations

from sqlalchemy import Column, Index, String, Table, Text

from bot.store.tables import metadata

installations = Table(
    "installations",
    metadata,
    Column("platform", String, primary_key=True),
    Column("enterprise", String, primary_key=True),  # "" for none
    Column("workspace", String, primary_key=True),  # "" for the whole organisation
    Column("data", Text, nullable=False),  # sealed where there is a key: see bot/store/seal.py
    Column("at", String, nullable=False),
)

homes = Table(
    "homes",
    metadata,
    Column("platform", String, primary_key=True),
    Column("tenant", String, primary_key=True),
    Column("enterprise", String, nullable=False),
    Column("workspace", String, nullable=False),
    Index(None, "platform", "workspace"),
)

install_states = Table(
    "install_states",
    metadata,
    Column("state", String, primary_key=True),
    Column("until", String, nullable=False),
)
