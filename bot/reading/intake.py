"""The way in for one article: an address or a file becomes a document, fetched here, read in a worker."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.languages.lasting import lasting, together
from bot.reading.document import Document, Form, NotAnArticle
from bot.reading.fetch import Fetcher
from bot.reading.fetched import PAGE, Fetched
from bot.reading.files import contents
from bot.reading.forms import form_of, read
from bot.reading.guard import shorten
from bot.reading.worker import Worker

LONGEST = 200_000
"""Characters of a text; more would keep the reading process busy for minutes."""


class Intake:
    """Fetches and reads."""

    def __init__(self, fetcher: Fetcher, worker: Worker) -> None:
        self.fetcher = fetcher
        self.worker = worker

    async def page(self, url: str) -> Document:
        """The article at an address.

        Raises Forbidden or NotFetched when it cannot be had, NotAnArticle or TooHard when there is none in it.
        """
        return await self.fetched((await self.fetcher.fetch(url, PAGE)).check())

    async def fetched(self, got: Fetched) -> Document:
        """The article in an answer. Raises NotAnArticle or TooHard, naming the address."""
        form = form_of(got.body, got.kind, got.url.partition("?")[0])
        return await self.content(got.body, form, got.url, got.charset)

    async def file(self, path: Path) -> Document:
        """The article in a file. Raises BadInput for one that cannot be read, and NotAnArticle or TooHard."""
        data = await asyncio.to_thread(contents, path)
        return await self.content(data, form_of(data, name=path.name), None, None, where=path)

    async def content(
        self, data: bytes, form: Form, url: str | None, charset: str | None, where: Path | None = None
    ) -> Document:
        """The article in bytes. Raises NotAnArticle or TooHard, naming the address or the file."""
        try:
            return understood(await self.worker.run(read, data, form, url, charset))
        except NotAnArticle as error:
            place = str(where) if where is not None else shorten(url) if url is not None else None
            told = together(f"{place}:" if place else None, error.message)
            raise NotAnArticle(told, hint=error.hint) from None


def understood(found: Document) -> Document:
    """Itself. Raises NotAnArticle when it is longer than any article."""
    if len(found.text) > LONGEST:
        raise NotAnArticle(
            lasting("Its text has more than {count} characters; that is no article.", count=f"{LONGEST:,}")
        )
    return found
