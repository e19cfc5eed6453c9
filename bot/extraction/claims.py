"""Who does what to whom, from the trees: the lexicon's cues, their roles, status, speakers, time and evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from bot.extraction import arguments, phrases
from bot.extraction.arguments import Places, fillers, places
from bot.extraction.document import Document
from bot.extraction.mood import OPERATORS, Mood, mood_of
from bot.extraction.repair import SAYING
from bot.extraction.speech import Speech
from bot.facts.kinds import FALLBACK, KINDS, Carrier, Cue, Kind, RoleSpec, Sort, cues_of
from bot.facts.model import Attribution, Claim, ClaimId, Entity, EntityId, Part, Role, Span, Status, When, digest
from bot.facts.model import Kind as EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_ACTORS = frozenset(
    (EntityKind.PERSON, EntityKind.COUNTRY, EntityKind.GOVERNMENT, EntityKind.ORGANISATION, EntityKind.MEDIA,
     EntityKind.GROUP)
)  # fmt: skip
_CARRIERS = {"VERB": Carrier.VERB, "AUX": Carrier.VERB, "NOUN": Carrier.NOUN, "ADJ": Carrier.ADJECTIVE}
_DESCRIPTION = KINDS["describe"]
_EMPTY = frozenset(("be", "have", "do"))
_WHERE = frozenset(("in", "at", "near", "on", "along", "outside", "inside"))
_COMPLEMENTS = frozenset("about of on for to with from at into against over in".split())
_PLACES_OF_ACTORS = frozenset(("subject", "poss", "by", "between"))
_PARTIES = _PLACES_OF_ACTORS | {"with", "among"}


class Entities(Protocol):
    """What the claims ask of the entities."""

    def at(self, token: Token) -> Entity | None:
        """The entity whose mention this word heads or belongs to."""
        ...

    def resolve(self, token: Token) -> Entity | None:
        """The entity that a pronoun or a title stands for."""
        ...

    def resolve_first_person(self, token: Token, speaker: EntityId | None) -> Entity | None:
        """Whom "I" or "we" in a quotation by `speaker` means."""
        ...


class Speeches(Protocol):
    """What the claims ask of the quotations."""

    def chain_at(self, place: Span, /) -> tuple[Attribution, ...]:
        """Whose words these are, outermost first."""
        ...

    def innermost(self, place: Span, /) -> Speech | None:
        """The speech whose own words stand there; None in the article's own voice."""
        ...


class Times(Protocol):
    """What the claims ask of the times."""

    def of(self, token: Token) -> tuple[When, ...]:
        """The times that belong to this word's clause."""
        ...


class Amounts(Protocol):
    """What the claims ask of the amounts."""

    def sort_at(self, span: Span) -> Sort | None:
        """MONEY, PERCENT or NUMBER when the span holds an amount."""
        ...


@dataclass(frozen=True)
class Reading:
    """All that was found in the article before its claims."""

    document: Document
    entities: Entities
    speeches: Speeches
    times: Times
    amounts: Amounts


@dataclass(frozen=True, slots=True)
class Found:
    """A claim with the words that carry it, until duplicates are settled."""

    claim: Claim
    token: Token
    used: frozenset[int]


def find_claims(reading: Reading) -> tuple[Claim, ...]:
    """Every claim of the article, in the order of its words; one for each time where a clause gives two."""
    found: list[Found] = []
    for token in reading.document.tokens:
        found.extend(_at(reading, token))
    taken = {i for f in found for i in f.used}
    kept = [f for f in found if f.token.i not in taken or f.claim.predicate not in _users(found, f.token.i)]
    return tuple(claim for f in kept for claim in _timed(reading, f))


def _users(found: Sequence[Found], index: int) -> set[str]:
    return {f.claim.predicate for f in found if index in f.used and f.token.i != index}


def _at(reading: Reading, token: Token) -> Iterator[Found]:
    """The claims that this word carries: the first cue of each predicate that fits, or else the fallback."""
    carrier = _carrier(token)
    done = False
    if carrier is not None and _speaks(token):
        found = places(token, carrier)
        for kind, cue in (*cues_of(carrier, token.lower_), *cues_of(carrier, _lemma(token, carrier))):
            if made := _match(reading, token, kind, cue, found):
                done = True
                yield made
                break
        if not done and (made := _fallback(reading, token, found, carrier)):
            yield made
    link = _link(token)
    if link:
        for kind, cue in cues_of(Carrier.LINK, link):
            made = _match(reading, token, kind, cue, places(token, Carrier.LINK))
            if made:
                yield made
                break


