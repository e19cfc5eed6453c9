"""Looking for what an earlier attempt may have posted, and telling one person, with the real client."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import SystemClock
from bot.commands.dispatch import FrontDesk
from bot.errors import Busy, NotFound, Unavailable, UncertainSend, Unknowable
from bot.platforms.discord.app import DiscordPlatform
from bot.ports import Place
from bot.replies.blocks import Heading, Paragraph, Reply, line
from bot.store.memory import MemoryLibrary
from tests.adapters.discord import shapes
from tests.adapters.discord.emulator import TOKEN, Emulator, Fault

KEY = "abcdefghijklmnopqrstuvwx"
DIGEST = Reply((Heading("Morning: Tue 11 Mar 2025"), Paragraph(line("The bridge opens."))))
OTHER = Reply((Heading("Evening: Tue 11 Mar 2025"), Paragraph(line("The bridge opens."))))


@pytest.fixture
def bot(discord: Emulator) -> DiscordPlatform:
    """The real client, not serving."""
    desk = FrontDesk((), MemoryLibrary(), SystemClock())
    return DiscordPlatform(desk, TOKEN, api_base=discord.base, gateway=discord.gateway_url, patience=2)


@pytest.fixture
def here(discord: Emulator) -> Place:
    """The text channel."""
    return Place("discord", discord.guild_id, discord.channel_id)


def written(discord: Emulator, words: str) -> None:
    """Somebody writes while the bot does not listen."""
    made = shapes.message(shapes.snowflake(), discord.channel_id, discord.ida, {"content": words})
    discord.messages[made["id"]] = made


def just_now() -> datetime:
    """When an attempt began that is over now."""
    return datetime.now(UTC) - timedelta(seconds=5)


@pytest.mark.parametrize("kept", [300.0, 0.0])
async def test_found(discord: Emulator, bot: DiscordPlatform, here: Place, kept: float) -> None:
    """By its nonce while Discord keeps that, and then by its heading, which names the digest and the day."""
    discord.nonce_seconds = kept
    posted = await bot.post(here, DIGEST, KEY)
    written(discord, "Morning: Tue 11 Mar 2025")  # somebody else's
    assert posted == await bot.find(here, DIGEST, KEY, just_now())
    assert await bot.find(here, OTHER, "another-key", just_now()) is None
    assert await bot.find(here, DIGEST, KEY, datetime.now(UTC) + timedelta(minutes=5)) is None


async def test_found_behind_what_others_wrote(discord: Emulator, bot: DiscordPlatform, here: Place) -> None:
    """A busy channel is read page by page; where there is too much, nobody can know."""
    for _ in range(150):
        written(discord, "busy")
    posted = await bot.post(here, DIGEST, KEY)
    assert posted == await bot.find(here, DIGEST, KEY, just_now())
    for _ in range(400):
        written(discord, "busy")
    with pytest.raises(Unknowable, match="too many messages"):
        await bot.find(here, OTHER, "another-key", just_now())


async def test_not_allowed_to_look(discord: Emulator, bot: DiscordPlatform, here: Place) -> None:
    """Without Read Message History Discord shows an empty channel: its last message tells whether that can be."""
    discord.unreadable.add(here.channel)
    assert await bot.find(here, DIGEST, KEY, just_now()) is None  # nobody ever wrote there
    await bot.post(here, DIGEST, KEY)
    with pytest.raises(Unknowable, match="may not read"):
        await bot.find(here, DIGEST, KEY, just_now())
    assert await bot.find(here, DIGEST, KEY, datetime.now(UTC) + timedelta(minutes=5)) is None


async def test_the_channel_is_gone(bot: DiscordPlatform) -> None:
    """Then it is said so, and Discord that breaks off is merely asked later: nothing was sent."""
    with pytest.raises(NotFound):
        await bot.find(Place("discord", "1", "2"), DIGEST, KEY, just_now())


async def test_a_broken_question(discord: Emulator, bot: DiscordPlatform, here: Place) -> None:
    """A question that breaks off has sent nothing: it is no uncertain send."""
    discord.faults += [Fault("GET", "/channels/", lost=True) for _ in range(9)]
    with pytest.raises(Unavailable) as caught:
        await bot.find(here, DIGEST, KEY, just_now())
    assert not isinstance(caught.value, UncertainSend)


async def test_accepted_and_never_answered(discord: Emulator, bot: DiscordPlatform, here: Place) -> None:
    """Discord takes the message and keeps silent: after the patience nobody knows, and the key makes no second one."""
    discord.faults.append(Fault("POST", f"/channels/{here.channel}/messages", hang=3))
    with pytest.raises(UncertainSend):
        await bot.post(here, DIGEST, KEY)
    await bot.post(here, DIGEST, KEY)
    assert 1 == len(discord.posted())


async def test_a_refusal_that_does_not_end(discord: Emulator, bot: DiscordPlatform, here: Place) -> None:
    """A limit that holds for longer than is worth waiting for says for how long."""
    path, body = f"/channels/{here.channel}/messages", {"message": "slow", "retry_after": 90.0, "global": False}
    discord.faults.append(Fault("POST", path, status=429, body=body, headers={"Retry-After": "90"}))
    with pytest.raises(Busy) as caught:
        await bot.post(here, DIGEST, KEY)
    assert 90 == round(caught.value.after)


async def test_telling_somebody(discord: Emulator, bot: DiscordPlatform, here: Place) -> None:
    """A direct message to the person, or a sentence on why not."""
    await bot.tell(discord.ida["id"], here.tenant, DIGEST)
    assert 1 == len(discord.posted(discord.dm_id))
    deaf = {"message": "Cannot send messages to this user", "code": 50007}
    discord.faults.append(Fault("POST", f"/channels/{discord.dm_id}/messages", status=403, body=deaf))
    with pytest.raises(Unavailable, match="takes no direct messages"):
        await bot.tell(discord.ida["id"], here.tenant, DIGEST)
    with pytest.raises(NotFound):
        await bot.tell("U7", here.tenant, DIGEST)


async def test_an_old_message_of_the_same_name(discord: Emulator, bot: DiscordPlatform, here: Place) -> None:
    """Of two messages with the same heading only one that was posted since counts."""
    made = shapes.message(shapes.snowflake(1_700_000_000), here.channel, discord.bot, {"content": "Morning"})
    discord.messages[made["id"]] = made
    assert await bot.find(here, Reply((Heading("Morning"),)), KEY, just_now()) is None
