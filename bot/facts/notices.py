"""Notices in which an article speaks of its own mistakes: corrections, clarifications, retractions. Pure.

Only an article's words about itself count: what somebody else has corrected or withdrawn is news like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.facts.model import Span


class NoticeKind(StrEnum):
    """What a notice says of its article. CORRECTED: something in it was wrong. WITHDRAWN: all of it is taken back."""

    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice, and where it stands."""

    kind: NoticeKind
    span: Span


_TEXT = r"(?:article|story|report|post|piece|page|item|column|dispatch|headline|copy|version)"
_THIS = rf"\b(?:this|our)\b(?:\s+[\w’'-]+){{0,3}}?\s+{_TEXT}"
_WAS = r"(?:has|have|had)\s+(?:since\s+)?been|was|is|were|been"
_TAKEN_BACK = r"(?:withdrawn|retracted|removed|taken\s+down|unpublished|deleted)"
_MENDED = r"(?:corrected|amended|revised|clarified|(?:updated|edited|changed|modified)\s+(?:\S+\s+){0,5}?to\s+correct)"

_WITHDRAWN = re.compile(
    rf"{_THIS}\s+(?:{_WAS})\s+(?:\w+\s+)?{_TAKEN_BACK}\b"
    rf"|\bwe\s+(?:have\s+)?(?:\w+\s+)?(?:withdrawn|withdrew|retracted|removed|retract|withdraw)\s+(?:this|the)\s+{_TEXT}"
    r"|^\W*(?:retraction|retracted|story\s+withdrawn|article\s+withdrawn|withdrawn)\b[^:.\n]{0,40}:",
    re.IGNORECASE,
)
_CORRECTED = re.compile(
    rf"\b(?:earlier|previous|prior|original|initial|first)\s+(?:versions?|headlines?|editions?)\s+(?:of|on|for)\s+"
    rf"(?:this|our)\s+(?:[\w’'-]+\s+)?{_TEXT}"
    r"|^\W*in\s+an\s+(?:earlier|previous)\s+version,?\s+(?:we|it|the)\b"
    rf"|{_THIS}\s+(?:{_WAS})\s+(?:\w+\s+)?{_MENDED}"
    rf"|{_THIS}\s+(?:corrects|clarifies)\b"
    rf"|{_THIS}\s+(?:\w+\s+)?(?:incorrectly|wrongly|mistakenly|erroneously|misstated|misidentified|misspelled|misspelt)"
    r"|^\W*(?:corrections?(?:\s+(?:and|&)\s+clarifications?)?|clarifications?|corrected|erratum)\b[^:.\n]{0,40}:",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?][)”\"]?\s+(?=\S)")
_MARKS = re.compile(r"[“\"«„][^”\"»\n]*[”\"»]?")


def notices(text: str) -> tuple[Notice, ...]:
    """The notices of a text, in its order; each from its first sentence to the end of the paragraph (a line)."""
    return tuple(_found(text))


def in_notice(text: str, span: Span) -> bool:
    """Whether a span begins in a notice: what is said there of an earlier version is no claim of this one."""
    start = text.rfind("\n", 0, span.start) + 1
    stop = text.find("\n", span.start)
    found = _begins(text[start : stop if stop >= 0 else len(text)])
    return found is not None and span.start >= start + found[1]


def _found(text: str) -> Iterator[Notice]:
    for match in re.finditer(r"[^\n]*\S[^\n]*", text):
        found = _begins(match[0])
        if found is not None:
            kind, at = found
            yield Notice(kind, Span(match.start() + at, match.start() + len(match[0].rstrip())))


def _begins(paragraph: str) -> tuple[NoticeKind, int] | None:
    """What kind of notice is in a paragraph, and where its first sentence begins.

    Words in quotation marks are somebody else's.
    """
    own = _MARKS.sub(lambda m: " " * len(m[0]), paragraph)
    for kind, pattern in ((NoticeKind.WITHDRAWN, _WITHDRAWN), (NoticeKind.CORRECTED, _CORRECTED)):
        match = pattern.search(own)
        if match is not None:
            before = max((end.end() for end in _ENDS.finditer(own, 0, match.start() + 1)), default=0)
            return kind, before + len(paragraph[before:]) - len(paragraph[before:].lstrip())
    return None
