"""Digests sent with the real ledger: once a day and channel, whoever tries; and what becomes of failures."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event

from bot.clock import FixedClock
from bot.delivery.digests import Digest, digest_of
from bot.delivery.runner import DigestRunner
from bot.delivery.timing import Timing
from bot.errors import (
    BadConfiguration,
    BadToken,
    Busy,
    NewsdeskError,
    NotFound,
    Unavailable,
    UncertainSend,
    Unknowable,
)
from bot.facts.briefing import Briefing, Bullet
from bot.facts.model import FactSheet
from bot.languages.words import speaking
from bot.ports import Place, QuietHours, Sending, Slot, Subscription, Tenant
from bot.replies.blocks import Bullets, Buttons, Heading, plain
from bot.store.library import SqlLibrary, open_library
from tests.deliveries import Board, noted, state_of
from tests.stories import ferries, shown

TODAY = date(2025, 3, 11)
EIGHT = datetime(2025, 3, 11, 8, tzinfo=UTC)
HARBOUR, TOWN = Place("slack", "T1", "C1"), Place("slack", "T1", "C2")
MORNING = Slot(digest="morning", day=TODAY, place=HARBOUR)


def digest(name: str = "morning", place: Place = HARBOUR, **more: object) -> Digest:
    """A digest at eight in UTC."""
    given: dict[str, object] = {"time": time(8), "zone": ZoneInfo("UTC"), **more}
    return Digest(name=name, place=place, **given)  # type: ignore[arg-type]


def briefing(ident: str = "ferries", published: date | datetime | None = date(2025, 3, 10), **more: object) -> Briefing:
    """A briefing on the ferries: one bullet that holds, one that does not, one that says otherwise."""
    bullets = (
        Bullet(text="Coastal states agreed to buy twelve electric ferries to send to Malta.", line=9),
        Bullet(text="The harbour master resigned in Tromsø.", line=10),
        Bullet(text="Coastal states agreed to buy forty electric ferries to send to Malta.", line=11),
    )
    given: dict[str, object] = {"title": f"About {ident}", "bullets": bullets, **more}
    return Briefing(id=ident, article=ferries().article.id, published=published, **given)  # type: ignore[arg-type]


@pytest.fixture
def clock() -> FixedClock:
    """A minute before eight."""
    return FixedClock(EIGHT - timedelta(minutes=1))


@pytest.fixture
async def libraries(tmp_path: Path, clock: FixedClock) -> AsyncIterator[tuple[SqlLibrary, SqlLibrary]]:
    """One database, opened twice, as two machines have it; the article and a briefing from yesterday are in it."""
    url = f"sqlite+aiosqlite:///{tmp_path}/news.db"
    async with await open_library(url, clock) as one, await open_library(url, clock) as two:
        await one.save(ferries())
        await one.save_briefing(briefing())
        yield one, two


@pytest.fixture
def library(libraries: tuple[SqlLibrary, SqlLibrary]) -> SqlLibrary:
    """The first of the two."""
    return libraries[0]


QUICK = Timing(rates={"slack": 1000, "discord": 1000})


def runner(
    library: SqlLibrary, board: Board, clock: FixedClock, *digests: Digest, timing: Timing = QUICK
) -> DigestRunner:
    """A runner for these digests (or the usual one) on that board."""
    return DigestRunner(digests or (digest(),), {board.name: board}, library, library.ledger, clock, timing=timing)


async def test_sent_once_a_day(library: SqlLibrary, clock: FixedClock) -> None:
    """Nothing before its time, one message then, none again that day, the next on the next day."""
    board = Board()
    running = runner(library, board, clock)
    await running.tick()
    assert board.posts == []
    for _ in range(60):
        clock.advance(timedelta(minutes=15))
        await running.tick()
    assert board.channels() == ["C1"]
    assert await state_of(library.ledger, "morning", TODAY, HARBOUR) is Sending.SENT
    await library.save_briefing(briefing("islands", date(2025, 3, 11)))
    clock.advance(timedelta(hours=10))
    await running.tick()
    assert board.channels() == ["C1", "C1"]


async def test_an_article_without_a_briefing_is_told_by_its_main_claims(tmp_path: Path, clock: FixedClock) -> None:
    """What a feed brought is in the digest with its main claims and their sentences, once."""
    board = Board()
    async with await open_library(f"sqlite+aiosqlite:///{tmp_path}/fed.db", clock) as fed:
        sheet = ferries()
        await fed.save(replace(sheet, article=replace(sheet.article, published=date(2025, 3, 10))))
        running = runner(fed, board, clock)
        for _ in range(3):
            clock.advance(timedelta(minutes=15))
            await running.tick()
    ((_, reply, _),) = board.posts
    said = shown(reply)
    assert sheet.article.title is not None
    assert sheet.article.title in said
    assert "twelve electric ferries" in said
    assert "[1]" in said


async def test_two_machines_send_one_message(libraries: tuple[SqlLibrary, SqlLibrary], clock: FixedClock) -> None:
    """Whoever claims it posts it, however many ask at the very same time."""
    board = Board(pause=0.01)
    runners = [runner(library, board, clock) for library in libraries * 3]
    clock.advance(timedelta(minutes=1))
    await asyncio.gather(*(running.tick() for running in runners))
    await asyncio.gather(*(running.tick() for running in runners))
    assert board.channels() == ["C1"]


async def test_a_restart_sends_nothing_again(library: SqlLibrary, clock: FixedClock) -> None:
    """What was sent is known to the database, not to the process."""
    board = Board()
    clock.advance(timedelta(minutes=1))
    await runner(library, board, clock).tick()
    await runner(library, board, clock).tick()
    assert board.channels() == ["C1"]


async def test_a_late_start_sends_todays_and_nothing_older(library: SqlLibrary, clock: FixedClock) -> None:
    """A bot that was off for days sends one digest when it comes back, not one for each day."""
    board = Board()
    clock.advance(timedelta(days=3, hours=5))
    await library.save_briefing(briefing("islands", date(2025, 3, 14)))
    await runner(library, board, clock).tick()
    assert board.channels() == ["C1"]
    assert await state_of(library.ledger, "morning", TODAY + timedelta(days=3), HARBOUR) is Sending.SENT
    assert await state_of(library.ledger, "morning", TODAY, HARBOUR) is None


@pytest.mark.parametrize(
    "failure",
    [
        Unavailable("Slack is down."),
        NotFound("No such channel."),
        UncertainSend("Who knows."),
        RuntimeError("a mistake"),
    ],
)
async def test_one_channel_never_stops_the_others(
    library: SqlLibrary, clock: FixedClock, failure: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever goes wrong in one channel, the others get their digest, and the log names the one."""
    board = Board(failures={"C1": [failure]})
    clock.advance(timedelta(minutes=1))
    with caplog.at_level(logging.WARNING):
        await runner(library, board, clock, digest(), digest("noon", TOWN)).tick()
    assert board.channels() == ["C2"]
    assert ["morning"] == [record.__dict__["digest"] for record in caplog.records]


