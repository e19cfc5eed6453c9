"""All that can go wrong with a digest on its way, through the real clients of both platforms and a real ledger."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.clock import FixedClock
from bot.commands.dispatch import FrontDesk
from bot.delivery.runner import DigestRunner
from bot.delivery.timing import Timing
from bot.errors import Unavailable
from bot.facts.briefing import Briefing, Bullet
from bot.platforms.discord.app import DiscordPlatform
from bot.platforms.slack.app import SlackPlatform
from bot.ports import Delivery, Place, Platform, Sending, Slot, Subscription
from bot.store.library import SqlLibrary, open_library
from tests.adapters.discord.emulator import TOKEN, Emulator, Fault, listening
from tests.adapters.slack.emulator import APP_TOKEN, BOT_TOKEN, Slack, emulated
from tests.adapters.slack.shapes import CHANNEL, PERSON, TEAM
from tests.deliveries import Board
from tests.postgres import Server
from tests.stories import ferries

EIGHT = datetime(2027, 3, 11, 8, tzinfo=UTC)
DAY = date(2027, 3, 11)
BULLET = Bullet(text="Coastal states agreed to buy twelve electric ferries to send to Malta.", line=9)
QUICK = Timing(rates={"discord": 500, "slack": 500}, refused=0.1, idle=0.1)


@dataclass
class Way:
    """One platform with its emulator, and a digest for a channel there."""

    platform: Platform
    place: Place
    by: str
    arrived: Callable[[], int]
    told: Callable[[], list[str]]
    faults: dict[str, Callable[[], object]] = field(default_factory=dict)


def on_discord(emulator: Emulator, library: SqlLibrary, clock: FixedClock) -> Way:
    """The ways in which Discord fails, by name."""
    emulator.clock = lambda: clock.now().timestamp()
    desk = FrontDesk((), library, clock)
    platform = DiscordPlatform(desk, TOKEN, api_base=emulator.base, gateway=emulator.gateway_url, patience=2)
    channel = emulator.channel_id
    path = f"/channels/{channel}/messages"

    def fault(times: int = 1, **how: object) -> Callable[[], None]:
        return lambda: emulator.faults.extend(Fault("POST", path, **how) for _ in range(times))  # type: ignore[arg-type]

    wait = {"message": "slow down", "retry_after": 0.2, "global": True}
    long_wait = {"message": "slow down", "retry_after": 600, "global": False}
    refused = {"message": "401: Unauthorized", "code": 0}
    return Way(
        platform=platform,
        place=Place("discord", emulator.guild_id, channel),
        by=emulator.ida["id"],
        arrived=lambda: len(emulator.posted()),
        told=lambda: [str(each["embeds"]) for each in emulator.posted(emulator.dm_id)],
        faults={
            "429": fault(status=429, body=wait),
            "429 for long": fault(status=429, body=long_wait, headers={"Retry-After": "600"}),
            "500": fault(status=500),
            "503": fault(status=503),
            "5xx for long": fault(30, status=503),
            "lost before": fault(lost=True),
            "lost after": fault(reset=True),
            "silent after": fault(hang=2.5),
            "token revoked": lambda: emulator.faults.extend(
                Fault("POST", "/", status=401, body=refused) for _ in range(99)
            ),
            "channel gone": lambda: emulator.gone.add(channel),
            "may not write": lambda: emulator.closed_channels.add(channel),
            "may not look": lambda: (emulator.unreadable.add(channel), fault(3, reset=True)()),
        },
    )


def on_slack(slack: Slack, library: SqlLibrary, clock: FixedClock) -> Way:
    """The ways in which Slack fails, by name."""
    slack.clock = lambda: clock.now().timestamp()
    slack.members.add(PERSON)
    slack.hang = 1.5
    platform = SlackPlatform(
        FrontDesk((), library, clock), bot_token=BOT_TOKEN, app_token=APP_TOKEN, api_base=slack.api_base, clock=clock
    )
    platform._workspaces.plain.client.timeout = 1

    def plan(*what: str, method: str = "chat.postMessage") -> Callable[[], None]:
        return lambda: slack.failures.setdefault(method, []).extend(what)

    def forbid_looking() -> None:
        plan(*["missing_scope"] * 9, method="conversations.history")()
        plan("drop-after")()

    return Way(
        platform=platform,
        place=Place("slack", TEAM["id"], CHANNEL),
        by=PERSON,
        arrived=lambda: sum(said.channel == CHANNEL for said in slack.everything),
        told=lambda: [said.text for said in slack.everything if said.channel == PERSON],
        faults={
            "429": lambda: slack.limits.update({"chat.postMessage": 1}),
            "429 for long": plan("ratelimited"),
            "500": plan("http-500"),
            "503": plan("http-503"),
            "5xx for long": plan(*["http-503"] * 30),
            "lost before": plan("drop-before"),
            "lost after": plan("drop-after"),
            "silent after": plan("hang-after"),
            "token revoked": lambda: setattr(slack, "good_bot_token", "xoxb-another"),
            "channel gone": plan(*["channel_not_found"] * 4),
            "may not write": plan(*["restricted_action"] * 4),
            "may not look": forbid_looking,
        },
    )


@dataclass
class Set:
    """A bot with one digest at eight, on one platform."""

    library: SqlLibrary
    clock: FixedClock
    way: Way
    runner: DigestRunner

    async def pass_by(self, span: timedelta, step: timedelta = timedelta(minutes=5)) -> None:
        """Let time go by, with a tick at each step."""
        until = self.clock.now() + span
        while self.clock.now() < until:
            await self.runner.tick()
            self.clock.advance(step)

    async def row(self) -> Delivery:
        """How the delivery stands."""
        found = await self.library.ledger.delivery(Slot(digest="morning@UTC", day=DAY, place=self.way.place))
        assert found is not None
        return found


@asynccontextmanager
async def emulated_way(name: str, library: SqlLibrary, clock: FixedClock) -> AsyncIterator[Way]:
    """One of the platforms, while it is there; a request that it does not know fails the test."""
    if name == "slack":
        async with emulated() as slack:
            yield on_slack(slack, library, clock)
        return
    async with listening(Emulator()) as discord:
        yield on_discord(discord, library, clock)


@pytest.fixture(params=["discord", "slack"])
async def stage(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Set]:
    """Each platform with its real client and its emulator."""
    clock = FixedClock(EIGHT)
    url = f"sqlite+aiosqlite:///{tmp_path}/news.db"
    async with await open_library(url, clock) as library:
        await library.save(ferries())
        briefing = Briefing(id="b", title="Ferries", article=ferries().article.id, bullets=(BULLET,), published=DAY)
        await library.save_briefing(briefing)
        async with emulated_way(request.param, library, clock) as way:
            kept = Subscription(name="morning", place=way.place, time=time(8), zone="UTC", by=way.by)
            await library.subscriptions.keep(kept)
            runner = DigestRunner(
                (), {way.platform.name: way.platform}, library, library.ledger, clock, library.subscriptions,
                timing=QUICK,
            )  # fmt: skip
            yield Set(library, clock, way, runner)


@pytest.mark.parametrize("trouble", ["429", "429 for long", "500", "503", "lost before", "lost after", "silent after"])
async def test_it_arrives_once_all_the_same(stage: Set, trouble: str) -> None:
    """What passes delays a digest and never doubles it; nobody needs to be told."""
    stage.way.faults[trouble]()
    await stage.pass_by(timedelta(minutes=40))
    row = await stage.row()
    assert (Sending.SENT, 1) == (row.state, stage.way.arrived())
    assert [] == stage.way.told()


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        ("token revoked", "refuse"),
        ("channel gone", "channel"),
        ("may not write", ""),
    ],
)
async def test_it_cannot_arrive(stage: Set, trouble: str, words: str) -> None:
    """After four tries it is given up for the day, with its reason, and whoever asked is told if possible."""
    stage.way.faults[trouble]()
    await stage.pass_by(timedelta(hours=3))
    row = await stage.row()
    assert (Sending.FAILED, 4, 0) == (row.state, row.attempts, stage.way.arrived())
    assert words in (row.reason or "")
    if trouble == "token revoked":
        assert "could not be told" in (row.reason or "")
    else:
        (told,) = stage.way.told()
        assert "did not arrive" in told


async def test_nobody_can_know(stage: Set) -> None:
    """An answer was lost, and the channel may not be read: held as uncertain, told, and never sent a second time."""
    stage.way.faults["may not look"]()
    await stage.pass_by(timedelta(hours=6))
    row = await stage.row()
    assert (Sending.UNCERTAIN, None, 1) == (row.state, row.due, stage.way.arrived())
    assert "cannot be found out" in (row.reason or "")
    (told,) = stage.way.told()
    assert "perhaps did not arrive" in told


async def test_a_platform_that_is_down_for_hours(stage: Set) -> None:
    """Whatever it does with each try, nothing comes twice, and in the end people are told."""
    stage.way.faults["5xx for long"]()
    await stage.pass_by(timedelta(hours=8))
    row = await stage.row()
    assert row.due is None
    assert stage.way.arrived() == int(row.state is Sending.SENT)


async def test_the_database_restarts(postgres_server: Server, postgres_url: str) -> None:
    """It goes away while a message is on its way: what was answered is noted once it is back, and it comes once."""
    clock, begun = FixedClock(EIGHT), asyncio.Event()
    place = Place("slack", "T1", "C1")
    board = Board(pause=1.0, posting=begun.set)
    async with await open_library(postgres_url, clock) as library:
        await library.subscriptions.keep(
            Subscription(name="morning", place=place, time=time(8), zone="UTC", quiet=False)
        )
        running = DigestRunner(
            (), {"slack": board}, library, library.ledger, clock, library.subscriptions, timing=QUICK
        )
        task = asyncio.create_task(running.run())
        await asyncio.wait_for(begun.wait(), 10)
        await asyncio.to_thread(postgres_server.restart)
        row = None
        async with asyncio.timeout(30):
            while row is None or row.state is not Sending.SENT:
                await asyncio.sleep(0.2)
                with suppress(Unavailable):
                    row = await library.ledger.delivery(Slot(digest="morning@UTC", day=DAY, place=place))
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    assert ["C1"] == board.channels()
