"""Who does what to whom, from the trees: the lexicon's cues, their roles, status, speakers, time and evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from bot.extraction.claims.clause_mood import Mood
from bot.extraction.claims.counted import counted_thing, shortened, still_open, with_count
from bot.extraction.claims.denials import as_told
from bot.extraction.claims.figures import Figure, apart, figures, stand_in
from bot.extraction.claims.mood import attends, condition_alone, mood_of
from bot.extraction.claims.operators import OPERATORS, TOLD_BESIDE
from bot.extraction.claims.patterned import patterned, title_of
from bot.extraction.claims.reading import Reading
from bot.extraction.claims.roles import examples, implied, inside, once, one_more, role_of
from bot.extraction.claims.tellers import chained, clipped, told_by
from bot.extraction.claims.to_come import has_count, to_come
from bot.extraction.repair.tree import SAYING
from bot.extraction.trees import arguments, phrases
from bot.extraction.trees.arguments import Places, fillers, passive_beside, places
from bot.extraction.trees.unmarked import particled
from bot.facts.kinds import FALLBACK, KINDS, Carrier, Cue, Kind, RoleSpec, cues_of, role_named
from bot.facts.model import Claim, ClaimId, Part, Role, Span, Status, When, digest

if TYPE_CHECKING:
    from spacy.tokens import Token

_CARRIERS = {"VERB": Carrier.VERB, "AUX": Carrier.VERB, "NOUN": Carrier.NOUN, "ADJ": Carrier.ADJECTIVE}
_DESCRIPTION = KINDS["describe"]
_EVENT = KINDS["occur"]
_EXTENTS = frozenset("long wide high deep tall thick away apart".split())
"""Words behind a measure that the tagger takes for adverbs: "is 40 metres long"."""
_EMPTY = frozenset(("be", "have", "do"))
_GIVING = frozenset("give offer provide cite present produce".split())
_PROOF = frozenset("evidence proof detail reason explanation basis".split())
_STATED: Mapping[str, tuple[str, ...]] = {
    "cite": ("cause",), "claim": ("data",),
    **dict.fromkeys("describe regard portray depict call label dub brand consider deem".split(), ("theme",)),
}  # fmt: skip
"""Cues that are words of saying themselves: the roles that hold what is said."""
_AHEAD = frozenset((Status.PLANNED, Status.POSSIBLE, Status.CONDITIONAL, Status.FORECAST, Status.HYPOTHETICAL))
"""What is yet to come, or would."""
_OUTLOOKS = frozenset("likely unlikely set due bound poised certain sure slated".split())
"""Adjectives that with an infinitive only say how far what it tells has come: "is likely to rise"."""
_FIGURES = frozenset("value change versus from to by amount effect".split())
"""Roles that figures fill; a time inside one says what it is compared with, and not when."""
_COMPLEMENTS = frozenset("about of on for to with from at into against over in".split())


@dataclass(frozen=True, slots=True)
class Found:
    """A claim with the words that carry it, until duplicates are settled."""

    claim: Claim
    token: Token
    used: frozenset[int]
    near: tuple[When, ...] = ()


def find_claims(reading: Reading) -> tuple[Claim, ...]:
    """Every claim of the article, in the order of its words; one for each time where a clause gives two."""
    found: list[Found] = []
    for token in reading.document.tokens:
        found.extend(_at(reading, token))
    taken = {i for f in found for i in f.used}
    kept = [f for f in found if f.token.i not in taken or f.claim.predicate not in _users(found, f)]
    return tuple(claim for f in kept for claim in _timed(reading, f))


def _users(found: Sequence[Found], one: Found) -> set[str]:
    """The predicates of what has this word as a part of its own; of two that have each other, the first stays."""
    index = one.token.i
    return {
        f.claim.predicate
        for f in found
        if index in f.used and f.token.i != index and not (f.token.i in one.used and f.token.i > index)
    }


def _at(reading: Reading, token: Token) -> Iterator[Found]:
    """The claims that this word carries: the first cue of each predicate that fits, or else the fallback."""
    carrier = _carrier(token)
    cues = (*cues_of(carrier, token.lower_), *cues_of(carrier, _lemma(token, carrier))) if carrier is not None else ()
    says = carrier is Carrier.VERB or bool(cues) or (carrier is not None and _predicative(token))
    if carrier is not None and says and _speaks(token):
        found = places(token, carrier)
        counting = any(cue.counts for _, cue in cues)
        numbers = figures(reading, token, carrier) if counting else ()
        full = stand_in(found, numbers, reading, token)
        cued = (made for kind, cue in cues if (made := _match(reading, token, kind, cue, full, numbers)))
        made = next(cued, None) or _fallback(reading, token, found, carrier)
        if made is not None:
            yield made
    if (made := _measured(reading, token)) is not None:
        yield made
    if token.lower_ in ("not", "n't", "n’t") and (made := _elliptic(reading, token)):
        yield made
    link = _link(token)
    if link:
        for kind, cue in cues_of(Carrier.LINK, link):
            made = _match(reading, token, kind, cue, places(token, Carrier.LINK))
            if made:
                yield made
                break


def _measured(reading: Reading, token: Token) -> Found | None:
    """A number or a day that is the predicate: "inflation was 3%", "the ceremony is on 3 December"."""
    if reading.says_when(token):
        return _dated(reading, token)
    if token.pos_ not in ("SYM", "NUM") and token.lower_ not in _EXTENTS:
        return None
    said = _predicative(token) and token.pos_ in ("ADV", "SYM", "NUM")
    if not said:
        return None
    return _stands_at(reading, token) or _fallback(reading, token, places(token, Carrier.NOUN), Carrier.NOUN)


def _stands_at(reading: Reading, token: Token) -> Found | None:
    """A figure said of what has figures: "unemployment is 5%", "shares were down 3% at 40 pence"."""
    copula = next(c for c in token.children if c.dep_ == "cop")
    numbers = figures(reading, copula, Carrier.VERB)
    found = stand_in({"subject": arguments.subjects(token)}, numbers, reading, copula)
    made = (_match(reading, token, kind, cue, found, numbers) for kind, cue in cues_of(Carrier.VERB, "be"))
    return next((one for one in made if one is not None), None)


def _predicative(token: Token) -> bool:
    """Whether something is said to be this: "the delay is a scandal"."""
    return any(c.dep_ == "cop" for c in token.children)


def _dated(reading: Reading, token: Token) -> Found | None:
    """ "The ceremony is on 3 December": a time that is the predicate says when its subject is."""
    copula = any(c.dep_ == "cop" and c.i < token.i for c in token.children)
    subject = [c for c in token.children if c.dep_.startswith("nsubj") and c.i < token.i] if copula else []
    if not subject or subject[0].pos_ not in ("NOUN", "PROPN") or reading.says_when(subject[0]):
        return None
    role = role_of(reading, _EVENT, ("event",), subject[0], "subject")
    cue = Cue(lemma="be", carrier=Carrier.VERB, slots={}, confidence=0.7)
    return _claim(reading, token, _EVENT, cue, [role], []) if role is not None else None


def _elliptic(reading: Reading, token: Token) -> Found | None:
    """ "A is affected; B is not": the predicate of the clause before, denied of another subject."""
    subject = [c for c in token.children if c.dep_.startswith("nsubj")] or _said_of(token)
    if not subject or not any(c.dep_ in ("cop", "aux", "aux:pass") for c in token.children):
        return None
    sentence = reading.document.sentence_tokens(reading.document.sentence_index(token))
    before = [t for t in sentence if t.i < token.i and _carrier(t) is Carrier.VERB and arguments.subjects(t)]
    said = next((t for t in reversed(before) if t not in list(token.ancestors)), None)
    if said is None:
        return None
    place = "object" if arguments.is_passive(said) else "subject"
    for kind, cue in cues_of(Carrier.VERB, _lemma(said, Carrier.VERB)):
        made = _match(reading, said, kind, cue, {place: subject})
        if made is not None:
            break
    else:
        made = _act(reading, said, {place: subject})
    if made is None:
        return None
    span = reading.document.around([*subject[0].subtree, token])
    claim = replace(
        made.claim, id=ClaimId(digest(made.claim.id, str(span.start))), evidence=span,
        negated=not made.claim.negated, attribution=reading.speeches.chain_at(span),
    )  # fmt: skip
    return replace(made, claim=claim, token=token)


def _said_of(token: Token) -> list[Token]:
    """The noun before the copula that the parser gave to the verb of saying: "X says [payment data] is not"."""
    copula = next((c for c in token.children if c.dep_ in ("cop", "aux", "aux:pass")), token)
    return [c for c in token.head.children if c.dep_ == "obj" and c.i == copula.i - 1]


def _carrier(token: Token) -> Carrier | None:
    carrier = _CARRIERS.get(token.pos_)
    if token.tag_ in ("VBN", "VBG") and token.dep_ in ("amod", "compound"):
        return None
    return carrier if carrier is not Carrier.VERB or token.dep_ not in ("aux", "aux:pass", "cop") else None


def _speaks(token: Token) -> bool:
    if token.tag_ == "VBN" and [c.lower_ for c in token.children if c.dep_ != "punct"] == ["as"]:
        return False  # "landed as planned" plans nothing
    before = token.nbor(-1) if token.i else token
    behind_hyphen = before.text == "-" and not before.whitespace_ and token.i > token.sent.start
    return (token.is_alpha or "-" in token.text) and not behind_hyphen  # "low-paying" pays nobody


def _lemma(token: Token, carrier: Carrier) -> str:
    return token.lemma_.lower() if carrier is not Carrier.ADJECTIVE else token.lower_


def _link(token: Token) -> str:
    if token.dep_ not in ("case", "mark") or token.i > token.head.i:
        return ""
    if token.head.tag_ == "VB" and token.lower_ != "because":
        return ""  # "is due to begin" gives no reason
    return "_".join([token.lower_, *(c.lower_ for c in token.children if c.dep_ == "fixed")])


def _match(
    reading: Reading, token: Token, kind: Kind, cue: Cue, found: Places, numbers: Sequence[Figure] = ()
) -> Found | None:
    """A claim of this kind, when every place that the cue needs is filled and none that it bars."""
    if cue.particle:
        misread = particled(token, cue.particle, found.get(cue.particle, [])) if "object" not in found else []
        if misread and not reading.says_when(misread[0]):
            found = {**found, "object": misread, cue.particle: []}  # "drafted in 60 clerks"
        elif not any(t.lower_ == cue.particle for t in found.get("particle", ())):
            return None
    if "object" in cue.needs and "object" not in found and passive_beside(token):  # "was fined and banned"
        found = {**found, "object": found.get("subject", []), "subject": []}
    if any(_holding(found, place, lemmas) for place, lemmas in cue.bars.items()):
        return None
    used = []
    for place, lemmas in cue.needs.items():
        if place == "found":
            continue
        there = _holding(found, place, lemmas)
        if not there:
            return None
        used.extend(there if place in cue.absorbs or place in cue.keeps else [])
    roles: list[Role] = []
    heads: list[tuple[Token, str, Role]] = []
    for place, names in cue.slots.items():
        for number, filler in enumerate(fillers(found, place) if not place.startswith("figure_") else ()):
            first = not number or one_more(reading, kind, names, filler)
            open_to = names if first else still_open(names, roles)  # "sold for 5 million for the navy"
            role = role_of(reading, kind, open_to, filler, place, token)
            if role and (filler not in used or place in cue.keeps):
                roles.extend(with_count(reading, kind, role, filler))
                heads.append((filler, place, role))
    for word in used:
        roles.extend(r for r in inside(reading, kind, cue, word) if r.name not in {x.name for x in roles})
    if cue.counts:
        told: dict[str, Role] = {}
        for figure in numbers:
            for name in cue.slots.get(f"figure_{figure.place}", ()):
                told.setdefault(name, Role(name=name, span=figure.span))
        roles = [*apart(roles, numbers, frozenset(told), reading.document.text), *told.values()]
    wanted = [place for place in cue.needs if place != "found"]
    if not all(_filled(kind, cue, place, roles, fillers(found, place), reading) for place in wanted):
        return None
    roles = once(shortened(reading, token, roles, heads))
    more = patterned(reading, kind, cue, token, roles) if cue.carrier is not Carrier.LINK else []
    if not more and "found" in cue.needs:
        return None
    roles.extend(role for role, _ in more)
    roles.extend(_by_itself(reading, token, cue, found, roles))
    roles.extend(implied(kind, roles))
    roles.extend(examples(reading, token, found, roles))
    if not roles or (kind.roles and not _enough(kind, cue, roles)):
        return None
    made = _claim(reading, token, kind, cue, roles, used)
    counted = frozenset(word.i for _, words in more for word in words if word != token)
    times = (reading.when_at(figure.span.start) for figure in numbers if figure.place == "period")
    near = tuple(when for when in times if when is not None)[:1]  # "held its rate at 3.50% [on Thursday]"
    return replace(made, used=made.used | counted, near=near) if made is not None else None


def _by_itself(reading: Reading, token: Token, cue: Cue, found: Places, roles: Sequence[Role]) -> Iterator[Role]:
    """Roles of the word itself ("crashed" is the event), and of the title beside the name that fills `person`."""
    document = reading.document
    if "self" in cue.slots and not any(role.name == cue.slots["self"][0] for role in roles):
        particle = next(
            (t for t in found.get("particle", ()) if t.i == token.i + 1 and t.lower_ == cue.particle), token
        )
        yield Role(name=cue.slots["self"][0], span=document.span(token, particle))
    person = next((role for role in roles if role.name == "person"), None)
    name = cue.slots.get("title", ("",))[0]
    if person is None or not name or any(role.name == name for role in roles):
        return
    starts = document.starts
    heads = (t for some in found.values() for t in some if person.span.start <= starts[t.i] < person.span.end)
    titled = next((role for t in heads if (role := title_of(reading, name, person, t)) is not None), None)
    if titled is not None:
        yield titled


def _holding(found: Places, place: str, lemmas: Sequence[str]) -> list[Token]:
    """What fills the place: anything, or one of some words; of a name also the title in front: "[Judge] Ida Holm".

    Of a number and of a word for how many it is what they are of: "two of the six [hostages]".
    """
    if not lemmas:
        return list(fillers(found, place))
    held = ((t, {t.lemma_.lower(), counted_thing(t).lemma_.lower()}) for t in fillers(found, place))
    return [t for t, words in held if not words.isdisjoint(lemmas) or _titled(t, lemmas)]


def _titled(token: Token, lemmas: Sequence[str]) -> bool:
    before = (c for c in token.children if c.i < token.i and c.dep_ in ("nmod:desc", "compound"))
    return token.pos_ == "PROPN" and any(c.dep_ == "nmod:desc" and c.lemma_.lower() in lemmas for c in before)


def _filled(kind: Kind, cue: Cue, place: str, roles: Sequence[Role], words: Sequence[Token], reading: Reading) -> bool:
    """Whether a needed place that has roles in the cue did fill one of them."""
    names = [role_named(name) for name in cue.slots.get(place, ())]
    names += [kind.numbered[name] for name in names if name in kind.numbered]
    if not names or cue.needs[place]:
        return True
    starts = {reading.document.starts[w.i] for w in words}
    return any(r.name in names and any(r.span.start <= s < r.span.end for s in starts) for r in roles)


def _enough(kind: Kind, cue: Cue, roles: Sequence[Role]) -> bool:
    """A verb says something once one role is filled; a noun by itself ("payment") only with something of its own."""
    if cue.carrier is Carrier.LINK:
        return len(roles) >= 2
    return len(roles) >= 1


def _fallback(reading: Reading, token: Token, found: Places, carrier: Carrier) -> Found | None:
    """What no predicate names: "X is Y" as a description, else subject, verb, object with the verb kept."""
    if carrier is Carrier.VERB:
        return _act(reading, token, found)
    subject = fillers(found, "subject")
    if not subject or not _predicative(token) or (token.lower_ in _OUTLOOKS and any(map(_open, token.children))):
        return None
    if subject[0].lemma_.lower() == "what":  # "what is necessary" is a thing, and describes none
        return None
    span = phrases.predicate(reading.document, token)
    theme = role_of(reading, _DESCRIPTION, ("theme",), subject[0], "subject")
    roles = [*([theme] if theme else []), Role(name="value", span=span)]
    cue = Cue(lemma=token.lemma_.lower(), carrier=carrier, slots={}, confidence=0.6)
    return _claim(reading, token, _DESCRIPTION, cue, roles, [])


def _open(token: Token) -> bool:
    """A clause that says something by itself, with the subject of the verb above: "decided to stop it".

    What was not said at all ("declined to comment") says nothing: there the verb above is what was done.
    """
    silent = token.lemma_ in SAYING and not any(c.dep_ in ("obj", "ccomp", "xcomp") for c in token.children)
    return token.dep_ == "xcomp" and token.pos_ == "VERB" and not silent


def _act(reading: Reading, token: Token, found: Places) -> Found | None:
    """Subject, verb, object; the surer, the more of them is known. What is merely said is a quotation, no act."""
    lemma = token.lemma_.lower()
    content = found.get("clause", ())
    told = lemma in SAYING and (content or not fillers(found, "object") or token.i in reading.speeches.cues)
    counted = lemma == "have" and has_count(reading, fillers(found, "object"))
    if (lemma in _EMPTY and not counted) or told or (lemma in OPERATORS and any(_open(c) for c in content)):
        return None
    subject, thing = fillers(found, "subject"), fillers(found, "object") or fillers(found, "clause")
    thing = thing or [w for place, some in found.items() if place in _COMPLEMENTS for w in some][:1]
    if not (subject or thing) or (lemma in _GIVING and token.dep_ == "conj" and any(map(_withheld, thing))):
        return None
    kind = Kind(name=FALLBACK, roles=(RoleSpec(name="actor"), RoleSpec(name="theme")), cues=())
    roles = [
        role
        for name, some in (("actor", subject), ("theme", thing))
        for filler in some[:1]
        if (role := role_of(reading, kind, (name,), filler, "clause" if filler in found.get("clause", ()) else name))
    ]
    known = sum(1 for role in roles if role.entities)
    dated = bool(reading.times.of(token))  # what has a day of its own is an event
    whole = len(roles) >= 2 or (arguments.is_passive(token) and bool(thing) and _finite(token))
    confidence = round(0.35 + 0.15 * whole + 0.1 * min(known + dated, 2), 2)
    cue = Cue(lemma=lemma, carrier=Carrier.VERB, slots={}, confidence=confidence)
    kind, roles = to_come(reading, token, found, roles) or (kind, roles)
    return _claim(reading, token, kind, cue, roles, [])


def _withheld(thing: Token) -> bool:
    """ "alleged fraud but gave no evidence": how it was told, and no event that did not happen."""
    return thing.lemma_.lower() in _PROOF and any(c.lower_ == "no" for c in thing.children)


def _finite(token: Token) -> bool:
    """A clause of its own: "the road was closed", not "a road closed by snow"."""
    return any(c.dep_ in ("aux", "aux:pass") and c.tag_ != "VBG" for c in token.children)


def _claim(
    reading: Reading, token: Token, kind: Kind, cue: Cue, roles: Sequence[Role], used: Sequence[Token]
) -> Found | None:
    document = reading.document
    anchor = token if cue.carrier is not Carrier.LINK else token.head.head
    sentence = document.sentence(token)
    own = document.span(token)
    within = [r.span for r in roles if sentence.span.covers(r.span)]
    whole = cue.carrier is Carrier.VERB or kind is _DESCRIPTION
    around = phrases.clause(document, token) if whole else phrases.noun_phrase(document, token)
    around = around if sentence.span.covers(around) else own
    evidence = Span(
        min([own.start, around.start, *(s.start for s in within)]), max([own.end, around.end, *(s.end for s in within)])
    )
    roles, evidence = clipped(reading, roles, evidence, own)
    if not roles:
        return None
    mood = _mood(anchor, cue, sentence.part)
    if kind.outcome and token.dep_ == "advcl" and mood.status is Status.INTENDED and token.i > token.head.i:
        mood = replace(mood, status=mood_of(token.head).status)
    if "found" in cue.needs and cue.carrier in (Carrier.NOUN, Carrier.ADJECTIVE) and mood.status is Status.UNKNOWN:
        mood = replace(mood, status=_status_above(token, sentence.part))
    if cue.ahead and mood.status not in _AHEAD:
        return None
    if mood.negated and condition_alone(token):  # "if no deal is reached" says nothing of whether one is
        return None
    lemma = "_".join([cue.lemma, *([cue.particle] if cue.particle else []), *(u.lemma_.lower() for u in used[:1])])
    claim = Claim(
        id=ClaimId(digest(document.revision, kind.name, str(own.start), str(evidence.start), str(evidence.end))),
        predicate=kind.name,
        lemma=lemma,
        roles=tuple(roles),
        status=mood.status,
        negated=mood.negated,
        attribution=chained(
            reading.speeches.chain_at(_voice(cue, roles, own)), told_by(reading, token, kind.name, roles)
        ),
        evidence=evidence,
        confidence=cue.confidence,
        why=f"{kind.name}: {cue.carrier.value} {lemma!r}; {token.dep_} of {token.head.text!r}; status by {mood.why}",
    )
    return Found(_voiced(reading, kind, as_told(reading, claim, own), own), token, frozenset(u.i for u in used))


def _voiced(reading: Reading, kind: Kind, claim: Claim, place: Span) -> Claim:
    """The claim with whoever says it in the role that the kind keeps for that: a forecast is held by its teller."""
    if not kind.voiced or any(r.name == kind.voiced for r in claim.roles):
        return claim
    speech = reading.speeches.innermost(place)
    if speech is None or speech.speaker is None or speech.speaker_span is None:
        return claim
    return replace(
        claim, roles=(*claim.roles, Role(name=kind.voiced, span=speech.speaker_span, entities=(speech.speaker,)))
    )


def _status_above(token: Token, part: Part) -> Status:
    """How far it has come by the verb above: "the airline [spoke] of 37 dead"; unknown where that is denied."""
    verb = next((t for t in token.ancestors if t.pos_ == "VERB"), None)
    mood = mood_of(verb) if verb is not None else None
    return mood.status if mood is not None and not mood.negated and part is Part.BODY else Status.UNKNOWN


def _voice(cue: Cue, roles: Sequence[Role], own: Span) -> Span:
    """Where to ask whose words these are: what somebody cites or claims is theirs, not the article's."""
    stated = _STATED.get(cue.lemma, ())
    return next((r.span for r in roles if r.name in stated), own)


