"""Whether two phrases name one thing: the same noun, and nothing beside it that tells the two apart.

"House prices" are not "consumer prices"; "electric cars" are a part of "cars"; "the new bridge" can be "the bridge".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from bot.facts.stems import MONTHS, WEEKDAYS

_DEFINITE = frozenset("the this that these those its his her their our my your such both".split())
_PREPOSITIONS = (
    "of in for to that which who whom with from on at by as about against into over under among near where when and or"
)
_BEHIND = re.compile(rf"\b(?:{'|'.join(_PREPOSITIONS.split())})\b|,(?!\d)|[;:(]")
"""Where what stands behind a noun begins."""
_ENDS = frozenset((*_PREPOSITIONS.split(), *",;:("))
_SAYS_NOTHING = frozenset(
    "a an some any all more most other new first last several many few such own same total overall whole entire "
    "estimated reported confirmed current latest full around about roughly nearly almost least some than over up "
    "hundred thousand million billion dozen dozens one two three four five six seven eight nine ten".split()
)
"""Words before a noun that tell no kind of it from another."""
_DATES = frozenset((*MONTHS, *WEEKDAYS))
_VAGUE = frozenset(
    "it they them this that these those which who what cost costs bill price tab expense expenses thing things".split()
)
_STOP = frozenset(
    "a an the of in on at to for from by with and or as is are was were be been its his her their our my your some any "
    "all more most other new first last several many few much such own same will would".split()
)
POINTING = _VAGUE | _STOP
"""Words that name nothing of their own."""
_STEM = 6


def noun_of(phrase: str) -> str:
    """The noun that a phrase is built on, cut to its first letters so that "weapons" and "weaponry" are one; or ""."""
    words = re.findall(r"[\w'’-]+|[^\w\s]", phrase.lower())
    core = list(takewhile(lambda w: w not in _ENDS, words[1:])) if words else []
    noun = next((w for w in reversed([*words[:1], *core]) if w not in POINTING and len(w) > 3), "")
    return noun[:_STEM]


_PERSONS = frozenset(
    noun_of(word) for word in "people person persons victims deaths fatalities casualties bodies lives dead".split()
)
"""Nouns of a count of people that leave open who they are."""


class Sameness(StrEnum):
    """How what one phrase names lies to what another names."""

    SAME = "same"
    PART = "part"
    WHOLE = "whole"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, taken apart: its noun, what stands before it, the names behind it."""

    noun: str
    before: frozenset[str]
    names: frozenset[str]
    definite: bool

    @property
    def narrows(self) -> frozenset[str]:
        """Everything by which it is told from others of its noun."""
        return self.before | self.names


def phrase_of(words: str) -> Phrase:
    """The phrase taken apart; its noun is "" where it has none (a bare number, a pronoun)."""
    lower = words.lower()
    found = _BEHIND.search(lower, 1) if lower else None
    core = lower[: found.start()] if found is not None else lower
    tokens = re.findall(r"[^\W\d][\w’'-]*", core)
    noun = noun_of(" ".join(tokens))
    kinds = [t for t in tokens if t not in _SAYS_NOTHING | _DEFINITE and len(t) > 1]
    before = frozenset(t for t in kinds if t[: len(noun)] != noun) if noun else frozenset[str]()
    behind = re.findall(r"\b[A-Z][\w’'-]+", words[found.start() :]) if found is not None else []
    names = frozenset(name.lower() for name in behind if name.lower() not in _DATES)
    return Phrase(noun, before, names, definite=bool(tokens) and tokens[0] in _DEFINITE)


def compared(mine: str, theirs: str) -> Sameness:
    """What the first phrase names, seen from the second; a phrase without a noun may name anything."""
    one, other = phrase_of(mine), phrase_of(theirs)
    if not one.noun or not other.noun:
        return Sameness.SAME
    if one.noun != other.noun:
        return Sameness.APART
    more, less = one.narrows - other.narrows, other.narrows - one.narrows
    if more and less:
        return Sameness.APART
    if (not more and not less) or one.definite or other.definite:
        return Sameness.SAME
    return Sameness.PART if more else Sameness.WHOLE


def counted(mine: str, theirs: str) -> Sameness:
    """The same of what two numbers count: "three children" are a part of "12 people"."""
    one, other = phrase_of(mine), phrase_of(theirs)
    if one.noun in _PERSONS and other.noun in _PERSONS:
        return Sameness.SAME
    if one.noun and other.noun in _PERSONS:
        return Sameness.PART
    if other.noun and one.noun in _PERSONS:
        return Sameness.WHOLE
    return compared(mine, theirs)
