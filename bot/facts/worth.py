"""What an amount is worth, and when two amounts are one number, may be one, or cannot be. Pure.

Every comparison of numbers rests on this: rivals within an article, two articles, two versions, what a source revised.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

from bot.facts.model import Amount

Worth: TypeAlias = tuple[str, str | None, str | None, str | None]
"""What is measured, and the digits that the text gives: the value, or its bounds."""

SLACK = Decimal("0.1")
"""How far, as a share of it, a number may be from what is only said to be about it."""


def worth(amount: Amount) -> Worth:
    """The number itself, whatever it is of: amounts of the same worth tell the same number."""
    return (amount.kind.value, amount.value, amount.low, amount.high)


def one_unit(one: Amount, other: Amount) -> bool:
    """Whether both are of one unit, or one of them names none."""
    return one.unit == other.unit or None in (one.unit, other.unit)


def bounds(amount: Amount) -> tuple[Decimal, Decimal]:
    """From the least to the most that a number may mean: "at least", "up to", and a tenth around "about"."""
    value = Decimal(amount.value) if amount.value is not None else None
    least = Decimal(amount.low) if amount.low is not None else value if amount.high is None else Decimal(0)
    most = Decimal(amount.high) if amount.high is not None else value if amount.low is None else Decimal("Infinity")
    if least is None or most is None:
        return Decimal(0), Decimal("Infinity")
    slack = SLACK if amount.approximate and amount.low is None and amount.high is None else Decimal(0)
    return least * (1 - slack), most * (1 + slack)


def apart(one: Amount, other: Amount) -> bool:
    """Whether the numbers cannot be one and the same; of sums in different currencies nothing is said."""
    (a, b), (c, d) = bounds(one), bounds(other)
    return one_unit(one, other) and (b < c or d < a)
