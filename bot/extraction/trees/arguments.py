"""Who stands where around a word: the places of its clause, in Universal Dependencies, whatever the clause's form.

Active and passive, relative clauses, infinitives and participles, coordination and nominal forms all come out as the
same places: subject, object, indirect, clause, finite, poss, compound, amod, head, own_<preposition> (in front of the
word itself), and each preposition by its name. Labels: https://universaldependencies.org/u/dep/
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from bot.extraction.trees import loose, unmarked
from bot.extraction.trees.loose import infinitive
from bot.extraction.trees.loose import preposition as preposition
from bot.extraction.trees.shapes import as_clause, is_absolute, is_margin, says_that
from bot.extraction.trees.subjects import antecedent, is_passive, subjects
from bot.facts.kinds import Carrier

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

Places: TypeAlias = dict[str, "list[Token]"]

_LIGHT = frozenset(
    "make take give have hold pay place do conduct begin start launch announce show express voice".split()
)
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_HELPING = frozenset(("aux", "aux:pass", "cop"))
_STATE = frozenset("be remain stay enter begin start come go".split())
_SETTING = frozenset(("during", "at", "in", "after", "on", "before", "following"))
_RECEIVING = frozenset(("to", "from", "for", "with", "between", "by", "at", "in", "among", "as"))
_PLACED = frozenset(("to", "in", "at", "from"))
_MEETINGS = frozenset("talk negotiation discussion progress deal agreement consultation meeting contact".split())
_VALUING, _AT = frozenset(("put", "estimate", "value")), frozenset(("at",))
_FAVOUR = frozenset(("support", "favour", "favor", "behalf"))
_NUMBERS = frozenset("number figure count total tally".split())
_OF = frozenset(("of",))
_OWN_ACTS = frozenset("protest march rally demonstrate riot strike speak talk vote appear meet".split())
"""What people do by themselves, so that an infinitive of it has no object that stands elsewhere."""
_ONCE = frozenset(("when", "after", "as"))
"""In front of a clause: what happened then ("died when a cabin fell")."""


def places(token: Token, carrier: Carrier) -> Places:
    """The fillers, by place, around a word that carries a predicate; each is the head of its phrase."""
    match carrier:
        case Carrier.VERB:
            return _of_verb(token)
        case Carrier.NOUN | Carrier.ADJECTIVE:
            return _of_noun(token)
        case Carrier.LINK:
            return _of_link(token)


def coordinated(token: Token) -> list[Token]:
    """The word and what is coordinated with it, in order; in a list, an apposition between commas counts too."""
    done = [token]
    for child in token.children:
        if child.dep_ == "conj" or (child.dep_ == "appos" and _listed(token, child)):
            done.extend(coordinated(child))
    return sorted(set(done), key=lambda t: t.i)


def _listed(token: Token, child: Token) -> bool:
    """An apposition of the same kind of word in a list with conjuncts: the parser's misreading of "A, B, C and D"."""
    more = any(c.dep_ == "conj" for c in (*token.children, *child.children))
    return more and child.pos_ == token.pos_ == "PROPN"


def _of_verb(token: Token) -> Places:
    found: Places = {}
    surface = subjects(token)
    passive = is_passive(token)
    for child in token.children:
        _add_dependent(found, child, passive)
    _add_unmarked(found, token)
    if passive:
        given = "object" if not found.get("object") else "indirect"  # "they are being offered double pay"
        found.setdefault(given, []).extend(surface)
        agent = found.pop("by", [])
        if agent:
            found["subject"] = agent
        if "margin" in found:  # "was passed by 84 votes to 61": by how much, and by nobody
            found["by"] = found.pop("margin")
    elif surface:
        found["subject"] = surface
    for thing in found.get("object", ())[:1]:
        _borrow(found, thing, _RECEIVING)
        for inner in (c for c in thing.children if c.dep_ == "nmod" and preposition(c) == "of"):
            _borrow(found, inner, _PLACED)  # "station a brigade of 500 men [in the port]"
        if token.lemma_ in ("put", "bring", "place") and (state := loose.brought_to(token)) is not None:
            found.setdefault(state[0], []).append(state[1])
        if token.lemma_ in _VALUING:  # "put the value of the jewels [at 6 million]"
            for inner in (c for c in thing.children if c.dep_ == "nmod"):
                _borrow(found, inner, _AT)
    if "clause" not in found and (states := loose.left_so(token)):
        found["clause"] = states
    if "object" not in found and (things := loose.beside_state(token, found.get("clause", ()))):
        found["object"] = things  # "cut short [a visit]"
    for counted in (*found.get("object", ())[:1], *surface[:1]):
        if counted.lemma_ in _NUMBERS:
            _borrow(found, counted, _OF)
    for sum_ in (some[0] for name in ("for", "at") if (some := found.get(name)) and unmarked.is_sum(some[0])):
        _borrow(found, sum_, _RECEIVING)  # "sold for 2 million pounds [to a farmer]"
    _fill_gap(token, found, passive)
    _borrow_party(found, token)
    if (left := loose.stranded(token)) is not None:  # "the aid they asked for"
        found[left.lower_] = [token.head]
        if found.get("object") == [token.head]:
            del found["object"]
    if token.dep_ in ("advcl", "acl", "acl:relcl") and token.head != token:
        found["head"] = [token.head]
    return found


