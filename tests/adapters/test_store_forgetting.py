"""What is forgotten, of a person and by age: all that is meant, nothing else, on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.app.housekeeping import cutoffs, keep_house
from bot.clock import FixedClock
from bot.facts.model import ArticleId
from bot.ports import ChannelFilter, Cutoffs, Delivery, Feedback, Place, Sending, Slot, Subscription
from bot.ports.ledger import Ending
from bot.settings import Settings
from bot.store.forgetting import SqlForgetting
from bot.store.library import SqlLibrary, open_library
from tests.stories import Draft

NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)
CHANNEL, ALONE = Place("discord", "100", "200"), Place("discord", "", "300")
ASKED = Subscription(name="digest", place=CHANNEL, time=time(8), zone="UTC", by="U1")


@pytest.fixture(params=["sqlite", "postgres"])
async def library(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[SqlLibrary]:
    """An empty library."""
    sqlite = request.param == "sqlite"
    url = f"sqlite+aiosqlite:///{tmp_path / 'news.db'}" if sqlite else request.getfixturevalue("postgres_url")
    async with await open_library(url, FixedClock(NOW)) as opened:
        yield opened


def said(reader: str, *, at: datetime = NOW, place: Place = CHANNEL) -> Feedback:
    """Feedback of somebody."""
    return Feedback(at=at, place=place, reader=reader, verdict="wrong", answer="who-pays")


async def sent(
    library: SqlLibrary, digest: str, day: date, place: Place = CHANNEL, *, open_still: bool = False
) -> None:
    """A digest that went out on a day, or that is still to be sent."""
    at = datetime.combine(day, time(8), UTC)
    found = await library.ledger.claim(Slot(digest=digest, day=day, place=place), "w", at, at + timedelta(minutes=2))
    assert found is not None
    if not open_still:
        await library.ledger.begin(found, "w", at, ())
        await library.ledger.settle(found, "w", at, Ending(state=Sending.SENT, message="m1"))


async def days(library: SqlLibrary) -> list[tuple[str, date]]:
    """What the ledger has, newest first."""
    found: tuple[Delivery, ...] = await library.ledger.deliveries(None, 100)
    return [(each.digest, each.day) for each in found]


async def test_a_person(library: SqlLibrary) -> None:
    """Their feedback and direct chat go; what they asked for in a channel stays, without the name; others keep all."""
    for reader in ("U1", "U2"):
        await library.notebook.note(said(reader))
    await library.subscriptions.keep(ASKED)
    await library.subscriptions.keep(replace(ASKED, place=ALONE))
    await library.notebook.switch(ALONE.tenant, "sport", on=False)
    await library.filters.keep_filter(ChannelFilter(place=CHANNEL, text="fog", by="U1"))
    held = await library.forgetting.held_of("discord", "U1")
    assert {"feedback": 1, "digests": 1, "topic packs switched off": 1, "names on what stays": 3} == held
    gone = await library.forgetting.forget_user("discord", "U1")
    assert {"feedback": 1, "digests": 1, "topic packs switched off": 1, "names on what stays": 2} == gone
    assert ["U2"] == [each.reader for each in await library.notebook.feedback()]
    assert (replace(ASKED, by=""),) == await library.subscriptions.every()
    assert [""] == [each.by for each in await library.filters.filters(CHANNEL)]
    assert {} == await library.forgetting.held_of("discord", "U1")
    assert {} == await library.forgetting.forget_user("slack", "U2")


async def test_what_the_operators_file_sent_stays(library: SqlLibrary) -> None:
    """The record of a digest of digests.toml is the operator's: without it, it would come a second time today."""
    await sent(library, "filed", NOW.date())
    await sent(library, "digest@UTC", NOW.date())
    await library.forgetting.sparing(["filed"]).forget_tenant(CHANNEL.tenant)
    assert [("filed", NOW.date())] == await days(library)
    await library.forgetting.forget_tenant(CHANNEL.tenant)
    assert [] == await days(library)


