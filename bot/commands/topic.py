"""A topic: a question that is a query over claims, and the two views that show what it finds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from bot.commands.spec import Opt
from bot.commands.story import SILENT, About, Answer, Story
from bot.commands.words import telling
from bot.facts.model import Claim, FactSheet, Measure, Severity
from bot.facts.query import Filter, amounts_in, missing, number, select
from bot.replies.blocks import Block, Bullets, Heading, Line, Paragraph, line
from bot.replies.compose import cites, claim_lines, concerns, stand_line, stands
from bot.replies.wording import UNSETTLED

WHEN = "when"
"""Among the roles of a slot: the time of the claim."""


MOST_ELSEWHERE = 3
"""How many amounts are named that stand apart from the claims of an answer."""


class View(StrEnum):
    """POSITIONS: who fills the role, by whom, side by side. CLAIMS: a line for each claim."""

    POSITIONS = "positions"
    CLAIMS = "claims"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """What an answer reports as not stated: none of its claims has one of the roles, or such an amount beside it.

    The role WHEN stands for the claim's own time.
    """

    roles: tuple[str, ...]
    says: str
    measure: Measure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One table of a topic file."""

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
    missing: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Of(About):
    """Options of a topic."""

    of: Annotated[str | None, Opt("Only what has these words", rest=True)] = None


def answer(topic: Topic, options: Of, story: Story) -> Answer:
    """What the claims of the article say to the topic's question; its own empty answer where they say nothing."""
    sheet = story.sheet
    found = select(sheet, topic.query)
    if not found:
        return Answer((Paragraph(line(topic.empty)),), empty=True)
    kept = _with_rivals(found, telling(sheet, found, options.of))
    if not kept:
        return Answer((Paragraph(line(SILENT)),), empty=True)
    blocks: list[Block] = [Heading(_heading(topic, sheet, kept)), Bullets(_lines(topic, sheet, kept))]
    blocks += _group("Against:", _against(topic, sheet, kept))
    blocks += _group("Also:", _linked(topic, sheet, kept))
    blocks += [_not_stated(sheet, slot) for slot in topic.missing if _unstated(sheet, kept, slot)]
    return Answer(tuple(blocks))


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
            return f"{UNSETTLED}. {topic.ask}"
    return topic.ask


def _asked(topic: Topic, predicate: str, role: str | None) -> bool:
    """Whether a conflict is about what the topic asks: its role among positions, anything of its predicates else."""
    fitting = [each for each in topic.query if each.predicate in (predicate, None)]
    return bool(fitting) and (topic.view is View.CLAIMS or any(each.role == role for each in fitting))


def _lines(topic: Topic, sheet: FactSheet, found: Sequence[Claim]) -> tuple[Line, ...]:
    match topic.view:
        case View.POSITIONS:
            return tuple(stand_line(sheet, side) for side in stands(_roles(topic, found)))
        case View.CLAIMS:
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


def _linked(topic: Topic, sheet: FactSheet, found: Sequence[Claim]) -> tuple[Line, ...]:
    """What is shown besides: claims in the sentences of the answer, or of its events."""
    sentences = {sheet.sentence_at(claim.evidence) for claim in found}
    events = {claim.event for claim in found if claim.event is not None}
    kept = [
        claim
        for claim in select(sheet, topic.besides)
        if claim not in found and (claim.event in events or sheet.sentence_at(claim.evidence) in sentences)
    ]
    return claim_lines(sheet, kept)


def _group(title: str, lines: tuple[Line, ...]) -> list[Block]:
    return [Paragraph(line(title)), Bullets(lines)] if lines else []


def _not_stated(sheet: FactSheet, slot: Slot) -> Block:
    """That a slot is empty; where the article names sums of money in another place, that place instead."""
    found = [each for each in sheet.amounts if each.kind is Measure.MONEY and number(sheet, each.span)]
    if slot.measure is not Measure.MONEY or not found:
        return Paragraph(line(slot.says))
    words = ", ".join(f"“{sheet.words(each.span)}”" for each in found[:MOST_ELSEWHERE])
    spans = (each.span for each in found[:MOST_ELSEWHERE])
    return Paragraph(line("Not stated there, but elsewhere in the article: ", words, " ", *cites(sheet, *spans)))


def _unstated(sheet: FactSheet, found: Sequence[Claim], slot: Slot) -> bool:
    if not missing(found, slot.roles) or (WHEN in slot.roles and any(claim.when is not None for claim in found)):
        return False
    sentences = [s for claim in found if (s := sheet.sentence_at(claim.evidence)) is not None]
    return not any(
        slot.measure is not None and amount.kind is slot.measure
        for sentence in sentences
        for amount in amounts_in(sheet, sentence.span)
    )
