"""A message with more than words in its places: a command to type, a link, a moment, a name that stands out."""

from __future__ import annotations

import re

from bot.languages.words import say
from bot.replies.blocks import Inline, Line, line

_PLACE = re.compile(r"\{(\w+)\}")


def phrase(message: str, /, **parts: str | Inline) -> Line:
    """The message in the language that is spoken, as a line; each place holds its part, wherever it is put there."""
    pieces = _PLACE.split(say(message))
    return line(*(parts[piece] if at % 2 else piece for at, piece in enumerate(pieces)))
