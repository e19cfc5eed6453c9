"""Base forms: simplemma's dictionary of English where it knows the form, else the rules of English spelling.

A small statistical lemmatizer cuts forms that it has not seen wrongly ("fin" for "fined", "nurs" for "nursing"), takes
time, and every cue of the lexicon is looked up by its base form. The conventions are those of the English treebanks of
Universal Dependencies (https://universaldependencies.org/u/overview/morphology.html#lemmas): "him" is of "he".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

import simplemma

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_IRREGULAR = {
    "shot": "shoot", "shook": "shake", "broke": "break", "swore": "swear", "lives": "life", "bound": "bind",
    "froze": "freeze", "freezing": "freeze", "footing": "foot", "undertook": "undertake", "rose": "rise",
    "bore": "bear", "born": "bear", "bent": "bend", "felt": "feel",
    "bit": "bite",
    "dove": "dive", "won": "win", "thought": "think", "left": "leave",
    "upheld": "uphold", "struck": "strike", "fled": "flee", "withdrew": "withdraw", "overthrew": "overthrow",
    "gone": "go", "cancelled": "cancel", "cancelling": "cancel", "labelled": "label", "labelling": "label",
    "signalled": "signal", "signalling": "signal", "modelled": "model", "modelling": "model", "dispelled": "dispel",
    "thinking": "think", "growing": "grow", "mixed": "mix", "fixed": "fix", "developed": "develop",
    "deposited": "deposit", "proclaiming": "proclaim", "playing": "play", "fixing": "fix", "travelling": "travel",
    "preferred": "prefer", "determining": "determine", "wives": "wife", "shelves": "shelf", "skies": "sky",
}  # fmt: skip
"""Forms that the dictionary keeps as they are, being words of their own too ("shot" as a verb is of "shoot"), or has
with an "e" too many.
"""
_PAST_ONLY = frozenset("froze undertook upheld struck fled withdrew overthrew won broke shook swore shot".split())
"""Forms that are past whatever the tagger says."""
_INFLECTED = frozenset(("VBG", "VBN", "VBD", "VBZ", "NNS"))
_COMPARED = frozenset(("JJR", "JJS", "RBR", "RBS"))
_DEGREES = {
    "better": "good", "best": "good", "worse": "bad", "worst": "bad", "further": "far", "farther": "far",
    "furthest": "far", "farthest": "far", "elder": "old", "eldest": "old", "least": "least", "less": "less",
    "more": "more", "most": "most",
}  # fmt: skip
_FUNCTION_WORDS = {
    **dict.fromkeys(("am", "are", "is", "was", "were", "been", "being", "'m", "’m", "'re", "’re"), "be"),
    **dict.fromkeys(("has", "had", "having", "'ve", "’ve"), "have"),
    **dict.fromkeys(("does", "did", "done", "doing"), "do"),
    **dict.fromkeys(("'ll", "’ll", "wo"), "will"),
    **dict.fromkeys(("n't", "n’t"), "not"),
    "ca": "can", "an": "a",
}  # fmt: skip
_PRONOUNS = {
    "him": "he", "them": "they", "'em": "they", "me": "i", "us": "we", "whom": "who", "these": "this", "those": "that",
}  # fmt: skip
_CLITICS = {
    "'s": {"VBZ": "be", "PRP": "we"}, "’s": {"VBZ": "be", "PRP": "we"},
    "'d": {"MD": "would", "VBD": "have", "VBN": "have"}, "’d": {"MD": "would", "VBD": "have", "VBN": "have"},
    "her": {"PRP": "she"}, "people": {"NNS": "person"},
}  # fmt: skip
"""Forms of several words, by what the tagger takes them for."""
_SHORT = re.compile(r"(?:[^aeiou]*|qu)[aeiouy][bcdfgklmnprstvz]")
"""One short syllable."""
_DOUBLED = frozenset("bdgmnprt")
"""Consonants that are written twice before an ending for the sound alone: "planned", "running", but not "passing"."""


def lemma_of(token: Token) -> str:
    """The base form of a word, in lower case; a name keeps its form."""
    if token.pos_ == "PROPN":
        return token.text
    return base_form(token.lower_, token.tag_, token.pos_)


@lru_cache(maxsize=16384)
def base_form(word: str, tag: str, pos: str) -> str:
    """The base form of a word in lower case that the tagger gave this tag of the Penn Treebank and this class of UD."""
    if word in _CLITICS and tag in _CLITICS[word]:
        return _CLITICS[word][tag]
    if tag in ("VBP", "VB") and word in _PAST_ONLY:
        return _IRREGULAR[word]
    if pos in ("AUX", "VERB", "PART", "DET") and word in _FUNCTION_WORDS:
        return _FUNCTION_WORDS[word]
    if pos in ("PRON", "DET") and word in _PRONOUNS:
        return _PRONOUNS[word]
    if tag in _COMPARED:
        return _DEGREES.get(word) or _first_known(_of_degree(word), word)
    if tag not in _INFLECTED:
        return word
    if word in _IRREGULAR and (pos == "VERB") != (tag == "NNS"):
        return _IRREGULAR[word]
    found = simplemma.lemmatize(word, lang="en")
    if found != word:
        bare = found.removesuffix("e")  # the dictionary has "playe" for "playing"
        return bare if bare != found and _has_form_in_s(bare) and not _has_form_in_s(found) else found.lower()
    return _first_known(_of_plural(word) if tag == "NNS" else _of_verb(word, tag), word)


def _first_known(forms: Iterator[str], word: str) -> str:
    """The first form that is a word of English; else the first one at all, or the word itself."""
    some = list(forms)
    return next((form for form in some if _is_word(form)), some[0] if some else word)


def _is_word(form: str) -> bool:
    """Whether the dictionary has it, or its form in -s: of some words it has the others alone."""
    return _has_form_in_s(form) or simplemma.is_known(form, lang="en")


def _has_form_in_s(form: str) -> bool:
    return simplemma.lemmatize(form + "s", lang="en") == form


def _of_plural(word: str) -> Iterator[str]:
    if word.endswith("ies") and len(word) > 4:
        yield word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "zes", "sses")):
        yield word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2:
        yield word[:-1]


def _of_verb(word: str, tag: str) -> Iterator[str]:
    """What an ending was put on: the stem with or without "e", and without a consonant that was doubled."""
    if tag == "VBZ":
        yield from _of_plural(word)
        return
    ending = "ing" if tag == "VBG" else "ed"
    if word.endswith(ending) and len(word) > len(ending) + 1:
        yield from _stems(word.removesuffix(ending), word.endswith("ied"))


def _of_degree(word: str) -> Iterator[str]:
    ending = next((end for end in ("est", "er") if word.endswith(end)), "")
    if ending and len(word) > len(ending) + 1:
        yield from _stems(word.removesuffix(ending), word.endswith(("ier", "iest")))


def _stems(stem: str, soft: bool) -> Iterator[str]:
    if soft:
        yield stem[:-1] + "y"
    doubled = len(stem) > 2 and stem[-1] == stem[-2]
    if doubled and stem[-1] in _DOUBLED:
        yield stem[:-1]
    if _lost_its_e(stem):
        yield stem + "e"
    yield stem
    yield stem + "e"
    if doubled:
        yield stem[:-1]


def _lost_its_e(stem: str) -> bool:
    """No word ends so: "serv-ing", "danc-ing"; or its last letter would be doubled: "writ-ing", "clos-er"."""
    return stem.endswith(("v", "c", "u")) or _SHORT.fullmatch(stem) is not None
