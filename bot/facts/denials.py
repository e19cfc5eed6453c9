"""What one voice tells and another denies: "she was dismissed" against "she had not been dismissed"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.facts.kinds import FALLBACK, KINDS
from bot.facts.model import Claim, Conflict, EntityId, FactSheet, Kind, Role, Severity, Status
from bot.facts.query import innermost
from bot.facts.sameness import noun_of
from bot.facts.sides import UNREAL, at_other_times, position
from bot.facts.words import short

WHETHER = ": is it so?"
"""How the question ends that a statement and its denial answer; before it stand the words that are told or denied."""

_DENYING = frozenset(("deny", "dispute", "refute", "rebut", "reject"))
_STAGES = {
    Status.DONE: "fact",
    Status.ONGOING: "fact",
    Status.AGREED: "fact",
    Status.UNKNOWN: "fact",
    Status.PLANNED: "plan",
    Status.INTENDED: "plan",
}
"""What is told as a fact is denied as one: "should publish it" is no answer to "has not published it"."""
_DOING = frozenset(
    "actor by payer buyer giver holder attacker court body acquirer org seller source cause place date from duration "
    "until parties participants suspect".split()
)
"""Roles of who does it and where; the others say what is done, and to whom."""
_NEAR = 2
"""How many sentences apart a denial may be that does not name everything again."""


def denials(sheet: FactSheet, claims: Sequence[Claim]) -> Iterator[Conflict]:
    """A conflict for each claim that another voice denies: hard where both name the same deed, soft where it only fits.

    A denial by name ("denied that any deal had been reached") also answers what was told of the same kind just before.
    """
    told = [c for c in claims if not c.negated and c.status not in UNREAL]
    for denied in (c for c in claims if c.negated):
        rivals = [c for c in told if _is_denied(sheet, c, denied)]
        if not rivals:
            continue
        said = min(rivals, key=lambda c: (c.lemma != denied.lemma, abs(c.evidence.start - denied.evidence.start)))
        same = said.lemma == denied.lemma and _names_all(sheet, said, denied)
        earlier = min(said, denied, key=lambda c: c.evidence.start)
        yield Conflict(
            question=f"{short(sheet.words(earlier.evidence), 100)}{WHETHER}",
            predicate=denied.predicate,
            role=None,
            severity=Severity.HARD if same else Severity.SOFT,
            positions=(position("yes", said), position("no", denied)),
        )


def _is_denied(sheet: FactSheet, said: Claim, denied: Claim) -> bool:
    """Whether another voice told the same deed."""
    if said.predicate != denied.predicate or said.evidence.overlap(denied.evidence):
        return False
    if innermost(said) == innermost(denied) or at_other_times(said, denied):
        return False
    cue = denied.attribution[-1].cue if denied.attribution else None
    alike = (said.predicate in KINDS and said.predicate != FALLBACK) or said.lemma == denied.lemma
    by_name = cue in _DENYING and alike and bool(said.attribution) and 0 <= _distance(sheet, said, denied) <= _NEAR
    if said.lemma != denied.lemma and not by_name:
        return False
    return parties_fit(sheet, said, denied) and (by_name or _names_all(sheet, said, denied))


def parties_fit(sheet: FactSheet, said: Claim, denied: Claim) -> bool:
    """Whether no role is filled by other people or things: "the militia" fits "its fighters"."""
    for role in denied.roles:
        own = said.role(role.name)
        mine, theirs = (_meant(sheet, own), _meant(sheet, role)) if own is not None else (frozenset(), frozenset())
        if mine and theirs and not mine & theirs:
            return False
    return True


def _meant(sheet: FactSheet, role: Role) -> frozenset[EntityId]:
    """Who or what fills the role, with whoever the phrase names beside it: "its fighters" are also "it"."""
    inside = (e.id for e in sheet.entities if any(role.span.covers(m.span) for m in e.mentions))
    members = (m for e in role.entities for m in sheet.entity(e).members)
    return frozenset((*role.entities, *members, *inside))


def _names_all(sheet: FactSheet, said: Claim, denied: Claim) -> bool:
    """Whether the denial names the same deed: all that it names is what was said, somebody or something by its name."""
    own, other = _patients(said), _patients(denied)
    named = bool(own) == bool(other) and other.keys() <= own.keys()
    if not named or _STAGES.get(said.status) != _STAGES.get(denied.status):
        return False
    if not all(_same(sheet, own[name], role) for name, role in other.items()):
        return False
    shared = {e for r in said.roles if (there := denied.role(r.name)) for e in {*r.entities} & {*there.entities}}
    return any(sheet.entity(e).kind is not Kind.OTHER and any(map(str.isupper, sheet.entity(e).name)) for e in shared)


def _patients(claim: Claim) -> dict[str, Role]:
    return {r.name: r for r in claim.roles if r.name not in _DOING and not r.implied}


def _same(sheet: FactSheet, one: Role, other: Role) -> bool:
    if one.entities and other.entities:
        return bool({*one.entities} & {*other.entities})
    mine, theirs = noun_of(sheet.words(one.span)), noun_of(sheet.words(other.span))
    return bool(mine) and mine == theirs


def _distance(sheet: FactSheet, one: Claim, other: Claim) -> int:
    """How many sentences the second stands behind the first; negative where it stands before, far where unknown."""
    first, second = sheet.sentence_at(one.evidence), sheet.sentence_at(other.evidence)
    return second.number - first.number if first is not None and second is not None else 999
