"""What a digest says: the newest briefings on its topics, each bullet held against its article."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Protocol, assert_never
from urllib.parse import urlsplit

from bot.delivery.digests import Digest
from bot.facts.briefing import Briefing, Checked
from bot.facts.grounding import check_all
from bot.facts.model import Conflict, FactSheet, Severity
from bot.facts.words import words
from bot.languages.dates import day
from bot.languages.words import mark, say, speaking, spoken
from bot.ports import Length, Library
from bot.replies.blocks import (
    Block,
    Bullets,
    Button,
    Buttons,
    Code,
    Heading,
    Inline,
    Line,
    Link,
    Note,
    Paragraph,
    Reply,
    Text,
    line,
)
from bot.replies.compose import conflict_heading, conflict_lines
from bot.replies.gist import gist
from bot.replies.verdicts import checked_line
from bot.replies.wording import DASH, UNSETTLED, about_line, moment, short

USUAL = mark("Digest")
"""The heading of a digest that nobody gave a name."""

UNWRITTEN = 3
"""How many lines are told of an article that nobody wrote a briefing on, where there is room for them."""

_KEY = 8  # characters of an article's id that `about:` takes in a button
_LABEL = 75
_BUTTONS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A briefing as a digest tells it: its first bullets with their verdicts, and how many more it has.

    Where nobody wrote one, `lines` are the main claims of the article.
    """

    briefing: Briefing
    sheet: FactSheet
    bullets: tuple[Checked, ...]
    left: int
    lines: tuple[Line, ...] = ()


class Wants(Protocol):
    """The filters of channels, as digests ask them: two digests with other texts may tell other things."""

    async def texts(self, digest: Digest) -> tuple[str, ...]:
        """The filters that hold for a digest."""
        ...

    async def lets_pass(self, digest: Digest, sheet: FactSheet) -> bool:
        """Whether they want an article."""
        ...


async def gather(
    digest: Digest, briefings: Sequence[Briefing], library: Library, wants: Wants | None = None
) -> tuple[Told, ...]:
    """The briefings with their bullets checked, as many as there is room for; without those whose article is gone.

    Where the digest wants some sources only, those of other sources are left out, and so is what the filters of its
    channel do not want. The checking is done in a thread, so that chat does not wait for it.
    """
    found: list[tuple[Briefing, FactSheet]] = []
    for briefing in briefings:
        if len(found) == digest.items:  # each has a line at least, so there is no room for one more
            break
        sheet = await library.sheet(briefing.article, digest.place.tenant)
        if sheet is None or not await of_sources(digest, sheet, library):
            continue
        if wants is None or await wants.lets_pass(digest, sheet):
            found.append((briefing, sheet))
    shares = _shares(digest, [len(briefing.bullets) or UNWRITTEN for briefing, _ in found])
    chosen = [(*each, share) for each, share in zip(found, shares, strict=True) if share is not None]
    return await asyncio.to_thread(lambda: tuple(_told(*each) for each in chosen))


async def of_sources(digest: Digest, sheet: FactSheet, library: Library) -> bool:
    """Whether an article is of one of the digest's sources: by its publisher, its address, or who brought it."""
    if not digest.sources:
        return True
    article = sheet.article
    host = (urlsplit(article.url).hostname or "").removeprefix("www.") if article.url else ""
    brought = await library.brought_by(article.id, digest.place.tenant)
    names = {name.casefold() for name in (article.source or "", *brought) if name}
    wanted = [each.casefold().removeprefix("www.") for each in digest.sources]
    return any(each in names or each == host or host.endswith(f".{each}") for each in wanted)


def _shares(digest: Digest, sizes: Sequence[int]) -> list[int | None]:
    """How many bullets are told of each briefing; None where there is no room for it at all."""
    match digest.length:
        case Length.BRIEF:
            return [share or None for share in shared_out(digest.items, sizes)]
        case Length.HEADLINES | Length.FULL:
            whole = digest.length is Length.FULL
            return [(size if whole else 0) if at < digest.items else None for at, size in enumerate(sizes)]
        case _:
            assert_never(digest.length)


def _told(briefing: Briefing, sheet: FactSheet, share: int) -> Told:
    if not briefing.bullets:
        lines = gist(sheet, share) if share else ()
        return Told(briefing=briefing, sheet=sheet, bullets=(), left=0, lines=lines)
    checked = check_all(briefing.bullets[:share], sheet)
    return Told(briefing=briefing, sheet=sheet, bullets=checked, left=len(briefing.bullets) - share)


def shared_out(items: int, sizes: Sequence[int]) -> tuple[int, ...]:
    """How many bullets of each briefing there is room for: one of each in turn, the newest first."""
    shares = [0] * len(sizes)
    while items > 0 and shares != list(sizes):
        for at, size in enumerate(sizes):
            if items > 0 and shares[at] < size:
                shares[at] += 1
                items -= 1
    return tuple(shares)


