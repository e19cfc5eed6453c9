"""When and where the main event was: the time and the place that its first sentences give."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING

from bot.extraction.main_event.clauses import Lead
from bot.extraction.trees.document import Document
from bot.extraction.trees.noun_phrases import texts
from bot.facts.model import FactSheet, Form, Kind, Precision, Span, When

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

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
_DEPTH = 12
_LEAST = 0.5
_OFTEN = 6
_NEAR = 1.5
_LONG_AGO = 300
_RECENT = 6
_HOUR = re.compile(r"\d\s?[ap]\.?m\b|midnight|noon", re.IGNORECASE)
_DATELINE = re.compile(r"(?<![\w.])([A-Z]{4,}(?: [A-Z]{3,})*)(?:, [A-Z][\w.]+)? (?:\([\w ]+\) )?(?:--|—|–)\s")
_PLACE_NOUNS = frozenset(
    "city town village hamlet province district region state county island capital suburb port area part north south "
    "east west centre center outskirts streets street coast hub republic kingdom municipality borough valley desert "
    "sea gulf bay shore shores neighbourhood neighborhood middle heart".split()
)
_SITES = frozenset(
    "stop station airport stadium building school hospital church park square tower hall hotel factory plant mine "
    "museum theatre theater prison court headquarters office embassy consulate palace bridge tunnel university".split()
)
_NAMED = frozenset((Kind.ORGANISATION, Kind.MEDIA, Kind.OTHER, Kind.WORK, Kind.PERSON))
_OPEN = (Kind.OTHER, Kind.EVENT)
_PLACES = frozenset((Kind.PLACE, Kind.COUNTRY))


def find_when(lead: Lead, sheet: FactSheet) -> Span | None:
    """The day or hour that stands nearest to the main event; a longer stretch of time only where there is no other."""
    best = max((*_dated(lead, sheet), *_clock(lead)), key=lambda found: (found[0], -found[1].start), default=None)
    return best[1] if best else None


def _dated(lead: Lead, sheet: FactSheet) -> Iterator[tuple[float, Span]]:
    """The times of the sheet that may be the event's, with their weights; none that is part of a name ("USA TODAY")."""
    ranks = _ranks(lead)
    mentions = ((m, e) for e in sheet.entities if e.kind in _NAMED and e.name.isupper() for m in e.mentions)
    named = [m.span for m, _ in mentions if m.form is Form.NAME and m.span.end <= lead.end]
    often: Counter[date | datetime | None] = Counter(when.first for when in sheet.times)
    for when in sheet.times:
        rank = _rank(when.span, ranks)
        if rank is not None and any(name.overlap(when.span) for name in named):
            continue
        weight = _time_weight(when, lead.document, sheet, rank) + (
            0.12 * min(often[when.first], _OFTEN) if when.first else 0.0
        )
        span = _with_clock(when.span, lead.document.text)
        if weight > _NEAR and _HOUR.search(span.of(lead.document.text)):
            weight += 0.4
        if weight > _LEAST:
            yield weight, span


def _ranks(lead: Lead) -> list[tuple[Span, int]]:
    return [(lead.document.span(words[0], words[-1]), rank) for rank, words in lead.ranked()]


def _rank(span: Span, ranks: list[tuple[Span, int]]) -> int | None:
    return next((rank for inside, rank in ranks if inside.covers(span)), None)


def _time_weight(when: When, document: Document, sheet: FactSheet, rank: int | None) -> float:
    weight = 0.9 if rank is None else 4.0 - 0.35 * rank
    if when.precision not in _FINE:
        weight -= 3.0 if when.precision in (Precision.DURATION, Precision.VAGUE) else 2.6
    if document.text[when.span.end : when.span.end + 2] in ("'s", "’s"):
        weight -= 0.8
    if rank is not None and _aside(document.tokens_in(when.span)):
        weight -= 0.8
    return weight + _near_publication(when, sheet.article.published_on)


def _aside(words: Sequence[Token]) -> bool:
    """Whether words stand in a relative clause: they tell of somebody, not of the event."""
    above = words[-1].ancestors if words else ()
    return any(a.dep_ == "acl:relcl" for a in islice(above, _DEPTH))


def _near_publication(when: When, day: date | None) -> float:
    """News is of the last days."""
    first = when.first.date() if isinstance(when.first, datetime) else when.first
    if day is None or first is None:
        return 0.0
    ago = (day - first).days
    if ago > _LONG_AGO:
        return -1.5
    return 0.5 if 0 <= ago <= _RECENT else -0.5 if ago > 0 else -0.3


def _with_clock(span: Span, text: str) -> Span:
    for pattern in (_CLOCK, _LATE):
        before = pattern.search(text, max(0, span.start - 40), span.start)
        if before:
            return Span(before.start(), span.end)
    return span


def _clock(lead: Lead) -> Iterator[tuple[float, Span]]:
    """The times of day that stand alone, with their weights beside the other times."""
    for rank, words in lead.ranked():
        span = lead.document.span(words[0], words[-1])
        found = _ALONE.search(lead.document.text, span.start, span.end)
        if found:
            yield 3.9 - 0.35 * rank, Span(found.start(), found.end())


