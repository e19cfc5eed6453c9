"""The command `where`: the places of the article, and what happens there."""

from __future__ import annotations

from bot.commands.story import About, Answer, Story, article_command
from bot.replies.blocks import Bullets, Heading, Paragraph, line
from bot.replies.places import place_lines

EMPTY = "No place is named."


@article_command(
    examples=("where",),
    words=("where", "place", "places", "location", "locations", "scene", "which city", "which town", "what place"),
)
def where(options: About, story: Story) -> Answer:
    """Where does it happen?"""
    lines = place_lines(story.sheet)
    if not lines:
        return Answer((Paragraph(line(EMPTY)),), empty=True)
    return Answer((Heading("Where"), Bullets(lines)))
