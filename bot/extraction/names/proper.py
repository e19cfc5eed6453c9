"""Which words are of a name: what the tagger calls a proper noun, and what is written and placed like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import simplemma

if TYPE_CHECKING:
    from bot.extraction.names.runs import Scan
    from bot.extraction.trees.tokens import Token

CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december mon tue tues wed thu thurs fri sat sun jan feb mar apr jun jul aug sep sept "
    "oct nov dec christmas easter ramadan a.m. p.m. am pm gmt bst est edt utc cet".split()
)
_SHOUTED = ("WP", "PRP", "NN", "NNS", "JJ", "FW", "UH", "VB")
_BEFORE_DATES = frozenset("in on since until till last next this early late mid every during through".split())
LIKE_MONTHS = frozenset(("Jan", "April", "Avril", "May", "June", "August"))
"""Forenames that are names of months too."""
_OF_PEOPLES = ("an", "ans", "ese", "ish", "i", "is", "ic", "ist", "ists")
"""How adjectives of peoples and of movements end."""
_IN_FRONT = ("compound", "nmod:desc", "nummod", "flat")
_DETERMINERS = ("DT", "PRP", "PRP$", "IN", "TO", "CC", "WDT", "WP", "MD", "VBZ", "VBD", "VBP", "RB", "POS", "CD", "EX")
STATE_ORGANS = frozenset(
    "army navy forces force guard corps police court courts senate parliament congress government ministry department "
    "treasury embassy consulate marines military cabinet assembly administration agency intelligence".split()
)


def proper(found: Scan, i: int) -> bool:
    """Whether a token may be part of a name."""
    token = found.tokens[i]
    if not token.text[0].isalnum() or token.text == "%":
        return False
    if token.lower_.rstrip(".") in CALENDAR:
        return _called_like_a_month(found, i)
    if token.tag_ in ("NNP", "NNPS"):
        return token.text[0].isupper() or token.text[0].isdigit() or bool(token.ent_type_)
    if i in found.places and _swallowed(found, found.places[i][0]):
        return True
    if token.ent_type_ and token.text[0].isupper() and token.tag_ not in _DETERMINERS:
        return True
    if token.text.isupper() and token.text.isalpha() and 2 < len(token) <= 6 and token.tag_ in _SHOUTED:
        return not found.document.sentence(token).span.of(found.document.text).isupper()
    if token.tag_ == "JJ" and token.lower_ in ("real", "inter", "sporting", "athletic"):
        return token.text[0].isupper() and found.same_sentence(i, i + 1) and surely_proper(found, i + 1)
    named = token.tag_ == "RB" and token.dep_ == "flat" and len(token) > 3  # "the Sport Daily"
    written = (token.tag_ in ("JJ", "NN", "NNS") or named) and token.text[0].isupper()
    if written and _foreign(found, i):
        return True
    return written and (_beside_name(found, i) or _beside_ampersand(found, i) or _before_institution(found, i))


def _foreign(found: Scan, i: int) -> bool:
    """A capitalised word inside a sentence, unknown to English and no nationality: "the Tamarack dam"."""
    token, before = found.tokens[i], found.tokens[i - 1] if i else None
    inside = before is not None and found.same_sentence(i - 1, i) and before.text[0].isalnum()
    begins = not found.same_sentence(i - 1, i) and found.same_sentence(i, i + 1) and surely_proper(found, i + 1)
    if (
        not (inside or begins)
        or len(token) < 4
        or not token.text.isalpha()
        or token.text.isupper()
        or i in found.places
    ):
        return False
    if token.lower_.endswith(_OF_PEOPLES):
        return False
    ground = (
        inside
        and found.same_sentence(i, i + 1)
        and found.tokens[i + 1].lower_ in found.gazetteer.words.suffixes["place"]
    )
    return ground or not simplemma.is_known(token.lower_, lang="en")


def _called_like_a_month(found: Scan, i: int) -> bool:
    """ "Jan Roth", "May Smith", "Mark Sun": a forename or surname beside another part of a name, not "in May Smith"."""
    token, words = found.tokens[i], found.gazetteer.words
    before = found.tokens[i - 1] if i and found.same_sentence(i - 1, i) else None
    if not token.text[0].isupper() or token.tag_ not in ("NNP", "NNPS", "MD"):
        return False
    if before is not None and words.forename(before.text) and surely_proper(found, i - 1) and token.tag_ == "NNP":
        return token.head.i == before.i and token.dep_ == "flat" and not token.text.lower().endswith("day")
    dated = before is not None and (before.lower_ in _BEFORE_DATES or before.like_num)
    if dated or token.text not in LIKE_MONTHS or not found.same_sentence(i, i + 1) or i in found.places:
        return False
    behind = found.tokens[i + 1]
    one = (behind.head.i == i and behind.dep_ == "flat") or (token.head.i == i + 1 and token.dep_ in _IN_FRONT)
    acts = behind.dep_.startswith("nsubj") and before is None  # at the beginning of a sentence
    return surely_proper(found, i + 1) and (acts or one or token.ent_type_ == behind.ent_type_ == "PER")


def _before_institution(found: Scan, i: int) -> bool:
    """The first word of a sentence before one word that needs a name before it: "Calder Rail has agreed"."""
    starts = not found.same_sentence(i - 1, i) and found.same_sentence(i, i + 1)
    if not starts or found.tokens[i].tag_ == "JJ" or i in found.places or i in found.title_over:
        return False
    alone = not (found.same_sentence(i, i + 2) and surely_proper(found, i + 2))
    return alone and surely_proper(found, i + 1) and institution(found, i + 1)


def _beside_ampersand(found: Scan, i: int) -> bool:
    """One of two capitalised words joined by "&", as in the name of a firm: "Sand & Sons"."""
    return any(
        0 <= i + 2 * step < len(found.tokens)
        and found.tokens[i + step].text == "&"
        and found.tokens[i + 2 * step].text[0].isupper()
        and found.same_sentence(min(i, i + 2 * step), max(i, i + 2 * step))
        for step in (1, -1)
    )


def _beside_name(found: Scan, i: int) -> bool:
    """A capitalised word inside a sentence beside a proper noun, and no nationality: "Supreme Court", "X Freight"."""
    if i in found.places or found.tokens[i].text.isupper():
        return False
    before = found.tokens[i - 1] if i else None
    inside = before is not None and found.same_sentence(i - 1, i) and (_word(before) or before.text == ",")
    follows = inside and surely_proper(found, i - 1)
    return follows or (inside and found.same_sentence(i, i + 1) and surely_proper(found, i + 1))


def _word(token: Token) -> bool:
    return token.text[0].isalnum() or token.tag_ == "POS"


def surely_proper(found: Scan, i: int) -> bool:
    """Whether the tagger calls a capitalised word a proper noun, and it is no day or month."""
    token = found.tokens[i]
    return token.tag_ in ("NNP", "NNPS") and token.text[0].isupper() and token.lower_ not in CALENDAR


def institution(found: Scan, last: int) -> bool:
    """Whether the run ends in a word of an office or a firm, so that "Justice" before it is no title."""
    word = found.tokens[last].lower_
    suffixes = found.gazetteer.words.suffixes
    return any(word in suffixes[kind] for kind in ("organisation", "government", "place", "media"))


def _swallowed(found: Scan, last: int) -> bool:
    """Whether an adjective of nationality is the beginning of a company's name: "British Airways"."""
    end = last
    while found.same_sentence(last, end + 1) and surely_proper(found, end + 1):
        end += 1
    word = found.tokens[end].lower_
    return (
        last < end <= last + 3 and word in found.gazetteer.words.suffixes["organisation"] and word not in STATE_ORGANS
    )
