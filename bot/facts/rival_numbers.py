"""One thing's number told differently: sums, counts, shares and measures that cannot all be right.

Rivals answer one question about one thing by two voices: the same role of the same predicate, nothing that tells the
two apart (another doer, another place, another day, "another 40"), and numbers out of each other's range. What is
demanded, offered or foretold is no rival of what is so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.facts.kinds import KINDS, family
from bot.facts.model import (
    Amount,
    Claim,
    Conflict,
    EntityId,
    FactSheet,
    Measure,
    Position,
    Severity,
)
from bot.facts.sameness import Sameness, compared, counted, noun_of
from bot.facts.told_numbers import OUTLOOKS, Told, told_numbers
from bot.facts.worth import apart, bounds
from bot.languages.words import mark

MEASURED = {
    Measure.MONEY: mark("How much money?"),
    Measure.PERCENT: mark("How many per cent?"),
    Measure.COUNT: mark("How many?"),
    Measure.MEASURE: mark("How much?"),
}
"""The question of a number whose role has none of its own."""
_NEAR, _LIKE = 2, 50
_NEW = re.compile(
    r"\b(?:an?|another)\s+(?:[\w’'-]+\s+){0,2}?(?P<event>fire|blaze|blast|explosion|bombing|collision|crash|accident|"
    r"derailment|attack|strike|raid|shooting|stabbing|clash|riot|flood|storm|hurricane|cyclone|tornado|earthquake|quake|"
    r"landslide|avalanche|collapse|disaster|incident|outbreak|epidemic)\b|"
    r"\b(?:separate(?:ly)?|unrelated|elsewhere|(?:earlier|previous|similar) (?:incident|attack|accident|disaster)s?)\b",
    re.IGNORECASE,
)
"""What a sentence brings up for the first time, so that its victims are not those of the sentence before."""
_AT_FIRST = re.compile(r"\b(?:initially|originally|at first|preliminary)\b", re.IGNORECASE)
"""Marks of a number that was not to stay."""
_YEAR = re.compile(r"\b[Ii]n ((?:19|20)\d\d)\b")
"""What sets a sentence in a year of its own."""
_NUMBER = re.compile(r"\d[\d.,]*")
_REACH = 4
"""How many sentences apart two numbers may be where one only points back to the other's thing."""


def rival_numbers(sheet: FactSheet, claims: Sequence[Claim]) -> Iterator[Conflict]:
    """A hard conflict for each number that two voices tell differently."""
    slots: dict[tuple[str, str, str], list[Told]] = {}
    for claim in claims:
        for told in told_numbers(sheet, claim):
            slots.setdefault(told.slot, []).append(told)
    ordered = sorted((t for some in slots.values() for t in some), key=lambda t: t.claim.evidence.start)
    pointing = {t.claim.id: _meant(t, ordered) for t in ordered if t.claim.predicate == "count"}
    for slot, given in slots.items():
        left = [*given, *(t for t in ordered if pointing.get(t.claim.id) in given)] if slot[0] else []
        while left:
            group = [other for other in left if other is left[0] or _rivals(left[0], other)]
            if len(group) > 1:
                yield _conflict(sheet, group)
            left = [other for other in left[1:] if other not in group[1:]]


def _meant(count: Told, told: Sequence[Told]) -> Told | None:
    """ "Police put the figure at 30,000": the number that another voice told last before, of a like size."""
    for other in reversed([t for t in told if t.claim.evidence.start < count.claim.evidence.start]):
        near = count.sentence - other.sentence <= _NEAR and other.claim.predicate != "count"
        if near and other.speakers != count.speakers and _alike(count.amount, other.amount):
            return other
    return None


def _alike(mine: Amount, theirs: Amount) -> bool:
    """Whether two numbers may be of one thing: one unit or none, and neither more than fifty times the other."""
    if mine.kind is not theirs.kind and not (mine.kind is Measure.COUNT and mine.unit is None):
        return False
    (a, b), (c, d) = bounds(mine), bounds(theirs)
    return b * _LIKE >= c and d * _LIKE >= a


