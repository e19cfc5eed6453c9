"""The command `status`: what is agreed, under way, planned, conditional, halted, done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.commands.parse import nearest
from bot.commands.spec import Opt
from bot.commands.story import About, Answer, Story, article_command
from bot.errors import NotFound
from bot.languages.words import mark, say
from bot.replies.blocks import Block, Bullets, Heading, Paragraph, Text, line
from bot.replies.board import ORDER, board

EMPTY = mark("How far anything has come cannot be told from this article.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Status(About):
    """Options of `status`."""

    status: Annotated[str | None, Opt("Only one: agreed, under way, planned, halted, done …", rest=True)] = None


@article_command(
    examples=("status", "status halted", 'status status:"under way"'),
    words=("status", "how far", "what stands where", "state of play", "progress", "under way", "still open", "settled"),
)
def status(options: Status, story: Story) -> Answer:
    """What is done, under way, planned, conditional, halted?"""
    found = board(story.sheet)
    if options.status:
        wanted = _meant(options.status)
        found = tuple((name, lines) for name, lines in found if name == wanted)
        if not found:
            return Answer(
                (Paragraph(line(say("Nothing is reported as {status}.", status=say(wanted).lower()))),), empty=True
            )
    if not found:
        return Answer((Paragraph(line(say(EMPTY))),), empty=True)
    blocks: list[Block] = [Heading(say("What stands where"))]
    for name, lines in found:
        blocks += [Paragraph(line(Text(f"{say(name)}:", strong=True))), Bullets(lines)]
    return Answer(tuple(blocks))


def _meant(typed: str) -> str:
    """The status that was typed, in English or in the language spoken. Raises NotFound with those there are."""
    ours = {say(name).lower(): name for name in ORDER}
    names = {**{name.lower(): name for name in ORDER}, **ours}
    near = nearest(typed.strip().lower(), names, most=1)
    if not near:
        hint = say("There are: {names}.", names=", ".join(ours))
        raise NotFound(say("There is no status {name}.", name=typed.strip()[:40]), hint=hint)
    return names[near[0]]
