"""Which stretches of a text are measured: what sort of amount a phrase is or holds."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from bot.facts.kinds import Sort
from bot.facts.model import Amount, Measure, Span

_SORTS = {Measure.MONEY: Sort.MONEY, Measure.PERCENT: Sort.PERCENT}


class MeasuredSpans:
    """The amounts of an article by place."""

    def __init__(self, amounts: Sequence[Amount]) -> None:
        self._amounts = sorted(amounts, key=lambda a: a.span)
        self._starts = [a.span.start for a in self._amounts]

    def sort_at(self, span: Span) -> Sort | None:
        """MONEY, PERCENT or NUMBER when an amount stands inside the span, the first of them; else None."""
        at = bisect.bisect_left(self._starts, span.start)
        if at < len(self._amounts) and span.covers(self._amounts[at].span):
            return _SORTS.get(self._amounts[at].kind, Sort.NUMBER)
        return None

    def holds(self, span: Span) -> bool:
        """Whether the span stands inside an amount of money: the "million" of "$3 million"."""
        at = bisect.bisect_right(self._starts, span.start) - 1
        return at >= 0 and self._amounts[at].kind is Measure.MONEY and self._amounts[at].span.covers(span)

    def within(self, span: Span) -> bool:
        """Whether the span stands inside an amount of any sort."""
        at = bisect.bisect_right(self._starts, span.start) - 1
        return at >= 0 and self._amounts[at].span.covers(span)

    def starting(self, place: int) -> Span | None:
        """The amount that begins there; None where none does."""
        at = bisect.bisect_left(self._starts, place)
        return self._amounts[at].span if at < len(self._amounts) and self._starts[at] == place else None
