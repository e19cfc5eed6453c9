"""A topic: a question that is a query over claims, and the views that show what it finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from bot.commands.spec import Opt
from bot.commands.story import SILENT, About, Answer, Story
from bot.commands.words import content_words, has_words, telling, tells_of
from bot.facts.model import Amount, Claim, Entity, FactSheet, Kind, Measure, Severity
from bot.facts.query import Filter, amounts_in, entities_of, fillers, missing, named_in, number, select, undone
from bot.facts.words import stems
from bot.languages.words import say
from bot.replies.blocks import Block, Bullets, Heading, Line, Paragraph, line
from bot.replies.compose import cites, claim_lines, concerns, stand_line, stands
from bot.replies.flows import flow_picture
from bot.replies.pictures import Sketch
from bot.replies.tables import counts_differ, part_line, row_lines, sentence_line, thing_line

WHEN = "when"
"""Among the roles of a slot: the time of the claim."""


MOST_ELSEWHERE = 3
"""How many amounts are named that stand apart from the claims of an answer."""


class View(StrEnum):
    """How a topic's claims are shown.

    POSITIONS: who fills the role, by whom, side by side. CLAIMS: a line for each claim. TABLE: a line for each claim
    with the roles of its columns. ENTITIES: a line for each thing of a kind and class, and what is said of them.
    """

    POSITIONS = "positions"
    CLAIMS = "claims"
    TABLE = "table"
    ENTITIES = "entities"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """What an answer reports as not stated: none of its claims has one of the roles, or such an amount beside it.

    The role WHEN stands for the claim's own time. Where the body has one of the words `unless`, nothing is reported:
    the article may say it in a way that no claim holds.
    """

    roles: tuple[str, ...]
    says: str
    measure: Measure | None = None
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One table of a topic file. `parts` are, for each filter of the query, the words that ask for it alone."""

    name: str
    pack: str
    ask: str
    view: View
    query: tuple[Filter, ...]
    empty: str
    words: tuple[str, ...]
    examples: tuple[str, ...]
    besides: tuple[Filter, ...] = ()
    against: tuple[Filter, ...] = ()
    sharing: tuple[Filter, ...] = ()
    missing: tuple[Slot, ...] = ()
    parts: tuple[tuple[str, ...], ...] = ()
    columns: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    named: tuple[str, ...] = ()
    touching: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    undone: str = ""
    also_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Of(About):
    """Options of a topic."""

    of: Annotated[str | None, Opt("Only what has these words", rest=True)] = None


def answer(topic: Topic, options: Of, story: Story) -> Answer:
    """What the claims of the article say to the topic's question; its own empty answer where they say nothing."""
    sheet = story.sheet
    if topic.view is View.ENTITIES:
        return _things_told(topic, options, sheet)
    found = select(sheet, topic.query)
    if not found:
        return _undone_told(topic, sheet) or _signs_told(topic, sheet, options.of)
    wanted = content_words(options.of or "")
    narrow = [each for each, calls in zip(topic.query, topic.parts, strict=False) if has_words(" ".join(wanted), calls)]
    found = select(sheet, narrow) if narrow else found
    left = " ".join(word for word in wanted if not any(has_words(word, calls) for calls in topic.parts))
    kept = _with_rivals(found, telling(sheet, found, left))
    if not kept:
        return Answer((Paragraph(line(say(SILENT))),), empty=True)
    blocks: list[Block] = [Heading(_heading(topic, sheet, kept)), Bullets(_lines(topic, sheet, kept))]
    blocks += _group(say("Against:"), _against(topic, sheet, kept))
    also = _linked(topic, sheet, kept)
    blocks += _group(say("Also:"), claim_lines(sheet, also))
    blocks += _group(say("Beside it:"), _touching(topic, sheet, (*kept, *also), options.of))
    blocks += [_not_stated(sheet, slot) for slot in topic.missing if _unstated(sheet, kept, slot)]
    return Answer(tuple(blocks), sketch=lambda: _pictured(topic, sheet, kept))