async def test_an_underscore_in_a_name_stands_for_itself(library: SqlLibrary) -> None:
    """What a digest told whose name is like that of a digest of the file but for one letter is the channel's own."""
    at = datetime.combine(NOW.date(), time(8), UTC)
    for digest in ("the_ferries", "the-ferries@UTC"):
        slot = Slot(digest=digest, day=NOW.date(), place=CHANNEL)
        found = await library.ledger.claim(slot, "w", at, at + timedelta(minutes=2))
        assert found is not None
        await library.ledger.begin(found, "w", at, ("2026-03-04/b1",))
        ending = Ending(state=Sending.SENT, message="m1", told=("2026-03-04/b1",))
        await library.ledger.settle(found, "w", at, ending)
    await library.forgetting.sparing(["the_ferries"]).forget_tenant(CHANNEL.tenant)
    assert [("the_ferries", NOW.date())] == await days(library)
    told = [await library.ledger.told(name, CHANNEL, ("2026-03-04/b1",)) for name in ("the_ferries", "the-ferries")]
    assert [1, 0] == [len(each) for each in told]


async def test_by_age(library: SqlLibrary) -> None:
    """What is older than its time goes, in as many batches as it takes; what is open or younger stays."""
    old, young = NOW - timedelta(days=40), NOW - timedelta(days=10)
    for at in [old] * 7 + [young]:
        await library.notebook.note(said("U1", at=at))
    await library.subscriptions.keep(ASKED)
    for digest in ("digest@UTC", "filed"):
        for at in (old, young):
            await sent(library, digest, at.date())
    await sent(library, "stuck@UTC", old.date(), open_still=True)
    forgetting = SqlForgetting(library._database, batch=3)
    month = NOW - timedelta(days=30)
    assert {} == await forgetting.prune(Cutoffs())
    assert {"feedback": 7, "deliveries": 2} == await forgetting.prune(Cutoffs(feedback=month, deliveries=month))
    assert [young] == [each.at for each in await library.notebook.feedback()]
    left = await days(library)
    assert {("digest@UTC", young.date()), ("filed", young.date()), ("stuck@UTC", old.date())} == set(left)


async def test_of_a_digest_that_is_no_more(library: SqlLibrary) -> None:
    """The record of a removed digest goes earlier than that of one that is there, or of one of the file."""
    await library.subscriptions.keep(ASKED)
    week = NOW - timedelta(days=8)
    for digest in ("digest@UTC", "dig@UTC", "digests@UTC", "filed"):
        await sent(library, digest, week.date())
    gone = await library.forgetting.prune(Cutoffs(unsubscribed=NOW - timedelta(days=7)))
    assert {"deliveries": 2} == gone
    assert {"digest@UTC", "filed"} == {digest for digest, _ in await days(library)}


async def test_earlier_versions(library: SqlLibrary) -> None:
    """An earlier version of an article goes by when it was replaced; the article as it is now stays."""
    sheet = Draft("The bridge is open.\n").sheet(id=ArticleId("b51d6e000001"), title="Bridge")
    await library.save(sheet)
    await library.save(replace(sheet, article=replace(sheet.article, title="Bridge, corrected")))
    assert {} == await library.forgetting.prune(Cutoffs(revisions=NOW))
    assert {"revisions": 1} == await library.forgetting.prune(Cutoffs(revisions=NOW + timedelta(seconds=1)))
    assert await library.sheet(sheet.article.id, None) is not None


def test_the_settings_say_how_long() -> None:
    """Days of the settings become moments; 0 keeps for good."""
    found = cutoffs(Settings(keep_feedback=14, keep_deliveries=0), NOW)
    assert (NOW - timedelta(days=14), None) == (found.feedback, found.deliveries)


async def test_once_a_day(library: SqlLibrary) -> None:
    """While the bot runs, what is too old goes by itself, again and again."""
    settings = Settings(keep_feedback=14)
    work = asyncio.create_task(keep_house(settings, library.forgetting, FixedClock(NOW), first=0.0, between=0.01))
    try:
        for _ in range(2):
            await library.notebook.note(said("U1", at=NOW - timedelta(days=15)))
            async with asyncio.timeout(5):
                while await library.notebook.feedback():  # noqa: ASYNC110 - it happens in the database
                    await asyncio.sleep(0.02)
    finally:
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
