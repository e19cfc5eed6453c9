"""When a thing is to come, as two voices tell it: "due by June", "told to expect them in autumn". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.facts.model import Claim, Conflict, EntityId, FactSheet, Precision, Severity, Status, When
from bot.facts.query import number, voices, word_of
from bot.facts.sides import position, set_apart
from bot.facts.words import short

_AHEAD = frozenset(
    (Status.PLANNED, Status.FORECAST, Status.INTENDED, Status.REQUIRED, Status.PROPOSED, Status.AGREED, Status.ONGOING)
)
_COMING = frozenset("due expect arrive come deliver schedule receive ship supply plan_for ready".split())
"""Words for that a thing is to come: any of them answers another."""
_STAGES = frozenset("open reopen start begin resume launch complete finish publish release close end vote".split())
"""Words for what is to become of a thing: only the same word answers one of them."""
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The first month of each, north of the equator."""
_THINGS = ("theme", "goods", "metric", "content", "event", "item", "person")
_ONCE = re.compile(
    r"\bha[ds] (?:been |originally |first )+(?:expected|due|scheduled|planned|delivered|set)\b|"
    r"\b(?:originally|previously|earlier|initially|at first)\b|^(?:(?!\bsa(?:id|ys)\b).)*\bwas (?:due|scheduled)\b",
    re.IGNORECASE,
)
"""Marks of a time that held once."""
_DEADLINE = re.compile(
    r"\b(?:by|before|until|no later than|at the latest)\s+(?:the\s+)?(?:\w+\s+){0,2}$", re.IGNORECASE
)
_NOT_BEFORE = re.compile(
    r"\b(?:not\s.{0,40}before|no\s+earlier\s+than|not\s.{0,40}until|after)\s+(?:the\s+)?$", re.IGNORECASE
)
_CLOSE = 40
"""How many characters behind its word the time may stand."""


@dataclass(frozen=True, slots=True)
class _Date:
    """When a thing is to come: the claim, its time, and the things."""

    claim: Claim
    when: When
    things: frozenset[EntityId]
    stage: str


def rival_dates(sheet: FactSheet, claims: Sequence[Claim], known: Sequence[Conflict]) -> Iterator[Conflict]:
    """A conflict for each pair of times that one thing cannot both come at, told by two voices side by side.

    Hard, but soft where one is a season, which is not the same everywhere.
    """
    paired = set_apart(known)
    dates = [told for claim in claims if (told := _date(sheet, claim)) is not None]
    seen: set[frozenset[EntityId]] = set()
    for at, one in enumerate(dates):
        for other in dates[at + 1 :]:
            first, second = sorted((one, other), key=lambda d: d.when.span.start)
            pair = {one.claim.id, other.claim.id}
            if not _of_one(sheet, one, other) or not _clash(sheet, first, second) or any(pair <= p for p in paired):
                continue
            if one.things & other.things in seen:
                continue
            seen.add(one.things & other.things)
            yield Conflict(
                question=f"When: {short(sheet.words(first.claim.evidence), 120)}?",
                predicate=first.claim.predicate,
                role="when",
                severity=Severity.SOFT
                if Precision.SEASON in (first.when.precision, second.when.precision)
                else Severity.HARD,
                positions=tuple(position(sheet.words(d.when.span), d.claim) for d in (first, second)),
            )


def _date(sheet: FactSheet, claim: Claim) -> _Date | None:
    """When the claim says that something is to come; None where no time stands close behind its word."""
    lemma = claim.lemma.split("_")[0]
    if lemma not in _COMING | _STAGES or claim.status not in _AHEAD or _ONCE.search(sheet.words(claim.evidence)):
        return None
    word = word_of(sheet, claim)
    behind = (
        w for w in sheet.times if word and claim.evidence.covers(w.span) and 0 < w.span.start - word.end <= _CLOSE
    )
    when = next(behind, None)
    things = frozenset(e for r in claim.roles if r.name in _THINGS for e in r.entities)
    when = _resolved(sheet, when) if when is not None else None
    if when is None or when.first is None or not things:
        return None
    return _Date(claim, when, things, "" if lemma in _COMING else lemma)


def _resolved(sheet: FactSheet, when: When) -> When:
    """The time; of a bare season ("in autumn") the next one that begins after the article appeared."""
    month = _SEASONS.get(sheet.words(when.span).lower().removeprefix("the "))
    published = sheet.article.published
    if month is None or when.first is not None or published is None:
        return when
    year = published.year + (month <= published.month)
    last = date(year + month // 12, (month + 2) % 12 or 12, 28)
    return replace(when, first=date(year, month, 1), last=last)


def _of_one(sheet: FactSheet, one: _Date, other: _Date) -> bool:
    """Whether two voices tell the same of one thing, a sentence apart at most."""
    near = abs(number(sheet, one.claim.evidence) - number(sheet, other.claim.evidence)) <= 1
    mine, theirs = voices((one.claim,)), voices((other.claim,))
    return near and mine != theirs and one.stage == other.stage and bool(one.things & other.things)


def _clash(sheet: FactSheet, one: _Date, other: _Date) -> bool:
    """Whether the two times leave no day for both: "by June" reaches back, "not before June" reaches on."""
    early, late = sorted((one, other), key=lambda d: (d.when.first is not None, d.when.first))
    if not one.when.disjoint(other.when) or _led(sheet, early.when, _NOT_BEFORE) or early.claim.negated:
        return False
    if _led(sheet, late.when, _NOT_BEFORE):
        return True
    return not late.claim.negated and not is_deadline(sheet, late.when)


def is_deadline(sheet: FactSheet, when: When) -> bool:
    """Whether it may be any time before: "by June"."""
    return _led(sheet, when, _DEADLINE)


def _led(sheet: FactSheet, when: When, marks: re.Pattern[str]) -> bool:
    return marks.search(sheet.article.text[max(0, when.span.start - 60) : when.span.start]) is not None
