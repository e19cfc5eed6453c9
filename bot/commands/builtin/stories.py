"""The command `stories`: what there is to ask about: stories of several articles by name, and articles alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from bot.commands.spec import Call, Opt, command
from bot.commands.story import Story, key_of, open_stories, with_key
from bot.errors import NotFound
from bot.facts.model import ArticleId
from bot.facts.query import shown
from bot.languages.dates import day, language_name
from bot.languages.words import mark, say, say_many
from bot.ports import Story as Gathered
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
    gathered = _by_article(await call.library.stories(call.place.tenant))
    lines = tuple(_rows(found, gathered))
    heading = Heading(say_many("One article", "{count} articles", len(found)))
    buttons = tuple(Button(title_of(s.sheet.article)[:75], with_key("brief", s)) for s in found[:3])
    return Reply((heading, Bullets(lines), Buttons(buttons)), typed=f"stories{f' {options.of}' if options.of else ''}")


def _by_article(gathered: Iterable[Gathered]) -> dict[ArticleId, Gathered]:
    """The story of each article; a private one before that of everybody."""
    known: dict[ArticleId, Gathered] = {}
    for each in sorted(gathered, key=lambda story: not story.private):
        for ident in each.articles:
            known.setdefault(ident, each)
    return known


def _rows(found: Iterable[Story], gathered: Mapping[ArticleId, Gathered]) -> Iterator[Line]:
    """A line for each story of several articles, where its newest one stands, and for each article that is alone."""
    done: set[str] = set()
    for each in found:
        story = gathered.get(each.sheet.article.id)
        if story is None or len(story.articles) == 1:
            yield _row(each, story)
        elif story.id not in done:
            done.add(story.id)
            yield _gathered(story)


def _gathered(story: Gathered) -> Line:
    """A story: its first title, how many articles, from when to when, and what to ask for it by."""
    told = say_many("{count} article", "{count} articles", len(story.articles))
    first, last = day(story.began), day(story.last)
    days = say("{first} to {last}", first=first, last=last) if first != last else first
    return line(f"“{story.title}”", DASH, days, DASH, told, DASH, Code(f"about:{story.name}"))


def _row(story: Story, gathered: Gathered | None) -> Line:
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
    if story.foreign:
        told = say("in {language}, not understood", language=language_name(article.language) or "?")
    name = gathered.name if gathered is not None else key_of(article.id)
    return line(title_of(article), DASH, published, DASH, told, DASH, Code(f"about:{name}"))
