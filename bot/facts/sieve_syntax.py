"""A filter as people write it: `country:Norway and (predicate:pay or word:"defence budget") and not source:tabloid`.

    filter  = both { "or" both }
    both    = part { [ "and" ] part }
    part    = "not" part | "(" filter ")" | [ key ":" ] value { "," value }
    value   = a word, or words in quotation marks

Terms beside each other must all hold; values between commas are alternatives; a value without a key is a word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import assert_never

from bot.errors import BadInput
from bot.facts.kinds import KINDS
from bot.facts.sieve import JOINING, All, Either, Not, Sieve, Term, Trait
from bot.facts.words import regular_stem, words
from bot.languages.words import mark, say

LONGEST, DEEPEST, MOST = 400, 12, 40
"""The most characters of a filter, brackets within brackets, and terms."""

EXAMPLE = 'For example: country:Norway and (predicate:pay or "defence budget") and not source:tabloid'

_NONE = {
    Trait.COUNTRY: mark("there is no country {name}"),
    Trait.LANGUAGE: mark("there is no language {name}"),
    Trait.PREDICATE: mark("there is no predicate {name}"),
}

_TOKEN = re.compile(
    r'\s*(?:(?P<mark>[(),])|(?P<key>[A-Za-z]+):(?!//)\s*|"(?P<quoted>[^"]*)"|(?P<open>")|(?P<bare>[^\s(),"]+))'
)
_CURLY = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_KEYS = {
    **{trait.value: trait for trait in Trait},
    "words": Trait.WORD,
    "entities": Trait.ENTITY,
    "countries": Trait.COUNTRY,
    "predicates": Trait.PREDICATE,
    "sources": Trait.SOURCE,
    "languages": Trait.LANGUAGE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The names that a filter may use for countries and languages, in small letters, and their codes."""

    countries: Mapping[str, str]
    languages: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Token:
    """`kind` is mark, key, quoted, bare, or end; `at` counts characters from 0."""

    kind: str
    text: str
    at: int

    def joins(self, word: str) -> bool:
        """Whether it is this of the words and, or, not, outside of quotation marks."""
        return self.kind == "bare" and self.text.lower() == word


def read_sieve(text: str, lexicon: Lexicon) -> Sieve:
    """The filter that is written. Raises BadInput with one line that says what is wrong, and where."""
    return _Reader(text.translate(_CURLY), lexicon).whole()


def parts_of(sieve: Sieve) -> int:
    """How many terms it has."""
    match sieve:
        case Term():
            return 1
        case Not(part=part):
            return parts_of(part)
        case All(parts=parts) | Either(parts=parts):
            return sum(map(parts_of, parts))


