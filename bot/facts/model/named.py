"""What an article names: somebody or something, times, amounts, and words that are somebody's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.facts.model.values import EntityId, Form, Kind, Measure, Precision, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place where an entity is named."""

    span: Span
    form: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody or something that the article speaks of.

    `iso2` is ISO 3166-1 alpha-2: of a country, or of the country whose government a metonym stands for.
    `description` is what the article itself says it is, never anything from outside.
    """

    id: EntityId
    kind: Kind
    name: str
    mentions: tuple[Mention, ...]
    iso2: str | None = None
    members: tuple[EntityId, ...] = ()
    anonymous: bool = False
    description: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time expression. `first` and `last` are days (or aware moments), both inclusive; None while unresolved."""

    span: Span
    first: date | datetime | None
    last: date | datetime | None
    precision: Precision

    def disjoint(self, other: When) -> bool:
        """Whether both are resolved and have no day in common."""
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return False
        return _day(self.last) < _day(other.first) or _day(other.last) < _day(self.first)


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number with its unit: ISO 4217 for money (None where the text does not settle it), else what is counted.

    `value` is None for "large quantities"; a range has `low` and `high`, "at least" only `low`, "up to" only `high`.
    Numbers are decimal digits as text, so that 0.1 stays 0.1.
    """

    span: Span
    kind: Measure
    value: str | None
    unit: str | None
    low: str | None = None
    high: str | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Direct or reported words: `content` is what was said, without the cue; `direct` when any of it is in marks."""

    content: Span
    direct: bool
    speaker: EntityId | None
    speaker_span: Span | None = None
    cue_span: Span | None = None
    cue: str | None = None


def whole_week(day: date) -> tuple[date, date]:
    """Monday and Sunday of the ISO 8601 week that holds `day`."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)
