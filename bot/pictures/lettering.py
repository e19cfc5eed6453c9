"""Text in pictures: the shipped fonts, widths, lines, and the cleaning of article text.

The fonts are DejaVu Sans Condensed (data/DejaVu-LICENSE.txt): shipped, so that a container without fonts draws the
same, and with scripts enough for European, Arabic and Hebrew names. Nothing in a text is markup: `$` is a dollar.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from PIL import ImageFont

_FILES = {False: "DejaVuSansCondensed.ttf", True: "DejaVuSansCondensed-Bold.ttf"}
NO_BREAK = "\u00a0"
_JOINERS = "\u200c\u200d"
LONGEST = 600
"""More characters of a text are never measured."""


@cache
def font(size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    """The font in a size in pixels."""
    # by its path, not its bytes: FreeType then shares one file between all sizes
    return ImageFont.truetype(Path(__file__).parent / "data" / _FILES[bold], size)


def clean(text: str) -> str:
    """The text on one line without control, direction-changing and unassigned characters."""
    spaced = "".join(
        " " if c.isspace() and c != NO_BREAK else c for c in unicodedata.normalize("NFC", text[: LONGEST * 2])
    )
    kept = (c for c in spaced if c in _JOINERS or unicodedata.category(c)[0] != "C")
    return re.sub(" +", " ", "".join(kept)).strip()[:LONGEST]


def wide(text: str, size: int, bold: bool = False) -> float:
    """How wide the text is, in pixels."""
    return font(size, bold).getlength(text)


def fitted(text: str, size: int, width: float, bold: bool = False) -> str:
    """As much of the text as is `width` pixels wide, with an ellipsis where it was cut."""
    text = clean(text)
    if wide(text, size, bold) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        fits = wide(f"{text[:middle].rstrip()}…", size, bold) <= width
        low, high = (middle, high) if fits else (low, middle - 1)
    return f"{text[:low].rstrip(' ,;:–-')}…"


def lines(text: str, size: int, width: float, most: int, bold: bool = False) -> list[str]:
    """The text in at most `most` lines of `width` pixels; a word that is too wide is broken."""
    left = clean(text)
    found: list[str] = []
    while left and len(found) < most - 1:
        head = _head(left, size, width, bold)
        found.append(head.rstrip())
        left = left[len(head) :].lstrip()
    return [*found, fitted(left, size, width, bold)] if left else found


def _head(text: str, size: int, width: float, bold: bool) -> str:
    """As many whole words as fit; of a word that is too wide as many characters as fit, one at least."""
    if wide(text, size, bold) <= width:
        return text
    head = ""
    for word in text.split(" "):
        if wide(f"{head}{word}", size, bold) > width:
            break
        head += f"{word} "
    if head:
        return head
    count = 1
    while count < len(text) and wide(text[: count + 1], size, bold) <= width:
        count += 1
    return text[:count]
