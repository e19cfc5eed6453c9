"""The sources in the database: what a look found is written with how far the source has come, or not at all."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, delete, func, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.facts.model import digest
from bot.languages.lasting import perhaps_packed
from bot.ports import Found, Polling, Source, SourceState, Step, Tenant, Trace, Waiting
from bot.store.database import Database, insert
from bot.store.moments import perhaps_written, written
from bot.store.places import visible
from bot.store.rows import moment
from bot.store.source_rows import (
    polling_values,
    read_polling,
    read_source,
    read_trace,
    read_waiting,
    source_row,
    source_values,
)
from bot.store.source_tables import found, found_names, found_steps, sources

OPEN = (Step.FOUND.value, Step.FETCHED.value)
MOST_AT_ONCE = 400
"""Names looked up in one statement; SQLite takes 32,766 parameters, older ones 999."""


MOST_EDITS = 24
"""So often an item is read again because its source gives something else of it: some change at every look."""

_OF_ADDRESS = ("due", "etag", "modified", "moved", "failures", "failing_since", "warned", "problem")
"""What is known of an address, and not of the source: under another one it is asked at once, and without conditions."""

_SETTLED = (Step.STORED.value, Step.DUPLICATE.value)


class SqlSources:
    """Fulfils `bot.ports.SourceStore`."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def sources(self) -> tuple[tuple[Source, Polling], ...]:
        """Every source of every shelf, by name."""
        async with self._database.reading() as connection:
            rows = (await connection.execute(select(sources).order_by(sources.c.name, sources.c.row))).mappings().all()
        return tuple((read_source(row), read_polling(row)) for row in rows)

    async def keep_source(self, source: Source) -> None:
        """Add it, or change what is told about it; how far it has come stays, but for what the old address said."""
        told = source_values(source)
        async with self._database.writing() as connection:
            statement = insert(connection, sources).values({**told, **polling_values(Polling())})
            changed: dict[str, Any] = {name: statement.excluded[name] for name in told if name != "row"}
            elsewhere = sources.c.address != statement.excluded.address
            for name, fresh in polling_values(Polling()).items():
                if name in _OF_ADDRESS:
                    changed[name] = case((elsewhere, fresh), else_=sources.c[name])
            ended = and_(elsewhere, sources.c.state == SourceState.ENDED.value)
            changed["state"] = case((ended, SourceState.ACTIVE.value), else_=sources.c.state)
            await connection.execute(statement.on_conflict_do_update(index_elements=["row"], set_=changed))

    async def drop_source(self, source: Source) -> None:
        """Forget it and what it named; its articles stay."""
        async with self._database.writing() as connection:
            await connection.execute(delete(sources).where(sources.c.row == source_row(source)))

    async def note(
        self,
        source: Source,
        polling: Polling,
        new: tuple[Found, ...] = (),
        skipped: tuple[Found, ...] = (),
        *,
        was: SourceState | None = None,
    ) -> int:
        """Write all of it in one transaction; how many of `new` were unknown by all of their names.

        A source that was removed meanwhile is not made again, and nothing is written. One that was in the state `was`
        when it was asked, and still is by `polling`, may have been paused or resumed meanwhile, and stays so.
        """
        row, come = source_row(source), polling_values(polling)
        if was is polling.state:
            del come["state"]
        async with self._database.writing() as connection:
            statement = update(sources).where(sources.c.row == row).values(come).returning(sources.c.row)
            if (await connection.execute(statement)).first() is None:
                return 0
            await self._remember(connection, row, skipped, Step.SKIPPED)
            return await self._remember(connection, row, new, Step.FOUND)

    async def _remember(self, connection: AsyncConnection, row: str, some: tuple[Found, ...], step: Step) -> int:
        known = await _known(connection, row, (name for one in some for name in one.names))
        position = await _last(connection)
        items, names = [], []
        for one in some:
            key = next((known[name] for name in one.names if name in known), None)
            if key is None:
                key, position = one.names[0], position + 1
                items.append(self._item(row, one, step, position))
            else:
                await self._edited(connection, row, key, one)
            # a name it did not have before: an item may change its GUID or its address, but not both at once
            fresh = [name for name in one.names if name not in known]
            names += [{"source": row, "name": name, "key": key} for name in fresh]
            known |= dict.fromkeys(fresh, key)
        if items:
            await connection.execute(found.insert(), items)
        if names:
            await connection.execute(found_names.insert(), names)
        return len(items)

    async def _edited(self, connection: AsyncConnection, row: str, key: str, one: Found) -> None:
        """Where the source gives something else of an item that was stored, it is to be read again, up to a bound."""
        mark = _mark(one)
        there = and_(found.c.source == row, found.c.key == key)
        kept = (await connection.execute(select(found.c.mark, found.c.step, found.c.edits).where(there))).first()
        if kept is None or kept.mark == mark:
            return
        change: dict[str, Any] = {"mark": mark}
        if kept.mark is not None and kept.step in _SETTLED and kept.edits < MOST_EDITS:
            change |= {"step": Step.FOUND.value, "edits": kept.edits + 1, "tries": 0, "content": one.content}
            change |= {"title": one.title, "published": moment(one.published)}
        await connection.execute(update(found).where(there).values(change))

    def _item(self, row: str, one: Found, step: Step, position: int) -> dict[str, Any]:
        return {
            "source": row,
            "key": one.names[0],
            "position": position,
            "step": step.value,
            "url": one.url,
            "title": one.title,
            "published": moment(one.published),
            "authors": json.dumps(one.authors, ensure_ascii=False),
            "content": one.content if step is Step.FOUND else "",
            "article": None,
            "tries": 0,
            "due": None,
            "problem": None,
            "seen": written(self._clock.now()),
            "mark": _mark(one),
        }

    async def waiting(self, now: datetime, most: int) -> tuple[Waiting, ...]:
        """What is to be fetched now, in the order in which it was found, of the sources that are active."""
        due = or_(found.c.due.is_(None), found.c.due <= written(now))
        active = sources.c.state != SourceState.PAUSED.value
        query = select(found).join(sources).where(found.c.step.in_(OPEN), due, active)
        async with self._database.reading() as connection:
            rows = (await connection.execute(query.order_by(found.c.position).limit(most))).mappings().all()
            owners = {row["source"] for row in rows}
            query = select(sources).where(sources.c.row.in_(owners))
            by_row = {row["row"]: read_source(row) for row in (await connection.execute(query)).mappings()}
        return tuple(read_waiting(row, by_row[row["source"]]) for row in rows)

    async def claim(self, source: Source, now: datetime, until: datetime) -> bool:
        """True for one of the processes that want to ask it now: its next time is moved on till `note` says more."""
        free = and_(sources.c.row == source_row(source), or_(sources.c.due.is_(None), sources.c.due <= written(now)))
        async with self._database.writing() as connection:
            statement = update(sources).where(free).values(due=written(until)).returning(sources.c.row)
            return (await connection.execute(statement)).first() is not None

    async def hold(self, some: Sequence[Waiting], now: datetime, until: datetime) -> tuple[Waiting, ...]:
        """Those of them that no other process has taken; SQLite has one process only, which waits for nobody."""
        if not some or self._database.engine.dialect.name == "sqlite":
            return tuple(some)
        free = and_(or_(*map(_is, some)), or_(found.c.due.is_(None), found.c.due <= written(now)))
        pair = tuple_(found.c.source, found.c.key)
        mine = select(found.c.source, found.c.key).where(free).with_for_update(skip_locked=True).cte("mine")
        async with self._database.writing() as connection:
            chosen = pair.in_(select(mine.c.source, mine.c.key))
            statement = update(found).where(chosen).values(due=written(until)).returning(found.c.source, found.c.key)
            held = {(row.source, row.key) for row in await connection.execute(statement)}
        return tuple(one for one in some if (source_row(one.source), one.key) in held)

    async def step(
        self,
        waiting: Waiting,
        step: Step,
        *,
        article: str | None = None,
        problem: str | None = None,
        due: datetime | None = None,
        again: datetime | None = None,
    ) -> None:
        """How far it has come; with `due`, a try that failed, and when the next one is. Its path grows by a step."""
        kept = perhaps_packed(problem)
        change: dict[str, Any] = {"step": step.value, "problem": kept}
        if step is not Step.FETCHED:  # until it is stored nobody else takes it
            change["due"] = perhaps_written(due)
        if step in (Step.STORED, Step.DUPLICATE, Step.REFUSED):
            change |= {"article": article, "content": "", "again": perhaps_written(again)}
        if due is not None or step is Step.REFUSED:
            change["tries"] = waiting.tries + 1
        of = {"source": source_row(waiting.source), "key": waiting.key}
        async with self._database.writing() as connection:
            statement = update(found).where(_is(waiting)).values(change).returning(found.c.key)
            if (await connection.execute(statement)).first() is not None:  # its source may have been removed meanwhile
                passed = {**of, "at": written(self._clock.now()), "step": step.value, "problem": kept}
                await connection.execute(found_steps.insert(), [passed])

    async def counts(self, source: Source) -> dict[Step, int]:
        """How many of what it named have come how far."""
        query = select(found.c.step, func.count()).where(found.c.source == source_row(source)).group_by(found.c.step)
        async with self._database.reading() as connection:
            return {Step(step): number for step, number in (await connection.execute(query)).all()}

    async def traces(self, item: str, tenant: Tenant | None, most: int) -> tuple[Trace, ...]:
        """The ways of what an address, words of a title or the beginning of an article's id mean, newest first."""
        query = select(found).join(sources).where(visible(sources, tenant), _means(item))
        async with self._database.reading() as connection:
            query = query.order_by(found.c.position.desc()).limit(most)
            rows = (await connection.execute(query)).mappings().all()
            by_row = select(sources).where(sources.c.row.in_({row["source"] for row in rows}))
            owners = {row["row"]: read_source(row) for row in (await connection.execute(by_row)).mappings()}
            keys = [(row["source"], row["key"]) for row in rows]
            steps = select(found_steps).where(tuple_(found_steps.c.source, found_steps.c.key).in_(keys))
            passed = (await connection.execute(steps.order_by(found_steps.c.id))).mappings().all()
        return tuple(read_trace(row, owners[row["source"]], passed) for row in rows)


