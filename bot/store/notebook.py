"""What readers say about answers, and which topic packs a server or workspace has switched off."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select

from bot.ports import Feedback, Place, Tenant
from bot.store.database import Database, insert
from bot.store.moments import written
from bot.store.notebook_tables import feedback, packs_off
from bot.store.places import channel_values, of_shelf, shelf_values

MOST = 500
"""How many pieces of feedback are listed at most."""


class SqlNotebook:
    """Fulfils `bot.ports.Notebook` on SQLite or PostgreSQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def note(self, said: Feedback) -> None:
        """Keep a piece of feedback."""
        values = {
            "at": written(said.at),
            **channel_values(said.place),
            "reader": said.reader,
            "verdict": said.verdict,
            "answer": said.answer,
            "words": said.words,
        }
        async with self._database.writing() as connection:
            await connection.execute(feedback.insert(), [values])

    async def feedback(self) -> tuple[Feedback, ...]:
        """The newest 500 pieces of feedback, newest first."""
        query = select(feedback).order_by(feedback.c.id.desc()).limit(MOST)
        async with self._database.reading() as connection:
            found = (await connection.execute(query)).mappings().all()
        return tuple(
            Feedback(
                at=datetime.fromisoformat(row["at"]),
                place=Place(row["platform"], row["workspace"], row["channel"]),
                reader=row["reader"],
                verdict=row["verdict"],
                answer=row["answer"],
                words=row["words"],
            )
            for row in found
        )

    async def packs_off(self, tenant: Tenant) -> frozenset[str]:
        """The packs that are switched off there."""
        query = select(packs_off.c.pack).where(of_shelf(packs_off, tenant))
        async with self._database.reading() as connection:
            return frozenset((await connection.execute(query)).scalars().all())

    async def switch(self, tenant: Tenant, pack: str, on: bool) -> None:
        """Switch a pack on or off there; what is so already stays so."""
        row = {**shelf_values(tenant), "pack": pack}
        async with self._database.writing() as connection:
            if on:
                await connection.execute(delete(packs_off).where(of_shelf(packs_off, tenant), packs_off.c.pack == pack))
            else:
                await connection.execute(insert(connection, packs_off).values(row).on_conflict_do_nothing())


class MemoryNotebook:
    """Fulfils `bot.ports.Notebook`; gone when the process ends."""

    def __init__(self) -> None:
        self._said: list[Feedback] = []
        self._off: dict[Tenant, frozenset[str]] = {}

    async def note(self, said: Feedback) -> None:
        """Keep a piece of feedback."""
        self._said.insert(0, said)

    async def feedback(self) -> tuple[Feedback, ...]:
        """The newest 500 pieces of feedback, newest first."""
        return tuple(self._said[:MOST])

    async def packs_off(self, tenant: Tenant) -> frozenset[str]:
        """The packs that are switched off there."""
        return self._off.get(tenant, frozenset())

    async def switch(self, tenant: Tenant, pack: str, on: bool) -> None:
        """Switch a pack on or off there; what is so already stays so."""
        off = self._off.get(tenant, frozenset())
        self._off[tenant] = off - {pack} if on else off | {pack}
