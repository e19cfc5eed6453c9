"""The closed set of things a reply is made of; each platform renders every one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeAlias

from bot.languages.words import spoken


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words. They are escaped by every renderer: article text can never ping or format."""

    text: str
    strong: bool = False
    emphasis: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """Words to be typed, such as a command."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a web address (http or https)."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Cite:
    """[n]: body sentence `number` of the article of that id. `url` leads to the article where there is one.

    `article` is empty only where nobody could look the sentence up.
    """

    number: int
    url: str | None = None
    article: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """An aware moment, shown in the reader's own zone where the platform can."""

    at: datetime


Inline: TypeAlias = Text | Code | Link | Cite | Moment
Line: TypeAlias = tuple[Inline, ...]


def line(*parts: str | Inline) -> Line:
    """A line of text: strings become `Text`; empty strings are left out."""
    return tuple(Text(part) if isinstance(part, str) else part for part in parts if part != "")


@dataclass(frozen=True, slots=True)
class Heading:
    """The first line of an answer, or of a part of it."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of prose."""

    line: Line


@dataclass(frozen=True, slots=True)
class Bullets:
    """Lines of equal rank. This is where a long answer is cut."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article, verbatim, with where they stand and, in `before`, who says them."""

    text: str
    cite: Cite
    before: Line = ()


@dataclass(frozen=True, slots=True)
class Fields:
    """Short names with short values."""

    pairs: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A small line under an answer: what is not stated, which article it is about."""

    line: Line


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG picture and the same in words."""

    data: bytes
    alt: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to take along. `name` ends as its `media_type` wants; the bytes are sent as they are."""

    name: str
    data: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Button:
    """Pressing it types the command: no state is kept anywhere."""

    label: str
    command: str


@dataclass(frozen=True, slots=True)
class Buttons:
    """Buttons in one row, five at most."""

    buttons: tuple[Button, ...]


Block: TypeAlias = Heading | Paragraph | Bullets | Quote | Fields | Note | Picture | Attachment | Buttons


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer for any platform.

    `private`: only the person who asked may see it. `typed`: the command that gives this very answer, in full
    (with its article), so that "and N more" can be a button; empty where there is nothing to go on with.
    `start`: how many of its items (bullets and quotes) were already shown before. `notify` is the platform's id of the
    one role (Discord) or user group (Slack) that is mentioned above it; a private reply notifies nobody.
    `language` is the one it was made in, so that whoever shows it goes on in it. `refused`: it only says why what was
    asked for could not be done; an answer that there is nothing is none.
    """

    blocks: tuple[Block, ...]
    private: bool = False
    typed: str = ""
    start: int = 0
    notify: str = ""
    language: str = field(default_factory=spoken)
    refused: bool = False


def plain(parts: Sequence[Inline]) -> str:
    """A line as bare text, for alt texts, notifications and tests."""
    done = []
    for part in parts:
        match part:
            case Text(text=text) | Code(text=text) | Link(text=text):
                done.append(text)
            case Cite(number=number):
                done.append(f"[{number}]")
            case Moment(at=at):
                done.append(at.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC"))
    return "".join(done)


def cited(reply: Reply) -> tuple[int, ...]:
    """The numbers of the sentences that a reply cites, in its order, each as often as it stands there."""
    return tuple(cite.number for cite in citations(reply.blocks))


def citations(blocks: Sequence[Block]) -> tuple[Cite, ...]:
    """Every [n] of these blocks, in their order, each as often as it stands there."""
    found: list[Cite] = []
    for block in blocks:
        match block:
            case Quote(before=one, cite=cite):
                found += [*_cites(one), cite]
            case Paragraph(line=one) | Note(line=one):
                found += _cites(one)
            case Bullets(lines=lines):
                found += [cite for one in lines for cite in _cites(one)]
            case Fields(pairs=pairs):
                found += [cite for _, one in pairs for cite in _cites(one)]
            case _:
                pass
    return tuple(found)


def _cites(parts: Line) -> list[Cite]:
    return [part for part in parts if isinstance(part, Cite)]
