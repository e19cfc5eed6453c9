"""Words and figures of a line of English, taken apart lightly: stems, names, numbers, dates, what is negated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

_TOKEN = re.compile(
    r"(?P<acronym>(?:[A-Z]\.){2,})"
    r"|(?P<figure>[$€£¥]?\d+(?:[.,]\d+)*(?:st|nd|rd|th\b)?)"
    r"|(?P<percent>%)"
    r"|(?P<word>[^\W\d_]+?n['’]t\b|[^\W\d_]+)"
    r"|(?P<own>['’]s?\b)"
    r"|(?P<stop>[.,;:!?()“”\"—–])"
)

STOPWORDS = frozenset(
    "a an the and or nor of to in on at by for from with as into onto upon about over under after before during while "
    "since until than then that this these those there here it its he him his she her hers they them their theirs we "
    "us our ours you your yours i me my mine who whom whose which what when where why how if so such is are was were "
    "be been being am do does did done doing have has had having will would shall should can could may might must also "
    "too very just only even still already own same other another any some all each every both either more most less "
    "least much many few several out off up down again once further both between against because but not no never "
    "none nobody nothing neither without ca wo n't yet per via amid among within across around through own itself "
    "himself herself themselves one ones however meanwhile whether though although according ago".split()
)
NEGATORS = frozenset("not no never none nobody nothing neither nor without n't".split())
DENIALS = frozenset("refus deny reject declin fail lack absenc unabl".split())
"""Stems of verbs that negate what follows them: "refused to pay"."""
APART = frozenset(
    "but before after until so when while whereas although though however because which who that and than if".split()
)
"""Words over which a negation does not reach."""

AUXILIARIES = frozenset(
    "will would shall should can could may might must is are was were be been being has have had do does did to not "
    "never n't".split()
)

_IRREGULAR: Mapping[str, str] = MappingProxyType(
    dict(
        pair.split("/")
        for pair in (
            "bought/buy sold/sell said/say told/tell paid/pay met/meet held/hold left/leave gave/give given/give "
            "took/take taken/take made/make went/go gone/go came/come fell/fall fallen/fall rose/rise risen/rise "
            "began/begin begun/begin found/find kept/keep led/lead lost/lose won/win sent/send spent/spend built/build "
            "chose/choose chosen/choose broke/break broken/break grew/grow grown/grow knew/know known/know drew/draw "
            "drawn/draw threw/throw thrown/throw wrote/write written/write spoke/speak spoken/speak stood/stand "
            "thought/think brought/bring caught/catch taught/teach sought/seek fought/fight felt/feel dealt/deal "
            "meant/mean lent/lend bore/bear borne/bear shook/shake sank/sink sunk/sink struck/strike swore/swear "
            "withdrew/withdraw withdrawn/withdraw withheld/withhold overtook/overtake laid/lay lay/lie ran/run saw/see "
            "seen/see shot/shoot died/die dying/die lies/lie lying/lie "
            "children/child men/man women/woman people/person "
            "better/good best/good worse/bad worst/bad decision/decide decisions/decide loss/lose losses/lose "
            "growth/grow death/die deaths/die sale/sell sales/sell choice/choose belief/believe "
            "arrival/arrive refusal/refuse denial/deny proof/prove bound/bind hidden/hide drove/drive driven/drive"
        ).split()
    )
)

# suffixes that make one word of a family out of another, longest first, with the least that must remain
_SUFFIXES = (
    ("ational", 4), ("ation", 4), ("ment", 3), ("ness", 4),
    ("ing", 3), ("ion", 5), ("er", 5), ("or", 5),
    ("ance", 4), ("al", 5), ("ive", 5), ("ly", 4), ("ed", 3),
)  # fmt: skip

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
MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_ABOUT = frozenset("about around roughly nearly almost approximately some circa".split())


class Figure(StrEnum):
    """What a number counts: only figures of one sort can be held against each other."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    YEAR = "year"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Word:
    """One content word. `stem` stands for its family; `name` when it is written like one; `first`: a capital opens."""

    text: str
    stem: str
    start: int
    end: int
    name: bool = False
    negated: bool = False
    first: bool = False
    verbal: bool = False  # right after "will", "has", "to" and the like


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

    def same_thing(self, other: Number) -> bool:
        """Whether both count the same sort of thing, as far as their words tell."""
        if self.sort is not other.sort:
            return False
        if self.sort in (Figure.PERCENT, Figure.YEAR, Figure.DAY) or not self.units or not other.units:
            return True
        return bool(self.units & other.units)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text taken apart, in its order."""

    text: str
    words: tuple[Word, ...]
    numbers: tuple[Number, ...]

    def stems(self) -> frozenset[str]:
        """The stems of its words."""
        return frozenset(word.stem for word in self.words)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    low: str
    start: int
    end: int


@lru_cache(maxsize=1 << 13)
def stem(word: str) -> str:
    """What stands for a family of words: "negotiated", "negotiations" and "negotiate" share one. Not a word itself."""
    low = word.lower().replace("’", "'")
    low = _IRREGULAR.get(low, low)
    if len(low) > 4 and low.endswith(("ies", "ied")):
        low = low[:-3] + "y"
    elif len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")):
        low = low[:-1]
    low = _one_spelling(_IRREGULAR.get(low, low))
    low = low[:-1] if len(low) > 5 and low.endswith("y") else low
    for suffix, least in _SUFFIXES:
        if low.endswith(suffix) and len(low) - len(suffix) >= least:
            low = low[: -len(suffix)] + ("e" if low.endswith("eed") else "")
            break
    if len(low) > 3 and low[-1] == low[-2] and low[-1] not in "lse":  # stopp(ed)
        low = low[:-1]
    if len(low) > 4 and low.endswith(("at", "ate")):  # negotiat(e), negotiat(ion)
        low = low.removesuffix("e")[:-2]
    return low[:-1] if len(low) > 3 and low.endswith("e") else low


def _one_spelling(low: str) -> str:
    """British and American spelling as one; no matter that other words change with them, as long as all forms do."""
    low = re.sub(r"ens(e|ed|ive)$", r"enc\1", low)
    low = re.sub(r"is(e|ed|ing|er|ation)$", r"iz\1", low)
    low = re.sub(r"our(|ed|ing)$", r"or\1", low) if len(low) > 4 else low
    return low.replace("mme", "m") if low.startswith(("program", "gram")) else low


MONTH_STEMS = frozenset(stem(month) for month in MONTHS)
WEEKDAY_STEMS = frozenset(stem(day) for day in WEEKDAYS)


def take_apart(text: str) -> Line:
    """The content words and figures of a line."""
    tokens = [_token(found) for found in _TOKEN.finditer(text)]
    figures, used = _figures(tokens, text)
    negated = _negated(tokens)
    opening = _openings(tokens)
    words = tuple(_words(tokens, used, negated, opening, _shouted(tokens)))
    return Line(text=text, words=words, numbers=tuple(figures))


def _token(found: re.Match[str]) -> _Token:
    text = found[0]
    kind = str(found.lastgroup)
    low = text.lower().replace("’", "'")
    return _Token(kind, text, low.replace(".", "") if kind == "acronym" else low, found.start(), found.end())


def _openings(tokens: Sequence[_Token]) -> frozenset[int]:
    """Where a capital letter tells nothing: the first word, and after a full stop, colon or opening mark."""
    found, open_ = set(), True
    for at, token in enumerate(tokens):
        if token.kind in ("word", "acronym"):
            if open_:
                found.add(at)
            open_ = False
        elif token.kind == "stop":
            open_ = open_ or token.text in '.:!?“"'
        elif token.kind == "figure":
            open_ = False
    return frozenset(found)


def _shouted(tokens: Sequence[_Token]) -> bool:
    """Whether a line writes most words with a capital, so that capitals tell nothing."""
    words = [t for t in tokens if t.kind == "word" and t.low not in STOPWORDS and len(t.text) > 3]
    return len(words) > 4 and sum(t.text[0].isupper() for t in words) > 0.8 * len(words)


def _words(
    tokens: Sequence[_Token], used: frozenset[int], negated: frozenset[int], opening: frozenset[int], shouted: bool
) -> Iterator[Word]:
    for at, token in enumerate(tokens):
        if token.kind not in ("word", "acronym") or at in used:
            continue
        low = token.low.removesuffix("n't") if token.low.endswith("n't") else token.low
        month = token.text == "May" and at not in opening  # not the verb
        acronym = token.kind == "acronym" or (len(token.text) > 1 and token.text.isupper())
        if (low in STOPWORDS and not acronym and not month) or (len(low) == 1 and token.kind == "word"):
            continue
        capital = token.text[0].isupper()
        yield Word(
            text=token.text,
            stem=low if acronym else stem(low),
            start=token.start,
            end=token.end,
            name=acronym or (capital and at not in opening and not shouted),
            negated=at in negated,
            first=at in opening and capital,
            verbal=at > 0 and tokens[at - 1].low in AUXILIARIES,
        )


def _negated(tokens: Sequence[_Token]) -> frozenset[int]:
    """The words a negation reaches: the next three content words, up to a comma or a new clause."""
    found: set[int] = set()
    for at, token in enumerate(tokens):
        if token.kind != "word":
            continue
        follows = tokens[at + 1].low if at + 1 < len(tokens) else ""
        denies = stem(token.low) in DENIALS or (token.low == "yet" and follows == "to")
        if not (token.low in NEGATORS or token.low.endswith("n't") or denies):
            continue
        if token.low == "not" and follows in ("only", "just"):
            continue
        found |= set(_reach(tokens, at, 3))
        if token.low == "no":  # "promised no money" denies the promise as well
            found |= set(_verb_before(tokens, at))
    return frozenset(found)


def _reach(tokens: Sequence[_Token], at: int, content: int) -> Iterator[int]:
    for after in range(at + 1, len(tokens)):
        token = tokens[after]
        if token.kind == "stop" or token.low in APART or content == 0:
            return
        if token.kind == "word":
            yield after
            content -= token.low not in STOPWORDS


def _verb_before(tokens: Sequence[_Token], at: int) -> Iterator[int]:
    before = at - 1
    if before >= 0 and tokens[before].kind == "word" and tokens[before].low not in STOPWORDS:
        yield before


def _figures(tokens: Sequence[_Token], text: str) -> tuple[list[Number], frozenset[int]]:
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


def _date(tokens: Sequence[_Token], at: int, text: str) -> tuple[Number, int] | None:
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


def _is_month(token: _Token, name: str) -> bool:
    return token.kind == "word" and token.text[0].isupper() and token.low in (name, name[:3], name[:4])


def _number(tokens: Sequence[_Token], at: int, text: str) -> tuple[Number, int] | None:
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


def _value(tokens: Sequence[_Token], at: int) -> tuple[float, int] | None:
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


def _spelled(tokens: Sequence[_Token], at: int) -> tuple[float | None, int]:
    """Numbers below a hundred in words; "a" and "one" count only before a dozen, hundred, thousand, ..."""
    low = tokens[at].low
    follows = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if low in ("a", "one"):
        return (1.0, at + 1) if follows in _SCALES and len(follows) > 2 else (None, at)
    if low in _TENS:
        more = _UNITS.get(follows, 0)
        return (_TENS[low] * 10.0 + more, at + 2) if 0 < more < 10 else (_TENS[low] * 10.0, at + 1)
    return (float(_UNITS[low]), at + 1) if low in _UNITS else (None, at)


def _scaled(tokens: Sequence[_Token], value: float, after: int) -> tuple[float, int]:
    while after < len(tokens) and tokens[after].kind == "word" and tokens[after].low in _SCALES:
        value *= _SCALES[tokens[after].low]
        after += 1
        rest = after + (after < len(tokens) and tokens[after].low == "and")
        if tokens[after - 1].low in ("hundred", "thousand") and rest < len(tokens):
            more, end = _spelled(tokens, rest)
            if more is not None and tokens[rest].low not in ("a", "one"):
                value, after = value + more, end
    return value, after


def _unit(tokens: Sequence[_Token], at: int, after: int) -> tuple[Figure, frozenset[str], int]:
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


def _counted(follows: Sequence[_Token]) -> Iterator[str]:
    for token in follows:
        if token.low == "of":
            continue
        if token.kind != "word" or token.low in STOPWORDS:
            return
        yield stem(token.low)


def _bounds(tokens: Sequence[_Token], at: int, value: float) -> tuple[float, float]:
    before = [token.low for token in tokens[max(0, at - 3) : at]]
    pair = before[-2:]
    if pair in (["more", "than"], ["at", "least"], ["no", "fewer"]) or before[-1:] == ["over"]:
        return value, value * 1.5
    if pair in (["less", "than"], ["fewer", "than"], ["up", "to"], ["at", "most"]) or before[-1:] == ["under"]:
        return value * 0.5, value
    if before[-1:] and before[-1] in _ABOUT:
        return value * 0.95, value * 1.05
    return value, value
