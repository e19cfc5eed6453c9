"""Softer disagreements: who is said to be involved and not to be, and what the article calls a confirmation. Pure.

Both need more than one sentence to agree that they speak of one matter: a doubt that is not there is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.facts.denials import WHETHER
from bot.facts.model import Claim, Conflict, EntityId, FactSheet, Form, Role, Severity
from bot.facts.query import SPEAKING, innermost, number
from bot.facts.sides import position
from bot.facts.words import short

INVOLVED = ": involved or not?"
"""How the question ends that somebody's part in a matter and its denial answer; before it stands the name."""

_DOING = ("payer", "giver", "buyer", "acquirer", "recipient")
_POINTING = re.compile(r"(?:these|this|those|the|such|it|they)\b", re.IGNORECASE)
_CONFIRMING = frozenset("confirm corroborate bear_out back_up".split())
_WORDS = re.compile(
    r"\b(?:statement|announcement|remarks?|comments?|words|report|claims?|account|version)\b", re.IGNORECASE
)
_LONGEST = 160
"""Characters of a clause in a question."""


def involvements(sheet: FactSheet, claims: Sequence[Claim]) -> Iterator[Conflict]:
    """That talks do not involve somebody who, by another account, pays, buys or sends what they are about."""
    for denied in claims:
        event = denied.role("event")
        if denied.predicate != "participate" or not denied.negated or event is None:
            continue
        if not _POINTING.match(sheet.words(event.span)):
            continue
        matters = _matters(sheet, claims, denied)
        for name in _named_in(sheet, denied.all_roles("participants")):
            said = [c for c in claims if c.event in matters and _has_part(c, name) and _apart(sheet, c, denied)]
            if said:
                yield Conflict(
                    question=f"{sheet.entity(name).name}{INVOLVED}",
                    predicate="participate",
                    role=None,
                    severity=Severity.SOFT,
                    positions=(position("yes", *said), position("no", denied)),
                )


def _matters(sheet: FactSheet, claims: Sequence[Claim], denied: Claim) -> frozenset[str]:
    """The events that the talks of the sentence before are about."""
    before = [c for c in claims if number(sheet, c.evidence) == number(sheet, denied.evidence) - 1]
    talks = [c for c in before if c.predicate in ("negotiate", "agree", "plan")]
    about = [c for c in before for t in talks if c is not t and t.evidence.covers(c.evidence)]
    return frozenset(c.event for c in about if c.event is not None)


def _named_in(sheet: FactSheet, roles: Sequence[Role]) -> tuple[EntityId, ...]:
    """Whom the phrases name, or name the owner of: "the procurement agency of the League"."""
    spans = [role.span for role in roles]
    places = [
        (mention.span.start, entity.id)
        for entity in sheet.entities
        for mention in entity.mentions
        if entity.kind in SPEAKING and mention.form is Form.NAME and any(span.covers(mention.span) for span in spans)
    ]
    return tuple(dict.fromkeys(ident for _, ident in sorted(places)))


def _has_part(claim: Claim, name: EntityId) -> bool:
    return not claim.negated and any(name in role.entities for role in claim.roles if role.name in _DOING)


def _apart(sheet: FactSheet, claim: Claim, denied: Claim) -> bool:
    """Whether it is another voice's, told elsewhere."""
    away = number(sheet, denied.evidence) - number(sheet, claim.evidence)
    return innermost(claim) != innermost(denied) and away not in (0, 1)


def confirmations(sheet: FactSheet, claims: Sequence[Claim], known: Sequence[Conflict]) -> Iterator[Conflict]:
    """That one's words are said to confirm another's, where both stand against each other in a hard conflict."""
    for claim in claims:
        theme, target = claim.role("theme"), claim.role("target")
        if claim.lemma not in _CONFIRMING or claim.negated or theme is None or target is None:
            continue
        ours, theirs = _whose(sheet, claims, theme), _whose(sheet, claims, target, named=True)
        for conflict in known if ours and theirs and ours != theirs else ():
            sides = [p for p in conflict.positions if ours in p.speakers or theirs in p.speakers]
            apart = any(ours in p.speakers for p in sides) and any(theirs in p.speakers for p in sides)
            if conflict.severity is Severity.HARD and apart and claim.id not in {i for p in sides for i in p.claims}:
                yield Conflict(
                    question=f"{short(sheet.words(claim.evidence), _LONGEST)}{WHETHER}",
                    predicate="confirm",
                    role=None,
                    severity=Severity.SOFT,
                    positions=(position("yes", claim), *sides),
                )
                break


def _whose(sheet: FactSheet, claims: Sequence[Claim], role: Role, *, named: bool = False) -> EntityId | None:
    """Whose words a phrase means: of whoever it names, else (not `named`) of whoever spoke last before it."""
    words = sheet.words(role.span)
    if _WORDS.search(words) is None:
        return None
    first = next(iter(_named_in(sheet, (role,))), None)
    if first is not None or named or _POINTING.match(words) is None:
        return first
    before = [c for c in claims if c.attribution and c.evidence.end <= role.span.start]
    last = max(before, key=lambda c: c.evidence.start, default=None)
    return innermost(last) if last is not None else None
