"""The journalist's questions about what an article is mainly about: who, what, when, where, why and how.

The lead tells the main event: news stories put it first (the inverted pyramid), so claims are weighed by their place,
by how sure they are, and by how often the article comes back to what they name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.facts.kinds import FALLBACK
from bot.facts.model import SHOWN, Claim, Entity, EntityId, FactSheet, Kind, MainEvent, Role, Span, Status

_DOERS = (
    "actor", "payer", "buyer", "giver", "holder", "parties", "participants", "person", "cause", "court", "body",
    "acquirer", "org", "suspect", "winner", "attacker", "team", "speaker", "theme",
)  # fmt: skip
_REASONS = ("cause", "aim")
_BACKGROUND = frozenset(("describe", "hold_post", "include"))
_FAR = 6


@dataclass(frozen=True, slots=True)
class _Ranked:
    weight: float
    claim: Claim


def find_main_event(sheet: FactSheet) -> MainEvent:
    """Spans that answer the six questions about the event that the beginning of the article tells; None where open."""
    best = _best(sheet)
    if best is None:
        return MainEvent()
    who = _doer(best)
    return MainEvent(
        who=who.span if who else None,
        what=_what(best, who),
        when=_when(sheet, best),
        where=_where(sheet, best),
        why=_reason(sheet, best, "cause", ("cause",)),
        how=_reason(sheet, best, "aim", ("theme",)),
    )


def _best(sheet: FactSheet) -> Claim | None:
    often = Counter(e.id for e in sheet.entities for _ in e.mentions)
    ranked = [
        _Ranked(_weight(sheet, claim, often), claim)
        for claim in sheet.claims
        if claim.confidence >= SHOWN and sheet.in_body(claim)
    ]
    top = max(ranked, key=lambda r: (r.weight, -r.claim.evidence.start), default=None)
    return top.claim if top else None


def _weight(sheet: FactSheet, claim: Claim, often: Counter[EntityId]) -> float:
    sentence = sheet.sentence_at(claim.evidence)
    number = sentence.number if sentence else _FAR
    known = sum(min(often[e], 5) for role in claim.roles for e in role.entities)
    weight = claim.confidence + 2.0 / number + 0.05 * known + 0.15 * len(claim.roles)
    weight -= 0.6 * (claim.predicate == FALLBACK) + 0.8 * (claim.predicate in _BACKGROUND)
    return weight - 0.5 * (claim.status in (Status.HYPOTHETICAL, Status.ASKED)) - 0.3 * (claim.predicate in _REASONS)


def _doer(claim: Claim) -> Role | None:
    return next((r for name in _DOERS if (r := claim.role(name)) is not None and not r.implied), None)


def _what(claim: Claim, who: Role | None) -> Span:
    """What is done: the clause from behind the doer on."""
    if who is not None and claim.evidence.start <= who.span.start and who.span.end < claim.evidence.end - 1:
        return Span(who.span.end + 1, claim.evidence.end)
    return claim.evidence


def _when(sheet: FactSheet, claim: Claim) -> Span | None:
    if claim.when is not None:
        return claim.when.span
    sentence = sheet.sentence_at(claim.evidence)
    near = [t for t in sheet.times if sentence is not None and sentence.span.covers(t.span)]
    return near[0].span if near else None


def _where(sheet: FactSheet, claim: Claim) -> Span | None:
    place = claim.role("place")
    if place is not None:
        return place.span
    sentence = sheet.sentence_at(claim.evidence)
    if sentence is None:
        return None
    spots = [m.span for e in sheet.entities if _spot(e) for m in e.mentions if sentence.span.covers(m.span)]
    return min(spots, default=None)


def _spot(entity: Entity) -> bool:
    return entity.kind is Kind.PLACE


def _reason(sheet: FactSheet, best: Claim, predicate: str, roles: Sequence[str]) -> Span | None:
    """A reason or purpose that is told of the main event, or stands right behind it."""
    behind = [
        c
        for c in sheet.claims
        if c.predicate == predicate
        and c.confidence >= SHOWN
        and sheet.in_body(c)
        and best.evidence.start <= c.evidence.end
        and c.evidence.start <= best.evidence.end + 400
    ]
    names = roles if predicate == "cause" else ("goal",)
    return next((r.span for c in behind for name in names if (r := c.role(name)) is not None), None)
