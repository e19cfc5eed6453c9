"""The lexicon of predicates: one file per family in this folder, each with a `KIND`. Adding a file adds a predicate."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from bot.facts.kinds.frame import Carrier, Cue, Kind, RoleSpec, Sort

__all__ = ["FALLBACK", "KINDS", "Carrier", "Cue", "Kind", "RoleSpec", "Sort", "cues_of", "family"]

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


@cache
def cues_of(carrier: Carrier, lemma: str) -> tuple[tuple[Kind, Cue], ...]:
    """The cues that this word may be, the most demanding first."""
    found = [
        (kind, cue) for kind in KINDS.values() for cue in kind.cues if cue.carrier is carrier and cue.lemma == lemma
    ]
    return tuple(sorted(found, key=lambda pair: (-bool(pair[1].particle), -len(pair[1].needs), -pair[0].first)))


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
