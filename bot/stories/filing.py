"""Where an article that was read goes: to what it is a copy or a new version of, or on the shelf; then to its story.

Nothing that people have seen is ever sorted anew: a copy stays a copy, and an article stays in its story.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from bot.clock import Clock
from bot.facts.changes import Move, changes
from bot.facts.model import Article, FactSheet
from bot.facts.notices import notices
from bot.facts.stories import LASTS, SAME, Likeness, Marks, marks, moment_of, story_name
from bot.facts.versions import tokens
from bot.ports import Kept, Library, Member, Saved, StoryStore, Tenant
from bot.replies.wording import short
from bot.stories.prints import bands, same_text

NEAR = timedelta(hours=36)
"""An article that tells otherwise is a new version of another of the same publisher only when published so near to it:
reports that are written after one pattern every day are articles of their own."""

AT_ONCE = 50
"""Articles without a story that are looked at in one go."""


LONGEST = 120
"""Characters of a story's title."""


class Filing:
    """Files articles, one at a time."""

    def __init__(self, library: Library, store: StoryStore, clock: Clock) -> None:
        self._library = library
        self._store = store
        self._clock = clock
        self._turn = asyncio.Lock()
        self._members: list[Member] = []  # of the last days, of all shelves
        self._known: dict[Tenant | None, Counter[str]] = {}  # in how many of them a mark stands
        self._position = 0

    async def file(self, sheet: FactSheet, tenant: Tenant | None = None) -> Kept:
        """Store a sheet on a shelf as what it is: new, a new version, or a copy. Doing it again is harmless."""
        async with self._turn:
            return await self._filed(sheet, tenant)

    async def catch_up(self) -> int:
        """Find stories for articles that have none (stored by an earlier version, or cut off); how many there were."""
        total = 0
        while some := await self._store.unplaced(AT_ONCE):
            for ident, tenant in some:
                async with self._turn:
                    sheet = await self._library.sheet(ident, tenant)
                    if sheet is not None:
                        await self._placed(sheet, tenant)
                        await self._store.keep_print(ident, tenant, await asyncio.to_thread(bands, sheet.article.text))
            total += len(some)
            if len(some) < AT_ONCE:
                break
        return total

    async def _filed(self, sheet: FactSheet, tenant: Tenant | None) -> Kept:
        article = sheet.article
        print_ = await asyncio.to_thread(bands, article.text)
        original = await self._original(sheet, tenant, print_)
        if original is not None:
            verdict = await asyncio.to_thread(_compared, original, sheet)
            if verdict is Saved.DUPLICATE or await self._is_stale(original, sheet, tenant):
                await self._store.keep_copy(original.article.id, article, tenant)
                return Kept(saved=Saved.DUPLICATE, article=original.article.id)
            # a private copy never changes what everybody sees
            if verdict is Saved.REPLACED and await self._store.stands(original.article.id, tenant):
                await self._store.keep_copy(original.article.id, article, tenant)
                return await self._stored(_as(sheet, original.article), tenant, print_)
        elif await self._is_stale(sheet, sheet, tenant):
            return Kept(saved=Saved.UNCHANGED, article=article.id)
        return await self._stored(sheet, tenant, print_)

    async def _original(self, sheet: FactSheet, tenant: Tenant | None, print_: frozenset[str]) -> FactSheet | None:
        """What the article is a copy or version of, under another id: as it was noted, else by its text."""
        ident = sheet.article.id
        known = await self._store.original(ident, tenant)
        if known is not None:
            return await self._library.sheet(known, tenant)
        if await self._store.stands(ident, tenant):
            return None
        for candidate in await self._store.alike(print_, tenant):
            found = await self._library.sheet(candidate, tenant)
            if found is not None and await asyncio.to_thread(same_text, found.article.text, sheet.article.text):
                return found
        return None

    async def _is_stale(self, original: FactSheet, sheet: FactSheet, tenant: Tenant | None) -> bool:
        """Whether one of several addresses of an article still shows what it said before."""
        ident = original.article.id
        said = await self._store.once_said(ident, tenant)
        return sheet.article.revision in said and bool(await self._library.copies(ident, tenant))

    async def _stored(self, sheet: FactSheet, tenant: Tenant | None, print_: frozenset[str]) -> Kept:
        saved = await self._library.save(sheet, tenant)
        if saved is not Saved.UNCHANGED:
            await self._store.keep_print(sheet.article.id, tenant, print_)
        await self._placed(sheet, tenant)
        return Kept(saved=saved, article=sheet.article.id)

    async def _placed(self, sheet: FactSheet, tenant: Tenant | None) -> None:
        """See to it that the article has a story: the nearest of its shelf in these days, else one of its own."""
        own = await asyncio.to_thread(marks, sheet)
        at = moment_of(sheet, self._clock.now())
        await self._learn(at)
        shelf = [member for member in self._members if member.tenant == tenant]
        near = [member for member in shelf if abs(member.at - at) <= LASTS]
        known = self._known.setdefault(tenant, Counter())
        story = await asyncio.to_thread(_nearest, own, near, known, len(shelf) + 1)
        await self._store.place(
            sheet.article.id,
            tenant,
            at=at,
            marks=own,
            story=story,
            name=story_name(sheet),
            title=_title(sheet),
        )

    async def _learn(self, at: datetime) -> None:
        """What joined since the last time, also by other processes; what is long over is forgotten."""
        fresh = await self._store.members(self._position)
        self._position = max((member.position for member in fresh), default=self._position)
        oldest = self._clock.now() - 3 * LASTS
        for member in fresh:
            self._known.setdefault(member.tenant, Counter()).update(member.marks.keys())
        kept = []
        for member in (*self._members, *fresh):
            if member.at >= oldest or abs(member.at - at) <= LASTS:
                kept.append(member)
            else:
                self._known[member.tenant].subtract(member.marks.keys())
        self._members = kept


