"""The record of deliveries: one row per digest, local day and channel, unique in the database.

A row that is open has `due`, the moment from which on a worker may take it. Whoever takes it moves `due` on and puts
its name beside it, and goes on moving it while it lives: when it dies, the moment comes, and another takes the row.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, and_, case, delete, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.languages.lasting import packed, perhaps_unpacked
from bot.ports import Delivery, Ending, Glance, Place, Sending, Slot, Subscription, Tenant
from bot.store.database import Database, insert
from bot.store.moments import perhaps_read, perhaps_written, written
from bot.store.places import channel_values, of_channel
from bot.store.subscription_tables import subscriptions
from bot.store.subscriptions import read_subscription
from bot.store.tables import deliveries

AT_ONCE = 500
"""Subscriptions looked at, and deliveries added, in one transaction."""

_c = deliveries.c
_OPEN = (Sending.DUE.value, Sending.SENDING.value, Sending.UNCERTAIN.value)


class SqlLedger:
    """Fulfils `bot.ports.Ledger`. However many processes try, the database lets one of them in."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def plan(self, now: datetime, look: Callable[[Subscription], Glance]) -> int:
        """Look at the subscriptions whose turn it is, and add what is due; how many were looked at.

        Several processes share the work: none waits for another, and each row is looked at by one. `look` must name a
        moment after `now` at which to look again.
        """
        turns: Counter[Tenant] = Counter()
        looked = 0
        while await self._any(subscriptions.c.row, _to_look_at(now)):
            async with self._database.writing() as connection:
                query = select(subscriptions).where(_to_look_at(now)).limit(AT_ONCE)
                rows = (await connection.execute(query.with_for_update(skip_locked=True))).mappings().all()
                glances = [(row["row"], look(read_subscription(row))) for row in rows]
                if any(glance.again <= now for _, glance in glances):
                    raise ValueError("a look at a subscription must name a later moment for the next one")
                await _add(connection, [slot for _, glance in glances for slot in glance.due], now, turns)
                await _look_again(connection, glances)
            looked += len(rows)
            if len(rows) < AT_ONCE:
                break
        return looked

    async def add(self, slots: Sequence[Slot], now: datetime) -> None:
        """Add deliveries that are due; those that are there stay as they are."""
        turns: Counter[Tenant] = Counter()
        for start in range(0, len(slots), AT_ONCE):
            async with self._database.writing() as connection:
                await _add(connection, slots[start : start + AT_ONCE], now, turns)

    async def take(
        self,
        worker: str,
        now: datetime,
        until: datetime,
        most: int,
        *,
        among: Collection[str],
        without: Collection[str],
    ) -> tuple[Delivery, ...]:
        """What is due and nobody holds, held by `worker` until `until`; each tenant's first before anybody's second."""
        free = and_(_due(now), _c.platform.in_(among), _c.lane.not_in(without))
        if not await self._any(_c.key, free):  # so that a bot with nothing to do writes nothing
            return ()
        # a common table expression: PostgreSQL may run a subquery that locks more than once
        some = select(_c.key).where(free).order_by(_c.turn).limit(most).with_for_update(skip_locked=True).cte("some")
        held = update(deliveries).where(_c.key.in_(select(some.c.key))).values(worker=worker, due=written(until))
        async with self._database.writing() as connection:
            rows = (await connection.execute(held.returning(*_c))).mappings().all()
        return tuple(map(_delivery, sorted(rows, key=lambda row: row["turn"])))

    async def claim(self, slot: Slot, worker: str, now: datetime, until: datetime) -> Delivery | None:
        """That one, added where it was not, held by `worker`; None where it was sent or another worker holds it."""
        free = and_(
            _c.key == slot.key, _c.state != Sending.SENT.value, or_(_c.worker.is_(None), _c.due <= written(now))
        )
        async with self._database.writing() as connection:
            await _add(connection, (slot,), now, Counter())
            anew = _c.state == Sending.FAILED.value  # given up, and now wanted all the same
            change = {
                "state": case((anew, Sending.DUE.value), else_=_c.state),
                "attempts": case((anew, 0), else_=_c.attempts),
            }
            held = update(deliveries).where(free).values(worker=worker, due=written(until), **change)
            row = (await connection.execute(held.returning(*_c))).mappings().first()
        return _delivery(row) if row is not None else None

    async def begin(self, delivery: Delivery, worker: str, now: datetime, items: tuple[str, ...]) -> bool:
        """Note that it is about to be handed over, and what it tells; False when `worker` holds it no more."""
        change = {
            "state": Sending.SENDING.value,
            "attempts": delivery.attempts + 1,
            "began": written(delivery.began or now),
            "items": json.dumps(items),
        }
        return await self._change(delivery, worker, now, change)

    async def settle(self, delivery: Delivery, worker: str, now: datetime, ending: Ending) -> bool:
        """Note how it ended, and let go of it; False when `worker` holds it no more, and nothing is noted."""
        change: dict[str, Any] = {
            "state": ending.state.value,
            "worker": None,
            "due": perhaps_written(ending.due),
            "began": perhaps_written(ending.began),
        }
        for name in ("message", "reason", "attempts"):
            if (value := getattr(ending, name)) is not None:
                change[name] = packed(value) if isinstance(value, str) else value
        return await self._change(delivery, worker, now, change, ending.told)

    async def withdraw(self, delivery: Delivery, worker: str) -> None:
        """Forget one that was never begun, because nobody wants it any more."""
        untouched = and_(_held(delivery, worker), _c.state == Sending.DUE.value, _c.attempts == 0)
        async with self._database.writing() as connection:
            await connection.execute(delete(deliveries).where(untouched))

    async def beat(self, worker: str, now: datetime, until: datetime) -> int:
        """Go on holding what `worker` holds; how many workers hold something now."""
        async with self._database.writing() as connection:
            mine = and_(_c.worker == worker, _c.due.is_not(None))
            await connection.execute(update(deliveries).where(mine).values(due=written(until)))
            alive = and_(_c.worker.is_not(None), _c.due > written(now))
            query = select(func.count(_c.worker.distinct())).where(alive)
            return int((await connection.execute(query)).scalar() or 0)

    async def release(self, worker: str, now: datetime) -> None:
        """Give back what `worker` holds and has not begun."""
        mine = and_(_c.worker == worker, _c.due.is_not(None), _c.state != Sending.SENDING.value)
        async with self._database.writing() as connection:
            await connection.execute(update(deliveries).where(mine).values(worker=None, due=written(now)))

    async def told(self, digest: str, place: Place, items: Collection[str]) -> frozenset[str]:
        """Those of the items that the digest of that name has told there already."""
        named = {_named(digest, item): item for item in items}
        if not named:
            return frozenset()
        query = select(_c.digest, _c.day).where(
            _c.digest.in_({name for name, _ in named}), of_channel(deliveries, place)
        )
        async with self._database.reading() as connection:
            found = {(row.digest, row.day) for row in await connection.execute(query)}
        return frozenset(item for name, item in named.items() if name in found)

    async def delivery(self, slot: Slot) -> Delivery | None:
        """How far it has come; None where it never was due."""
        async with self._database.reading() as connection:
            row = (await connection.execute(select(deliveries).where(_of(slot)))).mappings().first()
        return _delivery(row) if row is not None else None

    async def deliveries(self, tenant: Tenant | None, most: int, digest: str | None = None) -> tuple[Delivery, ...]:
        """The tenant's last deliveries (None: everybody's), newest first; with `digest`, of that one."""
        query = select(deliveries).where(_A_DIGEST).order_by(_c.claimed.desc()).limit(most)
        if digest is not None:
            further = (_c.digest.startswith(f"{digest}{mark}", autoescape=True) for mark in "#@")
            query = query.where(or_(_c.digest == digest, *further))
        if tenant is not None:
            query = query.where(_c.platform == tenant.platform, _workspace(tenant))
        async with self._database.reading() as connection:
            return tuple(map(_delivery, (await connection.execute(query)).mappings()))

    async def tally(self) -> dict[Sending, int]:
        """How many deliveries have come how far, over all tenants."""
        query = select(_c.state, func.count()).where(_A_DIGEST).group_by(_c.state)
        async with self._database.reading() as connection:
            return {Sending(state): number for state, number in (await connection.execute(query)).all()}

    async def _any(self, column: ColumnElement[Any], where: ColumnElement[bool]) -> bool:
        async with self._database.reading() as connection:
            return bool((await connection.execute(select(exists(select(column).where(where))))).scalar())

    async def _change(
        self, delivery: Delivery, worker: str, now: datetime, change: dict[str, Any], told: Iterable[str] = ()
    ) -> bool:
        held = update(deliveries).where(_held(delivery, worker)).values({**change, "updated": written(now)})
        async with self._database.writing() as connection:
            if (await connection.execute(held.returning(_c.key))).first() is None:
                return False
            rows = [_note(delivery, item, now) for item in told]
            if rows:
                await connection.execute(insert(connection, deliveries).values(rows).on_conflict_do_nothing())
        return True


