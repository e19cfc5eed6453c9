"""The lexicon of predicates: one file per family in this folder, each with a `KIND`. Adding a file adds a predicate."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from types import MappingProxyType

from bot.facts.kinds.frame import Carrier, Cue, Kind, RoleSpec, Sort, role_named

__all__ = ["FALLBACK", "KINDS", "Carrier", "Cue", "Kind", "RoleSpec", "Sort", "cues_of", "family", "role_named"]

FALLBACK = "act"
"""The predicate of what the lexicon does not name: subject, verb, object, kept as they stand."""


def _load() -> Mapping[str, Kind]:
    found = {}
    for module in pkgutil.iter_modules(__path__):
        if module.name != "frame":
            kind: Kind = importlib.import_module(f"{__name__}.{module.name}").KIND
            found[kind.name] = kind
    return MappingProxyType(dict(sorted(found.items())))


KINDS: Mapping[str, Kind] = _load()
"""Every predicate by its name."""


def _by_word() -> Mapping[tuple[Carrier, str], tuple[tuple[Kind, Cue], ...]]:
    found: dict[tuple[Carrier, str], list[tuple[Kind, Cue]]] = {}
    for kind in KINDS.values():
        for cue in kind.cues:
            found.setdefault((cue.carrier, cue.lemma), []).append((kind, cue))
    return {word: tuple(sorted(pairs, key=_demands)) for word, pairs in found.items()}


def _demands(pair: tuple[Kind, Cue]) -> tuple[int, int, int]:
    kind, cue = pair
    asked = sum(2 if lemmas else 1 for lemmas in cue.needs.values())
    return -bool(cue.particle), -asked, -kind.first


_CUES = _by_word()


def cues_of(carrier: Carrier, lemma: str) -> tuple[tuple[Kind, Cue], ...]:
    """The cues that this word may be, the most demanding first."""
    return _CUES.get((carrier, lemma), ())


def family(predicate: str, role: str) -> str:
    """The question that a filler of this role answers: rivals of "pay.payer" are also buyers, who pay by implication.

    Returns "predicate.role" of the kind that is implied, or of this one.
    """
    kind = KINDS.get(predicate)
    if kind is not None:
        for implied, own in kind.implies.items():
            if own == role:
                return implied
    return f"{predicate}.{role}"
