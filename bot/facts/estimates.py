"""What one voice puts a number at, against what another told of the same thing before, however it was told. Pure.

"A magnitude 6.4 earthquake" and "put the magnitude at 6.1", "had fallen by a quarter" and "put the decline at 9%": one
side names what it measures in so many words, and the other is found by what stands around its number. Sides are only
sought for a number that somebody is said to estimate, count or know of, so that two numbers told in passing stay two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.facts.gauges import MONEY_LIKE, Gauge, gauge_of, parts_of, told_of
from bot.facts.model import Amount, Claim, Conflict, EntityId, FactSheet, Measure, Position, Severity, Status
from bot.facts.query import voices
from bot.facts.rival_numbers import MEASURED
from bot.facts.sides import UNREAL, at_other_times, set_apart
from bot.facts.told_numbers import counts_alone
from bot.facts.worth import apart, bounds

_HEDGE = (
    r"(?:(?:just|only|about|around|roughly|some|nearly|almost|over|under|closer|nearer|to|at|more|fewer|less|than|no|"
    r"least|most|up|as|many|much|few|low|high|probably|an?|estimated|merely|well)\s+){0,4}"
)
_LED = r"(?:the|that|this|its|their|his|her|total|overall|actual|true|real)\s"
_PUT = (
    r"put|puts|place[sd]?|peg(?:s|ged)?|estimate[sd]?|reckon(?:s|ed)?|calculate[sd]?|assesse[sd]|gave|gives|given|"
    r"set|recorded|measured|counted|listed|tallied|reported|valued?"
)
_FRAMES = (
    re.compile(rf"\b(?:{_PUT})\s+(?P<metric>{_LED}[^.;:,]{{1,60}}?)\s+(?:at|as)\s+{_HEDGE}$", re.IGNORECASE),
    re.compile(
        rf"\b(?P<metric>{_LED}[^.;:,]{{1,60}}?)\s+(?:is|was|were|been)\s+(?:{_PUT})(?:\s+by\s+[^.;:,]{{2,40}}?)?\s+"
        rf"(?:at|as)\s+{_HEDGE}$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:said|says|insist(?:s|ed)|argue[sd]?|claim(?:s|ed)|maintain(?:s|ed)|counter(?:s|ed))\s+(?:that\s+)?"
        rf"(?P<metric>{_LED}[^.;:,]{{1,40}}?)\s+(?:is|was|were|are|had\s+been|stood\s+at|stands\s+at)\s+{_HEDGE}$",
        re.IGNORECASE,
    ),
)
"""What stands right before a number that is put on something; `metric` is what it is put on."""
_COUNTING = re.compile(
    rf"\b(?:(?P<speak>spoke|speaks?|talked|talks?)\s+of|(?P<count>count(?:s|ed)|record(?:s|ed)|registered|logged|"
    rf"documented|tallied|verified|confirm(?:s|ed)|know(?:s|n)?\s+of|knew\s+of|aware\s+of)|(?P<get>received|had))"
    rf"\s+{_HEDGE}$",
    re.IGNORECASE,
)
"""What stands right before a number of things that somebody counts; behind "received" they must be reports."""
_REPORTS = re.compile(
    r"\s*(?:(?:\w+)\s+)?(?:reports?|complaints?|claims|cases|accounts|notifications)\b", re.IGNORECASE
)
_BEFORE = re.compile(
    r"\b(?:initial(?:ly)?|earlier|previous(?:ly)?|originally|at first|last (?:year|month|week|time)|a year ago|"
    r"preliminary|had (?:put|estimated|reckoned|placed|forecast|pegged|expected)|"
    r"in (?:19|20)\d\d|so far this|forecast|expects?|predict\w*|by (?:19|20)\d\d|next year)\b",
    re.IGNORECASE,
)
"""Marks of a number of another time, or of one that was not to stay."""
_PRONOUN = re.compile(r"(?:they|it|he|she|who|which)\s*$", re.IGNORECASE)
_DISPUTED = re.compile(r"\b(?:disput|contest|reject|den(?:y|ied)|contradict|challeng|question)\w*", re.IGNORECASE)
_FACTS = frozenset((Status.DONE, Status.ONGOING, Status.UNKNOWN, Status.AGREED))
_OPEN = UNREAL | {Status.FORECAST}
_MAY = re.compile(r"\b(?:could|may|might|would|should|likely|expected|feared?|if|unless)\b[^.;]*$", re.IGNORECASE)
_REACH, _POINTED, _LIKE = 4, 2, 20
"""How many sentences apart the two may be, and where one only says "the number"; and how many times the other it is."""
_FAR = Decimal("1.3")
"""How many times more than "at least" so many is no longer the same number told less exactly."""


@dataclass(frozen=True, slots=True)
class _Side:
    """A number, the claim that holds it, whose it is, and the number of its sentence."""

    amount: Amount
    claim: Claim
    speakers: tuple[EntityId, ...]
    sentence: int


def estimates(sheet: FactSheet, claims: Sequence[Claim], known: Sequence[Conflict]) -> Iterator[Conflict]:
    """A conflict for each number that is put otherwise than another voice put it; `known` are not told again.

    Soft where "at least" so many is set against a number far greater, or an aim against an estimate.
    """
    paired = set_apart(known)
    valued = {i: [p.value for p in c.positions if i in p.claims] for c in known for p in c.positions for i in p.claims}
    amounts = sorted((*sheet.amounts, *parts_of(sheet)), key=lambda a: a.span.start)
    sides = [side for amount in amounts if (side := _side(sheet, claims, amount)) is not None]
    for number, side in enumerate(sides):
        gauge = _framed(sheet, side)
        rival = _rival(sheet, sides[:number], side, gauge) if gauge is not None else None
        if rival is None or any({side.claim.id, rival.claim.id} <= pair for pair in paired):
            continue
        if any(value in sheet.words(side.amount.span) for value in valued.get(side.claim.id, ())):
            continue
        yield Conflict(
            question=MEASURED[_measure(rival.amount)],
            predicate=side.claim.predicate,
            role=None,
            severity=Severity.HARD if _apart(side, rival) and rival.claim.status in _FACTS else Severity.SOFT,
            positions=tuple(
                Position(value=sheet.words(s.amount.span), speakers=s.speakers, claims=(s.claim.id,))
                for s in (rival, side)
            ),
        )


def _measure(amount: Amount) -> Measure:
    """What the question is asked by: a magnitude of 6.4 is no count, whatever stands behind it."""
    parted = "." in (amount.value or "") and amount.kind is Measure.COUNT
    return Measure.MEASURE if parted else amount.kind


def _side(sheet: FactSheet, claims: Sequence[Claim], amount: Amount) -> _Side | None:
    """The number with the shortest claim around it; None where none tells it, or it does not count on its own."""
    sentence = sheet.sentence_at(amount.span)
    around = [c for c in claims if c.evidence.covers(amount.span) and not c.negated]
    if sentence is None or not around or not counts_alone(sheet, amount):
        return None
    claim = min(around, key=lambda c: (c.evidence.end - c.evidence.start, not c.attribution))
    return _Side(amount, claim, _speakers(around), sentence.number)


def _speakers(around: Sequence[Claim]) -> tuple[EntityId, ...]:
    """Whose the number is: of whoever is said to say it, else of whoever counts or puts it."""
    said = voices(around)
    if said:
        return said
    roles = (c.role(name) for c in around for name in ("source", "holder", "actor") if c.lemma in _ESTIMATING)
    return tuple(dict.fromkeys(e for role in roles if role is not None for e in role.entities))


_ESTIMATING = frozenset(
    "put place peg estimate reckon calculate assess give set record measure count list tally report speak talk know "
    "receive confirm register log document verify put_toll put_payment value".split()
)


def _framed(sheet: FactSheet, side: _Side) -> Gauge | None:
    """What a number is put on; None where nobody is said to put it on anything, or it is of another time."""
    sentence = sheet.sentence_at(side.amount.span)
    assert sentence is not None
    text, at = sheet.article.text, side.amount.span
    before = text[sentence.span.start : at.start]
    clause = before[max(before.rfind(";"), before.rfind(", but "), before.rfind(", while ")) + 1 :]
    if _BEFORE.search(clause):
        return None
    for frame in _FRAMES:
        found = frame.search(clause)
        if found is not None and not _same_again(sheet, clause[: found.start()], sentence.span.start):
            return gauge_of(found["metric"])
    found = _COUNTING.search(clause)
    if found is None:
        return None
    counted = re.sub(r"^[\d.,\s]+", "", text[at.start : at.end + 30])
    if found["get"] and not _REPORTS.search(counted):
        return None
    return told_of(text, at, sentence.span, counting=True)


def _same_again(sheet: FactSheet, before: str, start: int) -> bool:
    """ "It put the toll at 12": a pronoun is another voice only where the words before it dispute something."""
    if not _PRONOUN.search(before):
        return False
    return not _DISPUTED.search(sheet.article.text[max(0, start - 80) : start] + before)


def _rival(sheet: FactSheet, earlier: Sequence[_Side], side: _Side, gauge: Gauge) -> _Side | None:
    """The last number before it that another voice told of the same thing."""
    for other in reversed(earlier):
        away = side.sentence - other.sentence
        if away > (_POINTED if gauge.pointing else _REACH):
            return None
        if _is_open(sheet, other):
            continue
        if set(other.speakers) & set(side.speakers) or (other.claim is side.claim and not other.speakers):
            continue
        if _comparable(side.amount, other.amount) and _of_one_thing(sheet, other, gauge) and _differ(side, other):
            return other if not at_other_times(side.claim, other.claim) else None
    return None


def _is_open(sheet: FactSheet, other: _Side) -> bool:
    """Whether a number is one that may come to be: "the toll could rise to over 100"."""
    start = other.amount.span.start
    asked = other.claim.status in _OPEN and other.claim.lemma not in _ESTIMATING
    return asked or _MAY.search(sheet.article.text[max(0, start - 40) : start]) is not None


def _of_one_thing(sheet: FactSheet, other: _Side, gauge: Gauge) -> bool:
    sentence = sheet.sentence_at(other.amount.span)
    assert sentence is not None
    told = told_of(sheet.article.text, other.amount.span, sentence.span)
    return told is not None and gauge.fits(told)


def _comparable(one: Amount, other: Amount) -> bool:
    """Whether both measure alike: one kind, or a bare number beside it."""
    if one.kind is not other.kind and not (one.unit is None and other.kind in MONEY_LIKE):
        return False
    (a, b), (c, d) = bounds(one), bounds(other)
    return b * _LIKE >= c and d * _LIKE >= a


def _differ(side: _Side, other: _Side) -> bool:
    """Whether they are apart, or "at least" so many stands against far more."""
    least, _ = bounds(other.amount)
    open_end = other.amount.value is None and other.amount.high is None
    return _apart(side, other) or (open_end and bounds(side.amount)[0] > least * _FAR)


def _apart(side: _Side, other: _Side) -> bool:
    """Whether they cannot be one number; "27 injuries" and "41 reports" are counted in one unit, as "1 billion" is."""
    mine, theirs = side.amount, other.amount
    if mine.kind is Measure.COUNT or theirs.kind is Measure.COUNT:
        mine, theirs = replace(mine, unit=None), replace(theirs, unit=None)
    return apart(mine, theirs)
