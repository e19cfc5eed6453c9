"""The library in a database: articles with their sheets, and briefings, each visible only to whom it belongs."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from datetime import date
from types import TracebackType
from typing import Any

from sqlalchemy import Select, Table, delete, func, select, union
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock, SystemClock
from bot.facts.briefing import Briefing
from bot.facts.model import ArticleId, FactSheet
from bot.ports import Copy, Filed, Saved, Story, Tenant, Version
from bot.store import rows, source_tables
from bot.store.database import Database, insert
from bot.store.filters import SqlFilters
from bot.store.follows import SqlFollows
from bot.store.forgetting import SqlForgetting
from bot.store.installation_tables import install_states
from bot.store.installations import SqlInstallations
from bot.store.lately import published_since
from bot.store.ledger import SqlLedger
from bot.store.memory import missing_article
from bot.store.migrate import migrate
from bot.store.moments import written
from bot.store.notebook import SqlNotebook
from bot.store.places import visible
from bot.store.revisions import keep_version, note_happening, read_versions
from bot.store.seal import Seal
from bot.store.second_looks import SqlSecondLooks
from bot.store.sources import SqlSources
from bot.store.standing import SqlStanding
from bot.store.stories import SqlStories, read_copies, read_stories
from bot.store.subscription_tables import subscriptions
from bot.store.subscriptions import SqlSubscriptions
from bot.store.tables import articles, briefings, claim_entities, claims, entities, quotations, sheets
from bot.store.visibility import first_of_each, newest_first

KEPT = 256
"""How many parsed sheets are kept at hand."""

PARTS: tuple[tuple[Table, Callable[[FactSheet], Iterator[rows.Row]]], ...] = (
    (entities, rows.entity_rows),
    (claims, rows.claim_rows),
    (claim_entities, rows.claim_entity_rows),
    (quotations, rows.quotation_rows),
)


async def open_library(url: str, clock: Clock | None = None, seal: Seal | None = None) -> SqlLibrary:
    """The library at a database URL, its tables brought up to date; the folder of a SQLite file is made.

    Raises BadConfiguration for a URL that cannot work or a database of a newer version, Unavailable when the database
    does not answer. Close it, or use it with `async with`.
    """
    database = Database(url)
    try:
        await migrate(database)
    except BaseException:
        await database.close()
        raise
    return SqlLibrary(database, clock or SystemClock(), seal or Seal())


class SqlLibrary:
    """Fulfils `bot.ports.Library` on SQLite or PostgreSQL; `ledger` is the record of deliveries beside it, `sources`
    where articles come from, `subscriptions` the digests that were asked for in channels."""

    def __init__(self, database: Database, clock: Clock, seal: Seal) -> None:
        self._database = database
        self._clock = clock
        self._parsed: OrderedDict[str, tuple[str, FactSheet]] = OrderedDict()  # row -> (stamp, sheet), oldest first
        self.ledger = SqlLedger(database, clock)
        self.sources = SqlSources(database, clock)
        self.notebook = SqlNotebook(database)
        self.subscriptions = SqlSubscriptions(database)
        self.forgetting = SqlForgetting(database)
        self.standing = SqlStanding(database)
        self.installations = SqlInstallations(database, seal)
        self.filters = SqlFilters(database, clock)
        self.gathered = SqlStories(database, clock)
        self.second_looks = SqlSecondLooks(database)
        self.following = SqlFollows(database)

    async def __aenter__(self) -> SqlLibrary:
        """Itself."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        await self.close()

    @property
    def name(self) -> str:
        """The database in words, without its password."""
        return self._database.name

    async def close(self) -> None:
        """Give the database back."""
        await self._database.close()

    async def save(self, sheet: FactSheet, tenant: Tenant | None = None) -> Saved:
        """Store the sheet in place of an older one of the same article on the same shelf, all in one transaction.

        Nothing is written when nothing changed. A sheet that another version of the extractor made of the same text
        replaces the old one; one of another text or headline leaves the old one among the versions of the article.
        """
        packed = rows.pack(sheet)
        row = rows.article_row(sheet, tenant, packed)
        if await self._stamp(articles, row["row"]) == row["stamp"]:
            return Saved.UNCHANGED
        row["fetched"] = written(self._clock.now())
        async with self._database.writing() as connection:
            before = await keep_version(connection, row)
            saved = await _upsert(connection, articles, row)
            if saved is not Saved.UNCHANGED:
                await _replace_parts(connection, row["row"], sheet, packed)
            if saved is Saved.ADDED or before is not None:
                await note_happening(connection, row, before)
        self._keep(row["row"], row["stamp"], sheet)
        return saved

    async def save_briefing(self, briefing: Briefing, tenant: Tenant | None = None) -> Saved:
        """Store the briefing. Raises NotFound when those who may see it cannot see its article."""
        row = rows.briefing_row(briefing, tenant)
        async with self._database.reading() as connection:
            found = await connection.execute(_best(briefing.article, tenant))
            if found.first() is None:
                raise missing_article(briefing)
        if await self._stamp(briefings, row["row"]) == row["stamp"]:
            return Saved.UNCHANGED
        async with self._database.writing() as connection:
            return await _upsert(connection, briefings, row)

    async def remove_briefing(self, ident: str, tenant: Tenant | None = None) -> None:
        """Forget the briefing on that shelf; its article stays."""
        async with self._database.writing() as connection:
            await connection.execute(delete(briefings).where(briefings.c.row == rows.row_id(ident, tenant)))

    async def sheet(self, ident: ArticleId, tenant: Tenant | None) -> FactSheet | None:
        """The tenant's own sheet of the article, else the public one, else None.

        Parsed sheets are kept; whether one is still current is asked of the database each time, because another
        process may have replaced it.
        """
        async with self._database.reading() as connection:
            best = (await connection.execute(_best(ident, tenant))).first()
            if best is None:
                return None
            kept = self._parsed.get(best.row)
            if kept and kept[0] == best.stamp:
                self._parsed.move_to_end(best.row)
                return kept[1]
            stored = (await connection.execute(_whole(best.row))).mappings().one()
        sheet = rows.unpack(stored["sheet"], rows.read_article(stored))
        self._keep(best.row, stored["stamp"], sheet)
        return sheet

    async def brought_by(self, ident: ArticleId, tenant: Tenant | None) -> frozenset[str]:
        """The names of the sources that have brought an article: everybody's, and the tenant's own."""
        sources, found = source_tables.sources, source_tables.found
        query = select(sources.c.name).join(found, found.c.source == sources.c.row).where(found.c.article == ident)
        async with self._database.reading() as connection:
            return frozenset((await connection.execute(query.where(visible(sources, tenant)))).scalars())

    async def versions(self, ident: ArticleId, tenant: Tenant | None) -> tuple[Version, ...]:
        """All versions of the copy that the tenant sees, the oldest first."""
        async with self._database.reading() as connection:
            best = (await connection.execute(_best(ident, tenant))).first()
            return await read_versions(connection, best.row) if best is not None else ()

    async def copies(self, ident: ArticleId, tenant: Tenant | None) -> tuple[Copy, ...]:
        """Where else the article was found, the first one first."""
        async with self._database.reading() as connection:
            best = (await connection.execute(_best(ident, tenant))).first()
            return await read_copies(connection, best.row) if best is not None else ()

    async def stories(self, tenant: Tenant | None, since: date | None = None) -> tuple[Story, ...]:
        """The stories that the tenant may see, the one with the newest article first; `since`: those with a new one."""
        async with self._database.reading() as connection:
            return await read_stories(connection, tenant, since)

    async def try_writing(self) -> None:
        """Write a row and take it away again. Raises Unavailable where nothing can be written."""
        tried = {"state": "written by a check", "until": ""}
        async with self._database.writing() as connection:
            await connection.execute(insert(connection, install_states).values(tried).on_conflict_do_nothing())
            await connection.execute(delete(install_states).where(install_states.c.state == tried["state"]))

    async def reach(self) -> None:
        """Ask the database the least there is. Raises Unavailable where it does not answer."""
        async with self._database.reading() as connection:
            await connection.execute(select(1))

    async def counts(self) -> dict[str, int]:
        """How many rows there are, of all tenants: articles, briefings, claims and subscriptions."""
        tables = (articles, briefings, claims, subscriptions)
        numbers = (select(func.count()).select_from(table).scalar_subquery().label(table.name) for table in tables)
        async with self._database.reading() as connection:
            return dict((await connection.execute(select(*numbers))).mappings().one())

    async def articles(self, tenant: Tenant | None, since: date | None = None) -> tuple[Filed, ...]:
        """What the tenant may see, newest first, each article once; `since` a day: without what is certainly older."""
        columns = (articles.c.id, articles.c.title, articles.c.published, articles.c.url, articles.c.platform)
        query = select(*columns) if since is None else select(*columns).where(published_since(since))
        async with self._database.reading() as connection:
            found = (await connection.execute(_own_first(query, articles, tenant))).mappings().all()
        seen = first_of_each(rows.read_filed(row) for row in found)
        return tuple(sorted(seen, key=lambda filed: newest_first(filed.published, filed.id)))

    async def private(self) -> frozenset[Tenant]:
        """Those who have anything of their own on a shelf."""
        owners = (
            select(table.c.platform, table.c.workspace).where(table.c.platform.is_not(None))
            for table in (articles, briefings)
        )
        async with self._database.reading() as connection:
            return frozenset(Tenant(*row) for row in await connection.execute(union(*owners)))

    async def briefings(self, tenant: Tenant | None) -> tuple[Briefing, ...]:
        """What the tenant may see, newest first, each id once."""
        async with self._database.reading() as connection:
            found = (await connection.execute(_own_first(select(briefings), briefings, tenant))).mappings().all()
        seen = first_of_each(rows.read_briefing_row(row) for row in found)
        return tuple(sorted(seen, key=lambda briefing: newest_first(briefing.published, briefing.id)))

    async def _stamp(self, table: Table, row: str) -> str | None:
        async with self._database.reading() as connection:
            stamp: str | None = (await connection.execute(select(table.c.stamp).where(table.c.row == row))).scalar()
        return stamp

    def _keep(self, row: str, stamp: str, sheet: FactSheet) -> None:
        self._parsed[row] = (stamp, sheet)
        self._parsed.move_to_end(row)
        while len(self._parsed) > KEPT:
            self._parsed.popitem(last=False)


