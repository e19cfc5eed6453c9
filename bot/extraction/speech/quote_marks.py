"""Where a text is in quotation marks: every pair, of whatever kind, the unclosed ones too. Pure text, no trees."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.facts.model import Span

_OPENING = {"“": "”", "«": "»", "„": "“”‟", "‟": "”", "‹": "›", "「": "」"}
_CLOSING = frozenset("”»›」")
_STRAIGHT = '"'
_ANY = re.compile("[" + "".join({*_OPENING, *"".join(_OPENING.values()), *_CLOSING, _STRAIGHT}) + "]")
_FILLER = "\0"
_BEFORE = frozenset(" \t\n\xa0([{—–-/:‘'")
_STOPS = frozenset(".,!?…;—–-")


@dataclass(frozen=True, slots=True)
class Quoted:
    """One stretch in quotation marks; `span` holds the marks, `inner` what stands between them.

    `closed` is False where the mark at the end is missing: what is quoted goes on in the next paragraph, or the author
    forgot it.
    """

    span: Span
    inner: Span
    closed: bool = True


class QuotedText:
    """The quotations of a text by place."""

    def __init__(self, quoted: Sequence[Quoted]) -> None:
        """`quoted` are the outermost ones, in order."""
        self.all = tuple(quoted)
        self._starts = [q.span.start for q in self.all]

    def touching(self, span: Span) -> Iterator[Quoted]:
        """The quotations that have a place in common with the span."""
        at = max(0, bisect.bisect_right(self._starts, span.start) - 1)
        while at < len(self.all) and self.all[at].span.start < span.end:
            if self.all[at].span.end > span.start:
                yield self.all[at]
            at += 1

    def at(self, span: Span) -> Quoted | None:
        """The quotation that the span lies in, or None."""
        return next((q for q in self.touching(span) if q.span.covers(span)), None)

    def holds(self, span: Span) -> bool:
        """Whether the span lies in a quotation."""
        return self.at(span) is not None

    def to_the_marks(self, span: Span) -> Span:
        """The span up to the marks of the quotations that it begins in front of, or begins and ends inside of."""
        start, end = span.start, span.end
        for q in self.touching(span):
            if start <= q.inner.start:
                start, end = min(start, q.span.start) if start == q.inner.start else start, max(end, q.span.end)
        return Span(start, end)


def quoted_stretches(text: str, paragraphs: Iterable[Span]) -> tuple[Quoted, ...]:
    """The outermost stretches in quotation marks of each paragraph, in order. Takes linear time.

    Single marks count where the text has no double ones (the British habit); inside others they are left alone.
    """
    spans = tuple(paragraphs)
    # pairs of single marks stand for double ones: the second becomes a filler, so that every place stays where it is
    text = text.replace("``", "“" + _FILLER).replace("''", _STRAIGHT + _FILLER)
    double = any(_has_double(text, span) for span in spans)
    done: list[Quoted] = []
    for span in spans:
        done += _in_paragraph(text, span) if double else _single(text, span)
    return tuple(done)


def _has_double(text: str, span: Span) -> bool:
    return any(mark in text[span.start : span.end] for mark in ('"', "“", "”", "«", "„"))


def _in_paragraph(text: str, span: Span) -> list[Quoted]:
    done: list[Quoted] = []
    opened: int | None = None
    wanted, depth = "", 0
    left = sum(text.count(mark, span.start, span.end) for mark in _CLOSING)
    i = span.start
    while (mark := _ANY.search(text, i, span.end)) is not None:
        i = mark.start()
        char = text[i]
        left -= char in _CLOSING
        if opened is None:
            closing = _opens(text, i, span)
            if closing:
                opened, wanted, depth = i, closing, 0
        elif _closes(text, i, span, wanted):
            if depth:
                depth -= 1
            else:
                end = i + 2 if text.startswith(_FILLER, i + 1) else i + 1
                _add(done, text, opened, end, closed=True)
                opened, i = None, end - 1
        elif _OPENING.get(char) == wanted:
            if left > depth + 1:  # one inside another
                depth += 1
            else:  # the first has lost its pair
                _add(done, text, opened, _trimmed(text, opened, i), closed=False)
                opened = i
        i += 1
    if opened is not None and span.end - opened > 1:
        _add(done, text, opened, span.end, closed=False)
    return done


def _add(done: list[Quoted], text: str, start: int, end: int, *, closed: bool) -> None:
    width = 2 if text.startswith(_FILLER, start + 1) else 1
    tail = (2 if text.endswith(_FILLER, start, end) else 1) if closed else 0
    if start + width < end - tail and any(c.isalnum() for c in text[start + width : end - tail]):
        done.append(Quoted(Span(start, end), Span(start + width, end - tail), closed))


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start + 2 and text[end - 1].isspace():
        end -= 1
    return end


def _opens(text: str, i: int, span: Span) -> str:
    """The marks that may close what opens at i, or ""."""
    char = text[i]
    if char in _OPENING:
        return _OPENING[char]
    after = _after(text, i, span)
    if char == _STRAIGHT or char == "”":  # a mark turned the wrong way opens where nothing stands before it
        free = i == span.start or text[i - 1] in _BEFORE
        return '"”' if free and not after.isspace() else ""
    return ""


def _after(text: str, i: int, span: Span) -> str:
    """The character behind the mark at i, a space at the end of the paragraph."""
    place = i + 2 if text.startswith(_FILLER, i + 1) else i + 1
    return text[place] if place < span.end else " "


def _closes(text: str, i: int, span: Span, wanted: str) -> bool:
    char = text[i]
    if char == _STRAIGHT:
        return not _after(text, i, span).isalnum() or (i > span.start and text[i - 1] in _STOPS)
    return char in wanted or (char in _CLOSING and char in "”»" and wanted in ('"”', "”", "»"))


def _single(text: str, span: Span) -> list[Quoted]:
    """Single marks: an opening one before a letter, a closing one that is no apostrophe."""
    done: list[Quoted] = []
    opened: int | None = None
    for i in range(span.start, span.end):
        char = text[i]
        before = text[i - 1] if i > span.start else " "
        after = text[i + 1] if i + 1 < span.end else " "
        if opened is None:
            if (char == "‘" or (char in "'’" and before in _BEFORE)) and after.isalpha():
                opened = i
        elif char in "’'" and not after.isalnum() and (before in _STOPS or not _plural(text, i)):
            _add(done, text, opened, i + 1, closed=True)
            opened = None
    return done


def _plural(text: str, i: int) -> bool:
    """Whether the mark may be the apostrophe of a possessive plural ("the players' union")."""
    return text[i - 1] == "s" and text[i + 1 : i + 2] == " " and text[i + 2 : i + 3].islower()
