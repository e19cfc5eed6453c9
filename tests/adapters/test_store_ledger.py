"""The ledger of deliveries, on both databases: whoever asks, one wins; what a dead worker held is taken over."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.ports import Delivery, Ending, Glance, Place, Sending, Slot, Subscription
from bot.store.ledger import AT_ONCE
from bot.store.library import SqlLibrary, open_library

DAY = date(2025, 3, 4)
AT = datetime(2025, 3, 4, 7, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
CHANNEL = Place("slack", "T1", "C1")
SLOT = Slot(digest="morning", day=DAY, place=CHANNEL)


@pytest.fixture(params=["sqlite", "postgresql"])
async def libraries(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[tuple[SqlLibrary, SqlLibrary]]:
    """Two libraries on one database, as two machines have them."""
    url = f"sqlite+aiosqlite:///{tmp_path}/news.db"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    async with await open_library(url) as one, await open_library(url) as two:
        yield one, two


async def taken(
    library: SqlLibrary, worker: str, at: datetime = AT, most: int = 9, without: tuple[str, ...] = ()
) -> tuple[Delivery, ...]:
    """What a worker takes for a minute, on Discord and Slack."""
    return await library.ledger.take(worker, at, at + MINUTE, most, among=("discord", "slack"), without=without)


async def test_one_winner(libraries: tuple[SqlLibrary, SqlLibrary]) -> None:
    """Of ten workers that ask at once from two machines exactly one gets it, however often it was added."""
    await asyncio.gather(*(library.ledger.add([SLOT], AT) for library in libraries * 3))
    got = await asyncio.gather(*(taken(libraries[n % 2], f"w{n}") for n in range(10)))
    assert [SLOT] == [each.slot for some in got for each in some]


async def test_each_of_many_once(libraries: tuple[SqlLibrary, SqlLibrary]) -> None:
    """A hundred deliveries among eight workers on two machines: each goes to one of them."""
    slots = [Slot(digest="morning", day=DAY, place=Place("slack", "T1", f"C{n}")) for n in range(100)]
    await libraries[0].ledger.add(slots, AT)
    got: list[Slot] = []

    async def work(number: int) -> None:
        while some := await taken(libraries[number % 2], f"w{number}", most=3):
            got.extend(each.slot for each in some)

    await asyncio.gather(*map(work, range(8)))
    # who finds everything locked at that moment gives up here, as a real worker does not
    got += [each.slot for each in await taken(libraries[0], "last", most=100)]
    assert sorted(slot.key for slot in slots) == sorted(slot.key for slot in got)


async def test_each_digest_day_and_channel_is_its_own(libraries: tuple[SqlLibrary, SqlLibrary]) -> None:
    """Another digest, day, channel, workspace or platform is another delivery with another key; a thread is not."""
    slots = [
        SLOT,
        Slot(digest="evening", day=DAY, place=CHANNEL),
        Slot(digest="morning", day=date(2025, 3, 5), place=CHANNEL),
        Slot(digest="morning", day=DAY, place=Place("slack", "T1", "C2")),
        Slot(digest="morning", day=DAY, place=Place("slack", "T2", "C1")),
        Slot(digest="morning", day=DAY, place=Place("discord", "T1", "C1")),
    ]
    await libraries[0].ledger.add(slots, AT)
    await libraries[0].ledger.add([Slot(digest="morning", day=DAY, place=Place("slack", "T1", "C1", "17.1"))], AT)
    assert 6 == len(await taken(libraries[1], "w"))
    assert 6 == len({slot.key for slot in slots})
    assert {24} == {len(slot.key) for slot in slots}


async def test_tenants_in_turn(libraries: tuple[SqlLibrary, SqlLibrary]) -> None:
    """A workspace with fifty channels does not stand before one with two, though it came first."""
    large = [Slot(digest="morning", day=DAY, place=Place("slack", "T1", f"C{n}")) for n in range(50)]
    small = [Slot(digest="morning", day=DAY, place=Place("slack", "T2", f"C{n}")) for n in range(2)]
    await libraries[0].ledger.add([*large, *small], AT)
    first = await taken(libraries[0], "w", most=4)
    assert ["T1", "T1", "T2", "T2"] == sorted(each.place.workspace for each in first)


async def test_a_lane_and_a_platform_left_out(libraries: tuple[SqlLibrary, SqlLibrary]) -> None:
    """A lane that is full is passed over: Discord's is one, Slack has one for each workspace."""
    places = (Place("slack", "T1", "C1"), Place("slack", "T2", "C2"), Place("discord", "1", "2"))
    await libraries[0].ledger.add([Slot(digest="morning", day=DAY, place=place) for place in places], AT)
    got = await taken(libraries[0], "w", without=("slack:T1", "discord"))
    assert ["C2"] == [each.place.channel for each in got]
    left = await libraries[0].ledger.take("w", AT, AT + MINUTE, 9, among=("discord",), without=())
    assert ["2"] == [each.place.channel for each in left]


