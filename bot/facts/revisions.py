"""Numbers that their own source replaced by others: "put it at 6.7 at first, and later revised that to 6.4". Pure.

A revision is no disagreement: one voice tells two values of one quantity, and which of them holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.facts.model import Amount, FactSheet, Sentence, Span
from bot.facts.worth import one_unit, worth

_REVISED = r"(?:revis|correct|updat|upgrad|downgrad|amend)\w*"
_MOVED = r"(?:lower|rais|cut|increas|reduc|adjust|chang|trim)\w*"
_TOLD = r"(?:estimate|forecast|projection|prediction|toll|figure|number|count|total|guidance|outlook|magnitude)"
_TO = r"\s+(?:up\s+|down\s+)?(?:to|at)\s+(?:(?:about|around|roughly|only|just|at\s+least|up\s+to|between)\s+)?$"
_NEW = re.compile(
    rf"\b(?:{_REVISED}\b[^.;]{{0,60}}?|{_MOVED}\b[^.;]{{0,40}}?\b{_TOLD}s?\b[^.;]{{0,60}}?){_TO}", re.IGNORECASE
)
"""What leads in the number that holds now: a verb of revising, or one of moving that has an estimate for its object."""
_FROM = re.compile(r"\bfrom\s+(?:(?:about|around|roughly|at\s+least)\s+)?$", re.IGNORECASE)
_FIRST = re.compile(
    r"\b(?:initially|originally|at first|first put|previously|earlier|preliminary|first estimate)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A number and what it was before."""

    before: Amount
    after: Amount


def revisions(sheet: FactSheet) -> tuple[Revision, ...]:
    """Every revised number of the body, in the order of the text."""
    return tuple(_found(sheet))


def _found(sheet: FactSheet) -> Iterator[Revision]:
    previous: Sentence | None = None
    for sentence in sheet.body():
        inside = _amounts(sheet, sentence.span)
        for amount in inside:
            if _NEW.search(sheet.article.text, sentence.span.start, amount.span.start):
                before = _before(sheet, amount, inside, previous)
                if before is not None:
                    yield Revision(before=before, after=amount)
        previous = sentence


def _before(sheet: FactSheet, amount: Amount, inside: list[Amount], previous: Sentence | None) -> Amount | None:
    """What it was: what stands behind "from", or what was told "initially" in its sentence or the one before."""
    text = sheet.article.text
    others = [each for each in inside if each is not amount and _alike(each, amount)]
    left = next((each for each in others if _FROM.search(text, max(0, each.span.start - 20), each.span.start)), None)
    if left is not None:
        return left
    sentence = sheet.sentence_at(amount.span)
    earlier = [each for each in others if each.span.end <= amount.span.start]
    if earlier and sentence is not None and _FIRST.search(text, sentence.span.start, amount.span.start):
        return earlier[-1]
    if previous is not None and _FIRST.search(text, previous.span.start, previous.span.end):
        return next((each for each in reversed(_amounts(sheet, previous.span)) if _alike(each, amount)), None)
    return None


def _amounts(sheet: FactSheet, span: Span) -> list[Amount]:
    return sorted((each for each in sheet.amounts if span.covers(each.span)), key=lambda each: each.span)


def _alike(one: Amount, other: Amount) -> bool:
    """Whether one may have been the other: of one sort and unit, with another value."""
    return one.kind is other.kind and one_unit(one, other) and worth(one) != worth(other)
