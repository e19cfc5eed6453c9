"""Several words as one list: `a, b and c`, as the language that is spoken joins them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.languages.words import say, spoken

_LIKE_Y = re.compile(r"h?[iíy](?![aeou])", re.IGNORECASE)
"""What the Spanish "y" (and) is written "e" before: its own sound. Francia e Italia, but nieve y hielo."""


def listed(items: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`; "" for nothing."""
    kept = [item for item in items if item]
    if len(kept) < 2:
        return "".join(kept)
    several, last = ", ".join(kept[:-1]), kept[-1]
    if spoken() == "es" and _LIKE_Y.match(last):
        return f"{several} e {last}"
    return say("{several} and {last}", several=several, last=last)