def since(briefings: Iterable[Briefing], digest: Digest, first: date) -> tuple[Briefing, ...]:
    """The briefings on the digest's topics that were published on local day `first` or later, or bear no date."""
    return tuple(each for each in briefings if fits(each, digest.topics) and recent(each, first, digest.zone))


def fits(briefing: Briefing, topics: tuple[str, ...]) -> bool:
    """Whether a briefing is on one of the topics; on none named, every one is.

    What nobody wrote a briefing on bears no topics: there the words of the title decide.
    """
    have = {topic.casefold() for topic in briefing.topics}
    if not briefing.bullets:
        have |= set(words(briefing.title.casefold()))
    return not topics or any(topic.casefold() in have for topic in topics)


def recent(briefing: Briefing, first: date, zone: tzinfo) -> bool:
    """Whether it was published on that local day or later, or bears no date."""
    published = briefing.published
    if isinstance(published, datetime):
        published = published.astimezone(zone).date()
    return published is None or published >= first


def compose(digest: Digest, on: date, told: Sequence[Told], first: date) -> Reply:
    """The digest of a local day, in its language; `first` is the day from which on briefings count as new."""
    with speaking(digest.language or spoken()):
        return _composed(digest, on, told, first)


def _composed(digest: Digest, on: date, told: Sequence[Told], first: date) -> Reply:
    name = digest.name.replace("-", " ").replace("_", " ").capitalize()
    heading = Heading(f"{say(USUAL) if name == USUAL else name}: {day(on)}")
    if not told:
        # nobody is called to read that there is nothing to read
        return Reply((heading, Paragraph(line(_nothing(digest, day(first))))))
    blocks: list[Block] = [heading]
    if digest.length is Length.HEADLINES:
        blocks.append(Bullets(tuple(_headline(each) for each in told)))
    else:
        for each in told:
            blocks += _section(each, whole=digest.length is Length.FULL)
    buttons = Buttons(tuple(button for each in told for button in _buttons(each))[:_BUTTONS])
    return Reply((*blocks, buttons), notify=digest.notify)


def _nothing(digest: Digest, since_day: str) -> str:
    """That nothing is new, of what the digest wants."""
    topics, sources = ", ".join(digest.topics), ", ".join(digest.sources)
    if topics and sources:
        return say("Nothing new on {topics} from {sources} since {day}.", topics=topics, sources=sources, day=since_day)
    if topics:
        return say("Nothing new on {topics} since {day}.", topics=topics, day=since_day)
    if sources:
        return say("Nothing new from {sources} since {day}.", sources=sources, day=since_day)
    return say("Nothing new since {day}.", day=since_day)


def _headline(told: Told) -> Line:
    """A story in one line: its title, who published it when, and whether its accounts differ."""
    article, title = told.sheet.article, told.briefing.title
    where: tuple[str | Inline, ...] = (article.source,) if article.source else ()
    if article.published is not None:
        where = (*where, *([", "] if where else []), moment(article.published))
    unsettled = (Text(f" {say(UNSETTLED)}", strong=True),) if _hard(told.sheet) else ()
    return (
        Link(title, article.url) if article.url else Text(title),
        *(line(DASH, *where) if where else ()),
        *unsettled,
    )


def _section(told: Told, *, whole: bool) -> tuple[Block, ...]:
    lines = (*told.lines, *(checked_line(checked, told.sheet) for checked in told.bullets))
    about: Line = about_line(told.sheet.article)
    if told.left:
        about = (*about, *line(say("; {count} more: ", count=told.left), Code(f"brief about:{_key(told)}")))
    bullets = (Bullets(lines),) if lines else ()
    return Heading(told.briefing.title), *bullets, *(_disputes(told.sheet) if whole else ()), Note(about)


def _disputes(sheet: FactSheet) -> Iterator[Block]:
    """What the article does not settle: each question with its positions."""
    for conflict in _hard(sheet):
        yield Paragraph(line(Text(conflict_heading(sheet, conflict), strong=True)))
        yield Bullets(conflict_lines(sheet, conflict))


def _buttons(told: Told) -> tuple[Button, ...]:
    """The whole briefing, and where its accounts differ; named by title, because a digest has several."""
    title = told.briefing.title
    brief = Button(short(title, _LABEL), f"brief about:{_key(told)}")
    if not _hard(told.sheet):
        return (brief,)
    return brief, Button(short(say("Not settled: {title}", title=title), _LABEL), f"conflicts about:{_key(told)}")


def _hard(sheet: FactSheet) -> tuple[Conflict, ...]:
    return tuple(conflict for conflict in sheet.conflicts if conflict.severity is Severity.HARD)


def _key(told: Told) -> str:
    return told.sheet.article.id[:_KEY]
