"""What one speaker says: quotations word for word, reported words as the article has them, other claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.facts.model import EntityId, FactSheet, Quotation, Span
from bot.facts.query import chain_of, innermost, is_speech, number, shown
from bot.languages.words import say
from bot.replies.blocks import Line
from bot.replies.compose import cites, claim_line, claimant, said_line
from bot.replies.content import tidy
from bot.replies.figures import around
from bot.replies.wording import OWN_VOICE

_AND_SAID, _THAT = re.compile(r",?\s+(?:and|but)\s+\w+$"), re.compile(r"\s+that\b")
_STANCE = re.compile(
    r"\s+(?:also |again |has |have |had )?(?:den(?:ies|ied|y)|reject(?:s|ed)?|refus(?:es|ed|e)|declin(?:es|ed|e)"
    r"|welcom(?:es|ed|e)|criticis(?:es|ed)|criticiz(?:es|ed)|condemn(?:s|ed)?|prais(?:es|ed))\b"
)
"""What follows a speaker who takes a stand."""

_MARKS = '“”„«»"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement as a line, and the body sentence it begins in."""

    line: Line
    number: int
    start: int


def statements(sheet: FactSheet, speaker: EntityId) -> tuple[Statement, ...]:
    """Everything that is given as the speaker's words, in the order of the text; never what only mentions them."""
    own = [q for q in sheet.quotations if q.speaker == speaker and number(sheet, q.content) and _whole(sheet, q)]
    outermost = [q for q in own if not any(o is not q and o.content.covers(q.content) for o in own)]
    found = [
        Statement(line=_quoted(sheet, each), number=number(sheet, each.content), start=each.content.start)
        for each in outermost
    ]
    for claim in shown(sheet):
        if innermost(claim) == speaker and not any(q.content.overlap(claim.evidence) for q in own):
            place = claim.evidence
            found.append(Statement(line=claim_line(sheet, claim), number=number(sheet, place), start=place.start))
    heard = {each.number for each in found}
    found += [each for each in _stances(sheet, speaker) if each.number not in heard]
    return tuple(sorted(found, key=lambda each: each.start))


def _stances(sheet: FactSheet, speaker: EntityId) -> Iterator[Statement]:
    """What somebody does with words that are not given: denies, declines to comment, welcomes; as it stands."""
    for mention in sheet.entity(speaker).mentions:
        place = number(sheet, mention.span)
        if place and _STANCE.match(sheet.article.text, mention.span.end):
            told = said_line(say(OWN_VOICE), around(sheet, mention.span), "", cites(sheet, mention.span))
            yield Statement(line=told, number=place, start=mention.span.start)


def _whole(sheet: FactSheet, quotation: Quotation) -> bool:
    """Whether it can be read as a statement: reported words of one or two are a piece of one."""
    return is_speech(sheet, quotation) and (quotation.direct or len(sheet.words(quotation.content).split()) > 2)


def _with_denial(sheet: FactSheet, quotation: Quotation) -> Span:
    """The reported words, from the word on that denies them ("did not say that ..."): without it they turn round."""
    content = quotation.content
    turned = [
        c.evidence.start for c in sheet.claims
        if innermost(c) == quotation.speaker and c.evidence.start < content.start < c.evidence.end <= content.end
    ]  # fmt: skip
    cue = quotation.cue_span
    return Span(min(turned), content.end) if turned and cue is not None and min(turned) <= cue.start else content


def _without_next(sheet: FactSheet, words: Span) -> Span:
    """The words without "and added" at their end, which leads in what is said next: "that ..."."""
    text = sheet.article.text
    last = _AND_SAID.search(text, words.start, words.end)
    return Span(words.start, last.start()) if last is not None and _THAT.match(text, words.end) else words


def _quoted(sheet: FactSheet, quotation: Quotation) -> Line:
    words = " ".join(_without_next(sheet, _with_denial(sheet, quotation)).of(sheet.article.text).split())
    bare = words.strip(_MARKS)
    chain = chain_of(sheet, quotation)
    # what somebody tells of another's words is in the teller's words, be they in quotation marks
    whole = quotation.direct and len(chain) == 1 and not any(mark in bare for mark in _MARKS)
    who = claimant(sheet, chain, quotation.content)
    what, state = (f"“{bare}”", say("Word for word")) if whole else (tidy(words), say("Reported"))
    return said_line(who, what, state, cites(sheet, quotation.content))
