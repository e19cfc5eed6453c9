"""Digests asked for in a channel: taken up by the running bot, changed, paused, and explained; never a stranger's."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.clock import FixedClock
from bot.commands.catalogue import builtins
from bot.commands.dispatch import FrontDesk
from bot.commands.spec import Chosen, Typed
from bot.delivery.book import ACTIONS, Book
from bot.delivery.digests import Digest
from bot.delivery.runner import DigestRunner
from bot.errors import BadInput, NotFound, Unavailable
from bot.facts.briefing import Briefing, Bullet
from bot.ports import Group, Place, Wish
from bot.store.library import SqlLibrary, open_library
from tests.deliveries import Board
from tests.stories import ferries, shown

HERE, THERE = Place("slack", "T1", "C1"), Place("slack", "T2", "C9")
FILED = Digest(name="filed", place=Place("slack", "T1", "C5"), time=time(23, 50), zone=ZoneInfo("UTC"), notify="S0DESK")


@dataclass
class Town:
    """A bot with a database, and one workspace that talks to it."""

    library: SqlLibrary
    clock: FixedClock
    board: Board
    runner: DigestRunner
    book: Book

    async def news(self, ident: str) -> None:
        """Something new, published today."""
        bullet = Bullet(text="Coastal states agreed to buy twelve electric ferries to send to Malta.", line=1)
        today = self.clock.now().date()
        article = ferries().article.id
        await self.library.save_briefing(
            Briefing(id=ident, article=article, title=ident, bullets=(bullet,), published=today)
        )

    async def until(self, moment: str) -> None:
        """Tick every ten minutes, with news at each midnight, until a moment in UTC."""
        end = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        while self.clock.now() < end:
            self.clock.advance(timedelta(minutes=10))
            if self.clock.now().time() == time(0):
                await self.news(f"b{self.clock.now():%m%d}")
            await self.runner.tick()


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """At nine in the morning of 10 March 2025, with one piece of news."""
    clock = FixedClock(datetime(2025, 3, 10, 9, tzinfo=UTC))
    async with await open_library(f"sqlite+aiosqlite:///{tmp_path}/news.db", clock) as library:
        await library.save(ferries())
        board = Board()
        runner = DigestRunner((FILED,), {"slack": board}, library, library.ledger, clock, library.subscriptions)
        book = Book(
            store=library.subscriptions,
            ledger=library.ledger,
            filed=(FILED,),
            runner=runner,
            clock=clock,
            default_zone=ZoneInfo("UTC"),
        )
        made = Town(library, clock, board, runner, book)
        await made.news("b0310")
        yield made


async def test_a_running_bot_takes_it_up(town: Town) -> None:
    """No restart: from the first time after it was asked for, one a day comes to that channel."""
    await town.runner.tick()
    said = shown(await town.book.subscribe(Wish(time="8:00", zone="europe/berlin"), HERE, "U1"))
    assert "Every day at 08:00 (Europe/Berlin)" in said
    assert "Next: 2025-03-11" in said
    await town.until("2025-03-11T06:50")
    assert "C1" not in town.board.channels()
    await town.until("2025-03-13T23:00")
    assert town.board.channels().count("C1") == 3


async def test_another_time_on_the_same_day(town: Town) -> None:
    """Changed twice on one day, before and after it was sent, that day has one."""
    await town.book.subscribe(Wish(time="15:00"), HERE, "U1")
    await town.book.subscribe(Wish(time="10:00"), HERE, "U1")
    await town.until("2025-03-10T11:00")
    await town.book.subscribe(Wish(time="12:00"), HERE, "U1")
    await town.book.subscribe(Wish(time="13:00", zone="Asia/Kolkata"), HERE, "U1")
    await town.until("2025-03-10T23:30")
    assert town.board.channels() == ["C1"]
    await town.until("2025-03-11T23:30")
    assert town.board.channels().count("C1") == 2


async def test_paused_for_a_month(town: Town) -> None:
    """Nothing comes while it is paused; one comes when it goes on, not thirty."""
    await town.book.subscribe(Wish(time="10:00"), HERE, "U1")
    await town.book.do("pause", "digest", HERE.tenant)
    assert "paused" in shown(await town.book.do("why", "digest", HERE.tenant))
    for _ in range(30):
        town.clock.advance(timedelta(days=1))
        await town.runner.tick()
    await town.news("late")
    town.clock.advance(timedelta(hours=3))
    assert "C1" not in town.board.channels()
    await town.book.do("resume", "digest", HERE.tenant)
    for _ in range(12):
        town.clock.advance(timedelta(minutes=30))
        await town.runner.tick()
    assert town.board.channels().count("C1") == 1


async def test_why_tells_how_it_went(town: Town) -> None:
    """Each attempt with its day, what went wrong in words, and the message it became."""
    await town.book.subscribe(Wish(time="10:00"), HERE, "U1")
    assert "never sent" in shown(await town.book.do("why", "digest", HERE.tenant))
    town.board.failures["C1"] = [Unavailable("Slack is down.")]
    await town.until("2025-03-10T10:00")
    said = shown(await town.book.do("why", "digest", HERE.tenant))
    assert "Mon 10 Mar 2025: not sent yet: Slack is down. It is tried again " in said
    await town.until("2025-03-10T10:30")
    said = shown(await town.book.do("why", "digest", HERE.tenant))
    assert "Mon 10 Mar 2025: sent, message m1, tried 2 times (before that: Slack is down)" in said


@pytest.mark.parametrize("action", sorted(set(ACTIONS) - {"list"}))
@pytest.mark.parametrize("name", ["digest", "filed"])
async def test_strangers_reach_nothing(town: Town, action: str, name: str) -> None:
    """Another workspace neither sees a digest nor does anything with it, by whatever name."""
    await town.book.subscribe(Wish(time="10:00"), HERE, "U1")
    before = await town.library.subscriptions.every()
    for asked in (name, f"slack/T1/{name}"):
        with pytest.raises(NotFound):
            await town.book.do(action, asked, THERE.tenant)
    assert "There is no digest here" in shown(await town.book.do("list", "", THERE.tenant))
    assert await town.book.names(THERE.tenant) == ()
    assert await town.library.subscriptions.every() == before
    assert town.board.channels() == []


async def test_the_same_name_in_two_workspaces(town: Town) -> None:
    """Each has its own; the operator says which one is meant."""
    for place in (HERE, THERE):
        await town.book.subscribe(Wish(time="10:00"), place, "U1")
    await town.until("2025-03-10T12:00")
    assert sorted(town.board.channels()) == ["C1", "C9"]
    with pytest.raises(BadInput, match="2 digests called digest"):
        await town.book.do("pause", "digest", None)
    await town.book.do("pause", "slack/T2/digest", None)
    assert [s.paused for s in await town.library.subscriptions.every() if s.place == THERE] == [True]
    assert [s.paused for s in await town.library.subscriptions.every() if s.place == HERE] == [False]


async def test_removed_and_asked_for_again(town: Town) -> None:
    """A day that had its digest gets no second one by that."""
    await town.book.subscribe(Wish(time="10:00"), HERE, "U1")
    await town.until("2025-03-10T11:00")
    await town.book.do("remove", "digest", HERE.tenant)
    await town.book.subscribe(Wish(time="12:00"), HERE, "U1")
    await town.until("2025-03-10T20:00")
    assert town.board.channels() == ["C1"]


@pytest.mark.parametrize(
    ("wish", "place", "words"),
    [
        (Wish(time="25:00"), HERE, "no time of day"),
        (Wish(time="8:00", zone="Europe/Berln"), HERE, "Did you mean Europe/Berlin"),
        (Wish(time="8:00", weekdays="mon, someday"), HERE, "no weekday someday"),
        (Wish(time="8:00", name="a b"), HERE, "no name of a digest"),
        (Wish(time="8:00", items=99), HERE, "from 1 to 25"),
        (Wish(time="8:00", name="filed"), HERE, "digests.toml"),
        (Wish(time="8:00"), Place("web", "", "page"), "Discord or Slack"),
    ],
)
async def test_what_cannot_be_is_told(town: Town, wish: Wish, place: Place, words: str) -> None:
    """A wrong wish changes nothing and says what is wrong."""
    with pytest.raises(BadInput) as failure:
        await town.book.subscribe(wish, place, "U1")
    assert words in failure.value.plain
    assert await town.library.subscriptions.every() == ()


async def test_what_is_left_out_stays(town: Town) -> None:
    """Another time keeps the days, the zone and the topics; `all` takes the topics off."""
    wish = Wish(time="8:00", zone="Asia/Tokyo", weekdays="mon and fri", topics="Ports, Trade", items=3, quiet=False)
    await town.book.subscribe(wish, HERE, "U1")
    await town.book.subscribe(Wish(time="9:15"), HERE, "U2")
    (kept,) = await town.library.subscriptions.every()
    assert (kept.time, kept.zone, kept.items, kept.quiet) == (time(9, 15), "Asia/Tokyo", 3, False)
    assert (kept.weekdays, kept.topics, kept.by) == (frozenset((0, 4)), ("Ports", "Trade"), "U2")
    await town.book.subscribe(Wish(time="9:15", topics="all", weekdays="weekends"), HERE, "U2")
    (kept,) = await town.library.subscriptions.every()
    assert (kept.weekdays, kept.topics) == (frozenset((5, 6)), ())


async def test_the_list_names_whom_a_digest_notifies(town: Town) -> None:
    """By name, paused or not; what stands in the file by its id; and nobody where nobody is notified."""
    await town.book.subscribe(Wish(time="9:15", notify=Group("S1", "Editors")), HERE, "U1")
    listed = shown(await town.book.do("list", "", HERE.tenant))
    assert ("C1; it notifies Editors" in listed, "; it notifies S0DESK; next" in listed) == (True, True)
    await town.book.do("pause", "digest", HERE.tenant)
    assert "; it notifies Editors" in shown(await town.book.do("list", "", HERE.tenant))
    await town.book.subscribe(Wish(time="9:15", notify=Group("", "")), HERE, "U1")
    assert "Editors" not in shown(await town.book.do("list", "", HERE.tenant))


async def test_commands_are_for_managers(town: Town) -> None:
    """In chat: a reader is refused, whoever manages the channel is served; zones and names are suggested."""
    desk = FrontDesk(builtins(), town.library, town.clock, digests=lambda: town.book)
    reader = desk.call(user="U2", place=HERE)
    chief = desk.call(user="U1", place=HERE, manager=True)
    for text in ("subscribe 08:00", "digest list"):
        assert "for those who manage this channel" in shown(await desk.dispatch(Typed(text), reader))
    assert await town.library.subscriptions.every() == ()
    asked = Chosen("subscribe", {"time": "08:00", "zone": "Europe/Berlin", "name": "morning"})
    assert "will come here" in shown(await desk.dispatch(asked, chief))
    assert "morning: Every day".lower() in shown(await desk.dispatch(Typed("digest list"), chief)).lower()
    assert "is paused" in shown(await desk.dispatch(Typed("digest pause morning"), chief))
    assert "Did you mean morning" in shown(await desk.dispatch(Typed("digest why mornin"), chief))
    assert "Europe/Berlin" in await desk.complete("subscribe", "zone", "berlin", chief)
    assert "why morning" in await desk.complete("digest", "do", "why", chief)
    assert await desk.complete("digest", "do", "why", reader) == ()
    assert date(2025, 3, 11) == (await town.library.subscriptions.every())[0].begins
