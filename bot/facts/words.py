"""Words of a text and their stems, for questions and answers; the stemmer itself is in `bot.facts.stems`. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.facts.stems import regular_stem, stem

__all__ = ["has_words", "regular_stem", "share", "short", "stem", "stems", "words"]

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")


def words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, possessive endings taken off."""
    return tuple(re.sub(r"['’]s?$", "", match[0].casefold().replace("’", "'")) for match in _WORD.finditer(text))


def stems(text: str) -> frozenset[str]:
    """The stems of all words of a text, parts of hyphenated ones too."""
    found = words(text)
    parts = (part for word in found if "-" in word for part in word.split("-"))
    return frozenset(stem(word) for word in (*found, *parts))


def has_words(text: str, calls: Iterable[str]) -> bool:
    """Whether a text has one of these words, or the words of one of these phrases one after the other."""
    roots = [stem(word) for word in words(text)]
    for call in calls:
        wanted = [stem(word) for word in words(call)]
        if any(roots[at : at + len(wanted)] == wanted for at in range(len(roots) - len(wanted) + 1)):
            return True
    return False


def share(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the fewer words both have, 0 to 1: a short clause may be all of a part of a long one."""
    return len(one & other) / max(1, min(len(one), len(other)))


def short(text: str, most: int) -> str:
    """The text, cut at a word with an ellipsis when it is longer than `most` characters."""
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
