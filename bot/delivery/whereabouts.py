"""Why something did not come: the way of an item from the source to the channel, and the step that stopped it."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote, urlsplit

from bot.briefings.news import news
from bot.clock import Clock
from bot.delivery.compose import fits, of_sources, recent
from bot.delivery.digests import PLATFORMS, Digest
from bot.delivery.filters import Filters
from bot.delivery.schedule import next_moments, previous_day
from bot.errors import BadInput
from bot.facts.briefing import Briefing
from bot.facts.model import ArticleId, FactSheet
from bot.languages.words import mark, say, say_as, say_many
from bot.ports import (
    Filed,
    FilterStore,
    Library,
    Passed,
    Place,
    Source,
    SourceKind,
    SourceState,
    SourceStore,
    Step,
    Trace,
)
from bot.replies.blocks import Block, Bullets, Code, Heading, Inline, Line, Link, Moment, Note, Paragraph, Reply, Text
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
class _Item:
    """One thing that may be meant: how its sources came to it, and the article it became, if it did."""

    traces: tuple[Trace, ...] = ()
    filed: Filed | None = None

    @property
    def article(self) -> str | None:
        """The id of its article."""
        return self.filed.id if self.filed is not None else self.traces[0].article


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

    async def _meant(self, wanted: str, place: Place) -> list[_Item]:
        """What the sources named so, and articles that came in another way."""
        traces = await self._sources.traces(wanted, place.tenant, 4 * MOST)
        filed = {each.id: each for each in await self._library.articles(place.tenant)}
        groups: dict[object, list[Trace]] = {}
        for trace in traces:
            groups.setdefault(trace.article or (trace.source.tenant, trace.source.name, trace.found.names), []).append(
                trace
            )
        items = [
            _Item(traces=tuple(group), filed=filed.get(ArticleId(group[0].article or ""))) for group in groups.values()
        ]
        known = {each.article for each in items}
        of_story = await self._of_story(wanted, place)
        others = [f for f in filed.values() if f.id not in known and (f.id in of_story or _is_meant(f, wanted))]
        for each in others[: max(0, MOST + 1 - len(items))]:
            # a source may have named it otherwise than its page is headed
            named = await self._sources.traces(each.id, place.tenant, MOST)
            items.append(_Item(traces=tuple(trace for trace in named if trace.article == each.id), filed=each))
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
                _without_folder(source, polling.problem) or say_as("it is", f"it is {polling.state.value}"),
            )
            for source, polling in told
            if polling.problem or polling.state is not SourceState.ACTIVE
        ]
        blocks: list[Block] = [Paragraph(line_of(words))]
        if lines:
            blocks += [Paragraph(line_of(say("These could not be read, or are not asked:"))), Bullets(tuple(lines))]
        return (*blocks, Note(line_of(say("Words of the title, the address or the short name find an item."))))

    async def _told(self, item: _Item, place: Place) -> tuple[Block, ...]:
        verdict, remark = _reading(item)
        sheet = await self._sheet(item, place)
        lines = [line for trace in _plainly(item.traces) for line in _path(trace)]
        if sheet is not None:
            came, further = await self._channel(sheet, place)
            verdict, lines = verdict or came, [*lines, *further]
        elif verdict is None:
            verdict = line_of(say("It was stored, and is not here any more."))
        title = sheet.article.title if sheet is not None else item.traces[0].found.title
        named = title or (_web(item.traces[0].found.url) if item.traces else None) or say("Without a title")
        head = Heading(short(named, LONGEST_TITLE))
        before = (Paragraph(remark),) if remark else ()
        return (head, *before, Paragraph((*verdict,)), *((Bullets(tuple(lines)),) if lines else ()))

    async def _sheet(self, item: _Item, place: Place) -> FactSheet | None:
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
        stands = [(each, await self._stands(each, sheet, of_digest.get(each.digest.name))) for each in coming]
        if len(stands) == 1:
            return (*line_of(Text(f"{stands[0][0].digest.name}: ", strong=True)), *stands[0][1]), tuple(steps)
        lines = [line_of(Text(f"{each.digest.name}: ", strong=True), *words) for each, words in stands]
        return (*here, *line_of(say(". Of the digests that come here:"))), (*steps, *lines)

    async def _stands(self, each: Coming, sheet: FactSheet, part: object) -> Line:
        """How it stands with one digest, in the order in which a digest chooses."""
        digest, now = each.digest, self._clock.now()
        first = previous_day(digest, now.astimezone(digest.zone).date())
        fresh = _on(sheet, await news(self._library, digest.place.tenant, first))
        briefing = fresh or _on(sheet, await news(self._library, digest.place.tenant))
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


def _reading(item: _Item) -> tuple[Line | None, Line]:
    """What stopped an item before it was an article (None: nothing did), and what else is to be said of it."""
    if not item.traces:
        return None, line_of(say("No source brought it: it was put in by hand, or with a briefing."))
    trace = min(item.traces, key=lambda each: _ORDER.index(each.step))
    match trace.step:
        case Step.STORED:
            return None, ()
        case Step.DUPLICATE:
            same = title_words(item.filed)
            return None, line_of(
                say("A duplicate: it is the same article as {title}, which was here before it.", title=same)
            )
        case Step.SKIPPED:
            source = {"source": trace.source.name, "count": trace.source.most}
            return line_of(
                say("Too old: at the first look {source} takes its {count} newest items only.", **source)
            ), ()
        case Step.REFUSED:
            why = _without_path(trace, trace.problem) or say("it is no article.")
            return line_of(say("Refused: {why}", why=why)), ()
        case Step.FETCHED:
            return line_of(say("It is fetched, and being read.")), ()
        case Step.FOUND if trace.tries and trace.due is not None:
            failed = say_many("Failed once: ", "Failed {count} times: ", trace.tries)
            problem = _without_path(trace, trace.problem)
            return line_of(failed, problem, say(" It is tried again "), Moment(trace.due)), ()
        case _:
            return line_of(say("Not fetched yet: it waits for its turn.")), ()


_ORDER = (Step.STORED, Step.DUPLICATE, Step.FETCHED, Step.FOUND, Step.REFUSED, Step.SKIPPED)
"""Of several ways of one item the one that came furthest is told."""


def title_words(filed: Filed | None) -> str:
    """An article by its title, in quotation marks."""
    return f"“{short(filed.title, LONGEST_TITLE)}”" if filed is not None and filed.title else say("one")


def _plainly(traces: Sequence[Trace]) -> tuple[Trace, ...]:
    """Each way once, however often its file changed; only the first of several brought the article."""
    ways = list({(each.source.name, each.found.url or each.found.names): each for each in reversed(traces)}.values())
    brought = next((each for each in ways if each.step is Step.STORED), None)
    return tuple(each if each is brought else _as_copy(each) for each in reversed(ways))


def _as_copy(trace: Trace) -> Trace:
    known = (replace(each, step=Step.DUPLICATE) if each.step is Step.STORED else each for each in trace.path)
    return replace(trace, path=tuple(known))


def _path(trace: Trace) -> Sequence[Line]:
    """Every step of the way with its time."""
    named: tuple[str | Inline, ...] = phrase(" named by {source}", source=Text(trace.source.name, strong=True))
    url = _web(trace.found.url)
    if url is not None:
        named += (": ", Link(url, url))
    return ((Moment(trace.seen), *line_of(*named)), *(_step(trace, passed) for passed in _quiet(trace.path)))


def _quiet(path: Iterable[Passed]) -> Iterable[Passed]:
    """Without the steps that say nothing: a fetch straight before its end."""
    listed = list(path)
    return (each for at, each in enumerate(listed) if each.step is not Step.FETCHED or at == len(listed) - 1)


_WORDS = {
    Step.FOUND: mark("a try failed"),
    Step.FETCHED: mark("fetched"),
    Step.STORED: mark("fetched, read and stored"),
    Step.DUPLICATE: mark("read, and known as a duplicate"),
    Step.SKIPPED: mark("left out"),
    Step.REFUSED: mark("refused"),
}


def _step(trace: Trace, passed: Passed) -> Line:
    problem = _without_path(trace, passed.problem)
    return (Moment(passed.at), *line_of(f" {say(_WORDS[passed.step])}{f': {problem}' if problem else ''}"))


def _without_path(trace: Trace, problem: str | None) -> str:
    """What went wrong, without where on the machine a file lies: a path is nobody's business in a channel."""
    path = unquote(urlsplit(trace.found.url or "").path) if trace.source.kind is SourceKind.FOLDER else ""
    return (problem or "").replace(path, path.rpartition("/")[2]) if path else problem or ""


def _without_folder(source: Source, problem: str | None) -> str | None:
    """What is wrong with a source, without where on the machine a folder lies."""
    if problem is None or source.kind is not SourceKind.FOLDER:
        return problem
    return problem.replace(source.address, source.name)


def _web(url: str | None) -> str | None:
    """The address, if it is one of the web."""
    return url if url is not None and url.startswith(("http://", "https://")) else None
