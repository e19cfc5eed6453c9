"""Numbers that can stand beside each other, as bars: one question answered by several, or a series of one unit."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bot.facts.model import Amount, Claim, FactSheet, Measure, Role
from bot.facts.query import shown
from bot.languages.lists import listed
from bot.languages.words import mark, say
from bot.replies.compose import claimant
from bot.replies.content import content
from bot.replies.pictures import Bar, ChartSketch
from bot.replies.wording import name_of, short

SERIES = 3
"""From how many numbers on they are a series, whoever gives them."""
MOST = 8
TITLE = mark("Numbers side by side")
LABEL = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    claim: Claim
    role: Role
    amount: Amount


def number_chart(sheet: FactSheet, among: Collection[Claim] | None = None) -> ChartSketch | None:
    """The largest group of comparable numbers, of these claims only where some are given; None for no such group.

    Comparable are numbers of one unit in the same role of the same kind of claim: counts of the dead with counts of
    the dead. Two are enough where two voices give them; never are they added up or averaged.
    """
    groups: dict[tuple[str, str, Measure], list[_Told]] = {}
    for told in _told(sheet):
        if among is not None and told.claim not in among:
            continue
        groups.setdefault((told.claim.predicate, told.role.name, told.amount.kind), []).append(told)
    fit = [part for group in groups.values() for part in _of_one_unit(group) if _comparable(part)]
    best = max(fit, key=len, default=None)
    if best is None:
        return None
    return ChartSketch(
        title=say(TITLE), bars=tuple(_bar(sheet, each) for each in best[:MOST]), rival=len(best) < SERIES
    )


def _told(sheet: FactSheet) -> Iterator[_Told]:
    """Every number that fills a role alone: the only one in it, so that what it measures is what the role asks."""
    seen: set[Amount] = set()
    for claim in shown(sheet):
        for role in claim.roles:
            inside = [each for each in sheet.amounts if role.span.covers(each.span)]
            if len(inside) == 1 and inside[0] not in seen and not claim.negated and _ends(inside[0]) is not None:
                seen.add(inside[0])
                yield _Told(claim=claim, role=role, amount=inside[0])


def _of_one_unit(group: Sequence[_Told]) -> Iterator[list[_Told]]:
    """The group by unit. A bare count goes with the only unit there is; a sum without a currency with no other sum."""
    units = {told.amount.unit for told in group} - {None}
    bare = [told for told in group if told.amount.unit is None]
    for unit in units:
        same = [told for told in group if told.amount.unit == unit]
        joins = len(units) == 1 and group[0].amount.kind is Measure.COUNT
        yield sorted((*same, *bare), key=lambda told: told.amount.span) if joins else same


def _comparable(group: Sequence[_Told]) -> bool:
    """Whether they say something together: different values, by two voices at least or in a series."""
    values = {_ends(told.amount) for told in group}
    voices = {tuple(link.speaker for link in told.claim.attribution) for told in group}
    return len(values) > 1 and (len(group) >= SERIES or len(voices) > 1)


def _ends(amount: Amount) -> tuple[float, float] | None:
    """From where to where a number reaches; an open end is the other one. None where there is no number."""
    low, high = amount.low or amount.value or amount.high, amount.high or amount.value or amount.low
    if low is None or high is None:
        return None
    return float(low), float(high)


def _owner(sheet: FactSheet, claim: Claim) -> str:
    """Whose number it is: who is said to give it, within the claim or outside of it."""
    source = claim.role("source")
    if source is not None and source.entities:
        return listed(tuple(name_of(sheet, ident) for ident in source.entities))
    return claimant(sheet, claim.attribution, claim.evidence)


def _bar(sheet: FactSheet, told: _Told) -> Bar:
    amount, claim = told.amount, told.claim
    ends = _ends(amount)
    assert ends is not None
    return Bar(
        label=short(content(sheet, claim), LABEL),
        words=sheet.words(amount.span).replace('"', ""),
        who=_owner(sheet, claim),
        low=ends[0],
        high=ends[1],
        open_low=amount.value is None and amount.low is None,
        open_high=amount.value is None and amount.high is None,
    )
