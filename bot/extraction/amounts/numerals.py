"""Numbers in English text: in digits and in words, as patterns to search with and as values."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from babel.numbers import NumberFormatError, parse_decimal

GAP = r"(?:[^\S\n]{1,3}|\n)"
"""White space inside an expression: bounded, so that a search stays linear; one line break, never a paragraph's."""

UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
SHORT_SCALES = {
    "k": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "mln": 1_000_000,
    "bn": 1_000_000_000,
    "bln": 1_000_000_000,
    "b": 1_000_000_000,
    "tn": 1_000_000_000_000,
    "trn": 1_000_000_000_000,
}
_SMALL = "|".join(sorted((*UNITS, *TENS), key=len, reverse=True))
_BIG = "|".join((*SCALES, "dozen"))

_NEXT = (
    rf"(?:(?:-|{GAP}(?:and{GAP})?)(?:{_BIG})|(?<=ty)(?:-|{GAP})(?:{'|'.join(UNITS)})"
    rf"|(?:{'|'.join(f'(?<={big})' for big in SCALES)}){GAP}(?:and{GAP})?(?:{_SMALL}))"
)
"""What may stand behind a small number: "nine hundred", "twenty-five", "hundred and four", but not "nine four"."""

DIGITS = r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,6})?(?!\d)|\d{1,15}(?:\.\d{1,6})?"
"""A number in digits, thousands by commas."""

SPELT = (
    rf"(?:half{GAP}an?{GAP}(?:{_BIG})"
    rf"|(?:an?{GAP}(?:half{GAP})?)?(?:{_BIG})(?:{GAP}(?:thousand|million|billion|trillion))?"
    rf"|(?:{_SMALL})(?:{_NEXT}\b){{0,8}}(?:{GAP}and{GAP}a{GAP}half(?:{GAP}(?:{_BIG})\\b)?)?)"
)
"""A number in words."""


def spelt_value(words: str) -> Decimal | None:
    """The value of a number in words ("two dozen", "half a million"), or None where the words make no number."""
    parts = [part for part in re.split(r"[\s-]+", words.lower()) if part not in ("a", "an", "and")]
    total, current, last = Decimal(0), Decimal(0), 0
    for part in parts:
        if part in SCALES or part == "dozen":
            scale = SCALES.get(part, 12)
            current = (current or Decimal(1)) * scale
            if scale >= 1_000:
                total, current = total + current, Decimal(0)
            last = 0
        elif part == "half":
            current, last = current + Decimal("0.5"), 0
        else:
            value = UNITS.get(part, TENS.get(part))
            if value is None or (last and not (last in TENS.values() and value < 10)):
                return None
            current += value
            last = value
    return total + current if parts else None


def digits_value(digits: str) -> Decimal | None:
    """The value of a number in digits, read by Babel as English; None where it is not one."""
    try:
        return parse_decimal(digits, locale="en", strict=False)
    except (NumberFormatError, InvalidOperation):
        return None


def value_of(words: str) -> Decimal | None:
    """The value of a number in digits or in words; None where it is none."""
    return digits_value(words) if words[:1].isdecimal() else spelt_value(words)


def plain(value: Decimal) -> str:
    """Decimal digits as text, without exponent or idle zeros."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
