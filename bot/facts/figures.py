"""Numbers of a line: what they are worth, what they count, and when two of them can be held against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.facts.stems import MONTHS, STOPWORDS, Token, stem

_SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
_SMALL += "seventeen eighteen nineteen"
_UNITS = {word: n for n, word in enumerate(_SMALL.split())} | {"dozen": 12}
_TENS = {word: n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
_SCALES = {
    "hundred": 100.0,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "bn": 1e9,
}
_CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "usd": "dollar", "eur": "euro", "gbp": "pound"}
_MONEY = frozenset(
    "dollar euro pound yen krona kron krone zloty franc rupee yuan rubl rouble lira peso real cent".split()
)
_ABOUT = frozenset("about around roughly nearly almost approximately some circa".split())


class Figure(StrEnum):
    """What a number counts: only figures of one sort can be held against each other."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    YEAR = "year"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Number:
    """A number. `units` are stems of what is counted, or the currency; `low` and `high` is what it allows for."""

    text: str
    value: float
    sort: Figure
    units: frozenset[str]
    low: float
    high: float
    start: int

    def allows(self, other: Number) -> bool:
        """Whether both can be the same number."""
        return self.low <= other.high and other.low <= self.high


def find_figures(tokens: Sequence[Token], text: str) -> tuple[list[Number], frozenset[int]]:
    """The numbers of a line, and which tokens they and their words take up."""
    found: list[Number] = []
    used: set[int] = set()
    at = 0
    while at < len(tokens):
        number = _date(tokens, at, text) or _number(tokens, at, text)
        if number is None:
            at += 1
            continue
        made, after = number
        found.append(made)
        used |= set(range(at, after))
        at = after
    return found, frozenset(used)


def _date(tokens: Sequence[Token], at: int, text: str) -> tuple[Number, int] | None:
    """ "29 September", "September 29th" """
    pair = tokens[at : at + 2]
    if len(pair) < 2:
        return None
    for day, month in (pair, pair[::-1]):
        number = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?", day.low)
        named = next((n for n, name in enumerate(MONTHS, start=1) if _is_month(month, name)), 0)
        if day.kind == "figure" and number and named and 1 <= int(number[1]) <= 31:
            value = float(named * 100 + int(number[1]))
            words = text[pair[0].start : pair[1].end]
            return Number(words, value, Figure.DAY, frozenset(), value, value, pair[0].start), at + 2
    return None


def _is_month(token: Token, name: str) -> bool:
    return token.kind == "word" and token.text[0].isupper() and token.low in (name, name[:3], name[:4])


def _number(tokens: Sequence[Token], at: int, text: str) -> tuple[Number, int] | None:
    read = _value(tokens, at)
    if read is None:
        return None
    value, after = read
    sort, units, end = _unit(tokens, at, after)
    token = tokens[at]
    if sort is Figure.COUNT and after == at + 1 and re.fullmatch(r"(?:19|20)\d\d", token.text):
        follows = tokens[after].kind == "word" and tokens[after].low not in STOPWORDS if after < len(tokens) else False
        if not follows or (at > 0 and tokens[at - 1].low in ("in", "since", "by", "until", "of", "from")):
            sort, units = Figure.YEAR, frozenset()
    low, high = _bounds(tokens, at, value)
    words = text[token.start : tokens[max(after, end) - 1].end]
    return Number(words, value, sort, units, low, high, token.start), max(after, end)


def _value(tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    token = tokens[at]
    if token.kind == "figure":
        digits = re.sub(r"[^\d.]", "", token.text.replace(",", ""))
        if re.search(r"(?:st|nd|rd|th)$", token.text) or digits.count(".") > 1:
            return None
        return _scaled(tokens, float(digits.strip(".")), at + 1)
    if token.kind != "word":
        return None
    if token.low == "half" and [t.low for t in tokens[at + 1 : at + 3]] in (["a", "million"], ["a", "billion"]):
        return _SCALES[tokens[at + 2].low] / 2, at + 3
    value, after = _spelled(tokens, at)
    return None if value is None else _scaled(tokens, value, after)


def _spelled(tokens: Sequence[Token], at: int) -> tuple[float | None, int]:
    """Numbers below a hundred in words; "a" and "one" count only before a dozen, hundred, thousand, ..."""
    low = tokens[at].low
    follows = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if low in ("a", "one"):
        return (1.0, at + 1) if follows in _SCALES and len(follows) > 2 else (None, at)
    if low in _TENS:
        more = _UNITS.get(follows, 0)
        return (_TENS[low] * 10.0 + more, at + 2) if 0 < more < 10 else (_TENS[low] * 10.0, at + 1)
    return (float(_UNITS[low]), at + 1) if low in _UNITS else (None, at)


def _scaled(tokens: Sequence[Token], value: float, after: int) -> tuple[float, int]:
    while after < len(tokens) and tokens[after].kind == "word" and tokens[after].low in _SCALES:
        value *= _SCALES[tokens[after].low]
        after += 1
        rest = after + (after < len(tokens) and tokens[after].low == "and")
        if tokens[after - 1].low in ("hundred", "thousand") and rest < len(tokens):
            more, end = _spelled(tokens, rest)
            if more is not None and tokens[rest].low not in ("a", "one"):
                value, after = value + more, end
    return value, after


def _unit(tokens: Sequence[Token], at: int, after: int) -> tuple[Figure, frozenset[str], int]:
    """What is counted, and where the words that belong to the number itself end."""
    symbol = tokens[at].text[0]
    if symbol in _CURRENCIES:
        return Figure.MONEY, frozenset({_CURRENCIES[symbol]}), after
    follows = tokens[after : after + 4]
    lows = [token.low for token in follows]
    if lows[:1] == ["%"] or lows[:1] == ["percent"] or lows[:1] == ["percentage"]:
        return Figure.PERCENT, frozenset(), after + 1
    if lows[:2] == ["per", "cent"]:
        return Figure.PERCENT, frozenset(), after + 2
    for offset, token in enumerate(follows[:2]):
        unit = _CURRENCIES.get(token.low, stem(token.low))
        if unit in _MONEY and token.kind == "word":
            return Figure.MONEY, frozenset({unit}), after + offset + 1
    return Figure.COUNT, frozenset(_counted(follows)), after


def _counted(follows: Sequence[Token]) -> Iterator[str]:
    for token in follows:
        if token.low == "of":
            continue
        if token.kind != "word" or token.low in STOPWORDS:
            return
        yield stem(token.low)


def _bounds(tokens: Sequence[Token], at: int, value: float) -> tuple[float, float]:
    before = [token.low for token in tokens[max(0, at - 3) : at]]
    pair = before[-2:]
    if pair in (["more", "than"], ["at", "least"], ["no", "fewer"]) or before[-1:] == ["over"]:
        return value, value * 1.5
    if pair in (["less", "than"], ["fewer", "than"], ["up", "to"], ["at", "most"]) or before[-1:] == ["under"]:
        return value * 0.5, value
    if before[-1:] and before[-1] in _ABOUT:
        return value * 0.95, value * 1.05
    return value, value
