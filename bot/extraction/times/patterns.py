"""The patterns that find time expressions in a text, each with what it makes of its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TypeAlias

from bot.extraction.amounts.numerals import DIGITS, GAP, SPELT, value_of
from bot.extraction.times.calendar_words import (
    LONG_UNITS,
    MONTHS,
    ORDINALS,
    SHORT_MONTHS,
    SHORT_UNITS,
    WEEKDAYS,
    WHICH,
    Back,
    Bound,
    Dated,
    Expression,
    Loose,
    Share,
    Shift,
    Told,
    Weekday,
    Yearless,
    in_year,
    month_number,
)
from bot.facts.model import Precision, Span

Reader: TypeAlias = Callable[[re.Match[str]], Told | None]

# In the patterns below a blank stands for GAP, and {NAME} for one of these pieces.
_PIECES = {
    "MONTH": "(?:" + "|".join([*MONTHS, *(rf"{m}\.?" for m in SHORT_MONTHS if m not in MONTHS)]) + ")",
    "DAY": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,]\d)",
    "YEAR": r"(?:19|20)\d\d(?![\d%]|[.,]\d)",
    "WEEKDAY": "(?:" + "|".join(WEEKDAYS) + ")",
    "PART": "(?: (?:morning|afternoon|evening|night|lunchtime|noon|midnight))?",
    "EARLY": "(?:(?:early|late|earlier|later)(?: on)? )?",
    "TO": "(?: ?[-–—] ?| (?:to|and|until|through) )",
    "EDGE": "(?:(?:the )?(?:(?P<end>end)|(?P<start>start|beginning)|middle)(?: of)?|early|late|mid)(?: in| )?(?: |-)?",
    "NUMBER": f"(?P<number>{DIGITS}|{SPELT}|an?)",
    "LONG": "(?P<unit>day|week|weekend|month|quarter|year|decade)",
    "UNIT": "(?P<unit>" + "|".join((*LONG_UNITS, *SHORT_UNITS)) + ")",
    "ABOUT": "(?:(?:about|around|nearly|almost|some|just|over|more than|less than|at least|up to) )?",
    "PLURAL": "(?:hours|days|nights|weeks|months|years|decades|centuries)",
    "MANY": "(?:several|some|many|a few|few|a couple of|a number of|the)",
    "IN": "(?:in|since|by|until|till|from|of|during|through|throughout|between|before|after|around|to|and|for)",
}


def _compiled(pattern: str) -> re.Pattern[str]:
    for name, piece in _PIECES.items():
        pattern = pattern.replace(f"{{{name}}}", piece)
    return re.compile(r"(?<![\w$€£¥#])" + pattern.replace(" ", GAP), re.IGNORECASE)


def _number(text: str | None) -> int | None:
    return int(re.sub(r"\D", "", text)) if text else None


def _named(text: str | None) -> int | None:
    """A month's number; None for one in small letters, which is a verb."""
    return month_number(text) if text and text[0].isupper() else None


def _shift(text: str | None) -> int | None:
    return WHICH[" ".join(text.lower().split())] if text else None


def _calendar(m: re.Match[str]) -> Told | None:
    """Days of a month, or a month, with or without a year."""
    groups = m.groupdict()
    month, to_day = _named(groups["month"]), _number(groups.get("day2"))
    if month is None:
        return None
    start_month = _named(groups.get("month1")) or month
    to_month = _named(groups.get("month2")) or (month if to_day or start_month != month else None)
    told = Yearless(start_month, _number(groups.get("day")), to_month, to_day, _shift(groups.get("which")))
    year = _number(groups.get("year"))
    # 2024 had a 29 February: days that no year has are no days
    return in_year(told, year) if year else told if in_year(told, 2024) else None


def _last_month_of_that_name(m: re.Match[str]) -> Told | None:
    month = _named(m["month"])
    which = _shift(m["which"])
    return Yearless(month, shift=which if which == 0 else None) if month else None


def _year(m: re.Match[str]) -> Told | None:
    groups = m.groupdict()
    first, second = int(m["year"]), groups.get("year2")
    last = first if second is None else int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    if not first <= last:
        return None
    if groups.get("end"):
        return Dated(date(last, 12, 1), date(last, 12, 31), Precision.MONTH)
    return Dated(date(first, 1, 1), date(last, 12, 31), Precision.YEAR)


def _iso(m: re.Match[str]) -> Told | None:
    try:
        day = date.fromisoformat(m["iso"])
    except ValueError:
        return None
    return Dated(day, day, Precision.DAY)


