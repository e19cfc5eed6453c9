"""Where accounts disagree, or an article with itself: derived from claims of one event, never stored as truth.

Hard: the positions cannot all be true. Soft: they may be, under a reading. Sequence, repetition, parts of a whole and
opinions are no conflicts. What finds which: docs/design/conflicts.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.facts.denials import denials
from bot.facts.disputes import disputes
from bot.facts.estimates import estimates
from bot.facts.handovers import handovers
from bot.facts.kinds import KINDS, family
from bot.facts.merge import THINGS, events
from bot.facts.model import (
    SHOWN,
    Claim,
    Conflict,
    EntityId,
    FactSheet,
    Kind,
    Position,
    Precision,
    Role,
    Severity,
    Span,
    Status,
)
from bot.facts.query import voices
from bot.facts.rebuttals import rebuttals
from bot.facts.rival_dates import is_deadline, rival_dates
from bot.facts.rival_numbers import rival_numbers
from bot.facts.sameness import Sameness, compared, phrase_of
from bot.facts.sides import at_other_times, position
from bot.facts.standpoints import confirmations, involvements
from bot.facts.words import short
from bot.facts.worth import Worth, worth
from bot.languages.words import mark

_FIRMNESS = {
    Status.DONE: 3,
    Status.AGREED: 2,
    Status.NEGOTIATING: 1,
    Status.PROPOSED: 1,
}
_POINTS = frozenset(
    (
        Precision.MINUTE,
        Precision.HOUR,
        Precision.DAY,
        Precision.WEEK,
        Precision.MONTH,
        Precision.QUARTER,
        Precision.YEAR,
    )
)
_LED = frozenset("the this that these those".split())
_REACH = 4
"""How many sentences apart two claims may be where one only points back to the other's thing."""
_COMPARED = ("actor", "payer", "buyer", "giver", "theme", "goods", "recipient", "participants", "event", "parties")


@dataclass(frozen=True, slots=True)
class _Side:
    """A filler of a single-valued role, who says so (outermost first), and where."""

    role: Role
    claim: Claim
    speakers: tuple[EntityId | None, ...]
    filled: frozenset[EntityId]


def find_conflicts(sheet: FactSheet) -> tuple[Conflict, ...]:
    """Every conflict among the claims of the sheet, hard ones first. Headings and unsure claims take no side."""
    claims = [c for c in sheet.claims if c.confidence >= SHOWN and sheet.in_body(c)]
    found: list[Conflict] = []
    for group in events(claims).values():
        found.extend(_of_roles(sheet, group))
        found.extend(_of_times(sheet, group))
        found.extend(_of_firmness(sheet, group))
    found.extend(denials(sheet, claims))
    found.extend(rebuttals(sheet, claims, found))
    found.extend(involvements(sheet, claims))
    found.extend(confirmations(sheet, claims, found))
    found.extend(rival_numbers(sheet, claims))
    found.extend(rival_dates(sheet, claims, found))
    found.extend(handovers(sheet, claims))
    found.extend(disputes(sheet, claims))
    found.extend(estimates(sheet, claims, found))
    return tuple(sorted(_once(sheet, found), key=lambda c: c.severity is not Severity.HARD))


def _once(sheet: FactSheet, found: Sequence[Conflict]) -> Iterator[Conflict]:
    """The conflicts, but of two over the same words for a time only the first: "decided" and "halted" are one deed."""
    seen: set[frozenset[Span]] = set()
    for conflict in found:
        told = (sheet.claim(ident).when for position in conflict.positions for ident in position.claims)
        times = frozenset(when.span for when in told if when is not None)
        if conflict.role != "when" or times not in seen:
            yield conflict
        if conflict.role == "when":
            seen.add(times)


