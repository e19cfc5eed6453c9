"""A reply as text for a terminal: wrapped, with [n], and with its buttons as commands to type."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC
from typing import assert_never

from bot.languages.dates import number
from bot.languages.words import mark, say, speaking
from bot.replies.blocks import (
    Attachment,
    Block,
    Bullets,
    Button,
    Buttons,
    Cite,
    Code,
    Fields,
    Heading,
    Inline,
    Line,
    Link,
    Moment,
    Note,
    Paragraph,
    Picture,
    Quote,
    Reply,
    Text,
)

NARROWEST = 24
"""Columns; below that nothing is readable, so it is not wrapped more narrowly."""

NOTHING = mark("Nothing to show.")

_JOINERS = "\u200c\u200d"  # invisible, but Persian, Indic scripts and emoji are spelt with them


def render(reply: Reply, width: int | None = None) -> str:
    """The reply as text without a final new line, wrapped at `width` columns; None leaves every line whole.

    Nothing is cut: a terminal scrolls. Items before `reply.start` are left out, as they were shown before. Control
    characters of articles never reach the terminal.
    """
    columns = None if width is None else max(NARROWEST, width)
    with speaking(reply.language):
        drawn = [_drawn(block, columns) for block in _from_start(reply)]
        return "\n\n".join("\n".join(lines) for lines in drawn if lines) or say(NOTHING)


def _from_start(reply: Reply) -> Iterator[Block]:
    """The blocks without the items (bullets and quotes) that were shown before."""
    skip = reply.start
    for block in reply.blocks:
        match block:
            case Bullets(lines=lines):
                left = lines[skip:]
                skip = max(0, skip - len(lines))
                if left:
                    yield replace(block, lines=left)
            case Quote() if skip:
                skip -= 1
            case _:
                yield block


def _drawn(block: Block, width: int | None) -> list[str]:
    match block:
        case Heading(text=text):
            return _wrapped(safe(text), width)
        case Paragraph(line=line):
            return _wrapped(words(line), width)
        case Bullets(lines=lines):
            return [row for line in lines for row in _wrapped(words(line), width, "- ", "  ")]
        case Quote():
            return _quote(block, width)
        case Fields(pairs=pairs):
            return [row for name, line in pairs for row in _wrapped(_field(name, line), width, "", "  ")]
        case Note(line=line):
            return _wrapped(words(line), width)
        case Picture(alt=alt):
            return _wrapped(f"[{say('Picture: {words}', words=safe(alt))}]", width)
        case Attachment(name=name, data=data):
            return _wrapped(f"[{say('File: ')}{safe(name)}, {say('{count} bytes', count=number(len(data)))}]", width)
        case Buttons(buttons=buttons):
            return _buttons(buttons)
        case _:
            assert_never(block)


def _quote(quote: Quote, width: int | None) -> list[str]:
    before = _wrapped(words(quote.before), width)
    return before + _wrapped(f"{safe(quote.text)} {words((quote.cite,))}", width, "  | ", "  | ")


def _field(name: str, line: Line) -> str:
    return f"{safe(name).rstrip(':')}: {words(line)}"


def _buttons(buttons: Sequence[Button]) -> list[str]:
    """Commands are never wrapped: they are there to be copied."""
    if not buttons:
        return []
    asked = [(safe(button.command), safe(button.label)) for button in buttons]
    widest = max(len(command) for command, _ in asked)
    return [say("Ask next:"), *(f"  {c:<{widest}}  {label if label != c else ''}".rstrip() for c, label in asked)]


def words(line: Line) -> str:
    """A line as one line of safe text; a link is followed by its address."""
    return " ".join("".join(_word(part) for part in line).split())


def _word(part: Inline) -> str:
    match part:
        case Text(text=text) | Code(text=text):
            return _kept(text)
        case Link(text=text, url=url):
            shown, address = safe(text), safe(url)
            return shown if shown == address else f"{shown} <{address}>"
        case Cite(number=number):
            return f"[{number}]"
        case Moment(at=at):
            return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
        case _:
            assert_never(part)


def safe(text: str) -> str:
    """The text on one line, without characters that could steer a terminal or turn its direction."""
    return " ".join(_kept(text).split())


def _kept(text: str) -> str:
    """Control, direction-changing and half characters taken out; white space of any kind is a space."""
    spaced = (" " if c.isspace() else c for c in text)
    return "".join(c for c in spaced if c in _JOINERS or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co"))


def _wrapped(text: str, width: int | None, first: str = "", rest: str = "") -> list[str]:
    if not text:
        return []
    if width is None:
        return [first + text]
    # addresses and commands stay whole, to be copied
    return textwrap.wrap(
        text, width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
