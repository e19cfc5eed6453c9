"""Discord's servers heard over several connections, by several replicas, each question by one of them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import discord as discord_py
import pytest

from bot.errors import BadConfiguration
from bot.platforms.discord.app import DiscordPlatform
from tests.adapters.discord.conftest import connected, running
from tests.adapters.discord.desk import front
from tests.adapters.discord.emulator import Emulator, listening
from tests.adapters.discord.shards import Shards


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """discord.py waits five seconds before each further shard, as Discord asks; the emulator does not ask for it."""

    async def at_once(client: object, shard_id: int | None, *, initial: bool = False) -> None:
        return None

    monkeypatch.setattr(discord_py.Client, "before_identify_hook", at_once)


@pytest.fixture
async def discord() -> AsyncIterator[Emulator]:
    """A Discord with a gateway for shards."""
    emulator = Emulator()
    emulator.gateway = Shards(emulator)  # type: ignore[assignment]
    async with listening(emulator):
        yield emulator


async def test_one_replica_with_all_shards(discord: Emulator) -> None:
    """Three connections are opened, and a question is answered once."""
    async with running(connected(discord, await front(), shards=3), discord):
        shards = discord.gateway
        assert isinstance(shards, Shards)
        await discord.until(lambda: [0, 1, 2] == shards.taken)
        asked = await discord.slash("help")
        assert await discord.answer(asked)


async def test_two_replicas_share_the_shards(discord: Emulator) -> None:
    """Each opens its own; one of them tells Discord the commands; each question arrives at one, and both can post."""
    async with AsyncExitStack() as stack:
        replicas: list[DiscordPlatform] = []
        for ids in ((0, 1), (2, 3)):
            made = connected(discord, await front(), shards=4, shard_ids=ids)
            replicas.append(await stack.enter_async_context(running(made, discord)))
        shards = discord.gateway
        assert isinstance(shards, Shards)
        await discord.until(lambda: [0, 1, 2, 3] == shards.taken)
        assert 1 == len([sent for sent in discord.log if sent.method == "PUT"])
        for _ in range(3):
            asked = await discord.slash("help")
            assert await discord.answer(asked)
        callbacks = [sent for sent in discord.log if sent.path.endswith("/callback")]
        assert 3 == len(callbacks)
        heard = [len(each.client.guilds) for each in replicas]
        assert [0, 1] == sorted(heard)


async def test_a_server_that_is_out_of_reach_is_not_left(discord: Emulator) -> None:
    """An outage of Discord's forgets nothing; being put out forgets the server, once."""
    left: list[str] = []
    gone = asyncio.Event()

    async def forget(tenant: object) -> None:
        left.append(str(tenant))
        gone.set()

    made = connected(discord, await front(), shards=2, left=forget)
    async with running(made, discord):
        shards = discord.gateway
        assert isinstance(shards, Shards)
        of = shards.of(discord.guild_id)
        mine = next(one for one in shards.connections if shards.shard(one)[0] == of)
        await discord.until(lambda: made.client.guilds)
        await mine.event("GUILD_DELETE", {"id": discord.guild_id, "unavailable": True})
        await asyncio.sleep(0.1)
        assert [] == left
        await mine.event("GUILD_DELETE", {"id": discord.guild_id})
        async with asyncio.timeout(4):
            await gone.wait()
    assert [f"Tenant(platform='discord', workspace='{discord.guild_id}')"] == left


async def test_a_shard_that_there_is_not(discord: Emulator) -> None:
    """The number of a shard counts from 0, and the mistake is told in words."""
    with pytest.raises(BadConfiguration, match="There is no shard 2") as refused:
        connected(discord, await front(), shards=2, shard_ids=(1, 2))
    assert "0 to 1" in refused.value.plain
