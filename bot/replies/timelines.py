"""The order of events as a picture: what has a day, each by whose account."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bot.facts.model import FactSheet, When
from bot.facts.query import chain_of
from bot.facts.timeline import Happening, Phase, first_day
from bot.languages.words import mark, say
from bot.replies.content import content, state, tidy
from bot.replies.figures import around
from bot.replies.pictures import Entry, Stretch, TimelineSketch
from bot.replies.tables import speaker_of
from bot.replies.wording import chain_words, days

TITLE = mark("Timeline: what has a day in the article")
FEWEST = 3
"""Two days are told faster in words."""
MOST = 10


def event_timeline(sheet: FactSheet, found: Sequence[Happening]) -> TimelineSketch | None:
    """What of these happenings has a resolved day, in order; None for fewer than three entries, or a single day."""
    dated = [each for each in found if each.phase in (Phase.DATED, Phase.SAID) and _stretches(each)]
    entries = [_entry(sheet, each) for each in dated]
    if len(entries) < FEWEST or len({entry.times for entry in entries}) < 2:
        return None
    return TimelineSketch(title=say(TITLE), entries=tuple(entries[:MOST]), more=max(0, len(entries) - MOST))


def _entry(sheet: FactSheet, happening: Happening) -> Entry:
    times = _stretches(happening)
    claim, quotation = happening.claim, happening.quotation
    if claim is not None:
        return Entry(
            times=times,
            who=chain_words(sheet, claim.attribution),
            what=content(sheet, claim),
            state=state(sheet, claim),
            disputed=happening.disputed and len(times) > 1,
        )
    if quotation is None:
        return Entry(times=times, who=speaker_of(sheet, happening.place), what=around(sheet, happening.place))
    said = tidy(quotation.content.of(sheet.article.text))
    return Entry(times=times, who=chain_words(sheet, chain_of(sheet, quotation)), what=said, said=True)


def _stretches(happening: Happening) -> tuple[Stretch, ...]:
    return tuple(_stretch(when) for when in happening.times if first_day(when) is not None)


def _stretch(when: When) -> Stretch:
    first, last = when.first or when.last, when.last or when.first
    assert first is not None
    assert last is not None
    return Stretch(first=_day(first), last=_day(last), words=days(when))


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
