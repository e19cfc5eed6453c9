"""Which pages of stored articles are looked at again, in the database."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import and_, select, update

from bot.ports import Aged, SourceState
from bot.store.database import Database
from bot.store.moments import perhaps_written, written
from bot.store.source_rows import read_source, read_waiting, source_row
from bot.store.source_tables import found, sources


class SqlSecondLooks:
    """Fulfils `bot.ports.SecondLooks`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def aged(self, now: datetime, most: int) -> tuple[Aged, ...]:
        """What is to be looked at again now, of the sources that are not paused, the one that waits longest first."""
        query = select(found).join(sources).where(found.c.again <= written(now), found.c.article.is_not(None))
        query = query.where(sources.c.state != SourceState.PAUSED.value).order_by(found.c.again).limit(most)
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).mappings().all()
            owners = select(sources).where(sources.c.row.in_({row["source"] for row in rows}))
            by_row = {row["row"]: read_source(row) for row in (await connection.execute(owners)).mappings()}
        return tuple(
            Aged(
                waiting=read_waiting(row, by_row[row["source"]]),
                article=row["article"],
                looks=row["looks"],
                etag=row["etag"],
                modified=row["modified"],
            )
            for row in rows
        )

    async def looked(self, aged: Aged, again: datetime | None, etag: str | None, modified: str | None) -> None:
        """That it was looked at again; when the next time is, and what its server said of it."""
        source = aged.waiting.source
        there = and_(found.c.source == source_row(source), found.c.key == aged.waiting.key)
        change = {"again": perhaps_written(again), "looks": aged.looks + 1, "etag": etag, "modified": modified}
        async with self._database.writing() as connection:
            await connection.execute(update(found).where(there).values(change))
