"""The patterns that find numbers with their hedges, currencies, scales and units in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from bot.extraction.amounts.currencies import codes, names, nouns, symbols
from bot.extraction.amounts.numerals import DIGITS, GAP, SCALES, SHORT_SCALES, SPELT, value_of
from bot.extraction.amounts.units import MEASURES
from bot.facts.model import Span

_HEDGES = {
    "low": "at least|a minimum of|no fewer than|no less than|not less than|more than|over|upwards of|in excess of|"
    "above|exceeding|greater than|well over",
    "high": "up to|at most|no more than|not more than|less than|fewer than|under|below|a maximum of|as many as|"
    "as much as|as high as|just under",
    "about": "about|around|roughly|some|nearly|almost|approximately|an estimated|estimated at|close to|circa|"
    "just over|as little as|as few as|more or less",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of an amount. `unit` is "%" or a unit of measure; `money` the currencies its words may mean."""

    value: Decimal
    money: frozenset[str] | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A number, or a range of two, with its hedge ("low", "high", "about" or none), as the text has it."""

    span: Span
    figures: tuple[Figure, ...]
    hedge: str = ""
    spelt: bool = False
    joint: str = ""


def _any(words: Iterator[str] | list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", GAP) for word in sorted(set(words), key=lambda w: (-len(w), w)))


@cache
def _pattern() -> re.Pattern[str]:
    hedge = "|".join(f"(?P<{kind}>{words.replace(' ', GAP)})" for kind, words in _HEDGES.items())
    first, second = _figure("1"), _figure("2")
    joint = rf"(?P<joint>{GAP}?[-–—]{GAP}?|{GAP}(?:to|and|or){GAP}(?:{hedge.replace('P<', 'P<x')}{GAP})?)"
    return re.compile(
        rf"(?<![\w.,:/#-])(?:(?P<between>between|from){GAP})?(?:(?:{hedge}){GAP})?{first}(?:{joint}{second})?",
        re.IGNORECASE,
    )


def _figure(n: str) -> str:
    """One number with what stands before and behind it."""
    before = rf"(?P<before{n}>(?:{_any([*symbols(), *codes()])}){GAP}?)?"
    number = rf"(?P<number{n}>{DIGITS}|\b(?:{SPELT})\b)"
    scale = rf"(?:(?:{GAP}|-)?(?P<scale{n}>{'|'.join(SCALES)})s?\b|{GAP}?(?P<short{n}>{'|'.join(SHORT_SCALES)})\b)?"
    money = _any([*names(), *nouns(), *codes()])
    behind = (
        rf"(?:{GAP}?(?P<percent{n}>%|per{GAP}cent\b|percent\b|pct\b|pc\b)"
        rf"|(?:{GAP}|-)(?P<money{n}>{money})\b|{GAP}?(?P<sign{n}>[€£])"
        rf"|(?:{GAP}|-)?(?P<measure{n}>{_any(list(MEASURES))})(?!\w))?"
    )
    return before + number + r"(?!\d)" + scale + behind


@cache
def _number() -> re.Pattern[str]:
    return re.compile(rf"\d|\b(?:{SPELT})\b", re.IGNORECASE)


def figures(text: str, span: Span) -> Iterator[Found]:
    """The numbers inside the span, in order, whatever they turn out to be. Takes linear time."""
    if not _number().search(text, span.start, span.end):  # quicker than the whole pattern, and most sentences have none
        return
    for m in _pattern().finditer(text, span.start, span.end):
        first = _read(m, "1")
        second = _read(m, "2") if m["number2"] else None
        if first is None:
            continue
        joint = "" if m["joint"] is None else ("-" if m["joint"].strip() in "-–—" else m["joint"].split()[0].lower())
        between = (m["between"] or "").lower()
        spelt = not m["number1"][0].isdecimal()
        hedge = next((kind for kind in _HEDGES if m[kind]), "")
        if second is None:
            yield Found(Span(_start(m, between), _end(m, "1")), (first,), hedge, spelt)
        elif _is_range(joint, between, first, second):
            yield Found(Span(m.start(), _end(m, "2")), _shared(first, second), hedge, spelt, joint)
        else:
            yield Found(Span(_start(m, between), _end(m, "1")), (first,), hedge, spelt)
            start = m.start("before2") if m["before2"] else m.start("number2")
            yield Found(Span(start, _end(m, "2")), (second,), "", not m["number2"][0].isdecimal(), joint)


def _start(m: re.Match[str], between: str) -> int:
    """The beginning of the first number with its hedge, without "between" or "from"."""
    kinds = [m.start(kind) for kind in _HEDGES if m[kind]]
    return kinds[0] if kinds else m.start("before1") if m["before1"] else m.start("number1")


def _end(m: re.Match[str], n: str) -> int:
    return max(m.end(f"{name}{n}") for name in ("number", "scale", "short", "percent", "money", "sign", "measure"))


def _is_range(joint: str, between: str, first: Figure, second: Figure) -> bool:
    """ "between 7% and 8%", "5 to 7 million", "10-15"; never "from 9% to 7%", which is a change."""
    if (
        between == "from"
        or not _alike(first, second)
        or (first.value >= second.value and not _scaled_by(first, second))
    ):
        return False
    return between == "between" if joint == "and" else joint in ("to", "-")


def _alike(first: Figure, second: Figure) -> bool:
    """Whether both may count the same: "fell 4% to 5.9 billion euros" gives two figures."""
    if first.unit is not None:
        return first.unit == second.unit
    return not (first.money and (second.unit is not None or (second.money and not first.money & second.money)))


def _scaled_by(first: Figure, second: Figure) -> bool:
    return second.value >= 1_000 > first.value


def _shared(first: Figure, second: Figure) -> tuple[Figure, Figure]:
    """What one of the two figures of a range says, the other means: "5 to 7 million euros"."""
    money, unit = first.money or second.money, first.unit or second.unit
    value = first.value
    if (first.value < 1_000 <= second.value and first.money is None) or (first.value < 1_000 and second.value >= 10**6):
        value = first.value * _scale_of(second.value)
        value = value if value < second.value else first.value
    return Figure(value, money, unit), Figure(second.value, money, unit)


def _scale_of(value: Decimal) -> int:
    return next((scale for scale in sorted(SCALES.values(), reverse=True) if scale >= 10**6 and value >= scale), 1)


def _read(m: re.Match[str], n: str) -> Figure | None:
    value = value_of(m[f"number{n}"])
    if value is None:
        return None
    money = _money(m, n)
    scale, short = m[f"scale{n}"], m[f"short{n}"]
    if scale:
        value *= SCALES[scale.lower()]
    elif short:
        if money is None:
            return None
        value *= SHORT_SCALES[short.lower()]
    measure = m[f"measure{n}"]
    unit = "%" if m[f"percent{n}"] else MEASURES[" ".join(measure.lower().split())] if measure else None
    return Figure(value, money, unit)


def _money(m: re.Match[str], n: str) -> frozenset[str] | None:
    before, behind = (m[f"before{n}"] or "").strip(), m[f"money{n}"] or m[f"sign{n}"]
    if before:
        found = next((some for symbol, some in symbols().items() if symbol.lower() == before.lower()), None)
        return found or (frozenset({before}) if before in codes() else None)
    if behind is None:
        return None
    word = " ".join(behind.lower().split())
    if word in names():
        return frozenset({names()[word]})
    if word in nouns():
        return nouns()[word]
    return symbols().get(behind) or (frozenset({behind}) if behind in codes() else None)