@dataclass(slots=True)
class _Reader:
    """Reads one filter from left to right."""

    text: str
    lexicon: Lexicon
    tokens: list[_Token] = field(default_factory=list)
    next: int = 0

    def whole(self) -> Sieve:
        """All of it. Raises BadInput."""
        if len(self.text) > LONGEST:
            raise BadInput(say("The filter has more than {count} characters.", count=LONGEST))
        if not self.text.strip():
            raise BadInput(say("The filter says nothing."), hint=_example())
        self._cut()
        sieve = self._either(0)
        if self._here.kind != "end":
            closing = self._here.text == ")"
            raise self._wrong(say("there is no ( for this )") if closing else say("nothing can stand here"))
        if parts_of(sieve) > MOST:
            raise BadInput(say("The filter has more than {count} terms.", count=MOST))
        return sieve

    def _cut(self) -> None:
        at = 0
        while (match := _TOKEN.match(self.text, at)) is not None and match.lastgroup is not None:
            kind, start = match.lastgroup, match.start(match.lastgroup)
            if kind == "open":
                raise self._wrong(say("these quotation marks are not closed"), _Token(kind=kind, text='"', at=start))
            self.tokens.append(_Token(kind=kind, text=match[kind], at=start))
            at = match.end()
        self.tokens.append(_Token(kind="end", text="", at=len(self.text)))

    @property
    def _here(self) -> _Token:
        return self.tokens[self.next]

    def _take(self) -> _Token:
        token = self._here
        self.next += 1
        return token

    def _either(self, depth: int) -> Sieve:
        parts = [self._both(depth)]
        while self._here.joins("or"):
            self._take()
            parts.append(self._both(depth))
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _both(self, depth: int) -> Sieve:
        parts = [self._part(depth)]
        while True:
            if self._here.joins("and"):
                self._take()
            elif self._here.kind == "end" or self._here.text in (")", ",") or self._here.joins("or"):
                return parts[0] if len(parts) == 1 else All(tuple(parts))
            parts.append(self._part(depth))

    def _part(self, depth: int) -> Sieve:
        if depth > DEEPEST:
            raise self._wrong(say("there are more than {count} brackets or nots within each other", count=DEEPEST))
        if self._here.joins("not"):
            self._take()
            return Not(self._part(depth + 1))
        if self._here.kind == "mark" and self._here.text == "(":
            opening = self._take()
            inside = self._either(depth + 1)
            if self._here.text != ")":
                raise self._wrong(say("there is no ) for this ("), opening)
            self._take()
            return inside
        return self._terms()

    def _terms(self) -> Sieve:
        trait, key = Trait.WORD, None
        if self._here.kind == "key":
            key = self._take()
            trait = self._trait(key)
        found: list[Sieve] = [self._term(trait, key)]
        while self._here.kind == "mark" and self._here.text == ",":
            self._take()
            found.append(self._term(trait, key))
        return found[0] if len(found) == 1 else Either(tuple(found))

    def _trait(self, token: _Token) -> Trait:
        trait = _KEYS.get(token.text.lower())
        if trait is None:
            near = get_close_matches(token.text.lower(), _KEYS, n=1, cutoff=0.5)
            known = ", ".join(each.value for each in Trait)
            hint = say("Did you mean {name}?", name=f"{near[0]}:") if near else known
            raise self._wrong(say("there is no {key}", key=f"{token.text}:"), token, hint)
        return trait

    def _term(self, trait: Trait, key: _Token | None) -> Term:
        token = self._here
        if token.kind not in ("quoted", "bare") or any(map(token.joins, JOINING)) or not token.text.strip():
            needed = say("a term is missing")
            if key is not None:
                needed = say("{key} needs a value", key=f"{trait.value}:")
            raise self._wrong(needed, None if token.kind != "end" or key is None else key)
        self._take()
        said = " ".join(token.text.split())
        return Term(trait=trait, said=said, key=self._key(trait, said, token))

    def _key(self, trait: Trait, said: str, token: _Token) -> str:
        small = said.casefold()
        match trait:
            case Trait.WORD:
                found = " ".join(map(regular_stem, words(said)))
            case Trait.ENTITY:
                found = " ".join(words(said))
            case Trait.SOURCE:
                found = re.sub(r"^https?://(www\.)?|/.*$", "", small)
            case Trait.COUNTRY:
                found = self._code(small, self.lexicon.countries, trait, token)
            case Trait.LANGUAGE:
                found = self._code(small, self.lexicon.languages, trait, token)
            case Trait.PREDICATE:
                found = self._code(small.replace(" ", "_"), {name: name for name in KINDS}, trait, token)
            case _:
                assert_never(trait)
        if not found:
            raise self._wrong(say("this has no letter and no digit"), token)
        return found

    def _code(self, small: str, known: Mapping[str, str], trait: Trait, token: _Token) -> str:
        if small not in known:
            near = get_close_matches(small, [name for name in known if len(name) > 2], n=1, cutoff=0.6)
            every = say("There are: {names}.", names=", ".join(known)) if trait is Trait.PREDICATE else None
            hint = say("Did you mean {name}?", name=near[0]) if near else every
            raise self._wrong(say(_NONE[trait], name=token.text), token, hint)
        return known[small]

    def _wrong(self, words: str, token: _Token | None = None, hint: str | None = None) -> BadInput:
        """What is wrong, with its place: the character it begins at, and the words from there on."""
        at = (token or self._here).at
        rest = self.text[at : at + 24].rstrip()
        told = say("The filter is wrong at the end: {why}.", why=words)
        if rest:
            place = {"number": at + 1, "rest": rest}
            told = say("The filter is wrong at character {number}, “{rest}”: {why}.", why=words, **place)
        return BadInput(told, hint=hint or _example())


def _example() -> str:
    return say("For example: {example}", example=EXAMPLE.removeprefix("For example: "))
