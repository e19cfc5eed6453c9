"""One claim, made of a cue and its roles: its words, how far it has come, whose words it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.extraction.claims.clause_mood import Mood
from bot.extraction.claims.denials import as_told
from bot.extraction.claims.mood import condition_alone, mood_of
from bot.extraction.claims.reading import Reading
from bot.extraction.claims.tellers import chained, clipped, told_by
from bot.extraction.trees import phrases
from bot.facts.kinds import KINDS, Carrier, Cue, Kind
from bot.facts.model import Claim, ClaimId, Part, Role, Span, Status, When, digest

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

DESCRIPTION = KINDS["describe"]

_STATED: Mapping[str, tuple[str, ...]] = {
    "cite": ("cause",), "claim": ("data",),
    **dict.fromkeys("describe regard portray depict call label dub brand consider deem".split(), ("theme",)),
}  # fmt: skip
"""Cues that are words of saying themselves: the roles that hold what is said."""

_AHEAD = frozenset((Status.PLANNED, Status.POSSIBLE, Status.CONDITIONAL, Status.FORECAST, Status.HYPOTHETICAL))
"""What is yet to come, or would."""


@dataclass(frozen=True, slots=True)
class Found:
    """A claim with the words that carry it, until duplicates are settled."""

    claim: Claim
    token: Token
    used: frozenset[int]
    near: tuple[When, ...] = ()


def claim_of(
    reading: Reading, token: Token, kind: Kind, cue: Cue, roles: Sequence[Role], used: Sequence[Token]
) -> Found | None:
    document = reading.document
    anchor = token if cue.carrier is not Carrier.LINK else token.head.head
    sentence = document.sentence(token)
    own = document.span(token)
    within = [r.span for r in roles if sentence.span.covers(r.span)]
    whole = cue.carrier is Carrier.VERB or kind is DESCRIPTION
    around = phrases.clause(document, token) if whole else phrases.noun_phrase(document, token)
    around = around if sentence.span.covers(around) else own
    evidence = Span(
        min([own.start, around.start, *(s.start for s in within)]), max([own.end, around.end, *(s.end for s in within)])
    )
    roles, evidence = clipped(reading, roles, evidence, own)
    if not roles:
        return None
    mood = _mood(anchor, cue, sentence.part)
    if kind.outcome and token.dep_ == "advcl" and mood.status is Status.INTENDED and token.i > token.head.i:
        mood = replace(mood, status=mood_of(token.head).status)
    if "found" in cue.needs and cue.carrier in (Carrier.NOUN, Carrier.ADJECTIVE) and mood.status is Status.UNKNOWN:
        mood = replace(mood, status=_status_above(token, sentence.part))
    if cue.ahead and mood.status not in _AHEAD:
        return None
    if mood.negated and condition_alone(token):  # "if no deal is reached" says nothing of whether one is
        return None
    lemma = "_".join([cue.lemma, *([cue.particle] if cue.particle else []), *(u.lemma_.lower() for u in used[:1])])
    claim = Claim(
        id=ClaimId(digest(document.revision, kind.name, str(own.start), str(evidence.start), str(evidence.end))),
        predicate=kind.name,
        lemma=lemma,
        roles=tuple(roles),
        status=mood.status,
        negated=mood.negated,
        attribution=chained(
            reading.speeches.chain_at(_voice(cue, roles, own)), told_by(reading, token, kind.name, roles)
        ),
        evidence=evidence,
        confidence=cue.confidence,
        why=f"{kind.name}: {cue.carrier.value} {lemma!r}; {token.dep_} of {token.head.text!r}; status by {mood.why}",
    )
    return Found(_voiced(reading, kind, as_told(reading, claim, own), own), token, frozenset(u.i for u in used))


def _voiced(reading: Reading, kind: Kind, claim: Claim, place: Span) -> Claim:
    """The claim with whoever says it in the role that the kind keeps for that: a forecast is held by its teller."""
    if not kind.voiced or any(r.name == kind.voiced for r in claim.roles):
        return claim
    speech = reading.speeches.innermost(place)
    if speech is None or speech.speaker is None or speech.speaker_span is None:
        return claim
    return replace(
        claim, roles=(*claim.roles, Role(name=kind.voiced, span=speech.speaker_span, entities=(speech.speaker,)))
    )


def _status_above(token: Token, part: Part) -> Status:
    """How far it has come by the verb above: "the airline [spoke] of 37 dead"; unknown where that is denied."""
    verb = next((t for t in token.ancestors if t.pos_ == "VERB"), None)
    mood = mood_of(verb) if verb is not None else None
    return mood.status if mood is not None and not mood.negated and part is Part.BODY else Status.UNKNOWN


def _voice(cue: Cue, roles: Sequence[Role], own: Span) -> Span:
    """Where to ask whose words these are: what somebody cites or claims is theirs, not the article's."""
    stated = _STATED.get(cue.lemma, ())
    return next((r.span for r in roles if r.name in stated), own)


def _mood(anchor: Token, cue: Cue, part: Part) -> Mood:
    mood = mood_of(anchor)
    if cue.status is not None and mood.status in (Status.UNKNOWN, Status.DONE, Status.ONGOING):
        mood = replace(mood, status=cue.status, why=f"{mood.why}, {cue.lemma}")
    if cue.carrier is Carrier.LINK and mood.status not in (Status.ONGOING, Status.PLANNED):
        mood = replace(mood, status=Status.DONE, negated=False)
    return replace(mood, negated=mood.negated != cue.negated)