async def test_what_certainly_failed_is_tried_again(library: SqlLibrary, clock: FixedClock) -> None:
    """After five minutes, not at once; with the same key; and it counts as one digest."""
    board = Board(failures={"C1": [Unavailable("Slack is down.")]})
    running = runner(library, board, clock)
    clock.advance(timedelta(minutes=1))
    for _ in range(4):
        await running.tick()
        clock.advance(timedelta(seconds=60))
    assert board.posts == []
    assert await state_of(library.ledger, "morning", TODAY, HARBOUR) is Sending.DUE
    clock.advance(timedelta(minutes=2))
    for _ in range(3):
        await running.tick()
    assert [key for _, _, key in board.posts] == [MORNING.key]


async def test_it_is_not_tried_for_ever(library: SqlLibrary, clock: FixedClock) -> None:
    """A channel that is gone is tried four times a day, and once more on the next day."""
    tries: list[datetime] = []
    board = Board(posting=lambda: tries.append(clock.now()))
    board.failures["C1"] = [NotFound("No such channel.") for _ in range(99)]
    running = runner(library, board, clock)
    for _ in range(15 * 12):
        clock.advance(timedelta(minutes=5))
        await running.tick()
    assert [at.strftime("%H:%M") for at in tries] == ["08:04", "08:09", "08:34", "10:04"]
    found = await library.ledger.delivery(MORNING)
    assert found is not None
    assert (Sending.FAILED, 4, "No such channel") == (found.state, found.attempts, found.reason)


