"""The source behind "according to": its head, and how far its phrase goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_NOMINAL = ("NOUN", "PROPN", "PRON")
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "nsubj:outer")
_STATEMENT = ("parataxis", "ccomp", "conj", "dep")
_IN_FRONT = ("compound", "flat", "amod", "nmod:poss", "nmod:desc", "nummod")
_IN_OFFICE = ("DET", "ADJ", "NOUN", "PROPN", "PRON", "PART", "ADP")
_LONGEST = 12
"""How many words an office behind a name may have: "the deputy head of the port of Varn"."""


def source_of(token: Token) -> Token | None:
    """The head noun behind "according to"; None where "to" or a noun is missing."""
    for i in range(token.i + 1, min(token.i + 3, len(token.doc))):
        if token.doc[i].lower_ == "to":
            near = [t for t in token.doc[i + 1 : i + 14] if t.pos_ in _NOMINAL]
            heads = [t for t in near if _heads(t, token, i)]
            return _whole_name(next(iter(heads or near), None))
    return None


def _heads(noun: Token, according: Token, to: int) -> bool:
    """Whether the noun is tied to the two words, or to something outside of its own phrase."""
    outside = noun.head.i <= according.i or noun.head.i > noun.right_edge.i
    return outside or any(c.i in (according.i, to) for c in noun.children)


def _whole_name(token: Token | None) -> Token | None:
    """The noun that a first name or a noun in front of it belongs to: "audit" in "the audit office"."""
    while token is not None and token.dep_ in _IN_FRONT and token.i < token.head.i:
        if any(t.is_punct for t in token.doc[token.i + 1 : token.head.i]):
            break
        token = token.head
    return token


def phrase_end(source: Token) -> int:
    """The number of the last token of the source's own phrase, with the office behind a name.

    The parser hangs the whole statement on a short source, and a long office on the statement.
    """
    clauses = (c for c in source.children if c.i > source.i and c.dep_ in _STATEMENT and c.pos_ in ("VERB", "AUX"))
    clause = next((c for c in clauses if any(t.dep_ in _SUBJECTS for t in c.children)), None)
    last = clause.left_edge.i - 1 if clause is not None else source.right_edge.i
    return _behind_name(source, last)


def _behind_name(source: Token, last: int) -> int:
    """ "Ann Smith, the port's director, ...": up to the end of the office between two commas."""
    doc, i = source.doc, last + 1
    if source.pos_ != "PROPN" or last != source.i or i >= len(doc) or doc[i].text != ",":
        return last
    end = i + 1
    while end < len(doc) and end - i <= _LONGEST and doc[end].pos_ in _IN_OFFICE:
        end += 1
    office = doc[i + 1 : end]
    closed = end + 1 < len(doc) and doc[end].text == "," and doc[end + 1].pos_ != "CCONJ"
    known = bool(len(office)) and (office[0].tag_ in ("DT", "PRP$") or any(t.tag_ == "POS" for t in office))
    return end - 1 if closed and known and any(t.pos_ == "NOUN" for t in office) else last
