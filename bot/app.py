"""The composition root: settings in, the parts put together, and the few things the command line does with them."""

from __future__ import annotations

import asyncio
import json
import logging
import multiprocessing
import os
import shutil
import sys
import threading
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.briefings.front import is_briefing
from bot.briefings.load import load_folder, read_briefing
from bot.briefings.shelve import keep, shelve
from bot.clock import SystemClock
from bot.commands.catalogue import load as load_commands
from bot.commands.dispatch import FrontDesk
from bot.commands.spec import Command, Typed
from bot.commands.story import open_story
from bot.delivery.book import Book
from bot.delivery.digests import Digest, read_digests
from bot.delivery.runner import FINISH, DigestRunner
from bot.errors import BadInput, NewsdeskError, NotFound, Unavailable
from bot.exports.formats import Format, exported, format_of
from bot.facts.model import Article, FactSheet
from bot.pictures.studio import Studio
from bot.ports import Library, Place, Platform, Saved, Source
from bot.reading.document import SUFFIXES, Form
from bot.reading.files import read_file
from bot.replies.blocks import Paragraph, Reply, line
from bot.settings import Settings
from bot.store.backup import backup_sqlite, restore_sqlite
from bot.store.library import SqlLibrary, open_library
from bot.store.memory import MemoryLibrary

if TYPE_CHECKING:
    from bot.platforms.web.operations import Measures, Stored
    from bot.reading.fetch import Fetcher
    from bot.reading.intake import Intake
    from bot.reading.newsroom import Newsroom

log = logging.getLogger(__name__)

Say = Callable[[str], None]
_HERE = Place("console", "", "terminal")


class Reader:
    """Reads articles in processes beside this one, so that chat never waits for it; started at the first article."""

    def __init__(self, processes: int = 1) -> None:
        self._processes = processes

    @cached_property
    def _pool(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._processes, mp_context=context, initializer=_end_with_parent)

    async def annotate(self, article: Article) -> FactSheet:
        """What the article says. Raises Unavailable when the process ended under it; the next call has a new one."""
        pool = self._pool
        try:
            return await asyncio.get_running_loop().run_in_executor(pool, _annotate, article)
        except BrokenExecutor:
            if vars(self).get("_pool") is pool:
                del self._pool
            pool.shutdown(wait=False, cancel_futures=True)
            raise Unavailable("The process that reads articles ended; a new one is started.") from None

    def close(self) -> None:
        """End the process, if it was started."""
        if "_pool" in vars(self):
            self._pool.shutdown(wait=False, cancel_futures=True)


def _end_with_parent() -> None:
    """In the reading process: end when the process that started it is gone, however it ended."""
    parent = multiprocessing.parent_process()

    def wait() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=wait, daemon=True, name="parent").start()


_extractor: Any = None


def _annotate(article: Article) -> FactSheet:
    """In the reading process: one extractor, kept from article to article."""
    global _extractor
    if _extractor is None:
        from bot.extraction.pipeline import Extractor

        _extractor = Extractor()
    sheet: FactSheet = _extractor.annotate(article)
    return sheet


