"""The paragraphs of an article's text: where they begin and end, what part they are, their text with single spaces.

A line break becomes a token of its own that a dependency parser likes to make a subject, so every paragraph is parsed
apart, with white space made single; `origin` leads each character back to the unchanged text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.extraction.trees.masthead import MOST, front_of, of_masthead
from bot.facts.model import Part

_WRAPPED = range(40, 121)
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_CAPTION = re.compile(
    r"^(?:file )?(?:photo|picture|image|caption|video|watch|graphic)s?\b.{0,3}[:|]"
    r"|^\[(?:photo|image|video)\b|\((?:photo|image|picture|credit)s?\b[^)]{0,80}\)\s*$"
    r"|\bphoto(?:graph)? (?:by|credit)\b[^.]*\.?$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!…:;,][\"”’»')\]]*$|[\"”’»)]$|—$")
_MARK = re.compile(r"^\s*#{1,6}\s+")
_BULLET = re.compile(
    r"^\s*(?:(?:[-–—*•‣◦▪●·]|\d{1,2}[.)])\s+"
    r"|(?:BREAKING|UPDATED?|EXCLUSIVE|LIVE|JUST IN|DEVELOPING|ALERT|WATCH|Breaking|Updated?|Exclusive)"
    r"(?: (?:NEWS|news))?\s*(?::|[|–—-](?=\s))\s*)(?=\S)"
)
"""What begins an item of a list or a line of a live report; the parser would take it for a word of the sentence."""
_PICTURE = re.compile("[\U0001f000-\U0001faff\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\ufe0e\ufe0f\u20e3]")
"""Emoji, arrows and ornaments: they stand for no word, and hide a name that they stand beside."""
_LONGEST = 4000
_LONGEST_WORD = 200
_LETTERS = "[!-~¡-¬®-ɏ‘’“”–—…€]{1,200}+"
_PLAIN = re.compile(f"{_LETTERS}(?: {_LETTERS})*+")
"""Text without anything to be put right: the usual case."""
_HEADING_WORDS = 16
_LONG_HEADLINE = 24


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of text to be parsed in one go. `origin[i]` is where character i of `text` stands in the article."""

    text: str
    origin: tuple[int, ...]
    part: Part


def paragraphs(text: str, title: str | None = None) -> tuple[Paragraph, ...]:
    """The paragraphs of `text` in order, none of them empty; long ones in pieces of at most 4,000 characters."""
    blocks = _without_masthead(text, list(_blocks(text)))
    parts = [_part(text[a:b], i, blocks, text, title) for i, (a, b) in enumerate(blocks)]
    if Part.BODY not in parts:
        parts = [Part.BODY] * len(parts)
    done = []
    for (start, end), part in zip(blocks, parts, strict=True):
        mark = _MARK.match(text[start:end]) or _BULLET.match(text[start:end])
        start += mark.end() if mark else 0
        front = front_of(text[start : min(end, start + 200)]) if part is Part.BODY else 0
        if front:
            clean = _single_spaced(text, start, start + front)
            done.append(Paragraph("".join(c for c, _ in clean), tuple(i for _, i in clean), Part.CAPTION))
        for piece in _pieces(text, start + front, end):
            clean = _single_spaced(text, *piece)
            if clean:
                done.append(Paragraph("".join(c for c, _ in clean), tuple(i for _, i in clean), part))
    return tuple(done)


def _without_masthead(text: str, blocks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The blocks without the by-lines and datelines at the top, which are no sentences of the article."""
    kept = [(a, b) for a, b in blocks[:MOST] if not of_masthead(text[a:b])]
    return [*kept, *blocks[MOST:]] or blocks


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every paragraph: a line each, but lines that were wrapped at a fixed width belong together."""
    for block in re.finditer(r"[^\S\n]*\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*", text):
        lines = [(block.start() + m.start(), block.start() + m.end()) for m in re.finditer(r"[^\n]+", block.group())]
        width = max(b - a for a, b in lines)
        start = lines[0][0]
        for (a, b), following in zip(lines, [*lines[1:], None], strict=True):
            if following is not None and width in _WRAPPED and _forced(text, (a, b), following, width):
                continue
            yield start, b
            if following is not None:
                start = following[0]


def _forced(text: str, own: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    """Whether the next line's first word would not have fitted: the mark of a text wrapped by a machine."""
    line, word = text[own[0] : own[1]].strip(), text[following[0] : following[1]].split(maxsplit=1)[0]
    if _BULLET.match(text[following[0] : following[1]]) or front_of(text[following[0] : following[1]]):
        return False  # an item of a list, or a dateline, begins a paragraph
    return len(line) + 1 + len(word) > width and not _MARK.match(text[following[0] : following[1]])


def _part(words: str, index: int, blocks: list[tuple[int, int]], text: str, title: str | None) -> Part:
    words = words.strip()
    if index == 0 and title and words.lstrip("# ").casefold() == title.strip().casefold():
        return Part.TITLE
    if _CAPTION.search(words):
        return Part.CAPTION
    if _MARK.match(words):
        return Part.TITLE if index == 0 else Part.HEADING
    if index == 0 and len(words.split()) <= _LONG_HEADLINE and _dated(text, blocks[1:2]):
        return Part.TITLE
    short = len(words.split()) <= _HEADING_WORDS and not _ENDS.search(words)
    if not short or words[:1] in '"“‘«-*•' or index == len(blocks) - 1:
        return Part.BODY
    if index == 0 and words.endswith("?") and len(blocks) == 1:
        return Part.BODY
    return Part.TITLE if index == 0 else Part.HEADING


def _dated(text: str, block: list[tuple[int, int]]) -> bool:
    """Whether a dateline opens the block: then what stands above it is the headline, however it ends."""
    return any(front_of(text[a : min(b, a + 200)]) > 0 for a, b in block)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch in pieces that a parser takes in linear time, cut at white space where there is some."""
    while end - start > _LONGEST:
        cut = max(text.rfind(mark, start, start + _LONGEST) + len(mark) for mark in (". ", "? ", "! ", "” ", '" '))
        if cut <= start + _LONGEST // 4:
            cut = text.rfind(" ", start, start + _LONGEST) + 1
        if cut <= start:
            cut = start + _LONGEST
        yield start, cut
        start = cut
    yield start, end


def _single_spaced(text: str, start: int, end: int) -> list[tuple[str, int]]:
    """The characters with their places: white space and control characters become single spaces, invisible ones go.

    Pictures are spaces too.

    A run of more than 200 characters without a space is broken, because the tokenizer is quadratic in it.
    """
    if _PLAIN.fullmatch(text, start, end):
        return list(zip(text[start:end], range(start, end), strict=True))
    done: list[tuple[str, int]] = []
    run = 0
    for i in range(start, end):
        char = text[i]
        if ord(char) in _INVISIBLE:
            continue
        if char.isspace() or not (char.isprintable() or char > "\x9f") or _PICTURE.match(char):
            char = " "
        if char == " " and (not done or done[-1][0] == " "):
            continue
        run = 0 if char == " " else run + 1
        if run > _LONGEST_WORD:
            done.append((" ", i))
            run = 1
        done.append((char, i))
    while done and done[-1][0] == " ":
        done.pop()
    return done
