"""The real platform, connected to an emulated Slack in each of its two ways, answering from a real desk."""

from __future__ import annotations

import asyncio
import importlib.util
import json
import logging
import socket
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import pytest

from bot.clock import SystemClock
from bot.commands.catalogue import builtins
from bot.commands.dispatch import FrontDesk
from bot.commands.spec import Call, Command, Desk, Opt, command
from bot.platforms.slack.app import SlackPlatform
from bot.replies.blocks import (
    Attachment,
    Bullets,
    Button,
    Buttons,
    Cite,
    Heading,
    Note,
    Paragraph,
    Picture,
    Quote,
    Reply,
    line,
)
from bot.store.memory import MemoryLibrary
from tests.adapters.slack.emulator import APP_TOKEN, BOT_TOKEN, SECRET, Slack, emulated

HOSTILE = "<!channel> *loud* _soft_ ~gone~ `typed` <@U0READER> <https://bad.example|good> &lt;!here&gt; :tada:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """No options."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Many:
    """How many lines."""

    most: Annotated[int, Opt("How many lines", low=1, high=500, rest=True)] = 300


@command(examples=("payer",))
async def payer(options: Nothing, call: Call) -> Reply:
    """Who pays for the bridge."""
    return Reply(
        (
            Heading("Who pays"),
            Quote("The town pays for the bridge.", Cite(1, "https://news.example/bridge?a=1&b=2"), line("The mayor:")),
            Note(line("Asked by ", call.user, " in ", call.place.channel, " of ", call.place.workspace or "nowhere")),
            Buttons(
                (Button("A secret", "secret"), Button("Price", "price"), Button("Odd", 'price "cost & date" <now>'))
            ),
        ),
        typed="payer",
    )


@command(examples=("price",))
async def price(options: Nothing, call: Call) -> Reply:
    """What it costs."""
    return Reply((Paragraph(line("Four million crowns.")),))


@command(examples=("secret",))
async def secret(options: Nothing, call: Call) -> Reply:
    """For one reader only."""
    return Reply((Paragraph(line("Only you see this.")), Buttons((Button("Payer", "payer"),))), private=True)


@command(examples=("hostile",))
async def hostile(options: Nothing, call: Call) -> Reply:
    """What a bad article says."""
    return Reply(
        (
            Heading(HOSTILE),
            Paragraph(line(HOSTILE)),
            Bullets((line(HOSTILE),)),
            Quote(HOSTILE, Cite(1), line(HOSTILE)),
            Note(line(HOSTILE)),
            Buttons((Button(HOSTILE, "payer"),)),
        )
    )


@command(examples=("many", "many 20"))
async def many(options: Many, call: Call) -> Reply:
    """More than one message holds."""
    rows = tuple(line(f"Row {n} of many. " + "The river rose again overnight. " * 4) for n in range(options.most))
    return Reply((Heading("Many rows"), Bullets(rows)), typed=f"many most:{options.most}")


@command(examples=("broken",))
async def broken(options: Nothing, call: Call) -> Reply:
    """Fails."""
    raise RuntimeError("a mistake of ours")


@command(examples=("unshowable",))
async def unshowable(options: Nothing, call: Call) -> Reply:
    """Gives a reply that cannot be drawn."""
    return Reply((object(),))  # type: ignore[arg-type]


@command(examples=("busy",))
async def busy(options: Nothing, call: Call) -> Reply:
    """Holds up everything for longer than Slack waits."""
    time.sleep(3.3)  # noqa: ASYNC251 - this is the mistake that must not cost the acknowledgement
    return Reply((Paragraph(line("Done at last.")),))


@command(examples=("drawn",))
async def drawn(options: Nothing, call: Call) -> Reply:
    """Shows a picture."""
    return Reply((Heading("Map"), Picture(b"\x89PNG\r\n\x1a\n", "Where the bridge is")))


@command(examples=("carried",))
async def carried(options: Nothing, call: Call) -> Reply:
    """A file to take along."""
    return Reply((Paragraph(line("Here it is.")), Attachment("claims: all.csv", b"a,b\r\n", "text/csv")))


