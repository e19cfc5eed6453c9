"""Which words a phrase is made of: the stretch around its head that a reader would underline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.extraction.trees.document import Document
from bot.facts.model import Span

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_ASIDE = frozenset(("appos", "parataxis", "discourse", "vocative", "dislocated", "dep", "punct", "list"))
_CLAUSES = frozenset(("acl:relcl", "acl", "advcl"))
_FRAME = frozenset(("case", "cop", "aux", "mark", "nsubj", "nsubj:pass", "aux:pass"))
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight".split())
_BREAKS = frozenset((",", "—", "–", "(", "-"))
_EDGE = frozenset(",;:.!?—–-\"“”'‘’«»()[]")


def noun_phrase(document: Document, head: Token) -> Span:
    """The phrase with determiner, modifiers, complements and conjuncts; no asides, no clauses after a comma."""
    found = document.phrases.get(head.i)
    if found is None:
        found = document.phrases[head.i] = _stretch(document, head, _kept(head, whole=False))
    return found


def clause(document: Document, head: Token, without: Token | None = None) -> Span:
    """The clause that a verb heads, without its conjunction in front, what is set beside it, and the part `without`."""
    if without is not None and head.is_ancestor(without):
        left_out = set(without.subtree)
        return _stretch(document, head, [w for w in _of_clause(head) if w not in left_out])
    found = document.clauses.get(head.i)
    if found is None:
        found = document.clauses[head.i] = _stretch(document, head, _of_clause(head))
    return found


def _of_clause(head: Token) -> list[Token]:
    words = _kept(head, whole=True)
    return [w for w in words if not (w.dep_ in ("mark", "cc") and w.head == head and w.i < head.i and w.tag_ != "TO")]


def predicate(document: Document, head: Token) -> Span:
    """What is said of a subject with "to be": the adjective or noun with what belongs to it."""
    return noun_phrase(document, head)


def _kept(head: Token, *, whole: bool) -> list[Token]:
    words = [head]
    for child in head.children:
        if child.dep_ in _ASIDE and not _listed(child) and not _named_at_once(child):
            continue
        beside = child.dep_ in _FRAME or _says_when(child) or (_adds(child) and _after_comma(child))
        if not whole and (beside or (child.dep_ == "conj" and _another_clause(child))):
            continue
        words.extend(child.subtree)
    return words


def _named_at_once(child: Token) -> bool:
    """A name right behind the word for who it is, without a comma: "former coach [Ray Lind]"."""
    first = child.left_edge
    return child.dep_ == "appos" and child.pos_ == "PROPN" and first.i == child.head.i + 1 and not first.is_punct


def _says_when(child: Token) -> bool:
    """A day that the parser hung on the noun before it: "[the bank on Monday] reported"."""
    return child.dep_.startswith("nmod") and child.lower_ in _DAYS and child.i > child.head.i


def _listed(child: Token) -> bool:
    """An item of a list that came out as an apposition."""
    head = child.head
    more = any(c.dep_ == "conj" for c in (*head.children, *child.children))
    return child.dep_ == "appos" and more and child.pos_ == head.pos_ == "PROPN"


def _another_clause(child: Token) -> bool:
    finite = child.pos_ in ("VERB", "AUX") and child.tag_ in ("VBD", "VBZ", "VBP", "MD")
    return finite or any(c.dep_ in ("ccomp", "nsubj") for c in child.children)


def _adds(child: Token) -> bool:
    """A clause, or examples: "weapons[, including the Kite system]"."""
    return child.dep_ in _CLAUSES or any(c.dep_ == "case" and c.lower_ == "including" for c in child.children)


def _after_comma(child: Token) -> bool:
    first = child.left_edge
    return first.text in _BREAKS or (first.i > 0 and first.nbor(-1).text in _BREAKS)


def _stretch(document: Document, head: Token, words: list[Token]) -> Span:
    """The longest unbroken run of these words around the head; punctuation may stand between but not at the ends."""
    chosen = {w.i for w in words}
    tokens = document.tokens
    first = last = head.i
    while first > 0 and (first - 1 in chosen or (first - 2 in chosen and _light(tokens[first - 1]))):
        first -= 1
    while last + 1 < len(tokens) and (last + 1 in chosen or (last + 2 in chosen and _light(tokens[last + 1]))):
        last += 1
    while first < head.i and tokens[first].text in _EDGE:
        first += 1
    while last > head.i and tokens[last].text in _EDGE:
        last -= 1
    while first > 0 and (tokens[first].text == "&" or tokens[first - 1].text == "&") and tokens[first - 1].text != ",":
        first -= 1  # "Sand & Sons" is one name, whichever half the parser put on top
    return document.span(first, last)


def _light(token: Token) -> bool:
    return token.is_punct or token.dep_ == "punct"
