"""What all that find conflicts ask of the claims on both sides; which of them finds what: docs/design/conflicts.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.facts.model import Claim, ClaimId, Conflict, Position, Status
from bot.facts.query import voices

UNREAL = frozenset((Status.ASKED, Status.HYPOTHETICAL, Status.POSSIBLE, Status.CONDITIONAL))
"""What is not said to be so, so that nobody can deny it."""


def position(value: str, *claims: Claim) -> Position:
    """The side of whoever says these claims."""
    return Position(value=value, speakers=voices(claims), claims=tuple(claim.id for claim in claims))


def at_other_times(one: Claim, other: Claim) -> bool:
    """Whether both tell when, and have no day in common."""
    return one.when is not None and other.when is not None and one.when.disjoint(other.when)


def set_apart(known: Iterable[Conflict]) -> Sequence[frozenset[ClaimId]]:
    """The claims of each conflict that was found already: two of one set are not told again."""
    return tuple(frozenset(ident for side in each.positions for ident in side.claims) for each in known)
