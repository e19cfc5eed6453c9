"""The command `where`: the places of the article, and what happens there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.commands.spec import Opt
from bot.commands.story import SILENT, About, Answer, Story, article_command
from bot.commands.words import telling_lines
from bot.languages.words import mark, say
from bot.replies.blocks import Bullets, Heading, Paragraph, line
from bot.replies.places import place_lines

EMPTY = mark("No place is named.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Where(About):
    """Options of `where`."""

    of: Annotated[str | None, Opt("The event: only what has these words", rest=True)] = None


@article_command(
    examples=("where", "where of:meeting"),
    words=("where", "place", "places", "location", "locations", "scene", "which city", "which town", "what place"),
)
def where(options: Where, story: Story) -> Answer:
    """Where does it happen?"""
    lines = place_lines(story.sheet)
    if not lines:
        return Answer((Paragraph(line(say(EMPTY))),), empty=True)
    kept = telling_lines(story.sheet, lines, options.of)
    if not kept:
        return Answer((Paragraph(line(say(SILENT))),), empty=True)
    return Answer((Heading(say("Where")), Bullets(kept)))
