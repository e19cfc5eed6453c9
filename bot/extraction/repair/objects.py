"""What is the object of a verb and what only stands beside it: "40 of its branches", "a share", "by March".

Called by `words`, before the clauses are looked at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.extraction.repair.measures import NOUNS, SIGNS, numbered
from bot.extraction.times.calendar_words import MONTHS, WEEKDAYS
from bot.extraction.trees.unmarked import COINS

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_OWN = frozenset("its their his her the a".split())
_RANKS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last only".split())
_ENDS = frozenset(
    "end start beginning middle year month week quarter summer autumn winter spring midnight noon".split()
)
_CALENDAR = frozenset((*MONTHS, *WEEKDAYS))
_YEAR = re.compile(r"(?:19|20)\d\d")


def sort_objects(token: Token) -> None:
    """Put right what hangs on one word, in place."""
    _for_each(token)
    _in_sum(token)
    _part_behind(token)
    _done_by(token)


def _for_each(token: Token) -> None:
    """ "bought for 18 euros a share": what one of it costs is no object beside the price."""
    if token.tag_ != "NN" or token.dep_ not in ("obj", "iobj", "obl:unmarked", "nsubj") or token.i < 3:
        return
    article, sum_ = token.nbor(-1), token.nbor(-2)
    coin = sum_ if sum_.lemma_.lower() in COINS else sum_.head if sum_.head.text in SIGNS else None
    if article.lower_ not in ("a", "an", "per") or article.head != token or coin is None:
        return
    if numbered(coin) and coin.head == token.head and not token.is_ancestor(coin):
        coin.dep_ = token.dep_ if coin.dep_ == "iobj" else coin.dep_
        token.head, token.dep_ = coin, "nmod:unmarked"
        for child in [c for c in token.children if c.i > token.i]:
            child.head = coin.head  # "in cash"


def _done_by(token: Token) -> None:
    """ "close 40 branches by the end of next year": by when something is done is said of the doing."""
    if token.dep_ != "nmod" or not any(c.lower_ == "by" and c.dep_ == "case" for c in token.children):
        return
    if token.lower_ not in _ENDS and token.lower_ not in _CALENDAR and not _YEAR.fullmatch(token.text):
        return
    noun = token.head
    while noun.dep_ in ("nmod", "conj", "appos", "obl:unmarked") and noun.head.pos_ in (*NOUNS, "NUM"):
        noun = noun.head
    verb = noun.head
    if noun.dep_ in ("obj", "nsubj:pass", "obl", "iobj") and verb.pos_ == "VERB" and noun.i < token.i:
        token.head, token.dep_ = verb, "obl"


def _part_behind(token: Token) -> None:
    """ "is to close 40 of its 300 branches": a number of things straight behind a verb is its object, not how long."""
    verb = token.head
    if token.tag_ != "CD" or token.dep_ != "obl:unmarked" or verb.pos_ != "VERB" or token.left_edge.i != verb.i + 1:
        return
    of = any(c.dep_ == "nmod" and any(k.lower_ == "of" for k in c.children) for c in token.children)
    if of and not any(c.dep_ in ("obj", "ccomp", "xcomp") for c in verb.children):
        token.dep_ = "obj"


def _in_sum(token: Token) -> None:
    """ "cut its rate to 3%, its third reduction this year": what the deed is counted as, with the time that it has."""
    words = [c for c in token.children if c.i < token.i and not c.is_punct]
    if token.dep_ not in ("obj", "ccomp", "dep") or token.pos_ != "NOUN" or token.i < 4 or not words:
        return
    first, verb = words[0], token.head
    ranked = any(c.tag_ == "JJS" or c.lower_ in _RANKS for c in token.children if first.i < c.i < token.i)
    if not ranked or first.lower_ not in _OWN or token.doc[first.i - 1].text not in (",", "—", "–"):
        return
    if any(c.dep_ in ("obj", "nsubj", "nsubj:pass") and c.i < first.i for c in verb.children):
        token.dep_ = "parataxis"
        for child in [c for c in verb.children if c.i > token.i and c.dep_.startswith("obl")]:
            child.head = token
