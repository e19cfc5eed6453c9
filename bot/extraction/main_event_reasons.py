"""Why and how the main event came about: reasons, aims, occasions, means, as its first sentences tell them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bot.extraction.document import Document
from bot.extraction.main_event_actors import short_predicate
from bot.extraction.main_event_clauses import Lead
from bot.facts.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_BECAUSE = (
    ("because", "of"), ("because",), ("due", "to"), ("owing", "to"), ("thanks", "to"), ("as", "a", "result", "of"),
    ("in", "retaliation", "for"), ("in", "response", "to"), ("in", "reprisal", "for"), ("in", "revenge", "for"),
    ("in", "protest", "at"), ("down", "to"), ("stemmed", "from"), ("stems", "from"), ("caused", "by"),
    ("in", "the", "wake", "of"), ("prompted", "by"), ("triggered", "by"), ("sparked", "by"), ("blamed", "on"),
)  # fmt: skip
_AIMS = (
    ("in", "an", "effort", "to"), ("in", "an", "attempt", "to"), ("in", "a", "bid", "to"), ("in", "order", "to"),
    ("so", "as", "to"),
)  # fmt: skip
_OCCASIONS = (("after",), ("following",), ("amid",), ("over",), ("as",), ("when",))
_STOPS = frozenset((",", ";", ":", ".", "--", "–", "—", "(", ")", "!", "?"))
_LONGEST = 10


def find_why(lead: Lead) -> Span | None:
    """A reason that is called one, else what came before or was aimed at, the nearest to the beginning first."""
    best: tuple[float, Span] | None = None
    for weight, span in _reasons(lead):
        if best is None or weight > best[0]:
            best = weight, span
    return best[1] if best else None


def _reasons(lead: Lead) -> Iterator[tuple[float, Span]]:
    for rank, words in lead.ranked():
        early = 1.5 - 0.25 * rank
        for i, word in enumerate(words):
            for base, cues in ((2.0, _BECAUSE), (1.6, _AIMS), (1.0, _OCCASIONS)):
                if cue := _cue(words, i, cues):
                    span = _behind(lead.document, words, i + len(cue))
                    if span:
                        yield early + base - (0.5 if cue[0] in ("as", "when", "over") else 0.0), span
            if word.tag_ == "TO" and _purpose(word):
                span = _behind(lead.document, words, i + 1)
                if span:
                    yield early + 0.8, span


def _cue(words: Sequence[Token], i: int, cues: Sequence[tuple[str, ...]]) -> tuple[str, ...] | None:
    for cue in cues:
        if tuple(w.lower_ for w in words[i : i + len(cue)]) == cue:
            return cue
    return None


def _purpose(word: Token) -> bool:
    return word.head.dep_ in ("advcl", "acl")


def _behind(document: Document, words: Sequence[Token], i: int) -> Span | None:
    last = i - 1
    for j in range(i, min(len(words), i + _LONGEST)):
        if words[j].text in _STOPS:
            break
        last = j
    while last >= i and (words[last].is_punct or words[last].pos_ in ("ADP", "DET", "CCONJ")):
        last -= 1
    return document.span(words[i], words[last]) if last >= i else None


def find_how(lead: Lead, why: Span | None) -> Span | None:
    """The means: "by doing", "with" a thing, else the action itself in few words."""
    for rank, words in lead.ranked():
        if rank > 2:
            break
        for i, word in enumerate(words[:-1]):
            if word.lower_ == "by" and words[i + 1].tag_ == "VBG":
                return _behind(lead.document, words, i + 1)
    clause = next((c for c in lead.clauses if c.rank), None) or next(iter(lead.clauses), None)
    return short_predicate(lead.document, clause.head.i, clause.head, 4) if clause else None
