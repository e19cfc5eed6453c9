"""Whose a row is: for every table, by the columns that it has. A new table that follows the names needs nothing here.

`platform` with `tenant`, or with `workspace` and `channel` (as in a Place), or with `workspace` alone (as in a Tenant)
say whose server or workspace it is. `reader` is a person whose row it is; `by` a person who is only named on it. Rows
that hang on such a row by a foreign key go with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, MetaData, Table, and_, false

from bot.ports import Tenant

OWN, NAMED = "reader", "by"
"""The columns that hold a person: one whose row it is, and one who is named on a row of others."""

KINDS = {"subscriptions": "digests", "channel_filters": "filters", "packs_off": "topic packs switched off"}
"""The words for what a table holds, where its name is no word for it."""

STAYS = frozenset(("installations", "homes"))
"""What lets the bot in, and how it reaches a direct chat: they go when the bot is put out, not with what was said."""


def kind(table: Table) -> str:
    """What a table holds, in words."""
    return KINDS.get(table.name, table.name.replace("_", " "))


def owned(metadata: MetaData) -> Iterator[Table]:
    """The tables whose rows are a server's or a workspace's; what hangs on others comes before them."""
    inmost_first = reversed(metadata.sorted_tables)
    return (t for t in inmost_first if t.name not in STAYS and "platform" in t.c and "workspace" in t.c)


def personal(metadata: MetaData) -> Iterator[tuple[Table, bool]]:
    """The tables with people in them, and whether a row is the person's own."""
    return ((t, OWN in t.c) for t in metadata.sorted_tables if "platform" in t.c and (OWN in t.c or NAMED in t.c))


def hanging(table: Table) -> bool:
    """Whether the rows of a table go with rows of another one."""
    return any(key.ondelete == "CASCADE" for key in table.foreign_keys)


def of_tenant(table: Table, tenant: Tenant) -> ColumnElement[bool]:
    """The rows of a server or workspace, or of a direct chat, in one of the `owned` tables."""
    columns = table.c
    there = columns.platform == tenant.platform
    if "tenant" in columns:
        return and_(there, columns.tenant == tenant.workspace)
    direct = tenant.workspace.removeprefix("direct:")
    if "channel" in columns and direct != tenant.workspace:
        return and_(there, columns.workspace == "", columns.channel == direct)
    if "channel" in columns and not tenant.workspace:
        return false()  # the direct chats of everybody have no workspace, and are no tenant
    return and_(there, columns.workspace == tenant.workspace)


def of_person(table: Table, platform: str, user: str) -> ColumnElement[bool]:
    """The rows with a person in one of the `personal` tables."""
    column = table.c[OWN] if OWN in table.c else table.c[NAMED]
    return and_(table.c.platform == platform, column == user)
