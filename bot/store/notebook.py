"""What readers say about answers, and which topic packs a server or workspace has switched off."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import delete, select

from bot.ports import Feedback, Place, Tenant
from bot.store.database import Database, insert
from bot.store.notebook_tables import feedback, packs_off

MOST = 500
"""How many pieces of feedback are listed at most."""


class SqlNotebook:
    """Fulfils `bot.ports.Notebook` on SQLite or PostgreSQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def note(self, said: Feedback) -> None:
        """Keep a piece of feedback."""
        values = {
            "at": said.at.astimezone(UTC).isoformat(),
            "platform": said.place.platform,
            "workspace": said.place.workspace,
            "channel": said.place.channel,
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
        table = packs_off.c
        query = select(table.pack).where(table.platform == tenant.platform, table.workspace == tenant.workspace)
        async with self._database.reading() as connection:
            return frozenset((await connection.execute(query)).scalars().all())

    async def switch(self, tenant: Tenant, pack: str, on: bool) -> None:
        """Switch a pack on or off there; what is so already stays so."""
        row = {"platform": tenant.platform, "workspace": tenant.workspace, "pack": pack}
        table = packs_off.c
        async with self._database.writing() as connection:
            if on:
                gone = delete(packs_off).where(
                    table.platform == tenant.platform, table.workspace == tenant.workspace, table.pack == pack
                )
                await connection.execute(gone)
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