async def test_not_on_another_day(library: SqlLibrary, clock: FixedClock) -> None:
    """What could not be sent before midnight is given up some hours later, and not sent as though it were new."""
    late = digest(time=time(23, 30))
    board = Board(failures={"C1": [Unavailable("Slack is down.") for _ in range(3)]})
    running = runner(library, board, clock, late)
    clock.advance(timedelta(hours=15, minutes=31))  # 23:30
    await running.tick()
    clock.advance(timedelta(minutes=31))
    await running.tick()
    clock.advance(timedelta(hours=9))
    await running.tick()
    assert board.posts == []
    found = await library.ledger.delivery(MORNING)
    assert found is not None
    assert found.state is Sending.FAILED
    assert "Slack is down; its day was over before it could be sent" == found.reason


async def test_an_answer_that_was_lost(library: SqlLibrary, clock: FixedClock) -> None:
    """It arrived, nobody said so: it is looked for, found, and counts as sent; nothing comes twice."""
    board = Board(lost={"C1"})
    running = runner(library, board, clock)
    clock.advance(timedelta(minutes=1))
    await running.tick()
    assert await state_of(library.ledger, "morning", TODAY, HARBOUR) is Sending.UNCERTAIN
    clock.advance(timedelta(minutes=1))
    await running.tick()
    found = await library.ledger.delivery(MORNING)
    assert found is not None
    assert (Sending.SENT, "m1") == (found.state, found.message)
    assert board.channels() == ["C1"]
    assert "About ferries" not in shown(await running.preview("morning"))


async def test_it_had_not_arrived_after_all(library: SqlLibrary, clock: FixedClock) -> None:
    """It is looked for, is certainly not there, and is sent: the very same, though there is more news by now."""
    board = Board(failures={"C1": [UncertainSend("The connection broke.")]})
    running = runner(library, board, clock)
    clock.advance(timedelta(minutes=1))
    await running.tick()
    await library.save_briefing(briefing("islands", date(2025, 3, 11)))
    clock.advance(timedelta(minutes=1))
    await running.tick()
    assert board.channels() == ["C1"]
    assert "About islands" not in shown(board.posts[0][1])
    assert "About islands" in shown(await running.preview("morning"))


async def test_a_platform_that_knows_the_key_is_not_asked(library: SqlLibrary, clock: FixedClock) -> None:
    """Within the time for which a platform knows the key it is sent again at once; after that it is looked for."""
    board = Board(remembers=timedelta(minutes=2), failures={"C1": [UncertainSend("Broken.")]})
    board.hidden = Unknowable("It may not be read.")
    running = runner(library, board, clock)
    clock.advance(timedelta(minutes=1))
    await running.tick()
    clock.advance(timedelta(seconds=40))
    await running.tick()
    assert [key for _, _, key in board.posts] == [MORNING.key]


async def test_what_nobody_can_know_is_held(library: SqlLibrary, clock: FixedClock) -> None:
    """Without leave to look it stays uncertain, is never sent again by itself, nor by hand; people are told."""
    board = Board(lost={"C1"}, hidden=Unknowable("The app may not read the channel.", hint="Add the scope."))
    asked = Subscription(name="asked", place=HARBOUR, time=time(8), zone="UTC", by="U7")
    await library.subscriptions.keep(asked)
    running = DigestRunner((), {"slack": board}, library, library.ledger, clock, library.subscriptions)
    for _ in range(30):
        clock.advance(timedelta(minutes=15))
        await running.tick()
    assert board.channels() == ["C1"]
    found = await library.ledger.delivery(Slot(digest="asked@UTC", day=TODAY, place=HARBOUR))
    assert found is not None
    assert (Sending.UNCERTAIN, None) == (found.state, found.due)
    assert "whoever asked for it was told" in (found.reason or "")
    ((user, tenant, words),) = board.told
    assert ("U7", HARBOUR.tenant) == (user, tenant)
    assert "perhaps did not arrive" in shown(words)
    assert "Add the scope" in shown(words)
    with pytest.raises(UncertainSend, match="may not read"):
        await running.send(digest_of(asked))
    assert board.channels() == ["C1"]


