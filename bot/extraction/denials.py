"""What somebody denies, did not say, or asks: "denied that they had paid" is no claim that they had."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.extraction.mood import mood_of
from bot.extraction.reading import Reading
from bot.facts.model import Claim, Span, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

_DENYING = frozenset("deny dispute doubt refute rebut disavow".split())
_HELPERS = ("aux", "aux:pass", "advmod", "neg")
_OPEN = frozenset(("whether",))
_NOBODY = frozenset(("no", "nobody", "none", "neither"))
_MARKS = "“”‘’«»\"'"


def as_told(reading: Reading, claim: Claim, place: Span) -> Claim:
    """The claim as its teller means it: turned round under a word that denies, with that word in its evidence.

    `place`: where the claim's own word stands. What somebody did not deny is open, not stated; what is to be
    decided ("whether they pay") is asked. A claim in the article's own voice, or under a plain word of saying, comes
    back as it is.
    """
    speech = reading.speeches.innermost(place)
    text = reading.document.text
    if speech is None or speech.cue_token is None or text[speech.content.start] in _MARKS:
        return claim
    cue = reading.document.tokens[speech.cue_token]
    denies, withheld = speech.cue in _DENYING, mood_of(cue).negated
    asks = next(iter(reading.document.tokens_in(speech.content)), cue)
    if reading.document.starts[cue.i] > place.start:
        return claim
    if asks.lower_ in _OPEN:
        open_ = _with_cue(reading, claim.evidence, cue) if withheld else _from(reading, claim.evidence, asks)
        return replace(claim, evidence=open_, status=Status.ASKED)
    if not (denies or withheld):
        return claim
    told = replace(claim, evidence=_with_cue(reading, claim.evidence, cue))
    if denies and withheld:
        return replace(told, status=Status.UNKNOWN)
    return replace(told, negated=withheld or not claim.negated)


def _with_cue(reading: Reading, evidence: Span, cue: Token) -> Span:
    """The evidence from the denying word on ("did not say that ..."), where that stands before it in its sentence."""
    while cue.dep_ == "xcomp" and cue.head.i < cue.i:  # "refused to say"
        cue = cue.head
    before = [c for c in cue.children if c.i < cue.i and (c.dep_ in _HELPERS or _nobody(c))]
    first = min((cue, *(t.left_edge for t in before)), key=lambda t: t.i)
    return _from(reading, evidence, first)


def _from(reading: Reading, evidence: Span, first: Token) -> Span:
    """The evidence begun at a word before it in the same sentence, else as it is."""
    start, sentence = reading.document.starts[first.i], reading.document.sentence(first).span
    return Span(start, evidence.end) if sentence.covers(evidence) and start < evidence.start else evidence


def _nobody(token: Token) -> bool:
    return token.lower_ in _NOBODY or any(c.lower_ in _NOBODY for c in token.children)
