"""What fills the roles of a claim: words of the text, the entities they name, and of which sort they must be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.extraction.claims.counted import is_money
from bot.extraction.claims.reading import Reading
from bot.extraction.trees import arguments, phrases
from bot.extraction.trees.arguments import Places, fillers, places
from bot.facts.kinds import Carrier, Cue, Kind, Sort
from bot.facts.model import Entity, EntityId, Role, Span
from bot.facts.model import Kind as EntityKind

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

ACTORS = frozenset(
    (EntityKind.PERSON, EntityKind.COUNTRY, EntityKind.GOVERNMENT, EntityKind.ORGANISATION, EntityKind.MEDIA,
     EntityKind.GROUP)
)  # fmt: skip
_TIMED = frozenset("period horizon until duration contract contest sentence".split())
"""Roles that a time may fill; in any other place it says when, and the claim's own time has it."""
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d|noon|midnight|dawn|dusk|night|lunchtime|sunrise|sunset")
_LIVING = frozenset((EntityKind.PERSON, EntityKind.GROUP))
_THINGS = frozenset(("it", "this", "that", "which", "what"))
_BEINGS = frozenset(
    "baby infant toddler newborn casualty victim death fatality injury survivor hostage rescuer patient pupil crew "
    "other many most some several dozen score hundred thousand million none one nobody people person staff worker "
    "employee man woman child body corpse horse dog cattle sheep livestock animal".split()
)
"""Who is hurt or killed though nothing else is known of them; a body stands for whose it is."""
_WANTED = {
    Sort.ACTOR: ACTORS,
    Sort.PERSON: frozenset((EntityKind.PERSON,)),
    Sort.ORGANISATION: frozenset((EntityKind.ORGANISATION, EntityKind.MEDIA, EntityKind.GROUP)),
}
_BESIDE = frozenset(
    "near outside inside off opposite above beneath under behind beside onto across through around".split()
)
_WHERE = frozenset(("in", "at", "on", "along", "into")) | _BESIDE
_NOWHERE = frozenset(
    "age time moment rate cost expense speed request hand risk stage level end beginning favour favor return response "
    "addition part case fact way row protest bid total court-martial anger silence public private general "
    "principle detail writing cash stock exchange full secret tandem kind turn theory practice effect force place vain "
    "tatters "
    "doubt question limbo office earnest".split()
)
_PLACES_OFACTORS = frozenset(("subject", "poss", "by", "between"))
_PARTIES = _PLACES_OFACTORS | {"with", "among"}


def role_of(
    reading: Reading, kind: Kind, names: Sequence[str], filler: Token, place: str, trigger: Token | None = None
) -> Role | None:
    """The first of the roles that takes a filler of this sort, with the filler's words and entities."""
    if filler.pos_ == "ADP":
        return None  # "was paid [for] by the state"
    place = place.rpartition(".")[2]  # "subject.between": as any phrase with "between"
    if place == "at" and any(_CLOCK.fullmatch(t.lower_) for t in (filler, *filler.children)):
        return None  # "from the Cape at 03:14 local time", "at noon"
    document = reading.document
    verbal = filler.pos_ in ("VERB", "AUX") or (place == "clause" and filler.pos_ != "PROPN")
    if not verbal and reading.says_when(filler):
        names = [name for name in names if name in _TIMED]
    if not names:
        return None
    if verbal:
        span = phrases.clause(document, filler, without=trigger if place == "head" else None)
    else:
        span = phrases.noun_phrase(document, filler)
        span = _unquoted(reading, _without_clause(reading, span, filler, trigger))
    entities = () if verbal else entities_of(reading, filler)
    for slot in names:
        name, _, sort = slot.partition("@")
        anything = name.endswith("!")
        name = name.rstrip("!")
        spec = kind.role(name)
        if spec is None:
            continue
        sorts = (Sort(sort),) if sort else spec.sorts
        if anything or _accepts(reading, sorts, filler, span, entities, place, verbal):
            return Role(name=name, span=span, entities=tuple(e.id for e in entities))
    return None