@dataclass(frozen=True)
class Newsdesk:
    """One running Newsdesk: its settings, its library, its front desk."""

    settings: Settings
    library: SqlLibrary
    desk: FrontDesk
    reader: Reader
    posting: dict[str, Platform] = field(default_factory=dict)
    """The chat platforms through which digests go, by name."""

    @classmethod
    @asynccontextmanager
    async def opened(cls, settings: Settings) -> AsyncIterator[Newsdesk]:
        """With its database open; closed again at the end. Raises a NewsdeskError in words when something is wrong."""
        commands = load_commands(settings.topics_dir, settings.topics_off)
        library = await open_library(settings.database_url)
        reader, studio = Reader(settings.reading_processes), Studio()
        front = FrontDesk(
            commands,
            library,
            SystemClock(),
            studio,
            lambda: desk.newsroom.book,
            lambda: desk.digest_book,
            lambda *answer: desk.count(*answer),
            notebook=library.notebook,
        )
        desk = cls(settings, library, front, reader)
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
    def newsroom(self) -> Newsroom:
        """The sources and what asks them; made at the first use, as the intake is."""
        from bot.reading.newsroom import Newsroom
        from bot.reading.polling import Bounds

        return Newsroom(
            store=self.library.sources,
            library=self.library,
            intake=self.intake,
            annotate=self.reader.annotate,
            clock=SystemClock(),
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
        return DigestRunner(self.digests, self.posting, library, library.ledger, SystemClock(), library.subscriptions)

    @cached_property
    def digest_book(self) -> Book:
        """What people do with digests."""
        return Book(
            store=self.library.subscriptions,
            ledger=self.library.ledger,
            filed=self.digests,
            runner=self.runner,
            clock=SystemClock(),
            default_zone=self.settings.zone,
        )

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
        return Stored(
            rows=await self.library.counts(), deliveries=await self.library.ledger.tally(), sources=dict(states)
        )

    async def _parts(self) -> dict[str, bool]:
        """Of each part, whether it can serve."""
        try:
            await self.library.counts()
            database = True
        except NewsdeskError:
            database = False
        platforms = {name: platform.connected for name, platform in self.posting.items()}
        return {"database": database, "briefings": self.loaded.is_set(), **platforms}

    async def ingest(self, given: str, published: date | datetime | None) -> Saved:
        """Store the article at a web address or in a file, or a briefing with its article."""
        path = Path(given)
        if "://" in given:
            article = (await self.intake.page(given)).article()
        elif await asyncio.to_thread(is_briefing, path):
            return await shelve(read_briefing(path), self.library, self.reader.annotate)
        elif path.suffix.lower() in SUFFIXES and SUFFIXES[path.suffix.lower()] is not Form.TEXT:
            article = (await self.intake.file(path)).article()
        else:
            article = read_file(path)
        if published is not None:
            article = replace(article, published=published)
        return await self.library.save(await self.reader.annotate(article))

    async def begin(self) -> None:
        """Where nothing is stored yet (a fresh checkout), store what is bundled, so that it can be asked about."""
        if not await self.library.articles(None):
            for loaded in load_folder(self.settings.briefings_dir)[0]:
                await shelve(loaded, self.library, self.reader.annotate)

    async def run(self, say: Say) -> None:
        """Serve on every surface that is configured until cancelled; the first part that fails ends the others."""
        platforms = tuple(self._platforms(say))
        filed = await self.newsroom.follow(self.settings.sources_file)
        say(f"sources: {len(filed)} in {self.settings.sources_file.name}, {await self._by_hand()} added by hand")
        page = self._page()
        self.posting.update({platform.name: platform for platform in platforms})
        runner = self.runner
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._keep_briefings(say))
                group.create_task(page.run(lambda address: say(f"web: {address}")))
                sent = asyncio.Event()
                for platform in platforms:
                    group.create_task(_last(platform.run, sent))
                group.create_task(self.newsroom.poller(say, teller(say, platforms)).run())
                group.create_task(_first_to_end(_after(self.loaded, runner.run), sent))
        except BaseExceptionGroup as failures:
            raise _first(failures) from None

    async def _by_hand(self) -> int:
        return sum(1 for source, _ in await self.library.sources.sources() if not source.filed)

    def _platforms(self, say: Say) -> Iterator[Platform]:
        """The chat platforms that have tokens; a line for each that is off."""
        if self.settings.discord_token is not None:
            say("Discord: connecting")
            yield discord(self.settings, self.desk)
        else:
            say("Discord: off, no DISCORD_TOKEN")
        if self.settings.slack_bot_token is not None:
            say("Slack: connecting")
            yield slack(self.settings, self.desk)
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
        async for done in keep(self.settings.briefings_dir, self.library, self.reader.annotate):
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