def _carrier(token: Token) -> Carrier | None:
    carrier = _CARRIERS.get(token.pos_)
    if token.tag_ in ("VBN", "VBG") and token.dep_ in ("amod", "compound"):
        return None
    return carrier if carrier is not Carrier.VERB or token.dep_ not in ("aux", "aux:pass", "cop") else None


def _speaks(token: Token) -> bool:
    return token.is_alpha or "-" in token.text


def _lemma(token: Token, carrier: Carrier) -> str:
    return token.lemma_.lower() if carrier is not Carrier.ADJECTIVE else token.lower_


def _link(token: Token) -> str:
    if token.dep_ not in ("case", "mark") or token.i > token.head.i:
        return ""
    return "_".join([token.lower_, *(c.lower_ for c in token.children if c.dep_ == "fixed")])


def _match(reading: Reading, token: Token, kind: Kind, cue: Cue, found: Places) -> Found | None:
    """A claim of this kind, when every place that the cue needs is filled and none that it bars."""
    if cue.particle and not any(t.lower_ == cue.particle for t in found.get("particle", ())):
        return None
    if any(_holding(found, place, lemmas) for place, lemmas in cue.bars.items()):
        return None
    used = []
    for place, lemmas in cue.needs.items():
        there = _holding(found, place, lemmas)
        if not there:
            return None
        used.extend(there if place in cue.absorbs else [])
    roles: list[Role] = []
    for place, names in cue.slots.items():
        for number, filler in enumerate(fillers(found, place)):
            if number and not _one_more(reading, kind, names, filler):
                continue
            if filler in used:
                extra = _inside(reading, kind, cue, filler)
                roles.extend(r for r in extra if r.name not in {x.name for x in roles})
            role = _role(reading, kind, names, filler, place, token)
            if role and filler not in used:
                roles.append(role)
    if cue.needs and not all(_filled(cue, place, roles, fillers(found, place), reading) for place in cue.needs):
        return None
    roles = _once(roles)
    roles.extend(_implied(kind, roles))
    roles.extend(_examples(reading, token, found, roles))
    if not roles or (kind.roles and not _enough(kind, cue, roles)):
        return None
    return _claim(reading, token, kind, cue, roles, used)


def _holding(found: Places, place: str, lemmas: Sequence[str]) -> list[Token]:
    """What fills the place: anything, or one of some words."""
    return [t for t in fillers(found, place) if not lemmas or t.lemma_.lower() in lemmas]


def _inside(reading: Reading, kind: Kind, cue: Cue, noun: Token) -> list[Role]:
    """Roles that hang on the noun of a light verb: "held talks with the envoy", "foot the bill for the bridge"."""
    own = places(noun, Carrier.NOUN)
    done = []
    for place, names in cue.slots.items():
        if place not in ("subject", "object", "head"):
            for filler in own.get(place, ()):
                role = _role(reading, kind, names, filler, place)
                if role:
                    done.append(role)
    return done


def _filled(cue: Cue, place: str, roles: Sequence[Role], words: Sequence[Token], reading: Reading) -> bool:
    """Whether a needed place that has roles in the cue did fill one of them."""
    names = [name.rstrip("!") for name in cue.slots.get(place, ())]
    if not names or cue.needs[place]:
        return True
    starts = {reading.document.starts[w.i] for w in words}
    return any(r.name in names and any(r.span.start <= s < r.span.end for s in starts) for r in roles)


def _enough(kind: Kind, cue: Cue, roles: Sequence[Role]) -> bool:
    """A verb says something once one role is filled; a noun by itself ("payment") only with something of its own."""
    if cue.carrier is Carrier.LINK:
        return len(roles) >= 2
    return len(roles) >= 1


def _one_more(reading: Reading, kind: Kind, names: Sequence[str], filler: Token) -> bool:
    """Whether a second phrase with the same preposition fills the role too: actors do ("among A, among B")."""
    specs = [kind.role(name) for name in names]
    actors = any(spec is not None and Sort.ACTOR in spec.sorts and not spec.single for spec in specs)
    return actors and any(e.kind in _ACTORS for e in _entities(reading, filler))


def _examples(reading: Reading, token: Token, found: Places, roles: Sequence[Role]) -> list[Role]:
    """What "including" or "such as" names beside an object fills the object's role as well."""
    objects = {reading.document.starts[f.i] for f in fillers(found, "object")}
    named = [r for r in roles if any(r.span.start <= s < r.span.end for s in objects)][:1]
    some = [f for place in ("including", "such_as") for f in found.get(place, ())]
    some += [c for f in fillers(found, "object") for c in f.children if arguments.preposition(c) == "including"]
    return [
        replace(r, span=phrases.noun_phrase(reading.document, f), entities=tuple(e.id for e in _entities(reading, f)))
        for r in named
        for f in some
        if not r.span.covers(reading.document.span(f))
    ]


