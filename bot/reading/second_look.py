"""Pages of stored articles are looked at again for some days: was one corrected, or withdrawn?

Five looks in the first days, further and further apart, with the conditions that let a server say that nothing changed;
at the pace of one server as everything else, and never where robots.txt says no.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.errors import NewsdeskError
from bot.facts.model import Article, ArticleId, FactSheet
from bot.ports import Aged, Kept, Saved, SecondLooks, Source, SourceKind, Tenant
from bot.reading.answers import conditions_of, validators
from bot.reading.document import Document, NotAnArticle
from bot.reading.fetched import PAGE
from bot.reading.harvest import Harvest
from bot.reading.intake import Intake
from bot.reading.robots import Robots
from bot.reading.withdrawn import read_withdrawn

log = logging.getLogger(__name__)

AFTER = (timedelta(hours=1), timedelta(hours=4), timedelta(hours=12), timedelta(hours=36), timedelta(hours=72))
"""How long after an article was stored its page is looked at again, each time counted from the one before."""

BATCH, TICK = 8, 60.0
"""So many pages in one go, and the seconds between two goes."""

_PAGES = (SourceKind.FEED, SourceKind.SITEMAP)


def first_look(source: Source, has_page: bool, now: datetime) -> datetime | None:
    """When the page of an article that was just stored is first looked at again; None where it has none to look at."""
    return now + AFTER[0] if has_page and source.kind in _PAGES and not source.whole else None


def next_look(looks: int, now: datetime) -> datetime | None:
    """When it is looked at again, after so many looks; None: never."""
    return now + AFTER[looks] if looks < len(AFTER) else None


class SecondLook:
    """Looks again, and files what it finds."""

    def __init__(
        self,
        *,
        store: SecondLooks,
        intake: Intake,
        harvest: Harvest,
        robots: Robots,
        annotate: Callable[[Article], Awaitable[FactSheet]],
        file: Callable[[FactSheet, Tenant | None], Awaitable[Kept]],
        clock: Clock,
        say: Callable[[str], None],
    ) -> None:
        """`file` stores an article; `say` gets a line for every one that was changed."""
        self._store = store
        self._intake = intake
        self._harvest = harvest
        self._robots = robots
        self._annotate = annotate
        self._file = file
        self._clock = clock
        self._say = say

    async def run(self) -> None:
        """Go on until cancelled."""
        while True:
            looked = 0
            try:
                looked = await self.once()
            except NewsdeskError as error:
                log.warning("second looks wait", extra={"action": "second_looks_wait", "why": error.whole})
            await asyncio.sleep(TICK if looked < BATCH else 0)

    async def once(self) -> int:
        """Look at what is due, one batch; how many there were."""
        batch = await self._store.aged(self._clock.now(), BATCH)
        async with asyncio.TaskGroup() as group:
            for aged in batch:
                group.create_task(self._look(aged))
        return len(batch)

    async def _look(self, aged: Aged) -> None:
        """One page; whatever goes wrong, it is looked at again at its next time."""
        again = next_look(aged.looks + 1, self._clock.now())
        etag, modified = aged.etag, aged.modified
        try:
            got = await self._fetched(aged)
            if got is not None:
                document, etag, modified = got
                await self._filed(aged, document)
        except _Gone:
            again = None
        except NewsdeskError as error:
            extra = {"action": "second_look_failed", "url": aged.waiting.found.url, "why": error.plain}
            log.info("second look failed", extra=extra)
        except Exception:
            log.exception("second look failed", extra={"action": "second_look_failed"})
        await self._store.looked(aged, again, etag, modified)

    async def _fetched(self, aged: Aged) -> tuple[Document, str | None, str | None] | None:
        """What the page is now, with what the server says of it; None where it has not changed."""
        url = aged.waiting.found.url or ""
        await self._robots.check(url)
        got = await self._intake.fetcher.fetch(url, PAGE, conditions_of(aged.etag, aged.modified))
        if got.status == 304:
            return None
        if got.status == 410:
            raise _Gone("The page is gone for good.")
        got.check()
        try:
            document = await self._intake.fetched(got)
        except NotAnArticle:
            document = await self._intake.worker.run(read_withdrawn, got.body, got.url, got.charset)
        return document, *validators(got)

    async def _filed(self, aged: Aged, document: Document) -> None:
        found, source = aged.waiting.found, aged.waiting.source
        article = self._harvest.made(source, found, document)
        if document.notice:  # such a page seldom says which it was
            article = replace(article, id=ArticleId(aged.article))
        kept = await self._file(await self._annotate(article), source.tenant)
        if kept.saved is Saved.REPLACED:
            self._say(f"{source.name}: changed “{article.title or article.url or article.id}”")


class _Gone(NewsdeskError):
    """The server says that the page will not come back."""
