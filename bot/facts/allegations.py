"""What is only alleged or reported: told of somebody as a deed, on the word of those who accuse or of nobody. Pure.

That X is accused of stealing tells that somebody accuses X, and not that X stole. What a court found is no allegation.
"""

from __future__ import annotations

import re
from enum import StrEnum

from bot.facts.model import Claim, EntityId, FactSheet, Status
from bot.facts.query import SPEAKING, innermost, word_of


class Doubt(StrEnum):
    """On whose word alone it stands. ALLEGED: of those who accuse. REPORTED: of nobody in particular."""

    ALLEGED = "alleged"
    REPORTED = "reported"


_FACTUAL = frozenset((Status.DONE, Status.ONGOING, Status.AGREED, Status.HALTED, Status.CANCELLED, Status.UNKNOWN))
"""What would be read as a fact."""

_ACCUSING = frozenset("accuse allege suspect".split())
_FINDING = frozenset("convict sentence jail imprison".split())
"""Verbs of courts, after which a deed is no allegation any more."""

_HEARSAY = r"reportedly|purportedly|supposedly"
_ADVERB = re.compile(rf"\b(?:(?P<alleged>allegedly)|{_HEARSAY})\b", re.IGNORECASE)
_OF = re.compile(
    r"\b(?:(?:is|are|was|were|been|being|stands?|stood|who|men|women)\s+(?:\w+ly\s+|also\s+)?)?"
    r"(?:(?:accus(?:es|ed?|ing)|suspect(?:s|ed|ing)?)\b[^.;]{0,80}?\bof|"
    r"(?:charged|indicted|detained|arrested|held|sued|sues?|suing|on trial|under investigation)\b[^.;]{0,60}?"
    r"\b(?:with|for|over|on suspicion of))\s",
    re.IGNORECASE,
)
"""What leads in the deed that somebody is accused of: it stands as "killing" or "having killed" behind it."""
_TO = re.compile(
    r"\b(?:is|are|was|were|been)\s+(?:\w+ly\s+|also\s+)?"
    r"(?:(?P<alleged>alleged|suspected)|said|believed|reported|rumoured|rumored|thought|understood)\s+to\s+"
    r"(?:have\s+(?:been\s+)?|be\s+)?$",
    re.IGNORECASE,
)
"""The same as "is said to have": right before the deed."""
_ASIDE = re.compile(r", (?:which|who|whose|where)\b", re.IGNORECASE)
"""What the article adds behind a comma: "accused of hiding faults in the ferry, which sank, killing 23"."""
_GERUND = re.compile(r"\w+ing$", re.IGNORECASE)
_HAVING = re.compile(r"\bhaving\s+(?:been\s+)?(?:\w+ly\s+)?$", re.IGNORECASE)
_WHO_ACCUSE = r"\b(?:prosecutors?|prosecution|plaintiffs?|indictment|charge sheet|lawsuit|complaint|accusers?)\b"
_ACCUSERS = re.compile(_WHO_ACCUSE, re.IGNORECASE)
"""Who speaks only to accuse."""
_THEY_SAY = re.compile(
    rf"{_WHO_ACCUSE}\s+(?:\w+\s+)?(?:say|said|says|alleged?|alleges|claim|claimed|argued?)\b", re.IGNORECASE
)
_DOERS = ("actor", "payer", "buyer", "seller", "giver", "acquirer", "cause")
_BELIEVING = frozenset("believe think assume claim".split())
"""Verbs of those who do not say that it is so."""
_NEAR = 24
"""How many characters before a clause its "allegedly" may stand."""


def doubt(sheet: FactSheet, claim: Claim) -> Doubt | None:
    """Whether what a claim tells is no more than alleged or reported; None for what is told as a fact, or denied."""
    if claim.negated or claim.status not in _FACTUAL or claim.lemma.split("_")[0] in _FINDING:
        return None
    if claim.lemma.split("_")[0] in _ACCUSING:
        return Doubt.ALLEGED
    return _by_words(sheet, claim) or _by_speaker(sheet, claim)


def _by_words(sheet: FactSheet, claim: Claim) -> Doubt | None:
    """By what leads the deed in: "allegedly", "is accused of", "is said to have"."""
    sentence, word = sheet.sentence_at(claim.evidence), word_of(sheet, claim)
    if sentence is None or word is None:
        return None
    text = sheet.article.text
    adverb = _ADVERB.search(text, max(sentence.span.start, claim.evidence.start - _NEAR), claim.evidence.end)
    if adverb is not None and not re.search(r"[;:]|, (?:but|and|while)\b", text[adverb.end() : word.start]):
        return Doubt.ALLEGED if adverb["alleged"] else Doubt.REPORTED
    before = text[sentence.span.start : word.start]
    led = _TO.search(before)
    if led is not None:
        return Doubt.ALLEGED if led["alleged"] else Doubt.REPORTED
    if not claim.attribution and _THEY_SAY.search(before):
        return Doubt.ALLEGED
    of = _OF.search(before) if _GERUND.match(word.of(text)) or _HAVING.search(before) else None
    return Doubt.ALLEGED if of is not None and not _ASIDE.search(before, of.end()) else None


def _by_speaker(sheet: FactSheet, claim: Claim) -> Doubt | None:
    """By who tells it: an accuser, anybody else of a suspect, or somebody who only believes it."""
    if not claim.attribution:
        return None
    cue, speaker = claim.attribution[-1].cue, innermost(claim)
    if cue in _ACCUSING:
        return Doubt.ALLEGED
    doer = next((role for role in claim.roles if role.name in _DOERS), None)
    if speaker is not None and doer is not None and speaker not in doer.entities:
        accuser = _ACCUSERS.search(sheet.entity(speaker).name) is not None
        somebody = not doer.entities or any(sheet.entity(ident).kind in SPEAKING for ident in doer.entities)
        if (accuser and somebody) or set(doer.entities) & _suspects(sheet):
            return Doubt.ALLEGED
    return Doubt.REPORTED if cue in _BELIEVING else None


def _suspects(sheet: FactSheet) -> frozenset[EntityId]:
    """Who is accused of something, and not found guilty of anything."""
    charges = [claim for claim in sheet.shown if claim.predicate == "charge" and not claim.negated]
    guilty = {i for c in charges if c.lemma in _FINDING for r in c.all_roles("suspect") for i in r.entities}
    return frozenset(i for c in charges for r in c.all_roles("suspect") for i in r.entities) - guilty
