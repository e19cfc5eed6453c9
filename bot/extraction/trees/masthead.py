"""What stands above the first paragraph of an article: by-line, dateline, date of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from bot.extraction.times.calendar_words import MONTHS, SHORT_MONTHS, Dated
from bot.extraction.times.patterns import expressions
from bot.facts.model import Article, Precision, Span

MOST = 8
"""Among how many lines from the top, blank ones left out, a masthead is looked for."""
_MONTH = "(?:" + "|".join((*MONTHS, *(rf"{m}\.?" for m in SHORT_MONTHS))) + ")"
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
_DATE = (
    rf"(?:{_WEEKDAY}(?:{_ORDINAL} (?:of )?{_MONTH},? \d{{4}}|{_MONTH} {_ORDINAL},? \d{{4}})"
    r"|\d{4}-\d\d-\d\d(?:T[\d:.]+)?)"
)
_CLOCK = r"(?:,? ?(?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?)?(?: ?(?:[A-Z]{1,5}|[+-]\d\d:?\d\d))?"
_LABEL = r"(?:(?P<label>(?:first |last )?(?:published|posted|updated|modified)|date|dated)(?: on| at)?:? ?)?"
_PLACE = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}(?:, [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2})?"
_AGENCY = r"\((?:[A-Z][\w.&/ -]{1,30}|[a-z]{3,4})\)"
_DATED = re.compile(rf"(?i:{_LABEL})(?:(?-i:{_PLACE})[,:]? )?(?:{_AGENCY} )?(?:[-–—|] )?(?i:{_DATE}){_CLOCK}\.?")
_LEADING = re.compile(
    rf"(?:(?-i:[A-Z]{{3}}[A-Z.'’ -]*(?:, [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)?)?),? (?i:{_DATE}),? (?:{_AGENCY} )?"
    rf"|(?:{_PLACE},? )?(?i:{_DATE}),? {_AGENCY} )(?:--|[-–—:])\s"
)
_DAY = rf"(?i:{_WEEKDAY}(?:{_ORDINAL} {_MONTH}|{_MONTH} {_ORDINAL})(?:,? \d{{4}})?)"
_FRONT = re.compile(
    rf"(?:[A-Z]{{3}}[A-Z.'’ -]*(?:[,/] ?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)?)?(?:,? {_DAY},?)?(?: {_AGENCY})?"
    rf"|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){{0,2}}(?:, [A-Z][\w.'’-]*)?(?:,? {_DAY},?)? {_AGENCY}|{_AGENCY})"
    r" (?:--|[-–—])\s+(?=[\"“‘]?[A-Z\d])"
)
"""A dateline in front of the first words of a paragraph, up to them."""
_NAME = r"[A-Z][\w.'’-]*(?: (?:(?:de|da|del|di|van|von|der|den|la|le|bin|al|ter) ){0,2}[A-Z][\w.'’-]*){1,4}"
_BYLINE = re.compile(
    rf"(?i:(?:words |story |text |written |reported |reporting )?by:?) "
    rf"(?P<names>{_NAME}(?:(?:, | and | & |, and ){_NAME}){{0,4}})"
    rf"(?:,? (?:in|for|at) {_PLACE}|, [a-z][\w ’'-]{{2,50}})?"
)
_PARTS = re.compile(r"\s+(?:[|•·]|--|[–—])\s+|\s*[|•·]\s*")
_CHANGED = re.compile("updated|modified", re.IGNORECASE)
_AND = re.compile(r", and | and | & |, ")


@dataclass(frozen=True, slots=True)
class _Head:
    """One line of a masthead: who wrote the article, which day it names, and whether that is a later change."""

    authors: tuple[str, ...] = ()
    day: date | None = None
    changed: bool = False


def headed(article: Article) -> Article:
    """The article with its day of publication and its authors from the lines above the text, where none were given.

    A day in a sentence of the text never counts; one of "Updated" only where no other is told.
    """
    if article.published is not None and article.authors:
        return article
    heads = [*_heads(article.text), _Head(day=_leading_day(article.text))]
    days = [head for head in heads if head.day is not None]
    first = next((head.day for head in days if not head.changed), days[0].day if days else None)
    authors = tuple(dict.fromkeys(name for head in heads for name in head.authors))
    return replace(article, published=article.published or first, authors=article.authors or authors)


def of_masthead(words: str) -> bool:
    """Whether a line holds nothing but a by-line, a dateline, or a date of publication."""
    return _head(words) is not None


def front_of(words: str) -> int:
    """How many characters of a paragraph its dateline takes: "VARN, May 3 (Tidewire) - The ..."; 0 without one."""
    found = _FRONT.match(words)
    return found.end() if found is not None else 0


def _heads(text: str) -> Iterator[_Head]:
    for line in _first_lines(text):
        head = _head(line)
        if head is not None:
            yield head


def _first_lines(text: str) -> list[str]:
    lines = (" ".join(line.split()) for line in text[:4000].splitlines())
    return [line for line in lines if line][:MOST]


def _head(words: str) -> _Head | None:
    """What a line of a masthead tells; None for a line that says anything else as well."""
    words = " ".join(words.lstrip("#*_ ").rstrip("*_ ").split())
    if not 0 < len(words) <= 160:
        return None
    authors: list[str] = []
    day, changed = None, False
    for part in _PARTS.split(words) if not _DATED.fullmatch(words) else (words,):
        signed = _BYLINE.fullmatch(part) or _BYLINE.match(part)
        rest = part
        if signed is not None:
            authors += _AND.split(signed["names"])
            rest = part[signed.end() :].strip(" ,")
        dated = _DATED.fullmatch(rest) if rest else None
        if rest and dated is None:
            return None
        if dated is not None and day is None:
            day, changed = _day(rest), _CHANGED.search(dated["label"] or "") is not None
    return _Head(tuple(authors), day, changed)


def _leading_day(text: str) -> date | None:
    """The day in a dateline that begins the first paragraph: "VARN, March 14, 2026 (Agency) - "."""
    found = next((m for line in _first_lines(text) if (m := _LEADING.match(line))), None)
    return _day(found.group()) if found is not None else None


def _day(words: str) -> date | None:
    told = (each.told for each in expressions(words, (Span(0, len(words)),)))
    return next((t.first for t in told if isinstance(t, Dated) and t.precision is Precision.DAY), None)