def _rivals(one: Told, other: Told) -> bool:
    """Whether two voices tell a different number of the same thing."""
    if one.speakers == other.speakers or one.claim is other.claim or not _apart(one, other):
        return False
    ahead = (one.claim.status in OUTLOOKS) != (other.claim.status in OUTLOOKS)
    if ahead and one.amount.kind is not Measure.MONEY:
        return False  # how many there are may change; what a thing costs is one sum, before and after
    if (_AT_FIRST.search(one.said) is None) != (_AT_FIRST.search(other.said) is None):
        return False
    when, then = one.period, other.period
    if (when is not None and then is not None and when.disjoint(then)) or _elsewhere(one.places, other.places):
        return False
    if any(_elsewhere(one.fillers.get(n, frozenset()), other.fillers.get(n, frozenset())) for n in one.fillers):
        return False
    if any(name in other.groups and _other_group(words, other.groups[name]) for name, words in one.groups.items()):
        return False
    if _set_off(one, other) or _set_off(other, one):
        return False
    if _tells_a_part(one, other) or _of_another_event(one, other) or _of_nothing(one) or _of_nothing(other):
        return False
    shared = any(a & b for a in one.fillers.values() for b in other.fillers.values())
    pointing = not one.nouns or not other.nouns
    return shared or _same_things(one, other) or (pointing and abs(one.sentence - other.sentence) <= _REACH)


def _apart(one: Told, other: Told) -> bool:
    """Whether they cannot be one number: "23 deaths" and "50 bodies" are counted in one unit."""
    mine, theirs = one.amount, other.amount
    if mine.kind is theirs.kind is Measure.COUNT and counted(one.counts, other.counts) is Sameness.SAME:
        mine, theirs = replace(mine, unit=None), replace(theirs, unit=None)
    return apart(mine, theirs)


def _of_nothing(told: Told) -> bool:
    """A share of which it is not even known by a pronoun what it is a share of: "fell 9 percent"."""
    return told.amount.kind is Measure.PERCENT and all(role is told.role for role in told.claim.roles)


def _other_group(mine: str, theirs: str) -> bool:
    """ "The top 1 percent paid ..., the top 10 percent paid ...", "those in the middle", "the bottom fifth"."""
    apart = compared(mine.lower().removeprefix("those "), theirs.lower().removeprefix("those ")) is Sameness.APART
    return apart or _NUMBER.findall(mine) != _NUMBER.findall(theirs)


def _set_off(one: Told, other: Told) -> bool:
    """ "Those at the bottom" are not whoever has that role by name."""
    return any(words.lower().startswith("those ") and name in other.fillers for name, words in one.groups.items())


def _same_things(one: Told, other: Told) -> bool:
    return any(compared(a, b) is Sameness.SAME for a in one.things for b in other.things if noun_of(a) == noun_of(b))


def _tells_a_part(one: Told, other: Told) -> bool:
    """ "4,000 cars" and "400 electric cars", "12 people" and "three children": unless the part is the greater number.

    Of other things than people, as of "house prices" and "consumer prices", neither is a number of the other.
    """
    found = [counted(one.counts, other.counts)]
    things = [compared(a, b) for a in one.things for b in other.things if noun_of(a) == noun_of(b)]
    if things and Sameness.SAME not in things:
        found += things
    (least, _), (_, most) = bounds(one.amount), bounds(other.amount)
    (their_least, _), (_, my_most) = bounds(other.amount), bounds(one.amount)
    for same in found:
        match same:
            case Sameness.APART:
                return True
            case Sameness.PART if one.amount.kind is not Measure.COUNT or least <= most:
                return True
            case Sameness.WHOLE if one.amount.kind is not Measure.COUNT or their_least <= my_most:
                return True
            case _:
                pass
    return False


def _of_another_event(one: Told, other: Told) -> bool:
    """Whether the later of two sentences brings up an event of its own: "a collision near the port killed three"."""
    if one.sentence == other.sentence:
        return False
    before, after = sorted((one, other), key=lambda t: t.sentence)
    if set(_YEAR.findall(before.said)) != set(_YEAR.findall(after.said)):
        return True
    new = _NEW.search(after.said)
    event = new.group("event") if new is not None else None
    return new is not None and (event is None or event.lower() not in before.said.lower())


def _elsewhere(some: frozenset[EntityId], others: frozenset[EntityId]) -> bool:
    return bool(some) and bool(others) and not some & others


def _conflict(sheet: FactSheet, given: Sequence[Told]) -> Conflict:
    first = given[0]
    predicate, _, name = family(first.claim.predicate, first.role.name).partition(".")
    kind = KINDS.get(predicate)
    spec = kind.role(name) if kind is not None else None
    sides: dict[tuple[str, tuple[EntityId, ...]], list[Told]] = {}
    for told in given:
        sides.setdefault((sheet.words(told.amount.span), told.speakers), []).append(told)
    return Conflict(
        question=(spec.asks if spec is not None else "") or MEASURED[first.amount.kind],
        predicate=predicate,
        role=name,
        severity=Severity.HARD,
        positions=tuple(
            Position(value=value, speakers=speakers, claims=tuple(dict.fromkeys(t.claim.id for t in some)))
            for (value, speakers), some in sides.items()
        ),
    )
