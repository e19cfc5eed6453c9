"""Common names that stand in for rare ones while the parser reads: "Ilse Vandermeer beat" is read as "Mary Smith beat".

A small model takes a name it has never seen for an adjective, a noun or an adverb, and loses the clause around it. Who
bears a known forename is a person whatever the surname; that person's surname alone is read likewise.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import simplemma

from bot.extraction.gazetteers import Gazetteer, load
from bot.extraction.trees.forms import Form

_FORENAMES = {"he": "John", "she": "Mary", "both": "John"}
_SURNAME = "Bush"
"""Of the names tried in the treebanks' sentences about people, these cost the parser least."""
_PARTICLES = frozenset("de da del della di do dos du la le van von der den bin ibn al el ter ten zu y e dos af".split())
_LONGEST = 4
"""So many words a surname has at most, particles among them."""


def stand_ins(docs: Sequence[Sequence[Form]]) -> list[dict[int, str]]:
    """For every paragraph of an article, which word stands in for which token; linear in the length of the article."""
    gazetteer = load()
    made: list[dict[int, str]] = []
    surnames: set[str] = set()
    for doc in docs:
        words: dict[int, str] = {}
        i = 0
        while i < len(doc):
            end = _full_name(doc, i, gazetteer) if doc[i].text[0].isupper() else i
            if end > i:
                if doc[i].lower_ not in gazetteer.words.honorifics:
                    words[i] = _FORENAMES[gazetteer.words.forename(doc[i].text) or "both"]
                for j in range(i + 1, end):
                    if doc[j].text[0].isupper():
                        words[j] = _SURNAME
                        surnames.add(doc[j].text)
                i = end
            else:
                i += 1
        made.append(words)
    for doc, words in zip(docs, made, strict=True):
        for token in doc:
            if token.text in surnames and token.i not in words and _alone(doc, token.i, gazetteer):
                words[token.i] = _SURNAME
    return made


def _full_name(doc: Sequence[Form], first: int, gazetteer: Gazetteer) -> int:
    """Behind the last token of the name that begins with a forename or with "Mr" here; `first` where none begins."""
    called = doc[first].lower_ in gazetteer.words.honorifics and doc[first].lower_ not in ("st", "col")
    named = gazetteer.words.forename(doc[first].text) is not None and _forename_here(doc, first, gazetteer)
    if not called and not named:
        return first
    last, i = first, first + 1
    while i < len(doc) and i - first <= _LONGEST and not doc[i].begins:
        text = doc[i].text
        if text[0].isupper() and text.isalpha() and len(text) > 1:
            if _no_surname(text, gazetteer):
                return first
            last = i
        elif text not in _PARTICLES and not (text == "-" and last == i - 1 and not doc[last].whitespace_):
            break
        i += 1
    return last + 1 if last > first else first


def _forename_here(doc: Sequence[Form], i: int, gazetteer: Gazetteer) -> bool:
    """Not behind a hyphen; where the word is one of English or a place too, what follows must be none of English."""
    if doc[i].text.isupper() or (i and doc[i - 1].text in ("-", "&", "of")):
        return False
    begins = i == 0 or doc[i].begins is True
    double = gazetteer.get(doc[i].text) is not None or (begins and _english(doc[i].lower_))
    return not double or (i + 1 < len(doc) and doc[i + 1].text[0].isupper() and not _english(doc[i + 1].lower_))


def _no_surname(text: str, gazetteer: Gazetteer) -> bool:
    """A word of an institution or a place, or a known place, behind a forename: "Victoria University"."""
    words, low = gazetteer.words, text.lower()
    return (
        any(low in words.suffixes[kind] for kind in ("organisation", "government", "place", "media", "event"))
        or gazetteer.get(text) is not None
        or low in words.titles
        or text.isupper()
    )


def _alone(doc: Sequence[Form], i: int, gazetteer: Gazetteer) -> bool:
    """A surname by itself: no other name right before or behind it."""
    for j in (i - 1, i + 1):
        if 0 <= j < len(doc) and doc[j].text[0].isupper() and doc[j].is_alpha and not doc[max(i, j)].begins:
            return False
    return gazetteer.get(doc[i].text) is None and not (doc[i].begins and _english(doc[i].lower_))


@cache
def _english(word: str) -> bool:
    return simplemma.is_known(word, lang="en")
