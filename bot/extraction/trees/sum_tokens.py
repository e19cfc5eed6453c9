"""Sums as one number: the tokenizer parts "€4m" into a number and an "m", which a parser takes for a noun."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_SUM = re.compile(r"[$€£¥]\s?\d[\d.,]*(?:m|bn|tn|mn|k)\b")
_UNITS = frozenset(("m", "bn", "tn", "mn", "k"))


def whole_sums(words: Iterable[tuple[str, str]], text: str) -> Iterable[tuple[str, str]]:
    """The words of the text with the space behind each; such a number is one word, a full stop behind it another."""
    return _joined(words) if _SUM.search(text) else words


def _joined(words: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    before = ("", "")
    for word, space in words:
        unit = word.rstrip(".")
        glued = not before[1] and before[0][-1:].isdigit()
        if glued and unit in _UNITS and len(word) - len(unit) <= 1:
            before = (before[0] + unit, space if unit == word else "")
            if unit == word:
                continue
            word = "."
        if before[0]:
            yield before
        before = (word, space)
    if before[0]:
        yield before