def _unquoted(reading: Reading, span: Span) -> Span:
    """The phrase up to the end of the quotation that it begins in: "[really important]” and said"."""
    words = reading.document.text[span.start : span.end]
    closing = words.find("”")
    if closing > 0 and "“" not in words[:closing]:
        return Span(span.start, span.start + closing)
    return span


def _without_clause(reading: Reading, span: Span, filler: Token, trigger: Token | None) -> Span:
    """The phrase without the clause that the cue itself heads: "[a ferry] carrying 200 people" carries them."""
    while trigger is not None and trigger.dep_ == "conj":
        trigger = trigger.head
    if trigger is None or trigger.head != filler or not trigger.dep_.startswith("acl") or trigger.i < filler.i:
        return span
    last = trigger.left_edge.nbor(-1)
    while last.i > filler.i and (last.is_punct or last.pos_ in ("SCONJ", "CCONJ")):
        last = last.nbor(-1)
    end = reading.document.span(last).end
    return Span(span.start, end) if span.start < end < span.end else span


def entities_of(reading: Reading, filler: Token) -> tuple[Entity, ...]:
    """The entities that the word and those coordinated with it name, pronouns and titles resolved."""
    done: dict[EntityId, Entity] = {}
    for word in arguments.coordinated(filler):
        entity = _first_person(reading, word) or reading.entities.resolve(word) or reading.entities.at(word)
        if entity is not None:
            done.setdefault(entity.id, entity)
    return tuple(done.values())


def _first_person(reading: Reading, word: Token) -> Entity | None:
    """ "I" and "we" in quotation marks are whoever is quoted."""
    if word.pos_ != "PRON" or "Person=1" not in word.morph:
        return None
    speech = reading.speeches.innermost(reading.document.span(word))
    return reading.entities.resolve_first_person(word, speech.speaker) if speech is not None else None


def _accepts(
    reading: Reading,
    sorts: Sequence[Sort],
    filler: Token,
    span: Span,
    entities: Sequence[Entity],
    place: str,
    verbal: bool,
) -> bool:
    if not sorts:
        return True
    amount = reading.amounts.sort_at(span)
    named = [e for e in entities if e.kind is not EntityKind.OTHER]
    for sort in sorts:
        match sort:
            case Sort.ACTOR | Sort.PERSON | Sort.ORGANISATION:
                wanted = _WANTED[sort]
                if any(e.kind in wanted for e in entities):
                    return True
                if sort is Sort.ORGANISATION and place != "subject":
                    continue  # a firm must be known as one: otherwise any purchase would be a takeover
                if place in _PARTIES and sort is Sort.ACTOR and any(e.kind is EntityKind.PLACE for e in entities):
                    return True  # "several towns", "the port"
                unknown = (
                    not named
                    and not verbal
                    and amount is not Sort.MONEY
                    and (filler.pos_ != "NUM" or _some(filler, place))
                )
                if unknown and place in _PLACES_OFACTORS and (sort is Sort.ACTOR or filler.pos_ == "PRON"):
                    return True
                if unknown and filler.pos_ in ("PROPN", "PRON") and filler.lower_ not in _THINGS:
                    return True
            case Sort.PLACE:
                if any(e.kind in (EntityKind.PLACE, EntityKind.COUNTRY) for e in entities):
                    return True
                somewhere = place in _BESIDE and all(e.kind is not EntityKind.PERSON for e in named)
                if (
                    (not named or somewhere)
                    and not verbal
                    and place in _WHERE
                    and filler.lemma_.lower() not in _NOWHERE
                ):
                    return True
            case Sort.MONEY:
                if not verbal and is_money(reading, filler, amount):
                    return True
            case Sort.PERCENT:
                if amount is sort:
                    return True
            case Sort.NUMBER:
                if amount is not None:
                    return True
            case Sort.PRODUCT:
                if any(e.kind is EntityKind.PRODUCT for e in entities) or not entities:
                    return True
            case Sort.CLAUSE:
                if verbal:
                    return True
            case Sort.MEASURED:
                somewhere = place in _WHERE and any(e.kind in (EntityKind.PLACE, EntityKind.COUNTRY) for e in entities)
                return not verbal and not somewhere and not any(e.kind in ACTORS for e in entities)
            case Sort.GOODS:
                return not verbal and amount is not Sort.PERCENT and not is_money(reading, filler, amount)
            case Sort.PEOPLE:
                return not verbal and _people(filler, named, amount)
            case Sort.SCORE:
                continue  # a result has no place of its own in the tree: see patterned.py
            case Sort.FIGURE:
                if not verbal and reading.amounts.within(reading.document.span(filler)):
                    return True
            case Sort.THING:
                return not verbal
    return False


