"""Deleting for good: a person's rows, a tenant's rows, and what is older than anybody needs."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, Table, and_, delete, exists, func, literal, not_, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.ports import Tenant
from bot.ports.forgetting import Counts, Cutoffs
from bot.store.belongings import NAMED, kind, of_person, of_tenant, owned, personal
from bot.store.database import Database
from bot.store.filter_tables import filtered
from bot.store.moments import written
from bot.store.notebook_tables import feedback
from bot.store.source_tables import found_steps
from bot.store.story_tables import happenings, revisions
from bot.store.subscription_tables import subscriptions
from bot.store.tables import deliveries, metadata

BATCH = 500
"""So many rows are deleted at a time, so that nobody waits long for the database."""

_NAMES = "names on what stays"


class SqlForgetting:
    """Fulfils `bot.ports.Forgetting` on SQLite or PostgreSQL."""

    def __init__(self, database: Database, *, batch: int = BATCH, spared: frozenset[str] = frozenset()) -> None:
        """`spared` are digests of the operator's own file: what was sent by them is not the tenant's to delete."""
        self._database = database
        self._batch = batch
        self._spared = spared

    def sparing(self, digests: Iterable[str]) -> SqlForgetting:
        """The same, but that what these digests of the operator's file have sent stays, so that none comes twice."""
        return SqlForgetting(self._database, batch=self._batch, spared=frozenset(digests))

    def _of(self, table: Table, tenant: Tenant) -> ColumnElement[bool]:
        """The tenant's rows of a table, but for what is spared."""
        theirs = of_tenant(table, tenant)
        if table is not deliveries:
            return theirs
        filed = (
            or_(table.c.digest == each, table.c.digest.startswith(f"{each}/", autoescape=True))
            for each in sorted(self._spared)
        )
        return and_(theirs, *(not_(each) for each in filed))

    def _rows(self, tenant: Tenant) -> list[tuple[Table, ColumnElement[bool]]]:
        return [(table, self._of(table, tenant)) for table in owned(metadata)]

    async def held(self, tenant: Tenant) -> Counts:
        """How many rows of each kind a server, a workspace or a direct chat has."""
        async with self._database.reading() as connection:
            return await _counted(connection, self._rows(tenant))

    async def forget_tenant(self, tenant: Tenant) -> Counts:
        """Delete all of it, in one transaction."""
        async with self._database.writing() as connection:
            return await _deleted(connection, self._rows(tenant))

    async def held_of(self, platform: str, user: str) -> Counts:
        """What is a person's own: feedback, and the digests of direct chats; and where the name stands besides."""
        async with self._database.reading() as connection:
            found: Counter[str] = Counter()
            for tenant in await _direct_chats(connection, platform, user):
                found.update(await _counted(connection, self._rows(tenant)))
            for table, own in personal(metadata):
                rows = await _counted(connection, [(table, of_person(table, platform, user))])
                found[kind(table) if own else _NAMES] += sum(rows.values())
            return {name: count for name, count in found.items() if count}

    async def forget_user(self, platform: str, user: str) -> Counts:
        """Delete what is the person's own, and the name where it stands on what is a server's."""
        gone: Counter[str] = Counter()
        async with self._database.writing() as connection:
            for tenant in await _direct_chats(connection, platform, user):
                gone.update(await _deleted(connection, self._rows(tenant)))
            for table, own in personal(metadata):
                theirs = of_person(table, platform, user)
                if own:
                    gone[kind(table)] += (await connection.execute(delete(table).where(theirs))).rowcount
                else:
                    blank = update(table).where(theirs).values({NAMED: ""})
                    gone[_NAMES] += (await connection.execute(blank)).rowcount
        return {name: count for name, count in gone.items() if count}

    async def prune(self, cutoffs: Cutoffs) -> Counts:
        """Delete what is older. What is under way is never touched, nor what keeps undated news from coming again."""
        wanted: list[tuple[Table, ColumnElement[bool]]] = []
        if cutoffs.feedback is not None:
            wanted.append((feedback, feedback.c.at < written(cutoffs.feedback)))
        if cutoffs.deliveries is not None:
            wanted.append((deliveries, and_(_settled(), deliveries.c.claimed < written(cutoffs.deliveries))))
            noted = happenings.c.noted.is_not(None)
            wanted.append((happenings, and_(noted, happenings.c.at < written(cutoffs.deliveries))))
        if cutoffs.unsubscribed is not None:
            old = deliveries.c.claimed < written(cutoffs.unsubscribed)
            wanted.append((deliveries, and_(_settled(), _unsubscribed(), old)))
        if cutoffs.traces is not None:
            wanted += [(table, table.c.at < written(cutoffs.traces)) for table in (found_steps, filtered)]
        if cutoffs.revisions is not None:
            wanted.append((revisions, revisions.c.replaced < written(cutoffs.revisions)))
        gone: Counter[str] = Counter()
        for table, old in wanted:
            gone[kind(table)] += await self._pruned(table, old)
        return {name: count for name, count in gone.items() if count}

    async def _pruned(self, table: Table, old: ColumnElement[bool]) -> int:
        keys = tuple(table.primary_key.columns)
        some = select(*keys).where(old).limit(self._batch)
        total = 0
        while True:
            async with self._database.writing() as connection:
                gone = (await connection.execute(delete(table).where(tuple_(*keys).in_(some)))).rowcount
            total += gone
            if gone < self._batch:
                return total
            await asyncio.sleep(0)


async def _deleted(connection: AsyncConnection, wanted: list[tuple[Table, ColumnElement[bool]]]) -> Counts:
    gone: Counter[str] = Counter()
    for table, where in wanted:
        gone[kind(table)] += (await connection.execute(delete(table).where(where))).rowcount
    return {name: count for name, count in gone.items() if count}


async def _counted(connection: AsyncConnection, wanted: list[tuple[Table, ColumnElement[bool]]]) -> Counts:
    found: Counter[str] = Counter()
    for table, where in wanted:
        count = (await connection.execute(select(func.count()).select_from(table).where(where))).scalar_one()
        found[kind(table)] += count
    return {name: count for name, count in found.items() if count}


async def _direct_chats(connection: AsyncConnection, platform: str, user: str) -> list[Tenant]:
    """The direct chats in which the person asked for a digest: they are the person's own, with all that is in them."""
    chats: set[str] = set()
    for table, own in personal(metadata):
        if not own and "channel" in table.c:
            where = and_(of_person(table, platform, user), table.c.workspace == "")
            chats.update((await connection.execute(select(table.c.channel).where(where))).scalars())
    return [Tenant(platform, f"direct:{chat}") for chat in sorted(chats)]


def _settled() -> ColumnElement[bool]:
    """Deliveries with which nothing will happen any more, and which keep nothing from being told again."""
    return and_(deliveries.c.due.is_(None), deliveries.c.day != date.min.isoformat())


def _unsubscribed() -> ColumnElement[bool]:
    """Deliveries of digests that were asked for in a channel (their name has an @) and are there no more."""
    there = and_(
        subscriptions.c.platform == deliveries.c.platform,
        subscriptions.c.workspace == deliveries.c.workspace,
        subscriptions.c.channel == deliveries.c.channel,
        func.substr(deliveries.c.digest, 1, func.length(subscriptions.c.name) + 1)
        == subscriptions.c.name + literal("@"),
    )
    return and_(deliveries.c.digest.contains("@"), ~exists(select(subscriptions.c.row).where(there)))
