"""A folder of briefings as it is now, and again whenever something in it changes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path

from watchfiles import awatch

from bot.briefings.load import Loaded, load_folder
from bot.errors import BadInput

SETTLE_MS = 100
"""How long to wait for the rest of a change, in milliseconds: an editor often writes a file in two steps."""

SECOND_LOOK_MS = 2_000
"""When to look once more after the start: a change between the first look and the watch would be missed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """The briefings of a folder at one moment, and what is wrong with its other files."""

    loaded: tuple[Loaded, ...]
    failures: tuple[BadInput, ...]

    def same(self, other: Folder) -> bool:
        """Whether both say the same; failures are compared by their words."""
        return self.loaded == other.loaded and self._told() == other._told()

    def _told(self) -> list[str]:
        return [failure.plain for failure in self.failures]


async def watch(folder: Path) -> AsyncGenerator[Folder, None]:
    """The folder now, then whenever a file below it makes a difference, until cancelled; where there is none, once.

    The whole folder is read each time: an article may stand in a file of its own, and the files are few and small.
    """
    before = await _look(folder)
    yield before
    if not await asyncio.to_thread(folder.is_dir):
        return
    changes = awatch(
        folder,
        watch_filter=None,  # the usual one ignores whole folders by name, site-packages among them
        step=SETTLE_MS,
        debounce=SETTLE_MS * 10,
        rust_timeout=SECOND_LOOK_MS,
        yield_on_timeout=True,
    )
    first = True
    async with aclosing(changes):
        async for changed in changes:
            if not changed and not first:
                continue
            first = False
            now = await _look(folder)
            if not now.same(before):
                before = now
                yield now


async def _look(folder: Path) -> Folder:
    loaded, failures = await asyncio.to_thread(load_folder, folder)
    return Folder(loaded=loaded, failures=failures)