async def test_whoever_asked_is_told_once(library: SqlLibrary, clock: FixedClock) -> None:
    """A channel that is gone for three days: after the last try of the first day, not every day; and it is noted."""
    board = Board(failures={"C1": [NotFound("No such channel.") for _ in range(99)]})
    await library.subscriptions.keep(
        Subscription(name="asked", place=HARBOUR, time=time(8), zone="UTC", by="U7", quiet=False)
    )
    running = DigestRunner((), {"slack": board}, library, library.ledger, clock, library.subscriptions)
    for _ in range(3 * 24 * 4):
        clock.advance(timedelta(minutes=15))
        await running.tick()
    assert ["U7"] == [user for user, _, _ in board.told]
    assert "did not arrive" in shown(board.told[0][2])
    found = await library.ledger.deliveries(HARBOUR.tenant, 9, "asked")
    assert [Sending.FAILED] * 3 == [each.state for each in found]
    assert found[-1].reason == "No such channel; whoever asked for it was told"


async def test_whoever_asked_is_told_in_the_language_of_the_channel(library: SqlLibrary, clock: FixedClock) -> None:
    """And the ledger tells each reader in theirs what became of it; a platform's own words stay as they are."""
    board = Board(failures={"C1": [NotFound("No such channel.") for _ in range(9)]})
    await library.subscriptions.keep(Subscription(name="asked", place=HARBOUR, time=time(8), zone="UTC", by="U7"))
    running = DigestRunner(
        (), {"slack": board}, library, library.ledger, clock, library.subscriptions, language=lambda _: "de"
    )
    for _ in range(16):
        clock.advance(timedelta(minutes=15))
        await running.tick()
    (told,) = [shown(words) for _, _, words in board.told]
    assert ("Dein Überblick asked" in told, "Warum: No such channel." in told) == (True, True)
    reasons = []
    for language in ("en", "de"):
        with speaking(language):
            reasons += [each.reason for each in await library.ledger.deliveries(HARBOUR.tenant, 1, "asked")]
    assert [
        "No such channel; whoever asked for it was told",
        "No such channel; wer darum gebeten hat, wurde benachrichtigt",
    ] == reasons


async def test_what_nobody_foresaw_comes_to_an_end(library: SqlLibrary, clock: FixedClock) -> None:
    """A search that breaks in a way of its own is tried so often and no oftener; then it is held, and told."""
    board = Board(lost={"C1"}, hidden=RuntimeError("out of ink"))
    await library.subscriptions.keep(Subscription(name="asked", place=HARBOUR, time=time(8), zone="UTC", by="U7"))
    running = DigestRunner((), {"slack": board}, library, library.ledger, clock, library.subscriptions)
    for _ in range(40):
        clock.advance(timedelta(minutes=15))
        await running.tick()
    (found,) = await library.ledger.deliveries(HARBOUR.tenant, 9, "asked")
    assert (Sending.UNCERTAIN, None) == (found.state, found.due)
    assert "it could not be looked for: RuntimeError" in str(found.reason)
    assert ["U7"] == [user for user, _, _ in board.told]


class Broken:
    """Filters that cannot be asked."""

    async def texts(self, digest: Digest) -> tuple[str, ...]:
        raise RuntimeError("out of ink")

    async def lets_pass(self, digest: Digest, sheet: FactSheet) -> bool:
        return True


async def test_whoever_asked_is_told_that_it_cannot_be_composed(library: SqlLibrary, clock: FixedClock) -> None:
    """After the last try, as of any other trouble."""
    board = Board()
    await library.subscriptions.keep(Subscription(name="asked", place=HARBOUR, time=time(8), zone="UTC", by="U7"))
    running = DigestRunner((), {"slack": board}, library, library.ledger, clock, library.subscriptions, Broken())
    for _ in range(16):
        clock.advance(timedelta(minutes=15))
        await running.tick()
    (found,) = await library.ledger.deliveries(HARBOUR.tenant, 9, "asked")
    assert (Sending.FAILED, "not composed: RuntimeError; whoever asked for it was told") == (found.state, found.reason)
    assert ["U7"] == [user for user, _, _ in board.told]


