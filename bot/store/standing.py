"""How the whole stands, asked of the database: what is due and how late, and what fails."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

from bot.languages.lasting import unpacked
from bot.ports import Place, Queue, Sending, SourceState, Step, Trouble
from bot.store.database import Database
from bot.store.moments import perhaps_read, written
from bot.store.source_tables import found, sources
from bot.store.tables import deliveries

LATELY = timedelta(days=7)
"""How far back a channel that fails is looked for."""

MOST = 50
"""How many troubles are listed at most."""


class SqlStanding:
    """Fulfils `bot.ports.Standing`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def queues(self, now: datetime) -> tuple[Queue, ...]:
        """Three questions in one look. A source or an item without a moment is due at once: since it was last seen."""
        moment = written(now)
        active = sources.c.state == SourceState.ACTIVE.value
        asked = or_(sources.c.due.is_(None), sources.c.due <= moment)
        ready = or_(found.c.due.is_(None), found.c.due <= moment)
        waiting = and_(found.c.step.in_((Step.FOUND.value, Step.FETCHED.value)), ready, active)
        since = func.min(func.coalesce(found.c.due, found.c.seen))
        queries = {
            "digests": _open(func.min(deliveries.c.due)).where(deliveries.c.due <= moment),
            "sources": _open(func.min(sources.c.due)).where(active, asked, sources.c.kind != "webhook"),
            "articles": _open(since).select_from(found.join(sources)).where(waiting),
        }
        async with self._database.reading() as connection:
            rows = {name: (await connection.execute(query)).one() for name, query in queries.items()}
        return tuple(Queue(name=name, due=row[0], oldest=perhaps_read(row[1])) for name, row in rows.items())

    async def failing_sources(self) -> tuple[Trouble, ...]:
        """Those with failures in a row, that nobody has paused."""
        query = select(sources).where(sources.c.failures > 0, sources.c.state == SourceState.ACTIVE.value)
        query = query.order_by(sources.c.failing_since, sources.c.name).limit(MOST)
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).mappings().all()
        return tuple(
            Trouble(
                name=row["name"],
                place=None,
                since=perhaps_read(row["failing_since"]) or datetime.min.replace(tzinfo=UTC),
                problem=unpacked(row["problem"] or ""),
            )
            for row in rows
        )

    async def failing_channels(self, now: datetime) -> tuple[Trouble, ...]:
        """The last delivery of each digest and channel, where it failed, is uncertain, or is tried again."""
        later = deliveries.alias()
        ended = later.c.state == Sending.SENT.value
        since_then = and_(*(later.c[name] == deliveries.c[name] for name in _WHERE), ended)
        newer = exists(select(later.c.digest).where(since_then, later.c.claimed > deliveries.c.claimed))
        query = (
            select(deliveries)
            .where(_failing(), deliveries.c.claimed >= written(now - LATELY), ~newer)
            .order_by(deliveries.c.claimed.desc())
            .limit(MOST)
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).mappings().all()
        return tuple(
            Trouble(
                name=row["digest"].partition("@")[0],
                place=Place(row["platform"], row["workspace"], row["channel"]),
                since=datetime.fromisoformat(row["claimed"]),
                problem=unpacked(row["reason"] or row["message"] or row["state"]),
            )
            for row in rows
        )


_WHERE = ("digest", "platform", "workspace", "channel")


def _failing() -> ColumnElement[bool]:
    ended = deliveries.c.state.in_((Sending.FAILED.value, Sending.UNCERTAIN.value))
    again = and_(deliveries.c.due.is_not(None), deliveries.c.attempts > 0, deliveries.c.reason.is_not(None))
    return or_(ended, again)


def _open(oldest: ColumnElement[Any]) -> Select[Any]:
    return select(func.count(), oldest)
