"""Between the articles of a story: who says otherwise in a later one than was said in an earlier one. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.facts.agreement import Pair, compare
from bot.facts.model import Claim, FactSheet
from bot.facts.notices import in_notice
from bot.facts.query import innermost
from bot.facts.words import stems


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One thing told otherwise: by the places of the two articles, and the pair of claims, the earlier one first.

    `same`: it is the same speaker who says otherwise now; else two accounts differ.
    """

    earlier: int
    later: int
    pair: Pair
    same: bool


def turns(sheets: Sequence[FactSheet]) -> tuple[Turn, ...]:
    """What later articles tell otherwise than earlier ones, each claim against the last article that told of it.

    `sheets` in the order of time. Whoever says otherwise now comes first, then accounts that differ.
    """
    found: list[Turn] = []
    for later in range(1, len(sheets)):
        done: set[str] = set()
        for earlier in reversed(range(later)):
            for pair in compare(sheets[earlier], sheets[later]).pairs:
                if not pair.differs or pair.other.id in done or _in_notice(sheets[later], pair.other):
                    continue
                done.add(pair.other.id)
                same = _same_voice(sheets[earlier], pair.one, sheets[later], pair.other)
                found.append(Turn(earlier=earlier, later=later, pair=pair, same=same))
    return tuple(sorted(found, key=lambda turn: not turn.same))


def in_time(sheets: Sequence[FactSheet]) -> tuple[FactSheet, ...]:
    """The sheets in the order in which they were published; those without a date last."""
    return tuple(sorted(sheets, key=lambda sheet: (sheet.article.published is None, _iso(sheet))))


def _iso(sheet: FactSheet) -> str:
    published = sheet.article.published
    if isinstance(published, datetime) and published.tzinfo is not None:
        published = published.astimezone(UTC)
    return published.isoformat() if published is not None else ""


def _in_notice(sheet: FactSheet, claim: Claim) -> bool:
    return in_notice(sheet.article.text, claim.evidence)


def _same_voice(one: FactSheet, claim: Claim, other: FactSheet, fellow: Claim) -> bool:
    """Whether one speaker stands behind both; in their own voices, whether one publisher does."""
    mine, theirs = innermost(claim), innermost(fellow)
    if mine is None or theirs is None:
        own = not claim.attribution and not fellow.attribution
        return own and one.article.source is not None and one.article.source == other.article.source
    return bool(stems(one.entity(mine).name) & stems(other.entity(theirs).name))
