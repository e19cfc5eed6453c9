"""An example answer for each command, over the bundled briefing: what docs/reference/commands.md shows."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from bot.app.newsdesk import Newsdesk
from bot.clock import FixedClock
from bot.commands.dispatch import FrontDesk
from bot.commands.parse import typed
from bot.commands.reference import Example
from bot.commands.spec import Audience, Call, Command, Completes, Typed, Value
from bot.platforms.console.render import render
from bot.ports import Place
from bot.replies.blocks import Buttons, Picture, Reply
from bot.settings import Settings

PLACE = Place("discord", "1", "2")
"""Where the examples are asked: in some channel of some server."""

HOUR = 12
"""On the day after the briefing, at this hour in UTC."""


async def examples(settings: Settings) -> tuple[Example, ...]:
    """One example of each command, asked in a database of its own that is gone afterwards; the same on every machine.

    Raises a NewsdeskError where the bundled briefing cannot be read.
    """
    with tempfile.TemporaryDirectory() as folder:
        nowhere = Path(folder)
        own = settings.model_copy(
            update={
                "database_url": f"sqlite+aiosqlite:///{nowhere}/examples.db",
                "digests_file": nowhere / "digests.toml",
                "sources_file": nowhere / "sources.toml",
                "zone": "UTC",
                "language": "en",
            }
        )
        clock = FixedClock(_day_after(own))
        async with Newsdesk.opened(own, clock) as newsdesk:
            await newsdesk.begin()
            return tuple([await _example(each, newsdesk.desk) for each in newsdesk.desk.commands])


def _day_after(settings: Settings) -> datetime:
    """Noon of the day after the newest bundled briefing came out."""
    from bot.briefings.load import load_folder

    dates = [loaded.briefing.published for loaded in load_folder(settings.briefings_dir)[0]]
    newest = max(d.date() if isinstance(d, datetime) else d for d in dates if d is not None)
    return datetime.combine(newest + timedelta(days=1), time(HOUR), UTC)


async def _example(command: Command, desk: FrontDesk) -> Example:
    """The command as somebody would ask it there, and what comes back in a terminal."""
    call = desk.call(user="reader", place=PLACE, manager=command.audience is Audience.MANAGERS)
    line = await _line(command, desk, call)
    return Example(line=line, answer=render(_bare(await desk.dispatch(Typed(line), call))))


async def _line(command: Command, desk: FrontDesk, call: Call) -> str:
    """The command with what it needs, of what the briefing's article has; else its own first example."""
    values: dict[str, Value] = {}
    for option in command.options:
        if option.required:
            offered = await desk.complete(command.name, option.name, "", call)
            if not offered:
                return command.examples[0]
            numbered = option.type is int or option.complete is Completes.SENTENCES
            values[option.name] = offered[0].split()[0] if numbered else offered[0]
    managed = command.audience is Audience.MANAGERS or not any(o.name == "about" for o in command.options)
    return command.examples[0] if managed and not values else typed(command, values)


def _bare(reply: Reply) -> Reply:
    """The answer in words: without its picture, and the buttons under it."""
    kept = tuple(block for block in reply.blocks if not isinstance(block, Buttons | Picture))
    return Reply(kept, private=reply.private)
