"""Characters that turn the direction in which text is shown: taken out of what a surface shows."""

from __future__ import annotations

_TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))


def undirected(text: str) -> str:
    """The text without embeddings, overrides and isolates (U+202A to U+202E, U+2066 to U+2069).

    One of them left open would show the rest of a message backwards. Right-to-left words need none: their letters have
    a direction of their own. What is stored and cited keeps every character.

    Source: Unicode Standard Annex 9, "Explicit Directional Formatting".
    """
    return text.translate(_TURNING)
