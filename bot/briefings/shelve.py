"""Putting briefings where answers come from, and keeping them as their folder is."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path

from bot.briefings.load import Loaded, briefing_id
from bot.briefings.watch import Folder, watch
from bot.errors import BadInput
from bot.facts.model import Article, FactSheet
from bot.ports import Library, Saved

Annotate = Callable[[Article], Awaitable[FactSheet]]
"""An article's sheet; the caller sees to it that the work is done off the event loop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What became of a folder's briefings: their ids by outcome, and the files that could not be read."""

    saved: tuple[tuple[str, Saved], ...] = ()
    removed: tuple[str, ...] = ()
    failures: tuple[BadInput, ...] = ()


async def shelve(loaded: Loaded, library: Library, annotate: Annotate) -> Saved:
    """Store the article with its sheet, then the briefing, for everybody; the greater of the two outcomes.

    The article is read again even when its text is the same: this version may understand more of it.
    """
    article = await library.save(await annotate(loaded.article))
    briefing = await library.save_briefing(loaded.briefing)
    return article if briefing is Saved.UNCHANGED else briefing


async def keep(folder: Path, library: Library, annotate: Annotate) -> AsyncGenerator[Done, None]:
    """Make the library's public briefings those of the folder; tell it once at the start and after every change.

    A briefing whose file is gone is forgotten; one whose file cannot be read any more stays as it was. Runs until it
    is cancelled; where there is no folder it ends after the first.
    """
    known = {briefing.id for briefing in await library.briefings(None)}
    shelved: dict[str, Loaded] = {}
    async with aclosing(watch(folder)) as folders:
        async for now in folders:
            yield await _follow(now, shelved, known, library, annotate)


async def _follow(
    now: Folder, shelved: dict[str, Loaded], known: set[str], library: Library, annotate: Annotate
) -> Done:
    saved = []
    for one in now.loaded:
        ident = one.briefing.id
        if shelved.get(ident) != one:
            saved.append((ident, await shelve(one, library, annotate)))
            shelved[ident] = one
    unread = {briefing_id(failure.path) for failure in now.failures if failure.path}
    gone = sorted((known | set(shelved)) - {one.briefing.id for one in now.loaded} - unread)
    for ident in gone:
        await library.remove_briefing(ident)
        shelved.pop(ident, None)
    known.clear()
    return Done(saved=tuple(saved), removed=tuple(gone), failures=now.failures)