# ---------------------------------------------------------------- where


def find_where(lead: Lead, sheet: FactSheet) -> Span | None:
    """The place that the first sentences put the event in, and that the article comes back to."""
    spots = _Spots(sheet, lead.end)
    best: tuple[float, Span] | None = None
    for rank, words in lead.ranked():
        early = 3.0 if rank == 0 else 2.5 - 0.3 * rank
        for weight, span in _located(lead.document, words, spots):
            if best is None or early + weight > best[0]:
                best = early + weight, span
    for weight, span in (*_dateline(lead), *spots.usual()):
        if best is None or weight > best[0]:
            best = weight, span
    return best[1] if best else None


def _located(document: Document, words: Sequence[Token], spots: _Spots) -> Iterator[tuple[float, Span]]:
    for word in words:
        if word.lower_ in _LOCATIVE and word.pos_ in ("ADP", "SCONJ", "ADV"):
            phrase = _phrase(document, word)
            weight = spots.weight(phrase) if phrase else None
            if phrase and weight is not None:
                yield weight + _LOCATIVE[word.lower_] - (1.0 if _aside((word,)) else 0.0), phrase


class _Spots:
    """The names of an article and what they are, to tell a place from a month or a firm."""

    def __init__(self, sheet: FactSheet, end: int) -> None:
        self.text = sheet.article.text
        mentions = [(m, e) for e in sheet.entities for m in e.mentions if m.span.end <= end]
        self.names = sorted(
            ((m.span, e) for m, e in mentions if m.form is Form.NAME and e.kind in _PLACES),
            key=lambda pair: pair[0],
        )
        self.others = [m.span for m, e in mentions if m.form is Form.NAME and e.kind not in (*_PLACES, *_OPEN)]
        self.times = [t.span for t in sheet.times if t.span.end <= end]

    def weight(self, phrase: Span) -> float | None:
        """How sure the phrase is a place of the event; None for a time, a person, or a firm."""
        inside = [(len(e.mentions), e.kind) for span, e in self.names if phrase.overlap(span)]
        words = phrase.of(self.text).split()
        common = words[words.index("of") - 1].lower() if "of" in words[1:] else ""
        if common and common[0].islower() and common not in _PLACE_NOUNS:
            return None
        if any(phrase.overlap(t) for t in self.times) and not inside:
            return None
        if not inside:
            taken = any(phrase.overlap(o) for o in self.others)
            return None if taken else 0.9 if common.lower() in _PLACE_NOUNS else -0.2
        count, kind = max(inside)
        return 0.8 + 0.15 * min(count, 6) - (0.3 if kind is Kind.COUNTRY else 0.0)

    def usual(self) -> Iterator[tuple[float, Span]]:
        """The place that is named most, where no phrase says where: "the Ostby tram crash"."""
        for span, entity in self.names:
            yield 1.0 + 0.2 * min(len(entity.mentions), 5), span


def _dateline(lead: Lead) -> Iterator[tuple[float, Span]]:
    """The place that a report begins with: "OSTBY, Norway (AP) — ..."."""
    headline = [words[-1].i for rank, words in lead.ranked() if rank == 0]
    begin = lead.document.ends[headline[-1]] if headline else 0
    found = _DATELINE.search(lead.document.text, begin, lead.end)
    if found:
        yield 2.6, Span(found.start(1), found.end(1))


def _phrase(document: Document, preposition: Token) -> Span | None:
    """The name behind a preposition of place, with what narrows it: "the northern city of X", "X, Y", "X station"."""
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
    noun = tokens[last].head
    if tokens[last].dep_ in ("compound", "amod", "nmod:poss") and last < noun.i <= last + _LONGEST:
        if noun.lower_ not in _PLACE_NOUNS | _SITES:
            return None
        last = noun.i
    while first < last and (tokens[first].pos_ == "DET" or _loose(tokens[first], last)):
        first += 1
    return document.span(first, last)


def _loose(word: Token, last: int) -> bool:
    """Whether a common noun does not belong to the name behind it: "in return [Ostby will pay]"."""
    return word.pos_ == "NOUN" and word.nbor().lower_ != "of" and not word.i < word.head.i <= last


def _narrowed(comma: Token) -> bool:
    """Whether a comma joins a place to the wider one around it: the second name ends before a mark or a preposition."""
    for word in comma.doc[comma.i + 1 : comma.i + _LONGEST]:
        if word.pos_ not in ("PROPN", "ADJ"):
            return word.is_punct or word.pos_ == "ADP"
    return True


def _goes_on(word: Token, place: int, *, named: bool) -> bool:
    """Whether a word that is no name may stand inside the name of a place, or in front of it."""
    if word.text in ("-", ",") and named:
        following = texts(word.doc[word.i + 1 : word.i + 2])
        return following[:1].isupper() and (word.text == "-" or (place <= _SHORT and _narrowed(word)))
    if word.lower_ in ("'s", "’s", "i"):
        return named
    return word.pos_ in ("DET", "ADJ") or word.lower_ == "of" or (word.pos_ == "NOUN" and not named)
