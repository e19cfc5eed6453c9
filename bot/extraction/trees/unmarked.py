"""Places that the parser gives no name of their own: second objects, phrases behind a particle, particles taken wrongly."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_GIVING = frozenset(
    "give offer pay owe fine charge award grant lend send hand promise cost save refund repay guarantee deny allot assign "
    "dock wish pledge earn win bring show teach tell buy sell feed loan bequeath wire reimburse bill set serve leave".split()
)
"""Verbs with two objects: "owes [its suppliers] [9 million]"."""
_MONEYED = _GIVING | frozenset(
    "raise borrow invest spend contribute donate inject pledge commit receive collect secure owe demand seek waste lose "
    "provide repay steal embezzle fetch total allocate earmark".split()
)
_COINS = frozenset(
    "euro dollar pound yen yuan franc crown krone rupee ruble rouble real peso rand won shekel lira".split()
)
_TIMES = frozenset(
    "second minute hour day night week weekend fortnight month quarter year decade time morning evening".split()
)


def given(token: Token) -> tuple[list[Token], list[Token]]:
    """Whom and what, of a verb of giving whose second object the parser took for something else; two empty lists else.

    "Refunded passengers 3 million", "owes its suppliers 9 million", "are being offered double pay".
    """
    verb = token.lemma_.lower()
    if verb not in _MONEYED:
        return [], []
    bare = [c for c in token.children if c.dep_ in ("obl:unmarked", "obl") and c.i > token.i and not _when(c)]
    bare = [c for c in bare if not any(k.dep_ in ("case", "mark") for k in c.children)]
    whom = [c for c in token.children if c.dep_ in ("obj", "iobj") and c.i > token.i]
    if bare and (_coins(bare[0]) or verb in _GIVING):
        return [c for c in whom if c.i < bare[0].i][:1], bare[:1]
    if verb not in _GIVING:
        return [], []
    if whom and (joined := _joined(whom[0])):
        return joined, whom[:1]
    beside = [c for w in whom[:1] for c in w.children if c.dep_ in ("conj", "appos") and _beside(w, c)]
    return (whom[:1], beside[:1]) if len(whom) == 1 and whom[0].dep_ == "iobj" and beside else ([], [])


def _when(token: Token) -> bool:
    return token.lemma_.lower() in _TIMES or token.ent_type_ in ("DATE", "TIME")


def _coins(token: Token) -> bool:
    """A sum of money by itself, or a number that can only be one: "raised 3 billion"."""
    return token.tag_ == "$" or token.lemma_.lower() in _COINS or token.lower_ in ("million", "billion", "trillion")


def _joined(what: Token) -> list[Token]:
    """Whom the parser took for the first part of what they get: "docked [the club] six points"."""
    numbers = [c.i for c in what.children if c.dep_ == "nummod"]
    return [c for c in what.children if c.dep_ == "compound" and numbers and c.i < numbers[0] and c.pos_ != "SYM"][:1]


def _beside(token: Token, child: Token) -> bool:
    """Right behind it, without "and" or a comma."""
    return child.left_edge.i == token.i + 1 and child.left_edge.dep_ not in ("cc", "punct")


def behind(token: Token) -> list[Token]:
    """The phrases that the parser hung on a particle or a bare time: "pulled back [from the river]", "a month [for it]"."""
    return [
        c
        for middle in token.children
        if (middle.dep_ in ("advmod", "compound:prt") and middle.i > token.i)
        or (middle.dep_ == "obl:unmarked" and middle.i > token.i and middle.lemma_.lower() in _TIMES)
        for c in middle.children
        if c.dep_.startswith(("obl", "nmod")) and c.i > middle.i and c.dep_ != "nmod:poss"
    ]


def particled(token: Token, particle: str, phrases: list[Token]) -> list[Token]:
    """What is the object in truth: "drafted [in] [60 clerks]", where the parser took the particle for a preposition."""
    return [
        c
        for c in phrases
        if c.pos_ != "PROPN"
        and any(k.dep_ == "case" and k.i == token.i + 1 and k.lower_ == particle for k in c.children)
    ]
