"""What somebody denies, did not say, or asks: "denied that they had paid" is no claim that they had."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.extraction.claims.mood import mood_of
from bot.extraction.claims.reading import Reading
from bot.extraction.claims.tellers import as_held
from bot.extraction.speech.sources import speaker_of
from bot.facts.model import Attribution, Claim, Span, Status

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_DENYING = frozenset("deny dispute doubt refute rebut disavow".split())
_HELPERS = ("aux", "aux:pass", "advmod", "neg")
_OPEN = frozenset(("whether",))
_NOBODY = frozenset(("no", "nobody", "none", "neither"))
_REPORTS = frozenset(
    "report claim rumour rumor allegation accusation suggestion story statement assertion belief idea notion".split()
)
_UNTRUE = frozenset("false untrue wrong incorrect inaccurate baseless unfounded fake fabricated groundless".split())
_REJECTING = frozenset("deny reject dismiss refute rebut retract debunk disprove".split())
_MARKS = "“”‘’«»\"'"


def as_told(reading: Reading, claim: Claim, place: Span) -> Claim:
    """The claim as its teller means it: turned round under a word that denies, with that word in its evidence.

    `place`: where the claim's own word stands. What somebody did not deny is open, not stated; what is to be
    decided ("whether they pay") is asked. A claim in the article's own voice, or under a plain word of saying, comes
    back as it is.
    """
    claim = _belied(reading, claim, place)
    speech = reading.speeches.innermost(place)
    text = reading.document.text
    if speech is None or speech.cue_token is None or text[speech.content.start] in _MARKS:
        return claim
    cue = reading.document.tokens[speech.cue_token]
    denies, withheld = speech.cue in _DENYING, mood_of(cue).negated
    asks = next(iter(reading.document.tokens_in(speech.content)), cue)
    claim = as_held(reading, claim, speech, cue)
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


def _belied(reading: Reading, claim: Claim, place: Span) -> Claim:
    """ "A report that a worker had been hurt was false": what is reported so is denied, with the words that deny it."""
    token = next(iter(reading.document.tokens_in(place)), None)
    while token is not None and token.dep_ in ("conj", "xcomp") and token.head != token:
        token = token.head
    if token is None or token.dep_ not in ("acl", "ccomp", "acl:relcl", "csubj", "nmod"):
        return claim
    head, verdict = token.head, token.head
    that = any(c.lower_ == "that" and c.dep_ == "mark" for c in token.children)
    if head.lemma_.lower() in _REPORTS and head.pos_ == "NOUN" and that and head.i < token.i:
        verdict = head.head
        belied = (_untrue(verdict) and head.dep_ == "nsubj") or (
            verdict.lemma_ in _REJECTING and head.dep_ in ("obj", "nsubj:pass")
        )
    else:
        belied = that and _untrue(verdict) and verdict.i < token.i
    if not belied or mood_of(verdict).negated:
        return claim
    words = [t for t in verdict.subtree if t.dep_ != "punct"] if verdict.i > token.i else [head, verdict]
    starts = reading.document.starts
    first, last = min((head.left_edge, *words), key=lambda t: t.i), max((verdict, *words), key=lambda t: t.i)
    whole = Span(min(claim.evidence.start, starts[first.i]), max(claim.evidence.end, starts[last.i] + len(last.text)))
    inside = reading.document.sentence(verdict).span.covers(whole)
    by = _who_rejects(reading, verdict) if verdict.lemma_ in _REJECTING else ()
    return replace(
        claim,
        evidence=whole if inside else claim.evidence,
        negated=not claim.negated,
        attribution=claim.attribution + by,
    )


def _who_rejects(reading: Reading, verdict: Token) -> tuple[Attribution, ...]:
    """ "Her lawyers rejected the claim that she had known": it is they who say that she had not."""
    speaker = speaker_of(verdict)
    named = reading.entities.resolve(speaker) or reading.entities.at(speaker) if speaker is not None else None
    if named is None:
        return ()
    return (Attribution(speaker=named.id, cue=verdict.lemma_, span=reading.document.span(verdict)),)


def _untrue(token: Token) -> bool:
    return token.lower_ in _UNTRUE and any(c.dep_ == "cop" for c in token.children)


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
