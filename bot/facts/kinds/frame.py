"""How a family of predicates is declared: its roles, the words that carry it and where in a clause each role stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from types import MappingProxyType

from bot.facts.model import Status


class Sort(StrEnum):
    """What may fill a role.

    FIGURE: a number itself, not what it counts; MEASURED: a thing that is nobody; GOODS: anything but money and shares
    of a whole; PEOPLE: whoever can come to harm; SCORE: what only a pattern of the kind finds.
    """

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
    FIGURE = "figure"
    MEASURED = "measured"
    PEOPLE = "people"
    GOODS = "goods"
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

    The places of `slots`: subject, object, indirect (object), clause (content clause or infinitive), finite (the former
    alone), poss, compound, amod, head (what a noun or link hangs on), self (the word itself: "crashed" is the event),
    title (the title beside the name of `person`), and any preposition by its own name. A place lists roles in order of
    preference: the first that takes a filler of this sort is filled ("role!" takes any, "role@person" here only a
    person). The place `found` is what the kind's patterns find.
    `finds` are patterns in place of the kind's. `needs` and `particle` narrow the cue: a place that must be filled
    (perhaps by one of some lemmas), a particle that must stand by ("hand over"). `absorbs` names needed places whose
    word only makes up the predicate ("foot the bill") and fills no role itself; that of `keeps` makes it up and fills
    its role too ("agreed to a truce"). "object.of" is the place of a phrase within the phrase of another. `bars` names
    places that must be empty, or must not hold one of some lemmas.
    Figures have places of their own, by the word in front of them: figure_bare, figure_to, figure_from, figure_by,
    figure_at, figure_of, figure_up ("up 4%", "4% higher"), figure_base (a time compared with), figure_period; `figure`
    is any of them, figure_money and figure_percent are those of that sort. `ahead`: only of what is yet to come.
    """

    lemma: str
    carrier: Carrier
    slots: Mapping[str, tuple[str, ...]]
    needs: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    absorbs: frozenset[str] = frozenset()
    keeps: frozenset[str] = frozenset()
    bars: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    particle: str = ""
    finds: Mapping[str, re.Pattern[str]] | None = None
    status: Status | None = None
    negated: bool = False
    confidence: float = 0.9
    ahead: bool = False

    counts: bool = field(init=False, default=False)
    """Whether the cue asks for figures, which are looked for in the words and not in the tree."""

    def __post_init__(self) -> None:
        places = (place for some in (self.slots, self.needs, self.bars) for place in some)
        object.__setattr__(self, "counts", any(place.startswith("figure") for place in places))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A family of predicates.

    `says` is the wording of a line, with roles in braces; `implies` maps a role of another kind in whose place this
    kind's role may stand ("a buyer pays": {"pay.payer": "buyer"}). `finds` are the patterns of what has no place of its
    own in a tree, by role ("by 84 votes to 61"): looked for in the clause, the role is the group `x`. `numbered` are
    roles that hold how many another role tells ("[12] trams": {"goods": "quantity"}). `outcome`: with "to" behind a
    deed it is what came of that ("beat her [to win] the cup"), and no aim. `matches` and `rejects` are example
    sentences in which an extractor must, and must not, find it.
    """

    name: str
    roles: tuple[RoleSpec, ...]
    cues: tuple[Cue, ...]
    says: str = ""
    implies: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    finds: Mapping[str, re.Pattern[str]] = field(default_factory=lambda: MappingProxyType({}))
    numbered: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    outcome: bool = False
    matches: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()
    first: int = 0
    voiced: str = ""

    def role(self, name: str) -> RoleSpec | None:
        """The role of that name, or None."""
        for role in self.roles:
            if role.name == name:
                return role
        return None


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


_SPELT = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:a |one )?hundred|(?:a |one )?thousand"
)
NUMBER = (
    r"(?<!\w)"  # most places of a text are inside a word: those are left at once
    r"(?:(?:at least|more than|as many as|up to|about|around|some|nearly|almost|over|another|a further|an estimated|"
    r"fewer than|well over) ){0,2}"
    rf"(?<![\w.,/-])(?:\d+(?:,\d{{3}})*(?:\.\d+)?(?: (?:hundred|thousand|million))?|(?:{_SPELT})(?:[- ](?:{_SPELT}))*|"
    r"(?:several |two |three )?(?:dozen|score|hundred|thousand)s?|a dozen|dozens|scores|hundreds|thousands)(?![\w%-])"
)
"""A pattern of a count of people or things with what says how near it is: "at least 27", "more than a dozen"."""


def patterns(**declared: str) -> Mapping[str, re.Pattern[str]]:
    """Patterns by role for `Kind.finds`: upper and lower case alike, `#` stands for a count (see NUMBER)."""
    return MappingProxyType(
        {role: re.compile(text.replace("#", NUMBER), re.IGNORECASE) for role, text in declared.items()}
    )


def cues(
    carrier: Carrier,
    lemmas: str,
    slots: str,
    *,
    needs: str = "",
    bars: str = "",
    finds: Mapping[str, re.Pattern[str]] | None = None,
    status: Status | None = None,
    negated: bool = False,
    confidence: float = 0.9,
    ahead: bool = False,
) -> Iterator[Cue]:
    """Cues that share their slots: "subject:payer object:amount,payee".

    In `lemmas`, "hand_over" is a verb with its particle and "because_of" a link of two words. `needs` is written
    "object~revenue,profit" for one of some words, "object=bill,tab" where the word is absorbed, "object+truce" where it
    is kept, "to" for any; `bars`
    "object clause" or "object~attention". See Cue for what they mean.
    """
    places = {place: tuple(names.split(",")) for place, _, names in (item.partition(":") for item in slots.split())}
    wanted, absorbed, kept = _needed(needs)
    barred, _, _ = _needed(bars)
    for lemma in lemmas.split():
        word, _, particle = lemma.partition("_") if carrier is Carrier.VERB else (lemma, "", "")
        yield Cue(
            lemma=word,
            carrier=carrier,
            slots=MappingProxyType(places),
            needs=MappingProxyType(wanted),
            absorbs=absorbed,
            keeps=kept,
            bars=MappingProxyType(barred),
            particle=particle,
            finds=finds,
            status=status,
            negated=negated,
            confidence=confidence,
            ahead=ahead,
        )


def _needed(needs: str) -> tuple[dict[str, frozenset[str]], frozenset[str], frozenset[str]]:
    """The needed places with their lemmas, those of them that are absorbed, and those that are kept."""
    wanted: dict[str, frozenset[str]] = {}
    marked: dict[str, set[str]] = {"=": set(), "+": set(), "~": set()}
    for item in needs.split():
        mark = next((mark for mark in marked if mark in item), "~")
        place, _, lemmas = item.partition(mark)
        wanted[place] = frozenset(lemmas.split(",")) if lemmas else frozenset()
        marked[mark].add(place)
    return wanted, frozenset(marked["="]), frozenset(marked["+"])


def role_named(slot: str) -> str:
    """The role that one of the names in a slot means: "target" of "target@person" and of "target!"."""
    return slot.partition("@")[0].rstrip("!")


verbs = partial(cues, Carrier.VERB)
"""Verb cues; see `cues`."""
nouns = partial(cues, Carrier.NOUN)
"""Noun cues; see `cues`."""
adjectives = partial(cues, Carrier.ADJECTIVE)
"""Adjective cues; see `cues`."""
links = partial(cues, Carrier.LINK)
"""Cues that are prepositions or conjunctions; see `cues`."""