# what a digest told is noted beside it, as digest/item, and is no delivery
_A_DIGEST = ~_c.digest.contains("/")


def _to_look_at(now: datetime) -> ColumnElement[bool]:
    due = or_(subscriptions.c.look.is_(None), subscriptions.c.look <= written(now))
    return and_(subscriptions.c.paused.is_(False), due)


async def _look_again(connection: AsyncConnection, glances: Iterable[tuple[str, Glance]]) -> None:
    """Note when each is looked at again: one statement for all that have the same moment, which is most of them."""
    by_moment: dict[datetime, list[str]] = {}
    for row, glance in glances:
        by_moment.setdefault(glance.again, []).append(row)
    for again, rows in by_moment.items():
        statement = update(subscriptions).where(subscriptions.c.row.in_(rows)).values(look=written(again))
        await connection.execute(statement)


async def _add(connection: AsyncConnection, slots: Sequence[Slot], now: datetime, turns: Counter[Tenant]) -> None:
    rows = []
    for slot in slots:
        tenant = slot.place.tenant
        # as though each further one of a tenant had been due a second later: a large one never stands before all others
        rows.append(_due_row(slot, now, now + timedelta(seconds=turns[tenant])))
        turns[tenant] += 1
    if rows:
        await connection.execute(insert(connection, deliveries).values(rows).on_conflict_do_nothing())


