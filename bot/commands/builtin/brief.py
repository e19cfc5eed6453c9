"""The command `brief`: the story in a few lines: the briefing's own, held against the article, else the main claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.commands.spec import Opt
from bot.commands.story import About, Answer, Story, article_command
from bot.facts.briefing import Briefing
from bot.facts.grounding import check_all
from bot.facts.model import FactSheet
from bot.languages.words import mark, say
from bot.replies.blocks import Bullets, Heading, Paragraph, line
from bot.replies.gist import gist
from bot.replies.verdicts import checked_line

EMPTY = mark("Nothing in this article can be told in a line with its claimant.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief(About):
    """Options of `brief`."""

    most: Annotated[int | None, Opt("At most so many lines", low=1, high=15)] = None


@article_command(
    examples=("brief", "brief most:3"),
    words=(
        "brief",
        "briefing",
        "summary",
        "summarise",
        "summarize",
        "what happened",
        "what is it about",
        "main points",
    ),
    foreign=True,
)
def brief(options: Brief, story: Story) -> Answer:
    """What is the story, in a few lines?"""
    if story.briefing is not None:
        return _checked(story.briefing, story.sheet, options.most)
    lines = gist(story.sheet, options.most or 5)
    if not lines:
        return Answer((Paragraph(line(say(EMPTY))),), empty=True)
    return Answer((Heading(say("In brief")), Bullets(lines)))


def _checked(briefing: Briefing, sheet: FactSheet, most: int | None) -> Answer:
    """The bullets of the briefing as they were written, each with its sentences, or marked where it has none."""
    lines = tuple(checked_line(each, sheet) for each in check_all(briefing.bullets[:most], sheet))
    if not lines:
        return Answer((Paragraph(line(say(EMPTY))),), empty=True)
    return Answer((Heading(briefing.title), Bullets(lines)))
