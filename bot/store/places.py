"""Shelves and channels as SQL: who may see a row, whose it is, and of which channel."""

from __future__ import annotations

from sqlalchemy import ColumnElement, FromClause, RowMapping, and_, or_

from bot.ports import Place, Tenant


def visible(table: FromClause, tenant: Tenant | None) -> ColumnElement[bool]:
    """The rows that a tenant may see: those of everybody's shelf, and of its own."""
    everybodys = of_shelf(table, None)
    return everybodys if tenant is None else or_(everybodys, of_shelf(table, tenant))


def of_shelf(table: FromClause, tenant: Tenant | None) -> ColumnElement[bool]:
    """The rows of that very shelf; None: of everybody's."""
    if tenant is None:
        return table.c.platform.is_(None)
    return and_(table.c.platform == tenant.platform, table.c.workspace == tenant.workspace)


def of_channel(table: FromClause, place: Place) -> ColumnElement[bool]:
    """The rows of a channel, its threads too."""
    return and_(
        table.c.platform == place.platform, table.c.workspace == place.workspace, table.c.channel == place.channel
    )


def shelf_values(tenant: Tenant | None) -> dict[str, str | None]:
    """The columns that say on whose shelf a row stands."""
    return {"platform": tenant.platform if tenant else None, "workspace": tenant.workspace if tenant else None}


def channel_values(place: Place) -> dict[str, str]:
    """The columns that say of which channel a row is."""
    return {"platform": place.platform, "workspace": place.workspace, "channel": place.channel}


def owner(row: RowMapping) -> Tenant | None:
    """On whose shelf a row stands; None: on everybody's."""
    return Tenant(row["platform"], row["workspace"]) if row["platform"] is not None else None
