"""A reply as the exact body of a Discord message: one embed, buttons below, never over a limit, never a ping.

An embed rather than plain content: it has room for 4096 characters instead of 2000, so that every [n] can be a link,
and links in it show no preview. Limits: Discord's documentation, resources/message and components/reference.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias, assert_never

from bot.languages.words import say, speaking
from bot.platforms.discord import escape
from bot.platforms.discord.pages import Page, Piece, Role, page
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

PRESSED = "do:"
"""What the custom_id of our buttons begins with; the rest is the command that pressing it types."""

Json: TypeAlias = dict[str, Any]

_TITLE = 256
_DESCRIPTION = 4096
_LINE = 1200  # so that one overlong line cannot take the room of all others
_LABEL = 80
_CUSTOM_ID = 100
_ALT = 1024
_IN_A_ROW = 5
_ROWS = 5
_PICTURES = 10
_FILES = 10
_COLOUR = 0x2F6DB5
_BLURPLE, _GREY = 1, 2  # button styles: primary, secondary


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file that goes with a message."""

    name: str
    data: bytes
    media_type: str = "image/png"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message: the body of create-message, and the files that its `attachments` describe, in order."""

    body: Json
    files: tuple[File, ...] = ()


def render(reply: Reply) -> tuple[Message, ...]:
    """The messages that show the reply: always one. What does not fit waits behind a button (or "and N more").

    `private` is not in the body: only an answer to an interaction can be private, and the sender sets that. Whom the
    reply notifies stands in the content, and is the only one that the body allows to be pinged.
    """
    with speaking(reply.language):
        return (_message(reply),)


def _message(reply: Reply) -> Message:
    blocks = reply.blocks
    title = blocks[0].text if blocks and isinstance(blocks[0], Heading) else ""
    rest = blocks[1:] if title else blocks
    pictures = tuple(b for b in rest if isinstance(b, Picture))[:_PICTURES] if reply.start == 0 else ()
    carried = tuple(b for b in rest if isinstance(b, Attachment))[: _FILES - len(pictures)] if reply.start == 0 else ()
    files = (*_drawn(pictures), *_carried(carried, len(pictures)))
    shown = page(tuple(_pieces(rest)), start=reply.start, room=_DESCRIPTION, more=lambda *left: _more(reply, *left))
    body: Json = {
        "embeds": _embeds(_title(reply, title), shown.text, pictures),
        "allowed_mentions": {"parse": []},
    }
    if reply.notify.isdecimal():
        body["content"] = f"<@&{reply.notify}>"
        if not reply.private:
            body["allowed_mentions"]["roles"] = [reply.notify]
    if rows := _rows(rest, _further(reply, shown)):
        body["components"] = rows
    if files:
        body["attachments"] = [{"id": n, "filename": file.name} for n, file in enumerate(files)]
    for described, picture in zip(body.get("attachments", ()), pictures, strict=False):
        described["description"] = escape.shortened(escape.clean(picture.alt), _ALT)
    return Message(body=body, files=files)


def _drawn(pictures: Sequence[Picture]) -> Iterator[File]:
    return (File(name=_file_name(n), data=picture.data) for n, picture in enumerate(pictures))


def _carried(carried: Sequence[Attachment], taken: int) -> Iterator[File]:
    """The files to take along; a name is never what an image of the embed points to."""
    for number, each in enumerate(carried, taken + 1):
        kept = re.sub(r"[^\w.-]+", "-", escape.clean(each.name)).strip(".-")
        yield File(name=kept or f"file-{number}", data=each.data, media_type=each.media_type)


def _file_name(number: int) -> str:
    return f"picture-{number + 1}.png"


def _title(reply: Reply, title: str) -> str:
    return _fitting(_heading, say("{title} (continued)", title=title) if title and reply.start else title, _TITLE)


def _further(reply: Reply, shown: Page) -> Button | None:
    """The button that goes on where the page was cut."""
    return (
        Button(say("Show {count} more", count=shown.left), _from(reply, shown.next))
        if shown.left and reply.typed
        else None
    )


def _from(reply: Reply, item: int) -> str:
    return f"{reply.typed} from:{item}"


def _more(reply: Reply, left: int, item: int) -> str:
    """What stands where a long answer was cut; with the command to write where it is too long for a button."""
    told = f"*{say('and {count} more', count=left)}*"
    if not reply.typed or _presses(_from(reply, item)):
        return told
    return say("{told}: write me {command}", told=told, command=_line((Code(_from(reply, item)),)))


def _embeds(title: str, text: str, pictures: Sequence[Picture]) -> list[Json]:
    """The embed with the words; further pictures have embeds of their own (without url: of equal ones one is shown)."""
    if not title and not text and not pictures:
        text = say("Nothing to show.")
    first: Json = {"color": _COLOUR} | ({"title": title} if title else {}) | ({"description": text} if text else {})
    images = [{"image": {"url": f"attachment://{_file_name(n)}"}} for n in range(len(pictures))]
    return [first | (images[0] if images else {}), *({"color": _COLOUR} | image for image in images[1:])]


def _rows(blocks: Sequence[Block], further: Button | None) -> list[Json]:
    """Rows of at most five buttons, at most five rows. A command that fits no custom_id has no button."""
    taken: set[str] = set()
    wanted: list[tuple[tuple[Button, ...], int]] = [((further,), _BLURPLE)] if further else []
    for block in blocks:
        if isinstance(block, Buttons):
            wanted += [(block.buttons[at : at + _IN_A_ROW], _GREY) for at in range(0, len(block.buttons), _IN_A_ROW)]
    rows = ([made for button in buttons if (made := _button(button, style, taken))] for buttons, style in wanted)
    return [{"type": 1, "components": row} for row in rows if row][:_ROWS]


def _presses(command: str) -> str | None:
    """The custom_id that types the command; None where it would be too long or there is nothing to type."""
    ident = PRESSED + escape.clean(command)
    return ident if ident != PRESSED and escape.units(ident) <= _CUSTOM_ID else None


def _button(button: Button, style: int, taken: set[str]) -> Json | None:
    """One button, or None where the message has it already, or Discord would refuse it."""
    ident, label = _presses(button.command), escape.shortened(escape.clean(button.label), _LABEL)
    if not label or ident is None or ident in taken:
        return None
    taken.add(ident)
    return {"type": 2, "style": style, "label": label, "custom_id": ident}


def _pieces(blocks: Sequence[Block]) -> Iterator[Piece]:
    """The text of each block in order, in pieces that a page either holds whole or leaves out."""
    for number, block in enumerate(blocks):
        match block:
            case Heading(text=text):
                yield Piece(_line((Text(text, strong=True),), _TITLE), Role.HEADING, number)
            case Paragraph(line=line):
                yield Piece(escape.line_safe(_line(line)), Role.PROSE, number)
            case Bullets(lines=lines):
                yield from (Piece(f"- {escape.line_safe(_line(line))}", Role.ITEM, number) for line in lines)
            case Quote():
                yield Piece(_quote(block), Role.ITEM, number)
            case Fields(pairs=pairs):
                named = (
                    ((Text(f"{name.strip().rstrip(':')}:", strong=True), Text(" ")), value) for name, value in pairs
                )
                yield from (Piece(_line((*name, *value)), Role.PROSE, number) for name, value in named)
            case Note(line=line):
                yield Piece("-# " + escape.line_safe(_line(line)), Role.NOTE, number)
            case Picture() | Attachment() | Buttons():
                pass
            case _:
                assert_never(block)


def _heading(text: str) -> str:
    return escape.line_safe(escape.escaped(text).strip())


def _quote(quote: Quote) -> str:
    before = escape.line_safe(_line(quote.before))
    words = "> " + escape.line_safe(_line((Text(quote.text), Text(" "), quote.cite)))
    return f"{before}\n{words}" if before else words


def _line(parts: Line, limit: int = _LINE) -> str:
    """A line in Markdown, of at most `limit` units: its longest words are cut first, what they rest on stays."""
    parts = _merged(parts)
    while escape.units(done := _joined(parts)) > limit:
        longest = max(range(len(parts)), key=lambda n: len(_words(parts[n])))
        if len(_words(parts[longest])) < 2:
            parts = parts[:-1]
        else:
            cut = _cut(parts[longest], by=max(2, (escape.units(done) - limit) // 2))
            parts = (*parts[:longest], cut, *parts[longest + 1 :])
    return done.strip()


def _cut(part: Inline, by: int) -> Text:
    """Shorter words; a link or a command that is cut is only words any more."""
    words = _words(part)
    kept = escape.shortened(words.strip(), max(1, escape.units(words) - by)) + " " * words[-1:].isspace()
    kept = kept if len(kept) < len(words) else kept.strip()
    return replace(part, text=kept) if isinstance(part, Text) else Text(kept)


def _words(part: Inline) -> str:
    return part.text if isinstance(part, Text | Code | Link) else ""


def _merged(parts: Line) -> Line:
    """Neighbouring words of one style as one, so that "https:" and "//" are seen together."""
    done: list[Inline] = []
    for part in parts:
        last = done[-1] if done else None
        if isinstance(part, Text) and isinstance(last, Text) and _style(part) == _style(last):
            done[-1] = Text(last.text + part.text, strong=part.strong, emphasis=part.emphasis)
        else:
            done.append(part)
    return tuple(done)


def _style(text: Text) -> str:
    return "**" * text.strong + "*" * text.emphasis


def _joined(parts: Line) -> str:
    done = ""
    for part in parts:
        piece = _inline(part)
        if done.endswith("*") and piece.startswith("*"):
            done += escape.ZERO_WIDTH  # two runs of stars next to each other would be read as one
        elif done.endswith("]") and piece.startswith("("):
            done += "\\"  # [1](words) would be read as a link
        done += piece
    return done


def _inline(part: Inline) -> str:
    match part:
        case Text():
            return _styled(escape.escaped(part.text), _style(part))
        case Code(text=text):
            return escape.code(text)
        case Link(text=text, url=url):
            return escape.linked(text, url)
        case Cite(number=number, url=url):
            return escape.cited(number, url)
        case Moment(at=at):
            return f"<t:{int(at.timestamp())}:f>"
        case _:
            assert_never(part)


def _styled(markdown: str, stars: str) -> str:
    """Stars close around the words: Discord does not format "** words **"."""
    words = markdown.strip()
    if not words or not stars:
        return markdown
    before, _, after = markdown.partition(words)
    return f"{before}{stars}{words}{stars}{after}"


def _fitting(form: Callable[[str], str], text: str, limit: int) -> str:
    """`form` of as much of the text as gives at most `limit` units."""
    room = limit
    while escape.units(done := form(escape.shortened(escape.clean(text), room))) > limit:
        room -= max(1, (escape.units(done) - limit) // 2)
    return done