def _nearest(own: Marks, near: Sequence[Member], known: Counter[str], articles: int) -> str | None:
    """The story with the article that is most alike, of those that are alike enough."""
    known.update(own.keys())
    measure = Likeness(own, known, articles)
    ranked = ((measure.to(member.marks, SAME), member) for member in near)
    best = max(ranked, key=lambda pair: (pair[0], -pair[1].position), default=None)
    known.subtract(own.keys())
    return best[1].story if best is not None and best[0] >= SAME else None


def _compared(original: FactSheet, sheet: FactSheet) -> Saved:
    """What an article much like another one is: a copy, a new version, or (telling otherwise elsewhere) an own one."""
    # what only leaves out is an excerpt: a newsletter, a copy that was cut
    told = any(change.move is not Move.WITHDRAWN for change in changes(original, sheet))
    told = told or bool(_notices(sheet.article) - _notices(original.article))
    if not told:
        return Saved.DUPLICATE
    if _publisher(original.article) != _publisher(sheet.article) or not _near(original.article, sheet.article):
        return Saved.ADDED
    return Saved.DUPLICATE if _older(sheet.article, original.article) else Saved.REPLACED


def _notices(article: Article) -> frozenset[tuple[str, ...]]:
    return frozenset(tokens(notice.span.of(article.text)) for notice in notices(article.text))


def _publisher(article: Article) -> str:
    host = (urlsplit(article.url or "").hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    return host or (article.source or "").casefold()


def _near(one: Article, other: Article) -> bool:
    if one.published is None or other.published is None:
        return True
    return abs(_moment(one) - _moment(other)) <= NEAR


def _older(one: Article, other: Article) -> bool:
    return one.published is not None and other.published is not None and _moment(one) < _moment(other)


def _moment(article: Article) -> datetime:
    return moment_of(FactSheet(article=article), datetime.min.replace(tzinfo=UTC))


def _as(sheet: FactSheet, original: Article) -> FactSheet:
    """The sheet as a version of the original: under its id, wherever it was found."""
    return replace(sheet, article=replace(sheet.article, id=original.id))


def _title(sheet: FactSheet) -> str:
    title = sheet.article.title or next((sheet.words(s.span) for s in sheet.body()), "")
    return short(" ".join(title.split()), LONGEST)
