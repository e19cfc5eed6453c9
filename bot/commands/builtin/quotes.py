"""The command `quotes`: every direct quotation, verbatim, with its speaker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.commands.people import find, unmentioned
from bot.commands.spec import Completes, Opt
from bot.commands.story import About, Answer, Story, article_command
from bot.facts.model import FactSheet
from bot.facts.query import Marked, marked, number
from bot.languages.words import mark, say
from bot.replies.blocks import Cite, Heading, Paragraph, Quote, line
from bot.replies.wording import chain_words

EMPTY = mark("Nobody is quoted directly.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotes(About):
    """Options of `quotes`."""

    speaker: Annotated[str | None, Opt("Only this speaker's words", complete=Completes.SPEAKERS, rest=True)] = None
    most: Annotated[int | None, Opt("At most so many quotations", low=1, high=50)] = None


@article_command(
    examples=("quotes", "quotes Ida Holm", 'quotes speaker:"Ida Holm" most:5'),
    words=("quote", "quotes", "quoted", "quotation", "quotations", "word for word", "verbatim", "literally"),
)
def quotes(options: Quotes, story: Story) -> Answer:
    """Who is quoted, word for word?"""
    sheet = story.sheet
    found = marked(sheet)
    if options.speaker:
        speaker = find(sheet, options.speaker)
        if speaker is None:
            return Answer((Paragraph(line(unmentioned(sheet, options.speaker))),), empty=True)
        found = tuple(each for each in found if each.speaker == speaker.id)
        if not found:
            return Answer((Paragraph(line(say("{name} is not quoted directly.", name=speaker.name))),), empty=True)
    if not found:
        return Answer((Paragraph(line(say(EMPTY))),), empty=True)
    lines = tuple(_quote(sheet, each) for each in found[: options.most])
    return Answer((Heading(say("Word for word")), *lines))


def _quote(sheet: FactSheet, words: Marked) -> Quote:
    verbatim = words.span.of(sheet.article.text)
    cite = Cite(number(sheet, words.span), article=sheet.article.id)
    return Quote(verbatim, cite, line(chain_words(sheet, words.chain), ": "))
