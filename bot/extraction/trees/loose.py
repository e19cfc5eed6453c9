"""Parts of a clause that the parser hangs in the wrong place: particles, gerunds, states, subjects between commas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_PURPOSED = frozenset("design intend mean devise tailor conceive calculate gear".split())
_LEAVING = frozenset("leave keep render hold".split())
_QUANTIFIERS = frozenset("most many much half all some several few one both none two three four five dozens".split())
_STANDSTILL = frozenset("hold ice halt standstill stop end close".split())
_PARTICLES = frozenset("out up down off back away in on over ahead".split())


def preposition(token: Token) -> str:
    """The preposition or conjunction in front of a phrase, in lower case, its words joined by "_"; "" without one."""
    before = [c for c in token.children if c.dep_ in ("case", "mark") and c.i < token.i]
    if before:  # the last of several: "was paid for by" is a "by"
        return "_".join([before[-1].lower_, *(c.lower_ for c in before[-1].children if c.dep_ == "fixed")])
    return ""


def infinitive(token: Token) -> bool:
    """Whether the verb stands with "to"."""
    return any(c.tag_ == "TO" for c in token.children)


def is_gerund(child: Token) -> bool:
    """What is denied or admitted, which the parser takes for a circumstance: "denies [taking it]"."""
    beside = child.dep_ == "advcl" and child.tag_ == "VBG" and child.left_edge.i == child.head.i + 1
    return beside and not preposition(child)


def is_purpose(child: Token) -> bool:
    """What something is "designed to" do, which the parser takes for a circumstance."""
    return child.head.lemma_ in _PURPOSED and infinitive(child)


def left_so(verb: Token) -> list[Token]:
    """The state that something is left in: "left a fifth of the papers [unmarked]"."""
    thing = next((c for c in verb.children if c.dep_ == "obj" and c.i > verb.i), None)
    last = thing.right_edge if thing is not None else verb
    state = last.dep_ == "acl" and last.tag_ in ("VBN", "VBD") and verb.lemma_ in _LEAVING
    return [last] if state else []


def is_part(child: Token) -> bool:
    """ "Wiped out [most of its earnings]", "called off [Friday's walkout]": an object come out as another."""
    if child.i < child.head.i or preposition(child):
        return False
    of = any(c.dep_.startswith(("nmod", "obl")) and preposition(c) == "of" for c in child.children)
    if child.dep_ == "obl:unmarked" and child.lower_ in _QUANTIFIERS and of:
        return True
    behind = any(c.dep_ == "compound:prt" and c.i < child.i for c in child.head.children)
    return child.dep_ == "obl" and behind and any(c.dep_ in ("det", "nmod:poss") for c in child.children)


def particle_before(found: dict[str, list[Token]], phrase: Token) -> None:
    """The particle that the parser took for the first of two prepositions: "run [out of power]", "back [out of]"."""
    cases = [c for c in phrase.children if c.dep_ == "case" and c.i < phrase.i]
    if cases and cases[0].lower_ in _PARTICLES and cases[0].i == phrase.head.i + 1:
        if len(cases) > 1:
            found.setdefault("particle", []).append(cases[0])
        elif cases[0].tag_ in ("RB", "RP") and "object" not in found:
            found.setdefault("particle", []).append(cases[0])
            found["object"] = [phrase]


def set_apart(verb: Token) -> Token | None:
    """The subject that a clause between commas cut off from its verb: "[Egypt], which backed it, welcomed the deal"."""
    bare = verb.tag_ == "VB" and not infinitive(verb)  # "the bank cut its rate"
    if not (bare or verb.tag_ in ("VBD", "VBZ", "VBP") or any(c.dep_ == "aux" for c in verb.children)):
        return None
    head = verb.head
    first = verb.left_edge
    if verb.dep_ == "parataxis" and head.pos_ in ("NOUN", "PROPN") and head.dep_ == "ROOT" and head.i < verb.i:
        cut_off = "," in (first.text, first.nbor(-1).text) if first.i else False
        return head if cut_off else None
    if verb.dep_ == "ccomp" and head.i < verb.i:  # "argued that [investment] had fallen", with "that" as its article
        return next((c for c in head.children if c.dep_ == "obj" and c.right_edge.i + 1 == first.i), None)
    before = [c for c in verb.children if c.i < verb.i and c.pos_ in ("NOUN", "PROPN")]
    called = [
        c for c in before if c.dep_ == "vocative" and any(k.dep_.startswith(("acl", "appos")) for k in c.children)
    ]
    beside = [c for c in before if c.dep_ == "advmod" and c.right_edge.i == verb.i - 1 and not preposition(c)]
    return next(iter([*called, *beside]), None)


def stranded(verb: Token) -> Token | None:
    """The preposition that a relative clause ends in: "the bill he voted [against]"."""
    if verb.dep_ != "acl:relcl":
        return None
    bare = (c for c in verb.children if c.pos_ == "ADP" and c.dep_ == "obl" and c.i > verb.i)
    return next((c for c in bare if not any(True for _ in c.children)), None)


def brought_to(verb: Token) -> tuple[str, Token] | None:
    """The end of an object or a phrase that belongs to its verb: "put [plans for a new hub] [on hold]"."""
    for part in (c for c in verb.children if c.dep_.startswith(("obj", "obl")) and c.i > verb.i):
        last = part.right_edge
        if last.lemma_ in _STANDSTILL and last != part and preposition(last) in ("on", "to"):
            return preposition(last), last
    return None


def is_state(child: Token) -> bool:
    """Whether an adjective is no object beside the real one: "cut [short] a visit"."""
    bare = child.dep_ == "obj" and child.pos_ == "ADJ" and not any(True for _ in child.children)
    return bare and any(c.dep_ == "obj" and c.i > child.i for c in child.head.children)


def beside_state(verb: Token, states: Sequence[Token]) -> list[Token]:
    """The object behind the state that a verb brings about: "cut short [a visit]"."""
    near = (c for c in states if c.pos_ == "ADJ" and c.i == verb.i + 1)
    return [k for state in near for k in state.children if k.dep_ == "obj"]
