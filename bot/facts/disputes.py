"""What one voice says of another's statement: "called the figure a guess", "rejected the claim"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.facts.denials import WHETHER
from bot.facts.model import Amount, Claim, Conflict, EntityId, FactSheet, Measure, Position, Role, Severity
from bot.facts.query import voices
from bot.facts.words import short

_NUMBERS = frozenset(
    "figure number sum estimate total count toll amount price valuation forecast projection prediction".split()
)
"""What a number said before is called."""
_STATEMENTS = frozenset(
    "claim allegation accusation assertion statement report charge suggestion account version story".split()
)
"""What words said before are called."""
_POINTERS = frozenset("the that this those these such his her their its".split())
_DENYING = frozenset("deny dispute reject dismiss refute rebut contest contradict challenge question".split())
_CALLING = frozenset("call describe label brand dub regard portray term consider deem".split())
_UNTRUE = re.compile(
    r"\b(?:false|untrue|wrong|incorrect|inaccurate|mistaken|baseless|unfounded|groundless|nonsens\w*|lies?|fabricat\w*|"
    r"fiction\w*|fake|hoax|propaganda|rumours?|rumors?|exaggerat\w*|inflated|overstated|understated|misleading|absurd|"
    r"ridiculous|ludicrous|implausible|premature|speculati\w*|guess\w*|fantas\w*|aspiration\w*|ambition\w*|wish\w*|"
    r"too (?:high|low|optimistic|pessimistic)|not (?:true|correct|accurate|so))\b",
    re.IGNORECASE,
)
"""Words by which a statement is said not to be a fact, or not to be right."""
_REACH = 3
"""How many sentences back the statement may stand."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement of somebody: its words, or the number in it, and the claim that holds it."""

    value: str
    claim: Claim
    speaker: EntityId | None


def disputes(sheet: FactSheet, claims: Sequence[Claim]) -> Iterator[Conflict]:
    """A soft conflict for each statement that another voice calls untrue, or no more than a hope or a guess."""
    seen: set[tuple[str, str]] = set()
    for claim in claims:
        about = _what(sheet, claim)
        said = _meant(sheet, claims, claim, about) if about else None
        if said is None or (said.claim.id, claim.id) in seen:
            continue
        seen.add((said.claim.id, claim.id))
        yield Conflict(
            question=f"{short(said.value, 100)}{WHETHER}",
            predicate=said.claim.predicate,
            role=None,
            severity=Severity.SOFT,
            positions=(
                Position(value=said.value, speakers=voices((said.claim,)), claims=(said.claim.id,)),
                Position(value=_view(sheet, claim), speakers=voices((claim,)) or _doer(claim), claims=(claim.id,)),
            ),
        )


def _what(sheet: FactSheet, claim: Claim) -> str:
    """The noun by which a claim disputes something said before ("figure", "allegation"); "" where it does not."""
    if claim.negated:
        return ""
    for name in ("target", "item", "theme"):
        role = claim.role(name)
        noun = _pointing(sheet, role) if role is not None else ""
        if role is not None and noun:
            behind = sheet.article.text[role.span.end : claim.evidence.end]
            called = claim.lemma in _CALLING and _UNTRUE.search(behind) is not None
            return noun if called or claim.lemma in _DENYING else ""
    return ""


def _pointing(sheet: FactSheet, role: Role) -> str:
    """The noun of a phrase that points back to something said: "the latest figures"; else ""."""
    words = re.findall(r"[\w’'-]+", sheet.words(role.span).lower())
    nouns = (word.removesuffix("s") for word in words[1:4])
    return next((n for n in nouns if n in _NUMBERS | _STATEMENTS), "") if words and words[0] in _POINTERS else ""


def _meant(sheet: FactSheet, claims: Sequence[Claim], dispute: Claim, noun: str) -> _Said | None:
    """The last statement by another voice before the dispute that its noun can stand for."""
    starts = [s.span.start for s in sheet.sentences if s.span.start <= dispute.evidence.start]
    reach = starts[-_REACH - 1 :][0] if starts else 0
    just_before = starts[-2:][0] if starts else 0
    mine = voices((dispute,)) or _doer(dispute)
    before = [c for c in claims if reach <= c.evidence.start and c.evidence.end <= dispute.evidence.start]
    for claim in sorted(before, key=lambda c: c.evidence.start, reverse=True):
        if voices((claim,)) == mine or (not claim.attribution and noun not in _NUMBERS and not _accuses(claim)):
            continue
        if noun not in _NUMBERS:
            if not (_accuses(claim) or _about(claim, mine) or claim.evidence.start >= just_before):
                continue
            whole = _whole(sheet, before, claim)
            return _Said(sheet.words(whole.evidence), whole, (voices((whole,)) or (None,))[0])
        amount = _number(sheet, claim, noun)
        if amount is not None:
            return _Said(sheet.words(amount.span), claim, None)
    return None


def _whole(sheet: FactSheet, claims: Sequence[Claim], part: Claim) -> Claim:
    """The first thing that the same voice said in that sentence: the charge, and not only what it was done for."""
    sentence = sheet.sentence_at(part.evidence)
    if sentence is None or not part.attribution:
        return part
    same = (c for c in claims if sentence.span.covers(c.evidence) and c.attribution == part.attribution)
    return min(same, key=lambda c: c.evidence.start, default=part)


def _accuses(claim: Claim) -> bool:
    """ "Nine cooks accused him of shouting", "she alleged that ...": what is later called "the claims"."""
    cue = claim.attribution[-1].cue if claim.attribution else None
    return claim.lemma.startswith("accuse") or cue in ("accuse", "allege", "claim")


def _about(claim: Claim, someone: tuple[EntityId, ...]) -> bool:
    """Whether the claim, attributed to another voice, has the one who disputes it in a role."""
    return bool(claim.attribution) and any(set(role.entities) & set(someone) for role in claim.roles)


def _number(sheet: FactSheet, claim: Claim, noun: str) -> Amount | None:
    """The last number of the claim; a price or a sum only of money."""
    money = noun in ("sum", "price", "amount", "valuation")
    inside = [a for a in sheet.amounts if claim.evidence.covers(a.span) and (a.kind is Measure.MONEY or not money)]
    return inside[-1] if inside else None


def _view(sheet: FactSheet, claim: Claim) -> str:
    value = claim.role("value")
    return sheet.words(value.span if value is not None else claim.evidence)


def _doer(claim: Claim) -> tuple[EntityId, ...]:
    """Who disputes it, where that is a role of the claim and not its speaker."""
    role = claim.role("holder") or claim.role("actor") or claim.role("theme")
    return role.entities if role is not None else ()
