"""Whose claim it is, and how surely it is held: what somebody blames, denies or puts at a number; suspects, accuses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.extraction.claims.clause_mood import is_denied
from bot.extraction.claims.reading import Reading
from bot.extraction.speech.acts import Speech
from bot.extraction.speech.cues import NAMING
from bot.extraction.speech.sources import speaker_of
from bot.facts.model import Attribution, Claim, Role, Span, Status

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_JUDGING = frozenset("blame attribute ascribe credit pin deny dispute estimate calculate reckon count".split())
"""Verbs by which their subject states what they tell: "blamed the rain", "denied it"."""
_VALUING = frozenset("put value set".split())
"""The same where a number stands behind "at": "put the toll at 14"."""
_OTHERS = frozenset(("charge", "find"))
"""Kinds of claims that name who states them by a role of their own, or are told by the article of them."""
_SUSPECTING = frozenset("suspect fear worry speculate guess suppose wonder".split())
_FORESEEING = frozenset(
    "expect predict forecast project anticipate foresee fear worry reckon envisage envision estimate bet".split()
)
_ACCUSING = frozenset("accuse suspect charge blame allege".split())
_HAPPENED = (Status.DONE, Status.ONGOING)


def told_by(reading: Reading, token: Token, predicate: str, roles: Sequence[Role]) -> Iterator[Attribution]:
    """Who states it, where the clause's own verb says so; nobody where the clause is the article's own statement."""
    lemma = token.lemma_.lower()
    for role in roles:
        if role.name == "source" and role.entities:
            yield Attribution(speaker=role.entities[0], cue=lemma, span=role.span)
            return
    if token.pos_ != "VERB" or (predicate in _OTHERS and lemma not in _VALUING):
        return
    own = (predicate == "forecast" and lemma in _FORESEEING) or (predicate == "describe" and lemma in NAMING)
    if lemma not in _JUDGING and not own and not (lemma in _VALUING and _at(token)):
        return
    if is_denied(token) or (token.tag_ == "VB" and any(c.lemma_ == "be" or c.tag_ == "MD" for c in token.children)):
        return  # "did not blame", "is to blame", "can count to four"
    speaker = speaker_of(token)
    if speaker is None or (speaker.i > token.i and not _agent(speaker)):
        return
    named = reading.entities.resolve(speaker) or reading.entities.at(speaker)
    if named is not None:
        yield Attribution(speaker=named.id, cue=lemma, span=reading.document.span(token))


def chained(chain: Sequence[Attribution], more: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """The chain with those who state it by their own verb, each once."""
    known = {link.speaker for link in chain[-1:]}
    return (*chain, *(link for link in more if link.speaker not in known))


def _at(token: Token) -> bool:
    """ "put the cost of it at 8 million"."""
    words = (c for c in token.subtree if c.lower_ == "at" and c.dep_ == "case" and c.i > token.i)
    return any(t.like_num or t.pos_ in ("SYM", "NUM") for at in words for t in token.doc[at.i + 1 : at.i + 6])


def _agent(speaker: Token) -> bool:
    return any(c.lower_ == "by" and c.dep_ == "case" for c in speaker.children)


def as_held(reading: Reading, claim: Claim, speech: Speech, cue: Token) -> Claim:
    """The claim as surely as its teller holds it, with the accusing word in its evidence.

    What somebody suspects is possible, what somebody fears or expects to come is a forecast; what somebody is accused
    of cannot be shown to a reader without the accusation.
    """
    if speech.cue in _FORESEEING and claim.status is Status.PLANNED:
        claim = replace(claim, status=Status.FORECAST)
    elif speech.cue in _SUSPECTING and claim.status in _HAPPENED:
        claim = replace(claim, status=Status.POSSIBLE)
    sentence, start = reading.document.sentence(cue).span, reading.document.starts[cue.i]
    if speech.cue in _ACCUSING and start < claim.evidence.start and sentence.covers(claim.evidence):
        return replace(claim, evidence=Span(start, claim.evidence.end))
    return claim


def clipped(reading: Reading, claim_roles: Sequence[Role], evidence: Span, own: Span) -> tuple[list[Role], Span]:
    """The roles and the evidence of a claim without what belongs to the tag of its own speech.

    "The talks failed, their union said": the union is no party to the talks, and the tag is no part of what is told.
    """
    speech = reading.speeches.innermost(own)
    if speech is None or speech.cue_span is None or speech.content.covers(evidence):
        return list(claim_roles), evidence
    tag = [s for s in (speech.speaker_span, speech.cue_span) if s is not None]
    if any(s.overlap(own) for s in tag):
        return list(claim_roles), evidence
    before, after = min(s.start for s in tag), max(s.end for s in tag)
    told = speech.content.end
    whole = [
        replace(r, span=Span(r.span.start, told)) if r.span.start < told <= before < r.span.end else r
        for r in claim_roles
    ]  # "[to turn a profit before 2027], according to its prospectus"
    roles = [r for r in whole if not any(s.covers(r.span) or r.span.covers(s) for s in tag)]
    kept = [r.span for r in roles]
    if speech.content.end <= before < evidence.end and all(s.end <= speech.content.end for s in (*kept, own)):
        evidence = Span(max(evidence.start, speech.content.start), min(evidence.end, speech.content.end))
    elif after <= speech.content.start and evidence.start < after and all(s.start >= after for s in (*kept, own)):
        evidence = Span(speech.content.start, max(evidence.end, own.end))
    return roles, evidence