def fetcher(settings: Settings) -> Fetcher:
    """What fetches from the web, as the settings have it."""
    from bot.reading.courtesy import Courtesy
    from bot.reading.fetch import Fetcher

    clock = SystemClock()
    courtesy = Courtesy(clock, gap=settings.fetch_gap, at_once=settings.fetch_at_once)
    return Fetcher(clock=clock, courtesy=courtesy, contact=settings.fetch_contact, deadline=settings.fetch_deadline)


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


def discord(settings: Settings, desk: FrontDesk) -> Platform:
    """Discord, with the token of the settings."""
    from bot.platforms.discord.app import DiscordPlatform

    assert settings.discord_token is not None
    return DiscordPlatform(
        desk,
        settings.discord_token.get_secret_value(),
        api_base=settings.discord_api_base,
        gateway=settings.discord_gateway,
        sync=settings.discord_sync,
        guilds=settings.discord_guilds,
    )


def slack(settings: Settings, desk: FrontDesk) -> Platform:
    """Slack, with the tokens of the settings."""
    from bot.platforms.slack.app import SlackPlatform

    def secret(name: str) -> str | None:
        value = getattr(settings, name)
        return value.get_secret_value() if value is not None else None

    return SlackPlatform(
        desk,
        bot_token=secret("slack_bot_token") or "",
        app_token=secret("slack_app_token"),
        signing_secret=secret("slack_signing_secret"),
        slack_command=settings.slack_command,
        api_base=settings.slack_api_base,
        http_host=settings.slack_http_host,
        http_port=settings.slack_http_port,
        managers=settings.slack_managers,
    )


def bodies_of(surface: str) -> Callable[[Reply], list[Any]]:
    """The renderer of a surface: a reply as the JSON bodies of the messages that would be sent."""
    if surface == "discord":
        from bot.platforms.discord.render import render as for_discord

        return lambda reply: [message.body for message in for_discord(reply)]
    from bot.platforms.slack.render import render as for_slack

    return lambda reply: list(for_slack(reply))


def lines_of(reply: Reply, surface: str) -> list[str]:
    """A reply as lines of output on a surface: text, or one JSON body a line."""
    if surface == "console":
        from bot.platforms.console.render import render as as_text

        # into a file or a pipe every line goes whole
        return [as_text(reply, shutil.get_terminal_size().columns if sys.stdout.isatty() else None)]
    if surface == "json":
        from bot.replies.plain import to_json

        return [json.dumps(to_json(reply), ensure_ascii=False)]
    return [json.dumps(body, ensure_ascii=False) for body in bodies_of(surface)(reply)]


async def answer(
    settings: Settings,
    asked: str,
    surface: str,
    *,
    article: Path | None = None,
    published: date | datetime | None = None,
) -> list[str]:
    """One answer, from one file in memory or from the store."""
    if article is not None:
        library: Library = MemoryLibrary()
        await library.save(_annotate(read_file(article, published)))
        front = FrontDesk(load_commands(settings.topics_dir, settings.topics_off), library, SystemClock(), Studio())
        return await _answered(front, asked, surface)
    async with Newsdesk.opened(settings) as desk:
        await desk.begin()
        return await _answered(desk.desk, asked, surface)


async def _answered(desk: FrontDesk, asked: str, surface: str) -> list[str]:
    call = desk.call(user="console", place=_HERE, manager=True)
    # a terminal shows no pictures, whose words are in the answer already, and has no buttons to press
    reply = await desk.dispatch(
        Typed(asked), replace(call, drawer=None, notebook=None) if surface == "console" else call
    )
    return lines_of(reply, surface)


