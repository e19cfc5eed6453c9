"""Whether the clause of a claim can be read alone; what cannot is shown within its sentence."""

from __future__ import annotations

import re

from bot.facts.model import Claim, FactSheet, Span
from bot.facts.words import stem

_JOINS = frozenset("and but or nor yet so that because since as while whereas though although until".split())
_JOINS |= frozenset('when where after before once than which who – — ; : , ( “ " «'.split())
"""What may stand right before a clause that can be read alone."""

_SAYING = frozenset(stem(word) for word in "say tell add declare argue insist explain stress".split())
"""Verbs that are followed by what is said: "announce" may be followed by a mere noun."""

_VERB = r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did)"
_ON_VERB = re.compile(rf"\s+{_VERB}\b")
"""What goes on after a clause that is only the subject of another: "children who got the jab | were ..."."""
_ON_COMMA = re.compile(rf",\s+(?:also\s+|now\s+)?(?:{_VERB}|said|says|told|\w+ed)\b")
"""The same behind what is put in between: "the trial, led by a clinic |, followed ..."."""
_RELATIVE = re.compile(rf"\b(?:who|which|that)\s+(?:\w+ly\s+)?{_VERB}\b")
"""A verb of its own: "an agreement that would lower tariffs"."""
_HANGING = re.compile(rf"(?:who|which|whose|whom|to|{_VERB})\s")
"""How a clause begins that lacks the one who does it: "who won silver", "to shorten the crossing", "would rise"."""
_BY_THE_WAY = re.compile(r"[a-z]+ing\b")
_ASIDE = re.compile(r",\s+(?:who|which|whose)\b")
_BESIDE = re.compile(r"(?:an?|the|its|his|her|their)\s+(?:[\w’'-]+\s+){1,4}(?:who|which|that|whose)\s", re.IGNORECASE)
"""What stands beside a name and tells who that is: ", a physician who was not involved, said ..."."""


def stands_alone(sheet: FactSheet, claim: Claim) -> bool:
    """Whether the clause begins where a clause can: with its sentence or with somebody's words, or behind a joint.

    What does not begins in the middle of another's thought: "the support of at least one member".
    """
    sentence, text = sheet.sentence_at(claim.evidence), sheet.article.text
    if sentence is None:
        return True
    if _is_subject(sheet, claim.evidence, sentence.span.end) or _is_beside(sheet, claim.evidence):
        return False
    if _lacks_subject(sheet, claim.evidence):
        return False
    if _RELATIVE.search(claim.evidence.of(text)):
        return True
    starts = {each.content.start for each in sheet.quotations} | {sentence.span.start}
    if any(0 <= claim.evidence.start - start <= 2 for start in starts):
        return True
    before = re.findall(
        r"[\w’'-]+|[^\w\s]", text[max(sentence.span.start, claim.evidence.start - 16) : claim.evidence.start]
    )
    return bool(before) and (before[-1].casefold() in _JOINS or stem(before[-1]) in _SAYING)


def _is_subject(sheet: FactSheet, span: Span, end: int) -> bool:
    """Whether the verb of the sentence follows right behind the clause."""
    text = sheet.article.text
    put_in = "," in span.of(text) and _ON_COMMA.match(text, span.end, end) is not None
    put_in = put_in or (_ASIDE.search(span.of(text)) is not None and text[span.end : span.end + 1] == ",")
    return put_in or _ON_VERB.match(text, span.end, end) is not None


def _lacks_subject(sheet: FactSheet, span: Span) -> bool:
    """Whether nobody does it within the clause: it begins with its verb, or hangs on what is before."""
    text = sheet.article.text
    behind = text[: span.start].rstrip().endswith(",")
    return _HANGING.match(text, span.start) is not None or (behind and _BY_THE_WAY.match(text, span.start) is not None)


def _is_beside(sheet: FactSheet, span: Span) -> bool:
    text = sheet.article.text
    return _BESIDE.match(text, span.start, span.end) is not None and text[: span.start].rstrip().endswith(",")


def is_piece(sheet: FactSheet, claim: Claim) -> bool:
    """Whether it is no more than a piece of what another claim tells: "his forecast" in "she cut his forecast".

    One with a verb of its own is more, and so is one with a number of which it tells how sure that is.
    """
    wider = [each for each in sheet.shown if each.evidence != claim.evidence and each.evidence.covers(claim.evidence)]
    if not wider or stands_alone(sheet, claim) or re.search(rf"\b{_VERB}\b", claim.evidence.of(sheet.article.text)):
        return False
    counts = any(claim.evidence.covers(amount.span) for amount in sheet.amounts)
    return not counts or any(each.status is claim.status for each in wider)


def whole_thought(sheet: FactSheet, claim: Claim) -> Span:
    """The sentence of a claim, or what its speaker says there where that is less."""
    sentence = sheet.sentence_at(claim.evidence)
    speaker = claim.attribution[-1].speaker if claim.attribution else None
    own = [q.content for q in sheet.quotations if q.speaker == speaker and q.content.covers(claim.evidence)]
    own = own if speaker is not None else []
    around = [
        span for span in (*own, sentence.span if sentence is not None else claim.evidence) if span != claim.evidence
    ]
    return min(around, key=lambda span: span.end - span.start, default=claim.evidence)
