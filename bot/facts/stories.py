"""Whether two articles are about one event, from what they name, tell and when; and what a story is called. Pure.

An article is weighed as marks: names (a country by its code, a person by the last name), deeds (a predicate with the
noun of what it is done to) and other words, those of its title and first sentences most. Marks that many recent
articles have count little. Names alone make no story: the same people do other things as well.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeAlias

from bot.facts.model import Entity, FactSheet, Form, Kind
from bot.facts.query import body_mentions, shown
from bot.facts.sameness import noun_of
from bot.facts.stems import MONTHS, STOPWORDS, WEEKDAYS
from bot.facts.words import stem, words

Marks: TypeAlias = Mapping[str, float]
"""Marks with their weights: "n:" a name, "d:" a deed, "w:" a word."""

SAME = 0.31
"""The least likeness (0 to 1) of two articles about one event; measured, see docs/design/decisions/stories.md."""

LASTS = timedelta(days=7)
"""A story that nothing was added to for so long is over; what comes then is a new one."""

_PREFIXES = ("n:", "d:", "w:")

_UNNAMED = 0.2
"""What articles without a name in common may still have of the whole likeness: it must be in their other words."""

_EMPTY = frozenset(
    """
    said say says told tell tells according chief million billion thousand hundred percent per cent euro euros dollar
    dollars pound pounds two three four five six seven eight nine ten year years month week day today time people
    """.split()
) | frozenset((*MONTHS, *WEEKDAYS))
"""Words that tell articles of one event from others as little as stop words do."""

_LEAD = 3
"""So many sentences tell what an article is about; words of later ones, up to `_READ`, count half."""

_READ = 12

_NAMING = frozenset(
    (Kind.PERSON, Kind.COUNTRY, Kind.GOVERNMENT, Kind.ORGANISATION, Kind.PLACE, Kind.PRODUCT, Kind.EVENT)
)
_THINGS = tuple("goods for theme topic target event item case offence metric injured killed".split())
_WORDS_IN_NAME, _LONGEST = 3, 32


def marks(sheet: FactSheet) -> Marks:
    """The marks of an article."""
    found: dict[str, float] = {}
    for entity in sheet.entities:
        times = len(body_mentions(sheet, entity))
        for mark in _names(entity) if times else ():
            found[f"n:{mark}"] = found.get(f"n:{mark}", 0.0) + 1 + math.log(times)
    for deed in _deeds(sheet):
        found[f"d:{deed}"] = 1.0
    named = {word for entity in sheet.entities if any(_names(entity)) for word in words(entity.name)}
    for text, weight in _parts(sheet):
        for word in _telling(text):
            if word not in named:
                mark = f"w:{stem(word)}"
                found[mark] = max(found.get(mark, 0.0), weight)
    return {mark: round(weight, 2) for mark, weight in found.items()}


def _parts(sheet: FactSheet) -> Iterator[tuple[str, float]]:
    """The texts of an article, with what a word of each weighs."""
    yield sheet.article.title or "", 1.5
    for sentence in sheet.body():
        if sentence.number <= _READ:
            yield sheet.words(sentence.span), 1.0 if sentence.number <= _LEAD else 0.5


def moment_of(sheet: FactSheet, fetched: datetime) -> datetime:
    """When an article is from: its publication, else when it was fetched; a day alone counts as its noon, in UTC."""
    published = sheet.article.published
    if isinstance(published, datetime):
        return published.astimezone(UTC)
    return datetime.combine(published, time(12), UTC) if isinstance(published, date) else fetched


class Likeness:
    """How much an article is about the same event as others. `known` counts in how many of `articles` a mark stands.

    Rare marks count more, the more articles there are to tell rare from common.
    """

    def __init__(self, own: Marks, known: Counter[str], articles: int) -> None:
        self._known = known
        self._articles = articles
        self._rarity: dict[str, float] = {}
        self._own = self._weighed(own, own)
        self._sizes = self._squares(self._own)

    def to(self, other: Marks, least: float = 0.0) -> float:
        """From 0 to 1; 0 at once where it cannot be `least`, which what both share tells."""
        shared = self._own.keys() & other.keys()
        most = self._squares({mark: self._own[mark] for mark in shared})
        if _joined(*(_root(most[p], self._sizes[p]) for p in _PREFIXES)) < least:
            return 0.0
        theirs = self._weighed(other, other)
        sizes = self._squares(theirs)
        dots = dict.fromkeys(_PREFIXES, 0.0)
        for mark in shared:
            dots[mark[:2]] += self._own[mark] * theirs[mark]
        return _joined(*(dots[p] / math.sqrt(self._sizes[p] * sizes[p]) if dots[p] else 0.0 for p in _PREFIXES))

    def _weighed(self, marks_: Marks, wanted: Iterable[str]) -> dict[str, float]:
        rarity, found = self._rarity, {}
        for mark in wanted:
            rare = rarity.get(mark)
            if rare is None:
                rare = rarity[mark] = math.log((self._articles + 8) / (self._known[mark] + 1))
            found[mark] = marks_[mark] * rare
        return found

    def _squares(self, weighed: Mapping[str, float]) -> dict[str, float]:
        found = dict.fromkeys(_PREFIXES, 0.0)
        for mark, weight in weighed.items():
            found[mark[:2]] += weight * weight
        return found


def likeness(one: Marks, other: Marks, known: Counter[str], articles: int) -> float:
    """How much two articles are about one event, 0 to 1."""
    return Likeness(one, known, articles).to(other)


def _root(part: float, whole: float) -> float:
    return math.sqrt(part / whole) if whole else 0.0


def _joined(names: float, deeds: float, said: float) -> float:
    return min(1.0, math.sqrt((_UNNAMED + (1 - _UNNAMED) * names) * (said + deeds / 2)))


def _names(entity: Entity) -> Iterator[str]:
    if entity.kind not in _NAMING or entity.anonymous or not any(m.form is not Form.NOUN for m in entity.mentions):
        return
    if entity.iso2:
        yield entity.iso2.lower()
        return
    told = words(entity.name)
    if told:
        yield told[-1] if entity.kind is Kind.PERSON else " ".join(told)


def _deeds(sheet: FactSheet) -> Iterator[str]:
    for claim in shown(sheet):
        name = claim.lemma if claim.predicate == "act" else claim.predicate
        for role in claim.roles:
            thing = noun_of(sheet.words(role.span)) if role.name in _THINGS else ""
            if thing:
                yield f"{name} {thing}"


def _telling(text: str) -> Iterator[str]:
    return (word for word in words(text) if word not in STOPWORDS | _EMPTY and len(word) > 2 and not word.isdigit())


def story_name(sheet: FactSheet, taken: Iterable[str] = ()) -> str:
    """A short name that can be typed, of words of the title (names first) or of names; none of `taken`."""
    base = "-".join(_chosen(sheet)) or "story"
    known = set(taken)
    number = 2
    name = base
    while name in known:
        name, number = f"{base}-{number}", number + 1
    return name


def _chosen(sheet: FactSheet) -> list[str]:
    """At most three words of the title in its order: words of names before others."""
    title = sheet.article.title or next((sheet.words(s.span) for s in sheet.body()), "")
    told = list(dict.fromkeys(_plain(word) for word in _telling(title)))
    named = {_plain(word) for entity in sheet.entities if any(_names(entity)) for word in words(entity.name)}
    kept = sorted(sorted(filter(None, told), key=lambda w: w not in named)[:_WORDS_IN_NAME], key=told.index)
    while len("-".join(kept)) > _LONGEST and len(kept) > 1:
        kept.pop()
    return [word[:_LONGEST] for word in kept]


def _plain(word: str) -> str:
    """In letters and digits that everybody can type."""
    bare = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", "", bare.casefold())