async def test_what_a_dead_worker_held_is_taken_over(libraries: tuple[SqlLibrary, SqlLibrary]) -> None:
    """Not while it lives and says so, but once its time is over; and then its own hand is off."""
    one, two = libraries
    await one.ledger.add([SLOT], AT)
    (held,) = await taken(one, "dies")
    assert await one.ledger.begin(held, "dies", AT, ("2025-03-03/ferries",))
    assert () == await taken(two, "lives", AT + MINUTE / 2)
    assert 1 == await one.ledger.beat("dies", AT + MINUTE / 2, AT + 2 * MINUTE)
    assert () == await taken(two, "lives", AT + MINUTE)
    (over,) = await taken(two, "lives", AT + 2 * MINUTE)
    assert (Sending.SENDING, 1, AT, ("2025-03-03/ferries",)) == (over.state, over.attempts, over.began, over.items)
    assert not await one.ledger.settle(held, "dies", AT, Ending(state=Sending.SENT, message="m1"))
    assert not await one.ledger.begin(held, "dies", AT, ())
    assert await two.ledger.settle(over, "lives", AT, Ending(state=Sending.SENT, message="m2"))
    after = await one.ledger.delivery(SLOT)
    assert after is not None
    assert (Sending.SENT, "m2", None) == (after.state, after.message, after.due)


async def test_given_back(libraries: tuple[SqlLibrary, SqlLibrary]) -> None:
    """A worker that stops gives back what it has not begun, at once; what it has begun stays its own."""
    one, two = libraries
    other = Slot(digest="evening", day=DAY, place=CHANNEL)
    await one.ledger.add([SLOT, other], AT)
    for held in await taken(one, "stops"):
        if held.slot == SLOT:
            assert await one.ledger.begin(held, "stops", AT, ())
    await one.ledger.release("stops", AT)
    assert [other] == [each.slot for each in await taken(two, "lives")]


async def test_tried_again_later(libraries: tuple[SqlLibrary, SqlLibrary]) -> None:
    """What is to be tried again is taken at its time and not before, with the reason and the count kept."""
    ledger = libraries[0].ledger
    await ledger.add([SLOT], AT)
    (held,) = await taken(libraries[0], "w")
    assert await ledger.begin(held, "w", AT, ())
    failed = Ending(state=Sending.DUE, reason="The channel is closed.", due=AT + 5 * MINUTE)
    assert await ledger.settle(held, "w", AT, failed)
    assert () == await taken(libraries[1], "v", AT + 4 * MINUTE)
    (again,) = await taken(libraries[1], "v", AT + 5 * MINUTE)
    assert (1, "The channel is closed.", None) == (again.attempts, again.reason, again.began)


