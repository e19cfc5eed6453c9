"""Everything that can be wrong before anybody asks anything, looked at and told in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.app.surfaces import Beside, configured, discord, seal_of, slack
from bot.briefings.load import load_folder
from bot.clock import SystemClock
from bot.commands.catalogue import load as load_commands
from bot.commands.dispatch import FrontDesk
from bot.delivery.digest_file import read_digests
from bot.errors import NewsdeskError
from bot.settings import Settings
from bot.store.library import open_library
from bot.store.memory import MemoryLibrary


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
            done.append((name, False, error.whole))
    loaded, failures = load_folder(settings.briefings_dir)
    done += [("briefing", False, failure.plain) for failure in failures]
    done.append(("briefings", True, f"{len(loaded)} good"))
    done.append(await _checked("database", _database(settings)))
    if online:
        desk = FrontDesk((), MemoryLibrary(), SystemClock())
        for name, make in (("Discord", discord), ("Slack", slack)):
            if configured(settings)[name.lower()]:
                done.append(await _checked(name, _connected(make, settings, desk)))
            else:
                done.append((name, True, "off, no token"))
    return done


def _sources_in(settings: Settings) -> str:
    from bot.reading.source_file import read_sources

    return f"{len(read_sources(settings.sources_file))} in {settings.sources_file.name}"


def _model() -> str:
    from bot.extraction.language.load import load

    return f"{load().meta.get('name', 'loaded')}"


async def _database(settings: Settings) -> str:
    async with await open_library(settings.database_url, seal=seal_of(settings)) as library:
        await library.try_writing()  # a database that can only be read takes no article
        return f"{len(await library.articles(None))} public articles"


async def _connected(make: Callable[[Settings, FrontDesk, Beside], Any], settings: Settings, desk: FrontDesk) -> str:
    async with await open_library(settings.database_url, seal=seal_of(settings)) as library:
        words: str = await make(settings, desk, Beside(installations=library.installations)).check()
        return words


async def _checked(name: str, work: Any) -> tuple[str, bool, str]:
    try:
        return name, True, await work
    except NewsdeskError as error:
        return name, False, error.whole
