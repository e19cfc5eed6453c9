"""The command `evidence`: a sentence of the article, marked, with the one before and the one after it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from rapidfuzz import fuzz

from bot.commands.spec import Completes, Opt
from bot.commands.story import About, Answer, Story, article_command
from bot.errors import NotFound
from bot.facts.model import FactSheet, Sentence
from bot.languages.words import say
from bot.replies.blocks import Block, Cite, Heading, Paragraph, Quote, Text, line

LIKE = 70
"""How alike (0 to 100) typed words and a sentence must be to mean it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(About):
    """Options of `evidence`."""

    sentence: Annotated[str, Opt("The number of the sentence, or words of it", complete=Completes.SENTENCES, rest=True)]


@article_command(
    examples=("evidence 2", "evidence sentence:3"), words=("evidence", "sentence", "show the sentence", "proof")
)
def evidence(options: Evidence, story: Story) -> Answer:
    """Show me the sentence itself."""
    sheet = story.sheet
    found = _meant(sheet, options.sentence)
    around: list[Block] = [Heading(say("Sentence {number}", number=found.number))]
    for step in (-1, 0, 1):
        sentence = sheet.sentence(found.number + step) if found.number + step else None
        if sentence is not None:
            around.append(_shown(sheet, sentence, marked=step == 0))
    return Answer(tuple(around))


def _shown(sheet: FactSheet, sentence: Sentence, marked: bool) -> Block:
    words = sentence.span.of(sheet.article.text)
    cite = Cite(sentence.number, article=sheet.article.id)
    if marked:
        return Quote(words, cite)
    return Paragraph(line(Text(" ".join(words.split()), emphasis=True), " ", cite))


def _meant(sheet: FactSheet, typed: str) -> Sentence:
    """The sentence of that number, or most like those words. Raises NotFound."""
    body = tuple(sheet.body())
    match = re.match(r"\s*\[?[sS]?(\d{1,4})\]?(?:\s|$)", typed)
    if match:
        found = sheet.sentence(int(match[1])) if int(match[1]) else None
        if found is None:
            raise NotFound(
                say("There is no sentence {number}: the article has {count}.", number=match[1], count=len(body))
            )
        return found
    wanted = typed.casefold()
    scored = [(fuzz.partial_ratio(wanted, sheet.words(each.span).casefold()), -each.number, each) for each in body]
    best = max(scored, key=lambda row: row[:2], default=None)
    if best is None or best[0] < LIKE:
        raise NotFound(
            say("No sentence of the article has “{words}”.", words=typed[:60]),
            hint=say("Give the number in [ ] of an answer."),
        )
    return best[2]