def _means(item: str) -> ColumnElement[bool]:
    """An address is meant whatever its scheme and its query; words are those of a title, in any order."""
    if re.fullmatch(r"[0-9a-f]{6,40}", item):
        return or_(found.c.article.startswith(item), found.c.title.icontains(item))
    address = re.fullmatch(r"(?:https?://)?(?:www\.)?([^\s/?#]+\.[^\s/?#]+[^\s?#]*?)/?(?:[?#]\S*)?", item)
    if address is not None and ("/" in address[1] or "://" in item):
        return found.c.url.contains(address[1], autoescape=True)
    words = (re.sub(r"([%_/])", r"/\1", word) for word in item.casefold().split())
    # SQLite knows capitals of ASCII only: any letter may stand for one that is not
    return and_(*(found.c.title.ilike(f"%{re.sub(r'[^ -~]', '_', word)}%", escape="/") for word in words))


def _is(waiting: Waiting) -> ColumnElement[bool]:
    return and_(found.c.source == source_row(waiting.source), found.c.key == waiting.key)


async def _known(connection: AsyncConnection, row: str, names: Iterable[str]) -> dict[str, str]:
    """Those of the names that are known, with the key of what they name."""
    known: dict[str, str] = {}
    wanted = list(dict.fromkeys(names))
    for some in _portions(wanted):
        query = select(found_names.c.name, found_names.c.key)
        rows = await connection.execute(query.where(found_names.c.source == row, found_names.c.name.in_(some)))
        known.update((name, key) for name, key in rows.all())
    return known


async def _last(connection: AsyncConnection) -> int:
    last: int | None = (await connection.execute(select(func.max(found.c.position)))).scalar()
    return last or 0


def _mark(one: Found) -> str:
    """A hash of what a source gives of an item."""
    return digest(one.title or "", moment(one.published) or "", one.content, length=40)


def _portions(names: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(names), MOST_AT_ONCE):
        yield names[start : start + MOST_AT_ONCE]
