"""A Newsdesk that serves: the parts that this process takes on, begun together and ended in good order."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from bot.app.endings import after, first_failure, first_to_end, last_to_end
from bot.app.housekeeping import keep_house
from bot.app.newsdesk import Newsdesk
from bot.app.parts import ALL, Part
from bot.app.surfaces import bodies_of, configured, discord, slack
from bot.app.traces import traced
from bot.briefings.shelve import keep
from bot.errors import BadInput, NewsdeskError, NotFound, Unavailable
from bot.languages.words import SOURCE, speaking
from bot.ports import Place, Platform, Source
from bot.reading.troubles import trouble

if TYPE_CHECKING:
    from bot.platforms.web.app import WebPage

Say = Callable[[str], None]
log = logging.getLogger(__name__)


async def serve(desk: Newsdesk, say: Say, parts: frozenset[Part] = ALL) -> None:
    """Serve on every surface that is configured until cancelled; the first part that fails ends the others.

    `parts` are those that this process takes on; other replicas on the same database may have the others, or the same.
    `say` gets a line for each thing that an operator wants to see. Raises the NewsdeskError of a part that failed.
    """
    platforms = tuple(_platforms(desk, say)) if parts & {Part.CHAT, Part.DELIVER, Part.POLL} else ()
    if Part.POLL in parts:
        await _follow(desk, say)
    else:
        desk.loaded.set()  # another replica loads the briefings
    desk.posting.update({platform.name: platform for platform in platforms})
    desk.hearing.update(desk.posting if Part.CHAT in parts else {})
    try:
        async with traced(desk.settings), asyncio.TaskGroup() as group:
            _begin(group, desk, say, parts, platforms)
    except BaseExceptionGroup as failures:
        raise first_failure(failures) from None


def _begin(
    group: asyncio.TaskGroup, desk: Newsdesk, say: Say, parts: frozenset[Part], platforms: Iterable[Platform]
) -> None:
    """Begin all that goes on until the end."""
    sent = asyncio.Event()
    for platform in platforms:
        group.create_task(last_to_end(platform.run if Part.CHAT in parts else platform.hold, sent))
    if Part.WEB in parts:
        group.create_task(_page(desk).run(lambda address: say(f"web: {address}")))
    if Part.POLL in parts:
        group.create_task(_keep_briefings(desk, say))
        group.create_task(desk.newsroom.poller(say, teller(say, platforms, desk.language_in)).run())
        group.create_task(desk.newsroom.second_look(desk.library.second_looks, say).run())
    if Part.DELIVER in parts:
        group.create_task(after(desk.loaded, desk.followers.run))
        group.create_task(first_to_end(after(desk.loaded, desk.runner.run), sent))
    else:
        sent.set()
    group.create_task(keep_house(desk.settings, desk.forgetting, desk.clock))


def teller(
    say: Say, platforms: Iterable[Platform] = (), language: Callable[[Place], str] = lambda _: SOURCE
) -> Callable[[Source, str], Awaitable[None]]:
    """What brings the troubles of a source to its people: on the terminal, and in the channel it was added in.

    `language` is what is spoken in a channel.
    """
    by_name = {platform.name: platform for platform in platforms}

    async def tell(source: Source, words: str) -> None:
        say(f"source {source.name} {words}")
        platform = by_name.get(source.place.platform) if source.place is not None else None
        if platform is None or source.place is None:
            return
        try:
            with speaking(language(source.place)):
                reply = trouble(source, words)
            await platform.post(source.place, reply)
        except NewsdeskError as error:
            log.warning("not told", extra={"action": "source_not_told", "source": source.name, "why": error.plain})

    return tell


async def _follow(desk: Newsdesk, say: Say) -> None:
    """Make the sources those of the file, and say how many there are. Raises BadInput for what is wrong there."""
    file = desk.settings.sources_file
    filed = await desk.newsroom.follow(file)
    by_hand = sum(1 for source, _ in await desk.library.sources.sources() if not source.filed)
    say(f"sources: {len(filed)} in {file.name}, {by_hand} added by hand")


def _platforms(desk: Newsdesk, say: Say) -> Iterator[Platform]:
    """The chat platforms that have tokens; a line for each that is off."""
    there = configured(desk.settings)
    if there["discord"]:
        say("Discord: connecting")
        yield discord(desk.settings, desk.desk, desk.beside)
    else:
        say("Discord: off, no DISCORD_TOKEN")
    if there["slack"]:
        say("Slack: connecting")
        yield slack(desk.settings, desk.desk, desk.beside)
    else:
        say("Slack: off, no SLACK_BOT_TOKEN")


def _page(desk: Newsdesk) -> WebPage:
    from bot.platforms.web.app import WebPage

    async def pushed(name: str, headers: Mapping[str, str], body: bytes) -> tuple[int, str]:
        return await _pushed(desk, name, headers, body)

    return WebPage(
        desk=desk.desk,
        library=desk.library,
        host=desk.settings.web_host,
        port=desk.settings.web_port,
        surfaces={name: bodies_of(name) for name in ("discord", "slack")},
        further=desk.measures.routes,
        push=pushed if desk.settings.ingest_secret is not None else None,
    )


async def _pushed(desk: Newsdesk, name: str, headers: Mapping[str, str], body: bytes) -> tuple[int, str]:
    """What is answered to an article that a newsroom pushes: a status and a sentence."""
    from bot.reading.sources.webhook import NotSigned

    secret = desk.settings.ingest_secret
    try:
        new = await desk.newsroom.push(name, headers, body, secret.get_secret_value() if secret else "")
    except NotSigned as error:
        return 401, error.plain
    except NotFound as error:
        return 404, error.plain
    except BadInput as error:
        return 400, error.plain
    except Unavailable:  # what does not answer is our own affair; the newsroom sends it again
        log.warning("push not taken", exc_info=True, extra={"action": "push_not_taken", "source": name})
        return 503, "It cannot be taken now. Send it again later."
    return (202, "Taken.") if new else (200, "It is here already.")


async def _keep_briefings(desk: Newsdesk, say: Say) -> None:
    async for done in keep(desk.settings.briefings_dir, desk.library, desk.reader.annotate, desk.filing.file):
        for ident, saved in done.saved:
            say(f"briefing {ident}: {saved.value}")
        for ident in done.removed:
            say(f"briefing {ident}: removed")
        for failure in done.failures:
            say(f"briefing not loaded: {failure.plain}")
            log.warning("briefing not loaded", extra={"action": "briefing_refused", "file": str(failure.path)})
        desk.loaded.set()