async def exported_file(
    settings: Settings, form: str, *, article: Path | None, published: date | datetime | None, about: str | None
) -> bytes:
    """An article as a file: one from a file in memory, or a stored one. Raises BadInput for an unknown format."""
    wanted = format_of(form)
    if article is not None:
        library: Library = MemoryLibrary()
        await library.save(_annotate(read_file(article, published)))
        return await _exported(FrontDesk((), library, SystemClock()), wanted, about)
    async with Newsdesk.opened(settings) as desk:
        await desk.begin()
        return await _exported(desk.desk, wanted, about)


async def _exported(desk: FrontDesk, form: Format, about: str | None) -> bytes:
    call = desk.call(user="console", place=_HERE, manager=True)
    story = await open_story(about, call)
    return exported(story.sheet, story.briefing, form, call.at).data


def projection(settings: Settings, platform: str) -> Any:
    """The commands as a platform's own payload: a list for Discord, an app manifest for Slack."""
    commands = load_commands(settings.topics_dir, settings.topics_off)
    if platform == "discord":
        from bot.platforms.discord.project import payload

        return payload(commands)
    from bot.platforms.slack.project import manifest

    return manifest(
        commands,
        slack_command=settings.slack_command,
        top_level=settings.slack_top_level_commands,
        taken=settings.slack_taken,
        socket_mode=settings.slack_signing_secret is None or settings.slack_app_token is not None,
    )


async def feedback(settings: Settings, *, only_wrong: bool) -> list[str]:
    """What readers said about answers, a line each, newest first."""
    async with await open_library(settings.database_url) as library:
        said = await library.notebook.feedback()
    return [
        f"{each.at:%Y-%m-%d %H:%M}  {each.verdict:<5}  {each.place.platform} {each.place.channel}  {each.answer}"
        + (f"  – {each.words}" if each.words else "")
        for each in said
        if not only_wrong or each.verdict == "wrong"
    ]


async def digest(settings: Settings, action: str, name: str, surface: str) -> list[str]:
    """Lines that list the digests, show one, send it, pause it, or say why it did not come; its next five times.

    Raises NotFound for an unknown name.
    """
    async with Newsdesk.opened(settings) as desk:
        book = desk.digest_book
        if action == "next":
            return [at.isoformat(sep=" ", timespec="minutes") for at in await book.next_times(name, None)]
        if action in ("show", "send"):
            await desk.begin()
        # "why" and "list" must tell what the running bot can do, so they have the same platforms
        desk.posting.update(_chat(settings, desk.desk, {"discord", "slack"}))
        return lines_of(await book.do(action, name, None), surface)


async def status(settings: Settings) -> list[str]:
    """Lines on the whole: platforms, what is stored, sources that fail, the next digests, the last deliveries."""
    async with Newsdesk.opened(settings) as desk:
        for name, token in (("Discord", settings.discord_token), ("Slack", settings.slack_bot_token)):
            desk.posting.update(_chat(settings, desk.desk, {name.lower()}) if token is not None else {})
        platforms = ", ".join(desk.posting) or "none (no DISCORD_TOKEN, no SLACK_BOT_TOKEN)"
        lines = [f"database: {desk.library.name}", f"platforms: {platforms}"]
        lines.append("stored: " + ", ".join(f"{n} {kind}" for kind, n in (await desk.library.counts()).items()))
        sources = await desk.library.sources.sources()
        failing = [f"  {source.name}: {polling.problem}" for source, polling in sources if polling.failures]
        lines += [f"sources: {len(sources)}, {len(failing)} failing", *failing]
        return [*lines, *lines_of(await desk.digest_book.report(), "console")]


async def backup(settings: Settings, file: Path) -> str:
    """Copy the SQLite database into a new file, while the bot may run; a line on it."""
    await backup_sqlite(settings.database_url, file)
    return f"{file} holds the database."


async def restore(settings: Settings, file: Path, *, replace_it: bool) -> str:
    """Put a copy in the place of the SQLite database, while no bot runs; a line on it."""
    await restore_sqlite(settings.database_url, file, replace_it=replace_it)
    return f"The database is that of {file}."