def _decade(m: re.Match[str]) -> Told:
    first = int(m["decade"])
    return Dated(date(first, 1, 1), date(first + 9, 12, 31), Precision.DECADE)


def _weekday(m: re.Match[str]) -> Told | None:
    groups, name = m.groupdict(), m["weekday"]
    if not name[0].isupper():
        return None
    return Weekday(WEEKDAYS[name.lower()], _shift(groups.get("which")), _shift(groups.get("week")))


def _relative(m: re.Match[str]) -> Told:
    groups = m.groupdict()
    edge = "end" if groups.get("end") else "start" if groups.get("start") else ""
    return Shift((groups.get("unit") or "year").lower(), _shift(groups.get("which")) or 0, edge)  # type: ignore[arg-type]


_DAYS = {"yesterday": -1, "last night": -1, "the day before yesterday": -2, "tomorrow": 1}


def _named_day(m: re.Match[str]) -> Told:
    return Shift("day", _DAYS.get(" ".join(m["word"].lower().split()), 0))


def _counted(m: re.Match[str]) -> Told:
    """So many units ago, or from now."""
    unit, words = m["unit"].lower(), m["number"].lower()
    number = 1 if words in ("a", "an") else value_of(words)
    if number is None or number != int(number) or number > 500 or unit in SHORT_UNITS:
        return Loose(Precision.HOUR if unit in SHORT_UNITS else Precision.VAGUE)
    return Shift(unit, -int(number) if m.groupdict().get("ago") else int(number))


def _share(m: re.Match[str]) -> Told:
    groups = m.groupdict()
    number = ORDINALS[m["nth"].lower()] if groups.get("nth") else int(m["digit"])
    of = 2 if m["part"].lower().startswith("h") else 4
    return Share(number, of, _number(groups.get("year")), _shift(groups.get("which")))


def _always(told: Told) -> Reader:
    return lambda m: told


_Patterns: TypeAlias = tuple[tuple[str, Reader], ...]

