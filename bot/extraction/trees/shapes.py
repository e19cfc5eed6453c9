"""What a phrase is by its own shape: by how much it was won, a circumstance in front, a clause with "that" or "as"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_WIDTHS = frozenset("margin majority half third quarter fifth tenth".split())
_MARGINS = _WIDTHS | frozenset(
    "vote point percent percentage % cent second minute hour day week month year metre meter kilometre mile length "
    "goal "
    "run wicket stroke shot game set lap place euro dollar pound euros".split()
)


def is_margin(child: Token) -> bool:
    """Whether a phrase with "by" tells a difference: "by 84 votes to 61", "by 31 seconds", "by a margin of 3%"."""
    counted = any(c.dep_ == "nummod" for c in child.children)
    return child.pos_ in ("NUM", "SYM") or (child.lemma_ in _MARGINS and (counted or child.lemma_ in _WIDTHS))


def is_absolute(phrase: Token, name: str) -> bool:
    """ "With most votes counted, A leads": a noun with its own participle in front of the clause is a circumstance."""
    if name != "with" or phrase.i > phrase.head.i:
        return False
    last = phrase.right_edge
    while last.is_punct and last.i > phrase.i:
        last = last.nbor(-1)
    return last.dep_ == "acl" and last.tag_ in ("VBN", "VBG", "VBD") and last.head.i >= phrase.i


def says_that(token: Token) -> bool:
    """A content clause that the parser took for an adverbial one."""
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in token.children)


def as_clause(token: Token) -> bool:
    """A clause with "as" in front."""
    return any(c.dep_ == "mark" and c.lower_ == "as" and c.i < token.i for c in token.children)
