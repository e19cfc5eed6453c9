"""The command `said`: all that one speaker says, word for word or reported, and through whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.commands.people import find, unmentioned
from bot.commands.spec import Completes, Opt
from bot.commands.story import SILENT, About, Answer, Story, article_command
from bot.commands.words import content_words, tells_of
from bot.facts.model import Entity, FactSheet
from bot.languages.words import say
from bot.replies.blocks import Bullets, Heading, Paragraph, line
from bot.replies.speech import statements


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(About):
    """Options of `said`."""

    speaker: Annotated[str, Opt("Whose statements", complete=Completes.SPEAKERS, rest=True)]
    of: Annotated[str | None, Opt("Only what has these words")] = None


@article_command(examples=("said Ida Holm", 'said speaker:"Ida Holm" of:bakery'))
def said(options: Said, story: Story) -> Answer:
    """What did somebody say, directly or indirectly?"""
    sheet = story.sheet
    speaker = find(sheet, options.speaker)
    if speaker is None:
        return Answer((Paragraph(line(unmentioned(sheet, options.speaker))),), empty=True)
    found = statements(sheet, speaker.id)
    if not found:
        return Answer(
            (Paragraph(line(say("The article reports no statement by {name}.", name=speaker.name))),), empty=True
        )
    lines = tuple(each.line for each in found if _tells(sheet, options.of, each.number))
    if not lines:
        return Answer((Paragraph(line(say(SILENT))),), empty=True)
    return Answer((Heading(_title(speaker)), Bullets(lines)))


def _title(speaker: Entity) -> str:
    return say("What {name} says", name=speaker.name)


def _tells(sheet: FactSheet, asked: str | None, number: int) -> bool:
    wanted = content_words(asked or "")
    sentence = sheet.sentence(number)
    return not wanted or (sentence is not None and tells_of(sheet, sentence, wanted))
