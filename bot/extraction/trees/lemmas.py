"""Base forms: from simplemma's dictionary of English where it knows the form, else from the language model.

A small statistical lemmatizer cuts forms that it has not seen wrongly ("fin" for "fined", "stolen" for itself), and
every cue of the lexicon is looked up by its base form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import simplemma

if TYPE_CHECKING:
    from spacy.tokens import Token

_INFLECTED = frozenset(("VBG", "VBN", "VBD", "VBZ", "NNS"))


def lemma_of(token: Token) -> str:
    """The base form of a word, in lower case; a name keeps its form."""
    if token.pos_ == "PROPN":
        return str(token.text)
    if token.tag_ in _INFLECTED:
        found = simplemma.lemmatize(token.lower_, lang="en")
        if found != token.lower_:
            return found
    return str(token.lemma_).lower()