def _people(filler: Token, named: Sequence[Entity], amount: Sort | None) -> bool:
    """Whether these can come to harm: persons and groups, numbers of nobody knows what, and what is counted out."""
    if named or amount in (Sort.MONEY, Sort.PERCENT):
        return any(e.kind in _LIVING for e in named)
    one = any(c.lower_ in ("a", "an", "another") or c.dep_ == "nummod" for c in filler.children)
    who = filler.pos_ in ("PRON", "PROPN", "NUM") and filler.lower_ not in _THINGS
    return one or who or filler.lemma_.lower() in _BEINGS


def _some(number: Token, place: str) -> bool:
    """A bare number that acts is so many of them: "two wanted a smaller cut", "five of the seven voted"."""
    return place == "subject" and number.is_alpha and number.dep_.startswith("nsubj")


def inside(reading: Reading, kind: Kind, cue: Cue, noun: Token) -> list[Role]:
    """Roles that hang on the noun of a light verb: "held talks with the envoy", "foot the bill for the bridge"."""
    own = places(noun, Carrier.NOUN)
    done = []
    for place, names in cue.slots.items():
        if place not in ("subject", "object", "head"):
            for filler in own.get(place, ()):
                role = role_of(reading, kind, names, filler, place)
                if role:
                    done.append(role)
    return done


def one_more(reading: Reading, kind: Kind, names: Sequence[str], filler: Token) -> bool:
    """Whether a second phrase with the same preposition fills the role too: actors do ("among A, among B")."""
    specs = [kind.role(name) for name in names]
    actors = any(spec is not None and Sort.ACTOR in spec.sorts and not spec.single for spec in specs)
    return actors and any(e.kind in ACTORS for e in entities_of(reading, filler))


def examples(reading: Reading, token: Token, found: Places, roles: Sequence[Role]) -> list[Role]:
    """What "including" or "such as" names beside an object fills the object's role as well."""
    objects = {reading.document.starts[f.i] for f in fillers(found, "object")}
    named = [r for r in roles if any(r.span.start <= s < r.span.end for s in objects)][:1]
    named = [r for r in named if reading.amounts.sort_at(r.span) is not Sort.MONEY]
    some = [f for place in ("including", "such_as") for f in found.get(place, ())]
    some += [c for f in fillers(found, "object") for c in f.children if arguments.preposition(c) == "including"]
    return [
        replace(r, span=phrases.noun_phrase(reading.document, f), entities=tuple(e.id for e in entities_of(reading, f)))
        for r in named
        for f in some
    ]


def implied(kind: Kind, roles: Sequence[Role]) -> list[Role]:
    """What the lexicon says is implied: a buyer pays, though the article does not say so."""
    done = []
    for target, own in kind.implies.items():
        name = target.partition(".")[2]
        done += [replace(r, name=name, implied=True) for r in roles if r.name == own and kind.role(name)]
    return done


def once(roles: Sequence[Role]) -> list[Role]:
    """Each role with the same words once."""
    seen: dict[tuple[str, Span], Role] = {}
    for role in roles:
        seen.setdefault((role.name, role.span), role)
    return list(seen.values())