def _of_roles(sheet: FactSheet, group: Sequence[Claim]) -> Iterator[Conflict]:
    """The same single-valued role filled differently."""
    sides: dict[str, list[_Side]] = {}
    for claim in group:
        kind = KINDS.get(claim.predicate)
        if kind is None or claim.negated:
            continue
        for role in claim.roles:
            spec = kind.role(role.name)
            if spec is not None and spec.single and not role.implied and (role.entities or not _pointing(sheet, role)):
                sides.setdefault(family(claim.predicate, role.name), []).append(_side(sheet, claim, role))
    for question, given in sides.items():
        predicate, _, name = question.partition(".")
        spec = KINDS[predicate].role(name)
        if spec is None or not spec.asks or not all(s.filled for s in given):
            given = [s for s in given if s.filled]
        given = _rivals(sheet, given)
        if spec is not None and spec.asks and given:
            yield Conflict(
                question=spec.asks,
                predicate=predicate,
                role=name,
                severity=Severity.HARD,
                positions=_positions(sheet, given),
            )


def _side(sheet: FactSheet, claim: Claim, role: Role) -> _Side:
    filled = {m for e in role.entities for m in (sheet.entity(e).members or (e,))}
    return _Side(role, claim, tuple(link.speaker for link in claim.attribution), frozenset(filled))


def _pointing(sheet: FactSheet, role: Role) -> bool:
    """A filler that only points to something ("it", "who") and was not resolved."""
    return len(sheet.words(role.span).split()) == 1 and sheet.words(role.span).islower()


def _rivals(sheet: FactSheet, given: Sequence[_Side]) -> list[_Side]:
    """The sides of which another speaker names a different filler for the same thing, neither a part of the other.

    What one voice tells of different doers is a story with several deeds, not a disagreement.
    """
    some = [side for side in given if _is_somebody(sheet, side)]
    return [one for one in some if any(_differ(sheet, one, other) for other in some)]


def _differ(sheet: FactSheet, one: _Side, other: _Side) -> bool:
    apart = not one.filled <= other.filled and not other.filled <= one.filled
    told = one.speakers != other.speakers and (any(one.speakers) or any(other.speakers))
    return apart and told and _is_one_deed(sheet, one, other)


def _is_somebody(sheet: FactSheet, side: _Side) -> bool:
    """Whether the filler is somebody in particular: named, or with an article; not "people", "the cost of it"."""
    first = sheet.words(side.role.span).split()[0].lower()
    if not side.filled:
        return True  # a role without any entity is judged by its words, where no side has one
    known = [sheet.entity(e) for e in side.role.entities]
    return any(
        any(c.isupper() for c in e.name) or first in _LED or (first in ("a", "an") and e.kind is not Kind.OTHER)
        for e in known
    )


def _is_one_deed(sheet: FactSheet, one: _Side, other: _Side) -> bool:
    """Whether both tell of one thing at one time: what only points back ("it") does so for a few sentences."""
    if at_other_times(one.claim, other.claim):
        return False
    sums, others = _sums(sheet, one.claim), _sums(sheet, other.claim)
    if sums and others and sums.isdisjoint(others):
        return False  # each pays a sum of its own
    mine, theirs = _things(sheet, one), _things(sheet, other)
    if mine and theirs:
        return any(compared(a, b) is Sameness.SAME and _is_particular(a, b) for a in mine for b in theirs)
    if not all(mine or _points_back(sheet, side) for side, mine in ((one, mine), (other, theirs))):
        return False  # neither names the thing nor "it": "financing from lenders" may be of anything
    a, b = sheet.sentence_at(one.claim.evidence), sheet.sentence_at(other.claim.evidence)
    return a is not None and b is not None and abs(a.number - b.number) <= _REACH


def _points_back(sheet: FactSheet, side: _Side) -> bool:
    """Whether a claim has a thing that is only pointed to: "it", "the cost"."""
    return any(role.name in THINGS and role.name != side.role.name for role in side.claim.roles)


def _sums(sheet: FactSheet, claim: Claim) -> frozenset[Worth]:
    """The amounts that a claim's roles tell, as values that can be compared."""
    return frozenset(worth(a) for a in sheet.amounts if any(r.span.covers(a.span) for r in claim.roles))


def _things(sheet: FactSheet, side: _Side) -> list[str]:
    """The phrases of a claim that name what it is about, what only points back by its name."""
    names = [role for role in side.claim.roles if role.name in THINGS and role.name != side.role.name]
    meant = [[sheet.words(role.span), *(sheet.entity(e).name for e in role.entities)] for role in names]
    return [named[0] for some in meant if (named := [words for words in some if phrase_of(words).noun])]


