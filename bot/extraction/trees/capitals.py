"""Words that shout, as a reader would write them: "ANNA BERG SAID IT" is read as "Anna Berg said it".

Names, verbs and the ends of names are told apart by their capitals; in a stretch of capitals only, everything would be
one long name. Each character keeps its place, so spans count in the unchanged text.
"""

from __future__ import annotations

import re
from collections.abc import Collection

import simplemma

from bot.extraction.gazetteers import Words, load

_WORD = re.compile(r"[A-Za-z][A-Za-z’'.]*[A-Za-z]|[A-Za-z]")
_SHOUTED = r"[A-Z]+(?:[’'][A-Z]+)*"
_STRETCH = re.compile(rf"(?<![\w’'-]){_SHOUTED}(?:[^\w\n’']{{1,3}}(?:{_SHOUTED}|\d[\d.,%]*)(?![a-z]))+(?![\w])")
_LOUD = re.compile(r"(?<![\w’'.-])[A-Z]{3,}(?:ED|ING|LY)(?![\w’'.-])")
_SMALL = frozenset(
    "a an the of to in on at by for from with and or but as is are was were be been has have had will would may must "
    "not no he she it they we his her its their this that who after before over into out up off said says say told "
    "agreed warns warned wins won dies died kills killed hits after new".split()
)
_SHORT = frozenset("US UK EU UN USA UAE NATO BBC CEO PM MP MPS FBI CIA IMF WHO".split())
_LEAST = 3
"""From how many words on a stretch of capitals shouts; two may be an acronym and a name."""


def quieted(text: str, names: Collection[str]) -> str:
    """The text with what shouts in small letters, names with one capital; as long as before.

    `names`: words that the article writes with a capital inside its sentences elsewhere.
    """
    text = _LOUD.sub(lambda found: _single(found.group(), found.start(), text), text)
    if not _STRETCH.search(text):
        return text
    words = load().words
    return _STRETCH.sub(lambda found: _stretch(found.group(), found.start(), text, names, words), text)


def _single(word: str, start: int, text: str) -> str:
    """ "has been DUMPED": a verb or adverb in capitals alone."""
    low = word.lower()
    around = text[max(0, start - 3) : start], text[start + len(word) : start + len(word) + 3]
    if any(part[-1:].isupper() or part[:1].isupper() for part in map(str.strip, around)):
        return word  # one of several
    begins = not text[:start].strip() or text[:start].rstrip()[-1] in ".!?:"
    return (word[0] + low[1:] if begins else low) if simplemma.is_known(low, lang="en") else word


def _stretch(shouted: str, start: int, text: str, names: Collection[str], words: Words) -> str:
    parts = [m.group() for m in _WORD.finditer(shouted)]
    long = [part for part in parts if len(part) > 1]
    if len(long) < _LEAST or not any(part.lower() in _SMALL for part in parts):
        return shouted
    before = ""
    begins = not text[:start].rstrip() or text[:start].rstrip()[-1] in ".!?:"
    done, last = [], 0
    for match in _WORD.finditer(shouted):
        word = match.group()
        ours = (
            word == "US" and not begins and _is_pronoun(shouted[last : match.start()], before, shouted[match.end() :])
        )
        told = "us" if ours else _word(word, before, names, words)
        if begins:
            told = told[0].upper() + told[1:]
            begins = False
        done += [shouted[last : match.start()], told]
        before, last = told, match.end()
    return "".join([*done, shouted[last:]])


def _is_pronoun(gap: str, before: str, behind: str) -> bool:
    """Whether US is "us": the object of what stands before it, and not the name that the next word goes with.

    "LEFT US NO CHOICE", "WITH US."; but "THE US", "CHINA, US TO MEET", "BY US FORCES", "SAYS US WILL PAY".
    """
    if gap.strip() or before.lower() in _NO_OBJECT:
        return False
    following = re.match(r"(\W*)(\w*)", behind)
    assert following is not None  # both parts may be empty
    if following[1].startswith(("-", "/")):
        return False
    return bool(following[1].strip()) or not following[2] or following[2].lower() in _BEHIND_OBJECT


_NO_OBJECT = frozenset("the and or a an this that new former".split())
"""Behind these words stands no "us", or much rather the country."""

_BEHIND_OBJECT = frozenset(
    "a all and as at because before both but by even every for from how if in into nothing no not of off on once or "
    "our out over so some that the their this to today together until up what when where which while why with".split()
)
"""Words that may follow "us": no nouns, which US could go with, and no verbs whose subject it could be."""


def _word(word: str, before: str, names: Collection[str], words: Words) -> str:
    """One word: kept, in small letters, or with a capital where it is a name."""
    low = word.lower()
    if word in _SHORT:
        return word
    if low in _SMALL or word == "I":
        return word if word == "I" else low
    title = word[0] + low[1:]
    known = words.forename(low) is not None or load().get(title) is not None or title in names
    behind = words.forename(before.lower()) is not None and before[:1].isupper()
    return title if known or behind or not simplemma.is_known(low, lang="en") else low


def names_in(text: str) -> frozenset[str]:
    """The words that stand with one capital behind a small letter: names, or parts of them."""
    return frozenset(re.findall(r"(?<=[a-z,] )[A-Z][a-z]+\b", text))
