"""The command `ask`: a free question, answered by the command that fits, or refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from bot.commands.answering import answering
from bot.commands.needs import satisfies
from bot.commands.parse import chosen
from bot.commands.routing import Refused, Routed, routes
from bot.commands.spec import Call, Opt, command
from bot.commands.story import SILENT, About, Answer, Story, button, framed, open_story
from bot.languages.words import say
from bot.replies.blocks import Buttons, Cite, Note, Paragraph, Quote, Reply, cited, line


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask(About):
    """Options of `ask`."""

    question: Annotated[str, Opt("The question, in your own words", rest=True)]


@command(examples=("ask who pays?", "ask what did Ida Holm say?"))
async def ask(options: Ask, call: Call) -> Reply:
    """Ask a question in your own words."""
    story = await open_story(options.about, call)
    if story.foreign:
        return framed(ask, options, story, Answer((), empty=True))
    found = routes(options.question, story.sheet, call.commands)
    if isinstance(found, Refused):
        return _quoted(options, story) or _refused(options, story, tuple(each.name for each in found.nearest))
    replies = [await _answer(routed, story, call) for routed in found]
    if len(replies) > 1:
        return _joined(options, story, replies)
    return replies[0] if cited(replies[0]) else _quoted(options, story) or replies[0]


def _quoted(options: Ask, story: Story) -> Reply | None:
    """The sentences that answer, word for word, where no command has an answer and the article does tell it."""
    sheet = story.sheet
    told = [
        Quote(sheet.words(s.span), Cite(s.number, article=sheet.article.id)) for s in answering(sheet, options.question)
    ]
    if not told:
        return None
    return framed(ask, options, story, Answer((Paragraph(line(say("In the article's words:"))), *told)))


async def _answer(routed: Routed, story: Story, call: Call) -> Reply:
    """The answer of the command, else of the first other one that has what the question needs, else its empty one."""
    first = await _run(routed, story, call)
    if cited(first):
        return first
    for other in routed.others:
        reply = await _run(other, story, call)
        if satisfies(story.sheet, reply, routed.needs, other.values.get("of", routed.asked)):
            return reply
    return first


async def _run(routed: Routed, story: Story, call: Call) -> Reply:
    parsed = chosen(routed.command, {**routed.values, "about": story.key})
    return await routed.command.run(parsed.options, call)


def _joined(options: Ask, story: Story, replies: Sequence[Reply]) -> Reply:
    """The answers to the parts of a question, one after the other in one frame."""
    blocks = (block for reply in replies for block in reply.blocks if not isinstance(block, Note | Buttons))
    return framed(ask, options, story, Answer(tuple(blocks)))


def _refused(options: Ask, story: Story, names: tuple[str, ...]) -> Reply:
    """It does not say, and the nearest questions that it does answer; never another question's answer."""
    near = [each for name in names for each in story.commands if each.name == name]
    reply = framed(ask, options, story, Answer((Paragraph(line(say(SILENT))),), empty=True))
    kept = tuple(block for block in reply.blocks if not isinstance(block, Buttons))
    offered = Buttons(tuple(button(each, story) for each in near))
    return Reply((*kept, offered) if near else kept, typed=reply.typed)
