"""How a family of predicates is declared: its roles, the words that carry it and where in a clause each role stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from types import MappingProxyType

from bot.facts.model import Status


class Sort(StrEnum):
    """What may fill a role. MEASURED: a thing that is nobody; SCORE: a result such as 3-2, looked for in the clause."""

    ACTOR = "actor"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    MONEY = "money"
    NUMBER = "number"
    PERCENT = "percent"
    PRODUCT = "product"
    CLAUSE = "clause"
    THING = "thing"
    MEASURED = "measured"
    SCORE = "score"


class Carrier(StrEnum):
    """The part of speech that carries a predicate. LINK: a preposition or conjunction between two clauses."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleSpec:
    """One role. `single`: different fillers within one event are rivals. `sorts`: what may fill it; empty: anything.

    `asks` is the question that its rivals answer, such as "Who pays?".
    """

    name: str
    single: bool = False
    sorts: tuple[Sort, ...] = ()
    asks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One word that carries the predicate, and which role stands in which place of its clause.

    The places of `slots`: subject, object, indirect (object), clause (content clause or infinitive), poss, compound,
    amod, head (what a noun or link hangs on), and any preposition by its own name. A place lists roles in order of
    preference: the first that takes a filler of this sort is filled ("role!" takes any).
    `needs` and `particle` narrow the cue: a place that must be filled (perhaps by one of some lemmas), a particle that
    must stand by ("hand over"). `absorbs` names needed places whose word only makes up the predicate ("foot the bill")
    and fills no role itself. `bars` names places that must be empty, or must not hold one of some lemmas.
    """

    lemma: str
    carrier: Carrier
    slots: Mapping[str, tuple[str, ...]]
    needs: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    absorbs: frozenset[str] = frozenset()
    bars: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    particle: str = ""
    status: Status | None = None
    negated: bool = False
    confidence: float = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A family of predicates.

    `says` is the wording of a line, with roles in braces; `implies` maps a role of another kind in whose place this
    kind's role may stand ("a buyer pays": {"pay.payer": "buyer"}). `matches` and `rejects` are example sentences in
    which an extractor must, and must not, find it.
    """

    name: str
    roles: tuple[RoleSpec, ...]
    cues: tuple[Cue, ...]
    says: str = ""
    implies: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    matches: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()
    first: int = 0

    def role(self, name: str) -> RoleSpec | None:
        """The role of that name, or None."""
        return next((role for role in self.roles if role.name == name), None)


def roles(*declared: str, asks: Mapping[str, str] | None = None) -> tuple[RoleSpec, ...]:
    """Roles from lines such as "payer* actor": name, a star for a single-valued one, the sorts it takes.

    Raises ValueError for a sort that there is not.
    """
    done = []
    for line in declared:
        name, *sorts = line.split()
        plain = name.rstrip("*")
        done.append(
            RoleSpec(
                name=plain,
                single=name.endswith("*"),
                sorts=tuple(Sort(sort) for sort in sorts),
                asks=(asks or {}).get(plain, ""),
            )
        )
    return tuple(done)


def cues(
    carrier: Carrier,
    lemmas: str,
    slots: str,
    *,
    needs: str = "",
    bars: str = "",
    status: Status | None = None,
    negated: bool = False,
    confidence: float = 0.9,
) -> Iterator[Cue]:
    """Cues that share their slots: "subject:payer object:amount,payee".

    In `lemmas`, "hand_over" is a verb with its particle and "because_of" a link of two words. `needs` is written
    "object~revenue,profit" for one of some words, "object=bill,tab" where the word is absorbed, "to" for any; `bars`
    "object clause" or "object~attention". See Cue for what they mean.
    """
    places = {place: tuple(names.split(",")) for place, _, names in (item.partition(":") for item in slots.split())}
    wanted, absorbed = _needed(needs)
    barred, _ = _needed(bars)
    for lemma in lemmas.split():
        word, _, particle = lemma.partition("_") if carrier is Carrier.VERB else (lemma, "", "")
        yield Cue(
            lemma=word,
            carrier=carrier,
            slots=MappingProxyType(places),
            needs=MappingProxyType(wanted),
            absorbs=absorbed,
            bars=MappingProxyType(barred),
            particle=particle,
            status=status,
            negated=negated,
            confidence=confidence,
        )


def _needed(needs: str) -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """The needed places with their lemmas, and those of them that are absorbed."""
    wanted, absorbed = {}, set()
    for item in needs.split():
        place, mark, lemmas = item.partition("=" if "=" in item else "~")
        wanted[place] = tuple(lemmas.split(",")) if lemmas else ()
        if mark == "=":
            absorbed.add(place)
    return wanted, frozenset(absorbed)


verbs = partial(cues, Carrier.VERB)
"""Verb cues; see `cues`."""
nouns = partial(cues, Carrier.NOUN)
"""Noun cues; see `cues`."""
adjectives = partial(cues, Carrier.ADJECTIVE)
"""Adjective cues; see `cues`."""
links = partial(cues, Carrier.LINK)
"""Cues that are prepositions or conjunctions; see `cues`."""