async def test_whoever_cannot_be_told(library: SqlLibrary, clock: FixedClock) -> None:
    """Where the person takes no messages, the ledger says that too."""
    board = Board(failures={"C1": [NotFound("No such channel.") for _ in range(9)]})
    board.deaf = Unavailable("That person takes no direct messages from the bot.")
    await library.subscriptions.keep(Subscription(name="asked", place=HARBOUR, time=time(8), zone="UTC", by="U7"))
    running = DigestRunner((), {"slack": board}, library, library.ledger, clock, library.subscriptions)
    for _ in range(30):
        clock.advance(timedelta(minutes=15))
        await running.tick()
    (found,) = await library.ledger.deliveries(HARBOUR.tenant, 9, "asked")
    assert "could not be told (That person takes no direct messages from the bot)" in (found.reason or "")


async def test_asked_to_wait(library: SqlLibrary, clock: FixedClock) -> None:
    """A platform that asks to be left alone is: for as long as it says, and it counts as no attempt."""
    board = Board(failures={"C1": [Busy("Slack asks to send less often.", after=1)]})
    running = runner(library, board, clock)
    clock.advance(timedelta(minutes=1))
    await running.tick()
    clock.advance(timedelta(seconds=0.9))
    await running.tick()
    assert board.posts == []
    clock.advance(timedelta(seconds=0.1))
    await running.tick()
    found = await library.ledger.delivery(MORNING)
    assert found is not None
    assert (Sending.SENT, 1) == (found.state, found.attempts)


async def test_a_refused_token_is_not_tried_by_every_channel(library: SqlLibrary, clock: FixedClock) -> None:
    """Of fifty channels of a workspace whose token was revoked a few are tried, and the rest wait."""
    tries: list[datetime] = []
    board = Board(posting=lambda: tries.append(clock.now()))
    digests = tuple(digest(f"d{n}", Place("slack", "T1", f"C{n}")) for n in range(50))
    for n in range(50):
        board.failures[f"C{n}"] = [BadToken("Slack refused the token.")]
    running = DigestRunner(
        digests, {"slack": board}, library, library.ledger, clock, timing=Timing(rates={"slack": 30})
    )
    clock.advance(timedelta(minutes=1))
    task = asyncio.create_task(running.tick())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert 1 <= len(tries) <= 10


async def test_removed_before_it_was_sent(library: SqlLibrary, clock: FixedClock) -> None:
    """A digest that is paused or removed after it fell due does not come, and comes when it is resumed that day."""
    board = Board()
    asked = Subscription(name="asked", place=HARBOUR, time=time(8), zone="UTC")
    await library.subscriptions.keep(asked)
    running = DigestRunner((), {"slack": board}, library, library.ledger, clock, library.subscriptions)
    clock.advance(timedelta(minutes=1))
    await running.plan()
    await library.subscriptions.keep(replace(asked, paused=True))
    await running.tick()
    assert board.posts == []
    await library.subscriptions.keep(asked)
    await running.tick()
    assert board.channels() == ["C1"]


async def test_quiet_hours_hold_what_is_late(library: SqlLibrary, clock: FixedClock) -> None:
    """What failed before the quiet hours is not tried in them, but once they are over."""
    hours = QuietHours(begins=time(8, 3), ends=time(9), zone="UTC")
    board = Board(failures={"C1": [Unavailable("Slack is down.")]})
    running = runner(library, board, clock, digest(silent=hours))
    clock.advance(timedelta(minutes=1))
    for _ in range(11):
        await running.tick()
        clock.advance(timedelta(minutes=5))
    assert board.posts == []
    clock.advance(timedelta(minutes=5))
    await running.tick()
    assert board.channels() == ["C1"]