_WITH_MONTH: _Patterns = (
    # 1 March, the 1st of March 2020, March 1, Mar. 1st, 2020; ranges of them
    (r"(?:{WEEKDAY},? )?(?P<month>{MONTH}) (?P<day>{DAY})(?:,? (?P<year>{YEAR}))?", _calendar),
    (r"(?:{WEEKDAY},? )?(?:the )?(?P<day>{DAY})(?: of)? (?P<month>{MONTH})\b(?:,? (?P<year>{YEAR}))?", _calendar),
    (r"(?P<day>{DAY}) (?:of )?(?P<month>{MONTH}) (?P<which>last|this|next) year\b", _calendar),
    (r"(?P<month>{MONTH}) (?P<day>{DAY}){TO}(?P<day2>{DAY})(?:,? (?P<year>{YEAR}))?", _calendar),
    (r"(?P<month1>{MONTH}) (?P<day>{DAY}){TO}(?P<month>{MONTH}) (?P<day2>{DAY})(?:,? (?P<year>{YEAR}))?", _calendar),
    (r"(?P<day>{DAY}){TO}(?P<day2>{DAY}) (?P<month>{MONTH})\b(?:,? (?P<year>{YEAR}))?", _calendar),
    (r"(?P<day>{DAY}) (?P<month1>{MONTH}){TO}(?P<day2>{DAY}) (?P<month>{MONTH})\b(?: (?P<year>{YEAR}))?", _calendar),
    # March 2020, early March, in March, between March and May, March last year
    (r"(?:{EDGE})?(?P<month>{MONTH}),? (?:of )?(?P<year>{YEAR})", _calendar),
    (r"(?:{EDGE})(?P<month>{MONTH})\b(?! \d)", _calendar),
    (r"{IN} (?P<core>(?P<month>{MONTH}))(?!\w| ?\d)", _calendar),
    (r"{IN} (?P<core>(?P<month1>{MONTH}){TO}(?P<month>{MONTH}))(?!\w| \d)", _calendar),
    (r"(?P<month1>{MONTH}){TO}(?P<month>{MONTH}) (?P<year>{YEAR})", _calendar),
    (r"(?P<month>{MONTH}) (?:of )?(?P<which>last|this|next) year\b", _calendar),
    (r"(?P<which>last|this|next) (?P<month>{MONTH})\b", _last_month_of_that_name),
)  # fmt: skip
_WITH_WEEKDAY: _Patterns = (
    # Monday, late on Monday, last Monday night, Monday last week
    (r"{EARLY}(?P<weekday>{WEEKDAY}){PART}(?!\w)", _weekday),
    (r"{EARLY}(?P<which>last|this|next|this coming) (?P<weekday>{WEEKDAY}){PART}(?!\w)", _weekday),
    (r"(?P<weekday>{WEEKDAY}){PART}(?: of)? (?P<week>last|this|next) week\b", _weekday),
    (r"(?P<week>last|this|next) week on (?P<weekday>{WEEKDAY}){PART}(?!\w)", _weekday),
)  # fmt: skip
_WITH_YEAR: _Patterns = (
    (r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?!\d)", _iso),
    # 2019, late 2019, 2019-2021, the 1990s
    (r"(?:{EDGE})?(?P<year>{YEAR})(?!s\b|[-–/:]\d|’\d)", _year),
    (r"(?P<year>{YEAR})(?:[-–/]|(?: to | and ))(?P<year2>{YEAR})(?![-–/:]\d)", _year),
    (r"(?P<year>{YEAR})[-–/](?P<year2>\d\d)(?![-–/:\d])", _year),
    (r"(?:the )?(?P<decade>(?:19|20)\d0)s\b", _decade),
)  # fmt: skip
_WITH_UNIT: _Patterns = (
    # last week, earlier this year, the end of the month, two weeks ago, in three days' time
    (r"(?:(?:earlier|later|early|late) )?(?P<which>last|this|next|the current) {LONG}\b", _relative),
    (r"(?P<which>the) (?P<unit>weekend)\b", _relative),
    (r"(?:{EDGE})(?P<which>last|this|next|the) {LONG}\b", _relative),
    (r"(?P<end>year-end|year[’']s end)\b", _relative),
    (r"{ABOUT}{NUMBER} {UNIT}s? (?P<ago>ago)\b", _counted),
    (r"(?:in|within) {ABOUT}{NUMBER} {UNIT}s?[’']? time\b", _counted),
    (r"{NUMBER} {UNIT}s? from now\b", _counted),
    (r"(?:{MANY} )?(?:{PLURAL}|minutes|moments|long) ago\b", _always(Loose(Precision.VAGUE))),
    # durations never become dates
    # "a second order" is the one after the first: a lone second is a time only where no noun follows it
    (r"{ABOUT}(?!an? second (?!of |or |and |but |before |after |later|ago|to |in |per |on |at |from |for |is |was )"
     r"[a-z])"
     r"{NUMBER}(?: |-){UNIT}s?\b(?!-old| old| of age)", _always(Loose(Precision.DURATION))),
    (r"the (?:last|past|next|coming|first|previous) {NUMBER} {UNIT}s?\b", _always(Loose(Precision.DURATION))),
    (r"(?:for|over|in|within|after|during) (?:the (?:last|past|next|coming|first) )?(?:{MANY} )?{PLURAL}\b",
     _always(Loose(Precision.DURATION))),
    (r"(?:{NUMBER} {UNIT}s?|{PLURAL}|minutes|moments) (?:later|earlier|before|after)\b(?! than| this)",
     _always(Loose(Precision.VAGUE))),
    (r"in (?:recent|the coming|the past|coming|future) {PLURAL}\b", _always(Loose(Precision.VAGUE))),
    (r"(?:in the (?:near |foreseeable )?future|in the past|previously|recently)\b", _always(Loose(Precision.VAGUE))),
)  # fmt: skip
_WITH_TODAY: _Patterns = (
    # today, last night
    (r"(?P<word>today|tonight|tomorrow|yesterday)\b{PART}", _named_day),
    (r"(?P<word>this (?:morning|afternoon|evening)|last night|the day before yesterday)\b", _named_day),
    # back to a time told before
    (r"at (?:the|that) time\b", _always(Back("time"))),
    (r"(?:later )?(?:on )?(?:the same|that) (?:day|morning|afternoon|evening|night)\b", _always(Back("day"))),
)
_WITH_PART: _Patterns = (
    # the first quarter of 2020, Q1, first-half profit
    (r"(?:the )?(?P<nth>first|second|third|fourth|[1-4](?:st|nd|rd|th))(?: |-)(?P<part>quarter)\b", _share),
    (
        r"(?:the )?(?P<nth>first|second|third|fourth|[1-4](?:st|nd|rd|th))(?: |-)(?P<part>quarter|half)"
        r"(?: of)? (?:(?P<year>{YEAR})|(?P<which>last|this|next|the) year\b)",
        _share,
    ),
    (
        r"(?P<nth>first|second)-(?P<part>half)(?= (?:\w{1,20} )?(?:profit|revenue|result|earning|sale|loss|figure))",
        _share,
    ),
    (r"(?P<part>Q)(?P<digit>[1-4])(?:(?: of)? (?P<year>{YEAR}))?(?!\w)", _share),
    (r"(?P<part>H)(?P<digit>[12])(?: of)? (?P<year>{YEAR})", _share),
)
_WITH_SEASON: _Patterns = (
    # seasons: which months they are depends on the hemisphere
    (r"{EARLY}(?:last|this|next|the coming) (?:spring|summer|autumn|winter)\b", _always(Loose(Precision.SEASON))),
    (r"(?:in|by|since|until|during) (?P<core>(?:the )?(?:early |late )?(?:spring|summer|autumn|winter)"
     r"(?:(?: of)? {YEAR})?)(?!\w)", _always(Loose(Precision.SEASON))),
)  # fmt: skip