def _implied(kind: Kind, roles: Sequence[Role]) -> list[Role]:
    """What the lexicon says is implied: a buyer pays, though the article does not say so."""
    done = []
    for target, own in kind.implies.items():
        name = target.partition(".")[2]
        done += [replace(r, name=name, implied=True) for r in roles if r.name == own and kind.role(name)]
    return done


def _once(roles: Sequence[Role]) -> list[Role]:
    """Each role with the same words once."""
    seen: dict[tuple[str, Span], Role] = {}
    for role in roles:
        seen.setdefault((role.name, role.span), role)
    return list(seen.values())


def _role(
    reading: Reading, kind: Kind, names: Sequence[str], filler: Token, place: str, trigger: Token | None = None
) -> Role | None:
    """The first of the roles that takes a filler of this sort, with the filler's words and entities."""
    document = reading.document
    verbal = filler.pos_ in ("VERB", "AUX") or place == "clause"
    if verbal:
        span = phrases.clause(document, filler, without=trigger if place == "head" else None)
    else:
        span = phrases.noun_phrase(document, filler)
    entities = () if verbal else _entities(reading, filler)
    for name in names:
        anything = name.endswith("!")
        name = name.rstrip("!")
        spec = kind.role(name)
        if spec is not None and (anything or _accepts(reading, spec, filler, span, entities, place, verbal)):
            return Role(name=name, span=span, entities=tuple(e.id for e in entities))
    return None


def _entities(reading: Reading, filler: Token) -> tuple[Entity, ...]:
    """The entities that the word and those coordinated with it name, pronouns and titles resolved."""
    done: dict[EntityId, Entity] = {}
    for word in arguments.coordinated(filler):
        entity = _first_person(reading, word) or reading.entities.resolve(word) or reading.entities.at(word)
        if entity is not None:
            done.setdefault(entity.id, entity)
    return tuple(done.values())


def _first_person(reading: Reading, word: Token) -> Entity | None:
    """ "I" and "we" in quotation marks are whoever is quoted."""
    if word.pos_ != "PRON" or "1" not in word.morph.get("Person", []):
        return None
    speech = reading.speeches.innermost(reading.document.span(word))
    return reading.entities.resolve_first_person(word, speech.speaker) if speech is not None else None


def _accepts(
    reading: Reading, spec: RoleSpec, filler: Token, span: Span, entities: Sequence[Entity], place: str, verbal: bool
) -> bool:
    if not spec.sorts:
        return True
    amount = reading.amounts.sort_at(span)
    for sort in spec.sorts:
        match sort:
            case Sort.ACTOR | Sort.PERSON:
                wanted = _ACTORS if sort is Sort.ACTOR else {EntityKind.PERSON}
                if any(e.kind in wanted for e in entities):
                    return True
                if place in _PARTIES and sort is Sort.ACTOR and any(e.kind is EntityKind.PLACE for e in entities):
                    return True  # "several towns", "the port"
                unknown = not entities and not verbal and amount is not Sort.MONEY and filler.pos_ != "NUM"
                if unknown and place in _PLACES_OF_ACTORS and (sort is Sort.ACTOR or filler.pos_ == "PRON"):
                    return True
                if unknown and filler.pos_ in ("PROPN", "PRON") and filler.lower_ not in ("it", "this", "that"):
                    return True
            case Sort.PLACE:
                if any(e.kind in (EntityKind.PLACE, EntityKind.COUNTRY) for e in entities):
                    return True
                if not entities and not verbal and place in _WHERE:
                    return True
            case Sort.MONEY | Sort.PERCENT:
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
            case Sort.THING:
                return not verbal
    return False


def _fallback(reading: Reading, token: Token, found: Places, carrier: Carrier) -> Found | None:
    """What no predicate names: "X is Y" as a description, else subject, verb, object with the verb kept."""
    if carrier is Carrier.VERB:
        return _act(reading, token, found)
    subject = fillers(found, "subject")
    if not subject or not any(c.dep_ == "cop" for c in token.children):
        return None
    span = phrases.predicate(reading.document, token)
    theme = _role(reading, _DESCRIPTION, ("theme",), subject[0], "subject")
    roles = [*([theme] if theme else []), Role(name="value", span=span)]
    cue = Cue(lemma=token.lemma_.lower(), carrier=carrier, slots={}, confidence=0.6)
    return _claim(reading, token, _DESCRIPTION, cue, roles, [])


