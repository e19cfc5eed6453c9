"""When and where the main event was: the time and the place that its first sentences give."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.extraction.document import Document
from bot.extraction.main_event_clauses import Lead
from bot.facts.model import FactSheet, Form, Kind, Precision, Span, When

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINE = (Precision.MINUTE, Precision.HOUR, Precision.DAY)
_CLOCK = re.compile(
    r"(?:(?:just |shortly |soon )?(?:before|after|about|around|almost|nearly|late|early)\s+){0,2}"
    r"(?:at\s+)?(?:(?:\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?m\b\.?))|midnight|noon|midday|dawn)"
    r"(?:\s+on)?\s+$",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"(?:(?:just |shortly |soon )?(?:before|after|about|around|almost|nearly) )?\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m\b\.?",
    re.IGNORECASE,
)
_LATE = re.compile(r"\b(?:late|early|almost)(?: on)?\s+$", re.IGNORECASE)
_LOCATIVE = {"in": 1.0, "at": 1.1, "near": 0.9, "outside": 1.1, "inside": 1.0, "around": 0.3, "across": 0.3}
_LONGEST = 9
_SHORT = 3
_PLACES = frozenset((Kind.PLACE, Kind.COUNTRY))


def find_when(lead: Lead, sheet: FactSheet) -> Span | None:
    """The day or hour that stands nearest to the main event; a longer stretch of time only where there is no other."""
    best: tuple[float, When] | None = None
    ranks = _ranks(lead)
    for when in sheet.times:
        weight = _time_weight(when, lead, sheet, ranks)
        if weight > 0 and (best is None or weight > best[0]):
            best = weight, when
    clock = _clock(lead)
    if best is None or (clock and best[0] < 2.0):
        return clock or (best[1].span if best else None)
    return _with_clock(best[1].span, sheet.article.text)


def _ranks(lead: Lead) -> list[tuple[Span, int]]:
    return [(lead.document.span(words[0], words[-1]), rank) for rank, words in lead.ranked() if words]


def _rank(span: Span, ranks: list[tuple[Span, int]]) -> int | None:
    return next((rank for inside, rank in ranks if inside.covers(span)), None)


def _time_weight(when: When, lead: Lead, sheet: FactSheet, ranks: list[tuple[Span, int]]) -> float:
    rank = _rank(when.span, ranks)
    weight = 0.9 if rank is None else 4.0 - 0.35 * rank
    if when.precision not in _FINE:
        weight -= 3.0 if when.precision in (Precision.DURATION, Precision.VAGUE) else 2.6
    text = sheet.article.text
    if text[when.span.end : when.span.end + 2] in ("'s", "’s"):
        weight -= 0.8
    weight += _near_publication(when, sheet)
    if not lead.document.tokens_in(when.span):
        weight -= 5
    return weight


def _near_publication(when: When, sheet: FactSheet) -> float:
    day = sheet.article.published_on
    first = when.first.date() if isinstance(when.first, datetime) else when.first
    if day is None or first is None:
        return 0.0
    if timedelta(0) <= day - first <= timedelta(days=4):
        return 0.5
    return -0.5 if first > day or day - first > timedelta(days=30) else 0.0


def _with_clock(span: Span, text: str) -> Span:
    for pattern in (_CLOCK, _LATE):
        before = pattern.search(text, max(0, span.start - 40), span.start)
        if before:
            return Span(before.start(), span.end)
    return span


def _clock(lead: Lead) -> Span | None:
    """The first time of day that stands alone."""
    for _, words in lead.ranked():
        span = lead.document.span(words[0], words[-1])
        found = _ALONE.search(lead.document.text, span.start, span.end)
        if found:
            return Span(found.start(), found.end())
    return None


# ---------------------------------------------------------------- where


def find_where(lead: Lead, sheet: FactSheet) -> Span | None:
    """The place that the first sentences put the event in, and that the article comes back to."""
    often = {e.id: len(e.mentions) for e in sheet.entities}
    places = sorted(
        (m.span, often[e.id], e.kind)
        for e in sheet.entities
        if e.kind in _PLACES
        for m in e.mentions
        if m.form is Form.NAME
    )
    best: tuple[float, Span] | None = None
    for rank, words in lead.ranked():
        for word in words:
            if word.lower_ not in _LOCATIVE or word.pos_ not in ("ADP", "SCONJ", "ADV"):
                continue
            phrase = _phrase(lead.document, word)
            if phrase is None:
                continue
            weight = 2.5 - 0.3 * rank + _LOCATIVE[word.lower_] + _placeness(phrase, places)
            if best is None or weight > best[0]:
                best = weight, phrase
    return best[1] if best and best[0] > 1.0 else None


def _placeness(phrase: Span, places: list[tuple[Span, int, Kind]]) -> float:
    inside = [(count, kind) for span, count, kind in places if phrase.overlap(span)]
    if not inside:
        return -0.6
    count, kind = max(inside)
    return 0.8 + 0.15 * min(count, 6) - (0.3 if kind is Kind.COUNTRY else 0.0)


def _phrase(document: Document, preposition: Token) -> Span | None:
    """The name behind a preposition of place, with what narrows it: "the northern city of X", "X, Y"."""
    tokens = document.tokens
    first = preposition.i + 1
    last = preposition.i
    for i in range(first, min(first + _LONGEST, len(tokens))):
        if tokens[i].sent != preposition.sent:
            break
        if tokens[i].pos_ == "PROPN":
            last = i
        elif not _goes_on(tokens[i], i - first, named=last >= first):
            break
    if last < first:
        return None
    while first < last and tokens[first].pos_ == "DET":
        first += 1
    return document.span(first, last)


def _goes_on(word: Token, place: int, *, named: bool) -> bool:
    """Whether a word that is no name may stand inside the name of a place, or in front of it."""
    if word.text in ("-", ",") and named:
        following = word.doc[word.i + 1 : word.i + 2].text
        return following[:1].isupper() and (word.text == "-" or place <= _SHORT)
    if word.lower_ in ("'s", "’s", "i"):
        return named
    return word.pos_ in ("DET", "ADJ") or word.lower_ == "of" or (word.pos_ == "NOUN" and not named)
