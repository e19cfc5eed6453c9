"""A digest on its whole way: from the briefing file to the channel, through the real clients of both platforms."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.clock import FixedClock
from bot.commands.dispatch import FrontDesk
from bot.delivery.digests import Digest
from bot.delivery.runner import DigestRunner
from bot.errors import Unavailable, UncertainSend
from bot.facts.briefing import Briefing, Bullet
from bot.platforms.discord.app import DiscordPlatform
from bot.platforms.slack.app import SlackPlatform
from bot.ports import Place, Platform, Sending, Slot
from bot.store.library import SqlLibrary, open_library
from tests.adapters.discord.emulator import TOKEN, Emulator, Fault
from tests.adapters.slack.emulator import APP_TOKEN, BOT_TOKEN, Slack
from tests.adapters.slack.shapes import CHANNEL, TEAM
from tests.deliveries import state_of
from tests.stories import ferries

DAY = date(2025, 3, 11)
CLOCK = FixedClock(datetime(2025, 3, 11, 8, tzinfo=UTC))
BRIEFING = Briefing(
    id="ferries",
    title="Ferries: @everyone asks who pays",
    article=ferries().article.id,
    bullets=(Bullet(text="Coastal states agreed to buy twelve electric ferries.", line=9),),
    published=DAY,
)


@pytest.fixture
async def library(tmp_path: Path) -> AsyncIterator[SqlLibrary]:
    """A database with one briefing of today."""
    async with await open_library(f"sqlite+aiosqlite:///{tmp_path}/news.db", CLOCK) as opened:
        await opened.save(ferries())
        await opened.save_briefing(BRIEFING)
        yield opened


def sender(library: SqlLibrary, platform: Platform, place: Place) -> DigestRunner:
    """A runner with one digest, for that place."""
    digest = Digest(name="morning", place=place, time=time(8), zone=ZoneInfo("UTC"))
    return DigestRunner((digest,), {platform.name: platform}, library, library.ledger, CLOCK)


@pytest.fixture
def on_discord(discord: Emulator, library: SqlLibrary) -> DiscordPlatform:
    """The real client, not serving: posting logs in by itself."""
    desk = FrontDesk((), library, CLOCK)
    return DiscordPlatform(desk, TOKEN, api_base=discord.base, gateway=discord.gateway_url)


async def test_it_arrives_in_discord(discord: Emulator, on_discord: DiscordPlatform, library: SqlLibrary) -> None:
    """One message in the channel, with its nonce, its words, nobody pinged; the ledger has it as sent."""
    place = Place("discord", discord.guild_id, discord.channel_id)
    running = sender(library, on_discord, place)
    await running.tick()
    await running.tick()
    (message,) = discord.posted()
    (sent,) = discord.requests("POST", f"/channels/{discord.channel_id}/messages")
    assert (Slot(digest="morning", day=DAY, place=place).key, True) == (sent.body["nonce"], sent.body["enforce_nonce"])
    assert {"parse": []} == sent.body["allowed_mentions"]
    assert "Morning: Tue 11 Mar 2025" == message["embeds"][0]["title"]
    assert "twelve electric ferries" in message["embeds"][0]["description"]
    assert "@everyone" not in str(sent.body["embeds"])
    assert await state_of(library.ledger, "morning", DAY, place) is Sending.SENT


async def test_discord_loses_the_answer(discord: Emulator, on_discord: DiscordPlatform, library: SqlLibrary) -> None:
    """The connection breaks after Discord took the message: the same nonce makes one message of both attempts."""
    place = Place("discord", discord.guild_id, discord.channel_id)
    discord.faults.append(Fault("POST", f"/channels/{discord.channel_id}/messages", reset=True))
    await sender(library, on_discord, place).tick()
    assert 1 == len(discord.posted())
    assert await state_of(library.ledger, "morning", DAY, place) is Sending.SENT


async def test_a_discord_channel_that_is_closed_to_the_bot(
    discord: Emulator, on_discord: DiscordPlatform, library: SqlLibrary
) -> None:
    """What to do is said in words, and the ledger has it as due: it is tried again."""
    place = Place("discord", discord.guild_id, discord.channel_id)
    discord.closed_channels.add(discord.channel_id)
    with pytest.raises(Unavailable, match="may not write"):
        await sender(library, on_discord, place).send("morning")
    assert await state_of(library.ledger, "morning", DAY, place) is Sending.DUE


@pytest.fixture
def on_slack(slack: Slack, library: SqlLibrary) -> SlackPlatform:
    """The real client, not serving."""
    desk = FrontDesk((), library, CLOCK)
    return SlackPlatform(desk, bot_token=BOT_TOKEN, app_token=APP_TOKEN, api_base=slack.api_base)


HERE = Place("slack", TEAM["id"], CHANNEL)


async def test_it_arrives_in_slack(slack: Slack, on_slack: SlackPlatform, library: SqlLibrary) -> None:
    """One message in the channel, with its key as metadata and its words."""
    running = sender(library, on_slack, HERE)
    await running.tick()
    await running.tick()
    (said,) = slack.everything
    assert CHANNEL == said.channel
    assert {"key": Slot(digest="morning", day=DAY, place=HERE).key} == said.body["metadata"]["event_payload"]
    assert "Morning: Tue 11 Mar 2025" in said.text
    assert "twelve electric ferries" in said.text
    assert await state_of(library.ledger, "morning", DAY, HERE) is Sending.SENT


async def test_slack_loses_the_answer(slack: Slack, on_slack: SlackPlatform, library: SqlLibrary) -> None:
    """The connection breaks after Slack took the message: it is found by its key."""
    slack.failures["chat.postMessage"] = ["drop-after"]
    await sender(library, on_slack, HERE).tick()
    assert 1 == len(slack.everything)
    assert await state_of(library.ledger, "morning", DAY, HERE) is Sending.SENT


async def test_slack_may_have_taken_it(slack: Slack, on_slack: SlackPlatform, library: SqlLibrary) -> None:
    """Nobody knows: it is uncertain, said in words, and never sent again by itself."""
    slack.failures["chat.postMessage"] = ["drop-before"]
    running = sender(library, on_slack, HERE)
    with pytest.raises(UncertainSend):
        await running.send("morning")
    await running.tick()
    assert [] == slack.everything
    assert await state_of(library.ledger, "morning", DAY, HERE) is Sending.UNCERTAIN
