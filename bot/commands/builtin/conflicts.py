"""The command `conflicts`: where accounts disagree, or the article disagrees with itself."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Sequence
from typing import Any

from bot.commands.spec import Call, Command
from bot.commands.story import About, Answer, Story, article_command, open_stories, several
from bot.facts.agreement import DENIED
from bot.facts.model import FactSheet, Severity
from bot.facts.turns import in_time, turns
from bot.languages.words import mark, say, say_as
from bot.replies.blocks import Block, Bullets, Heading, Paragraph, Reply, Text, line
from bot.replies.changed import turn_lines
from bot.replies.compose import conflict_heading, conflict_lines
from bot.replies.figures import revised
from bot.replies.wording import title_of

EMPTY = mark("No disagreement was found in this article.")
BETWEEN = mark("No disagreement was found between these articles.")

MOST = 8
"""Things told otherwise by two articles that are shown."""


def between(asked: Command) -> Command:
    """The command, which over several articles also tells where one says otherwise than another."""

    async def run(options: Any, call: Call) -> Reply:
        stories = await open_stories(options.about, call)
        if len(stories) == 1:
            return await asked.run(options, call)
        blocks: list[Block] = []
        for story in stories:
            own = own_conflicts(story)
            blocks += [Heading(title_of(story.sheet.article)), *own[1:]] if own else []
        found = await asyncio.to_thread(_between, [story.sheet for story in stories])
        if not blocks and not found:
            blocks.append(Paragraph(line(say(BETWEEN))))
        return several(made, options, stories, (*blocks, *found))

    made = dataclasses.replace(asked, run=run)
    return made


def _between(sheets: Sequence[FactSheet]) -> tuple[Block, ...]:
    """What the articles tell otherwise than each other, in the order of time."""
    ordered = in_time(sheets[::-1])
    found = turns(ordered)[:MOST]
    if not found:
        return ()
    blocks: list[Block] = [Heading(say("Told otherwise by another article"))]
    for turn in found:
        differs = say("! They differ on {what}:", what=say_as("differs", turn.pair.differs))
        if turn.pair.differs == DENIED:
            differs = say("! One says so, the other denies it:")
        blocks += [Paragraph(line(Text(differs, strong=True))), Bullets(turn_lines(ordered, turn))]
    return tuple(blocks)


def own_conflicts(story: Story) -> tuple[Block, ...]:
    """Where the accounts within one article disagree; nothing where they do not."""
    sheet = story.sheet
    found = sorted(sheet.conflicts, key=lambda conflict: conflict.severity is not Severity.HARD)
    if not found:
        return ()
    hard = any(conflict.severity is Severity.HARD for conflict in found)
    blocks: list[Block] = [Heading(say("! Not settled: accounts disagree") if hard else say("Told differently"))]
    for conflict in found:
        blocks.append(Paragraph(line(Text(conflict_heading(sheet, conflict), strong=True))))
        blocks.append(Bullets(conflict_lines(sheet, conflict)))
    return (*blocks, *_revised(sheet))


def _revised(sheet: FactSheet) -> tuple[Block, ...]:
    """What a source corrected itself: two values of one voice are no disagreement, and neither is lost."""
    lines = revised(sheet)
    return (Paragraph(line(Text(say("Revised by its own source:"), strong=True))), Bullets(lines)) if lines else ()


@between
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
    blocks = own_conflicts(story)
    if blocks:
        return Answer(blocks)
    corrected = _revised(story.sheet)
    return Answer((Paragraph(line(say(EMPTY))), *corrected), empty=not corrected)