def _is_particular(mine: str, theirs: str) -> bool:
    """Whether one of the two names a thing of its own: "the bridge", "U.S. weaponry"; not "taxes", which all pay."""
    return any(phrase_of(words).definite or any(c.isupper() for c in words) for words in (mine, theirs))


def _positions(sheet: FactSheet, given: Sequence[_Side]) -> tuple[Position, ...]:
    """One position for each filler and speaker-independent value, in the order of the text."""
    grouped: dict[frozenset[EntityId], list[_Side]] = {}
    for side in given:
        grouped.setdefault(frozenset(side.role.entities), []).append(side)
    return tuple(
        Position(
            value=", ".join(sheet.entity(e).name for e in some[0].role.entities) or sheet.words(some[0].role.span),
            speakers=voices([s.claim for s in some]),
            claims=tuple(dict.fromkeys(s.claim.id for s in some)),
        )
        for some in grouped.values()
    )


def _of_times(sheet: FactSheet, group: Sequence[Claim]) -> Iterator[Conflict]:
    """One deed with two times that have no day in common: side by side in one clause, or told by two speakers."""
    dated = [c for c in group if c.when is not None and not c.negated and c.when.precision in _POINTS]
    for number, claim in enumerate(dated):
        rivals = [c for c in dated[number + 1 :] if _other_time(sheet, claim, c)]
        if rivals:
            yield _time_conflict(sheet, [claim, *rivals])
            return


def _other_time(sheet: FactSheet, one: Claim, other: Claim) -> bool:
    assert one.when is not None
    assert other.when is not None
    if one.predicate != other.predicate or one.lemma != other.lemma or one.when == other.when:
        return False
    if one.evidence == other.evidence:
        between = sheet.article.text[one.when.span.end : other.when.span.start]
        juxtaposed = one.when.span.end <= other.when.span.start and not any(c.isalnum() for c in between)
        return juxtaposed and (one.when.disjoint(other.when) or one.when.first is None)
    if is_deadline(sheet, max(one.when, other.when, key=lambda when: str(when.first))):
        return False
    return one.when.disjoint(other.when) and voices([one]) != voices([other]) and _same_fillers(one, other)


def _time_conflict(sheet: FactSheet, claims: Sequence[Claim]) -> Conflict:
    whens = list(dict.fromkeys(c.when for c in claims if c.when is not None))
    return Conflict(
        question=f"When: {short(sheet.words(claims[0].evidence), 120)}?",
        predicate=claims[0].predicate,
        role="when",
        severity=Severity.HARD,
        positions=tuple(position(sheet.words(when.span), *(c for c in claims if c.when == when)) for when in whens),
    )


def _same_fillers(one: Claim, other: Claim, least: int = 1) -> bool:
    """At least so many roles in common with the same entities, and none with different ones."""
    same = 0
    for name in _COMPARED:
        a, b = one.role(name), other.role(name)
        if a is None or b is None or not a.entities or not b.entities:
            continue
        if not set(a.entities) & set(b.entities):
            return False
        same += 1
    return same >= least


def _of_firmness(sheet: FactSheet, group: Sequence[Claim]) -> Iterator[Conflict]:
    """One deed, told as settled by one and as still in talks by another."""
    by_predicate: dict[str, dict[Status, list[Claim]]] = {}
    for claim in group:
        if claim.status in _FIRMNESS and not claim.negated and KINDS.get(claim.predicate) and claim.attribution:
            by_predicate.setdefault(claim.predicate, {}).setdefault(claim.status, []).append(claim)
    for predicate, states in by_predicate.items():
        levels = {_FIRMNESS[s] for s in states}
        speakers = {x for some in states.values() for x in voices(some)}
        if predicate in ("buy", "transfer", "pay", "agree") and len(levels) > 1 and len(speakers) > 1:
            yield Conflict(
                question=mark("How firm is it?"),
                predicate=predicate,
                role=None,
                severity=Severity.SOFT,
                positions=tuple(position(status.value, *some) for status, some in states.items()),
            )
