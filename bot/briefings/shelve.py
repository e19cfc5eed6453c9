"""Putting briefings where answers come from, and keeping them as their folder is."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.briefings.load import Loaded, briefing_id
from bot.briefings.watch import Folder, watch
from bot.errors import BadInput, NewsdeskError
from bot.facts.model import Article, FactSheet
from bot.ports import Kept, Library, Saved

log = logging.getLogger(__name__)

Annotate = Callable[[Article], Awaitable[FactSheet]]
"""An article's sheet; the caller sees to it that the work is done off the event loop."""

File = Callable[[FactSheet], Awaitable[Kept]]
"""Stores a sheet as what it is (new, a new version, a copy), and tells under which id its article stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What became of a folder's briefings: their ids by outcome, and which files could not be taken, told once."""

    saved: tuple[tuple[str, Saved], ...] = ()
    removed: tuple[str, ...] = ()
    failures: tuple[BadInput, ...] = ()


async def shelve(loaded: Loaded, library: Library, annotate: Annotate, file: File | None = None) -> Saved:
    """Store the article with its sheet, then the briefing, for everybody; the greater of the two outcomes.

    The article is read again even when its text is the same: this version may understand more of it. Where `file`
    finds that it is here already under another address, the briefing is one of that article; without `file` it is
    saved as it is.
    """
    sheet = await annotate(loaded.article)
    if file is not None:
        kept = await file(sheet)
    else:
        kept = Kept(saved=await library.save(sheet), article=sheet.article.id)
    briefing = await library.save_briefing(replace(loaded.briefing, article=kept.article))
    article = Saved.UNCHANGED if kept.saved is Saved.DUPLICATE else kept.saved
    return article if briefing is Saved.UNCHANGED else briefing


async def keep(
    folder: Path, library: Library, annotate: Annotate, file: File | None = None
) -> AsyncGenerator[Done, None]:
    """Make the library's public briefings follow the folder; tells what was done at the start and after each change.

    A briefing whose file is gone is forgotten, also when it went while nobody looked; one whose file cannot be taken
    any more stays as it was; one that was added by hand is left alone. Runs until it is cancelled; where there is no
    folder it ends after the first. `file` is as in `shelve`.
    """
    kept = _Kept(library, annotate, file, {b.id for b in await library.briefings(None) if b.file is not None})
    async with aclosing(watch(folder)) as folders:
        async for now in folders:
            yield await kept.follow(now)


@dataclass(slots=True)
class _Kept:
    """The folder as the library has it."""

    library: Library
    annotate: Annotate
    file: File | None
    known: set[str]  # ids of briefings that came from the folder, in this run or an earlier one
    shelved: dict[str, Loaded] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)

    async def follow(self, now: Folder) -> Done:
        """Do what has changed."""
        saved, failures = [], list(now.failures)
        for one in now.loaded:
            if self.shelved.get(one.briefing.id) == one:
                continue
            try:
                saved.append((one.briefing.id, await shelve(one, self.library, self.annotate, self.file)))
                self.shelved[one.briefing.id] = one
                self.known.add(one.briefing.id)
            except Exception as why:  # one article that cannot be read must not end the others, nor the bot
                failures.append(_failure(one, why))
        there = {one.briefing.id for one in now.loaded} | {briefing_id(f.path) for f in now.failures if f.path}
        gone = tuple([ident for ident in sorted(self.known - there) if await self._removed(ident)])
        return Done(saved=tuple(saved), removed=gone, failures=self._new(failures))

    async def _removed(self, ident: str) -> bool:
        """Forget one whose file is gone; False where the library does not answer: it goes after the next change."""
        try:
            await self.library.remove_briefing(ident)
        except NewsdeskError as error:
            about = {"action": "briefing_not_removed", "briefing": ident, "why": error.whole}
            log.warning("briefing not removed", extra=about)
            return False
        self.shelved.pop(ident, None)
        self.known.discard(ident)
        return True

    def _new(self, failures: list[BadInput]) -> tuple[BadInput, ...]:
        """Those that were not told after the last change already."""
        before, self.told = self.told, {failure.plain for failure in failures}
        return tuple(failure for failure in failures if failure.plain not in before)


def _failure(loaded: Loaded, why: Exception) -> BadInput:
    """What went wrong, in words; what nobody foresaw also goes to the log, whole."""
    if isinstance(why, NewsdeskError):
        return BadInput(why.message, hint=why.hint, path=loaded.path)
    log.error("briefing not stored", exc_info=why, extra={"action": "briefing_failed", "briefing": loaded.briefing.id})
    return BadInput(f"Its article could not be read ({type(why).__name__}); the log has the details.", path=loaded.path)
