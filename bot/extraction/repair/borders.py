"""Where one phrase ends and the next begins: who is told, and what; after whom, and after what somebody did.

Called by `words`, behind the sums, in the order of `part`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.extraction.repair.clauses import FINITE, SUBJECT, has_subject

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_TELLING = frozenset("tell inform warn remind assure convince notify advise promise persuade".split())
_TIMES = frozenset(("after", "before", "until", "since", "while", "because", "once"))
_NOUNS = ("NOUN", "PROPN", "PRON", "NUM")
_SUFFERED = frozenset(
    "killed injured wounded hurt maimed burned arrested detained held charged jailed convicted acquitted released "
    "freed rescued evacuated displaced abducted kidnapped executed sacked suspended damaged destroyed".split()
)
"""What is done to people and things, and what a number alone seldom does."""
_OF_NAMES = ("flat", "compound", "conj", "cc", "punct")
_HELPERS = ("aux", "aux:pass", "cop")


def part(token: Token) -> None:
    """Put right what hangs on one word, in place."""
    _hearer(token)
    _clause_of_time(token)
    _particle(token)
    _second_count(token)
    _bare_subject(token)
    _place_read_as_verb(token)


def _hearer(token: Token) -> None:
    """ "told reporters the bridge would reopen": of two subjects, the one right behind the telling is who hears it."""
    verb = token.head
    telling = verb.head
    if token.dep_ not in SUBJECT or telling.lemma_ not in _TELLING or verb.dep_ not in ("ccomp", "xcomp", "advcl"):
        return
    if token.left_edge.i != telling.i + 1 or verb.i < token.i:
        return
    if any(c.dep_ in SUBJECT and token.i < c.i < verb.i for c in verb.children if c != token):
        token.head, token.dep_ = telling, "obj"
        verb.dep_ = "ccomp"


def _clause_of_time(token: Token) -> None:
    """ "called it off after the firm raised its offer": before a finite verb stands its subject."""
    noun = token.head
    if token.lower_ not in _TIMES or token.dep_ != "case" or noun.dep_ not in ("obl", "nmod") or token.i > noun.i:
        return
    if noun.right_edge.i + 1 >= len(token.doc):
        return
    behind = token.doc[noun.right_edge.i + 1]
    verb = behind.head if behind.dep_ in _HELPERS else behind
    if behind.tag_ not in FINITE or verb.head not in (noun.head, noun) or has_subject(verb):
        return
    if verb.dep_ not in ("xcomp", "ccomp", "advcl", "dep", "acl", "parataxis") or verb.i < noun.i:
        return
    if (behind.tag_ == "VBD" and behind == verb and verb.dep_ == "acl") or noun.pos_ not in _NOUNS:
        return  # "after the deal signed in May"
    verb.head, verb.dep_ = noun.head, "advcl"
    noun.head, noun.dep_ = verb, "nsubj:pass" if any(c.dep_ == "aux:pass" for c in verb.children) else "nsubj"
    token.head, token.dep_, token.tag_, token.pos_ = verb, "mark", "IN", "SCONJ"


def _particle(token: Token) -> None:
    """ "called off the strike": a particle right behind its verb is no preposition; the noun is the object."""
    noun = token.head
    if token.tag_ != "RP" or token.dep_ != "case" or not noun.dep_.startswith("obl") or not token.i:
        return
    verb = token.nbor(-1)
    if verb != noun.head or verb.pos_ != "VERB" or noun.i < token.i:
        return
    if any(c.dep_ == "obj" for c in verb.children) or any(c.dep_ == "case" and c != token for c in noun.children):
        return
    token.head, token.dep_ = verb, "compound:prt"
    noun.dep_ = "obj"


def _second_count(token: Token) -> None:
    """ "30 people were killed and 50 injured": the number before the second participle is its subject."""
    if token.tag_ not in ("VBN", "VBD") or token.i < token.sent.start + 4:
        return
    first, number = token.head, token.nbor(-1)
    if token.dep_ == "conj" and token.lower_ in _SUFFERED and number.like_num and number.dep_ == "nsubj":
        if number.head == token and any(c.dep_ == "aux:pass" for c in first.children) and _without_object(token):
            token.tag_, number.dep_ = "VBN", "nsubj:pass"
        return
    if has_subject(token):
        return
    if first.i > token.i or first.tag_ != "VBN" or token.dep_ not in ("advcl", "xcomp", "ccomp", "dep", "conj"):
        return
    joint = next((c for c in number.children if c.dep_ == "cc" and c.i < number.i), None)
    passive = any(c.dep_ == "aux:pass" for c in first.children)
    if not number.like_num or number.dep_ != "conj" or joint is None or not passive:
        return
    if any(c.dep_ in _HELPERS for c in token.children):
        return
    token.head, token.dep_, token.tag_, token.pos_ = first, "conj", "VBN", "VERB"
    number.head, number.dep_ = token, "nsubj:pass"
    joint.head = token


def _without_object(token: Token) -> bool:
    return not any(c.dep_ in ("obj", "ccomp", "xcomp", *_HELPERS) for c in token.children)


def _bare_subject(token: Token) -> None:
    """ "The bank lent Norra 90 million": a finite verb has no article; the noun that has it is the subject."""
    if token.tag_ not in ("VBD", "VBZ") or token.pos_ != "VERB" or has_subject(token) or token.i == token.sent.start:
        return
    noun = token.nbor(-1)
    if noun.head != token or noun.dep_ not in ("compound", "amod") or noun.tag_ not in ("NN", "NNS", "NNP"):
        return
    parts = [c for c in token.children if c.i < noun.i and c.dep_ in ("det", "amod", "compound", "nmod:poss", "nummod")]
    if not any(c.dep_ in ("det", "nmod:poss") for c in parts):
        return
    for child in parts:
        child.head = noun
    noun.dep_ = "nsubj"


def _place_read_as_verb(token: Token) -> None:
    """ "resume flights to Varn": what has a capital behind small words is a name, and nothing that is done."""
    if token.tag_ != "VB" or not token.is_title or token.i < token.sent.start + 2:
        return
    to, before = token.nbor(-1), token.nbor(-2)
    if to.lower_ != "to" or not to.text.islower() or not before.text.islower() or to.head != token:
        return
    if any(c.dep_ in ("obj", "ccomp", "xcomp", *SUBJECT) for c in token.children):
        return
    above = token.head
    for child in [c for c in token.children if c.i > token.i and c.dep_ not in _OF_NAMES]:
        child.head = above if above.pos_ == "VERB" else above.head
    token.tag_, token.pos_, token.lemma_ = "NNP", "PROPN", token.text
    token.dep_ = "nmod" if above.pos_ in ("NOUN", "PROPN") else "obl"
    to.tag_, to.pos_, to.dep_ = "IN", "ADP", "case"
