"""The few lines that tell a story: what is disputed first, then its main claims in the order of the text."""

from __future__ import annotations

import re

from bot.facts.model import Claim, ClaimId, FactSheet, Severity, Span, Status
from bot.facts.query import number, shown
from bot.languages.words import say
from bot.replies.alone import stands_alone
from bot.replies.blocks import Line, line
from bot.replies.compose import cites, claim_line, short_conflict
from bot.replies.content import content

# how much news a predicate is; what is not named here is 1
_WEIGHT = {
    "act": 0.2,
    "describe": 0.3,
    "hold_post": 0.1,
    "include": 0.7,
    "occur": 0.6,
    "meet": 0.8,
    "confirm": 0.6,
    "aim": 0.8,
    "buy": 2.0,
    "pay": 2.0,
    "transfer": 1.8,
    "agree": 2.0,
    "halt": 2.0,
    "negotiate": 1.6,
    "change": 1.8,
    "attack": 2.0,
    "truce": 1.6,
    "participate": 0.5,
    "deploy": 1.4,
    "acquire": 2.0,
    "casualty": 2.0,
    "elect": 2.0,
    "breach": 1.8,
    "rule": 1.8,
    "report_figure": 1.6,
    "sanction": 1.6,
    "compete": 1.6,
    "launch": 1.6,
    "protest": 1.6,
    "charge": 1.6,
    "find": 1.6,
    "move": 1.6,
    "vote": 1.6,
    "appoint": 1.4,
    "damage": 1.4,
    "raise": 1.4,
    "want": 1.3,
    "plan": 0.6,
}


# how far what is only a thought, a question, or of no known state belongs into a summary
_FAINT = {Status.HYPOTHETICAL: 0.2, Status.ASKED: 0.2, Status.UNKNOWN: 0.6}

_INSIDE = 0.8
"""How much a clause inside of another counts, which cannot be read alone."""

_HANGING = 0.4
"""The same of one that hangs on a word outside of it: "whose wife died", "customers to change their passwords"."""

_HANGS = re.compile(r"(?:who|whose|which|whom|where|until|once|its|their)\b|[a-z]+ to [a-z]")

_TAKES_UP = re.compile(r"(?:this|these|that|those|such|it|they)\b", re.IGNORECASE)
"""How a sentence begins that speaks on of what the sentence before told."""

_BEGINNING = 4
"""How many letters of a word are compared; shorter words tell too little."""


def gist(sheet: FactSheet, most: int) -> tuple[Line, ...]:
    """At most so many lines: one for each hard conflict about who or what, then the weightiest claims, one a sentence.

    A claim that takes a side of a conflict shown is not told again as if it were settled, but for the lead.
    """
    unsettled = [c for c in sheet.conflicts if c.severity is Severity.HARD and c.role != "when"]
    sides = {ident for conflict in unsettled for position in conflict.positions for ident in position.claims}
    disputed = unsettled[: max(1, most // 4)]
    chosen = _chosen(sheet, sides, most - len(disputed))
    conflicts = tuple(short_conflict(sheet, conflict) for conflict in disputed)
    told = (claim_line(sheet, some[0], also=some[1:], members=True) for some in chosen)
    lines = tuple(_limited(sheet, some[0], each) for some, each in zip(chosen, told, strict=True))
    first = 1 if chosen and number(sheet, chosen[0][0].evidence) == 1 else 0  # the news itself, then what is disputed
    return (*lines[:first], *conflicts, *lines[first:])


def _limited(sheet: FactSheet, claim: Claim, told: Line) -> Line:
    """The line with what the next sentence denies of it: "These talks do not involve ..."."""
    after = number(sheet, claim.evidence) + 1
    denied = [c for c in shown(sheet) if c.negated and number(sheet, c.evidence) == after]
    denied = [c for c in denied if _TAKES_UP.match(sheet.words(c.evidence))]
    if not denied:
        return told
    said = say("; but: {denial}", denial=content(sheet, denied[0]))
    return line(*told, said, " ", *cites(sheet, denied[0].evidence))


def _chosen(sheet: FactSheet, sides: set[ClaimId], most: int) -> list[list[Claim]]:
    """The weightiest claims, one for a sentence, in the order of the text; with each the same clause's other times."""
    best: dict[int, Claim] = {}
    for claim in shown(sheet):
        place = number(sheet, claim.evidence)
        if claim.id in sides and place != 1:
            continue
        if place not in best or weight(sheet, claim) > weight(sheet, best[place]):
            best[place] = claim
    ranked = sorted(best.values(), key=lambda claim: -weight(sheet, claim))
    first = {claim.event: claim for claim in reversed(ranked)}  # one line for an event: the weightiest
    kept = [claim for claim in ranked if claim.event is None or first[claim.event] is claim][: max(1, most)]
    kept.sort(key=lambda claim: claim.evidence.start)
    return [[claim, *twins(sheet, claim)] for claim in kept]


def twins(sheet: FactSheet, claim: Claim) -> list[Claim]:
    """The other claims of the same clause, deed and speaker: its other times."""
    same = (claim.predicate, claim.evidence, claim.attribution)
    return [c for c in shown(sheet) if c.id != claim.id and (c.predicate, c.evidence, c.attribution) == same]


def weight(sheet: FactSheet, claim: Claim) -> float:
    """How much a claim belongs into a summary: kind of news, how early it stands, the main event, how sure it is."""
    place = number(sheet, claim.evidence)
    early = 1.5 / place if place else 0.0
    central = 1.5 * _central(sheet, claim)
    filled = 0.15 * sum(1 for role in claim.roles if role.entities)
    news = _WEIGHT.get(claim.predicate, 1.0) + early + central + min(filled, 0.6)
    return news * claim.confidence * _FAINT.get(claim.status, 1.0) * _alone(sheet, claim)


def _alone(sheet: FactSheet, claim: Claim) -> float:
    """How well the clause can be read alone: wholly where it begins a sentence or what somebody says, or is joined."""
    if _HANGS.match(sheet.words(claim.evidence)):
        return _HANGING
    return 1.0 if stands_alone(sheet, claim) else _INSIDE


def _central(sheet: FactSheet, claim: Claim) -> float:
    """Whether the claim tells the main event: 1 where it is that clause; for one of the headline, the words they share.

    Words are compared by their beginnings, because headlines are told in the present: "resigns", "resigned".
    """
    main: Span | None = sheet.main_event.what
    if main is None:
        return 0.0
    if main.overlap(claim.evidence):
        return 1.0
    wanted, told = _beginnings(sheet.words(main)), _beginnings(sheet.words(claim.evidence))
    return len(wanted & told) / len(wanted) if wanted else 0.0


def _beginnings(words: str) -> set[str]:
    return {word[:_BEGINNING].lower() for word in re.findall(r"\w+", words) if len(word) >= _BEGINNING}