def _pictured(topic: Topic, sheet: FactSheet, found: Sequence[Claim]) -> Sketch | None:
    """The arrows of a question about giving; other topics have no picture."""
    if topic.view is not View.POSITIONS:
        return None
    return flow_picture(sheet, say(topic.ask), stands(_roles(topic, found)))


def gaps(topic: Topic, sheet: FactSheet) -> tuple[tuple[str, Claim], ...]:
    """What the article leaves open of the topic's question, each with a claim that it is asked about."""
    found = [claim for claim in select(sheet, topic.query) if not claim.negated]
    measures = {amount.kind for amount in sheet.amounts}
    fit = [slot for slot in topic.missing if slot.measure not in measures]
    return tuple((slot.says, found[0]) for slot in fit if found and _unstated(sheet, found, slot))


def _things_told(topic: Topic, options: Of, sheet: FactSheet) -> Answer:
    """A line for each thing of the kinds and the class asked for, then the claims that name one of them."""
    things = named_in(sheet, topic.kinds, frozenset(stem for word in topic.named for stem in stems(word)))
    if not things:
        return Answer((Paragraph(line(say(topic.empty))),), empty=True)
    claims = telling(sheet, _of_things(topic, sheet, things), options.of)
    if options.of and not claims:
        return Answer((Paragraph(line(say(SILENT))),), empty=True)
    blocks: list[Block] = [Heading(say(topic.ask)), Bullets(tuple(thing_line(sheet, each) for each in things))]
    blocks += _group(say("What is said of them:"), claim_lines(sheet, claims))
    blocks += _group(say("Beside it:"), _touching(topic, sheet, claims, options.of))
    blocks += [_not_stated(sheet, slot) for slot in topic.missing if _unstated(sheet, claims, slot)]
    return Answer(tuple(blocks))


def _of_things(topic: Topic, sheet: FactSheet, things: Sequence[Entity]) -> tuple[Claim, ...]:
    known = {each.id for each in things}
    return tuple(claim for claim in select(sheet, topic.besides) if known & entities_of(claim))


def _signs_told(topic: Topic, sheet: FactSheet, asked: str | None) -> Answer:
    """Where no claim holds it: the sentences whose words are sure signs of it, as they stand; else the empty answer."""
    fit = [s for s in sheet.body() if has_words(sheet.words(s.span), topic.signs)]
    if not fit:
        return Answer((Paragraph(line(say(topic.empty))),), empty=True)
    wanted = content_words(asked or "")
    lines = tuple(sentence_line(sheet, s) for s in fit if not wanted or tells_of(sheet, s, wanted))
    return (
        Answer((Heading(say(topic.ask)), Bullets(lines)))
        if lines
        else Answer((Paragraph(line(say(SILENT))),), empty=True)
    )


def _undone_told(topic: Topic, sheet: FactSheet) -> Answer | None:
    """Where what is asked about was ordered and the order was struck down: that, with the sentence."""
    struck = undone(sheet, frozenset(each.predicate for each in topic.query if each.predicate))
    if not topic.undone or not struck:
        return None
    return Answer((Heading(say(topic.ask)), Paragraph(line(say(topic.undone))), Bullets(claim_lines(sheet, struck))))


def _with_rivals(found: Sequence[Claim], kept: Sequence[Claim]) -> tuple[Claim, ...]:
    """The kept claims with all others of their events: an answer never holds fewer positions than the article."""
    events = {claim.event for claim in kept if claim.event is not None}
    return tuple(claim for claim in found if claim in kept or claim.event in events)


def _heading(topic: Topic, sheet: FactSheet, found: Sequence[Claim]) -> str:
    """The question; opened with "!" where hard conflicts among these claims leave it unsettled."""
    claims = {claim.id for claim in found}
    for conflict in sheet.conflicts:
        sides = sum(1 for position in conflict.positions if claims & set(position.claims))
        if conflict.severity is Severity.HARD and sides > 1 and _asked(topic, conflict.predicate, conflict.role):
            return say("! Not settled. {question}", question=say(topic.ask))
    differing = topic.view is View.POSITIONS and counts_differ(sheet, stands(_roles(topic, found)))
    return say("! Counts differ. {question}", question=say(topic.ask)) if differing else say(topic.ask)


