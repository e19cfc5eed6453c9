"""The digests that were asked for in channels, in the database; each tenant sees and changes its own."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, time
from typing import Any

from sqlalchemy import RowMapping, Select, delete, select

from bot.ports import Group, Length, Place, QuietHours, Subscription, Tenant
from bot.store.database import Database, insert
from bot.store.rows import row_id
from bot.store.subscription_tables import subscriptions


class SqlSubscriptions:
    """Fulfils `bot.ports.Subscriptions`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def every(self) -> tuple[Subscription, ...]:
        """Those of all tenants, by name."""
        return await self._read(select(subscriptions))

    async def listed(self, tenant: Tenant) -> tuple[Subscription, ...]:
        """Those of a tenant, by name."""
        columns = subscriptions.c
        query = select(subscriptions)
        return await self._read(query.where(columns.platform == tenant.platform, columns.tenant == tenant.workspace))

    async def named(self, wanted: Iterable[tuple[str, Tenant]]) -> tuple[Subscription, ...]:
        """Those of these names and tenants; names that are not there are left out."""
        ids = [row_id(name, tenant) for name, tenant in wanted]
        return await self._read(select(subscriptions).where(subscriptions.c.row.in_(ids)))

    async def keep(self, subscription: Subscription) -> None:
        """Add it, or put it in place of the one of the same name of the same tenant."""
        row = _row(subscription)
        async with self._database.writing() as connection:
            statement = insert(connection, subscriptions).values(row)
            changed = {name: statement.excluded[name] for name in row if name != "row"}
            await connection.execute(statement.on_conflict_do_update(index_elements=["row"], set_=changed))

    async def drop(self, name: str, tenant: Tenant) -> bool:
        """Forget it; False where that tenant has none of this name. What was sent stays in the ledger."""
        statement = delete(subscriptions).where(subscriptions.c.row == row_id(name, tenant))
        async with self._database.writing() as connection:
            gone = await connection.execute(statement.returning(subscriptions.c.row))
            return gone.first() is not None

    async def _read(self, query: Select[Any]) -> tuple[Subscription, ...]:
        async with self._database.reading() as connection:
            found = await connection.execute(query.order_by(subscriptions.c.name, subscriptions.c.row))
            return tuple(map(read_subscription, found.mappings()))


def _row(subscription: Subscription) -> dict[str, Any]:
    place, tenant = subscription.place, subscription.place.tenant
    return {
        "row": row_id(subscription.name, tenant),
        "name": subscription.name,
        "platform": place.platform,
        "tenant": tenant.workspace,
        "workspace": place.workspace,
        "channel": place.channel,
        "time": subscription.time.isoformat(timespec="minutes"),
        "zone": subscription.zone,
        "weekdays": "".join(map(str, sorted(subscription.weekdays))),
        "topics": json.dumps(subscription.topics, ensure_ascii=False),
        "items": subscription.items,
        "quiet": subscription.quiet,
        "begins": subscription.begins.isoformat(),
        "paused": subscription.paused,
        "by": subscription.by,
        "look": None,  # whatever was changed may change when it is due
        "thread": place.thread,
        "sources": json.dumps(subscription.sources, ensure_ascii=False),
        "length": subscription.length.value,
        "language": subscription.language,
        "notify": subscription.notify.id if subscription.notify else None,
        "notify_name": subscription.notify.name if subscription.notify else None,
        "silent_from": subscription.silent.begins.isoformat(timespec="minutes") if subscription.silent else None,
        "silent_until": subscription.silent.ends.isoformat(timespec="minutes") if subscription.silent else None,
    }


def read_subscription(row: RowMapping) -> Subscription:
    """A row of the table."""
    return Subscription(
        name=row["name"],
        place=Place(row["platform"], row["workspace"], row["channel"], row["thread"]),
        time=time.fromisoformat(row["time"]),
        zone=row["zone"],
        weekdays=frozenset(map(int, row["weekdays"])),
        topics=tuple(json.loads(row["topics"])),
        items=row["items"],
        quiet=row["quiet"],
        begins=date.fromisoformat(row["begins"]),
        paused=row["paused"],
        by=row["by"],
        sources=tuple(json.loads(row["sources"] or "[]")),
        length=Length(row["length"] or Length.BRIEF),
        language=row["language"] or "",
        notify=Group(row["notify"], row["notify_name"] or row["notify"]) if row["notify"] else None,
        silent=_silent(row),
    )


def _silent(row: RowMapping) -> QuietHours | None:
    """Quiet hours are local in the zone of the digest."""
    if not row["silent_from"] or not row["silent_until"]:
        return None
    begins, ends = time.fromisoformat(row["silent_from"]), time.fromisoformat(row["silent_until"])
    return QuietHours(begins=begins, ends=ends, zone=row["zone"])
