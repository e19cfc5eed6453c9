"""Words of a text and their stems, for questions and answers; the stemmer itself is in `bot.facts.stems`. Pure."""

from __future__ import annotations

import re

from bot.facts.stems import regular_stem, stem

__all__ = ["regular_stem", "stem", "stems", "words"]

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")


def words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, possessive endings taken off."""
    return tuple(re.sub(r"['’]s?$", "", match[0].casefold().replace("’", "'")) for match in _WORD.finditer(text))


def stems(text: str) -> frozenset[str]:
    """The stems of all words of a text, parts of hyphenated ones too."""
    found = words(text)
    parts = (part for word in found if "-" in word for part in word.split("-"))
    return frozenset(stem(word) for word in (*found, *parts))
