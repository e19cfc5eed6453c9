"""What a digest says on a day: composed once for all channels that are told the same."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import TypeAlias

from bot.briefings.news import news
from bot.clock import Clock
from bot.delivery.compose import Told, Wants, compose, gather, since
from bot.delivery.digests import Digest
from bot.delivery.schedule import previous_day
from bot.facts.briefing import Briefing
from bot.languages.words import speaking, spoken
from bot.ports import Ledger, Library, Place, Tenant
from bot.replies.blocks import Reply

KEPT = 256
"""Editions kept at hand."""

FRESH = 20.0
"""Seconds for which what is new on a shelf counts as read."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A digest as it is posted, and what it tells, as the ledger notes it."""

    reply: Reply
    items: tuple[str, ...]


_Content: TypeAlias = tuple[Digest, date, date, tuple[str, ...], Tenant | None]


class Editions:
    """Makes editions. Two channels with the same wishes, the same news and nothing private share one."""

    def __init__(
        self,
        library: Library,
        ledger: Ledger,
        clock: Clock,
        wants: Wants | None = None,
        language: Callable[[Place], str] | None = None,
    ) -> None:
        """`wants` are the filters of channels; `language` is spoken there by a digest that names none."""
        self._language = language
        self._library = library
        self._ledger = ledger
        self._clock = clock
        self._wants = wants
        self._made: OrderedDict[_Content, asyncio.Task[Edition]] = OrderedDict()
        self._shelves: dict[tuple[Tenant | None, date], tuple[Briefing, ...]] = {}
        self._reading = asyncio.Lock()
        self._since: dict[object, tuple[Briefing, ...]] = {}
        self._private: frozenset[Tenant] = frozenset()
        self._read_at: float | None = None
        self.composed = 0
        """How many were composed until now."""

    def renew(self) -> None:
        """Read the shelf anew at the next question."""
        self._read_at = None

    async def of(self, digest: Digest, day: date, items: tuple[str, ...] = ()) -> Edition:
        """The edition of that day; with `items`, of exactly these, as far as they are there still."""
        if not digest.language and self._language is not None:
            digest = replace(digest, language=self._language(digest.place))
        shelf = await self._shelf(digest.place.tenant)
        first = previous_day(digest, day)
        fresh = {item_of(each): each for each in await self._candidates(digest, first, shelf)}
        if items:
            fresh = {item: each for item, each in fresh.items() if item in items}
        else:
            told = await self._ledger.told(digest.name, digest.place, fresh)
            fresh = {item: each for item, each in fresh.items() if item not in told}
        texts = await self._wants.texts(digest) if self._wants is not None and fresh else ()
        if texts:  # a filter notes what it stops, in each channel
            return await self._compose(digest, day, first, tuple(fresh.values()))
        # whose sources brought an article may depend on who asks
        seen_by = digest.place.tenant if digest.sources else shelf
        content = _content(digest, day, first, tuple(fresh), seen_by)
        return await self._once(content, digest, tuple(fresh.values()))

    async def _once(self, content: _Content, digest: Digest, fresh: tuple[Briefing, ...]) -> Edition:
        """The one that is there or in the making, else a new one. One that failed is not kept."""
        task = self._made.get(content)
        if task is None:
            _, day, first, _, _ = content
            task = self._made[content] = asyncio.create_task(self._compose(digest, day, first, fresh))
            while len(self._made) > KEPT:
                self._made.popitem(last=False)
        try:
            return await asyncio.shield(task)
        except BaseException:
            if task.done() and self._made.get(content) is task:
                del self._made[content]
            raise

    async def _compose(self, digest: Digest, day: date, first: date, fresh: tuple[Briefing, ...]) -> Edition:
        with speaking(digest.language or spoken()):  # what is wrong with a bullet is told in words, too
            told: tuple[Told, ...] = await gather(digest, fresh, self._library, self._wants)
        self.composed += 1
        return Edition(compose(digest, day, told, first), tuple(item_of(each.briefing) for each in told))

    async def _shelf(self, tenant: Tenant) -> Tenant | None:
        """Whose shelf a tenant looks at: its own, where anything stands there, else everybody's."""
        now = self._clock.monotonic()
        if self._read_at is None or now - self._read_at > FRESH:
            self._private = await self._library.private()
            self._read_at = now
            self._made.clear()
            self._shelves.clear()
            self._since.clear()
        return tenant if tenant in self._private else None

    async def _candidates(self, digest: Digest, first: date, shelf: Tenant | None) -> tuple[Briefing, ...]:
        """What the digest may tell, whether it did already or not."""
        about = (shelf, digest.topics, first, digest.zone.key)
        if about not in self._since:
            self._since[about] = since(await self._new(shelf, first), digest, first)
        return self._since[about]

    async def _new(self, shelf: Tenant | None, first: date) -> tuple[Briefing, ...]:
        """What is new on a shelf since a local day, read once for all digests that ask at this moment."""
        async with self._reading:
            if (shelf, first) not in self._shelves:
                self._shelves[shelf, first] = await news(self._library, shelf, first)
            return self._shelves[shelf, first]


_ANYWHERE = Place("", "", "")


def _content(digest: Digest, day: date, first: date, items: tuple[str, ...], shelf: Tenant | None) -> _Content:
    """All that the words of a digest depend on: not where it goes, and not when."""
    plain = replace(
        digest, place=_ANYWHERE, time=time(), weekdays=frozenset(), begins=date.min, series="", quiet=True, silent=None
    )
    return plain, day, first, items, shelf


def item_of(briefing: Briefing) -> str:
    """Under what the ledger notes that a briefing was told: its day, and its id. One that is published anew is new."""
    published = briefing.published
    on = published.date() if isinstance(published, datetime) else published
    return f"{(on or date.min).isoformat()}/{briefing.id}"