@command(examples=("drawn-secretly",))
async def drawn_secretly(options: Nothing, call: Call) -> Reply:
    """A picture and a file for one reader only."""
    return Reply((*(await drawn.run(options, call)).blocks, Attachment("a.csv", b"a", "text/csv")), private=True)


COMMANDS: tuple[Command, ...] = (
    *(each for each in builtins() if each.name in ("help", "ask")),
    *(payer, price, secret, hostile, many, broken, unshowable, busy, drawn, carried, drawn_secretly),
)


@pytest.fixture
def desk() -> FrontDesk:
    """A desk with real commands of every kind of answer."""
    return FrontDesk(COMMANDS, MemoryLibrary(), SystemClock())


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy of the machine that runs the tests must not decide anything; tests of proxies set their own."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


def free_port() -> int:
    """A port that is free now."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def platform(slack: Slack, desk: Desk, way: str, **other: Any) -> SlackPlatform:
    """The platform, not connected yet, for "socket" or "http"."""
    port = free_port()
    if way == "http":
        slack.app_url = f"http://127.0.0.1:{port}/slack/events"
    tokens = {"app_token": APP_TOKEN} if way == "socket" else {"signing_secret": SECRET, "http_port": port}
    given = {"bot_token": BOT_TOKEN, "api_base": slack.api_base, "ping_interval": 0.3, **tokens, **other}
    return SlackPlatform(desk, **given)


@asynccontextmanager
async def running(connected: SlackPlatform) -> AsyncIterator[SlackPlatform]:
    """The platform, running until the block ends; what ends it early is raised."""
    task = asyncio.create_task(connected.run())
    ready = asyncio.create_task(connected.ready.wait())
    try:
        await asyncio.wait({task, ready}, timeout=5, return_when="FIRST_COMPLETED")
        if task.done():
            await task
        assert connected.ready.is_set(), "not ready in 5 s"
        yield connected
    finally:
        ready.cancel()
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@asynccontextmanager
async def in_a_thread(connected: SlackPlatform) -> AsyncIterator[None]:
    """The platform on an event loop of its own, in a thread of its own, until the block ends."""
    begun, end = threading.Event(), threading.Event()

    async def main() -> None:
        async with running(connected):
            begun.set()
            await asyncio.to_thread(end.wait)

    whole = asyncio.create_task(asyncio.to_thread(asyncio.run, main()))
    try:
        assert await asyncio.to_thread(begun.wait, 5)
        yield
    finally:
        end.set()
        await whole


@pytest.fixture
async def slack(shared_faults: Callable[[dict[str, Any]], list[str]]) -> AsyncIterator[Slack]:
    """An emulated Slack; afterwards everything the bot said is judged, and so is what it asked of Slack."""
    async with emulated() as emulator:
        yield emulator
    faults = [fault for said in emulator.everything for fault in shared_faults(judged(said.body))]
    assert [] == faults


def judged(body: dict[str, Any]) -> dict[str, Any]:
    """The part of a body that the judge knows: what is shown."""
    return json.loads(json.dumps({name: body[name] for name in ("text", "blocks") if name in body}))


@pytest.fixture(scope="session")
def shared_faults(root: Path) -> Callable[[dict[str, Any]], list[str]]:
    """The judge of Slack messages beside the checkout; one that finds nothing where it is not there."""
    judge = root.parent / "shared" / "judges" / "slack.py"
    if not judge.is_file():
        return lambda body: []
    return loaded(judge).message_faults


def loaded(judge: Path) -> Any:
    """The judge as a module. Importing it turns logging off, which is undone."""
    spec = importlib.util.spec_from_file_location("slack_judge", judge)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    logging.disable(logging.NOTSET)
    return module


@pytest.fixture(params=["socket", "http"])
async def bot(request: pytest.FixtureRequest, slack: Slack, desk: FrontDesk) -> AsyncIterator[SlackPlatform]:
    """The platform, connected both ways in turn."""
    async with running(platform(slack, desk, request.param)) as connected:
        yield connected
