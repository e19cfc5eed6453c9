"""The emulator, and a bot connected to it; every body the bot sends is judged when a test ends."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.commands.spec import Desk
from bot.platforms.discord.app import DiscordPlatform
from tests.adapters.discord.desk import front
from tests.adapters.discord.emulator import TOKEN, Emulator, listening
from tests.adapters.discord.judge import spec_beside

Serve = Callable[..., Awaitable[DiscordPlatform]]


@pytest.fixture
async def discord(root: Path) -> AsyncIterator[Emulator]:
    """A Discord. Afterwards: no route that it does not know, and no body that Discord's specification refuses."""
    emulator = Emulator()
    async with listening(emulator):
        yield emulator
    judge = spec_beside(root)
    if judge is not None:
        for sent in emulator.log:
            if sent.method in ("POST", "PUT", "PATCH"):
                assert [] == judge.errors(sent.method, sent.path, sent.body), sent


@asynccontextmanager
async def running(platform: DiscordPlatform, emulator: Emulator) -> AsyncIterator[DiscordPlatform]:
    """The platform while it serves; ends as soon as its `run` fails."""
    task = asyncio.create_task(platform.run())
    try:
        await emulator.until(lambda: task.done() or platform.client.is_ready())
        if task.done():
            task.result()
        yield platform
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def connected(emulator: Emulator, desk: Desk, token: str = TOKEN, **options: Any) -> DiscordPlatform:
    """A platform for the emulator, not yet running."""
    usual = {"quick": 0.4, "guild_ready_timeout": 0.02, "api_base": emulator.base, "gateway": emulator.gateway_url}
    return DiscordPlatform(desk, token, **(usual | options))


@pytest.fixture
async def serve(discord: Emulator) -> AsyncIterator[Serve]:
    """Starts a bot on the emulator: `await serve()`; with a desk or options of its own where a test needs them."""
    async with AsyncExitStack() as stack:

        async def start(desk: Desk | None = None, **options: Any) -> DiscordPlatform:
            platform = connected(discord, desk or await front(), **options)
            return await stack.enter_async_context(running(platform, discord))

        yield start
