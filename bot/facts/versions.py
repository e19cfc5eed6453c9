"""Two versions of a text laid side by side: which sentences stand in both, which of the others belong together. Pure.

Only letters and digits count: white space, commas, quotation marks and the order of sentences change nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.facts.model import FactSheet, Sentence
from bot.facts.notices import in_notice
from bot.facts.words import stem

ALIKE = 0.5
"""How much of their words (0 to 1) two sentences must share for one to be the other, edited."""

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")


def tokens(text: str) -> tuple[str, ...]:
    """The words and numbers of a text in small letters, without any mark; "1,200" is "1200"."""
    return tuple(each.replace(",", "") for each in _TOKEN.findall(text.casefold()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """Two versions: pairs of edited sentences, and the sentences that stand in one version only."""

    pairs: tuple[tuple[Sentence, Sentence], ...]
    only_before: tuple[Sentence, ...]
    only_after: tuple[Sentence, ...]


def lay(before: FactSheet, after: FactSheet) -> Laid:
    """The sentences of both that differ, notices of a correction left out."""
    old, new = _differing(_sentences(before), _sentences(after))
    pairs: list[tuple[Sentence, Sentence]] = []
    for _, a, b in _ranked(old, new):
        if a in old and b in new:
            pairs.append((old.pop(a), new.pop(b)))
    pairs.sort(key=lambda pair: pair[1].span)
    return Laid(pairs=tuple(pairs), only_before=tuple(old.values()), only_after=tuple(new.values()))


def _sentences(sheet: FactSheet) -> list[tuple[tuple[str, ...], Sentence]]:
    told = ((tokens(sheet.words(s.span)), s) for s in sheet.body() if not in_notice(sheet.article.text, s.span))
    return [(found, s) for found, s in told if found]


_Known = dict[tuple[tuple[str, ...], int], Sentence]


def _differing(
    old: Sequence[tuple[tuple[str, ...], Sentence]], new: Sequence[tuple[tuple[str, ...], Sentence]]
) -> tuple[_Known, _Known]:
    """Those that have no fellow with the same words, each by its words and its place."""
    shared = Counter(found for found, _ in old) & Counter(found for found, _ in new)
    return _without(old, shared), _without(new, shared)


def _without(told: Iterable[tuple[tuple[str, ...], Sentence]], shared: Counter[tuple[str, ...]]) -> _Known:
    left = Counter(shared)
    kept: _Known = {}
    for at, (found, sentence) in enumerate(told):
        if left[found] > 0:
            left[found] -= 1
        else:
            kept[found, at] = sentence
    return kept


def _ranked(old: _Known, new: _Known) -> list[tuple[float, tuple[tuple[str, ...], int], tuple[tuple[str, ...], int]]]:
    """The pairs that are alike enough, the most alike first; of equal ones those that stand at the same place."""
    ranked = [(likeness(a[0], b[0]), a, b) for a in old for b in new]
    return sorted((each for each in ranked if each[0] >= ALIKE), key=lambda e: (-e[0], abs(e[1][1] - e[2][1])))


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """How much of their words two sentences share, 0 to 1 (Dice); what number it is does not matter."""
    a, b = Counter(map(_masked, one)), Counter(map(_masked, other))
    return 2 * (a & b).total() / max(1, a.total() + b.total())


def _masked(token: str) -> str:
    return "0" if token[0].isdigit() else stem(token)


class Words:
    """The words of a whole article, to see whether a passage stands in it."""

    def __init__(self, sheet: FactSheet) -> None:
        self._text = f" {' '.join(token for found, _ in _sentences(sheet) for token in found)} "

    def hold(self, passage: str) -> bool:
        """Whether the passage stands there word for word, marks aside."""
        return f" {' '.join(tokens(passage))} " in self._text
