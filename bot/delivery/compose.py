"""What a digest says: the newest briefings on its topics, each bullet held against its article."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from bot.delivery.digests import Digest
from bot.facts.briefing import Briefing, Checked, Verdict
from bot.facts.grounding import check_all
from bot.facts.model import FactSheet, Severity
from bot.ports import Library
from bot.replies.blocks import (
    Block,
    Bullets,
    Button,
    Buttons,
    Cite,
    Code,
    Heading,
    Line,
    Note,
    Paragraph,
    Reply,
    Text,
    line,
)
from bot.replies.wording import DASH, about_line, day, short

_KEY = 8  # characters of an article's id that `about:` takes in a button
_LABEL = 75
_BUTTONS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A briefing as a digest tells it: its first bullets with their verdicts, and how many more it has."""

    briefing: Briefing
    sheet: FactSheet
    bullets: tuple[Checked, ...]
    left: int


async def gather(digest: Digest, briefings: Sequence[Briefing], library: Library) -> tuple[Told, ...]:
    """The briefings with their bullets checked, as many as there is room for; without those whose article is gone.

    The checking is done in a thread, so that chat does not wait for it.
    """
    found: list[tuple[Briefing, FactSheet]] = []
    for briefing in briefings:
        sheet = await library.sheet(briefing.article, digest.place.tenant)
        if sheet is not None:
            found.append((briefing, sheet))
    shares = shared_out(digest.items, [len(briefing.bullets) for briefing, _ in found])
    chosen = [(*each, share) for each, share in zip(found, shares, strict=True) if share]
    return await asyncio.to_thread(lambda: tuple(_told(*each) for each in chosen))


def _told(briefing: Briefing, sheet: FactSheet, share: int) -> Told:
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
    return tuple(each for each in briefings if _fits(each, digest.topics) and _recent(each, first, digest.zone))


def _fits(briefing: Briefing, topics: tuple[str, ...]) -> bool:
    have = {topic.casefold() for topic in briefing.topics}
    return not topics or any(topic.casefold() in have for topic in topics)


def _recent(briefing: Briefing, first: date, zone: tzinfo) -> bool:
    published = briefing.published
    if isinstance(published, datetime):
        published = published.astimezone(zone).date()
    return published is None or published >= first


def compose(digest: Digest, on: date, told: Sequence[Told], first: date) -> Reply:
    """The digest of a local day; `first` is the day from which on briefings count as new."""
    heading = Heading(f"{digest.name.replace('-', ' ').replace('_', ' ').capitalize()}: {day(on)}")
    if not told:
        about = f" on {', '.join(digest.topics)}" if digest.topics else ""
        return Reply((heading, Paragraph(line(f"Nothing new{about} since {day(first)}."))))
    blocks: list[Block] = [heading]
    for each in told:
        blocks += _section(each)
    return Reply((*blocks, Buttons(tuple(button for each in told for button in _buttons(each))[:_BUTTONS])))


def _section(told: Told) -> tuple[Block, ...]:
    lines = Bullets(tuple(_bullet(checked, told.sheet) for checked in told.bullets))
    about: Line = about_line(told.sheet.article)
    if told.left:
        about = (*about, *line(f"; {told.left} more: ", Code(f"brief about:{_key(told)}")))
    return Heading(told.briefing.title), lines, Note(about)


def _bullet(checked: Checked, sheet: FactSheet) -> Line:
    """The bullet with its sentences; one that the article does not bear out is marked."""
    cited = tuple(Cite(number, sheet.article.url) for number in checked.sentences)
    if checked.verdict is Verdict.SUPPORTED:
        return line(checked.bullet.text, " ", *cited)
    note = f": {checked.note}" if checked.note else ""
    return line(checked.bullet.text, DASH, Text(f"! {checked.verdict.value}{note}", strong=True), " ", *cited)


def _buttons(told: Told) -> tuple[Button, ...]:
    """The whole briefing, and where its accounts differ; named by title, because a digest has several."""
    title = told.briefing.title
    brief = Button(short(title, _LABEL), f"brief about:{_key(told)}")
    if not any(conflict.severity is Severity.HARD for conflict in told.sheet.conflicts):
        return (brief,)
    return brief, Button(short(f"Not settled: {title}", _LABEL), f"conflicts about:{_key(told)}")


def _key(told: Told) -> str:
    return told.sheet.article.id[:_KEY]
