"""From something a source named to an article: its page, or what the source itself gives of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bot.clock import Clock
from bot.errors import NewsdeskError, Unavailable
from bot.facts.model import Article
from bot.ports import Found, Source, SourceKind
from bot.reading.document import Document, NotAnArticle
from bot.reading.fragment import read_fragment
from bot.reading.intake import Intake, understood
from bot.reading.robots import NotAllowed, NotNow, Robots
from bot.reading.web_address import canonical, same_site, site

SLACK = timedelta(days=1)
"""A date that is further ahead is a mistake."""


def passing(error: NewsdeskError) -> bool:
    """Whether trying again later may help."""
    return isinstance(error, Unavailable | NotNow)


class Harvest:
    """Makes articles."""

    def __init__(self, intake: Intake, robots: Robots, clock: Clock) -> None:
        self._intake = intake
        self._robots = robots
        self._clock = clock

    async def article(self, source: Source, found: Found) -> Article:
        """The article. Raises a NewsdeskError that says why there is none; `passing` tells whether it may come."""
        return self.made(source, found, await self._document(source, found))

    def made(self, source: Source, found: Found, document: Document) -> Article:
        """The article that a document is, with what the source says of it where the document is silent."""
        published = document.published or found.published
        return replace(
            document,
            # a folder names a file by its name; the title is the headline in it
            title=document.title or (None if source.kind is SourceKind.FOLDER else found.title),
            source=document.source or (site(document.url) if document.url else None) or source.name,
            published=None if self._is_ahead(published) else published,
            authors=document.authors or found.authors,
        ).article()

    async def _document(self, source: Source, found: Found) -> Document:
        if source.kind is SourceKind.FOLDER and found.url is not None:
            return await self._intake.file(Path(unquote(urlsplit(found.url).path)))
        if found.url is None or (found.content and (source.whole or source.kind is SourceKind.WEBHOOK)):
            return await self._given(source, found)
        try:
            await self._robots.check(found.url)
            return await self._intake.page(found.url)
        except (NotAnArticle, NotAllowed) as error:
            try:  # what the feed gives may be the whole of it
                return await self._given(source, found)
            except NewsdeskError:
                raise error from None

    async def _given(self, source: Source, found: Found) -> Document:
        """What the source itself gives. A feed may speak for pages of its own site only, a signed push for any."""
        given = understood(await self._intake.worker.run(read_fragment, found.content, found.url, found.title))
        if found.url is None or source.kind is SourceKind.WEBHOOK or same_site(found.url, source.address):
            return replace(given, url=canonical(found.url) if found.url else None)
        return replace(given, apart=True, key=f"{source.name} {canonical(found.url)}")

    def _is_ahead(self, published: date | datetime | None) -> bool:
        if published is None:
            return False
        now = self._clock.now()
        return published > now + SLACK if isinstance(published, datetime) else published > (now + SLACK).date()
