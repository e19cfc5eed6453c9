"""Which language a text is written in: English unless it clearly is not.

A text is English by its small words, else by how many of its words the English dictionary has (simplemma): measured on
3,783 English news sentences of eight words and more, none had less than 0.6 of them, while of 217 sentences of some
sixty other languages all but one had less. Only what is not English is named, by py3langid.
"""

from __future__ import annotations

import re
import unicodedata

ENGLISH, UNKNOWN = "en", "und"

SAMPLE = 4_000
"""Characters of a text that are looked at."""

FEWEST_LETTERS = 30
"""In fewer letters there is too little to tell: a name, a number."""

KNOWN = 0.5
"""The least share of words in the English dictionary that an English text has."""

SURE = 0.5
"""How probable (0 to 1) a language must be to be named."""

_NONE = ("zxx", "mul")
"""Codes of ISO 639 for what is no language, and for several."""

_ADDRESS = re.compile(r"\bhttps?://\S+|\bwww\.\S+|\S+@\S+\.\w+")

_SMALL = frozenset("the of and to in a is that for on was with as by at from it be are has have said its".split())
_TELLING = frozenset(("the", "of", "and"))


def recognised(text: str) -> str:
    """The language as an ISO 639 code: "en" for English and for what is too short to tell, "und" for an unknown one."""
    sample = _ADDRESS.sub(" ", text[:SAMPLE])
    letters = sum(unicodedata.category(character)[0] in "LM" for character in sample)  # M: vowel signs
    if letters < FEWEST_LETTERS or is_english(sample):
        return ENGLISH
    return _named(sample)


def is_english(text: str) -> bool:
    """Whether a text has English's small words, or most of its words are English ones."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    if _share(words, _SMALL) >= 0.12 and _share(words, _TELLING) >= 0.03:
        return True
    return _latin(text) and _in_dictionary(text) >= KNOWN


def _share(words: list[str], some: frozenset[str]) -> float:
    return sum(word in some for word in words) / max(1, len(words))


def _latin(text: str) -> bool:
    """Whether most letters are Latin ones."""
    letters = [character for character in text if character.isalpha()]
    latin = sum(unicodedata.name(character, "").startswith("LATIN") for character in letters)
    return latin * 2 >= len(letters)


def _in_dictionary(text: str) -> float:
    # the dictionary of 30 MB is loaded at the first text that needs it
    from simplemma.language_detector import in_target_language

    return float(in_target_language(text, "en"))


def _named(text: str) -> str:
    """The most probable language but English. Its model is let go again: it takes 80 MB, and few texts need it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    ranked = [(str(code), float(share)) for code, share in identifier.rank(text) if code != ENGLISH]
    code, probability = max(ranked, key=lambda each: each[1])
    return code if probability >= SURE and code not in _NONE else UNKNOWN
