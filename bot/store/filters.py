"""The filters of channels in the database, and what they stopped; each channel sees its own only."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Table, delete, select

from bot.clock import Clock
from bot.ports import ChannelFilter, Place, Stopped
from bot.store.database import Database, insert
from bot.store.filter_tables import channel_filters, filtered
from bot.store.moments import written
from bot.store.places import channel_values, of_channel


class SqlFilters:
    """Fulfils `bot.ports.FilterStore` on SQLite or PostgreSQL."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def filters(self, place: Place) -> tuple[ChannelFilter, ...]:
        """Those of the channel, its own first, then by digest."""
        query = select(channel_filters).where(of_channel(channel_filters, place)).order_by(channel_filters.c.digest)
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).mappings().all()
        return tuple(
            ChannelFilter(
                place=Place(row["platform"], row["workspace"], row["channel"]),
                text=row["text"],
                digest=row["digest"],
                by=row["by"],
            )
            for row in rows
        )

    async def keep_filter(self, kept: ChannelFilter) -> None:
        """Set it, in place of an older one of the same channel and digest."""
        await self._put(channel_filters, kept.place, kept.digest, {"text": kept.text, "by": kept.by})

    async def drop_filter(self, place: Place, digest: str = "") -> bool:
        """Forget it; False where there is none. What it stopped stays known."""
        gone = delete(channel_filters).where(of_channel(channel_filters, place), channel_filters.c.digest == digest)
        async with self._database.writing() as connection:
            return (await connection.execute(gone.returning(channel_filters.c.digest))).first() is not None

    async def note_stopped(self, place: Place, digest: str, article: str, part: str) -> None:
        """That this article was kept out of this digest; the last time counts."""
        await self._put(filtered, place, digest, {"article": article, "part": part})

    async def stops(self, place: Place, article: str) -> tuple[Stopped, ...]:
        """What kept an article out of the digests of a channel, by digest."""
        query = select(filtered).where(of_channel(filtered, place), filtered.c.article == article)
        async with self._database.reading() as connection:
            rows = (await connection.execute(query.order_by(filtered.c.digest))).mappings().all()
        return tuple(
            Stopped(digest=row["digest"], at=datetime.fromisoformat(row["at"]), part=row["part"]) for row in rows
        )

    async def _put(self, table: Table, place: Place, digest: str, more: dict[str, Any]) -> None:
        """Write one row in place of the one with the same key."""
        row = {**channel_values(place), "digest": digest, **more, "at": written(self._clock.now())}
        keys = [column.name for column in table.primary_key]
        async with self._database.writing() as connection:
            statement = insert(connection, table).values(row)
            changed = {name: statement.excluded[name] for name in row if name not in keys}
            await connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=changed))
