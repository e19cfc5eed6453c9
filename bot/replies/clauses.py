"""Where the words of a claim begin and end for a reader: a number whole, its condition with it, its source without."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.facts.model import Claim, FactSheet, Quotation, Span, Status

_ON = re.compile(
    r",?\s+(?:only\s+|even\s+)?(?:after|because|if|unless|until|once|pending|provided|despite|although|though|when)\b"
)
"""What goes on after a clause and changes how it is to be read: its reason, its condition, when it holds."""


_LACK = re.compile(
    r"(?:\b(?:the|a|any)\s+)?\b(?:lack|absence|failure|collapse|end)\s+(?:of|to|in)\s+(?:[\w-]+\s+){0,4}$",
    re.IGNORECASE,
)
"""A noun right before a clause that says it did not come about."""


def readable(sheet: FactSheet, claim: Claim, span: Span, widest: int) -> Span:
    """The span as a reader needs it; what it is widened by stays within its sentence and within `widest` characters."""
    whole = _with_mark(sheet, _with_numbers(sheet, _with_denial(sheet, claim, _without_source(sheet, claim, span))))
    if any(each.evidence.covers(claim.evidence) and each.evidence != claim.evidence for each in sheet.shown):
        return whole  # a condition belongs to the widest clause, not to one within it
    longer = _with_condition(sheet, whole)
    return longer if longer.end - longer.start <= widest else whole


def _without_source(sheet: FactSheet, claim: Claim, span: Span) -> Span:
    """Without ", X said" at its end, which stands before the line already."""
    for each in sheet.quotations:
        source = [found for found in (each.cue_span, each.speaker_span) if found is not None]
        after = bool(source) and all(span.covers(found) and found.start >= each.content.end for found in source)
        inside = each.content.overlap(span) and all(role.span.end <= each.content.end for role in claim.roles)
        if after and inside and claim.attribution and claim.attribution[-1].speaker == each.speaker:
            return Span(span.start, each.content.end)
    return span


def _with_denial(sheet: FactSheet, claim: Claim, span: Span) -> Span:
    """With the noun before it that denies it ("the lack of progress with"): else it would read as its contrary."""
    sentence = sheet.sentence_at(span)
    if sentence is None or (claim.status is not Status.NOT_ACHIEVED and not claim.negated):
        return span
    found = _LACK.search(sheet.article.text, sentence.span.start, span.start)
    return Span(found.start(), span.end) if found else span


def _with_numbers(sheet: FactSheet, span: Span) -> Span:
    """Widened so that no number is cut in two."""
    cut = [each.span for each in sheet.amounts if each.span.overlap(span) and not span.covers(each.span)]
    return Span(min(each.start for each in (span, *cut)), max(each.end for each in (span, *cut)))


def _with_mark(sheet: FactSheet, span: Span) -> Span:
    """With the mark that closes a quotation which is open at its end: else its words would lose their marks."""
    text, said = sheet.article.text, span.of(sheet.article.text)
    closes = {
        "”": said.count("“") > said.count("”"),
        '"': said.count('"') % 2 == 1,
        "»": said.count("«") > said.count("»"),
    }
    return Span(span.start, span.end + 1) if closes.get(text[span.end : span.end + 1]) else span


def _with_condition(sheet: FactSheet, span: Span) -> Span:
    """With the clause that follows and says after what, because of what, or on what condition."""
    sentence, text = sheet.sentence_at(span), sheet.article.text
    if sentence is None:
        return span
    around = [each for each in sheet.quotations if each.content.covers(span)]
    last = min((each.content.end for each in around), default=sentence.span.end)
    begun = _ON.match(text, span.end, max(span.end, last))
    if begun is None:
        return span
    stop = re.compile(r"[,;:]\s|[–—“”\"]").search(text, begun.end(), last)
    longer = Span(span.start, stop.start() if stop else last)
    added = Span(span.end, max(span.end + 1, longer.end))
    return span if any(added.overlap(each) for each in _voices(sheet.quotations, around)) else longer


def _voices(quotations: tuple[Quotation, ...], around: list[Quotation]) -> Iterator[Span]:
    """Where somebody is said to speak, and what others say: no clause is widened into it."""
    for each in quotations:
        yield from filter(None, (each.cue_span, each.speaker_span))
        if each not in around:
            yield each.content
