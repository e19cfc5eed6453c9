"""How a sentence begins: plurals and adjectives with a capital that are no names, "People familiar with it said".

Called by `words`, before the other words are looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import simplemma

from bot.extraction.repair.clauses import FINITE, SUBJECT

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_PARTIES = frozenset("democrats republicans liberals conservatives tories greens socialists".split())
"""Names of parties and the like, which begin with a capital wherever they stand."""
_DOERS = ("er", "or", "ist", "ian", "ant", "ent", "ee", "man", "woman", "nurse", "clerk", "worker")
_NAMES = frozenset(
    "rangers rovers wanderers raiders lakers steelers packers pacers mariners hammers masters sellers powers waters "
    "flowers summers bowers chambers rogers peters sanders saunders walters winters withers travers myers landers "
    "flanders rivers sisters founders fielders victors connors taylors parents trent brent talent".split()
)
"""Families, clubs and places that look like the plural of who does something."""


def read_opening(token: Token) -> None:
    """Put right what hangs on one word, in place."""
    _common_plural(token)
    _adjective_before_verb(token)


def _common_plural(token: Token) -> None:
    """ "Organisers said": a lone word in the plural that only begins a sentence is no name where English knows it.

    One that the model takes for a single name ("NNP") is a plural only as a word for people who do something.
    """
    if token.tag_ not in ("NNPS", "NNP") or token.i != token.sent.start or not token.is_title or len(token) < 5:
        return
    if token.lower_ in _PARTIES or not token.lower_.endswith(("s", "men")):
        return
    lemma = simplemma.lemmatize(token.lower_, lang="en")
    if lemma == token.lower_ or (token.i + 1 < len(token.doc) and token.nbor(1).pos_ == "PROPN"):
        return
    doer = lemma.endswith(_DOERS) and token.lower_ not in _NAMES and lemma.islower()
    if token.tag_ == "NNP" and not (doer and token.head.tag_ != "VBZ"):
        return
    if token.tag_ == "NNP" and any(t.text == token.text and t.i != t.sent.start for t in token.doc):
        return  # written with a capital inside a sentence too
    token.tag_, token.pos_, token.lemma_ = "NNS", "NOUN", lemma


def _adjective_before_verb(token: Token) -> None:
    """ "People familiar with the talks said": an adjective without "to be" describes the noun; the verb is behind."""
    verb = token.head
    if token.pos_ != "ADJ" and token.lower_ not in ("close", "near"):
        return
    if token.dep_ not in ("ccomp", "csubj", "advcl") or verb.i < token.i + 2 or verb.tag_ not in FINITE:
        return
    noun = next((c for c in token.children if c.dep_ in SUBJECT and c.right_edge.i == token.i - 1), None)
    if noun is None or noun.pos_ not in ("NOUN", "PROPN", "PRON") or token.nbor(1).pos_ != "ADP":
        return
    if any(c.dep_ in ("cop", "aux", "mark", "cc") for c in token.children):
        return
    between = list(token.doc[token.i + 1 : verb.i])
    if any(t.is_punct or t.tag_ in FINITE for t in between):
        return
    for child in [c for c in verb.children if token.i < c.i < verb.i]:
        if any(c.dep_ == "case" for c in child.children):
            child.head, child.dep_ = token, "obl"
    if any(c.dep_ in SUBJECT for c in verb.children):
        return
    noun.head, noun.dep_ = verb, "nsubj"
    token.head, token.dep_, token.pos_, token.tag_ = noun, "amod", "ADJ", "JJ"
