"""Treebank sentences with invented names in the place of their own, so that a name is known by where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from bot.extraction.language.convert import Gold
from bot.extraction.language.news.amounts import DAYS, MONTHS
from bot.extraction.language.news.names import Names


def common_words(sentences: Iterable[Gold]) -> frozenset[str]:
    """The words that are not names alone, in lower case; days and months, whose form tells what they are, too."""
    common = {
        form.lower()
        for sentence in sentences
        for form, tag in zip(sentence.words, sentence.tags, strict=True)
        if not tag.startswith("NNP")
    }
    return frozenset(common | {name.lower() for name in (*DAYS, *MONTHS)})


def renamed(sentence: Gold, common: frozenset[str], rng: np.random.Generator) -> Gold:
    """The sentence with an invented word for each proper noun not in `common`, the same for the same word."""
    names = Names(rng)
    exchange: dict[str, str] = {}
    for form, tag, pos, dep in zip(sentence.words, sentence.tags, sentence.pos, sentence.deps, strict=True):
        if tag == "NNP" and pos == "PROPN" and form.isalpha() and form.istitle() and form.lower() not in common:
            made = names.surname() if dep == "flat" else names.given() if names.chance(0.5) else names.town()
            exchange.setdefault(form, made)
    if not exchange:
        return sentence
    rows = list(zip(sentence.words, sentence.tags, sentence.lemmas, strict=True))
    return replace(
        sentence,
        words=tuple(exchange.get(form, form) if tag == "NNP" else form for form, tag, _ in rows),
        lemmas=tuple(exchange.get(form, lemma) if tag == "NNP" else lemma for form, tag, lemma in rows),
    )
