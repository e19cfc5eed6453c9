"""Versions, stories and what is followed, in real databases: the same in SQLite and PostgreSQL."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.briefings.news import news
from bot.clock import FixedClock
from bot.delivery.compose import since
from bot.delivery.digests import Digest
from bot.facts.model import ArticleId, FactSheet
from bot.ports import Follow, Following, Place, Saved, Sending, Tenant
from bot.store.follows import MOST
from bot.store.library import SqlLibrary, open_library
from bot.store.revisions import KEPT
from tests.stories import ferries

NOW = datetime(2025, 3, 11, 9, tzinfo=UTC)
DESK, TOWN = Place("slack", "T1", "C1"), Place("slack", "T1", "C2")
FOLLOW = Follow(place=DESK, kind=Following.NAME, label="Mira Solde", words="Mira Solde", by="U1")
MARKS = {"n:solde": 1.0}


@pytest.fixture(params=["sqlite", "postgres"])
async def both(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[tuple[SqlLibrary, SqlLibrary]]:
    """One database, opened twice, as two processes have it."""
    sqlite = request.param == "sqlite"
    url = f"sqlite+aiosqlite:///{tmp_path / 'news.db'}" if sqlite else request.getfixturevalue("postgres_url")
    clock = FixedClock(NOW)
    async with await open_library(url, clock) as one, await open_library(url, clock) as other:
        yield one, other


@pytest.fixture
def library(both: tuple[SqlLibrary, SqlLibrary]) -> SqlLibrary:
    """The first of the two."""
    return both[0]


def version(number: int, **more: object) -> FactSheet:
    """The ferries with a headline of that number."""
    sheet = ferries()
    return replace(sheet, article=replace(sheet.article, title=f"Ferries {number}", **more))  # type: ignore[arg-type]


async def place(library: SqlLibrary, sheet: FactSheet, story: str | None = None, name: str = "ferries") -> None:
    """Into a story."""
    await library.gathered.place(sheet.article.id, None, at=NOW, marks=MARKS, story=story, name=name, title="Ferries")


async def test_the_first_and_the_newest_versions_are_kept(library: SqlLibrary) -> None:
    """A page that changes at every look fills no database, and what it said first stays."""
    for number in range(1, KEPT + 6):
        await library.save(version(number))
    kept = await library.versions(ferries().article.id, None)
    assert [1, *range(6, KEPT + 6)] == [each.number for each in kept]
    assert [f"Ferries {each.number}" for each in kept] == [each.sheet.article.title for each in kept]
    assert len(kept) == KEPT + 1  # and the current one


async def test_only_text_and_headline_make_a_version(library: SqlLibrary) -> None:
    """Another date is saved, but is no version and nothing that happened."""
    await library.save(version(1))
    await library.save(version(1, published=NOW))
    assert Saved.UNCHANGED is await library.save(version(1, published=NOW))
    assert 1 == len(await library.versions(ferries().article.id, None))
    await place(library, ferries())
    assert [None] == [each.before for each in await library.following.happenings(9)]


async def test_names_of_stories_are_unique_for_who_sees_them(library: SqlLibrary) -> None:
    """A second story of the name gets a number; an article stays in its first story."""
    tenant = Tenant("slack", "T1")
    for number, shelf in ((1, None), (2, None), (3, tenant)):
        sheet = version(number, id=ArticleId(f"article{number}"))
        await library.save(sheet, shelf)
        await library.gathered.place(
            sheet.article.id, shelf, at=NOW, marks=MARKS, story=None, name="ferries", title="Ferries"
        )
    await place(library, version(1, id=ArticleId("article1")), name="mill")
    assert {"ferries", "ferries-2"} == {story.name for story in await library.stories(None)}
    assert {"ferries", "ferries-2", "ferries-3"} == {story.name for story in await library.stories(tenant)}


async def test_two_processes_join_one_after_the_other(both: tuple[SqlLibrary, SqlLibrary]) -> None:
    """Whoever reads on from a position, as every process does before it files an article, misses nothing."""
    sheets = [version(number, id=ArticleId(f"article{number}")) for number in range(24)]
    for sheet in sheets:
        await both[0].save(sheet)
    seen: list[int] = []

    async def read_on() -> None:
        while len(seen) < len(sheets):
            fresh = await both[0].gathered.members(max(seen, default=0))
            seen.extend(member.position for member in fresh)
            await asyncio.sleep(0)

    joining = (place(both[number % 2], sheet, name=f"story-{number}") for number, sheet in enumerate(sheets))
    async with asyncio.timeout(20):
        await asyncio.gather(read_on(), *joining)
    assert list(range(1, len(sheets) + 1)) == seen


async def test_what_happened_is_looked_at_by_one_process(both: tuple[SqlLibrary, SqlLibrary]) -> None:
    """Two that look at the same moment: one writes, and it is written once."""
    one, other = both
    await one.save(version(1))
    assert () == await one.following.happenings(9)  # it has no story yet
    await place(one, ferries())
    (happening,) = await one.following.happenings(9)
    found = [(DESK, FOLLOW.id, "Mira Solde"), (TOWN, "", "")]
    done = await asyncio.gather(*(each.following.note(happening, found, NOW) for each in both))
    assert [False, True] == sorted(done)
    assert () == await other.following.happenings(9)
    assert (DESK, TOWN) == await other.following.awaited(NOW, ("slack",))


async def test_what_one_place_waits_for_keeps_no_other_waiting(library: SqlLibrary) -> None:
    """However much is due for a platform that is off, and for a thread of the same channel, each place has its own."""
    await library.save(version(1))
    await place(library, ferries())
    (happening,) = await library.following.happenings(9)
    thread = replace(DESK, thread="17.3")
    elsewhere = [Place("discord", "1", str(number)) for number in range(MOST + 5)]
    found = [(where, f"f{at}", "Solde") for at, where in enumerate((*elsewhere, thread, DESK))]
    await library.following.note(happening, found, NOW)
    assert {DESK, thread} == set(await library.following.awaited(NOW, ("slack",)))
    for where in (DESK, thread):
        (tiding,) = await library.following.tidings(NOW, where)
        assert where == tiding.place
    assert () == await library.following.awaited(NOW, ())
    assert () == await library.following.awaited(NOW - timedelta(minutes=1), ("slack",))


async def test_a_tiding_is_taken_once_and_given_up_when_its_taker_dies(both: tuple[SqlLibrary, SqlLibrary]) -> None:
    """Two take at the same moment: one gets it; never settled, it is uncertain, and not told again."""
    one, _ = both
    await _one_tiding(one)
    (tiding,) = await one.following.tidings(NOW, DESK)
    until = NOW + timedelta(minutes=10)
    taken = await asyncio.gather(*(each.following.take([tiding.id], until) for each in both))
    assert 1 == sum(map(len, taken))
    assert 0 == await one.following.give_up(NOW)
    assert 1 == await one.following.give_up(until)
    assert () == await one.following.tidings(until + timedelta(days=1), DESK)


async def test_a_failure_is_due_again_and_counted(library: SqlLibrary) -> None:
    """Not before its time."""
    await _one_tiding(library)
    (tiding,) = await library.following.tidings(NOW, DESK)
    await library.following.take([tiding.id], NOW + timedelta(minutes=10))
    later = NOW + timedelta(minutes=5)
    await library.following.settle([tiding.id], Sending.DUE, due=later, message="no")
    assert () == await library.following.tidings(NOW, DESK)
    assert [1] == [each.tries for each in await library.following.tidings(later, DESK)]


async def test_what_is_followed_no_more_is_not_told(library: SqlLibrary) -> None:
    """What was waiting for it goes with it; following twice is following once."""
    await _one_tiding(library)
    assert not await library.following.keep_follow(FOLLOW, NOW)
    assert (FOLLOW,) == await library.following.follows(DESK)
    assert () == await library.following.follows(TOWN)
    await library.following.drop_follow(FOLLOW)
    assert () == await library.following.follows(None)
    assert () == await library.following.tidings(NOW, DESK)


async def _one_tiding(library: SqlLibrary) -> None:
    await library.following.keep_follow(FOLLOW, NOW)
    await library.save(version(1))
    await place(library, ferries())
    (happening,) = await library.following.happenings(9)
    await library.following.note(happening, [(DESK, FOLLOW.id, FOLLOW.label)], NOW)


ZONES = ("Pacific/Kiritimati", "UTC", "America/Los_Angeles")


async def test_what_is_new_is_the_same_when_only_that_is_read(library: SqlLibrary) -> None:
    """Of a shelf with days and moments of every zone, with stories and a shelf of one's own: for every first day and
    every zone of a reader a digest may tell the same, whether the whole shelf is read or what is new of it."""
    mine = DESK.tenant
    east, west = timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))
    for number in range(60):
        day = date(2025, 3, 1) + timedelta(days=number // 6)
        moments = (day, *(datetime.combine(day, time(hour), zone) for zone in (east, west) for hour in (0, 23)))
        sheet = version(number, id=ArticleId(f"article{number:02}"), published=moments[number % 5])
        shelf = mine if number % 7 == 0 else None
        await library.save(sheet, shelf)
        stories = {story.name: story.id for story in await library.stories(shelf) if story.private == (shelf == mine)}
        name = f"{'own' if shelf else 'public'}-{number % 4}"
        await library.gathered.place(
            sheet.article.id, shelf, at=NOW, marks=MARKS, story=stories.get(name), name=name, title=name
        )
    whole = {tenant: await news(library, tenant) for tenant in (None, mine)}
    compared = 0
    for tenant in whole:
        for first in (date(2025, 3, 1) + timedelta(days=n) for n in range(12)):
            read = await news(library, tenant, first)
            for zone in ZONES:
                digest = Digest(name="d", place=DESK, time=time(8), zone=ZoneInfo(zone))
                assert since(whole[tenant], digest, first) == since(read, digest, first)
                compared += len(since(read, digest, first))
    assert compared > 100
    assert len(await library.articles(None, date(2025, 3, 9))) < 30 < len(await library.articles(None))
    assert {f"public-{n}" for n in range(4)} == {s.name for s in await library.stories(None, date(2025, 3, 9))}
    assert () == await library.stories(None, date(2025, 3, 15))


async def test_what_bears_no_date_is_new_when_it_comes(library: SqlLibrary) -> None:
    """It is told for as long as what is published on the day on which it came."""
    await library.save(version(1, published=None))
    assert [1, 1, 0] == [len(await library.articles(None, NOW.date() + timedelta(days=days))) for days in (0, 2, 3)]
    assert 1 == len(await library.articles(None))
