"""The command `entity`: all that the article says about one name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.commands.people import find, unmentioned
from bot.commands.spec import Completes, Opt
from bot.commands.story import About, Answer, Story, article_command
from bot.facts.model import Claim, Entity, FactSheet
from bot.facts.query import body_mentions, innermost, shown
from bot.languages.words import say
from bot.replies.blocks import Block, Bullets, Heading, Line, Paragraph, line
from bot.replies.compose import cites, claim_lines
from bot.replies.listing import roll_of
from bot.replies.speech import statements


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(About):
    """Options of `entity`."""

    name: Annotated[str, Opt("A name in the article", complete=Completes.ENTITIES, rest=True)]


@article_command(examples=("entity Ida Holm",))
def entity(options: Name, story: Story) -> Answer:
    """What does the article say about this name?"""
    sheet = story.sheet
    found = find(sheet, options.name)
    if found is None or not body_mentions(sheet, found):
        return Answer((Paragraph(line(unmentioned(sheet, options.name))),), empty=True)
    blocks: list[Block] = [Heading(found.name), Bullets(roll_of(sheet, (found,)))]
    blocks += _group(say("What it says of them:"), claim_lines(sheet, _about(sheet, found)))
    blocks += _group(say("What they say:"), tuple(each.line for each in statements(sheet, found.id)))
    if len(blocks) == 2:
        blocks.append(Paragraph(line(say("It is only named there."), " ", *cites(sheet, *body_mentions(sheet, found)))))
    return Answer(tuple(blocks))


def _about(sheet: FactSheet, found: Entity) -> tuple[Claim, ...]:
    """Claims in which it has a role, but for its own words, which stand apart."""
    return tuple(
        claim
        for claim in shown(sheet)
        if any(found.id in role.entities for role in claim.roles) and innermost(claim) != found.id
    )


def _group(title: str, lines: tuple[Line, ...]) -> list[Block]:
    return [Paragraph(line(title)), Bullets(lines)] if lines else []
