"""What one side says it handed over against what the other says it received: two accounts of one transfer. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.facts.model import Amount, Claim, Conflict, FactSheet, Measure, Severity, Status
from bot.facts.query import number, voices
from bot.facts.rival_numbers import MEASURED
from bot.facts.sameness import Sameness, counted
from bot.facts.sides import at_other_times, position
from bot.facts.told_numbers import counts_alone
from bot.facts.worth import apart

_GIVING = frozenset(
    "hand_over hand give deliver send return release transfer turn_over supply ship dispatch repatriate pay "
    "surrender free provide donate".split()
)
_RECEIVING = frozenset("receive get take_delivery accept take_back collect obtain recover take".split())
_GOODS = ("goods", "theme", "quantity", "amount", "person")
_DONE = frozenset((Status.DONE, Status.ONGOING, Status.UNKNOWN))
_PARTLY = re.compile(r"\b(?:of (?:them|these|those|the)|so far|first|rest|remaining|by now|to date)\b", re.IGNORECASE)
"""Words of a clause that tells a part of it, or how far it has come."""


def handovers(sheet: FactSheet, claims: Sequence[Claim]) -> Iterator[Conflict]:
    """A conflict for two numbers of one transfer, each told by another voice, a sentence apart at most.

    Hard where the second is only a number ("had received 104"); soft where the goods are named again, since others may
    have received the rest.
    """
    given = [(c, a) for c in claims if c.lemma in _GIVING and (a := _amount(sheet, c)) is not None]
    taken = [(c, a) for c in claims if c.lemma in _RECEIVING and (a := _amount(sheet, c)) is not None]
    for gift, sent in given:
        for receipt, got in taken:
            if not _of_one(sheet, gift, receipt) or not _differ(sheet, sent, got):
                continue
            sides = sorted(((gift, sent), (receipt, got)), key=lambda side: side[1].span.start)
            yield Conflict(
                question=MEASURED[sent.kind],
                predicate=gift.predicate,
                role=None,
                severity=Severity.HARD if got.unit is None else Severity.SOFT,
                positions=tuple(position(sheet.words(amount.span), claim) for claim, amount in sides),
            )
            break


def _amount(sheet: FactSheet, claim: Claim) -> Amount | None:
    """The one number of what a claim hands over, told by somebody as done and whole; else None."""
    if claim.negated or claim.status not in _DONE or not voices((claim,)):
        return None
    spans = [role.span for role in claim.roles if role.name in _GOODS]
    inside = [a for a in sheet.amounts if any(span.overlap(a.span) for span in spans)]
    if len(inside) != 1 or not counts_alone(sheet, inside[0]) or _PARTLY.search(sheet.words(claim.evidence)):
        return None
    return _without_particle(sheet, inside[0])


def _without_particle(sheet: FactSheet, amount: Amount) -> Amount:
    """ "Handed over 106" is 106, and not more than that."""
    if sheet.words(amount.span).lower().startswith("over ") and amount.low is not None:
        return replace(amount, value=amount.low, low=None, span=replace(amount.span, start=amount.span.start + 5))
    return amount


def _of_one(sheet: FactSheet, gift: Claim, receipt: Claim) -> bool:
    """Whether the two may be one transfer: told by two voices side by side, at no two times."""
    if set(voices((gift,))) & set(voices((receipt,))) or gift.evidence.overlap(receipt.evidence):
        return False
    if at_other_times(gift, receipt):
        return False
    return abs(number(sheet, gift.evidence) - number(sheet, receipt.evidence)) <= 1


def _differ(sheet: FactSheet, sent: Amount, got: Amount) -> bool:
    """Whether the numbers are of one thing, or the second of "it", and cannot be one."""
    bare = got.kind is Measure.COUNT and got.unit is None
    if sent.kind is not got.kind and not (bare and sent.kind is Measure.MONEY):
        return False
    if got.kind is not Measure.COUNT:
        return apart(sent, got)
    named = sent.unit is not None and got.unit is not None
    if named and counted(sheet.words(sent.span), sheet.words(got.span)) is not Sameness.SAME:
        return False
    return apart(replace(sent, unit=None), replace(got, unit=None))
