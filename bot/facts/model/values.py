"""What the types of a fact sheet are made of: ids, stretches of text, and the words for kinds and states."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

ArticleId = NewType("ArticleId", str)
EntityId = NewType("EntityId", str)
ClaimId = NewType("ClaimId", str)


def digest(*parts: str, length: int = 12) -> str:
    """A stable id: the first `length` hexadecimal digits of SHA-256 over the parts."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:length]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points `start` up to, not including, `end` of a text. Raises ValueError when empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The words of `text` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies inside."""
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: Span) -> int:
        """How many code points the two have in common."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


class Part(StrEnum):
    """What a sentence is in its article; only BODY is evidence."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"


class Kind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    COUNTRY = "country"
    GOVERNMENT = "government"
    ORGANISATION = "organisation"
    MEDIA = "media"
    GROUP = "group"
    PLACE = "place"
    PRODUCT = "product"
    WORK = "work"
    EVENT = "event"
    OTHER = "other"


class Form(StrEnum):
    """How a mention names its entity."""

    NAME = "name"
    TITLE = "title"
    DEMONYM = "demonym"
    METONYM = "metonym"
    NOUN = "noun"
    PRONOUN = "pronoun"


class Status(StrEnum):
    """How far what a claim tells has come; apart from negation and from whose words it is."""

    DONE = "done"
    ONGOING = "ongoing"
    AGREED = "agreed"
    NEGOTIATING = "negotiating"
    PLANNED = "planned"
    INTENDED = "intended"
    REQUIRED = "required"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    PROPOSED = "proposed"
    HALTED = "halted"
    CANCELLED = "cancelled"
    NOT_ACHIEVED = "not_achieved"
    HYPOTHETICAL = "hypothetical"
    FORECAST = "forecast"
    ASKED = "asked"
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """How finely a time expression says when."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    DURATION = "duration"
    VAGUE = "vague"


class Measure(StrEnum):
    """What an amount measures."""

    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"
    MEASURE = "measure"


class Severity(StrEnum):
    """HARD: the positions cannot all be true. SOFT: they may be, under a reading."""

    HARD = "hard"
    SOFT = "soft"
