"""Base forms: from simplemma's dictionary of English where it knows the form, else from the language model.

A small statistical lemmatizer cuts forms that it has not seen wrongly ("fin" for "fined", "stolen" for itself), and
every cue of the lexicon is looked up by its base form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import simplemma

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_IRREGULAR = {
    "shot": "shoot", "shook": "shake", "broke": "break", "swore": "swear", "lives": "life", "bound": "bind",
    "froze": "freeze", "freezing": "freeze", "footing": "foot", "undertook": "undertake", "rose": "rise",
    "bore": "bear", "bent": "bend",
    "bit": "bite",
    "dove": "dive", "won": "win", "thought": "think", "left": "leave",
    "upheld": "uphold", "struck": "strike", "fled": "flee", "withdrew": "withdraw", "overthrew": "overthrow",
    "gone": "go", "cancelled": "cancel", "cancelling": "cancel", "labelled": "label", "labelling": "label",
    "signalled": "signal", "signalling": "signal", "modelled": "model", "modelling": "model", "dispelled": "dispel",
}  # fmt: skip
"""Forms that the dictionary keeps as they are, being words of their own too: "shot" as a verb is of "shoot"."""
_PAST_ONLY = frozenset("froze undertook upheld struck fled withdrew overthrew won broke shook swore shot".split())
"""Forms that are past whatever the tagger says."""
_INFLECTED = frozenset(("VBG", "VBN", "VBD", "VBZ", "NNS"))


def lemma_of(token: Token) -> str:
    """The base form of a word, in lower case; a name keeps its form."""
    if token.pos_ == "PROPN":
        return str(token.text)
    if token.tag_ in ("VBP", "VB") and token.lower_ in _PAST_ONLY:
        return _IRREGULAR[token.lower_]
    if token.tag_ in _INFLECTED:
        if token.lower_ in _IRREGULAR and (token.pos_ == "VERB") != (token.tag_ == "NNS"):
            return _IRREGULAR[token.lower_]
        found = simplemma.lemmatize(token.lower_, lang="en")
        if found != token.lower_:
            return found
    return str(token.lemma_).lower()
