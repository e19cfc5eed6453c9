"""The command `sources`: who stands behind what: named, unnamed, or the article itself."""

from __future__ import annotations

from bot.commands.story import About, Answer, Story, article_command
from bot.replies.blocks import Block, Bullets, Heading, Paragraph, line
from bot.replies.origins import origins

EMPTY = "The article names no source, and says nothing that could have one."


@article_command(
    examples=("sources",),
    words=("source", "sources", "who says so", "according to whom", "where does it come from", "anonymous", "unnamed"),
)
def sources(options: About, story: Story) -> Answer:
    """Where does each statement come from?"""
    found = origins(story.sheet)
    groups = (
        ("Named:", found.named),
        ("Not named:", found.unnamed),
        ("In the article's own voice:", (found.own,) if found.own else ()),
    )
    blocks: list[Block] = [Heading("Who says it")]
    for title, lines in groups:
        blocks += [Paragraph(line(title)), Bullets(lines)] if lines else []
    if len(blocks) == 1:
        return Answer((Paragraph(line(EMPTY)),), empty=True)
    return Answer(tuple(blocks))
