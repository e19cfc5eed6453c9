"""The command `who`: the people of the article, and their part."""

from __future__ import annotations

from bot.commands.story import About, Answer, Story, article_command
from bot.facts.model import Kind
from bot.languages.words import mark, say
from bot.replies.blocks import Bullets, Heading, Paragraph, line
from bot.replies.listing import roll

EMPTY = mark("No person is named.")


@article_command(
    examples=("who",), words=("who is in it", "people", "persons", "person", "who is involved", "who is mentioned")
)
def who(options: About, story: Story) -> Answer:
    """Who is in it, and in what part?"""
    lines = roll(story.sheet, (Kind.PERSON,))
    if not lines:
        return Answer((Paragraph(line(say(EMPTY))),), empty=True)
    return Answer((Heading(say("People")), Bullets(lines)))
