"""Base forms, which every cue of the lexicon is looked up by."""

from __future__ import annotations

import pytest

from bot.extraction.trees.lemmas import base_form


@pytest.mark.parametrize(
    ("word", "tag", "pos", "form"),
    [
        ("fined", "VBD", "VERB", "fine"),
        ("stolen", "VBN", "VERB", "steal"),
        ("developed", "VBD", "VERB", "develop"),
        ("following", "VBG", "VERB", "follow"),
        ("following", "NN", "NOUN", "following"),
        ("closing", "VBG", "VERB", "close"),
        ("setting", "VBG", "VERB", "set"),
        ("passing", "VBG", "VERB", "pass"),
        ("serving", "VBG", "VERB", "serve"),
        ("provided", "VBN", "VERB", "provide"),
        ("means", "VBZ", "VERB", "mean"),
        ("lives", "NNS", "NOUN", "life"),
        ("shot", "VBD", "VERB", "shoot"),
        ("shot", "NN", "NOUN", "shot"),
        ("crises", "NNS", "NOUN", "crisis"),
        ("cities", "NNS", "NOUN", "city"),
        ("sales", "NNS", "NOUN", "sale"),
        ("larger", "JJR", "ADJ", "large"),
        ("later", "RBR", "ADV", "late"),
        ("heaviest", "JJS", "ADJ", "heavy"),
        ("worst", "JJS", "ADJ", "bad"),
        ("'s", "VBZ", "AUX", "be"),
        ("'s", "POS", "PART", "'s"),
        ("wo", "MD", "AUX", "will"),
        ("n't", "RB", "PART", "not"),
        ("’d", "MD", "AUX", "would"),
        ("them", "PRP", "PRON", "they"),
    ],
)
def test_the_base_form(word: str, tag: str, pos: str, form: str) -> None:
    """By the dictionary, by what the tagger takes the word for, or by the rules of spelling."""
    assert base_form(word, tag, pos) == form


@pytest.mark.parametrize(
    ("word", "tag", "form"),
    [
        ("defrubbed", "VBD", "defrub"),
        ("zorbs", "NNS", "zorb"),
        ("zorbing", "VBG", "zorb"),
        ("glarved", "VBN", "glarve"),
    ],
)
def test_words_that_no_dictionary_has(word: str, tag: str, form: str) -> None:
    """Endings are taken off as English puts them on: a doubled consonant is single again, a lost "e" comes back."""
    assert base_form(word, tag, "NOUN" if tag == "NNS" else "VERB") == form
