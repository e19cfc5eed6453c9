"""Sums and shares beside a noun or a verb: "worth $2 million", "offered 4% over two years", "fined Norbank 2 million".

Called by `words`, before the clauses are looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.extraction.repair.clauses import FINITE, SUBJECT, take_over

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

NOUNS = ("NOUN", "PROPN")
_SHARES = frozenset(("%", "percent"))
SIGNS = frozenset("$ € £ ¥".split())
_GIVING = frozenset(
    "fine pay award give lend loan offer owe cost charge grant hand send save earn bill sell wire advance leave".split()
)
_ASIDE = ("xcomp", "advcl", "ccomp", "compound:prt", "advmod", "discourse", "dep", "parataxis")
_HELPERS = ("aux", "aux:pass", "cop")
_WITHIN = 5


def measure(token: Token) -> None:
    """Put right what hangs on one word, in place."""
    _worth(token)
    _reduced_clause(token)
    _share_over_time(token)
    _named_before_sum(token)


def _worth(token: Token) -> None:
    """ "Cars worth $2 million were burnt": "worth" with its sum describes the noun before it, and is no predicate."""
    if token.lower_ != "worth" or token.i == token.sent.start or any(c.dep_ in _HELPERS[1:] for c in token.children):
        return
    amount, noun = _sum_behind(token), _valued(token)
    if amount is None or noun is None:
        return
    verb = _verb_behind(token, amount)
    if verb is None:
        if noun.dep_ not in SUBJECT and not noun.is_ancestor(token) and token.dep_ in _ASIDE:
            token.head, token.dep_ = noun, "amod"
        return
    if token.is_ancestor(verb):
        _made_main(token, verb)
    if noun.head in (token, verb) and noun.i < token.i:
        passive = any(c.dep_ == "aux:pass" for c in verb.children)
        noun.head, noun.dep_ = verb, "nsubj:pass" if passive else "nsubj"
    if not token.is_ancestor(noun):
        token.head, token.dep_, token.pos_, token.tag_ = noun, "amod", "ADJ", "JJ"
        amount.head, amount.dep_ = token, "obl:unmarked"
        for child in [t for t in token.doc[token.i + 1 : amount.left_edge.i] if t.head in (token, verb)]:
            child.head, child.dep_ = amount, "det" if child.pos_ == "DET" else "amod"  # "an estimated"


def _sum_behind(token: Token) -> Token | None:
    """The head of the sum that begins within a few words behind: the sign, or the unit."""
    number = next((t for t in token.doc[token.i + 1 : token.i + 5] if t.like_num), None)
    while number is not None and number.dep_ in ("nummod", "compound") and not _far(number, token):
        number = number.head
    return number if number is not None and number.sent == token.sent else None


def _far(number: Token, start: Token) -> bool:
    above = number.head
    return above.i <= start.i or above.i > number.i + _WITHIN or above.pos_ not in (*NOUNS, "SYM", "NUM")


def _valued(token: Token) -> Token | None:
    """The noun before "worth" that has the worth."""
    subject = next((c for c in token.children if c.dep_ in SUBJECT and c.i < token.i), None)
    if subject is not None:
        return subject
    noun = token.nbor(-1)
    while noun.dep_ in ("flat", "compound") and noun.head.i < token.i:
        noun = noun.head
    return noun if noun.pos_ in NOUNS else None


def _verb_behind(token: Token, amount: Token) -> Token | None:
    """The verb of the sentence, where the parser took the sum or "worth" itself for its subject."""
    behind = token.doc[amount.right_edge.i + 1] if amount.right_edge.i + 1 < len(token.doc) else token
    if behind.tag_ in ("VBD", "VBN") and behind.dep_ == "amod" and behind.head.head == token != behind.head:
        return behind  # "Shares worth $3 billion changed hands"
    beyond = (amount.head, token.head, *token.children)
    return next((v for v in beyond if v.i > amount.i and (v.pos_ == "VERB" or _helped(v))), None)


def _made_main(worth: Token, verb: Token) -> None:
    """The verb in the place of "worth"; where it was taken for a part of a noun, the noun is its object."""
    thing = verb.head
    take_over(worth, verb)
    if thing != worth and thing.head == verb:
        thing.dep_, verb.tag_, verb.pos_ = "obj", "VBD", "VERB"


def _helped(token: Token) -> bool:
    return token.tag_ in FINITE or any(c.dep_ in _HELPERS for c in token.children)


def _share_over_time(token: Token) -> None:
    """ "offered 4.5% over two years": the share is what was offered, the years are the time that it takes."""
    if token.lower_ not in ("over", "in", "within") or token.dep_ == "case" or token.i + 2 >= len(token.doc):
        return
    share = next((c for c in token.children if c.i < token.i and c.lower_ in _SHARES), None)
    last = next((t for t in token.doc[token.i + 1 : token.i + 4] if t.tag_ in ("NNS", "NN")), None)
    if last is None or not any(t.like_num for t in token.doc[token.i + 1 : last.i]):
        return
    verb = last.head
    if verb.pos_ != "VERB" or verb.i > token.i or not last.dep_.startswith("ob"):
        return
    if share is not None:
        share.head, share.dep_ = verb, "obj"
    elif token.nbor(-1).lower_ not in _SHARES or last.dep_ == "obj":
        return  # "built over 20 houses": more than so many
    last.dep_ = "obl"
    token.head, token.dep_, token.pos_, token.tag_ = last, "case", "ADP", "IN"


def _named_before_sum(token: Token) -> None:
    """ "fined Norbank 2 million euros": the name between such a verb and the sum is who pays or gets it."""
    verb = token.head
    if token.dep_ != "obj" or verb.lemma_ not in _GIVING or not (token.pos_ in NOUNS or token.text in SIGNS):
        return
    if (
        verb.pos_ != "VERB"
        or token.i < verb.i + 3
        or any(c.dep_ in ("iobj", "obj") for c in verb.children if c != token)
    ):
        return
    names = []
    for part in token.doc[verb.i + 1 : token.i]:
        if part.tag_ not in ("NNP", "NNPS"):
            break
        names.append(part)
    behind = names[-1].nbor(1) if names else token
    if not names or behind == token or not (behind.like_num or behind.text in SIGNS):
        return
    if not all(token.is_ancestor(n) for n in names):
        return
    head = next((n for n in names if n.head not in names), names[0])
    head.head, head.dep_ = verb, "iobj"
    for part in names:
        if part != head and part.head not in names:
            part.head, part.dep_ = head, "flat"


def _reduced_clause(token: Token) -> None:
    """ "below the 2 million euros [that] owners had expected": of two nouns side by side the second is a subject.

    A plural or a sum with a number before it is never a mere part of another plural behind it.
    """
    if token.tag_ != "NNS" or token.i < 3 or token.i + 1 >= len(token.doc) or token.nbor(1).tag_ not in FINITE:
        return
    verb = token.nbor(1).head if token.nbor(1).dep_.startswith("aux") else token.nbor(1)
    counted = _counted_before(token)
    subject = next((c for c in verb.children if c.dep_ in SUBJECT), token)
    if counted is None or verb.pos_ != "VERB" or subject != token or token.is_ancestor(verb):
        return
    if any(c.dep_ in ("obj", "ccomp") and c.i > verb.i for c in verb.children):
        return
    outer = [c for c in (*token.children, *verb.children) if c.i < token.i and c not in (counted, token)]
    if counted.head != token:
        _put_back(counted, token, verb, outer)
        return
    noun_side = [c for c in outer if c.head == token]
    above = token.head if token.head.i < counted.left_edge.i else verb.head
    if above.i > counted.i:
        if verb.dep_ != "ROOT" or not any(c.dep_ == "cop" for c in noun_side):
            return
        take_over(verb, counted)  # "The toll was below the 300 deaths officials had feared"
        token.nbor(1).head = verb if token.nbor(1) != verb else verb.head
    elif verb.is_ancestor(above):
        return
    else:
        case = any(c.dep_ == "case" for c in noun_side)
        counted.head, counted.dep_ = above, "obl" if case else "obj"
    for child in outer:
        child.head = counted if child in noun_side or counted.dep_ == "ROOT" else above
    verb.head, verb.dep_ = counted, "acl:relcl"
    token.head, token.dep_ = verb, "nsubj"


def _counted_before(token: Token) -> Token | None:
    """The sum or the counted noun that ends straight before."""
    before = token.nbor(-1)
    noun = before.head if before.head.text in SIGNS and before.dep_ == "nummod" else before
    if (noun.tag_ in ("NNS", "$") or noun.text == "%") and numbered(noun):
        return noun
    left = [c for c in token.children if c.i < noun.i]
    perfect = token.nbor(1).lower_ in ("had", "have")
    the = any(c.lower_ == "the" for c in left) and any(t.like_num for c in left for t in c.subtree)
    return noun if noun.tag_ == "NN" and noun.head == token and perfect and the else None


def numbered(token: Token) -> bool:
    return any(t.like_num for t in token.subtree)


def _put_back(counted: Token, token: Token, verb: Token, outer: list[Token]) -> None:
    """ "posted revenue below the 320 million pounds analysts had expected": the first verb is the sentence's."""
    main = next((c for c in outer if c.tag_ in FINITE and any(g.dep_ in SUBJECT for g in c.children)), None)
    if main is None or not main.is_ancestor(counted):
        return
    main.head, main.dep_ = (main, "ROOT") if verb.head == verb else (verb.head, verb.dep_)
    for child in [c for c in (*outer, *verb.children) if c != main and c != token]:
        if child.i < counted.left_edge.i or child.dep_ == "punct":
            child.head = main
    verb.head, verb.dep_ = counted, "acl:relcl"
    token.head, token.dep_ = verb, "nsubj"
