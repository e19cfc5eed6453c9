"""One running Newsdesk: its parts put together, started, and ended in good order."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.briefings.front import is_briefing
from bot.briefings.load import Loaded, load_folder, read_briefing
from bot.briefings.shelve import keep, shelve
from bot.clock import Clock, SystemClock
from bot.commands.catalogue import load as load_commands
from bot.commands.dispatch import FrontDesk
from bot.delivery.book import Book
from bot.delivery.channels import Channels
from bot.delivery.digests import Digest, read_digests
from bot.delivery.filters import Filters
from bot.delivery.runner import FINISH, DigestRunner
from bot.delivery.timing import Timing
from bot.errors import BadInput, NewsdeskError, NotFound
from bot.languages.choice import choose
from bot.pictures.studio import Studio
from bot.ports import Forgetting, Place, Platform, Saved, Source
from bot.reading.document import SUFFIXES, Form
from bot.reading.files import stored_file
from bot.replies.blocks import Paragraph, Reply, line
from bot.settings import Settings
from bot.store.library import SqlLibrary, open_library

if TYPE_CHECKING:
    from bot.platforms.web.operations import Measures, Stored
    from bot.reading.fetch import Fetcher
    from bot.reading.intake import Intake
    from bot.reading.newsroom import Newsroom
    from bot.stories.filing import Filing
    from bot.stories.followers import Followers

from bot.app.housekeeping import keep_house
from bot.app.parts import ALL, Part
from bot.app.reader import Reader
from bot.app.surfaces import Beside, bodies_of, configured, discord, seal_of, slack
from bot.app.traces import traced

Say = Callable[[str], None]
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Newsdesk:
    """One running Newsdesk: its settings, its library, its front desk."""

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
            clock=SystemClock(),
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

        return Measures(self._stored, self._parts)

    def count(self, command: str, outcome: str, seconds: float) -> None:
        """Count an answer, where somebody may ask for the figures: not for one answer in a terminal."""
        if "measures" in vars(self):
            self.measures.answered(command, outcome, seconds)

    @cached_property
    def loaded(self) -> asyncio.Event:
        """Set once the folder of briefings was read."""
        return asyncio.Event()

    async def _stored(self) -> Stored:
        from bot.platforms.web.operations import Stored

        states = Counter(polling.state.value for _, polling in await self.library.sources.sources())
        now, standing = self.clock.now(), self.library.standing
        queues = await standing.queues(now)
        channels = {each.place for each in await standing.failing_channels(now)}
        return Stored(
            rows=await self.library.counts(),
            deliveries=await self.library.ledger.tally(),
            sources=dict(states),
            waiting={queue.name: queue.due for queue in queues},
            lag={queue.name: queue.lag(now).total_seconds() for queue in queues},
            failing={"sources": len(await standing.failing_sources()), "channels": len(channels)},
        )

    async def _parts(self) -> dict[str, bool]:
        """Of each part, whether it can serve."""
        try:
            await self.library.counts()
            database = True
        except NewsdeskError:
            database = False
        platforms = {name: platform.connected for name, platform in self.hearing.items()}
        return {"database": database, "briefings": self.loaded.is_set(), **platforms}

    async def ingest(self, given: str, published: date | datetime | None) -> Saved:
        """Store the article at a web address or in a file, or a briefing with its article."""
        path = Path(given)
        if "://" in given:
            article = (await self.intake.page(given)).article()
        elif await asyncio.to_thread(is_briefing, path):
            return await self._shelved(read_briefing(path))
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
            for loaded in load_folder(self.settings.briefings_dir)[0]:
                await self._shelved(loaded)

    async def run(self, say: Say, parts: frozenset[Part] = ALL) -> None:
        """Serve on every surface that is configured until cancelled; the first part that fails ends the others.

        `parts` are those that this process takes on; other replicas on the same database may have the others, or the
        same.
        """
        platforms = tuple(self._platforms(say)) if parts & {Part.CHAT, Part.DELIVER, Part.POLL} else ()
        if Part.POLL in parts:
            filed = await self.newsroom.follow(self.settings.sources_file)
            say(f"sources: {len(filed)} in {self.settings.sources_file.name}, {await self._by_hand()} added by hand")
        else:
            self.loaded.set()  # another replica loads the briefings
        self.posting.update({platform.name: platform for platform in platforms})
        self.hearing.update(self.posting if Part.CHAT in parts else {})
        try:
            async with traced(self.settings), asyncio.TaskGroup() as group:
                sent = asyncio.Event()
                for platform in platforms:
                    group.create_task(_last(platform.run if Part.CHAT in parts else platform.hold, sent))
                if Part.WEB in parts:
                    group.create_task(self._page().run(lambda address: say(f"web: {address}")))
                if Part.POLL in parts:
                    group.create_task(self._keep_briefings(say))
                    group.create_task(self.newsroom.poller(say, teller(say, platforms)).run())
                    group.create_task(self.newsroom.second_look(self.library.second_looks, say).run())
                if Part.DELIVER in parts:
                    group.create_task(_after(self.loaded, self.followers.run))
                    group.create_task(_first_to_end(_after(self.loaded, self.runner.run), sent))
                else:
                    sent.set()
                group.create_task(keep_house(self.settings, self.forgetting, self.clock))
        except BaseExceptionGroup as failures:
            raise _first(failures) from None

    async def _by_hand(self) -> int:
        return sum(1 for source, _ in await self.library.sources.sources() if not source.filed)

    def _platforms(self, say: Say) -> Iterator[Platform]:
        """The chat platforms that have tokens; a line for each that is off."""
        there = configured(self.settings)
        if there["discord"]:
            say("Discord: connecting")
            yield discord(self.settings, self.desk, self.beside)
        else:
            say("Discord: off, no DISCORD_TOKEN")
        if there["slack"]:
            say("Slack: connecting")
            yield slack(self.settings, self.desk, self.beside)
        else:
            say("Slack: off, no SLACK_BOT_TOKEN")

    def _page(self) -> Any:
        from bot.platforms.web.app import WebPage

        return WebPage(
            desk=self.desk,
            library=self.library,
            host=self.settings.web_host,
            port=self.settings.web_port,
            surfaces={name: bodies_of(name) for name in ("discord", "slack")},
            further=self.measures.routes,
            push=self._pushed if self.settings.ingest_secret is not None else None,
        )

    async def _pushed(self, name: str, headers: Mapping[str, str], body: bytes) -> tuple[int, str]:
        """What is answered to an article that a newsroom pushes: a status and a sentence."""
        from bot.reading.sources.webhook import NotSigned

        secret = self.settings.ingest_secret
        try:
            new = await self.newsroom.push(name, headers, body, secret.get_secret_value() if secret else "")
        except NotSigned as error:
            return 401, error.plain
        except NotFound as error:
            return 404, error.plain
        except BadInput as error:
            return 400, error.plain
        return (202, "Taken.") if new else (200, "It is here already.")

    async def _keep_briefings(self, say: Say) -> None:
        async for done in keep(self.settings.briefings_dir, self.library, self.reader.annotate, self.filing.file):
            for ident, saved in done.saved:
                say(f"briefing {ident}: {saved.value}")
            for ident in done.removed:
                say(f"briefing {ident}: removed")
            for failure in done.failures:
                say(f"briefing not loaded: {failure.plain}")
                log.warning("briefing not loaded", extra={"action": "briefing_refused", "file": str(failure.path)})
            self.loaded.set()


def teller(say: Say, platforms: Iterable[Platform] = ()) -> Callable[[Source, str], Awaitable[None]]:
    """What brings the troubles of a source to its people: on the terminal, and in the channel it was added in."""
    by_name = {platform.name: platform for platform in platforms}

    async def tell(source: Source, words: str) -> None:
        say(f"source {source.name} {words}")
        platform = by_name.get(source.place.platform) if source.place is not None else None
        if platform is None or source.place is None:
            return
        try:
            await platform.post(source.place, Reply((Paragraph(line(f"The source {source.name} {words}")),)))
        except NewsdeskError as error:
            log.warning("not told", extra={"action": "source_not_told", "source": source.name, "why": error.plain})

    return tell


def fetcher(settings: Settings) -> Fetcher:
    """What fetches from the web, as the settings have it."""
    from bot.reading.courtesy import Courtesy
    from bot.reading.fetch import Fetcher

    clock = SystemClock()
    courtesy = Courtesy(clock, gap=settings.fetch_gap, at_once=settings.fetch_at_once)
    return Fetcher(clock=clock, courtesy=courtesy, contact=settings.fetch_contact, deadline=settings.fetch_deadline)


async def _first_to_end(work: Awaitable[None], ended: asyncio.Event) -> None:
    """Work that tells when it has ended, however it did."""
    try:
        await work
    finally:
        ended.set()


async def _last(work: Callable[[], Coroutine[Any, Any, None]], before: asyncio.Event) -> None:
    """Work that is ended after something else has: a digest that is being sent needs its platform until it is sent."""
    task = asyncio.create_task(work())
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        with suppress(TimeoutError):
            async with asyncio.timeout(FINISH + 1):
                await before.wait()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        raise


async def _after(ready: asyncio.Event, work: Callable[[], Awaitable[None]]) -> None:
    """Work that waits: a digest that was due before the start must find the briefings loaded."""
    await ready.wait()
    await work()


def _first(failures: BaseExceptionGroup[BaseException]) -> BaseException:
    """The failure that a person can do something about, else the first of all."""
    flat = list(_flat(failures))
    return next((f for f in flat if isinstance(f, NewsdeskError)), flat[0])


def _flat(failures: BaseExceptionGroup[BaseException]) -> Iterator[BaseException]:
    for failure in failures.exceptions:
        if isinstance(failure, BaseExceptionGroup):
            yield from _flat(failure)
        else:
            yield failure