async def test_composed_once_for_all(library: SqlLibrary, clock: FixedClock) -> None:
    """Thirty channels with the same wishes get one composition; a private shelf or another length has its own."""
    await library.save(ferries(), Tenant("slack", "T30"))
    await library.save_briefing(briefing("secret"), Tenant("slack", "T30"))
    places = [Place("slack", f"T{n}", "C1") for n in range(31)]
    digests = [digest(place=place, quiet=n % 2 == 0) for n, place in enumerate(places)]
    board = Board()
    running = runner(library, board, clock, *digests, digest("short", TOWN, items=1))
    clock.advance(timedelta(minutes=1))
    await running.tick()
    assert 32 == len(board.posts)
    assert 3 == running.editions.composed
    assert 1 == sum("About secret" in shown(reply) for _, reply, _ in board.posts)


async def test_one_look_for_all_channels(library: SqlLibrary, clock: FixedClock) -> None:
    """However many channels, a tick at which nothing is due asks the database the same few questions."""
    asked: list[str] = []
    counting = lambda _c, _cursor, statement, *_: asked.append(statement)  # noqa: E731
    engine = library._database.engine.sync_engine
    running = DigestRunner((), {"slack": Board()}, library, library.ledger, clock, library.subscriptions)
    counts = []
    for many in (1, 300):
        for n in range(many):
            place = Place("slack", f"T{n}", "C1")
            await library.subscriptions.keep(Subscription(name="asked", place=place, time=time(9), zone="UTC"))
        await running.tick()
        asked.clear()
        event.listen(engine, "before_cursor_execute", counting)
        await running.tick()
        event.remove(engine, "before_cursor_execute", counting)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 5


async def test_stopped_while_posting(library: SqlLibrary, clock: FixedClock) -> None:
    """A bot that is stopped in the middle of a post writes down that it may have arrived."""
    begun = asyncio.Event()
    board = Board(pause=30, posting=begun.set)
    clock.advance(timedelta(minutes=1))
    task = asyncio.create_task(runner(library, board, clock, timing=Timing(finish=0.2)).run())
    await asyncio.wait_for(begun.wait(), 5)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await state_of(library.ledger, "morning", TODAY, HARBOUR) is Sending.UNCERTAIN


async def test_stopped_while_posting_it_is_posted_whole(library: SqlLibrary, clock: FixedClock) -> None:
    """What is being sent when the bot is stopped arrives and is written down as sent."""
    begun = asyncio.Event()
    board = Board(pause=0.5, posting=begun.set)
    clock.advance(timedelta(minutes=1))
    task = asyncio.create_task(runner(library, board, clock).run())
    await asyncio.wait_for(begun.wait(), 5)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert board.channels() == ["C1"]
    assert await state_of(library.ledger, "morning", TODAY, HARBOUR) is Sending.SENT


async def test_stopped_with_much_in_hand(library: SqlLibrary, clock: FixedClock) -> None:
    """What was taken and not begun is given back at a stop, so that another process sends it at once."""
    begun = asyncio.Event()
    board = Board(pause=0.2, posting=begun.set)
    digests = [digest(f"d{n}", Place("slack", "T1", f"C{n}")) for n in range(8)]
    clock.advance(timedelta(minutes=1))
    task = asyncio.create_task(runner(library, board, clock, *digests, timing=Timing(rates={"slack": 2})).run())
    await asyncio.wait_for(begun.wait(), 5)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await runner(library, board, clock, *digests, timing=Timing(rates={"slack": 900})).tick()
    assert sorted(f"C{n}" for n in range(8)) == sorted(board.channels())


async def test_killed_while_posting(library: SqlLibrary, clock: FixedClock) -> None:
    """After a crash between the call and the answer another worker waits out the lease, looks, and sends if need be."""
    board = Board()
    clock.advance(timedelta(minutes=1))
    await noted(library.ledger, "morning", TODAY, HARBOUR, clock.now())
    running = runner(library, board, clock)
    await running.tick()
    assert board.posts == []
    clock.advance(timedelta(minutes=1))
    await running.tick()
    assert await state_of(library.ledger, "morning", TODAY, HARBOUR) is Sending.SENT
    assert board.channels() == ["C1"]


