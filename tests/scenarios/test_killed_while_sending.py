"""A process that dies at each step of a delivery, as `kill -9` ends one, and another that takes over."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.ports import Place, Sending, Slot, Subscription
from tests.adapters.discord.emulator import Fault
from tests.adapters.slack.shapes import CHANNEL, TEAM
from tests.scenarios.town import Town, town

pytestmark = pytest.mark.slow

BEGINS = datetime(2027, 3, 27, 7, 59, 50, tzinfo=UTC)
DAY = date(2027, 3, 27)


@pytest.fixture(params=["sqlite", "postgresql"])
async def here(request: pytest.FixtureRequest, tmp_path: Path, root: Path) -> AsyncIterator[Town]:
    """A town at ten seconds to eight."""
    url = f"sqlite+aiosqlite:///{tmp_path}/news.db"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    async with town(tmp_path, root, url, BEGINS) as made:
        await made.news(1)
        yield made


async def until(here: Town, slot: Slot, *states: Sending) -> Sending:
    """How the delivery ends."""
    async with asyncio.timeout(60):
        while True:
            found = await here.library.ledger.delivery(slot)
            if found is not None and found.state in states:
                return found.state
            await asyncio.sleep(0.1)


def posted(here: Town, place: Place) -> int:
    """How many digests stand in the channel."""
    if place.platform == "discord":
        return len(here.discord.posted(place.channel))
    return sum(said.channel == place.channel for said in here.slack.everything)


@pytest.mark.parametrize("platform", ["discord", "slack"])
@pytest.mark.parametrize("step", ["before the call", "before the answer", "before the commit"])
@pytest.mark.parametrize("later", [timedelta(0), timedelta(minutes=20)], ids=["soon", "later"])
async def test_killed_at_each_step(here: Town, platform: str, step: str, later: timedelta) -> None:
    """One message, whenever the process died; another takes over at once, or when no key is known any more."""
    on_discord = platform == "discord"
    discord_place = Place("discord", here.discord.guild_id, here.discord.channel_id)
    place = discord_place if on_discord else Place("slack", TEAM["id"], CHANNEL)
    await here.library.subscriptions.keep(Subscription(name="morning", place=place, time=time(8), zone="UTC", by="7"))
    slot = Slot(digest="morning@UTC", day=DAY, place=place)
    dying = await here.start(
        *{"before the call": ("--die", "before"), "before the commit": ("--die", "after")}.get(step, ())
    )
    if step == "before the answer":
        killed: list[bool] = []

        def kill(*_: Any) -> Any:
            if not killed:
                killed.append(True)
                os.kill(dying.pid, signal.SIGKILL)
                return Fault("POST", "", reset=True) if on_discord else "drop-after"
            return None if on_discord else ""

        here.discord.chance = lambda method, path: kill() if method == "POST" and "/messages" in path else None
        here.slack.chance = lambda method, _: kill() if method == "chat.postMessage" else ""
    here.clock.move_to(BEGINS + timedelta(seconds=11))
    assert -signal.SIGKILL == await asyncio.wait_for(dying.wait(), 60)
    assert int(step != "before the call") == posted(here, place)
    assert await until(here, slot, *Sending) is Sending.SENDING
    here.clock.move_to(here.clock.now() + timedelta(seconds=3) + later)
    await here.start()
    assert await until(here, slot, Sending.SENT, Sending.FAILED) is Sending.SENT
    assert 1 == posted(here, place)
