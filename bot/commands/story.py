"""The article that a question is about, and the frame of every answer on an article."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar, cast, get_type_hints

from bot.commands.foreign import not_understood
from bot.commands.parse import typed
from bot.commands.shelf import MOST, chosen_articles
from bot.commands.spec import Call, Command, Completes, Opt, command
from bot.facts.agreement import agreeing
from bot.facts.briefing import Briefing
from bot.facts.model import ArticleId, FactSheet
from bot.facts.query import shown
from bot.languages.words import mark, say, say_as, say_many
from bot.replies.blocks import (
    Block,
    Bullets,
    Button,
    Buttons,
    Heading,
    Note,
    Paragraph,
    Picture,
    Reply,
    Text,
    line,
)
from bot.replies.compose import cites
from bot.replies.content import content
from bot.replies.pictures import Sketch
from bot.replies.wording import about_line, title_of

PREFIX = 8
"""How many characters of an article's id stand in a button's command."""

SILENT = mark("The article does not say.")
"""The answer where an article has none."""

LABEL, TYPED = 75, 95
"""The most characters of a button's label, and of the command it types."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The option that every question on an article has."""

    about: Annotated[
        str | None,
        Opt("Which article: a briefing, words of its title, a date, or a name in it", complete=Completes.BRIEFINGS),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article that was asked about, with the briefing on it where there is one, and all commands.

    `left` is how many more articles were meant and are not looked at.
    """

    sheet: FactSheet
    briefing: Briefing | None = None
    commands: tuple[Command, ...] = ()
    left: int = 0

    @property
    def foreign(self) -> bool:
        """Whether it is in another language than English, so that nothing was extracted from it."""
        return not self.sheet.article.understood

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


_NOTHING = Answer((), empty=True)

Taken = TypeVar("Taken", bound=About)


def key_of(ident: ArticleId) -> str:
    """The short form of an article's id."""
    return ident[:PREFIX]


def article_command(
    *, examples: tuple[str, ...], words: tuple[str, ...] = (), topic: str | None = None, foreign: bool = False
) -> Callable[[Callable[[Taken, Story], Answer]], Command]:
    """Declare a command that answers from one article: a pure function of its options and the story.

    The frame is added here: the article is found and named, the answer can be gone on with, and next questions follow.
    With `foreign` it has an answer even on an article in another language, of which nothing was extracted.
    """

    def declare(compose: Callable[[Taken, Story], Answer]) -> Command:
        async def run(options: Any, call: Call) -> Reply:
            stories = await open_stories(options.about, call)
            answers = [compose(options, each) if foreign or not each.foreign else _NOTHING for each in stories]
            if len(stories) > 1:
                return side_by_side(made, options, stories, answers)
            return framed(made, options, stories[0], answers[0], await _drawn(answers[0], call))

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
    if story.foreign:
        blocks = [*foreign_blocks(story, answer), Note(about_line(story.sheet.article))]
    following = next_questions(story, besides=asked.name)
    if following:
        blocks.append(Buttons(following))
    return Reply(tuple(blocks), typed=again)


def foreign_blocks(story: Story, answer: Answer) -> tuple[Block, ...]:
    """That the article is in another language, and then what there is on it all the same."""
    told = not_understood(story.sheet.article, briefing=story.briefing is not None)
    return (told,) if answer.empty else (*answer.blocks, told)


def side_by_side(asked: Command, options: About, stories: Sequence[Story], answers: Sequence[Answer]) -> Reply:
    """The answers of several articles, each under its title, so that [n] is a sentence of that article."""
    blocks: list[Block] = []
    silent: list[str] = []
    foreign: list[str] = []
    for story, answer in zip(stories, answers, strict=True):
        if answer.empty and story.foreign:
            foreign.append(title_of(story.sheet.article))
        elif answer.empty:
            silent.append(title_of(story.sheet.article))
        else:
            blocks += [Heading(title_of(story.sheet.article)), *map(_under_title, answer.blocks)]
            blocks.append(Note(about_line(story.sheet.article)))
    plain = (list(answer.blocks) for story, answer in zip(stories, answers, strict=True) if not story.foreign)
    blocks = blocks or next(plain, [])
    blocks += _in_common([story.sheet for story, answer in zip(stories, answers, strict=True) if not answer.empty])
    blocks += [Note(line(say("It says nothing of this: "), ", ".join(silent)))] if silent else []
    blocks += [Note(line(say("Not in English, so not understood: "), ", ".join(foreign)))] if foreign else []
    blocks += _left_out(stories)
    following = next_questions(stories[0], besides=asked.name)
    blocks += [Buttons(following)] if following else []
    return Reply(tuple(blocks), typed=typed(asked, _values(options)))


def several(asked: Command, options: About, stories: Sequence[Story], blocks: tuple[Block, ...]) -> Reply:
    """An answer about several articles together, with the articles' names and the next questions under it."""
    notes = tuple(Note(about_line(story.sheet.article)) for story in stories)
    following = next_questions(stories[0], besides=asked.name)
    buttons = (Buttons(following),) if following else ()
    return Reply((*blocks, *notes, *_left_out(stories), *buttons), typed=typed(asked, _values(options)))


def _left_out(stories: Sequence[Story]) -> list[Block]:
    """That there is more than was looked at: an answer never seems to be about everything when it is not."""
    left = stories[0].left
    words = say_many(
        "{count} older article on this is not looked at here.",
        "{count} older articles on this are not looked at here.",
        left,
    )
    return [Note(line(words))] if left else []


def _under_title(block: Block) -> Block:
    return Paragraph(line(Text(block.text, strong=True))) if isinstance(block, Heading) else block


def _in_common(sheets: Sequence[FactSheet]) -> list[Block]:
    """Which of the articles tell the same, and which tell one thing differently, as far as their claims show."""
    found = agreeing(sheets, [shown(sheet) for sheet in sheets])
    lines = []
    for at, then, pair in found[:MOST]:
        one, other = sheets[at], sheets[then]
        titles = {"one": title_of(one.article), "other": title_of(other.article)}
        names = say("{one} and {other} agree: ", **titles)
        if pair.differs:
            names = say("{one} and {other} differ on {what}: ", what=say_as("differs", pair.differs), **titles)
        lines.append(line(Text(names, strong=True), content(one, pair.one), " ", *cites(one, pair.one.evidence)))
    return [Heading(say("In both")), Bullets(tuple(lines))] if lines else []


def with_key(name: str, story: Story) -> str:
    """What asks that command about this very article."""
    return f"{name} about:{story.key}"


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
    label = f"{say_as('command', each.name)} {' '.join(values.values())}" if values else say(each.help)
    return Button(label[:LABEL], typed(each, {**values, "about": story.key})[:TYPED])


async def open_story(about: str | None, call: Call) -> Story:
    """The article asked about; without words, that of the newest briefing, else the newest. Raises NotFound."""
    return (await open_stories(about, call, most=1))[0]


async def open_stories(about: str | None, call: Call, most: int = MOST) -> tuple[Story, ...]:
    """The articles asked about, at most so many; several for a day, a name, or words of several titles.

    Raises NotFound.
    """
    found = await chosen_articles(about, call, most)
    return tuple(
        Story(sheet=sheet, briefing=briefing, commands=call.commands, left=found.left)
        for sheet, briefing in found.articles
    )


def _taken(compose: Callable[[Taken, Story], Answer]) -> type[Any]:
    return cast(type[Any], get_type_hints(compose)["options"])


def _probe(compose: Callable[[Taken, Story], Answer]) -> Callable[[FactSheet], bool] | None:
    takes = _taken(compose)
    if any(field.default is dataclasses.MISSING for field in dataclasses.fields(takes)):
        return None
    return lambda sheet: sheet.article.understood and not compose(takes(), Story(sheet=sheet)).empty


def _values(options: About) -> dict[str, Any]:
    return {field.name: getattr(options, field.name) for field in dataclasses.fields(options)}
