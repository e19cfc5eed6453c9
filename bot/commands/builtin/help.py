"""The command `help`: what one can ask, and what the article answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.commands.foreign import not_understood
from bot.commands.names import COMMAND, OPTION, by_name, shown_names
from bot.commands.parse import NoCommand, nearest, no_command, spoken_form
from bot.commands.spec import Call, Command, Completes, Opt, command
from bot.commands.story import About, Story, next_questions, open_story
from bot.errors import NotFound
from bot.languages.words import say, say_as
from bot.replies.blocks import Block, Bullets, Buttons, Code, Heading, Line, Note, Paragraph, Reply, Text, line
from bot.replies.wording import DASH, about_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Help(About):
    """Options of `help`."""

    name: Annotated[str | None, Opt("The command to explain", complete=Completes.COMMANDS, rest=True)] = None


@command(examples=("help", "help quotes", "help about:ferries"), words=("help", "commands", "usage"))
async def help_(options: Help, call: Call) -> Reply:
    """What can I ask, and what can this article answer?"""
    if options.name:
        return _explained(_named(options.name, call.commands))
    try:
        story: Story | None = await open_story(options.about, call)
    except NotFound:
        if options.about:
            raise
        story = None
    if story is None:
        rows = Bullets(tuple(_row(each) for each in call.commands if each.name != "help"))
        empty = Note(line(say("No article is stored yet: nothing can be answered so far.")))
        return Reply((Heading(say("What you can ask")), rows, empty), private=True, typed="help")
    able, silent = _sorted(call.commands, story)
    blocks: list[Block] = [Heading(say("What this article answers"))]
    if story.foreign:
        blocks.append(not_understood(story.sheet.article, briefing=story.briefing is not None))
    else:
        blocks.append(Bullets(tuple(_row(each) for each in able)))
    if silent and not story.foreign:
        blocks.append(Paragraph(line(say("It has nothing for: "), *_listed(silent))))
    blocks.append(Note(about_line(story.sheet.article)))
    following = next_questions(story, besides="help")
    blocks += [Buttons(following)] if following else []
    return Reply(tuple(blocks), private=True, typed=f"help about:{story.key}")


def _sorted(commands: tuple[Command, ...], story: Story) -> tuple[tuple[Command, ...], tuple[Command, ...]]:
    """The commands that have something to say on the article, or may have, and those that have not."""
    asked = [each for each in commands if each.name != "help"]
    silent = tuple(each for each in asked if each.answers is not None and not each.answers(story.sheet))
    return tuple(each for each in asked if each not in silent), silent


def _row(each: Command) -> Line:
    return line(Code(say_as(COMMAND, each.name)), DASH, say(each.help))


def _listed(commands: tuple[Command, ...]) -> Line:
    return tuple(part for each in commands for part in (Code(say_as(COMMAND, each.name)), Text(" ")))[:-1]


def _named(name: str, commands: tuple[Command, ...]) -> Command:
    wanted = name.lower().lstrip("/").strip().replace(" ", "-")
    found = by_name(commands).get(wanted)
    if found is not None:
        return found
    near = nearest(wanted, shown_names(commands), most=1)
    raise NoCommand(no_command(name[:40], near[0] if near else None))


def _explained(asked: Command) -> Reply:
    options = tuple(
        line(
            Code(f"{say_as(OPTION, option.name)}:"), " ", say(option.help), say(" (needed)") if option.required else ""
        )
        for option in asked.options
    )
    examples = tuple(line(Code(spoken_form(asked, example))) for example in asked.examples)
    blocks: list[Block] = [Heading(say_as(COMMAND, asked.name)), Paragraph(line(say(asked.help)))]
    if options:
        blocks.append(Bullets(options))
    blocks += [Paragraph(line(say("For example:"))), Bullets(examples)]
    return Reply(tuple(blocks), private=True, typed=f"help name:{asked.name}")
