"""Who says that who does what; and where claims about one thing disagree."""

from __future__ import annotations

from dataclasses import dataclass

from bot.facts.model.named import When
from bot.facts.model.values import ClaimId, EntityId, Severity, Span, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What fills one role of a claim: always words of the text, and the entities they name (none for a phrase).

    `implied` marks what the article implies and does not say: a buyer pays.
    """

    name: str
    span: Span
    entities: tuple[EntityId, ...] = ()
    implied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One link of the chain of speakers. `speaker` is None when nobody can be named; `cue` is the reporting lemma."""

    speaker: EntityId | None
    cue: str | None
    span: Span | None = None
    direct: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Who says that who does what, how far it has come, when, and the exact characters that say so.

    `attribution` holds the speakers, outermost first; empty when the article speaks in its own voice.
    Claims about one event share `event`. `confidence` is between 0 and 1; below SHOWN no answer uses the claim.
    `why` names the rule that found it, for the reader's tool; it is not part of the fact sheet.
    """

    id: ClaimId
    predicate: str
    lemma: str
    roles: tuple[Role, ...]
    status: Status
    evidence: Span
    negated: bool = False
    attribution: tuple[Attribution, ...] = ()
    when: When | None = None
    event: str | None = None
    extractor: str = "rules"
    confidence: float = 1.0
    why: str = ""

    def role(self, name: str) -> Role | None:
        """The first role of that name, or None."""
        return next((role for role in self.roles if role.name == name), None)

    def all_roles(self, name: str) -> tuple[Role, ...]:
        """Every role of that name."""
        return tuple(role for role in self.roles if role.name == name)


SHOWN = 0.5
"""The least confidence with which a claim is used in an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One side of a conflict: the value, in words of the article, who holds it, and in which claims."""

    value: str
    speakers: tuple[EntityId, ...]
    claims: tuple[ClaimId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Claims about one event that disagree; always derived, never stored as truth."""

    question: str
    predicate: str
    role: str | None
    severity: Severity
    positions: tuple[Position, ...]
