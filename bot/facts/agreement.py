"""Two articles side by side: what both tell alike, what they tell differently, what only one of them tells. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.facts.kinds import KINDS
from bot.facts.model import Claim, FactSheet, Role, Status
from bot.facts.query import amounts_in, shown
from bot.facts.sides import at_other_times
from bot.facts.stems import STOPWORDS, stem
from bot.facts.words import share, stems
from bot.facts.worth import Worth, worth

DENIED, NUMBER, TIME, FIRMNESS = DIFFERENCES = ("one says so, the other denies it", "number", "time", "how firm")
"""What two accounts of one thing may differ on."""

LIKE = 0.34
"""How much of their words (0 to 1) two clauses must share to tell of one thing."""

MUCH = 0.7
"""The same, names and small words aside, where the clauses name other people."""

_SMALL = frozenset(stem(word) for word in STOPWORDS)

_FIRM = frozenset((Status.DONE, Status.AGREED, Status.ONGOING))
_OPEN = frozenset((Status.PLANNED, Status.PROPOSED, Status.POSSIBLE, Status.CONDITIONAL, Status.FORECAST))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A claim of each article on one thing; `differs` names what is told differently, "" where nothing is."""

    one: Claim
    other: Claim
    differs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The pairs, and the claims that have no fellow in the other article."""

    pairs: tuple[Pair, ...]
    only_one: tuple[Claim, ...]
    only_other: tuple[Claim, ...]


def compare(one: FactSheet, other: FactSheet) -> Comparison:
    """Every shown claim of both articles, each in one place, in the order of the text."""
    here, there = list(shown(one)), list(shown(other))
    ranked = [
        (likeness, at, then)
        for at, claim in enumerate(here)
        for then, fellow in enumerate(there)
        if (likeness := _likeness(one, claim, other, fellow)) >= LIKE
    ]
    fellows: dict[int, int] = {}
    for _, at, then in sorted(ranked, key=lambda each: (-each[0], each[1], each[2])):
        if at not in fellows and then not in fellows.values():
            fellows[at] = then
    pairs = [
        Pair(one=here[at], other=there[then], differs=_difference(one, here[at], other, there[then]))
        for at, then in sorted(fellows.items())
    ]
    return Comparison(
        pairs=tuple(pairs),
        only_one=tuple(claim for at, claim in enumerate(here) if at not in fellows),
        only_other=tuple(claim for then, claim in enumerate(there) if then not in fellows.values()),
    )


def _likeness(one: FactSheet, claim: Claim, other: FactSheet, fellow: Claim) -> float:
    """How much of their words the clauses share; 0 for other deeds and other people."""
    if claim.predicate != fellow.predicate or (claim.predicate == "act" and claim.lemma != fellow.lemma):
        return 0.0
    ours, theirs = _names(one, claim), _names(other, fellow)
    here, there = _words(one, claim), _words(other, fellow)
    if ours and theirs and not ours & theirs:
        rivals = any(_rivals(one, claim, other, fellow))
        return _of_rivals(here - ours - _SMALL, there - theirs - _SMALL) if rivals else 0.0
    return share(here, there)


def _words(sheet: FactSheet, claim: Claim) -> frozenset[str]:
    return _stems_of(sheet.words(claim.evidence))


_stems_of = lru_cache(maxsize=4096)(stems)


def _of_rivals(here: frozenset[str], there: frozenset[str]) -> float:
    """The same for claims that name other people in a role that one only can have: all else must be much the same."""
    return share(here, there) if len(here & there) > 1 and share(here, there) >= MUCH else 0.0


def _names(sheet: FactSheet, claim: Claim) -> frozenset[str]:
    return frozenset(
        stem for role in claim.roles for each in role.entities for stem in _stems_of(sheet.entity(each).name)
    )


def _difference(one: FactSheet, claim: Claim, other: FactSheet, fellow: Claim) -> str:
    """What two claims on one thing tell differently: yes or no, who, how much, when, how firm."""
    if claim.negated != fellow.negated:
        return DENIED
    for role in _rivals(one, claim, other, fellow):
        return role
    if _numbers_differ(one, claim, other, fellow):
        return NUMBER
    if at_other_times(claim, fellow):
        return TIME
    firm = {claim.status in _FIRM, fellow.status in _FIRM}
    return FIRMNESS if firm == {True, False} and {claim.status, fellow.status} & _OPEN else ""


def _rivals(one: FactSheet, claim: Claim, other: FactSheet, fellow: Claim) -> Iterator[str]:
    kind = KINDS.get(claim.predicate)
    for spec in kind.roles if kind is not None else ():
        ours, theirs = claim.role(spec.name), fellow.role(spec.name)
        if spec.single and ours and theirs and not _stems(one, ours) & _stems(other, theirs):
            yield spec.name


def _stems(sheet: FactSheet, role: Role) -> frozenset[str]:
    return stems(" ".join((sheet.words(role.span), *(sheet.entity(ident).name for ident in role.entities))))


def _numbers_differ(one: FactSheet, claim: Claim, other: FactSheet, fellow: Claim) -> bool:
    """Whether no number is in both, or one of each counts the same and is in one only: 12 or 15 million for 4 ships."""
    ours, theirs = amounts_in(one, claim.evidence), amounts_in(other, fellow.evidence)
    mine, others = _values(one, claim), _values(other, fellow)
    if mine and others and not mine & others:
        return True
    return any(
        a.kind is b.kind and a.unit == b.unit and worth(a) not in others and worth(b) not in mine
        for a in ours
        for b in theirs
    )


def _values(sheet: FactSheet, claim: Claim) -> frozenset[Worth]:
    return frozenset(map(worth, amounts_in(sheet, claim.evidence)))


def agreeing(sheets: Sequence[FactSheet], told: Sequence[Sequence[Claim]]) -> tuple[tuple[int, int, Pair], ...]:
    """The pairs among the told claims of several articles, each with the places of the two articles in `sheets`."""
    found = []
    for at, one in enumerate(sheets):
        for then in range(at + 1, len(sheets)):
            for pair in compare(one, sheets[then]).pairs:
                if pair.one in told[at] and pair.other in told[then]:
                    found.append((at, then, pair))
    return tuple(found)
