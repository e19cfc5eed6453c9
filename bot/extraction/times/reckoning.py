"""From what a time expression says to days: pure reckoning from an anchor day, the rules of calendars and newsrooms."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeAlias, assert_never

from bot.extraction.times.calendar_words import (
    Back,
    Dated,
    Loose,
    Share,
    Shift,
    Told,
    Weekday,
    Yearless,
    in_year,
    month_end,
)
from bot.facts.model import Precision, whole_week

Interval: TypeAlias = tuple[date, date]

_SOON, _YEAR = 60, 366
_PRECISION = {
    "day": Precision.DAY,
    "weekend": Precision.DAY,
    "week": Precision.WEEK,
    "month": Precision.MONTH,
    "quarter": Precision.QUARTER,
    "year": Precision.YEAR,
    "decade": Precision.DECADE,
}


def precision(told: Told) -> Precision:
    """How finely the words say when, whether or not a day can be reckoned."""
    match told:
        case Dated() | Loose():
            return told.precision
        case Yearless():
            return Precision.DAY if told.day else Precision.MONTH
        case Weekday():
            return Precision.DAY
        case Shift():
            return Precision.MONTH if told.edge and told.unit == "year" else _PRECISION[told.unit]
        case Share():
            return Precision.QUARTER
        case Back():
            return Precision.VAGUE
        case _:
            assert_never(told)


def readings(told: Told, anchor: date | None, *, ahead: bool | None, strict: bool = False) -> tuple[Interval, ...]:
    """The days that the words may mean, the likelier reading first; empty where nothing can be reckoned.

    `anchor` is the day on which the words were written or spoken. `ahead` says whether their verb points to the future
    (None: it does not tell). `strict` leaves out the anchor itself: "Thursday", said on a Thursday, is another.
    """
    if isinstance(told, Dated):
        return ((told.first, told.last),)
    if isinstance(told, Share) and told.year is not None:
        return (_share(told, date(told.year, 1, 1), ahead),)
    if anchor is None or isinstance(told, Loose | Back):
        return ()
    try:
        match told:
            case Weekday():
                return tuple((day, day) for day in _weekdays(told, anchor, bool(ahead), strict))
            case Yearless():
                return _yearless(told, anchor, ahead)
            case Shift():
                return (_shifted(told, anchor, bool(ahead)),)
            case Share():
                return (_share(told, anchor, ahead),)
            case _:
                assert_never(told)
    except (ValueError, OverflowError):  # beyond the years that the calendar has
        return ()


def _weekdays(told: Weekday, anchor: date, ahead: bool, strict: bool) -> tuple[date, ...]:
    monday = whole_week(anchor)[0]
    if told.weeks is not None:
        return (monday + timedelta(days=7 * told.weeks + told.day),)
    if told.which == -1:
        latest, of_week_before = _latest(told.day, anchor, strict=True), monday + timedelta(days=told.day - 7)
        return (latest,) if latest == of_week_before else (of_week_before, latest)
    if told.which == 0:
        return (monday + timedelta(days=told.day),)
    if told.which == 1:
        coming, of_next_week = _next(told.day, anchor, strict=True), monday + timedelta(days=7 + told.day)
        return (coming,) if coming == of_next_week else (coming, of_next_week)
    return (_next(told.day, anchor, strict),) if ahead else (_latest(told.day, anchor, strict),)


def _latest(day: int, anchor: date, strict: bool) -> date:
    back = (anchor.weekday() - day) % 7
    return anchor - timedelta(days=back or 7 * strict)


def _next(day: int, anchor: date, strict: bool) -> date:
    on = (day - anchor.weekday()) % 7
    return anchor + timedelta(days=on or 7 * strict)


def _yearless(told: Yearless, anchor: date, ahead: bool | None) -> tuple[Interval, ...]:
    """The nearest such days that agree with the tense: "20 October" is never half a year off without a year."""
    shifts = (-1, 0, 1) if told.shift is None else (told.shift,)
    dated = [found for shift in shifts if (found := in_year(told, anchor.year + shift))]
    if told.shift is None and ahead is not None:
        fitting = [d for d in dated if (d.last >= anchor if ahead else d.first <= anchor)]
        soon = [d for d in dated if 0 < (d.first - anchor).days <= _SOON] if told.day and not ahead else []
        dated = (soon if soon and _long_ago(fitting, anchor) else fitting) or dated
    nearest = sorted(dated, key=lambda d: (max((d.first - anchor).days, (anchor - d.last).days, 0), d.first))
    return tuple((d.first, d.last) for d in nearest[:1])


def _long_ago(dated: Sequence[Dated], anchor: date) -> bool:
    """ "Announced a strike for 24 June": of a day nearly a year ago the year would be told."""
    days = [(anchor - d.last).days for d in dated]
    return bool(days) and min(days) > _YEAR - _SOON and min(days) < _YEAR


def _shifted(told: Shift, anchor: date, ahead: bool) -> Interval:
    first, last = _unit(told.unit, told.count, anchor)
    if told.unit == "weekend" and told.count == 0 and first > anchor and not ahead:
        return _unit(told.unit, -1, anchor)  # "over the weekend", written on a Tuesday
    if told.edge and told.unit != "day":
        small = {"year": "month", "quarter": "month", "decade": "year"}.get(told.unit, "day")
        return _unit(small, 0, last if told.edge == "end" else first)
    return first, last


def _unit(unit: str, count: int, anchor: date) -> Interval:
    """The day, week (Monday to Sunday, ISO 8601), weekend, month ... that is `count` of its kind from the anchor's."""
    if unit == "day":
        day = anchor + timedelta(days=count)
        return day, day
    if unit in ("week", "weekend"):
        monday, sunday = whole_week(anchor + timedelta(days=7 * count))
        return (monday if unit == "week" else sunday - timedelta(days=1)), sunday
    if unit in ("month", "quarter"):
        size = 1 if unit == "month" else 3
        start = (anchor.year * 12 + anchor.month - 1) // size * size + count * size
        return date(start // 12, start % 12 + 1, 1), month_end((start + size - 1) // 12, (start + size - 1) % 12 + 1)
    size = 10 if unit == "decade" else 1
    year = anchor.year // size * size + count * size
    return date(year, 1, 1), date(year + size - 1, 12, 31)


def _share(told: Share, anchor: date, ahead: bool | None) -> Interval:
    """A quarter or half; without a year the latest that had begun, or the next that has not ended."""
    size = 12 // told.of
    year = told.year if told.year is not None else anchor.year + (told.shift or 0)
    if told.year is None and told.shift is None:
        begun = (anchor.month - 1) // size + 1
        # a quarter is reported once it is over: in May, "the first quarter" is this year's and "the second" last year's
        year += 1 if ahead and told.number < begun else -1 if not ahead and told.number > begun else 0
    first = size * (told.number - 1) + 1
    return date(year, first, 1), month_end(year, first + size - 1)