def _asked(topic: Topic, predicate: str, role: str | None) -> bool:
    """Whether a conflict is about what the topic asks: its role among positions, anything of its predicates else."""
    fitting = [each for each in topic.query if each.predicate in (predicate, None)]
    return bool(fitting) and (topic.view is View.CLAIMS or any(each.role == role for each in fitting))


def _lines(topic: Topic, sheet: FactSheet, found: Sequence[Claim]) -> tuple[Line, ...]:
    match topic.view:
        case View.POSITIONS:
            return tuple(stand_line(sheet, side) for side in stands(_roles(topic, found)))
        case View.TABLE:
            return row_lines(sheet, found, topic.columns)
        case View.CLAIMS | View.ENTITIES:
            return claim_lines(sheet, found)


def _roles(topic: Topic, found: Iterable[Claim]) -> Iterable[tuple[Claim, str, bool]]:
    for claim in found:
        for each in topic.query:
            if each.role is not None and each.fits(claim):
                yield claim, each.role, each.implied


def _against(topic: Topic, sheet: FactSheet, found: Sequence[Claim]) -> tuple[Line, ...]:
    """Counter-statements, as far as they speak of somebody who is named in an answer."""
    sides = stands(_roles(topic, found))
    kept = [claim for claim in select(sheet, topic.against) if claim not in found and concerns(sheet, claim, sides)]
    return claim_lines(sheet, kept)


def _touching(topic: Topic, sheet: FactSheet, told: Sequence[Claim], asked: str | None) -> tuple[Line, ...]:
    """Sentences that have one of the topic's words and of which nothing is shown yet, as they stand."""
    shown_in = {number(sheet, claim.evidence) for claim in told}
    wanted = content_words(asked or "")
    fit = [
        sentence
        for sentence in sheet.body()
        if sentence.number not in shown_in
        and has_words(sheet.words(sentence.span), topic.touching)
        and (not wanted or tells_of(sheet, sentence, wanted))
    ]
    beside = [amount.span for amount in _left_out(topic, sheet, told)] if not wanted else []
    return (
        *(part_line(sheet, span) for span in beside),
        *(sentence_line(sheet, sentence) for sentence in fit[:MOST_ELSEWHERE]),
    )


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


def _linked(topic: Topic, sheet: FactSheet, found: Sequence[Claim]) -> tuple[Claim, ...]:
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


def _group(title: str, lines: tuple[Line, ...]) -> list[Block]:
    return [Paragraph(line(title)), Bullets(lines)] if lines else []


def _not_stated(sheet: FactSheet, slot: Slot) -> Block:
    """That a slot is empty; where the article names sums of money in another place, that place instead."""
    found = [each for each in sheet.amounts if each.kind is Measure.MONEY and number(sheet, each.span)]
    if slot.measure is not Measure.MONEY or not found:
        return Paragraph(line(say(slot.says)))
    words = ", ".join(f"“{sheet.words(each.span)}”" for each in found[:MOST_ELSEWHERE])
    spans = (each.span for each in found[:MOST_ELSEWHERE])
    return Paragraph(line(say("Not stated there, but elsewhere in the article: "), words, " ", *cites(sheet, *spans)))


def _unstated(sheet: FactSheet, found: Sequence[Claim], slot: Slot) -> bool:
    if not missing(found, slot.roles) or (WHEN in slot.roles and any(claim.when is not None for claim in found)):
        return False
    if slot.unless and stems(" ".join(slot.unless)) & _body_stems(sheet):
        return False
    sentences = [s for claim in found if (s := sheet.sentence_at(claim.evidence)) is not None]
    return not any(
        slot.measure is not None and amount.kind is slot.measure
        for sentence in sentences
        for amount in amounts_in(sheet, sentence.span)
    )


def _body_stems(sheet: FactSheet) -> frozenset[str]:
    return frozenset(stem for sentence in sheet.body() for stem in stems(sheet.words(sentence.span)))
