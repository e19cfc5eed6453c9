"""Clauses and phrases that the parser hangs on the wrong word, with the signs in the text that show it.

Called by `words`, behind the single words, in the order of `rehang`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.extraction.trees.lemmas import lemma_of

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

SUBJECT = ("nsubj", "nsubj:pass", "csubj", "expl")
FINITE = ("VBD", "VBZ", "VBP", "MD")
_DIRECTIONS = frozenset(("up", "down"))
_UNITS = frozenset("% percent percentage point points basis".split())
_TELLING = frozenset("say claim think believe insist maintain add admit".split())
_NAMING = frozenset("call name dub style term brand label consider deem".split())
_REPORTED = frozenset("reported posted recorded booked announced".split())
_WATCHING = frozenset("keep see hear find watch catch leave spend notice feel observe remember have get".split())
_JOINED = ("ccomp", "conj", "parataxis", "advcl", "dep")


def rehang(token: Token) -> None:
    """Put right what hangs on one word, in place."""
    _change_beside(token)
    _subject_of_told(token)
    _late_participle(token)
    _absolute(token)
    _verb_read_as_adjective(token)
    _called_itself(token)
    _called_so(token)
    _describing(token)
    _within_relative(token)


def _within_relative(token: Token) -> None:
    """ "two men who had been missing since Saturday were found": what no comma parts from "missing" says it of that."""
    verb = token.head
    if token.dep_ != "obl" or token.i > verb.i:
        return
    subject = next((c for c in verb.children if c.dep_ in SUBJECT and c.i < token.i), None)
    clause = next((c for c in subject.children if c.dep_ == "acl:relcl"), None) if subject is not None else None
    if clause is None or not clause.i < token.i or any(t.is_punct for t in token.doc[clause.i : token.i]):
        return
    token.head = clause


def take_over(old: Token, new: Token) -> None:
    """`new` gets the place of `old` in the sentence, and what hung on it."""
    above, relation = old.head, old.dep_
    children = [c for c in old.children if c != new]
    new.head, new.dep_ = (new, "ROOT") if above == old else (above, relation)
    for child in children:
        child.head = new


def _change_beside(token: Token) -> None:
    """ "profit of 2 million, up 6% from a year earlier but below ...": the change is of what is before the comma."""
    if token.lower_ not in _DIRECTIONS or token.i < 2 or token.i + 2 >= len(token.doc) or not token.nbor(1).like_num:
        return
    if token.nbor(-1).text not in (",", "—", "–"):
        return
    unit = next((t for t in token.doc[token.i + 1 : token.i + 5] if t.lower_ in _UNITS), None)
    if unit is None or unit.sent != token.sent:
        return
    before = next((t for t in reversed(list(token.doc[token.sent.start : token.i - 1])) if t.tag_ in FINITE), None)
    if before is None:
        return
    above = unit
    while above.head != above and above.head.i > token.i:
        above = above.head
    later = above.pos_ == "VERB" and above != unit
    if later and not any(c.dep_ in SUBJECT for c in before.children):
        return
    if later or unit.head.i > unit.i:
        base = unit.head if unit.head.pos_ == "ADV" and unit.head.i > unit.i else None
        unit.head, unit.dep_ = before, "obl"
        if base is not None:
            base.head, base.dep_ = unit, "advmod"


def _subject_of_told(token: Token) -> None:
    """ "She says card data is not": what stands between the saying and a verb without a subject is that subject."""
    if token.dep_ not in ("obj", "nsubj") or token.head.lemma_ not in _TELLING or token.i < token.head.i:
        return
    said = next((c for c in token.head.children if c.dep_ == "ccomp" and c.i > token.i), None)
    if said is None or any(c.dep_ in SUBJECT for c in said.children):
        return
    helper = next((c for c in said.children if c.dep_ in ("cop", "aux", "aux:pass")), said)
    if helper.i == token.right_edge.i + 1 and helper.tag_ in FINITE:
        passive = said.tag_ == "VBN" and helper.lemma_ == "be"
        token.head, token.dep_ = said, "nsubj:pass" if passive else "nsubj"


def _late_participle(token: Token) -> None:
    """ "copied in a raid, discovered in July": a participle behind a comma describes the noun before the comma."""
    if token.tag_ not in ("VBN", "VBD") or token.dep_ not in _JOINED or token.i < 3 or token.nbor(-1).text != ",":
        return
    if token.i < token.sent.start + 3 or token.head.i > token.i or token.i + 1 >= len(token.doc):
        return
    if token.nbor(1).tag_ != "IN" or any(c.dep_ in (*SUBJECT, "cc", "obj", "mark", "aux") for c in token.children):
        return
    again = any(c.dep_ == "cc" for c in token.head.children if c.i > token.i)
    again = again or (token.dep_ != "ccomp" and token.head.tag_ == token.tag_ == "VBD")
    noun = None if again else _noun_before(token)
    if noun is not None:
        token.head, token.dep_, token.tag_ = noun, "acl", "VBN"


def _noun_before(token: Token) -> Token | None:
    """The last common noun, no mere part of another, between what the participle hangs on and its comma."""
    for other in reversed(list(token.doc[token.head.i + 1 : token.i - 1])):
        if other.pos_ == "NOUN" and other.dep_ in ("obl", "obj", "nmod", "nsubj", "nsubj:pass"):
            return other
        if other.pos_ in ("VERB", "AUX"):
            return None
    return None


def _absolute(token: Token) -> None:
    """ "With most votes counted, A leads": the phrase with its participle is a circumstance of what follows."""
    if token.lower_ != "with" or token.dep_ != "case" or token.i != token.sent.start:
        return
    noun, participle = token.head, token.head.head
    if noun.dep_ not in SUBJECT or participle.i < noun.i or participle.tag_ not in ("VBD", "VBN", "VBG"):
        return
    main = next((c for c in participle.children if c.dep_ in _JOINED and c.i > participle.i and has_subject(c)), None)
    if main is None:
        return
    take_over(participle, main)
    noun.head, noun.dep_ = main, "obl"
    participle.head, participle.dep_, participle.tag_ = noun, "acl", "VBN"


def has_subject(token: Token) -> bool:
    return any(c.dep_ in SUBJECT for c in token.children)


def _verb_read_as_adjective(token: Token) -> None:
    """ "Orvane posted revenue of ...": between a name that begins the sentence and a bare noun stands a verb."""
    if token.tag_ != "JJ" or token.dep_ != "amod" or not token.lower_.endswith("ed") or token.head.i < token.i:
        return
    noun = token.head
    rooted = noun.dep_ == "ROOT" or (noun.dep_ == "nsubj" and token.lower_ in _REPORTED)
    before = list(token.doc[token.sent.start : token.i])
    named = 0 < len(before) < 5 and all(t.is_title or t.is_upper for t in before)
    if not rooted or not named or noun.pos_ != "NOUN" or has_subject(noun):
        return
    if any(c.dep_ in ("cop", "aux", "det", "nmod:poss") and c.i < token.i for c in noun.children):
        return
    head = next((t for t in reversed(before) if t.head == noun), None)
    if head is None:
        return
    if noun.dep_ == "ROOT":
        take_over(noun, token)
    else:
        _split_off(noun, token)
    for part in before:
        part.head, part.dep_, part.pos_ = (token, "nsubj", "PROPN") if part == head else (head, "compound", "PROPN")
    for child in [c for c in token.children if c not in before and noun.left_edge.i <= c.i and not _beside(c)]:
        child.head = noun
    noun.head, noun.dep_ = token, "obj"
    token.tag_, token.pos_, token.lemma_ = "VBD", "VERB", lemma_of(token)


def _split_off(noun: Token, verb: Token) -> None:
    """The verb before the noun becomes the sentence's own; what the noun was the subject of hangs on it."""
    later = noun.head
    above, relation = later.head, later.dep_
    verb.head, verb.dep_ = (verb, "ROOT") if above == later else (above, relation)
    later.head, later.dep_ = verb, "parataxis"


