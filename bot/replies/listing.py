"""The roll of an article: a line for each name, with what it is and does."""

from __future__ import annotations

from collections.abc import Sequence

from bot.facts.model import Entity, EntityId, FactSheet, Form, Kind
from bot.facts.passing import through
from bot.facts.query import innermost, shown
from bot.replies.blocks import Line
from bot.replies.parts import PASSES_ON, SPEAKS, named_in_body, parts, person_line


def roll(sheet: FactSheet, kinds: Sequence[Kind]) -> tuple[Line, ...]:
    """A line for each entity of these kinds that the body names: name, what the article says it is, part."""
    return roll_of(sheet, named_in_body(sheet, kinds))


def _named(entity: Entity) -> bool:
    """Whether it is called by a name of its own anywhere: "the trial judge" who does nothing is nobody to list.

    Organs of a state and the like ("the Belgian parliament") need no name of their own.
    """
    return entity.kind is not Kind.PERSON or any(
        mention.form in (Form.NAME, Form.DEMONYM, Form.METONYM) for mention in entity.mentions
    )


def roll_of(sheet: FactSheet, found: Sequence[Entity]) -> tuple[Line, ...]:
    """The same for these entities."""
    speak = {quotation.speaker for quotation in sheet.quotations} | {innermost(claim) for claim in shown(sheet)}
    told = {link.speaker for claim in shown(sheet) for link in claim.attribution} | speak
    pass_on = {who for each in told if each is not None for who in (each, through(sheet, each))} - speak
    held = parts(sheet)

    def voice(ident: EntityId) -> str:
        return SPEAKS if ident in speak else PASSES_ON if ident in pass_on else ""

    playing = {part.entity for part in held}
    there = (
        each
        for each in found
        if not each.name.casefold().startswith("no ") and (_named(each) or each.id in playing or voice(each.id))
    )
    return tuple(
        person_line(sheet, each, [part for part in held if part.entity == each.id], voice(each.id)) for each in there
    )
