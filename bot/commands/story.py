"""The article that a question is about, and the frame of every answer on an article."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any, TypeVar, cast, get_type_hints

from bot.commands.parse import typed
from bot.commands.spec import Call, Command, Completes, Opt, command
from bot.errors import NotFound
from bot.facts.briefing import Briefing
from bot.facts.model import ArticleId, FactSheet
from bot.ports import Filed
from bot.replies.blocks import Block, Button, Buttons, Note, Picture, Reply
from bot.replies.pictures import Sketch
from bot.replies.wording import about_line

PREFIX = 8
"""How many characters of an article's id stand in a button's command."""

SILENT = "The article does not say."
"""The answer where an article has none."""

LABEL, TYPED = 75, 95
"""The most characters of a button's label, and of the command it types."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The option that every question on an article has."""

    about: Annotated[
        str | None, Opt("Which article: a briefing, words of its title, or a date", complete=Completes.BRIEFINGS)
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article that was asked about, with the briefing on it where there is one, and all commands."""

    sheet: FactSheet
    briefing: Briefing | None = None
    commands: tuple[Command, ...] = ()

    @property
    def key(self) -> str:
        """What `about:` must say to mean this article, today and later."""
        return key_of(self.sheet.article.id)


@dataclass(frozen=True, slots=True)
class Answer:
    """The blocks of an answer; `empty` when they say that the article does not say.

    `sketch` tells what a picture of it would show; None where a picture says no more than the words.
    """

    blocks: tuple[Block, ...]
    empty: bool = False
    sketch: Callable[[], Sketch | None] | None = None


Taken = TypeVar("Taken", bound=About)


def key_of(ident: ArticleId) -> str:
    """The short form of an article's id."""
    return ident[:PREFIX]


def article_command(
    *, examples: tuple[str, ...], words: tuple[str, ...] = (), topic: str | None = None
) -> Callable[[Callable[[Taken, Story], Answer]], Command]:
    """Declare a command that answers from one article: a pure function of its options and the story.

    The frame is added here: the article is found and named, the answer can be gone on with, and next questions follow.
    """

    def declare(compose: Callable[[Taken, Story], Answer]) -> Command:
        async def run(options: Any, call: Call) -> Reply:
            story = await open_story(options.about, call)
            answer = compose(options, story)
            return framed(made, options, story, answer, await _drawn(answer, call))

        run.__name__, run.__doc__ = compose.__name__, compose.__doc__
        run.__annotations__ = {"options": _taken(compose), "call": Call, "return": Reply}
        made = dataclasses.replace(command(examples=examples, words=words)(run), answers=_probe(compose), topic=topic)
        return made

    return declare


async def _drawn(answer: Answer, call: Call) -> tuple[Picture, ...]:
    """The picture of an answer, where there is one and somebody to draw it."""
    sketch = answer.sketch() if answer.sketch is not None and call.drawer is not None else None
    data = await call.drawer.draw(sketch) if sketch is not None and call.drawer is not None else None
    return (Picture(data, sketch.alt),) if sketch is not None and data else ()


def framed(asked: Command, options: About, story: Story, answer: Answer, pictures: tuple[Picture, ...] = ()) -> Reply:
    """The answer with its pictures, the article's name and the next questions under it."""
    again = typed(asked, {**_values(options), "about": story.key})
    blocks: list[Block] = [*answer.blocks, *pictures, Note(about_line(story.sheet.article))]
    following = next_questions(story, besides=asked.name)
    if following:
        blocks.append(Buttons(following))
    return Reply(tuple(blocks), typed=again)


def next_questions(story: Story, besides: str, most: int = 3) -> tuple[Button, ...]:
    """Buttons for questions that the article answers, beginning after `besides` in the order of all commands."""
    names = [each.name for each in story.commands]
    after = names.index(besides) + 1 if besides in names else 0
    found: list[Button] = []
    for each in (*story.commands[after:], *story.commands[:after]):
        if len(found) == most:
            break
        if each.name != besides and each.answers is not None and each.answers(story.sheet):
            found.append(button(each, story))
    return tuple(found)


def button(each: Command, story: Story, **values: str) -> Button:
    """A button that asks `each` about this very article."""
    label = f"{each.name} {' '.join(values.values())}" if values else each.help
    return Button(label[:LABEL], typed(each, {**values, "about": story.key})[:TYPED])


async def open_story(about: str | None, call: Call) -> Story:
    """The article asked about; without words, that of the newest briefing, else the newest. Raises NotFound."""
    tenant = call.place.tenant
    briefings = await call.library.briefings(tenant)
    filed = await call.library.articles(tenant)
    if not filed:
        raise NotFound("No article is stored yet.", hint="Add one, and ask again.")
    ident = _chosen(about.strip(), briefings, filed, call.at.date()) if about and about.strip() else None
    if ident is None:
        ident = briefings[0].article if briefings else filed[0].id
    sheet = await call.library.sheet(ident, tenant)
    if sheet is None:
        raise NotFound("That article is not stored any more.")
    briefing = next((each for each in briefings if each.article == ident), None)
    return Story(sheet=sheet, briefing=briefing, commands=call.commands)


def _chosen(about: str, briefings: tuple[Briefing, ...], filed: tuple[Filed, ...], today: date) -> ArticleId:
    wanted = about.casefold()
    by_name = next((b.article for b in briefings if b.id.casefold() == wanted), None)
    if by_name is not None:
        return by_name
    by_id = next((f.id for f in filed if len(wanted) >= 4 and f.id.casefold().startswith(wanted)), None)
    if by_id is None:
        by_id = next((f.id for f in filed if f.id.casefold() == wanted), None)
    return by_id or _by_day(wanted, filed, today) or _by_title(wanted, briefings, filed, about)


def _by_day(wanted: str, filed: tuple[Filed, ...], today: date) -> ArticleId | None:
    try:
        day = {"today": today, "yesterday": today - timedelta(days=1)}.get(wanted) or date.fromisoformat(wanted)
    except ValueError:
        return None
    found = next((f.id for f in filed if f.published is not None and f.published.isoformat()[:10] == str(day)), None)
    if found is None:
        raise NotFound(f"No article of {day} is stored.")
    return found


def _by_title(wanted: str, briefings: tuple[Briefing, ...], filed: tuple[Filed, ...], about: str) -> ArticleId:
    words = wanted.split()
    titles = [(b.title, b.article) for b in briefings] + [(f.title or "", f.id) for f in filed]
    for title, ident in titles:
        if title and all(word in title.casefold() for word in words):
            return ident
    raise NotFound(f"No article is known as “{about[:60]}”.", hint="Leave out about: to ask about the newest one.")


def _taken(compose: Callable[[Taken, Story], Answer]) -> type[Any]:
    return cast(type[Any], get_type_hints(compose)["options"])


def _probe(compose: Callable[[Taken, Story], Answer]) -> Callable[[FactSheet], bool] | None:
    takes = _taken(compose)
    if any(field.default is dataclasses.MISSING for field in dataclasses.fields(takes)):
        return None
    return lambda sheet: not compose(takes(), Story(sheet=sheet)).empty


def _values(options: About) -> dict[str, Any]:
    return {field.name: getattr(options, field.name) for field in dataclasses.fields(options)}
