"""The parts of Newsdesk put together: library, front desk and what works behind it, each made at its first use."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bot.app.figures import ready, stored
from bot.app.reader import Reader
from bot.app.surfaces import Beside, seal_of
from bot.briefings.front import is_briefing
from bot.briefings.load import Loaded, load_folder, read_briefing
from bot.briefings.shelve import shelve
from bot.clock import Clock, SystemClock
from bot.commands.catalogue import load as load_commands
from bot.commands.dispatch import FrontDesk
from bot.delivery.book import Book
from bot.delivery.channels import Channels
from bot.delivery.digest_file import read_digests
from bot.delivery.digests import Digest
from bot.delivery.filters import Filters
from bot.delivery.runner import DigestRunner
from bot.delivery.timing import Timing
from bot.languages.choice import choose
from bot.pictures.studio import Studio
from bot.ports import Forgetting, Place, Platform, Saved
from bot.reading.document import SUFFIXES, Form
from bot.reading.files import stored_file
from bot.settings import Settings
from bot.store.library import SqlLibrary, open_library

if TYPE_CHECKING:
    from bot.platforms.web.operations import Measures
    from bot.reading.fetch import Fetcher
    from bot.reading.intake import Intake
    from bot.reading.newsroom import Newsroom
    from bot.stories.filing import Filing
    from bot.stories.followers import Followers


@dataclass(frozen=True)
class Newsdesk:
    """One opened Newsdesk: its settings, its library, its front desk."""

    settings: Settings
    library: SqlLibrary
    desk: FrontDesk
    reader: Reader
    posting: dict[str, Platform] = field(default_factory=dict)
    """The chat platforms through which digests go, by name."""
    hearing: dict[str, Platform] = field(default_factory=dict)
    """Those of them that questions come from in this process."""
    clock: Clock = field(default_factory=SystemClock)
    timing: Timing = field(default_factory=Timing)

    @classmethod
    @asynccontextmanager
    async def opened(
        cls, settings: Settings, clock: Clock | None = None, timing: Timing | None = None
    ) -> AsyncIterator[Newsdesk]:
        """With its database open; closed again at the end. Raises a NewsdeskError in words when something is wrong.

        `timing` is how patiently digests are sent.
        """
        clock = clock or SystemClock()
        commands = load_commands(settings.topics_dir, settings.topics_off)
        library = await open_library(settings.database_url, clock, seal=seal_of(settings))
        reader, studio = Reader(settings.reading_processes), Studio()
        front = FrontDesk(
            commands,
            library,
            clock,
            studio,
            lambda: desk.newsroom.book,
            lambda: desk.digest_book,
            lambda *answer: desk.count(*answer),
            notebook=library.notebook,
            follows=library.following,
            language=settings.language,
            channels=lambda: desk.channels,
            forgetting=lambda: desk.forgetting,
        )
        desk = cls(settings, library, front, reader, clock=clock, timing=timing or Timing())
        try:
            yield desk
        finally:
            if "intake" in vars(desk):
                desk.intake.worker.close()
            reader.close()
            studio.close()
            await library.close()

    @cached_property
    def intake(self) -> Intake:
        """The way in from the web and from files; made at the first use, because one answer does not need it."""
        from bot.reading.intake import Intake
        from bot.reading.worker import Worker

        return Intake(fetcher(self.settings), Worker())

    @cached_property
    def filing(self) -> Filing:
        """Where articles go: to what they are copies of, and to their stories; made at the first use."""
        from bot.stories.filing import Filing

        return Filing(self.library, self.library.gathered, self.clock)

    @cached_property
    def followers(self) -> Followers:
        """What tells channels of what they follow, and of corrections of what they were sent."""
        from bot.stories.followers import Followers

        return Followers(
            store=self.library.following,
            library=self.library,
            filing=self.filing,
            subscriptions=self.library.subscriptions,
            platforms=self.posting,
            clock=self.clock,
            language=self.language_in,
        )

    @cached_property
    def newsroom(self) -> Newsroom:
        """The sources and what asks them; made at the first use, as the intake is."""
        from bot.reading.newsroom import Newsroom
        from bot.reading.polling import Bounds

        return Newsroom(
            store=self.library.sources,
            library=self.library,
            intake=self.intake,
            annotate=self.reader.annotate,
            clock=self.clock,
            file=self.filing.file,
            bounds=Bounds(least=self.settings.poll_least, most=max(self.settings.poll_least, self.settings.poll_most)),
        )

    @cached_property
    def digests(self) -> tuple[Digest, ...]:
        """The digests of digests.toml. Raises BadInput for what is wrong there."""
        return read_digests(self.settings.digests_file, self.settings.zone)

    @cached_property
    def runner(self) -> DigestRunner:
        """What sends the digests of the file, and those that are asked for in channels."""
        library = self.library
        return DigestRunner(
            self.digests,
            self.posting,
            library,
            library.ledger,
            self.clock,
            library.subscriptions,
            self.filters,
            self.timing,
            self.language_in,
        )

    def language_in(self, place: Place) -> str:
        """The language of what is posted there of the bot's own accord: its server's, if it chose one of ours."""
        platform = self.posting.get(place.platform)
        return choose(platform.locale(place) if platform is not None else "", self.settings.language)

    @cached_property
    def digest_book(self) -> Book:
        """What people do with digests."""
        return Book(
            store=self.library.subscriptions,
            ledger=self.library.ledger,
            filed=self.digests,
            runner=self.runner,
            clock=self.clock,
            default_zone=self.settings.zone,
        )

    @cached_property
    def filters(self) -> Filters:
        """What each channel wants of the news."""
        return Filters(self.library.filters, self.library)

    @cached_property
    def channels(self) -> Channels:
        """What people do in a channel besides its digests: its filter, and why something did not come."""
        return Channels(
            filters=self.filters,
            stopped=self.library.filters,
            sources=self.library.sources,
            library=self.library,
            subscriptions=self.library.subscriptions,
            filed=self.digests,
            runner=self.runner,
            clock=self.clock,
        )

    @cached_property
    def forgetting(self) -> Forgetting:
        """What deletes data for good; what the digests of the file have sent is the operator's, and stays."""
        return self.library.forgetting.sparing(digest.name for digest in self.digests)

    @property
    def beside(self) -> Beside:
        """What the platforms need of the store."""
        return Beside(installations=self.library.installations, left=self.forgetting.forget_tenant)

    @cached_property
    def measures(self) -> Measures:
        """What an operator's machines ask for."""
        from bot.platforms.web.operations import Measures

        return Measures(lambda: stored(self), lambda: ready(self))

    def count(self, command: str, outcome: str, seconds: float) -> None:
        """Count an answer, where somebody may ask for the figures: not for one answer in a terminal."""
        if "measures" in vars(self):
            self.measures.answered(command, outcome, seconds)

    @cached_property
    def loaded(self) -> asyncio.Event:
        """Set once the folder of briefings was read."""
        return asyncio.Event()

    async def ingest(self, given: str, published: date | datetime | None) -> Saved:
        """Store the article at a web address or in a file, or a briefing with its article."""
        path = Path(given)
        if "://" in given:
            article = (await self.intake.page(given)).article()
        elif await asyncio.to_thread(is_briefing, path):
            loaded = await asyncio.to_thread(read_briefing, path)
            dated = replace(loaded.article, published=published or loaded.article.published)
            return await self._shelved(replace(loaded, article=dated))
        elif path.suffix.lower() in SUFFIXES and SUFFIXES[path.suffix.lower()] is not Form.TEXT:
            article = (await self.intake.file(path)).article()
        else:
            article = await asyncio.to_thread(stored_file, path)
        if published is not None:
            article = replace(article, published=published)
        return (await self.filing.file(await self.reader.annotate(article))).saved

    async def _shelved(self, loaded: Loaded) -> Saved:
        return await shelve(loaded, self.library, self.reader.annotate, self.filing.file)

    async def begin(self) -> None:
        """Where nothing is stored yet (a fresh checkout), store what is bundled, so that it can be asked about."""
        if not await self.library.articles(None):
            for loaded in (await asyncio.to_thread(load_folder, self.settings.briefings_dir))[0]:
                await self._shelved(loaded)


def fetcher(settings: Settings) -> Fetcher:
    """What fetches from the web, as the settings have it; in real time, which is what servers go by."""
    from bot.reading.courtesy import Courtesy
    from bot.reading.fetch import Fetcher

    clock = SystemClock()
    courtesy = Courtesy(clock, gap=settings.fetch_gap, at_once=settings.fetch_at_once)
    return Fetcher(clock=clock, courtesy=courtesy, contact=settings.fetch_contact, deadline=settings.fetch_deadline)
