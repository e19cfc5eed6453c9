"""Noun phrases in a dependency tree: where they begin and end, their heads, what is coordinated with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_INSIDE = frozenset(
    "det amod compound nummod nmod:poss advmod det:predet flat flat:name flat:foreign fixed goeswith nmod nmod:desc "
    "compound:prt nmod:npmod nmod:attr".split()
)
_FINITE = frozenset(("VBZ", "VBD", "VBP", "MD"))
_LISTS = frozenset(("including", "like", "such", "excluding"))
_CLAUSES = frozenset(("acl", "acl:relcl", "parataxis", "appos"))
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december today yesterday tomorrow morning afternoon evening night day week weekend "
    "month quarter year decade century time hour minute moment".split()
)
PARTITIVES = frozenset(
    "group number handful range series couple pair dozen hundred thousand million majority lot variety bunch rest some "
    "all most many each one two three four five both several few none any half third quarter percent plenty "
    "dozens hundreds thousands millions array host string set batch wave".split()
)


def phrase(head: Token) -> tuple[int, int]:
    """First and last token of the noun phrase of `head`, with its complements and without clauses and conjuncts.

    "a planned shipment of weapons to the south", not "which was halted" behind it, nor the preposition before it; an
    adjective behind the noun that has words of its own is like a clause: "two people", not "familiar with the matter".
    """
    kept = {head.i}
    todo = [head]
    while todo:
        token = todo.pop()
        for child in token.children:
            if _belongs(child, token, head):
                kept.add(child.i)
                todo.append(child)
    return _closed(head, kept)


def core(head: Token) -> tuple[int, int]:
    """First and last token of the noun phrase without what follows its head: "a planned shipment"."""
    first, _ = phrase(head)
    last = head.i
    for child in head.children:
        if child.i == last + 1 and child.dep_ in ("flat", "flat:name", "flat:foreign", "fixed"):
            last = child.i
    return first, last


def _belongs(child: Token, parent: Token, head: Token) -> bool:
    relation = child.dep_
    if child.i < head.i and (child.tag_ in _FINITE or (child.pos_ == "PRON" and relation != "nmod:poss")):
        return False
    if parent.i != head.i:
        if relation == "nmod" and _preposition(child) in _LISTS:
            return False
        if relation == "conj" and any(c.dep_ in ("nmod:poss", "det") for c in child.children):
            return False
        return relation not in _CLAUSES or child.i < head.i
    if relation == "punct":
        return child.text in ("-", "–") and child.i < head.i
    if relation == "nmod" and child.i > head.i:
        return child.lower_ not in TIMES and _preposition(child) not in _LISTS
    if relation == "amod" and child.i > head.i:
        return not any(c.i > child.i for c in child.children)
    return relation in _INSIDE


def _closed(head: Token, kept: set[int]) -> tuple[int, int]:
    """The unbroken stretch around the head: commas and brackets at its ends are cut off."""
    doc = head.doc
    first = last = head.i
    low, high = min(kept), max(kept)
    while first > low and (first - 1 in kept or doc[first - 1].is_punct):
        first -= 1
    while last < high and (last + 1 in kept or doc[last + 1].is_punct):
        last += 1
    while first < head.i and (first not in kept or _leads_in(doc[first])):
        first += 1
    while last > head.i and (doc[last].is_punct or last not in kept):
        last -= 1
    return first, last


def _leads_in(token: Token) -> bool:
    """What stands before a noun phrase and is not of it: marks, prepositions, conjunctions, question words."""
    if token.lower_ == "at" and token.i + 1 < len(token.doc) and token.nbor().lower_ in ("least", "most"):
        return False
    return token.is_punct or token.tag_ == "WRB" or token.dep_ in ("case", "mark", "cc")


def head_of(tokens: Sequence[Token]) -> Token:
    """The token of a stretch whose own head lies outside; the first noun of several, else the first of all."""
    inside = {token.i for token in tokens}
    outer = [t for t in tokens if t.head.i not in inside or t.head.i == t.i]
    for token in outer:
        if token.pos_ in ("NOUN", "PROPN", "PRON"):
            return token
    return outer[0] if outer else tokens[0]


def conjuncts(head: Token) -> Iterator[Token]:
    """The token and what is coordinated with it; "A, B (appos), and C" counts as one list when names stand in it."""
    seen = {head.i}
    todo = [head]
    while todo:
        token = todo.pop(0)
        yield token
        for child in token.children:
            listed = child.dep_ == "conj" or (child.dep_ == "appos" and _list_item(token, child))
            if listed and child.i not in seen and child.pos_ not in ("VERB", "AUX"):
                seen.add(child.i)
                todo.append(child)
        for other in _joined_subjects(token):
            if other.i not in seen:
                seen.add(other.i)
                todo.append(other)


def _joined_subjects(token: Token) -> list[Token]:
    """ "A and B said": where the parser made both of them subjects of the verb."""
    if token.dep_ != "nsubj" or token.pos_ != "PROPN":
        return []
    others = (t for t in token.head.children if t.dep_ == "nsubj" and t.i > token.i and t.pos_ == "PROPN")
    return [t for t in others if any(c.dep_ == "cc" for c in t.children)]


def _list_item(token: Token, child: Token) -> bool:
    """Whether an apposition between two names is an item of a list: another item follows, or the list went before."""
    if token.pos_ != "PROPN" or child.pos_ != "PROPN":
        return False
    in_list = token.dep_ == "conj" or any(c.dep_ == "conj" for c in child.children)
    return in_list or any(c.dep_ == "conj" and c.i > child.i for c in token.children)


def first_of_list(token: Token) -> Token:
    """The first of the coordinated phrases that the token is one of; the token itself where there is one only."""
    for _ in range(40):
        if token.dep_ != "conj":
            break
        token = token.head
    return token


def content_head(head: Token) -> Token:
    """What a quantity is of: "missiles" in "a number of missiles"; else the head itself."""
    token = head
    for _ in range(3):
        if token.lemma_.lower() not in PARTITIVES and token.lower_ not in PARTITIVES:
            return token
        inner = next((c for c in token.children if c.dep_ == "nmod" and _preposition(c) == "of"), None)
        if inner is None:
            return token
        token = inner
    return token


def _preposition(token: Token) -> str:
    return next((c.lower_ for c in token.children if c.dep_ == "case" and c.i < token.i), "")


def preposition(token: Token) -> str:
    """The preposition before a noun, in lower case; of a conjunct without one, that of the first conjunct; or ""."""
    for _ in range(20):
        found = _preposition(token)
        if found or token.dep_ != "conj":
            return found
        token = token.head
    return ""


def name_head(tokens: Sequence[Token]) -> Token:
    """The head of a name; where the parser split the name, the last part that hangs outside."""
    inside = {token.i for token in tokens}
    outer = [t for t in tokens if t.head.i not in inside or t.head.i == t.i]
    return outer[0] if outer else tokens[-1]


def definite(head: Token, first: int) -> bool:
    """Whether the phrase points to something known: the, this, that, these, those, such, both."""
    words = {head.doc[i].lower_ for i in range(first, min(first + 2, head.i + 1))}
    return bool(words & {"the", "this", "that", "these", "those", "such", "both"}) and head.doc[first].pos_ != "NOUN"


def possessor(head: Token) -> Token | None:
    """The noun or pronoun of "X's head" and "its head", else None."""
    return next((c for c in head.children if c.dep_ == "nmod:poss"), None)


def texts(tokens: Iterable[Token]) -> str:
    """The words of the tokens as they stand, without white space at the end."""
    return "".join([token.text + token.whitespace_ for token in tokens]).strip()