def _open(token: Token) -> bool:
    """A clause that says something by itself, with the subject of the verb above: "decided to stop it"."""
    return token.dep_ == "xcomp" and token.pos_ == "VERB"


def _act(reading: Reading, token: Token, found: Places) -> Found | None:
    """Subject, verb, object; the surer, the more of them are known. What is merely said is a quotation, no act."""
    lemma = token.lemma_.lower()
    content = found.get("clause", ())
    told = lemma in SAYING and (content or not fillers(found, "object"))
    if lemma in _EMPTY or told or (lemma in OPERATORS and any(_open(c) for c in content)):
        return None
    subject, thing = fillers(found, "subject"), fillers(found, "object") or fillers(found, "clause")
    thing = thing or [w for place, some in found.items() if place in _COMPLEMENTS for w in some][:1]
    if not subject and not thing:
        return None
    kind = Kind(name=FALLBACK, roles=(RoleSpec(name="actor"), RoleSpec(name="theme")), cues=())
    roles = [
        role
        for name, some in (("actor", subject), ("theme", thing))
        for filler in some[:1]
        if (role := _role(reading, kind, (name,), filler, "clause" if filler in found.get("clause", ()) else name))
    ]
    known = sum(1 for role in roles if role.entities)
    confidence = round(0.35 + 0.15 * (len(roles) >= 2) + 0.1 * min(known, 2), 2)
    cue = Cue(lemma=lemma, carrier=Carrier.VERB, slots={}, confidence=confidence)
    return _claim(reading, token, kind, cue, roles, [])


def _claim(
    reading: Reading, token: Token, kind: Kind, cue: Cue, roles: Sequence[Role], used: Sequence[Token]
) -> Found | None:
    document = reading.document
    anchor = token if cue.carrier is not Carrier.LINK else token.head.head
    sentence = document.sentence(token)
    own = document.span(token)
    within = [r.span for r in roles if sentence.span.covers(r.span)]
    around = phrases.clause(document, token) if cue.carrier is Carrier.VERB else phrases.noun_phrase(document, token)
    around = around if sentence.span.covers(around) else own
    evidence = Span(
        min([own.start, around.start, *(s.start for s in within)]), max([own.end, around.end, *(s.end for s in within)])
    )
    mood = _mood(anchor, cue, sentence.part)
    lemma = "_".join([cue.lemma, *([cue.particle] if cue.particle else []), *(u.lemma_.lower() for u in used[:1])])
    claim = Claim(
        id=ClaimId(
            digest(document.article.revision, kind.name, str(own.start), str(evidence.start), str(evidence.end))
        ),
        predicate=kind.name,
        lemma=lemma,
        roles=tuple(roles),
        status=mood.status,
        negated=mood.negated,
        attribution=reading.speeches.chain_at(_voice(cue, roles, own)),
        evidence=evidence,
        confidence=cue.confidence,
        why=f"{kind.name}: {cue.carrier.value} {lemma!r}; {token.dep_} of {token.head.text!r}; status by {mood.why}",
    )
    return Found(claim, token, frozenset(u.i for u in used))


def _voice(cue: Cue, roles: Sequence[Role], own: Span) -> Span:
    """Where to ask whose words these are: a reason that somebody cites is theirs, not the article's."""
    cited = next((r.span for r in roles if r.name == "cause"), own)
    return cited if cue.lemma == "cite" else own


def _mood(anchor: Token, cue: Cue, part: Part) -> Mood:
    mood = mood_of(anchor)
    if cue.status is not None and mood.status in (Status.UNKNOWN, Status.DONE, Status.ONGOING):
        mood = replace(mood, status=cue.status, why=f"{mood.why}, {cue.lemma}")
    if cue.carrier is Carrier.LINK and mood.status not in (Status.ONGOING, Status.PLANNED):
        mood = replace(mood, status=Status.DONE, negated=False)
    return replace(mood, negated=mood.negated != cue.negated)


def _times(reading: Reading, token: Token) -> tuple[When, ...]:
    """The times of the word's own clause, or of the verb that it completes: "decided last week to halt it"."""
    while not (own := reading.times.of(token)) and token.dep_ == "xcomp":
        token = token.head
    return own


def _timed(reading: Reading, found: Found) -> Iterator[Claim]:
    """The claim once for each time that its clause gives: two disjoint times are then found as a conflict."""
    times = _times(reading, found.token)
    if len(times) < 2:
        yield replace(found.claim, when=times[0] if times else None)
        return
    for number, when in enumerate(times):
        ident = found.claim.id if not number else ClaimId(digest(found.claim.id, str(number)))
        yield replace(found.claim, id=ident, when=when)