def _due_row(slot: Slot, now: datetime, turn: datetime) -> dict[str, Any]:
    return {
        **channel_values(slot.place),
        "digest": slot.digest,
        "day": slot.day.isoformat(),
        "key": slot.key,
        "lane": slot.lane,
        "state": Sending.DUE.value,
        "claimed": written(now),
        "updated": written(now),
        "due": written(now),
        "turn": written(turn),
    }


def _note(delivery: Delivery, item: str, now: datetime) -> dict[str, Any]:
    """The row that says that an item was told."""
    name, day = _named(delivery.digest, item)
    about = {"state": Sending.SENT.value, "claimed": written(now), "updated": written(now)}
    return {**channel_values(delivery.place), "digest": name, "day": day, **about}


def _named(digest: str, item: str) -> tuple[str, str]:
    """Under what it is noted that a digest told an item; the same name in every zone."""
    day, _, ident = item.partition("/")
    return f"{digest.partition('#')[0].partition('@')[0]}/{ident}", day


def _due(now: datetime) -> ColumnElement[bool]:
    return and_(_c.due.is_not(None), _c.due <= written(now), _c.state.in_(_OPEN), _c.key.is_not(None))


def _held(delivery: Delivery, worker: str) -> ColumnElement[bool]:
    return and_(_c.key == delivery.slot.key, _c.worker == worker)


def _of(slot: Slot) -> ColumnElement[bool]:
    return and_(_c.digest == slot.digest, _c.day == slot.day.isoformat(), of_channel(deliveries, slot.place))


def _workspace(tenant: Tenant) -> ColumnElement[bool]:
    """A direct chat is its own tenant, and has no workspace."""
    direct = tenant.workspace.removeprefix("direct:")
    if direct != tenant.workspace:
        return and_(_c.workspace == "", _c.channel == direct)
    return _c.workspace == tenant.workspace


def _delivery(row: RowMapping) -> Delivery:
    return Delivery(
        digest=row["digest"],
        day=date.fromisoformat(row["day"]),
        place=Place(row["platform"], row["workspace"], row["channel"]),
        state=Sending(row["state"]),
        message=perhaps_unpacked(row["message"]),
        claimed=datetime.fromisoformat(row["claimed"]),
        reason=perhaps_unpacked(row["reason"]),
        attempts=row["attempts"],
        began=perhaps_read(row["began"]),
        due=perhaps_read(row["due"]),
        items=tuple(json.loads(row["items"] or "[]")),
    )
