"""What the words around an unknown name say about it: nouns it owns, nouns it is of, verbs it is the subject of."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """The lists of evidence.toml, turned around: from a word to the kind it speaks for.

    Kinds are `country`, `place`, `organisation` and `person`. `before` is by preposition and by the word before it.
    """

    owned: Mapping[str, str]
    of: Mapping[str, str]
    before: Mapping[tuple[str, str], str]
    does: Mapping[str, str]
    done: Mapping[str, str]
    hit: frozenset[str]
    adjectives: frozenset[str]
    joined: frozenset[str]
    alone: frozenset[str]
    families: frozenset[str]
    endings: tuple[str, ...]


def read(text: str, split: Callable[[str], Iterator[str]]) -> Signs:
    """The lists of a file of the form of evidence.toml; where two kinds list a word, the first one has it."""
    raw: dict[str, Any] = tomllib.loads(text)
    return Signs(
        owned=_turned(raw["owned"], split),
        of=_turned(raw["of"], split),
        before=_by_preposition(raw["before"], split),
        does=_turned(raw["does"], split),
        done=_turned(raw["done"], split),
        hit=frozenset(split(raw["beside"]["hit"])),
        adjectives=frozenset(split(raw["beside"]["adjectives"])),
        joined=frozenset(split(raw["beside"]["joined"])),
        alone=frozenset(split(raw["surnames"]["alone"])),
        families=frozenset(split(raw["surnames"]["families"])),
        endings=tuple(sorted(split(raw["surnames"]["endings"]))),
    )


def _turned(lists: Mapping[str, str], split: Callable[[str], Iterator[str]]) -> dict[str, str]:
    done: dict[str, str] = {}
    for kind, words in lists.items():
        for word in split(words):
            done.setdefault(word, kind)
    return done


def _by_preposition(lists: Mapping[str, str], split: Callable[[str], Iterator[str]]) -> dict[tuple[str, str], str]:
    done: dict[tuple[str, str], str] = {}
    for kind, lines in lists.items():
        for line in lines.splitlines():
            preposition, _, words = line.partition(":")
            for word in split(words):
                done.setdefault((preposition.strip(), word), kind)
    return done
