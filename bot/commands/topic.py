"""A topic: a question that is a query over claims, and the views that show what it finds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated

from bot.commands.beside import group, linked, not_stated, touching, unstated, untold
from bot.commands.spec import Opt
from bot.commands.story import SILENT, About, Answer, Story
from bot.commands.topic_declared import Topic, View
from bot.commands.words import content_words, telling, tells_of
from bot.facts.model import Claim, Entity, FactSheet, Severity
from bot.facts.query import entities_of, fits, named_in, select, struck_down, undone
from bot.facts.words import has_words
from bot.languages.words import say
from bot.replies.blocks import Block, Bullets, Heading, Line, Paragraph, line
from bot.replies.charts import number_chart
from bot.replies.compose import claim_lines, concerns, stand_line, stands, told_once
from bot.replies.flows import flow_picture
from bot.replies.pictures import Sketch
from bot.replies.tables import row_lines, sentence_line, thing_line


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
    if topic.undone:
        found = tuple(claim for claim in found if not struck_down(sheet, claim))
    if not found:
        return _undone_told(topic, sheet) or _signs_told(topic, sheet, options.of)
    wanted = content_words(options.of or "")
    narrow = [each for each, calls in zip(topic.query, topic.parts, strict=False) if has_words(" ".join(wanted), calls)]
    found = select(sheet, narrow) if narrow else found
    left = " ".join(word for word in wanted if not any(has_words(word, calls) for calls in topic.parts))
    kept = _with_rivals(found, telling(sheet, found, left))
    if not kept:
        return Answer((Paragraph(line(say(SILENT))),), empty=True)
    lines = _lines(topic, sheet, kept)
    blocks: list[Block] = [Heading(_heading(topic, sheet, kept)), Bullets(lines)]
    blocks += group(say("Against:"), _against(topic, sheet, kept))
    also = untold(sheet, linked(topic, sheet, kept), lines)
    blocks += group(say("Also:"), claim_lines(sheet, also))
    blocks += group(say("Beside it:"), touching(topic, sheet, (*kept, *also), options.of))
    own = _of_its_kind(topic, [claim for claim in kept if not claim.negated])
    open_ = [slot for slot in topic.missing if own and unstated(sheet, own, slot)]
    blocks += filter(None, [not_stated(sheet, slot, blocks) for slot in open_])
    return Answer(tuple(blocks), sketch=lambda: _pictured(topic, sheet, kept))


def _pictured(topic: Topic, sheet: FactSheet, found: Sequence[Claim]) -> Sketch | None:
    """The arrows of a question about giving, else the numbers of rival sides as bars; other topics have no picture."""
    if topic.view is not View.POSITIONS:
        return None
    flows = flow_picture(sheet, say(topic.ask), stands(_roles(topic, sheet, found)))
    return flows or number_chart(sheet, found)


def gaps(topic: Topic, sheet: FactSheet) -> tuple[tuple[str, Claim], ...]:
    """What the article leaves open of the topic's question, each with a claim that it is asked about."""
    found = _of_its_kind(topic, [claim for claim in select(sheet, topic.query) if not claim.negated])
    measures = {amount.kind for amount in sheet.amounts}
    fit = [slot for slot in topic.missing if slot.measure not in measures]
    return tuple((slot.says, found[0]) for slot in fit if found and unstated(sheet, found, slot))


def _of_its_kind(topic: Topic, found: Sequence[Claim]) -> list[Claim]:
    """Those of the predicates that the topic names, of which something can be missing: a promise has no signing day."""
    named = {each.predicate for each in topic.query if each.predicate is not None}
    return [claim for claim in found if not named or claim.predicate in named]


def _things_told(topic: Topic, options: Of, sheet: FactSheet) -> Answer:
    """A line for each thing of the kinds and the class asked for, then the claims that name one of them."""
    things = named_in(sheet, topic.kinds, topic.named)
    if not things:
        return Answer((Paragraph(line(say(topic.empty))),), empty=True)
    claims = telling(sheet, _of_things(topic, sheet, things), options.of)
    if options.of and not claims:
        return Answer((Paragraph(line(say(SILENT))),), empty=True)
    blocks: list[Block] = [Heading(say(topic.ask)), Bullets(tuple(thing_line(sheet, each) for each in things))]
    blocks += group(say("What is said of them:"), claim_lines(sheet, claims))
    blocks += group(say("Beside it:"), touching(topic, sheet, claims, options.of))
    open_ = [slot for slot in topic.missing if unstated(sheet, claims, slot)]
    blocks += filter(None, [not_stated(sheet, slot, blocks) for slot in open_])
    return Answer(tuple(blocks))


def _of_things(topic: Topic, sheet: FactSheet, things: Sequence[Entity]) -> tuple[Claim, ...]:
    known = {each.id for each in things}
    return tuple(claim for claim in select(sheet, topic.besides) if known & entities_of(claim))


def _signs_told(topic: Topic, sheet: FactSheet, asked: str | None) -> Answer:
    """Where no claim holds it: the sentences whose words are sure signs of it, as they stand; else the empty answer."""
    fit = [s for s in sheet.body() if has_words(sheet.words(s.span), topic.signs)]
    if not fit:
        return _near_told(topic, sheet, asked)
    wanted = content_words(asked or "")
    lines = tuple(sentence_line(sheet, s) for s in fit if not wanted or tells_of(sheet, s, wanted))
    return (
        Answer((Heading(say(topic.ask)), Bullets(lines)))
        if lines
        else Answer((Paragraph(line(say(SILENT))),), empty=True)
    )


def _near_told(topic: Topic, sheet: FactSheet, asked: str | None) -> Answer:
    """The empty answer; where nothing in particular is asked, with the sentences that come near the topic under it."""
    silent = Paragraph(line(say(topic.empty)))
    fit = [s for s in sheet.body() if not asked and has_words(sheet.words(s.span), topic.near)]
    told = group(say("But:"), tuple(sentence_line(sheet, each) for each in fit))
    return Answer((silent, *told), empty=not told)


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
    return say(topic.ask)


def _asked(topic: Topic, predicate: str, role: str | None) -> bool:
    """Whether a conflict is about what the topic asks: its role among positions, anything of its predicates else."""
    fitting = [each for each in topic.query if each.predicate in (predicate, None)]
    return bool(fitting) and (topic.view is View.CLAIMS or any(each.role == role for each in fitting))


def _lines(topic: Topic, sheet: FactSheet, found: Sequence[Claim]) -> tuple[Line, ...]:
    match topic.view:
        case View.POSITIONS:
            parted = any(topic.parts)  # its lines can be asked for one by one: killed, injured, missing
            sides = told_once(sheet, stands(_roles(topic, sheet, found)))
            return tuple(stand_line(sheet, side, parted=parted) for side in sides)
        case View.TABLE:
            return row_lines(sheet, found, topic.columns)
        case View.CLAIMS | View.ENTITIES:
            return claim_lines(sheet, found)


def _roles(topic: Topic, sheet: FactSheet, found: Iterable[Claim]) -> Iterable[tuple[Claim, str, bool]]:
    for claim in found:
        for each in topic.query:
            if each.role is not None and fits(sheet, claim, each):
                yield claim, each.role, each.implied


def _against(topic: Topic, sheet: FactSheet, found: Sequence[Claim]) -> tuple[Line, ...]:
    """Counter-statements, as far as they speak of somebody who is named in an answer."""
    sides = stands(_roles(topic, sheet, found))
    kept = [claim for claim in select(sheet, topic.against) if claim not in found and concerns(sheet, claim, sides)]
    return claim_lines(sheet, kept)
