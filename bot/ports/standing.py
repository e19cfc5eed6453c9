"""How the whole stands, for whoever runs it: what waits, for how long, and what does not work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.ports.places import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """Work that is due by now and that nobody has begun: how much, and since when the oldest is; None for none."""

    name: str
    due: int
    oldest: datetime | None

    def lag(self, now: datetime) -> timedelta:
        """How late the oldest is."""
        return max(now - self.oldest, timedelta(0)) if self.oldest is not None else timedelta(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Something that does not work: a source, or a channel (then with its digest), since when, and why in words."""

    name: str
    place: Place | None
    since: datetime
    problem: str


class Standing(Protocol):
    """Over all tenants: for the operator alone."""

    async def queues(self, now: datetime) -> tuple[Queue, ...]:
        """Digests to send, sources to ask, articles to read."""
        ...

    async def failing_sources(self) -> tuple[Trouble, ...]:
        """The sources that did not answer at the last look, the longest failing first."""
        ...

    async def failing_channels(self, now: datetime) -> tuple[Trouble, ...]:
        """The channels whose last digest of a week did not arrive, or perhaps did not; the newest first."""
        ...
