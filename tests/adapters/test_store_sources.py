"""Sources and what they named, in SQLite and in PostgreSQL: the same rules in both."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import FixedClock
from bot.ports import Found, Place, Polling, Source, SourceKind, SourceState, Step, Tenant
from bot.store.library import SqlLibrary, open_library
from bot.store.sources import SqlSources

NOW = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
COAST = Source(name="coast", kind=SourceKind.FEED, address="https://coast.example/rss")
POLLED = Polling(due=NOW + timedelta(hours=1), interval=1800.0, etag='"x"', modified="Wed", polled=NOW)


@pytest.fixture(params=["sqlite", "postgres"])
async def library(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[SqlLibrary]:
    """An empty library."""
    sqlite = request.param == "sqlite"
    url = f"sqlite+aiosqlite:///{tmp_path / 'news.db'}" if sqlite else request.getfixturevalue("postgres_url")
    async with await open_library(url, FixedClock(NOW)) as opened:
        yield opened


@pytest.fixture
def store(library: SqlLibrary) -> SqlSources:
    """Its sources."""
    return library.sources


def some(*numbers: int) -> tuple[Found, ...]:
    """Items with a GUID and an address each."""
    return tuple(
        Found(names=(f"guid:{n}", f"url:{n}"), url=f"https://coast.example/{n}", title=f"Ö {n}", content="<p>x</p>")
        for n in numbers
    )


async def keys(store: SqlSources) -> list[str]:
    return [one.key for one in await store.waiting(NOW, 100)]


async def test_a_source_comes_back_as_it_was_kept(store: SqlSources) -> None:
    """With shelf, place and how far it has come, to the second."""
    private = Source(
        name="coast", kind=SourceKind.PAGE, address="https://c.example/", tenant=Tenant("slack", "T1"),
        place=Place("slack", "T1", "C1", "t"), most=3, whole=True, filed=True,
    )  # fmt: skip
    far = Polling(
        state=SourceState.PAUSED, due=NOW, interval=1.5, etag="e", modified="m", moved="https://n.example/", polled=NOW,
        failures=3, failing_since=NOW, warned=NOW, problem="It is down.",
    )  # fmt: skip
    await store.keep_source(COAST)
    await store.keep_source(private)
    await store.note(private, far)

    assert {(COAST, Polling()), (private, far)} == set(await store.sources())


async def test_what_is_told_changes_and_how_far_it_came_stays(store: SqlSources) -> None:
    """A new address in sources.toml does not forget the items."""
    moved = Source(name="coast", kind=SourceKind.FEED, address="https://coast.example/new")
    await store.keep_source(COAST)
    await store.note(COAST, POLLED)
    await store.keep_source(moved)

    assert ((moved, Polling(interval=POLLED.interval, polled=NOW)),) == await store.sources()


async def test_another_address_is_asked_as_a_new_one(store: SqlSources) -> None:
    """Neither the ETag of the old address nor where that moved to counts, nor that it was gone; a pause stays."""
    told = Polling(
        state=SourceState.ENDED, due=NOW, interval=60.0, etag="e", modified="m", moved="https://n.example/", polled=NOW,
        failures=3, failing_since=NOW, warned=NOW, problem="It is gone.",
    )  # fmt: skip
    await store.keep_source(COAST)
    await store.note(COAST, told)
    await store.keep_source(replace(COAST, most=3))
    assert told == (await store.sources())[0][1]
    await store.keep_source(replace(COAST, address="https://coast.example/new"))
    assert Polling(interval=60.0, polled=NOW) == (await store.sources())[0][1]
    await store.note(COAST, replace(told, state=SourceState.PAUSED))
    await store.keep_source(COAST)
    assert SourceState.PAUSED is (await store.sources())[0][1].state


async def test_a_pause_during_a_look_stays(store: SqlSources) -> None:
    """What a look brings is written with the state it was asked in only where the look itself changed that."""
    await store.keep_source(COAST)
    await store.note(COAST, replace(POLLED, state=SourceState.PAUSED))
    assert 1 == await store.note(COAST, replace(POLLED, etag="new"), some(1), was=SourceState.ACTIVE)
    polling = (await store.sources())[0][1]
    assert (SourceState.PAUSED, "new") == (polling.state, polling.etag)
    await store.note(COAST, replace(POLLED, state=SourceState.ENDED), was=SourceState.ACTIVE)
    assert SourceState.ENDED is (await store.sources())[0][1].state


async def test_items_wait_in_the_order_of_finding(store: SqlSources) -> None:
    """And give all that was known of them."""
    first = Found(names=("guid:0",), published=date(2026, 3, 4), authors=("Ida Holm",), title="T", content="c", url="u")
    await store.keep_source(COAST)
    assert 1 == await store.note(COAST, POLLED, (first,))
    assert 2 == await store.note(COAST, POLLED, some(2, 1))

    assert ["guid:0", "guid:2", "guid:1"] == await keys(store)
    assert first == (await store.waiting(NOW, 1))[0].found


async def test_an_item_is_known_by_any_of_its_names(store: SqlSources) -> None:
    """And learns the names it did not have."""
    await store.keep_source(COAST)
    await store.note(COAST, POLLED, some(1))

    assert 0 == await store.note(COAST, POLLED, (Found(names=("guid:new", "url:1")),))
    assert 0 == await store.note(COAST, POLLED, (Found(names=("guid:new", "url:other")),))
    assert 0 == await store.note(COAST, POLLED, (Found(names=("url:other",)),))
    assert ["guid:1"] == await keys(store)


async def test_what_was_skipped_never_waits(store: SqlSources) -> None:
    """Nor when it is named as new later."""
    await store.keep_source(COAST)
    await store.note(COAST, POLLED, some(2), some(1))
    await store.note(COAST, POLLED, some(1, 2))

    assert ["guid:2"] == await keys(store)
    assert {Step.FOUND: 1, Step.SKIPPED: 1} == await store.counts(COAST)


async def test_steps_of_an_item(store: SqlSources) -> None:
    """A failed try waits for its moment, what is fetched still waits, what is stored or refused does not."""
    await store.keep_source(COAST)
    await store.note(COAST, POLLED, some(1, 2, 3))
    one, two, three = await store.waiting(NOW, 10)
    await store.step(one, Step.FETCHED)
    await store.step(two, Step.FOUND, problem="down", due=NOW + timedelta(minutes=5))
    await store.step(three, Step.REFUSED, problem="paywall")

    assert ["guid:1"] == await keys(store)
    later = await store.waiting(NOW + timedelta(minutes=5), 10)
    assert [("guid:1", 0), ("guid:2", 1)] == [(each.key, each.tries) for each in later]
    await store.step(one, Step.STORED, article="a")
    assert {Step.STORED: 1, Step.FOUND: 1, Step.REFUSED: 1} == await store.counts(COAST)


async def test_items_of_a_paused_source_wait_for_it(store: SqlSources) -> None:
    """Those of one that has ended do not."""
    await store.keep_source(COAST)
    await store.note(COAST, Polling(state=SourceState.PAUSED), some(1))
    assert [] == await keys(store)
    await store.note(COAST, Polling(state=SourceState.ENDED))
    assert ["guid:1"] == await keys(store)


async def test_shelves_do_not_touch(store: SqlSources) -> None:
    """The same name on two shelves is two sources, and each knows only its own items."""
    theirs = Source(name="coast", kind=SourceKind.FEED, address="https://c.example/", tenant=Tenant("slack", "T1"))
    await store.keep_source(COAST)
    await store.keep_source(theirs)

    assert 1 == await store.note(COAST, POLLED, some(1))
    assert 1 == await store.note(theirs, POLLED, some(1))
    await store.drop_source(theirs)
    assert ["guid:1"] == await keys(store)


async def test_a_source_that_is_gone_takes_its_items_with_it_and_takes_no_more(store: SqlSources) -> None:
    """And begins anew when it is added again."""
    await store.keep_source(COAST)
    await store.note(COAST, POLLED, some(1))
    await store.drop_source(COAST)

    assert 0 == await store.note(COAST, POLLED, some(2))
    assert () == await store.sources()
    await store.keep_source(COAST)
    assert 1 == await store.note(COAST, POLLED, some(1))


async def test_two_that_note_the_same_at_once_find_it_once(store: SqlSources) -> None:
    """Whoever comes second sees what the first has written."""
    await store.keep_source(COAST)
    found = await asyncio.gather(*(store.note(COAST, POLLED, some(1, 2)) for _ in range(4)))

    assert 2 == sum(found)
    assert ["guid:1", "guid:2"] == await keys(store)


async def test_thousands_of_items_are_noted_in_one_go(store: SqlSources) -> None:
    """More than a statement may have parameters."""
    await store.keep_source(COAST)

    assert 10 == await store.note(COAST, POLLED, some(*range(10)), some(*range(10, 5_000)))
    assert {Step.FOUND: 10, Step.SKIPPED: 4_990} == await store.counts(COAST)


async def test_every_step_of_the_way_is_kept(store: SqlSources) -> None:
    """A try that failed, the fetch and the end stand in their order; words of the title, address and id all find it."""
    await store.keep_source(COAST)
    await store.note(COAST, POLLED, some(1))
    (one,) = await store.waiting(NOW, 1)
    await store.step(one, Step.FOUND, problem="It answered 502.", due=NOW + timedelta(hours=1))
    await store.step(one, Step.FETCHED)
    await store.step(one, Step.STORED, article="abcdef0123456789")
    for item in ("ö 1", "Ö", "https://coast.example/1?utm_source=x", "coast.example/1", "abcdef01"):
        (trace,) = await store.traces(item, None, 5)
        assert ("coast", Step.STORED, "abcdef0123456789") == (trace.source.name, trace.step, trace.article)
        steps = [(passed.step, passed.problem) for passed in trace.path]
        assert [(Step.FOUND, "It answered 502."), (Step.FETCHED, None), (Step.STORED, None)] == steps
    assert () == await store.traces("something else", None, 5)
    assert () == await store.traces("100%", None, 5)


async def test_the_way_of_a_private_item_is_told_to_its_own_tenant_only(store: SqlSources) -> None:
    """Another workspace, and everybody, learn nothing of what a private source named; everybody's is known to all."""
    one, other = Tenant("slack", "T1"), Tenant("slack", "T2")
    private = Source(name="own", kind=SourceKind.FEED, address="https://own.example/rss", tenant=one)
    await store.keep_source(private)
    await store.keep_source(COAST)
    await store.note(private, POLLED, some(1))
    await store.note(COAST, POLLED, some(2))
    for tenant, expected in ((one, {"own", "coast"}), (other, {"coast"}), (None, {"coast"})):
        assert expected == {trace.source.name for trace in await store.traces("ö", tenant, 5)}
