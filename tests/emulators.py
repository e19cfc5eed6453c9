"""A Discord and a Slack of our own on loopback, for tests outside of their own folders."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.adapters.discord.emulator import Emulator, listening
from tests.adapters.slack.emulator import Slack, emulated


@pytest.fixture
async def discord() -> AsyncIterator[Emulator]:
    """A Discord on loopback."""
    async with listening(Emulator()) as emulator:
        yield emulator


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    """A Slack on loopback."""
    async with emulated() as emulator:
        yield emulator