def _add_unmarked(found: Places, token: Token) -> None:
    whom, what = unmarked.given(token)
    if what:
        found["object"] = what
        found.update({"indirect": whom} if whom else {})
    if (particle := unmarked.loose_particle(token)) is not None:
        found.setdefault("particle", []).append(particle)
    for phrase in unmarked.behind(token):
        name = preposition(phrase)
        if name and name not in found:
            found[name] = [phrase]


def _add_dependent(found: Places, child: Token, passive: bool) -> None:
    relation = child.dep_
    if relation == "obj" and child.lower_ == "each" and not child.children:
        return  # "for two years each"
    if loose.is_state(child):
        found.setdefault("particle", []).append(child)  # "cut [short] a visit"
    elif relation == "obj" or loose.is_part(child):
        found.setdefault("object", []).append(antecedent(child, child.head))
    elif relation == "iobj":
        found.setdefault("indirect", []).append(antecedent(child, child.head))
    elif relation in ("xcomp", "ccomp") or (relation == "advcl" and (says_that(child) or loose.is_purpose(child))):
        found.setdefault("clause", []).append(child)
        if any(t.tag_ in _FINITE for t in (child, *child.children) if t == child or t.dep_ in _HELPING):
            found.setdefault("finite", []).append(child)
        if preposition(child) == "as":  # "regard it as unsafe"
            found.setdefault("as", []).append(child)
        if child.tag_ == "VBG" and not any(c.dep_.startswith("nsubj") for c in child.children):
            found.setdefault("gerund", []).append(child)
    elif loose.is_gerund(child):
        found.setdefault("gerund", []).append(child)  # "denies taking it"
    elif relation == "obl:agent" or (relation.startswith("obl") and passive and preposition(child) == "by"):
        found.setdefault("margin" if is_margin(child) else "by", []).append(child)
        loose.particle_before(found, child)
    elif relation.startswith(("obl", "nmod")) or (
        relation == "advcl" and (child.tag_ == "VBG" or as_clause(child) or child.pos_ in ("NOUN", "ADJ"))
    ):
        name = preposition(child)
        if name and not is_absolute(child, name):
            found.setdefault(name, []).append(_favoured(antecedent(child, child.head)))
        loose.particle_before(found, child)
    elif relation == "advcl" and preposition(child) in _ONCE:
        found.setdefault("when", []).append(child)
    elif _is_particle(child) and not unmarked.hedges(child):
        found.setdefault("particle", []).append(child)


def _is_particle(child: Token) -> bool:
    return child.dep_ == "compound:prt" or (child.dep_ == "advmod" and child.pos_ in ("ADP", "ADV"))


def _favoured(noun: Token) -> Token:
    """Who is meant by "in support of", "in favour of", "on behalf of"."""
    meant = [c for c in noun.children if c.dep_ == "nmod" and preposition(c) == "of"]
    return meant[0] if noun.lemma_ in _FAVOUR and meant else noun


def _borrow(found: Places, noun: Token, names: frozenset[str]) -> None:
    """Prepositional phrases that the parser hung on the noun before: "send [aid to the coast]"."""
    for child in noun.children:
        name = preposition(child) if child.dep_ == "nmod" and child.i > noun.i else ""
        if name in names and name not in found:
            found[name] = [_favoured(child)]


def _fill_gap(token: Token, found: Places, passive: bool) -> None:
    """The object that stands elsewhere: what a relative clause or a bare infinitive modifies."""
    if passive or "object" in found or "clause" in found:
        return
    own_subject = any(c.dep_.startswith("nsubj") for c in token.children)
    owned = any(c.lower_ == "whose" for child in token.children if child.i < token.i for c in child.children)
    if token.dep_ == "acl:relcl" and own_subject and owned:
        return  # "the mayor, whose term ends": nobody ends the mayor
    if token.dep_ == "acl:relcl" and own_subject and found.get("subject") != [token.head]:
        found["object"] = [token.head]
    elif token.lemma_ in _OWN_ACTS:
        return  # "blocked the road to protest against cuts": nobody protests a road
    elif token.dep_ == "acl" and infinitive(token) and token.head.pos_ in ("NOUN", "PROPN"):
        found["gap"] = [token.head]
    elif token.dep_ in ("advcl", "xcomp") and infinitive(token):
        above = [token.head, *(c for c in token.head.children if c.dep_ == "xcomp" and c.i < token.i)]
        found["gap"] = [c for verb in above for c in verb.children if c.dep_ in ("obj", "nsubj:pass")][:1]
    elif token.dep_ == "conj" and token.head.pos_ == "VERB":
        found["gap"] = [c for c in token.head.children if c.dep_ == "obj" and c.i > token.i][:1]