def _mood(anchor: Token, cue: Cue, part: Part) -> Mood:
    mood = mood_of(anchor)
    if cue.status is not None and mood.status in (Status.UNKNOWN, Status.DONE, Status.ONGOING):
        mood = replace(mood, status=cue.status, why=f"{mood.why}, {cue.lemma}")
    if cue.carrier is Carrier.LINK and mood.status not in (Status.ONGOING, Status.PLANNED):
        mood = replace(mood, status=Status.DONE, negated=False)
    return replace(mood, negated=mood.negated != cue.negated)


def _times(reading: Reading, token: Token) -> tuple[When, ...]:
    """The times of the word's own clause, of the verb that it completes, or else of the verb that completes it.

    "Decided last week to halt it", "will start making cars in 2033".
    """
    word = token
    while not (own := reading.times.of(word)) and (word.dep_ == "xcomp" or attends(word)):
        word = word.head
    below = (c for c in token.children if c.dep_ == "xcomp" and c.pos_ == "VERB")
    return own or next((times for c in below if (times := reading.times.of(c))), ())


def _timed(reading: Reading, found: Found) -> Iterator[Claim]:
    """The claim once for each time that its clause gives: two disjoint times are then found as a conflict."""
    times = _without_bases(reading, _times(reading, found.token), found.claim.roles) or found.near
    dated = tuple(when for when in times if when.first is not None or when.last is not None)
    times = dated or times  # "save 2 million a year by 2028" is told once
    if len(times) < 2:
        yield _told_ahead(reading, replace(found.claim, when=times[0] if times else None), found.token)
        return
    for number, when in enumerate(times):
        ident = found.claim.id if not number else ClaimId(digest(found.claim.id, str(number)))
        yield _told_ahead(reading, replace(found.claim, id=ident, when=when), found.token)


def _without_bases(reading: Reading, times: tuple[When, ...], roles: Sequence[Role]) -> tuple[When, ...]:
    """The times but those inside a figure: "from 2.6% in March", "by a quarter", "940 euros a month"."""
    inside = [r.span for r in roles if r.name in _FIGURES]
    inside = [s for s in inside if reading.amounts.sort_at(s) is not None or any(s == when.span for when in times)]
    return tuple(when for when in times if not any(span.covers(when.span) for span in inside))


def _told_ahead(reading: Reading, claim: Claim, token: Token) -> Claim:
    """What is told in the present of a day to come is planned: "Parliament votes next Monday".

    So is what goes with a decision, from a day to come on: "adopted the rules, banning cars from June".
    """
    published = reading.document.article.published_on
    first = claim.when.first if claim.when is not None else None
    day = first.date() if isinstance(first, datetime) else first
    ahead = published is not None and day is not None and day > published
    beside = claim.status is Status.DONE and (attends(token) or (token.tag_ == "VBG" and token.dep_ == "acl"))
    beside = beside and token.lemma_ not in TOLD_BESIDE
    return replace(claim, status=Status.PLANNED) if ahead and (claim.status is Status.ONGOING or beside) else claim
