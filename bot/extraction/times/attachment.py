"""Which verb or noun a time belongs to: read from the tree, with the parser's usual slips put right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.extraction.trees.document import Document
from bot.facts.model import Precision, Span, When

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_CLAUSES = ("ccomp", "advcl", "acl", "acl:relcl", "parataxis", "xcomp")
# Nouns that have a day of their own: "the vote on Monday failed"
_EVENTS = frozenset(
    "vote election meeting talk summit match game attack strike protest march rally debate hearing trial conference "
    "explosion crash blast storm quake flood fire shooting raid launch flight session ceremony referendum bombing "
    "incident accident collision killing ruling decision announcement speech statement visit race final ballot poll "
    "test deadline interview event clash riot briefing address call exercise demonstration".split()
)
_COMPARING = frozenset(("from", "on", "than", "over", "against", "versus"))
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_RARE = re.compile(
    r"\b(?:first|second|third|only|worst|best|most|least|\w{3,}est)\b[^,;.]{0,40}\bin (?:about |nearly |over |"
    r"(?:more|less) than |at least |almost |the past |the last )?$",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\b(?:(?:up|down) from|compared (?:with|to)) [^,;.]*\w [^,;.]{0,20}$", re.IGNORECASE)
_SENTENCED = re.compile(r"\b(?:sentenced|jailed|condemned|imprisoned|confined)\b[^.;]*$", re.IGNORECASE)
_TIMELESS = ("ADP", "ADV", "SCONJ", "PROPN", "PRON", "NUM", "SYM", "DET", "PUNCT")


def head_of(document: Document, span: Span) -> Token | None:
    """The word of the span that the rest of the sentence hangs on; None where no token lies inside."""
    tokens = document.tokens_in(span)
    inside = {t.i for t in tokens}
    outward = [t for t in tokens if t.head.i not in inside or t.head.i == t.i]
    nominal = [t for t in outward if t.pos_ in ("NOUN", "PROPN", "NUM", "ADV")]
    return next(iter(nominal or outward or tokens), None)


def governor(document: Document, head: Token, places: set[int]) -> Token:
    """The word whose time this is; the head itself where it is the predicate ("The vote is on Monday").

    `places` are the numbers of all tokens in time expressions: a time that hangs on another shares its governor.
    """
    if _is_base(head):
        return head
    return _verb_behind(document, head, places) or _outside(head, _in_clause(document, head, _above(head, places)))


def _is_base(head: Token) -> bool:
    """ "Up 6% from a year earlier": what a change is measured against is no time of what happened."""
    led = any(c.dep_ == "case" and c.lower_ in _COMPARING for c in head.children)
    return led and head.head.i < head.i and (head.head.pos_ == "SYM" or head.head.lower_ in ("%", "percent"))


def _above(head: Token, places: set[int]) -> Token:
    """Up over prepositions and other times; names, numbers and pronouns have no time, their verb has."""
    over = head.head
    while over.i != over.head.i and (over.i in places or over.pos_ in _TIMELESS):
        over = over.head
    if over.i in places:  # times only, one hanging on the other: the sentence's verb, hung below them
        verbs = [t for t in over.subtree if t.pos_ == "VERB" and t.i not in places]
        return next((t for t in verbs if t.tag_ in _FINITE), next(iter(verbs), over))
    return over


def _verb_behind(document: Document, head: Token, places: set[int]) -> Token | None:
    """The verb of "the council on Monday refused": straight behind the time, which stands behind a name or pronoun."""
    sentence = document.sentence_tokens(document.sentence_index(head))
    end = next((i for i in range(head.i + 1, sentence[-1].i + 1) if i not in places), None)
    start = next((i for i in range(head.i - 1, sentence[0].i - 1, -1) if i not in places and not _case(i, head)), None)
    if end is None or start is None:
        return None
    verb, before = document.tokens[end], document.tokens[start]
    acts = before.pos_ in ("PROPN", "NOUN") and before.lemma_.lower() not in _EVENTS
    if verb.tag_ not in _FINITE or not (acts or before.tag_ in ("WP", "WDT", "PRP")):
        return None
    return verb.head if verb.pos_ == "AUX" and verb.head.i > verb.i else verb


def _case(i: int, head: Token) -> bool:
    return any(child.i == i and child.dep_ in ("case", "advmod") for child in head.children)


def _in_clause(document: Document, head: Token, over: Token) -> Token:
    """Not across a semicolon: there the nearest word that can be a predicate."""
    between = document.tokens[min(head.i, over.i) : max(head.i, over.i)]
    cut = next((t.i for t in between if t.text == ";"), None)
    if cut is None or over.i > head.i:
        return over
    nearer = [t for t in document.tokens[cut + 1 : head.i] if t.pos_ in ("VERB", "ADJ") or t.dep_ == "root"]
    return nearer[-1] if nearer else over


def _outside(head: Token, over: Token) -> Token:
    """The verb in front of "that", where the parser hung the time before "that" on the verb behind it."""
    marks = [c.i for c in over.children if c.dep_ == "mark" and c.lower_ in ("that", "whether", "if")]
    if marks and head.i < marks[0] and over.dep_ in _CLAUSES and over.head.i < head.i:
        return over.head
    return over


def belonging(document: Document, placed: Sequence[tuple[When, Token]]) -> dict[int, tuple[When, ...]]:
    """The times of each token number; verbs joined to one behind a time in front of their subject share that time."""
    done: dict[int, tuple[When, ...]] = {}
    for when, over in placed:
        if _ruled_out(document, when):
            continue
        for token in (over, *_predicate(document, when, over)):
            done[token.i] = (*done.get(token.i, ()), when)
    for token in document.tokens:
        if token.i in done and (verb := _framed(token)) is not None and verb.i not in done:
            done[verb.i] = done[token.i]  # "was copied in a raid on 3 May": the day of the raid is that of the copying
        if token.dep_ == "conj" and token.i not in done and token.head.i in done and _shares_subject(token):
            edge = min((c.i for c in token.head.children if c.dep_.startswith("nsubj")), default=token.head.i)
            shared = tuple(w for w in done[token.head.i] if w.span.end <= document.starts[edge])
            if shared:
                done[token.i] = shared
    return done


def _ruled_out(document: Document, when: When) -> bool:
    """ "now, not next year": a day that is named as the wrong one; "jailed [to] four years": no time, but how long.

    "Up from nine [four years ago]": what something is compared with; "the first in [40 years]": how rare it is.
    """
    span = when.span
    token = document.tokens_in(span)[0]
    before = document.text[max(0, span.start - 60) : span.start]
    if token.i and token.nbor(-1).lower_ == "to" and _SENTENCED.search(before):
        return True
    if _COMPARED.search(before) or (when.precision is Precision.DURATION and _RARE.search(before)):
        return True
    while token.i and token.nbor(-1).pos_ in ("ADP", "DET"):
        token = token.nbor(-1)
    return token.i > 1 and token.nbor(-1).lower_ == "not" and token.nbor(-2).lower_ in (",", "and", "but", "—", "–")


def _predicate(document: Document, when: When, over: Token) -> list[Token]:
    """ "The vote is on Monday", "is due on Monday": a time that is the predicate is of subject, verb and "due"."""
    if over.head.i != over.i and over.dep_ not in ("ccomp", "conj", "advcl"):
        return []
    if not when.span.covers(document.span(over)):
        return []
    return [t for t in over.subtree if (t.head.i == over.i and t.dep_ in ("nsubj", "cop")) or t.lower_ == "due"]


def _framed(noun: Token) -> Token | None:
    """The verb of whatever happened in, during or at the event that the noun names."""
    led = any(c.dep_ == "case" and c.lower_ in ("in", "during", "at") for c in noun.children)
    verb = noun.head
    return verb if led and noun.pos_ == "NOUN" and noun.dep_ == "obl" and verb.pos_ == "VERB" else None


def _shares_subject(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") and not any(c.dep_.startswith("nsubj") for c in token.children)
