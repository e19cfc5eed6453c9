"""Misreadings of lists: what "including" belongs to, and names in a row that were taken for one name and its place."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_NOMINAL = frozenset(("NOUN", "PROPN", "NUM", "PRON"))
_PLURAL = frozenset(("NNS", "NNPS"))


def gather(token: Token) -> None:
    """Put right what hangs on one word, in place."""
    if token.dep_ == "obl":
        _included(token)
    elif token.dep_ == "appos" or token.dep_ == "nmod:unmarked":
        _item_beside_name(token)


def _included(token: Token) -> None:
    """ "will buy weapons, including missiles, to send them on": the missiles are some of the weapons before them."""
    case = next((child for child in token.children if child.dep_ == "case"), None)
    if case is None or case.lower_ != "including":
        return
    place = case.i - 1
    if place > token.sent.start and token.doc[place].text == ",":
        place -= 1
    if place < token.sent.start or token.doc[place].pos_ not in _NOMINAL:
        return
    noun = _whole(token.doc[place])
    nearest = noun
    while noun.tag_ not in _PLURAL and noun.dep_ == "nmod" and noun.head.i < noun.i:
        noun = noun.head
    noun = noun if noun.tag_ in _PLURAL else nearest
    if noun.i < case.i and noun is not token and not token.is_ancestor(noun):
        token.head, token.dep_ = noun, "nmod"


def _whole(token: Token) -> Token:
    """The head of the name or compound that ends with the token."""
    while token.dep_ in ("flat", "compound") and token.head.pos_ in _NOMINAL:
        token = token.head
    return token


def _item_beside_name(token: Token) -> None:
    """ "Varno, Elst, the Orne, Tarsk and Velm": in a row of names the second is an item too, and not where Varno is.

    A place behind each name ("Ostrel, Varno, and Velm, Tarsk") stays one: nothing but commas, "and" and articles may
    stand between two of the items that follow.
    """
    head = token.head
    if token.pos_ != "PROPN" or head.pos_ != "PROPN" or head.i > token.i:
        return
    begins = next((word.i for word in token.subtree if not word.is_punct), token.i)
    if token.doc[begins - 1].text != ",":
        return
    items = [child for child in head.children if child.dep_ == "conj" and child.i > token.i]
    plain = [item for item in items if item.pos_ == "PROPN" and not _placed(item)]
    joined = any(child.dep_ == "cc" for item in items for child in item.children)
    if joined and any(_side_by_side(a, b) for a, b in pairwise(plain)):
        token.dep_ = "conj"


def _placed(item: Token) -> bool:
    return any(child.dep_ in ("appos", "nmod:unmarked") for child in item.children)


def _side_by_side(left: Token, right: Token) -> bool:
    """Whether nothing stands between the two items but commas, "and" or "or" and an article."""
    end = max((child.i for child in left.subtree if child.dep_ in ("flat", "compound")), default=left.i)
    between = left.doc[max(end, left.i) + 1 : right.left_edge.i]
    return all(word.is_punct or word.pos_ == "CCONJ" for word in between)
