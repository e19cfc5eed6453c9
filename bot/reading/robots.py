"""What a site's robots.txt allows (RFC 9309), kept for a day. It is asked before pages, never before feeds.

urllib's parser knows beginnings of paths only; a rule with * or $ in it is taken by its letters.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from urllib.robotparser import RobotFileParser

from bot.clock import Clock
from bot.errors import NewsdeskError
from bot.languages.lasting import lasting
from bot.reading.decoding import decoded
from bot.reading.fetch import Fetcher
from bot.reading.fetched import ROBOTS
from bot.reading.guard import shorten

NAME = "Newsdesk"
KEPT = 1_000
DAY, HOUR = 86_400.0, 3_600.0


class NotAllowed(NewsdeskError):
    """The site asks programs not to read this page."""


class NotNow(NewsdeskError):
    """Whether the site allows it cannot be told now, so it is taken for a no until later."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """`parser` None: nobody could say."""

    parser: RobotFileParser | None
    until: float


class Robots:
    """Asks each site once a day."""

    def __init__(self, fetcher: Fetcher, clock: Clock) -> None:
        self._fetcher = fetcher
        self._clock = clock
        self._known: OrderedDict[str, _Rules] = OrderedDict()
        self._asking: dict[str, asyncio.Lock] = {}

    async def check(self, url: str) -> None:
        """Raises NotAllowed where the site forbids the page, NotNow where its robots.txt cannot be had, Forbidden."""
        to = self._fetcher.guard.target(url)
        async with self._asking.setdefault(to.origin, asyncio.Lock()):  # several pages of a site ask at once
            rules = self._known.get(to.origin)
            if rules is None or rules.until < self._clock.monotonic():
                rules = self._known[to.origin] = await self._asked(to.origin, to.host)
                self._forget()
        if rules.parser is None:
            raise NotNow(
                lasting(
                    "{host} does not show its robots.txt now, so its pages are left alone for an hour.", host=to.host
                )
            )
        if not rules.parser.can_fetch(NAME, to.url):
            raise NotAllowed(
                lasting("{host} asks programs not to read {where} (robots.txt).", host=to.host, where=shorten(to.url))
            )

    def _forget(self) -> None:
        while len(self._known) > KEPT:
            origin, _ = self._known.popitem(last=False)
            if not self._asking[origin].locked():
                del self._asking[origin]

    async def _asked(self, origin: str, host: str) -> _Rules:
        now = self._clock.monotonic()
        parser = RobotFileParser()
        try:
            got = await self._fetcher.fetch(f"{origin}/robots.txt", ROBOTS)
        except NewsdeskError:
            return _Rules(None, now + HOUR)
        if got.status >= 500 or got.status == 429:
            return _Rules(None, now + HOUR)
        parser.parse(decoded(got.body, got.charset).splitlines() if got.good else [])
        delay = parser.crawl_delay(NAME)
        if delay is not None:
            self._fetcher.courtesy.slow_down(host, float(delay))
        return _Rules(parser, now + DAY)