def _chat(settings: Settings, desk: FrontDesk, names: set[str]) -> dict[str, Platform]:
    """Those of the platforms that have tokens, for posting without serving."""
    made: dict[str, Platform] = {}
    if "discord" in names and settings.discord_token is not None:
        made["discord"] = discord(settings, desk)
    if "slack" in names and settings.slack_bot_token is not None:
        made["slack"] = slack(settings, desk)
    return made


async def sources(settings: Settings, action: str, rest: list[str], say: Say) -> int:
    """Do one thing with the sources that everybody sees, and say what came of it; 1 where a part of it failed."""
    from bot.commands.watching import answer as about_sources

    async with Newsdesk.opened(settings) as desk:
        newsroom = desk.newsroom
        await newsroom.follow(settings.sources_file)
        match action:
            case "poll":
                await newsroom.poller(say, teller(say)).once(rest)
                troubles = [(s.name, p.problem) for s, p in await desk.library.sources.sources() if p.problem]
                for name, problem in troubles:
                    say(f"{name}: {problem}")
                return 1 if any(not rest or name in rest for name, _ in troubles) else 0
            case "import":
                added, left = await newsroom.take_list(Path(rest[0]), None, None)
                for each in (*(f"added {name}" for name in added), *(f"left out {words}" for words in left)):
                    say(each)
            case "export":
                say((await newsroom.give_list(None)).rstrip())
            case _:
                call = desk.desk.call(user="console", place=_HERE, manager=True)
                reply = await about_sources(action, " ".join(rest), call, newsroom.book)
                for each in lines_of(reply, "console"):
                    say(each)
    return 0


async def check(settings: Settings, *, online: bool) -> list[tuple[str, bool, str]]:
    """(part, good, words) for everything that can be wrong before anybody asks anything."""
    done: list[tuple[str, bool, str]] = []
    parts: tuple[tuple[str, Callable[[], str]], ...] = (
        (
            "topics",
            lambda: (
                f"{sum(1 for c in load_commands(settings.topics_dir, settings.topics_off) if c.topic)} topic commands"
            ),
        ),
        ("digests", lambda: f"{len(read_digests(settings.digests_file, settings.zone))} digests"),
        ("sources", lambda: _sources_in(settings)),
        ("language model", _model),
    )
    for name, looked_at in parts:
        try:
            done.append((name, True, looked_at()))
        except NewsdeskError as error:
            done.append((name, False, error.plain))
    loaded, failures = load_folder(settings.briefings_dir)
    done += [("briefing", False, failure.plain) for failure in failures]
    done.append(("briefings", True, f"{len(loaded)} good"))
    done.append(await _checked("database", _database(settings)))
    if online:
        desk = FrontDesk(_no_commands(), MemoryLibrary(), SystemClock())
        for name, token, make in (
            ("Discord", settings.discord_token, discord),
            ("Slack", settings.slack_bot_token, slack),
        ):
            if token is None:
                done.append((name, True, "off, no token"))
            else:
                done.append(await _checked(name, _connected(make, settings, desk)))
    return done


def _no_commands() -> tuple[Command, ...]:
    return ()


def _sources_in(settings: Settings) -> str:
    from bot.reading.source_file import read_sources

    return f"{len(read_sources(settings.sources_file))} in {settings.sources_file.name}"


def _model() -> str:
    from bot.extraction.language.load import load

    return f"{load().meta.get('name', 'loaded')}"


async def _database(settings: Settings) -> str:
    async with await open_library(settings.database_url) as library:
        return f"{len(await library.articles(None))} public articles"


async def _connected(make: Callable[[Settings, FrontDesk], Any], settings: Settings, desk: FrontDesk) -> str:
    words: str = await make(settings, desk).check()
    return words


async def _checked(name: str, work: Any) -> tuple[str, bool, str]:
    try:
        return name, True, await work
    except NewsdeskError as error:
        return name, False, error.plain
