"""Why something did not come: the way of an item from the source to the channel, and the step that stopped it."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from bot.briefings.news import news
from bot.clock import Clock
from bot.delivery.compose import fits, of_sources, recent
from bot.delivery.digests import PLATFORMS, Digest
from bot.delivery.filters import Filters
from bot.delivery.schedule import next_moments, previous_day
from bot.delivery.way import Item, on_the_web, plainly, steps, stopped, without_folder
from bot.errors import BadInput
from bot.facts.briefing import Briefing
from bot.facts.model import ArticleId, FactSheet
from bot.languages.words import say, say_as, say_many
from bot.ports import (
    Filed,
    FilterStore,
    Library,
    Place,
    SourceState,
    SourceStore,
    Tenant,
    Trace,
)
from bot.replies.blocks import Block, Bullets, Code, Heading, Line, Moment, Note, Paragraph, Reply, Text
from bot.replies.blocks import line as line_of
from bot.replies.phrase import phrase
from bot.replies.wording import LONGEST_TITLE, short

MOST = 3
"""So many items are told of one question."""

_KEY = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """A digest that comes to a channel; `told` tells whether it told a briefing already."""

    digest: Digest
    paused: bool
    told: Callable[[Briefing], Awaitable[bool]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shelf:
    """What can be told on a shelf, read once for all digests of one question."""

    library: Library
    tenant: Tenant
    read: dict[date | None, tuple[Briefing, ...]] = field(default_factory=dict)

    async def news(self, since: date | None) -> tuple[Briefing, ...]:
        """What is new since a local day; None: all of it."""
        if since not in self.read:
            self.read[since] = await news(self.library, self.tenant, since)
        return self.read[since]


class Whereabouts:
    """Answers where an item is. A tenant learns of its own sources and articles, and of everybody's."""

    def __init__(
        self,
        *,
        sources: SourceStore,
        library: Library,
        filters: Filters,
        stopped: FilterStore,
        coming: Callable[[Place], Awaitable[tuple[Coming, ...]]],
        clock: Clock,
    ) -> None:
        """`coming` gives the digests of a channel."""
        self._sources = sources
        self._library = library
        self._filters = filters
        self._stopped = stopped
        self._coming = coming
        self._clock = clock

    async def answer(self, item: str, place: Place) -> Reply:
        """Which step stopped the items that are meant on their way to this channel. Raises BadInput without words."""
        wanted = item.strip().strip('“”"').strip()
        if len(wanted) < 2:
            raise BadInput(say("Which item?"), hint=say("Words of its title, its address, or its short name."))
        found = await self._meant(wanted, place)
        if not found:
            return Reply(await self._unheard_of(wanted, place), private=True)
        blocks: list[Block] = []
        for each in found[:MOST]:
            blocks += await self._told(each, place)
        if len(found) > MOST:
            blocks.append(Note(line_of(say("More than these are meant: say more words of the title, or the address."))))
        return Reply(tuple(blocks), private=True)

    async def _meant(self, wanted: str, place: Place) -> list[Item]:
        """What the sources named so, and articles that came in another way."""
        traces = await self._sources.traces(wanted, place.tenant, 4 * MOST)
        filed = {each.id: each for each in await self._library.articles(place.tenant)}
        groups: dict[object, list[Trace]] = {}
        for trace in traces:
            groups.setdefault(trace.article or (trace.source.tenant, trace.source.name, trace.found.names), []).append(
                trace
            )
        items = [
            Item(traces=tuple(group), filed=filed.get(ArticleId(group[0].article or ""))) for group in groups.values()
        ]
        known = {each.article for each in items}
        of_story = await self._of_story(wanted, place)
        others = [f for f in filed.values() if f.id not in known and (f.id in of_story or _is_meant(f, wanted))]
        for each in others[: max(0, MOST + 1 - len(items))]:
            # a source may have named it otherwise than its page is headed
            named = await self._sources.traces(each.id, place.tenant, MOST)
            items.append(Item(traces=tuple(trace for trace in named if trace.article == each.id), filed=each))
        return items[: MOST + 1]

    async def _of_story(self, wanted: str, place: Place) -> frozenset[ArticleId]:
        """The articles of the story of that short name."""
        stories = await self._library.stories(place.tenant)
        return frozenset(each for story in stories if story.name == wanted.casefold() for each in story.articles)

    async def _unheard_of(self, wanted: str, place: Place) -> tuple[Block, ...]:
        """Nothing that is read here has named it; what stands in the way of reading."""
        told = [(s, p) for s, p in await self._sources.sources() if s.tenant in (None, place.tenant)]
        words = _unnamed(len(told), wanted[:80])
        lines = [
            line_of(
                Text(source.name, strong=True),
                ": ",
                without_folder(source, polling.problem) or say_as("it is", f"it is {polling.state.value}"),
            )
            for source, polling in told
            if polling.problem or polling.state is not SourceState.ACTIVE
        ]
        blocks: list[Block] = [Paragraph(line_of(words))]
        if lines:
            blocks += [Paragraph(line_of(say("These could not be read, or are not asked:"))), Bullets(tuple(lines))]
        return (*blocks, Note(line_of(say("Words of the title, the address or the short name find an item."))))

    async def _told(self, item: Item, place: Place) -> tuple[Block, ...]:
        verdict, remark = stopped(item)
        sheet = await self._sheet(item, place)
        lines = [line for trace in plainly(item.traces) for line in steps(trace)]
        if sheet is not None:
            came, further = await self._channel(sheet, place)
            verdict, lines = verdict or came, [*lines, *further]
        elif verdict is None:
            verdict = line_of(say("It was stored, and is not here any more."))
        title = sheet.article.title if sheet is not None else item.traces[0].found.title
        named = title or (on_the_web(item.traces[0].found.url) if item.traces else None) or say("Without a title")
        head = Heading(short(named, LONGEST_TITLE))
        before = (Paragraph(remark),) if remark else ()
        return (head, *before, Paragraph((*verdict,)), *((Bullets(tuple(lines)),) if lines else ()))

    async def _sheet(self, item: Item, place: Place) -> FactSheet | None:
        return await self._library.sheet(ArticleId(item.article), place.tenant) if item.article else None

    async def _channel(self, sheet: FactSheet, place: Place) -> tuple[Line, tuple[Line, ...]]:
        """What stopped a stored article on its way to the channel, in a sentence, and the steps."""
        key = sheet.article.id[:_KEY]
        here = line_of(say("It is stored, and can be asked about: "), Code(f"brief about:{key}"))
        if place.platform not in PLATFORMS:
            return here, ()
        steps: list[Line] = []
        for each in await self._stopped.stops(place, sheet.article.id):
            kept = phrase(
                " the filter kept it out of {digest}: {part}",
                digest=Text(each.digest, strong=True),
                part=Code(each.part),
            )
            steps.append((Moment(each.at), *kept))
        verdict = await self._filters.judge(await self._filters.held(place), sheet)
        own = [(held, part) for held, part in verdict.stopped if not held.digest]
        if own:
            parts = say(" and ").join(dict.fromkeys(str(part) for _, part in own))
            return phrase("Filtered: the filter of this channel stops it, by {part}.", part=Code(parts)), tuple(steps)
        coming = await self._coming(place)
        if not coming:
            none = say(". No digest comes to this channel that could bring it: {command}", command="subscribe 08:00")
            return (*here, *line_of(none)), ()
        of_digest = {held.digest: part for held, part in reversed(verdict.stopped)}
        shelf = _Shelf(library=self._library, tenant=place.tenant)
        stands = [(each, await self._stands(each, sheet, of_digest.get(each.digest.name), shelf)) for each in coming]
        if len(stands) == 1:
            return (*line_of(Text(f"{stands[0][0].digest.name}: ", strong=True)), *stands[0][1]), tuple(steps)
        lines = [line_of(Text(f"{each.digest.name}: ", strong=True), *words) for each, words in stands]
        return (*here, *line_of(say(". Of the digests that come here:"))), (*steps, *lines)

    async def _stands(self, each: Coming, sheet: FactSheet, part: object, shelf: _Shelf) -> Line:
        """How it stands with one digest, in the order in which a digest chooses."""
        digest, now = each.digest, self._clock.now()
        first = previous_day(digest, now.astimezone(digest.zone).date())
        fresh = _on(sheet, await shelf.news(first))
        briefing = fresh or _on(sheet, await shelf.news(None))
        if briefing is None:
            return line_of(say("a digest tells the newest article of a story, and this one is not the newest."))
        if await each.told(briefing):
            return line_of(say("it was told already."))
        if each.paused:
            return line_of(say("the digest is paused: "), Code(f"digest resume {digest.name}"))
        if not fits(briefing, digest.topics):
            return line_of(say("it is not on the digest’s topics, {topics}.", topics=", ".join(digest.topics)))
        if not await of_sources(digest, sheet, self._library):
            return line_of(say("it is not of the digest’s sources, {sources}.", sources=", ".join(digest.sources)))
        if part is not None:
            return phrase("filtered: the filter of the digest stops it, by {part}.", part=Code(str(part)))
        if not recent(briefing, first, digest.zone):
            return line_of(say("too old: it was published before the digest of the day before."))
        if fresh is None:
            return line_of(say("too old: it bears no date, and came before the digest of the day before."))
        if digest.silent is not None and digest.silent.cover(now):
            return phrase("these are quiet hours, until {time}.", time=Moment(digest.silent.over(now)))
        coming = next(iter(next_moments(digest, now, 1)), None)
        if coming is None:
            return line_of(say("it waits."))
        return line_of(say("nothing stops it; the next digest is due "), Moment(coming))


def _on(sheet: FactSheet, told: Iterable[Briefing]) -> Briefing | None:
    """What is told of an article, by a briefing or by itself; None where it is not."""
    return next((each for each in told if each.article == sheet.article.id), None)


def _unnamed(sources: int, wanted: str) -> str:
    """That it was not fetched, because none of so many sources has named it."""
    if not sources:
        return say("It was not fetched: nothing that is read here could have named “{words}”.", words=wanted)
    return say_many(
        "It was not fetched: the one source that is read here has not named “{words}”.",
        "It was not fetched: none of the {count} sources that are read here has named “{words}”.",
        sources,
        words=wanted,
    )


def _is_meant(filed: Filed, wanted: str) -> bool:
    """Whether an article is meant by its id, its address, or words of its title in any order."""
    if re.fullmatch(r"[0-9a-f]{6,40}", wanted) and filed.id.startswith(wanted):
        return True
    address = re.sub(r"^https?://(www\.)?|[?#].*$", "", wanted).rstrip("/")
    if "/" in address:
        return filed.url is not None and address in filed.url
    title = (filed.title or "").casefold()
    return bool(title) and all(word in title for word in wanted.casefold().split())