async def test_run_ticks_at_once_and_ends_cleanly(library: SqlLibrary, clock: FixedClock) -> None:
    """What is due at the start is sent at the start; a stop leaves nothing running."""
    done = asyncio.Event()
    board = Board(posting=done.set)
    clock.advance(timedelta(minutes=1))
    task = asyncio.create_task(runner(library, board, clock).run())
    await asyncio.wait_for(done.wait(), 5)
    await asyncio.sleep(0.1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert board.channels() == ["C1"]
    assert await state_of(library.ledger, "morning", TODAY, HARBOUR) is Sending.SENT


async def test_what_it_says(library: SqlLibrary, clock: FixedClock) -> None:
    """Its name and day, then each briefing with its bullets: with sentences, or marked for what they are."""
    reply = await runner(library, Board(), clock).preview("morning")
    assert reply.blocks[0] == Heading("Morning: Tue 11 Mar 2025")
    assert reply.blocks[1] == Heading("About ferries")
    lines = [plain(each) for block in reply.blocks if isinstance(block, Bullets) for each in block.lines]
    assert lines[0].endswith("to send to Malta. [1]")
    assert "! not found in the article" in lines[1]
    assert "! contradicted by the article" in lines[2]
    assert lines[2].endswith("[1]")
    assert "About: “Ferries for Malta”, The Coast, published Mon 10 Mar 2025" in shown(reply)
    (buttons,) = (block for block in reply.blocks if isinstance(block, Buttons))
    assert ["brief about:f3a91c07", "conflicts about:f3a91c07"] == [button.command for button in buttons.buttons]


async def test_only_so_many_items(library: SqlLibrary, clock: FixedClock) -> None:
    """The room is shared out, the newest briefing first; what is left is said, with the command that shows it."""
    await library.save_briefing(briefing("islands", date(2025, 3, 11)))
    reply = await runner(library, Board(), clock, digest(items=3)).preview("morning")
    assert [2, 1] == [len(block.lines) for block in reply.blocks if isinstance(block, Bullets)]
    assert ["About islands", "About ferries"] == [b.text for b in reply.blocks[1:] if isinstance(b, Heading)]
    assert "1 more: brief about:f3a91c07" in shown(reply)
    assert "2 more: brief about:f3a91c07" in shown(reply)


async def test_only_its_topics(library: SqlLibrary, clock: FixedClock) -> None:
    """A digest on some topics leaves the other briefings out; capitals do not matter."""
    await library.save_briefing(briefing("islands", topics=("Islands", "Trade")))
    some = runner(library, Board(), clock, digest(topics=("islands",)), digest("whales", topics=("Whales",)))
    assert ["About islands"] == [b.text for b in (await some.preview("morning")).blocks[1:] if isinstance(b, Heading)]
    assert "Nothing new on Whales since Mon 10 Mar 2025." in shown(await some.preview("whales"))


@pytest.mark.parametrize(
    ("published", "new"),
    [
        (date(2025, 3, 9), False),
        (date(2025, 3, 10), True),
        (datetime(2025, 3, 9, 23, 30, tzinfo=UTC), True),  # the tenth in Berlin
        (datetime(2025, 3, 9, 22, 30, tzinfo=UTC), False),
        (None, True),
    ],
)
async def test_only_what_is_new(
    library: SqlLibrary, clock: FixedClock, published: date | datetime | None, new: bool
) -> None:
    """New is what was published since the day of the digest before, in the digest's own zone, or bears no date."""
    await library.remove_briefing("ferries")
    await library.save_briefing(briefing("islands", published))
    reply = await runner(library, Board(), clock, digest(zone=ZoneInfo("Europe/Berlin"))).preview("morning")
    assert new == ("About islands" in shown(reply))


async def test_nothing_is_told_twice(library: SqlLibrary, clock: FixedClock) -> None:
    """A briefing of the same day comes in one digest only: the next brings what came after it, and nothing else."""
    await library.save_briefing(briefing("islands", date(2025, 3, 11)))
    board = Board()
    running = runner(library, board, clock, digest(quiet=False))
    clock.advance(timedelta(minutes=1))
    await running.tick()
    await library.save_briefing(briefing("quays", date(2025, 3, 11)))
    clock.advance(timedelta(days=1))
    await running.tick()
    clock.advance(timedelta(days=1))
    await running.tick()
    told = [[block.text for block in reply.blocks[1:] if isinstance(block, Heading)] for _, reply, _ in board.posts]
    assert told == [["About islands", "About ferries"], ["About quays"], []]
    assert "Nothing new since Wed 12 Mar 2025." in shown(board.posts[2][1])


async def test_a_failed_digest_tells_it_next_time(library: SqlLibrary, clock: FixedClock) -> None:
    """What did not arrive counts as not told."""
    board = Board(failures={"C1": [NotFound("No such channel.")]})
    running = runner(library, board, clock)
    clock.advance(timedelta(minutes=1))
    await running.tick()
    assert "About ferries" in shown(await running.preview("morning"))


async def test_quiet(library: SqlLibrary, clock: FixedClock) -> None:
    """With nothing new a quiet digest posts nothing, and does not come later in the day when something is."""
    await library.remove_briefing("ferries")
    old = ferries()
    await library.save(replace(old, article=replace(old.article, published=date(2025, 3, 1))))
    board = Board()
    running = runner(library, board, clock)
    clock.advance(timedelta(minutes=1))
    await running.tick()
    await library.save_briefing(briefing("islands", date(2025, 3, 11)))
    clock.advance(timedelta(hours=2))
    await runner(library, board, clock).tick()
    assert board.posts == []
    clock.advance(timedelta(hours=22))
    await running.tick()
    assert board.channels() == ["C1"]


async def test_a_private_briefing_stays_with_its_workspace(library: SqlLibrary, clock: FixedClock) -> None:
    """A digest tells what its own workspace may see."""
    other = Place("slack", "T2", "C9")
    await library.save(ferries(), HARBOUR.tenant)
    await library.save_briefing(briefing("secret"), HARBOUR.tenant)
    some = runner(library, Board(), clock, digest(), digest("theirs", other))
    assert "About secret" in shown(await some.preview("morning"))
    assert "About secret" not in shown(await some.preview("theirs"))


async def test_send_now_is_todays_digest(library: SqlLibrary, clock: FixedClock) -> None:
    """By hand before its time: it is sent, and then not again at its time, nor by hand."""
    board = Board()
    running = runner(library, board, clock)
    assert "morning of 2025-03-11 sent to slack, message m1" == await running.send("morning")
    clock.advance(timedelta(minutes=5))
    await running.tick()
    with pytest.raises(NewsdeskError, match="was sent already"):
        await running.send("morning")
    assert board.channels() == ["C1"]


async def test_send_now_after_a_failure(library: SqlLibrary, clock: FixedClock) -> None:
    """Once the cause is mended, by hand, without waiting; the failure itself is told in words."""
    board = Board(failures={"C1": [NotFound("No such channel.")]})
    running = runner(library, board, clock)
    with pytest.raises(NotFound, match="No such channel"):
        await running.send("morning")
    await running.send("morning")
    assert board.channels() == ["C1"]


async def test_a_platform_that_is_off(library: SqlLibrary, clock: FixedClock, caplog: pytest.LogCaptureFixture) -> None:
    """Its digest waits: said once in the log, nothing claimed; by hand it is said in words."""
    running = runner(library, Board(name="discord"), clock)
    clock.advance(timedelta(minutes=1))
    with caplog.at_level(logging.WARNING):
        await running.tick()
        await running.tick()
    assert ["digest_no_platform"] == [record.__dict__["action"] for record in caplog.records]
    assert await state_of(library.ledger, "morning", TODAY, HARBOUR) is None
    with pytest.raises(BadConfiguration, match="slack, which is not configured"):
        await running.send("morning")


async def test_an_unknown_name(library: SqlLibrary, clock: FixedClock) -> None:
    """The names there are, are told."""
    running = runner(library, Board(), clock, digest(), digest("noon"))
    with pytest.raises(NotFound) as caught:
        await running.preview("evening")
    assert "There is no digest called evening. There are: morning, noon." == caught.value.plain


async def test_the_next_times(library: SqlLibrary, clock: FixedClock) -> None:
    """Five by default, in the digest's own zone."""
    found = runner(library, Board(), clock, digest(zone=ZoneInfo("Europe/Berlin"))).next_times("morning")
    assert 5 == len(found)
    assert "2025-03-12T08:00:00+01:00" == found[0].isoformat()
