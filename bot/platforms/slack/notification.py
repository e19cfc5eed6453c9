"""The top-level text of a Slack message: all that notifications and screen readers have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from bot.languages.words import mark, say
from bot.platforms.slack.literal import short_label, spoken, words
from bot.replies.blocks import (
    Attachment,
    Block,
    Bullets,
    Buttons,
    Fields,
    Heading,
    Line,
    Note,
    Paragraph,
    Picture,
    Quote,
    Text,
)

LONGEST = 3_000
"""Characters; Slack advises at most 4,000."""
NOTHING = mark("There is nothing to show.")


def notification(blocks: Iterable[Block]) -> str:
    """What a notification or a screen reader says: the same words, escaped, cut after a line."""
    lines = [line for block in blocks for line in _lines(block) if words(line).strip()]
    said: list[str] = []
    left = LONGEST
    for text in map(spoken, lines):
        if len(text) >= left:
            break
        said.append(text)
        left -= len(text) + 1
    return "\n".join(said) or (short_label(words(lines[0]), LONGEST) if lines else say(NOTHING))


def _lines(block: Block) -> tuple[Line, ...]:
    """The block, line by line."""
    match block:
        case Heading(text=text):
            return ((Text(text),),)
        case Paragraph(line=line) | Note(line=line):
            return (line,)
        case Bullets(lines=lines):
            return tuple((Text("• "), *line) for line in lines if words(line).strip())
        case Quote(text=text, cite=cite, before=before):
            said = text.strip()
            marked = said if said[:1] in ("“", '"', "‘", "'", "«", "„") else f"“{said}”"
            return ((*before, Text(f" {marked} "), cite),)
        case Fields(pairs=pairs):
            return tuple((Text(f"{name}: "), *line) for name, line in pairs)
        case Picture(alt=alt):
            return ((Text(say("Picture: {words}", words=alt)),),)
        case Attachment(name=name):
            return ((Text(say("File: ") + name),),)
        case Buttons():
            return ()
        case _:
            assert_never(block)
