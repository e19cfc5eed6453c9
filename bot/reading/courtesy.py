"""Good manners towards servers: one request at a time to a host, a pause between two, not too many hosts at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.clock import Clock

LONGEST_GAP = 30.0
"""Seconds; a robots.txt that asks for more is not obeyed to the letter."""

REMEMBERED = 2_000
"""Hosts whose last visit is kept in mind."""


@dataclass(slots=True)
class _Host:
    gap: float
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    waiting: int = 0


class Courtesy:
    """Lets requests through in turn."""

    def __init__(self, clock: Clock, *, gap: float = 1.0, at_once: int = 8) -> None:
        """`gap`: seconds between the end of one request to a host and the next; `at_once`: requests in all."""
        self._clock = clock
        self._gap = gap
        self._all = asyncio.Semaphore(at_once)
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def visit(self, host: str) -> AsyncIterator[None]:
        """Wait for one's turn at a host, and hold it."""
        known = self._hosts.setdefault(host, _Host(self._gap))
        known.waiting += 1
        try:
            async with known.lock:
                await asyncio.sleep(max(0.0, known.free_at - self._clock.monotonic()))
                async with self._all:
                    try:
                        yield
                    finally:
                        known.free_at = self._clock.monotonic() + known.gap
        finally:
            known.waiting -= 1
            self._forget()

    def slow_down(self, host: str, gap: float) -> None:
        """A host asks for longer pauses (Crawl-delay), in seconds."""
        known = self._hosts.setdefault(host, _Host(self._gap))
        known.gap = max(known.gap, min(gap, LONGEST_GAP))

    def _forget(self) -> None:
        if len(self._hosts) > REMEMBERED:
            now = self._clock.monotonic()
            self._hosts = {n: h for n, h in self._hosts.items() if h.waiting or h.free_at > now or h.gap > self._gap}
