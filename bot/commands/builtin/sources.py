"""The command `sources`: who stands behind what an article says; and, for managers, what is read at all."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Annotated, cast

from bot.commands.spec import Call, Command, Opt
from bot.commands.story import About, Answer, Story, article_command
from bot.commands.watching import is_action, manage
from bot.languages.words import mark, say
from bot.replies.blocks import Block, Bullets, Heading, Paragraph, Reply, line
from bot.replies.origins import origins

EMPTY = mark("The article names no source, and says nothing that could have one.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources(About):
    """Options of `sources`."""

    do: Annotated[
        str | None, Opt("For managers: list, add ADDRESS, or test, pause, resume, remove NAME", rest=True)
    ] = None


def managed(asked: Command) -> Command:
    """The command, which also does what managers want done with the sources that are read."""

    async def run(options: object, call: Call) -> Reply:
        do = cast(Sources, options).do
        return await (manage(do or "", call) if is_action(do) else asked.run(options, call))

    return dataclasses.replace(asked, run=run)


@managed
@article_command(
    examples=("sources", "sources list", "sources add https://coast.example"),
    words=("source", "sources", "who says so", "according to whom", "where does it come from", "anonymous", "unnamed"),
)
def sources(options: Sources, story: Story) -> Answer:
    """Where does each statement come from?"""
    found = origins(story.sheet)
    groups = (
        (say("Named:"), found.named),
        (say("Not named:"), found.unnamed),
        (say("In the article's own voice:"), (found.own,) if found.own else ()),
    )
    blocks: list[Block] = [Heading(say("Who says it"))]
    for title, lines in groups:
        blocks += [Paragraph(line(title)), Bullets(lines)] if lines else []
    if len(blocks) == 1:
        return Answer((Paragraph(line(say(EMPTY))),), empty=True)
    return Answer(tuple(blocks))
