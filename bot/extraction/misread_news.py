"""Phrases of news prose that the parser splits: "rival Solenne SA", "an 11% pay rise", "A magnitude 6.4 earthquake".

Called by `misread_words`, before the clauses are put right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.extraction.misread_clauses import FINITE, SUBJECT, take_over

if TYPE_CHECKING:
    from spacy.tokens import Token

_PERCENT = frozenset(("%", "percent"))
_NAMING = frozenset("call name dub style term brand label describe denounce".split())
_TELLING = frozenset("say claim argue insist maintain add warn believe".split())
_HELPERS = ("aux", "aux:pass", "cop")
_OPENED = '"“‘«'
_SPEAKING = frozenset(("NNP", "NNPS", "PRP"))


def respell(token: Token) -> None:
    """Put right what hangs on one word, in place."""
    _past_read_as_participle(token)
    _share_before_compound(token)
    _measure_before_noun(token)
    _verb_behind_relative(token)
    _verb_beside_subject(token)
    _called_by_the_speaker(token)


def _past_read_as_participle(token: Token) -> None:
    """ "A quake struck the valley, they said": what has a subject and no helper is a past, no participle."""
    if token.tag_ != "VBN" or token.pos_ != "VERB" or token.dep_ not in ("ROOT", "ccomp", "parataxis"):
        return
    acting = any(c.dep_ == "nsubj" and c.i < token.i for c in token.children)
    if acting and not any(c.dep_ in _HELPERS for c in token.children):
        token.tag_ = "VBD"


def _share_before_compound(token: Token) -> None:
    """ "demands an 11% pay rise": a bare verb between a share with an article and a noun is a part of that noun."""
    verb = token.head
    if token.tag_ not in ("VBP", "VB") or token.dep_ not in ("advcl", "parataxis", "ccomp") or verb.i > token.i:
        return
    share, noun = token.nbor(-1), next((c for c in token.children if c.dep_ == "obj" and c.i == token.i + 1), None)
    single = share.lower_ in _PERCENT and any(c.lower_ in ("a", "an") for c in share.children)  # no plural subject
    if noun is None or not single or share.head not in (token, verb) or share.left_edge.i != verb.i + 1:
        return
    if any(c.dep_ in (*SUBJECT, *_HELPERS, "mark") for c in token.children if c != share):
        return
    for child in [c for c in token.children if c not in (noun, share)]:
        child.head = noun if child.i < noun.i or child.dep_ != "punct" else verb
        child.dep_ = "nmod" if child.dep_.startswith("obl") else child.dep_
    for child in [c for c in share.children if c.dep_ == "det"]:
        child.head = noun
    noun.head, noun.dep_ = verb, "obj"
    share.head, share.dep_ = noun, "compound"
    token.head, token.dep_, token.tag_, token.pos_, token.lemma_ = noun, "compound", "NN", "NOUN", token.lower_


def _measure_before_noun(token: Token) -> None:
    """ "A magnitude 6.4 earthquake struck": measure, number and noun are one subject, and no two."""
    if token.lower_ not in ("magnitude", "category", "grade", "size") or token.dep_ not in SUBJECT:
        return
    if token.i + 2 >= len(token.doc) or not token.nbor(1).like_num or token.nbor(2).pos_ != "NOUN":
        return
    noun, number = token.nbor(2), token.nbor(1)
    if number.head != noun or noun.head != token.head or noun.i > token.head.i:
        return
    for child in [c for c in token.children if c.i < token.i]:
        child.head = noun
    noun.dep_ = token.dep_
    token.head, token.dep_ = noun, "compound"
    number.head, number.dep_ = token, "nummod"


def _verb_behind_relative(token: Token) -> None:
    """ "The party, which won 8%, alleged fraud": behind the comma that ends "which ..." stands the sentence's verb."""
    noun, root = token.head, token.sent.root
    if token.dep_ != "amod" or token.tag_ not in ("VBN", "VBD") or not token.i or token.nbor(-1).text != ",":
        return
    relative = next((c for c in root.children if c.dep_ == "acl:relcl"), None)
    if root.pos_ not in ("NOUN", "PROPN") or relative is None or not root.i < relative.i < token.i - 1:
        return
    if noun.i < token.i or any(c.dep_ in ("det", "cop") for c in noun.children):
        return
    if any(t.tag_ in FINITE and not relative.is_ancestor(t) and t != relative for t in root.subtree):
        return
    take_over(root, token)
    token.tag_, token.pos_ = "VBD", "VERB"
    for child in [c for c in token.children if c.i < root.i or c == relative]:
        child.head = root
    root.head, root.dep_ = token, "nsubj"
    noun.head, noun.dep_ = token, "obj"
    for later in [c for c in (*noun.children, *relative.children) if c.dep_ == "conj" and c.tag_ == "VBD"]:
        if later.i > token.i:
            later.head = token


def _verb_beside_subject(token: Token) -> None:
    """ "The party alleged fraud": between its subject and a bare noun, what looks like a past is one."""
    noun = token.head
    if token.dep_ != "amod" or token.tag_ not in ("VBN", "VBD") or noun.tag_ not in ("NN", "NNS"):
        return
    subject = next((c for c in noun.children if c.dep_ == "nsubj" and c.i < token.i), None)
    if subject is None or subject.right_edge.i != token.i - 1 or noun.dep_ not in ("ROOT", "ccomp"):
        return
    if any(c.dep_ in ("det", *_HELPERS) for c in noun.children):
        return
    take_over(noun, token)
    token.tag_, token.pos_ = "VBD", "VERB"
    noun.head, noun.dep_ = token, "obj"
    for child in [c for c in token.children if c.dep_ in ("amod", "compound") and c.i < noun.i]:
        child.head = noun
    for child in [c for c in token.children if c.dep_ == "nmod"]:
        child.head = noun


def _called_by_the_speaker(token: Token) -> None:
    """ "The union said jobs were at risk and called it "a shame"": things call nothing so, but who spoke does."""
    said = token.head.head
    if token.dep_ != "conj" or token.lemma_ not in _NAMING or token.head.dep_ != "ccomp" or said.lemma_ not in _TELLING:
        return
    if token.tag_ != said.tag_ or any(c.dep_ in (*SUBJECT, *_HELPERS, "mark") for c in (*token.children,)):
        return
    inner = next((c for c in token.head.children if c.dep_ in SUBJECT), None)
    marked = any(c.dep_ == "mark" for c in token.head.children)
    quoted = any(t.text in _OPENED for t in token.subtree if t.i > token.i)
    if inner is not None and inner.tag_ not in _SPEAKING and quoted and not marked:
        token.head = said