def _beside(token: Token) -> bool:
    """What belongs to the clause and not to the noun in it."""
    return token.dep_ in (*_JOINED, "punct", "obl", "obl:unmarked")


def _called_itself(token: Token) -> None:
    """ "The group calling itself Red Fern claims ...": the name is what it calls itself, not a second subject."""
    if token.dep_ not in SUBJECT or token.head.i < token.i or token.left_edge.i < 2:
        return
    itself, call = token.doc[token.left_edge.i - 1], token.doc[token.left_edge.i - 2]
    if itself.lower_ not in ("itself", "himself", "herself", "themselves") or call.lemma_ not in _NAMING:
        return
    first = next((c for c in token.head.children if c.dep_ in SUBJECT and c.i < call.i), None)
    if first is not None:
        token.head, token.dep_ = call, "xcomp"


def _called_so(token: Token) -> None:
    """ "called the plan “far too slow”": of two things behind the naming, the first is what is named."""
    if token.lemma_ not in _NAMING or any(c.dep_ == "obj" for c in token.children):
        return
    thing = next((c for c in token.children if c.dep_ == "xcomp" and c.pos_ == "NOUN" and c.i > token.i), None)
    if thing is None or not any(c.dep_ == "det" for c in thing.children):
        return
    value = next((c for c in token.children if c.i > thing.right_edge.i and c.pos_ in ("ADJ", "NOUN")), None)
    if value is not None and not any(c.dep_ == "case" for c in value.children):
        thing.dep_, value.dep_ = "obj", "xcomp"


def _describing(token: Token) -> None:
    """ "adopted a text demanding a truce": straight behind an object it is the object that demands."""
    if token.tag_ != "VBG" or token.dep_ not in ("xcomp", "advcl") or token.head.lemma_ in _WATCHING or token.i < 2:
        return
    noun = next((c for c in token.head.children if c.dep_ == "obj" and c.right_edge.i == token.i - 1), None)
    if noun is not None and noun.pos_ == "NOUN" and not any(c.dep_ in ("mark", "case") for c in token.children):
        token.head, token.dep_ = noun, "acl"
