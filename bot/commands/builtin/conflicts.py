"""The command `conflicts`: where accounts disagree, or the article disagrees with itself."""

from __future__ import annotations

from bot.commands.story import About, Answer, Story, article_command
from bot.facts.model import Severity
from bot.languages.words import mark, say
from bot.replies.blocks import Block, Bullets, Heading, Paragraph, Text, line
from bot.replies.compose import conflict_heading, conflict_lines

EMPTY = mark("No disagreement was found in this article.")


@article_command(
    examples=("conflicts",),
    words=(
        "conflict",
        "conflicts",
        "contradiction",
        "contradict",
        "disagree",
        "disagreement",
        "dispute",
        "differ",
        "accounts",
        "counts",
    ),
)
def conflicts(options: About, story: Story) -> Answer:
    """Where do accounts disagree?"""
    sheet = story.sheet
    found = sorted(sheet.conflicts, key=lambda conflict: conflict.severity is not Severity.HARD)
    if not found:
        return Answer((Paragraph(line(say(EMPTY))),), empty=True)
    hard = any(conflict.severity is Severity.HARD for conflict in found)
    blocks: list[Block] = [Heading(say("! Not settled: accounts disagree") if hard else say("Told differently"))]
    for conflict in found:
        blocks.append(Paragraph(line(Text(conflict_heading(sheet, conflict), strong=True))))
        blocks.append(Bullets(conflict_lines(sheet, conflict)))
    return Answer(tuple(blocks))
