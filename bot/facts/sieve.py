"""A channel's filter as a value: which articles it wants, by what they say and where they come from. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias, assert_never
from urllib.parse import urlsplit

from bot.facts.model import FactSheet, Form
from bot.facts.words import regular_stem, words

JOINING = ("and", "or", "not")


class Trait(StrEnum):
    """What of an article a term looks at."""

    WORD = "word"
    ENTITY = "entity"
    COUNTRY = "country"
    PREDICATE = "predicate"
    SOURCE = "source"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One thing an article must have. `said` is as it was typed, `key` what it is compared by.

    The key of words is their stems, of a country ISO 3166-1 alpha-2, of a language ISO 639-1, else in small letters.
    """

    trait: Trait
    said: str
    key: str

    def __str__(self) -> str:
        """As it is written in a filter."""
        plain = not any(c.isspace() or c in '(),"' for c in self.said) and self.said.lower() not in JOINING
        return f"{self.trait.value}:{self.said}" if plain else f'{self.trait.value}:"{self.said}"'


@dataclass(frozen=True, slots=True)
class Not:
    """What an article must not be like."""

    part: Sieve

    def __str__(self) -> str:
        """As it is written in a filter."""
        return f"not {_inside(self.part)}"


@dataclass(frozen=True, slots=True)
class All:
    """Each of its parts must hold; at least two."""

    parts: tuple[Sieve, ...]

    def __str__(self) -> str:
        """As it is written in a filter."""
        return " and ".join(map(_inside, self.parts))


@dataclass(frozen=True, slots=True)
class Either:
    """One of its parts must hold; at least two."""

    parts: tuple[Sieve, ...]

    def __str__(self) -> str:
        """As it is written in a filter."""
        return " or ".join(map(_inside, self.parts))


Sieve: TypeAlias = Term | Not | All | Either


def _inside(part: Sieve) -> str:
    return f"({part})" if isinstance(part, All | Either) else str(part)


@dataclass(frozen=True)
class Traits:
    """What filters look at in an article; each kind is worked out at its first use.

    `named_by` are the names of the sources that brought it: an article may come from several.
    """

    sheet: FactSheet
    named_by: tuple[str, ...] = ()

    @cached_property
    def stems(self) -> str:
        """The stems of the title and of the text in their order, a space around each."""
        article = self.sheet.article
        texts = (" ".join(map(regular_stem, words(text))) for text in (article.title or "", article.text))
        return f" {'  '.join(texts)} "  # two spaces: no phrase begins in the title and ends in the text

    @cached_property
    def names(self) -> frozenset[str]:
        """The names in the text in small letters, a space around each."""
        sheet = self.sheet
        forms = (Form.NAME, Form.TITLE)
        said = (sheet.words(m.span) for e in sheet.entities for m in e.mentions if m.form in forms)
        return frozenset(f" {' '.join(words(name))} " for name in (*said, *(e.name for e in sheet.entities)))

    @cached_property
    def countries(self) -> frozenset[str]:
        """ISO 3166-1 alpha-2 of the countries that are named, or whose government is."""
        return frozenset(entity.iso2 for entity in self.sheet.entities if entity.iso2 is not None)

    @cached_property
    def predicates(self) -> frozenset[str]:
        """The predicates of the claims that answers may use, whatever became of them."""
        return frozenset(claim.predicate for claim in self.sheet.shown)

    @cached_property
    def sources(self) -> frozenset[str]:
        """The names of the sources, the publisher, and the site, in small letters."""
        article = self.sheet.article
        site = (urlsplit(article.url).hostname or "").removeprefix("www.") if article.url else ""
        return frozenset(name.casefold() for name in (*self.named_by, article.source, site) if name)


def passes(sieve: Sieve, traits: Traits) -> bool:
    """Whether the article is wanted."""
    match sieve:
        case Term():
            return _holds(sieve, traits)
        case Not(part=part):
            return not passes(part, traits)
        case All(parts=parts):
            return all(passes(part, traits) for part in parts)
        case Either(parts=parts):
            return any(passes(part, traits) for part in parts)
        case _:
            assert_never(sieve)


def stopped_by(sieve: Sieve, traits: Traits) -> tuple[Sieve, ...]:
    """The parts of the filter that an article fails, as small as they can be told; none when it passes."""
    if passes(sieve, traits):
        return ()
    if isinstance(sieve, All):
        return tuple(found for part in sieve.parts for found in stopped_by(part, traits))
    return (sieve,)


def _holds(term: Term, traits: Traits) -> bool:
    match term.trait:
        case Trait.WORD:
            return f" {term.key} " in traits.stems
        case Trait.ENTITY:
            return any(f" {term.key} " in name for name in traits.names)
        case Trait.COUNTRY:
            return term.key in traits.countries
        case Trait.PREDICATE:
            return term.key in traits.predicates
        case Trait.SOURCE:
            return any(term.key == name or name.endswith(f".{term.key}") for name in traits.sources)
        case Trait.LANGUAGE:
            return term.key == traits.sheet.article.language
        case _:
            assert_never(term.trait)
