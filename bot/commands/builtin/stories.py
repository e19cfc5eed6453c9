"""The command `stories`: which articles there are to ask about, and how much each answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.commands.spec import Call, Opt, command
from bot.commands.story import Story, key_of, open_stories, with_key
from bot.errors import NotFound
from bot.facts.query import shown
from bot.languages.words import mark, say, say_many
from bot.replies.blocks import Bullets, Button, Buttons, Code, Heading, Line, Paragraph, Reply, line
from bot.replies.wording import DASH, moment, title_of

EMPTY = mark("No article is stored yet.")
MOST = 25
"""How many articles are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stories:
    """Options of `stories`."""

    of: Annotated[str | None, Opt("Only those of this day, name, or with these words", rest=True)] = None


@command(
    examples=("stories", "stories Malta", "stories 2025-03-10"),
    words=("stories", "which articles", "list of articles", "what is there to ask about", "other articles", "all news"),
)
async def stories(options: Stories, call: Call) -> Reply:
    """What is there to ask about?"""
    try:
        found = await open_stories(options.of or "all", call, most=MOST)
    except NotFound:
        return Reply(
            (Paragraph(line(say("Nothing is stored on “{words}”.", words=options.of) if options.of else say(EMPTY))),)
        )
    lines = tuple(_row(each) for each in found)
    heading = Heading(say_many("One article", "{count} articles", len(found)))
    buttons = tuple(Button(title_of(s.sheet.article)[:75], with_key("brief", s)) for s in found[:3])
    return Reply((heading, Bullets(lines), Buttons(buttons)), typed=f"stories{f' {options.of}' if options.of else ''}")


def _row(story: Story) -> Line:
    sheet = story.sheet
    article = sheet.article
    able = sum(1 for each in story.commands if each.answers is not None and each.answers(sheet))
    published = moment(article.published) if article.published else say("no date")
    told = ", ".join(
        (
            say_many("{count} claim", "{count} claims", len(shown(sheet))),
            say_many("{count} quotation", "{count} quotations", len(sheet.quotations)),
            say_many("{count} question it answers", "{count} questions it answers", able),
        )
    )
    return line(title_of(article), DASH, published, DASH, told, DASH, Code(f"about:{key_of(article.id)}"))