async def test_by_hand(libraries: tuple[SqlLibrary, SqlLibrary]) -> None:
    """One delivery is claimed by name: not while another holds it, not once it was sent, but after it was given up."""
    ledger = libraries[0].ledger
    held = await ledger.claim(SLOT, "hand", AT, AT + MINUTE)
    assert held is not None
    assert await libraries[1].ledger.claim(SLOT, "other", AT, AT + MINUTE) is None
    assert () == await taken(libraries[1], "w")
    await ledger.settle(held, "hand", AT, Ending(state=Sending.FAILED, reason="The channel is gone."))
    assert () == await taken(libraries[1], "w", AT + 60 * MINUTE)
    again = await ledger.claim(SLOT, "hand", AT, AT + MINUTE)
    assert again is not None
    assert (Sending.DUE, 0) == (again.state, again.attempts)
    await ledger.settle(again, "hand", AT, Ending(state=Sending.SENT, message="m1"))
    assert await ledger.claim(SLOT, "hand", AT + 60 * MINUTE, AT + 61 * MINUTE) is None


async def test_what_was_told_is_known(libraries: tuple[SqlLibrary, SqlLibrary]) -> None:
    """With the message it is written what it told: in that channel, by that digest, in whatever zone it is now."""
    ledger = libraries[0].ledger
    slot = Slot(digest="morning@Europe:Berlin", day=DAY, place=CHANNEL)
    await ledger.add([slot], AT)
    (held,) = await taken(libraries[0], "w")
    items = ("2025-03-03/ferries", "0001-01-01/a/b")
    await ledger.settle(held, "w", AT, Ending(state=Sending.SENT, message="m1", told=items))
    asked = (*items, "2025-03-04/ferries")
    assert frozenset(items) == await ledger.told("morning", CHANNEL, asked)
    assert frozenset() == await ledger.told("evening", CHANNEL, asked)
    assert frozenset() == await ledger.told("morning", Place("slack", "T1", "C2"), asked)
    assert [slot] == [each.slot for each in await ledger.deliveries(None, 9)]


async def test_nobody_wants_it(libraries: tuple[SqlLibrary, SqlLibrary]) -> None:
    """One that was never begun goes without a trace; one that was stays."""
    ledger = libraries[0].ledger
    await ledger.add([SLOT], AT)
    (held,) = await taken(libraries[0], "w")
    await ledger.withdraw(held, "w")
    assert await ledger.delivery(SLOT) is None
    held = await ledger.claim(SLOT, "w", AT, AT + MINUTE)  # type: ignore[assignment]
    assert await ledger.begin(held, "w", AT, ())
    await ledger.withdraw(held, "w")
    assert await ledger.delivery(SLOT) is not None


async def test_every_subscription_is_looked_at_once(libraries: tuple[SqlLibrary, SqlLibrary]) -> None:
    """Two machines look at once, in portions: each due digest has its row, and none is looked at before its time."""
    count = AT_ONCE + 20
    places = [Place("slack", f"T{n}", "C1") for n in range(count)]
    for place in places:
        kept = Subscription(name="morning", place=place, time=time(8), zone="UTC", paused=place.workspace == "T7")
        await libraries[0].subscriptions.keep(kept)
    looks: list[str] = []
    later = [AT + timedelta(hours=6)]

    def look(subscription: Subscription) -> Glance:
        looks.append(subscription.place.workspace)
        slot = Slot(digest="morning@UTC", day=DAY, place=subscription.place)
        return Glance(due=(slot,), again=later[0])

    for _ in range(2):
        await asyncio.gather(*(library.ledger.plan(AT, look) for library in libraries))
    assert sorted(f"T{n}" for n in range(count) if n != 7) == sorted(looks)
    assert {Sending.DUE: count - 1} == await libraries[0].ledger.tally()
    changed = Subscription(name="morning", place=places[3], time=time(9), zone="UTC")
    await libraries[1].subscriptions.keep(changed)
    looks.clear()
    await libraries[0].ledger.plan(AT, look)
    assert ["T3"] == looks
    now, later[0] = later[0], later[0] + timedelta(hours=6)
    await libraries[0].ledger.plan(now, look)
    assert count == len(looks)
    assert {Sending.DUE: count - 1} == await libraries[0].ledger.tally()
