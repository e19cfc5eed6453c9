"""Words of English, lightly: tokens, the stems that stand for families of words, the words that say little."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
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
            "arrival/arrive refusal/refuse denial/deny proof/prove bound/bind hidden/hide drove/drive driven/drive "
            "stole/steal stolen/steal dead/die"
        ).split()
    )
)

_UNMISTAKABLE: Mapping[str, str] = MappingProxyType(
    {"children": "child", "men": "man", "women": "woman", "died": "die", "dying": "die"}
)
"""Forms that differ from their word in no meaning."""

# endings, longest first, with the least that must remain before them
_INFLECTIONS = (("ing", 3), ("ed", 3))
_DERIVATIONS = (
    ("ational", 4), ("ation", 4), ("ment", 3), ("ness", 4), ("ance", 4),
    ("ion", 5), ("ive", 5), ("er", 5), ("or", 5), ("al", 5), ("ly", 4),
)  # fmt: skip

MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()


@dataclass(frozen=True, slots=True)
class Token:
    kind: str
    text: str
    low: str
    start: int
    end: int


def tokens_of(text: str) -> Iterator[Token]:
    """The words, figures and stops of a line, in order."""
    for found in _TOKEN.finditer(text):
        kind, low = str(found.lastgroup), found[0].lower().replace("’", "'")
        yield Token(kind, found[0], low.replace(".", "") if kind == "acronym" else low, found.start(), found.end())


@lru_cache(maxsize=1 << 13)
def stem(word: str) -> str:
    """What stands for a family of words: "negotiated", "negotiations" and "negotiate" share one. Not a word itself."""
    return _stem(word, _IRREGULAR)


@lru_cache(maxsize=1 << 13)
def regular_stem(word: str) -> str:
    """What the regular forms of a word share: "strike", "strikes", "striking". "Struck" and "sold" stand alone.

    Which of its meanings an irregular form has cannot be told from the word: "struck" is said of lightning, "felt" is
    cloth. A few, such as "children", have no other meaning and count.
    """
    return _stem(word, _UNMISTAKABLE)


def _stem(word: str, irregular: Mapping[str, str]) -> str:
    low = word.lower().replace("’", "'")
    low = irregular.get(low, low)
    if len(low) > 4 and low.endswith(("ies", "ied")):
        low = low[:-3] + "y"
    elif len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")):
        low = low[:-1]
    low = _one_spelling(irregular.get(low, low))
    for suffixes in (_INFLECTIONS, _DERIVATIONS):  # deliver(ed), then deliv(er)
        low = _shorter(low[:-1] if len(low) > 5 and low.endswith("y") else low, suffixes)
    if len(low) > 3 and low[-1] == low[-2] and low[-1] not in "lse":  # stopp(ed)
        low = low[:-1]
    if len(low) > 4 and low.endswith(("at", "ate")):  # negotiat(e), negotiat(ion)
        low = low.removesuffix("e")[:-2]
    return low[:-1] if len(low) > 3 and low.endswith("e") else low


def _shorter(low: str, suffixes: tuple[tuple[str, int], ...]) -> str:
    for suffix, least in suffixes:
        if low.endswith(suffix) and len(low) - len(suffix) >= least:
            return low[: -len(suffix)] + ("e" if low.endswith("eed") else "")
    return low


def _one_spelling(low: str) -> str:
    """British and American spelling as one; no matter that other words change with them, as long as all forms do."""
    low = re.sub(r"ens(e|ed|ive)$", r"enc\1", low)
    low = re.sub(r"is(e|ed|ing|er|ation)$", r"iz\1", low)
    low = re.sub(r"our(|ed|ing)$", r"or\1", low) if len(low) > 4 else low
    return low.replace("mme", "m") if low.startswith(("program", "gram")) else low


MONTH_STEMS = frozenset(stem(month) for month in MONTHS)
WEEKDAY_STEMS = frozenset(stem(day) for day in WEEKDAYS)
