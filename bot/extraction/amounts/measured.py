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