def _own_first(query: Select[Any], table: Table, tenant: Tenant | None) -> Select[Any]:
    return query.where(visible(table, tenant)).order_by(table.c.platform.is_(None))


def _best(ident: str, tenant: Tenant | None) -> Select[Any]:
    """Row and stamp of the copy that the tenant gets to see."""
    query = select(articles.c.row, articles.c.stamp).where(articles.c.id == ident)
    return _own_first(query, articles, tenant).limit(1)


def _whole(row: str) -> Select[Any]:
    return select(articles, sheets.c.sheet).join(sheets).where(articles.c.row == row)


async def _upsert(connection: AsyncConnection, table: Table, row: rows.Row) -> Saved:
    """Write the row unless it is there with the same stamp; the database decides between two that do it at once."""
    before = (await connection.execute(select(table.c.stamp).where(table.c.row == row["row"]))).scalar()
    statement = insert(connection, table).values(row)
    statement = statement.on_conflict_do_update(
        index_elements=["row"],
        set_={name: statement.excluded[name] for name in row if name != "row"},
        where=table.c.stamp != statement.excluded["stamp"],
    )
    written = (await connection.execute(statement.returning(table.c.row))).first()
    if written is None:
        return Saved.UNCHANGED
    return Saved.ADDED if before is None else Saved.REPLACED


async def _replace_parts(connection: AsyncConnection, row: str, sheet: FactSheet, packed: str) -> None:
    for table in (sheets, *(table for table, _ in PARTS)):
        await connection.execute(delete(table).where(table.c.article == row))
    await connection.execute(sheets.insert(), [{"article": row, "sheet": packed}])
    for table, make in PARTS:
        values = [{"article": row, "position": at, **made} for at, made in enumerate(make(sheet))]
        if values:
            await connection.execute(table.insert(), values)
