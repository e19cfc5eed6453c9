"""The command `next`: what is said to come, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.commands.spec import Opt
from bot.commands.story import SILENT, About, Answer, Story, article_command
from bot.commands.words import telling_lines
from bot.languages.words import mark, say
from bot.replies.blocks import Block, Bullets, Heading, Paragraph, line
from bot.replies.board import coming, dated

EMPTY = mark("Nothing is announced.")
UNDATED = mark("No day is given for any of it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Next(About):
    """Options of `next`."""

    of: Annotated[str | None, Opt("Only what has these words", rest=True)] = None


@article_command(
    examples=("next", "next of:delivery"),
    words=("next", "what comes next", "what follows", "upcoming", "ahead", "future", "what happens next", "next step"),
)
def next_(options: Next, story: Story) -> Answer:
    """What is said to come next, and when?"""
    sheet = story.sheet
    lines = coming(sheet)
    if not lines:
        return Answer((Paragraph(line(say(EMPTY))),), empty=True)
    kept = telling_lines(sheet, lines, options.of)
    if not kept:
        return Answer((Paragraph(line(say(SILENT))),), empty=True)
    blocks: list[Block] = [Heading(say("What comes next")), Bullets(kept)]
    if sheet.article.published_on is not None and not dated(sheet):
        blocks.append(Paragraph(line(say(UNDATED))))
    return Answer(tuple(blocks))
