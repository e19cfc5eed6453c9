"""The command `orgs`: organisations, governments and media of the article, and their part."""

from __future__ import annotations

from bot.commands.story import About, Answer, Story, article_command
from bot.facts.model import Kind
from bot.languages.words import mark, say
from bot.replies.blocks import Bullets, Heading, Paragraph, line
from bot.replies.listing import roll

EMPTY = mark("No organisation is named.")

_TITLES = (
    (mark("Organisations"), (Kind.ORGANISATION,)),
    (mark("Governments and state bodies"), (Kind.GOVERNMENT,)),
    (mark("Media"), (Kind.MEDIA,)),
)


@article_command(
    examples=("orgs",),
    words=("organisations", "organizations", "companies", "institutions", "state bodies", "media", "agencies", "orgs"),
)
def orgs(options: About, story: Story) -> Answer:
    """Which organisations and state bodies?"""
    groups = [(title, lines) for title, kinds in _TITLES if (lines := roll(story.sheet, kinds))]
    if not groups:
        return Answer((Paragraph(line(say(EMPTY))),), empty=True)
    return Answer(tuple(block for title, lines in groups for block in (Heading(say(title)), Bullets(lines))))
