"""What the answer of a topic shows beside its claims: linked claims, sentences that touch it, what is not stated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.commands.topic_declared import WHEN, WITHIN, Slot, Topic
from bot.commands.words import content_words, tells_of
from bot.facts.model import Amount, Claim, FactSheet, Measure, Sentence, Span
from bot.facts.query import amounts_in, entities_of, fillers, missing, number, select
from bot.facts.timeline import spoken_on
from bot.facts.words import has_words, stems
from bot.languages.words import say
from bot.replies.blocks import Block, Bullets, Line, Paragraph, citations, line, plain
from bot.replies.compose import cites
from bot.replies.content import content
from bot.replies.tables import part_line, sentence_line

MOST_ELSEWHERE = 3
"""How many amounts are named that stand apart from the claims of an answer."""


def untold(sheet: FactSheet, claims: Iterable[Claim], lines: Iterable[Line]) -> tuple[Claim, ...]:
    """Those of the claims whose words do not stand in one of the lines already."""
    there = [plain(each) for each in lines]
    return tuple(claim for claim in claims if not any(content(sheet, claim) in each for each in there))


def touching(topic: Topic, sheet: FactSheet, told: Sequence[Claim], asked: str | None) -> tuple[Line, ...]:
    """Sentences, and parts of shown ones, that have one of the topic's words and are not shown yet, as they stand."""
    shown_in = {number(sheet, claim.evidence) for claim in told}
    wanted = content_words(asked or "")
    fit = [
        sentence
        for sentence in sheet.body()
        if sentence.number not in shown_in
        and has_words(sheet.words(sentence.span), topic.touching)
        and (not wanted or tells_of(sheet, sentence, wanted))
    ]
    parts = (part for number in sorted(shown_in) if not wanted for part in _other_parts(sheet, number, told))
    beside = [amount.span for amount in _left_out(topic, sheet, told)] if not wanted else []
    parts = (part for part in parts if not any(part.overlap(each) for each in beside))
    beside += [part for part in parts if has_words(sheet.words(part), topic.touching)]
    return (
        *(part_line(sheet, span) for span in beside),
        *(sentence_line(sheet, sentence) for sentence in fit[:MOST_ELSEWHERE]),
    )


def _other_parts(sheet: FactSheet, number: int, told: Sequence[Claim]) -> Iterator[Span]:
    """The parts of a sentence, parted by semicolons, in which nothing stands that is told."""
    sentence = sheet.sentence(number)
    if sentence is None:
        return
    for match in re.finditer(r"[^;]+", sheet.article.text[sentence.span.start : sentence.span.end]):
        part = Span(sentence.span.start + match.start(), sentence.span.start + match.end())
        if part != sentence.span and not any(part.overlap(claim.evidence) for claim in told):
            yield part


def _left_out(topic: Topic, sheet: FactSheet, told: Sequence[Claim]) -> Iterator[Amount]:
    """The first number of each part of a shown sentence of which the shown clauses tell no number."""
    seen = {part_line(sheet, claim.evidence) for claim in told}
    for sentence in sheet.body() if topic.touching else ():
        if any(sentence.span.covers(claim.evidence) for claim in told):
            for amount in amounts_in(sheet, sentence.span):
                inside = any(claim.evidence.covers(amount.span) for claim in told)
                if not inside and part_line(sheet, amount.span) not in seen:
                    seen.add(part_line(sheet, amount.span))
                    yield amount


def linked(topic: Topic, sheet: FactSheet, found: Sequence[Claim]) -> tuple[Claim, ...]:
    """What is shown besides: claims in the sentences of the answer, or of its events."""
    sentences = {sheet.sentence_at(claim.evidence) for claim in found}
    events = {claim.event for claim in found if claim.event is not None}
    kept = [
        claim
        for claim in select(sheet, topic.besides)
        if claim not in found and (claim.event in events or sheet.sentence_at(claim.evidence) in sentences)
    ]
    known = frozenset(ident for claim in found for ident in fillers(sheet, claim.roles))
    shared = [c for c in select(sheet, topic.sharing) if c not in found and known & entities_of(c)]
    return tuple(dict.fromkeys((*kept, *shared)))


def group(title: str, lines: tuple[Line, ...]) -> list[Block]:
    return [Paragraph(line(title)), Bullets(lines)] if lines else []


def not_stated(sheet: FactSheet, slot: Slot, above: Sequence[Block]) -> Block | None:
    """That a slot is empty; where the article names sums of money in another place, that place instead.

    Sums whose sentence stands above are none of another place; None where all of them do.
    """
    there = {cite.number for cite in citations(above)}
    sums = [each for each in sheet.amounts if each.kind is Measure.MONEY and number(sheet, each.span)]
    found = [each for each in sums if number(sheet, each.span) not in there]
    if slot.measure is not Measure.MONEY or not sums:
        return Paragraph(line(say(slot.says)))
    if not found:
        return None
    words = ", ".join(f"“{sheet.words(each.span)}”" for each in found[:MOST_ELSEWHERE])
    spans = (each.span for each in found[:MOST_ELSEWHERE])
    return Paragraph(line(say("Not stated there, but elsewhere in the article: "), words, " ", *cites(sheet, *spans)))


def unstated(sheet: FactSheet, found: Sequence[Claim], slot: Slot) -> bool:
    if not missing(found, slot.roles) or (WHEN in slot.roles and any(claim.when is not None for claim in found)):
        return False
    if slot.counted and not any(amounts_in(sheet, role.span) for claim in found for role in claim.roles):
        return False
    if slot.unless and _told_elsewhere(sheet, slot.unless):
        return False
    sentences = [s for claim in found if (s := sheet.sentence_at(claim.evidence)) is not None]
    if slot.pattern and any(re.search(slot.pattern, sheet.words(sentence.span)) for sentence in sentences):
        return False
    if WITHIN in slot.roles and any(_dates(sheet, sentence) for sentence in sentences):
        return False
    return not any(
        slot.measure is not None and amount.kind is slot.measure
        for sentence in sentences
        for amount in amounts_in(sheet, sentence.span)
    )


def _told_elsewhere(sheet: FactSheet, unless: Sequence[str]) -> bool:
    """Whether the body has one of the words, in any form, or one of the phrases as it stands."""
    phrases = [each for each in unless if " " in each]
    if any(each in sheet.words(sentence.span).casefold() for sentence in sheet.body() for each in phrases):
        return True
    single = " ".join(each for each in unless if " " not in each)
    return bool(stems(single) & _body_stems(sheet))


def _dates(sheet: FactSheet, sentence: Sentence) -> bool:
    """Whether a sentence tells a time that is not that of saying it."""
    spoken = {spoken_on(sheet, each) for each in sheet.quotations}
    return any(sentence.span.covers(when.span) and when not in spoken for when in sheet.times)


def _body_stems(sheet: FactSheet) -> frozenset[str]:
    return frozenset(stem for sentence in sheet.body() for stem in stems(sheet.words(sentence.span)))
