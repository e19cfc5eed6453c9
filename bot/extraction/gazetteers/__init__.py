"""What words are known beforehand: names of countries, cities and seats of government, and classes of common nouns.

Nothing here is about one story. `places.tsv` is derived from maintained packages (build.py), `geography.toml` and
`words.toml`, `evidence.toml` and `forenames.toml` are written by hand; README.md says what has which licence.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from bot.extraction.gazetteers.signs import Signs
from bot.extraction.gazetteers.signs import read as read_signs

_FIRST_WORD = re.compile(r"\w+")


class Place(StrEnum):
    """What a name of places.tsv is, the surer reading first: where a name is several things, the first one counts."""

    COUNTRY = "country"
    ALIAS = "alias"
    DEMONYM = "demonym"
    PEOPLE = "people"
    SEAT = "seat"
    CAPITAL = "capital"
    REGION = "region"
    REGIONAL = "regional"
    STATE = "state"
    CITY = "city"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A name of the gazetteer. `also` holds its other readings; `iso2` is None for what lies in no one country.

    `office` is what a seat is another name of, where it is of one office only.
    """

    name: str
    what: Place
    iso2: str | None
    also: frozenset[Place] = frozenset()
    office: str | None = None

    @property
    def national(self) -> bool:
        """Whether it names a country, by its name or by its people."""
        return self.what in (Place.COUNTRY, Place.ALIAS, Place.DEMONYM, Place.PEOPLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Classes of common words, all in lower case."""

    titles: frozenset[str]
    honorifics: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    persons: frozenset[str]
    person_endings: tuple[str, ...]
    groups: frozenset[str]
    sources: frozenset[str]
    states: frozenset[str]
    sides: frozenset[str]
    organisations: frozenset[str]
    governments: frozenset[str]
    media: frozenset[str]
    products: frozenset[str]
    goods: frozenset[str]
    places: frozenset[str]
    inside: frozenset[str]
    prepositions: frozenset[str]
    works: frozenset[str]
    speaking: frozenset[str]
    human: frozenset[str]
    acting: frozenset[str]
    joined: frozenset[str]
    events: Mapping[str, str]
    suffixes: Mapping[str, frozenset[str]]
    prefixes: Mapping[str, frozenset[str]]
    forenames: Mapping[str, str]
    signs: Signs

    def event(self, lemma: str) -> str | None:
        """The line of like events that a noun belongs to: "deal" and "accord" are of one line."""
        return self.events.get(lemma)

    def forename(self, word: str) -> str | None:
        """`he`, `she` or `both` for a forename that is known, else None."""
        return self.forenames.get(word.lower())

    def person(self, lemma: str) -> bool:
        """Whether a common noun is one of a person."""
        if lemma in self.persons or lemma in self.titles:
            return True
        return len(lemma) > 5 and " " not in lemma and lemma.endswith(self.person_endings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """Names of places by their first word, and the short English name of every country."""

    names: Mapping[str, Known]
    countries: Mapping[str, str]
    words: Words
    _lengths: Mapping[str, tuple[int, ...]] = field(repr=False)

    def get(self, name: str) -> Known | None:
        """The entry of exactly this name, however its apostrophes are written."""
        return self.names.get(name.replace("’", "'"))

    def longest_at(self, text: str, start: int, ends: frozenset[int] | set[int]) -> tuple[int, Known] | None:
        """The longest known name that begins at `start` of `text` and ends at one of `ends`, with its end.

        `text` has straight apostrophes only.
        """
        first = _FIRST_WORD.match(text, start)
        if first is None:
            return None
        for length in self._lengths.get(first.group(), ()):
            end = start + length
            if end in ends:
                found = self.names.get(text[start:end])
                if found is not None:
                    return end, found
        return None


@cache
def load() -> Gazetteer:
    """The gazetteer, read once (about 20 ms)."""
    names, countries = _places()
    lengths: dict[str, set[int]] = {}
    for name in names:
        first = _FIRST_WORD.match(name)
        if first is not None:
            lengths.setdefault(first.group(), set()).add(len(name))
    return Gazetteer(
        names=names,
        countries=countries,
        words=_words(),
        _lengths={word: tuple(sorted(known, reverse=True)) for word, known in lengths.items()},
    )


def _places() -> tuple[dict[str, Known], dict[str, str]]:
    order = {what.value: i for i, what in enumerate(Place)}
    rows = [line.split("\t") for line in _read("places.tsv").splitlines()]
    readings: dict[str, list[tuple[str, str, str | None]]] = {}
    for what, iso2, entry in sorted(rows, key=lambda row: (order[row[0]], row[1] == "-")):
        known, _, office = entry.partition(": ")
        readings.setdefault(known, []).append((what, iso2, office or None))
    countries = {iso2: name for what, iso2, name in rows if what == "country"}
    names = {}
    for name, found in readings.items():
        what, iso2, stands_for = found[0]
        shown = countries.get(iso2, name) if what in ("country", "alias", "demonym", "people") else name
        names[name] = Known(
            name=name.removesuffix("s") if what == "regional" else shown,
            what=Place(what),
            iso2=None if iso2 == "-" else iso2,
            also=frozenset(Place(other) for other, _, _ in found[1:]),
            office=stands_for,
        )
    return names, countries


def _words() -> Words:
    raw: dict[str, Any] = tomllib.loads(_read("words.toml"))
    plain = {
        key: _set(raw[key])
        for key in "titles honorifics he she persons groups sources states sides organisations governments media "
        "products goods".split()
    }
    return Words(
        **plain,
        person_endings=tuple(sorted(_set(raw["person_endings"]))),
        places=_set(raw["places"]["nouns"]),
        inside=_set(raw["places"]["inside"]),
        prepositions=_set(raw["places"]["prepositions"]),
        works=_set(raw["works"]["nouns"]),
        speaking=_set(raw["verbs"]["speaking"]),
        human=_set(raw["verbs"]["human"]),
        acting=_set(raw["acting"]["verbs"]),
        joined=_set(raw["acting"]["joined"]),
        events={noun: line for line, nouns in raw["events"].items() for noun in _split(nouns)},
        suffixes={kind: _set(words) for kind, words in raw["suffixes"].items()},
        prefixes={kind: _set(words) for kind, words in raw["prefixes"].items()},
        forenames=_forenames(tomllib.loads(_read("forenames.toml"))),
        signs=read_signs(_read("evidence.toml"), _split),
    )


def _forenames(raw: Mapping[str, str]) -> dict[str, str]:
    he, she = _set(raw["he"]), _set(raw["she"])
    return {name: "both" if name in he and name in she else "he" if name in he else "she" for name in he | she}


def _set(words: str) -> frozenset[str]:
    return frozenset(_split(words))


def _split(words: str) -> Iterator[str]:
    return (" ".join(word.split()) for word in words.split(",") if word.strip())


def _read(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
