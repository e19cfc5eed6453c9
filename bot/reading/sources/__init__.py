"""The kinds of sources: one file each, found by listing this folder.

To add one, add a file with a `look` of the form below, and a word to `bot.ports.SourceKind`.
"""

from __future__ import annotations

import importlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias

from bot.clock import Clock
from bot.ports import Found, Polling, Source, SourceKind
from bot.reading.fetch import Fetcher
from bot.reading.polling import Outcome
from bot.reading.robots import Robots
from bot.reading.worker import Worker


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What a look may use."""

    fetcher: Fetcher
    worker: Worker
    robots: Robots
    clock: Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a look gave: how it went, and the items there are now, as they stand there (newest first, mostly)."""

    outcome: Outcome
    found: tuple[Found, ...] = ()
    title: str | None = None


Looks: TypeAlias = Callable[[Source, Polling, Tools], Awaitable[Look]]


def look_of(kind: SourceKind) -> Looks:
    """How a kind is looked at: `look` of its module. What goes wrong it raises as NewsdeskError, or puts in Outcome."""
    looks: Looks = importlib.import_module(f"{__name__}.{kind.value}").look
    return looks
