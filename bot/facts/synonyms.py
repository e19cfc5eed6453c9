"""Which words may stand for each other, and which exclude each other, in a summary of news; by stems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from bot.facts.kinds import FALLBACK, KINDS
from bot.facts.stems import stem

_LIGHT = frozenset(
    "go take make put hold open have give get begin start continue enter resume call pick meet run".split()
)
"""Verbs that mean what stands beside them: they carry a predicate only in company."""

_GROUPS = (
    "country nation state government",
    "weapon arms weaponry armament munition",
    "money fund cash budget",
    "cost price worth value bill expense",
    "soldier troop force army military",
    "talk negotiation discussion negotiate discuss",
    "begin start launch open commence",
    "end finish conclude close complete",
    "halt stop pause suspend freeze interrupt",
    "delay postpone defer stop",
    "cancel scrap abandon drop",
    "buy purchase acquire procure order",
    "pay fund finance bear cover foot bankroll",
    "send deliver supply ship transfer provide",
    "say tell declare state add explain note announce report claim argue stress insist",
    "promise pledge commit vow",
    "agree accept approve back",
    "show reveal indicate suggest",
    "increase rise grow climb raise gain",
    "decrease fall drop decline cut reduce lower shrink",
    "big large major great huge",
    "small little minor",
    "deal agreement accord pact treaty",
    "firm company business maker manufacturer producer",
    "worker employee staff job",
    "lawmaker legislator parliamentarian",
    "parliament legislature assembly congress",
    "head chief director leader boss chair",
    "official officer spokesperson spokesman spokeswoman",
    "envoy ambassador diplomat",
    "kill die death dead fatality",
    "injure wound hurt",
    "house home residence",
    "vehicle car truck lorry",
    "area region zone district province",
    "town city municipality",
    "year annual yearly",
    "month monthly",
    "include contain comprise hold consist",
    "loan borrow credit lend",
    "share part portion",
    "member participant",
    "stock reserve inventory stockpile",
    "meet gather convene session",
    "buy sell sale",
    "plan intend expect aim",
    "want seek demand urge",
    "quit resign leave depart",
    "win victory beat defeat",
    "vote ballot election poll",
    "law act legislation bill rule",
    "judge court tribunal",
    "arrest detain",
    "help aid assistance support",
    "strike walkout stoppage",
    "shut close",
    "wage pay salary",
    "headquarters seat base",
    "convoy column",
    "shell ammunition munition",
    "second another",
    "profit earnings",
    "revenue sales turnover",
    "quarter quarterly",
    "body organisation agency",
    "illness disease",
    "study research trial",
    "doctor physician",
    "school college",
    "child pupil",
)

_OPPOSITES = (
    ("increase rise grow climb raise gain expand", "decrease fall drop decline cut reduce lower shrink lose"),
    (
        "accept approve support back welcome endorse praise",
        "reject refuse decline oppose condemn criticise denounce veto",
    ),
    ("confirm", "deny contradict dispute"),
    ("win victory", "lose defeat"),
    ("begin start open launch", "end finish close cancel"),
    ("resume continue", "halt stop suspend pause"),
    ("profit", "loss"),
    ("hire", "dismiss fire sack"),
    ("guilty convict", "innocent acquit"),
    ("allow permit", "ban forbid prohibit"),
    ("majority", "minority"),
    ("public", "secret"),
    ("early", "late"),
    ("first", "last"),
    ("north northern", "south southern"),
    ("east eastern", "west western"),
)


@cache
def _groups() -> Mapping[str, frozenset[str]]:
    """The groups each stem belongs to: lines above by number, families of predicates by name."""
    found: dict[str, set[str]] = {}
    for number, words in enumerate(_GROUPS):
        for word in words.split():
            found.setdefault(stem(word), set()).add(f"#{number}")
    for word, kind in _lexicon():
        found.setdefault(stem(word), set()).add(kind)
    return {word: frozenset(groups) for word, groups in found.items()}


@cache
def _alone() -> Mapping[str, frozenset[str]]:
    """The groups of each stem, with only those families that the word carries by itself, whatever stands beside it.

    A family holds all that tells of one matter; words that do so only in company ("[close] a road") are no synonyms.
    """
    bare: dict[str, set[str]] = {}
    for kind in KINDS.values():
        for cue in kind.cues:
            if not (cue.needs or cue.bars or cue.particle):
                bare.setdefault(stem(cue.lemma), set()).add(kind.name)
    return {
        word: frozenset(group for group in groups if group.startswith("#") or group in bare.get(word, ()))
        for word, groups in _groups().items()
    }


def _lexicon() -> Iterator[tuple[str, str]]:
    for kind in KINDS.values():
        if kind.name == FALLBACK:
            continue
        for cue in kind.cues:
            if not cue.particle and cue.lemma not in _LIGHT:
                yield cue.lemma, kind.name


@cache
def _sides() -> Mapping[str, frozenset[tuple[int, int]]]:
    found: dict[str, set[tuple[int, int]]] = {}
    for number, pair in enumerate(_OPPOSITES):
        for side, words in enumerate(pair):
            for word in words.split():
                found.setdefault(stem(word), set()).add((number, side))
    return {word: frozenset(sides) for word, sides in found.items()}


@lru_cache(maxsize=1 << 16)
def same_meaning(one: str, other: str) -> bool:
    """Whether two stems mean one thing by a line of _GROUPS (study, trial); families of predicates do not count."""
    mine = {group for group in _groups().get(one, ()) if group.startswith("#")}
    return bool(mine & _groups().get(other, frozenset()))


@lru_cache(maxsize=1 << 13)
def predicates_of(word: str) -> frozenset[str]:
    """The families of predicates that a stem may carry."""
    return frozenset(group for group in _groups().get(word, ()) if not group.startswith("#"))


@lru_cache(maxsize=1 << 16)
def exclude(one: str, other: str) -> bool:
    """Whether two stems say opposite things: "rose", "fell"."""
    mine, theirs = _sides().get(one, frozenset()), _sides().get(other, frozenset())
    return any((number, 1 - side) in theirs for number, side in mine)


@lru_cache(maxsize=1 << 16)
def alike(one: str, other: str) -> float:
    """How far one stem may stand for the other: 1 for the same, 0 for nothing in common."""
    if one == other:
        return 1.0
    if exclude(one, other):
        return 0.0
    groups = _alone()
    if groups.get(one, frozenset()) & groups.get(other, frozenset()):
        return 0.8
    return 0.7 if _of_one_family(one, other) else 0.0


def _of_one_family(one: str, other: str) -> bool:
    """Ukraine and Ukrainian, politics and political: a long common beginning and short ends."""
    short, long = sorted((one, other), key=len)
    common = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return common >= 5 and len(long) - common <= 4 and len(short) - common <= 1
