"""Places the parser has no name for: second objects, phrases behind a particle, particles taken for prepositions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.extraction.trees.noun_phrases import TIMES

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_GIVING = frozenset(
    "give offer pay owe fine charge award grant lend send hand promise cost save refund repay guarantee deny allot "
    "assign "
    "dock wish pledge earn win bring show teach tell buy sell feed loan bequeath wire reimburse bill set serve "
    "leave".split()
)
"""Verbs with two objects: "owes [its suppliers] [9 million]"."""
_MONEYED = _GIVING | frozenset(
    "raise borrow invest spend contribute donate inject pledge commit receive collect secure owe demand seek waste "
    "lose "
    "provide repay steal embezzle fetch total allocate earmark".split()
)
COINS = frozenset(
    "euro dollar pound yen yuan franc crown krone rupee ruble rouble real peso rand won shekel lira".split()
)
_LOOSE = frozenset("away out back aside off up".split())
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
    bare = [
        c
        for c in token.children
        if c.dep_ in ("obl:unmarked", "obl") and c.i > token.i and c.pos_ not in ("ADP", "DET") and not _when(c)
    ]
    bare = [c for c in bare if not any(k.dep_ in ("case", "mark") for k in c.children)]
    whom = [c for c in token.children if c.dep_ in ("obj", "iobj") and c.i > token.i]
    if bare and (is_sum(bare[0]) or verb in _GIVING):
        return [c for c in whom if c.i < bare[0].i][:1], bare[:1]
    if verb not in _GIVING:
        return [], []
    whom = [c for c in whom if c.lower_ != "each"]
    if len(whom) == 2 and whom[1].dep_ == "obj" and not any(k.dep_ == "cc" for k in whom[1].children):
        return whom[:1], whom[1:]  # "handed the cyclist a ban", both taken for objects
    if whom and (joined := _joined(whom[0])):
        return joined, whom[:1]
    beside = [c for w in whom[:1] for c in w.children if c.dep_ in ("conj", "appos") and _beside(w, c)]
    return (whom[:1], beside[:1]) if len(whom) == 1 and whom[0].dep_ == "iobj" and beside else ([], [])


def _when(token: Token) -> bool:
    return token.lower_ in TIMES or token.lemma_.lower() in _TIMES or token.ent_type_ in ("DATE", "TIME")


def is_sum(token: Token) -> bool:
    """A sum of money by itself, or a number that can only be one: "raised 3 billion"."""
    return token.tag_ == "$" or token.lemma_.lower() in COINS or token.lower_ in ("million", "billion", "trillion")


def _joined(what: Token) -> list[Token]:
    """Whom the parser took for the first part of what they get: "docked [the club] six points"."""
    numbers = [c.i for c in what.children if c.dep_ == "nummod"]
    numbers += [k.i for c in what.children if c.dep_ == "compound" for k in c.children if k.pos_ == "NUM" and k.i > c.i]
    return [c for c in what.children if c.dep_ == "compound" and numbers and c.i < numbers[0] and c.pos_ != "SYM"][:1]


def _beside(token: Token, child: Token) -> bool:
    """Right behind it, without "and" or a comma."""
    return child.left_edge.i == token.i + 1 and child.left_edge.dep_ not in ("cc", "punct")


def hedges(child: Token) -> bool:
    """ "Paid [up] to 4,500": a word of the number, and no particle."""
    doc, i = child.doc, child.i
    return child.lower_ == "up" and i + 2 < len(doc) and doc[i + 1].lower_ == "to" and doc[i + 2].pos_ in ("NUM", "SYM")


def first_noun(token: Token) -> Token | None:
    """Who does it, where the parser took a bare noun before a past form for a circumstance: "[Each side] gave 106"."""
    if token.tag_ not in ("VBD", "VBN", "VBZ", "VBP") or any(c.dep_ in ("aux:pass", "cop") for c in token.children):
        return None
    bare = (c for c in token.children if c.dep_ == "obl:unmarked" and c.i < token.i and not _when(c))
    return next((c for c in bare if c.pos_ in ("NOUN", "PROPN") and not c.lower_.endswith("time")), None)


def behind(token: Token) -> list[Token]:
    """The phrases that the parser hung on a particle, a time or a bare noun between them and the verb.

    "Pulled back [from it]", "300 a month [for care]", "over five years [on trams]", "sold at auction [for 3 million]".
    """
    between = [c for c in token.children if c.i > token.i and (c.dep_ in ("advmod", "compound:prt") or _bare(c))]
    return [
        c
        for middle in between
        for c in middle.children
        if c.dep_.startswith(("obl", "nmod")) and c.i > middle.i and not (middle.pos_ == "NOUN" and _belongs(c))
    ]


def _bare(phrase: Token) -> bool:
    """A time, or a noun with nothing but its preposition: "at auction", "in cash", "over five years"."""
    if not phrase.dep_.startswith("obl") or phrase.pos_ != "NOUN":
        return False
    plain = phrase.tag_ == "NN" and not any(c.i < phrase.i and c.dep_ != "case" for c in phrase.children)
    return phrase.lemma_.lower() in _TIMES or (plain and any(c.dep_ == "case" for c in phrase.children))


def _belongs(phrase: Token) -> bool:
    """A phrase that says more of the noun before it: "in support of", "a month in prison"."""
    return phrase.dep_ == "nmod:poss" or any(c.dep_ == "case" and c.lower_ in ("of", "in") for c in phrase.children)


def loose_particle(token: Token) -> Token | None:
    """The particle behind the verb that the parser gave to the number after it: "set [aside] 2 billion crowns"."""
    after = token.nbor(1) if token.i + 1 < token.sent.end else token
    number = after.i + 1 < token.sent.end and after.nbor(1).pos_ in ("NUM", "SYM", "ADJ", "ADV", "ADP", "DET")
    loose = after.head != token and after.lower_ in _LOOSE and number and after.nbor(1).lower_ not in ("to", "of")
    return after if loose else None


def particled(token: Token, particle: str, phrases: list[Token]) -> list[Token]:
    """What is the object in truth: "drafted [in] [60 clerks]", where the parser took the particle for a preposition."""
    return [
        c
        for c in phrases
        if c.pos_ != "PROPN"
        and any(k.dep_ == "case" and k.i == token.i + 1 and k.lower_ == particle for k in c.children)
    ]
