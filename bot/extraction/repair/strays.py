"""Parts of a sentence that the parser hung in another's place: who speaks, what was found out later, what is moved.

Called by `sentences` behind its own rules, in the order of `bring_back`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import simplemma

from bot.extraction.repair.clauses import FINITE, SUBJECT, has_subject, take_over
from bot.extraction.trees.noun_phrases import TIMES

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_NOUNS = ("NOUN", "PROPN")
_SAID = frozenset("add say tell insist argue claim note warn explain call stress declare".split())
_QUOTES = frozenset('"“”')
_STRETCHES = TIMES | frozenset("mile metre meter kilometre kilometer foot yard inch step lap mph age".split())
"""What is behind a verb without being its object: how long, how far."""


def bring_back(token: Token) -> None:
    """Put right what hangs on one word, in place."""
    _participle_behind_all(token)
    _object_read_as_measure(token)
    _office_before_name(token)
    _verb_read_as_adjective(token)
    _verb_behind_relative(token)
    _saying_besides(token)
    _two_subjects(token)


def _participle_behind_all(token: Token) -> None:
    """ "She said files were copied in a raid, found out in July": what has no subject does not govern what has one."""
    if token.dep_ != "ROOT" or token.tag_ not in ("VBN", "VBD") or token.i < token.sent.start + 4:
        return
    main = next((c for c in token.children if c.dep_ == "parataxis" and c.i < token.i and has_subject(c)), None)
    if main is None or main.tag_ not in FINITE or token.nbor(-1).text != ",":
        return
    if any(c.dep_ in (*SUBJECT, "aux", "aux:pass", "obj", "ccomp", "cc", "mark") for c in token.children):
        return
    noun = token.nbor(-2)
    while noun.head.pos_ in (*_NOUNS, "NUM") and noun.dep_ in ("nmod", "nmod:unmarked", "conj", "flat", "compound"):
        noun = noun.head
    take_over(token, main)
    for child in [c for c in main.children if c.i > token.i and not c.is_punct]:
        child.head = token
    within = noun.pos_ in _NOUNS and main.is_ancestor(noun)
    token.head, token.dep_ = (noun, "acl") if within else (main, "advcl")
    token.tag_ = "VBN"


def _object_read_as_measure(token: Token) -> None:
    """ "would lower Norran car duties to 15%": things behind a verb without an object are its object, not how long."""
    if token.dep_ != "obl:unmarked" or token.tag_ not in ("NN", "NNS") or token.lemma_ in _STRETCHES:
        return
    verb = token.head
    if verb.pos_ != "VERB" or token.left_edge.i != verb.i + 1 or verb.tag_ == "VBN":
        return
    counted = any(c.dep_ in ("nummod", "case", "det") or c.lower_ in TIMES for c in token.children)
    if counted or any(c.dep_ in ("obj", "xcomp", "ccomp") for c in verb.children):
        return
    token.dep_ = "obj"
    for share in [c for c in token.children if c.lower_ in ("%", "percent", "cent") and c.i > token.i]:
        share.head, share.dep_ = verb, "obl"  # "to 15%": how far, not which duties


def _office_before_name(token: Token) -> None:
    """ "The miners' lawyer, Gwen Pryce, said they would": who speaks is told twice, and nobody said "the lawyer"."""
    verb = token.head
    if token.dep_ not in ("ccomp", "parataxis") or token.tag_ != "NN" or token.i >= verb.i or verb.tag_ not in FINITE:
        return
    name = next((c for c in verb.children if c.dep_ == "nsubj" and token.i < c.i < verb.i), None)
    if name is None or name.pos_ != "PROPN" or verb.nbor(-1).text != "," or token.doc[name.left_edge.i - 1].text != ",":
        return
    told = any(c.dep_ in (*SUBJECT, "cop", "aux", "obj") for c in token.children)
    if told or any(c.dep_ == "appos" for c in name.children) or any(t.text in _QUOTES for t in token.subtree):
        return
    token.head, token.dep_ = verb, "nsubj"
    name.head, name.dep_ = token, "appos"


def _verb_read_as_adjective(token: Token) -> None:
    """ "The party alleged fraud": what has a subject in front of a noun without a verb is no adjective of the noun."""
    noun = token.head
    if token.dep_ != "amod" or token.i > noun.i or not token.lower_.endswith("ed"):
        return
    subject = next((c for c in token.children if c.dep_ == "nsubj" and c.i < token.i), None)
    if subject is None or subject.right_edge.i != token.i - 1 or noun.pos_ not in _NOUNS:
        return
    if any(c.dep_ in ("cop", "aux", *SUBJECT) for c in noun.children) or any(c.dep_ == "obj" for c in token.children):
        return
    inner = [
        c for c in noun.children if token.i < c.i < noun.i or (c.i > noun.i and c.dep_ in ("nmod", "acl", "appos"))
    ]
    take_over(noun, token)
    for child in inner:
        child.head = noun
    noun.head, noun.dep_ = token, "obj"
    token.tag_, token.pos_, token.lemma_ = "VBD", "VERB", simplemma.lemmatize(token.lower_, lang="en")


def _verb_behind_relative(token: Token) -> None:
    """ "The party, which won 8%, alleged fraud": one verb has not two objects with a comma between; the noun acts."""
    thing = token.head
    verb = thing.head
    noun = verb.head
    if token.dep_ != "amod" or not token.lower_.endswith("ed") or thing.dep_ != "obj" or verb.dep_ != "acl:relcl":
        return
    if noun.dep_ != "ROOT" or noun.pos_ not in _NOUNS or token.nbor(-1).text != ",":
        return
    if not any(c.dep_ == "obj" and verb.i < c.i < token.i for c in verb.children):
        return
    take_over(noun, token)
    for child in [c for c in token.children if c.i < token.i and not c.is_punct]:
        child.head = noun
    noun.head, noun.dep_ = token, "nsubj"
    for child in [c for c in verb.children if c.i > thing.i]:
        child.head = token if child.dep_ == "conj" else thing
        child.dep_ = "nmod" if child.dep_ == "obl" else child.dep_
    for child in [c for c in thing.children if c.i < token.i]:
        child.head = token
    thing.head = token
    token.tag_, token.pos_, token.lemma_ = "VBD", "VERB", simplemma.lemmatize(token.lower_, lang="en")


def _saying_besides(token: Token) -> None:
    """ "grew angry when asked to repay it, adding, “No”": what is said in passing goes with the main verb."""
    verb = token.head
    if (
        token.dep_ != "conj"
        or token.tag_ != "VBG"
        or verb.tag_ != "VB"
        or verb.i > token.i
        or token.lemma_ not in _SAID
    ):
        return
    if token.nbor(-1).text != "," or any(c.dep_ == "cc" for c in token.children):
        return
    main = token.sent.root
    if main != verb and main.tag_ in FINITE and main.i < verb.i and has_subject(main):
        token.head, token.dep_ = main, "advcl"


def _two_subjects(token: Token) -> None:
    """ "Norra and Chell said": two subjects of one verb with "and" between them are one subject of two parts."""
    verb = token.head
    if token.dep_ not in ("nsubj", "nsubj:pass") or token.i > verb.i or token.left_edge.i < token.sent.start + 2:
        return
    joint = token.left_edge.nbor(-1)
    if joint.lower_ not in ("and", "or") or joint.head != verb:
        return
    sides = [c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass") and c.i < verb.i]
    if len(sides) != 2 or sides[1] != token or sides[0].right_edge.i != joint.i - 1:
        return
    if all(side.pos_ in (*_NOUNS, "NUM", "PRON") for side in sides):
        token.head, token.dep_, joint.head = sides[0], "conj", token