_MONTH = re.compile(rf"\b(?:{'|'.join((*MONTHS, *SHORT_MONTHS))})", re.IGNORECASE)
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})", re.IGNORECASE)
_TODAY = re.compile(r"\b(?:today|tonight|tomorrow|yesterday|day|time|morning|afternoon|evening|night)\b", re.IGNORECASE)
_PART = re.compile(r"\b(?:quarter|half|[QH][1-4])\b", re.IGNORECASE)
_SEASON = re.compile(r"\b(?:spring|summer|autumn|winter)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d")
_UNIT = re.compile(
    rf"\b(?:{'|'.join((*LONG_UNITS, *SHORT_UNITS))}|moment|centuries|ago|future|past|recently|previously)",
    re.IGNORECASE,
)
_BY_SIGN = tuple(
    (sign, tuple((_compiled(pattern), reader) for pattern, reader in patterns))
    for sign, patterns in (
        (_MONTH, _WITH_MONTH),
        (_WEEKDAY, _WITH_WEEKDAY),
        (_YEAR, _WITH_YEAR),
        (_UNIT, _WITH_UNIT),
        (_TODAY, _WITH_TODAY),
        (_PART, _WITH_PART),
        (_SEASON, _WITH_SEASON),
    )
)
"""The patterns by what a stretch must hold for them to find anything: a search for that is quicker than they are."""

_TRIGGER = re.compile(
    r"\b(?:" + "|".join((*MONTHS, *SHORT_MONTHS, *WEEKDAYS)) + r"|today|tonight|tomorrow|yesterday|morning|afternoon"
    r"|evening|night|(?:" + "|".join((*LONG_UNITS, *SHORT_UNITS)) + r"|moment|centurie|half)s?|year-end|half|previously"
    r"|recently|past|future|time|spring|summer|autumn|winter|ago|[QH][1-4]|(?:19|20)\d\ds?)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\W{1,3}(?:the\W)?(?:early\W|late\W|mid-)?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|through)\W{1,3}(?:the\W)?(?:early\W|late\W|mid-)?$", re.IGNORECASE)
# Names that hold a day of the week, and more than one day of it: no day of this calendar
_NAMED = re.compile(r"\b(?:Black|Good|Bloody|Super|Ash|Cyber|Holy|Easter|Palm|Fat|Giving|Sheffield|Bowl)\W$")


def expressions(text: str, spans: Iterable[Span]) -> tuple[Expression, ...]:
    """The time expressions inside each span (a sentence), in order; of overlapping ones the first and longest."""
    found = [hit for span in spans if _TRIGGER.search(text, span.start, span.end) for hit in _inside(text, span)]
    return tuple(found)


def _inside(text: str, span: Span) -> Iterator[Expression]:
    hits = [
        hit
        for sign, patterns in _BY_SIGN
        if sign.search(text, span.start, span.end)
        for pattern, reader in patterns
        for hit in _hits(pattern, reader, text, span)
    ]
    hits.sort(key=lambda hit: (hit.span.start, -hit.span.end))
    end = 0
    for hit in hits:
        if hit.span.start >= end:
            end = hit.span.end
            yield hit


def _hits(pattern: re.Pattern[str], reader: Reader, text: str, span: Span) -> Iterator[Expression]:
    for m in pattern.finditer(text, span.start, span.end):
        told = None if _NAMED.search(text, max(0, m.start() - 12), m.start()) else reader(m)
        if told is not None:
            start, end = m.span("core") if "core" in m.groupdict() else m.span()
            yield Expression(span=Span(start, end), told=told, bound=_bound(text, start))


def _bound(text: str, start: int) -> Bound:
    before = text[max(0, start - 16) : start]
    return "since" if _SINCE.search(before) else "until" if _UNTIL.search(before) else ""
