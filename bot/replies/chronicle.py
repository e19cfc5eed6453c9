"""Lines of an order of events: the day first, then who tells it, what happened, status, [n]."""

from __future__ import annotations

from datetime import datetime

from bot.facts.model import FactSheet, Precision, When
from bot.facts.query import chain_of
from bot.facts.timeline import Happening, Phase, first_day
from bot.languages.words import say
from bot.replies.blocks import Inline, Line, Moment, Text, line
from bot.replies.compose import cites, claim_line
from bot.replies.content import content, state, tidy
from bot.replies.figures import around
from bot.replies.tables import speaker_of
from bot.replies.wording import DASH, chain_words, days

_EXACT = (Precision.MINUTE, Precision.HOUR)
_TIMED = (Phase.DATED, Phase.SAID, Phase.WORDS)


def is_timed(happening: Happening) -> bool:
    """Whether the article gives a time for it, be it only in words."""
    return happening.phase in _TIMED


def told_of(sheet: FactSheet, happening: Happening) -> str:
    """What the line of an entry says beside its day and its claimant."""
    if happening.claim is not None:
        return content(sheet, happening.claim)
    if happening.quotation is not None:
        return tidy(happening.quotation.content.of(sheet.article.text))
    return around(sheet, happening.place)


def happening_line(sheet: FactSheet, happening: Happening) -> Line:
    """One entry. A day of speaking is marked as such; two times that clash are both shown."""
    claim, quotation = happening.claim, happening.quotation
    if claim is not None and not is_timed(happening):
        return claim_line(sheet, claim)
    days_told, said = _when(sheet, happening), told_of(sheet, happening)
    if claim is not None:
        told = f"{DASH}{state(sheet, claim)}" if state(sheet, claim) else ""
        who = chain_words(sheet, claim.attribution)
        return line(*days_told, DASH, who, DASH, said, told, " ", *cites(sheet, claim.evidence))
    if quotation is None:
        span = happening.place
        return line(*days_told, DASH, speaker_of(sheet, span), DASH, said, " ", *cites(sheet, span))
    who = chain_words(sheet, chain_of(sheet, quotation))
    cited = cites(sheet, quotation.content)
    return line(*days_told, DASH, who, DASH, said, DASH, say("the day it was said, not when it happens"), " ", *cited)


def _when(sheet: FactSheet, happening: Happening) -> tuple[Inline, ...]:
    """The times; a single one that is exact to the hour is shown in the reader's own zone."""
    at = happening.times[0].first
    if len(happening.times) == 1 and happening.times[0].precision in _EXACT and isinstance(at, datetime) and at.tzinfo:
        return line(Moment(at), Text(f" (“{sheet.words(happening.times[0].span)}”)", strong=True))
    told = [_time(sheet, each) for each in happening.times]
    if happening.disputed:
        return (Text(say("! Not settled: {question}", question=say(" or ").join(told)), strong=True),)
    return (Text(", ".join(told), strong=True),)


def _time(sheet: FactSheet, when: When) -> str:
    words = f"“{sheet.words(when.span)}”"
    if first_day(when) is None:
        return say("{words} (no day can be told)", words=words)
    return f"{days(when)} ({words})"
