"""A reply as plain JSON values, every block and inline of it: for scripts, and for whoever draws it elsewhere."""

from __future__ import annotations

from base64 import b64encode
from datetime import UTC
from typing import Any, TypeAlias, assert_never

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

Json: TypeAlias = dict[str, Any]


def to_json(reply: Reply) -> Json:
    """The whole reply; each block is an object whose `type` is its name in small letters. Pictures are base64 PNG.

    The bytes of a file are base64 too.
    """
    return {
        "private": reply.private,
        "typed": reply.typed,
        "start": reply.start,
        "notify": reply.notify,
        "blocks": [_block(block) for block in reply.blocks],
    }


def _block(block: Block) -> Json:
    match block:
        case Heading(text=text):
            return {"type": "heading", "text": text}
        case Paragraph(line=line):
            return {"type": "paragraph", "line": _line(line)}
        case Bullets(lines=lines):
            return {"type": "bullets", "lines": [_line(line) for line in lines]}
        case Quote(text=text, cite=cite, before=before):
            return {"type": "quote", "text": text, "cite": _inline(cite), "before": _line(before)}
        case Fields(pairs=pairs):
            return {"type": "fields", "pairs": [{"name": name, "line": _line(line)} for name, line in pairs]}
        case Note(line=line):
            return {"type": "note", "line": _line(line)}
        case Picture(data=data, alt=alt):
            return {"type": "picture", "png": b64encode(data).decode(), "alt": alt}
        case Attachment(name=name, data=data, media_type=media_type):
            return {"type": "attachment", "name": name, "mediaType": media_type, "base64": b64encode(data).decode()}
        case Buttons(buttons=buttons):
            return {"type": "buttons", "buttons": [_button(button) for button in buttons]}
        case _:
            assert_never(block)


def _button(button: Button) -> Json:
    return {"label": button.label, "command": button.command}


def _line(line: Line) -> list[Json]:
    return [_inline(part) for part in line]


def _inline(part: Inline) -> Json:
    match part:
        case Text(text=text, strong=strong, emphasis=emphasis):
            return {"type": "text", "text": text, "strong": strong, "emphasis": emphasis}
        case Code(text=text):
            return {"type": "code", "text": text}
        case Link(text=text, url=url):
            return {"type": "link", "text": text, "url": url}
        case Cite(number=number, url=url, article=article):
            return {"type": "cite", "number": number, "url": url, "article": article}
        case Moment(at=at):
            return {"type": "moment", "at": at.astimezone(UTC).isoformat()}
        case _:
            assert_never(part)