def _of_noun(token: Token) -> Places:
    found: Places = {}
    for child in token.children:
        relation = child.dep_
        if relation == "nmod:poss":
            found.setdefault("poss", []).append(child)
        elif relation.startswith(("nmod", "obl")) or (relation in ("acl", "advcl") and child.tag_ == "VBG"):
            name = preposition(child)
            if name:
                found.setdefault(name, []).append(antecedent(child, token))
        elif relation in ("compound", "amod"):
            found.setdefault(relation, []).append(child)
        elif relation.startswith("nsubj"):
            found["subject"] = [antecedent(child, token)]
        elif relation == "obj" and token.pos_ == "ADJ":  # "worth 3 million"
            found["object"] = [child]
        elif relation in ("acl", "advcl", "xcomp", "ccomp") and (infinitive(child) or relation == "ccomp"):
            found.setdefault("clause", []).append(child)
        elif relation == "case":
            found.setdefault(f"own_{child.lower_}", []).append(child)
    for name in ("of", "with", "between"):
        for noun in found.get(name, ())[:1]:
            _borrow(found, noun, _RECEIVING)
    _borrow_sibling(found, token)
    if token.dep_ == "obj":
        _borrow_party(found, token)
    if "subject" not in found:
        found.update({"subject": near} if (near := _borrowed_subject(token)) else {})
    if token.head != token:
        found["head"] = [token.head]
    return found


def _borrow_party(found: Places, token: Token) -> None:
    """ "Talks [with the envoy] to buy it", "progress [with the rebels] in reaching a truce": the party of both."""
    verb = token if token.pos_ == "VERB" else token.head
    noun = verb.head
    if "with" in found or verb.dep_ not in ("acl", "advcl") or noun.lemma_.lower() not in _MEETINGS:
        return
    party = [c for c in noun.children if c.dep_.startswith(("nmod", "obl")) and preposition(c) in ("with", "between")]
    if party:
        found["with"] = party


def _borrow_sibling(found: Places, token: Token) -> None:
    """A phrase right behind the noun that hangs on the same word: "designed [in coordination] [with the navy]"."""
    if not token.dep_.startswith(("obl", "nmod")):
        return
    for child in token.head.children:
        if child.dep_.startswith(("obl", "nmod")) and child.left_edge.i == token.right_edge.i + 1:
            name = preposition(child)
            if name and name not in found:
                found[name] = [child]


def _borrowed_subject(token: Token) -> list[Token]:
    """The subject of the verb that a noun leans on: "made a call", "are in talks", "during a visit ..., she said"."""
    if token.dep_ == "conj" and token.head.pos_ == token.pos_:
        return _borrowed_subject(token.head)
    verb = token.head
    if any(c.dep_ == "cop" for c in token.children):
        return subjects(token)
    if verb.pos_ not in ("VERB", "AUX"):
        return []
    if token.dep_ == "obj" and verb.lemma_ in _LIGHT:
        return subjects(verb)
    if token.dep_.startswith("obl") and (verb.lemma_ in _STATE or preposition(token) in _SETTING):
        return subjects(verb) if not is_passive(verb) else []
    return []


def _of_link(token: Token) -> Places:
    """A preposition or conjunction joins the phrase it introduces (object) to what that phrase hangs on (head)."""
    phrase = token.head
    while phrase.dep_ in ("compound", "amod") and phrase.head.i > phrase.i:
        phrase = phrase.head  # "because of [higher food] prices"
    above = phrase.head
    if any(c.dep_ == "cop" for c in phrase.children):  # "the delay was due to rain": what the rain is said of
        above = next((c for c in phrase.children if c.dep_.startswith("nsubj")), phrase)
    while above.dep_ == "xcomp" and above.head.pos_ == "VERB":
        above = above.head  # "would end up [paying] because": the whole of it
    return {"object": [phrase], "head": [above]} if above != phrase else {}


def fillers(found: Places, place: str) -> Sequence[Token]:
    """What fills a place; "object" includes one that is understood from the context ("weapons to send").

    "object.of" is what stands with "of" in the object's phrase.
    """
    some = found.get(place)
    if some:
        return some
    if place == "object":
        return found.get("gap", ())
    outer, dot, inner = place.partition(".")
    near = fillers(found, outer)[:1] if dot else ()  # "object.of": a phrase within the phrase
    return [c for f in near for c in f.children if c.dep_.startswith(("nmod", "obl")) and preposition(c) == inner]
