"""What a time expression says before any date is known, and the words of the calendar (from CLDR, through Babel)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from babel import Locale

from bot.facts.model import Precision, Span

Edge: TypeAlias = Literal["", "start", "end"]
Bound: TypeAlias = Literal["", "since", "until"]


@dataclass(frozen=True, slots=True)
class Dated:
    """Days with their year: nothing is left to reckon."""

    first: date
    last: date
    precision: Precision


@dataclass(frozen=True, slots=True)
class Yearless:
    """A month, or days of it, without a year; `shift` counts years from this one where the text says so."""

    month: int
    day: int | None = None
    to_month: int | None = None
    to_day: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week (Monday is 0): bare, "last" (-1), "this" (0), "next" (1), or of a week so many weeks off."""

    day: int
    which: int | None = None
    weeks: int | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """A day, week, weekend, month, quarter, year or decade, counted from this one; `edge`: its beginning or end."""

    unit: str
    count: int
    edge: Edge = ""


@dataclass(frozen=True, slots=True)
class Share:
    """The `number`-th quarter (of 4) or half (of 2) of a year: given, counted from this one, or left open."""

    number: int
    of: int
    year: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Loose:
    """Words that say when, but name no day: a duration, a season, "recently"."""

    precision: Precision


@dataclass(frozen=True, slots=True)
class Back:
    """Words that point back to a time told before: to the same moment or day."""

    to: Literal["time", "day"]


Told: TypeAlias = Dated | Yearless | Weekday | Shift | Share | Loose | Back


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A time expression in a text; `bound` is set by "since" before it, or "until" and "by"."""

    span: Span
    told: Told
    bound: Bound = ""


_ENGLISH = Locale("en")
MONTHS = {name.lower(): number for number, name in _ENGLISH.months["format"]["wide"].items()}
SHORT_MONTHS = {
    **{name.lower().rstrip("."): number for number, name in _ENGLISH.months["format"]["abbreviated"].items()},
    "sept": 9,
}
WEEKDAYS = {name.lower(): number for number, name in _ENGLISH.days["format"]["wide"].items()}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
WHICH = {"last": -1, "past": -1, "this": 0, "the": 0, "the current": 0, "current": 0, "next": 1, "this coming": 1}
LONG_UNITS = ("day", "week", "weekend", "month", "quarter", "year", "decade")
SHORT_UNITS = ("hour", "minute", "second", "night", "century", "season")


def month_number(name: str) -> int:
    """1 to 12, of a month's name or its abbreviation. Raises KeyError for another word."""
    plain = name.lower().rstrip(".")
    return int(MONTHS.get(plain) or SHORT_MONTHS[plain])


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)


def in_year(told: Yearless, year: int) -> Dated | None:
    """The days that `told` means in that year, or None where the calendar has no such day."""
    try:
        return _month_days(told, year) if told.day is None else _days(told, told.day, year)
    except ValueError:
        return None


def _days(told: Yearless, day: int, year: int) -> Dated:
    first = date(year, told.month, day)
    last = date(year, told.to_month or told.month, told.to_day or day)
    return Dated(first, last if first <= last else last.replace(year=year + 1), Precision.DAY)


def _month_days(told: Yearless, year: int) -> Dated:
    to_month = told.to_month or told.month
    last = month_end(year + (to_month < told.month), to_month)
    return Dated(date(year, told.month, 1), last, Precision.MONTH)
