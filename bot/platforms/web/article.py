"""An article as paragraphs whose sentences can be marked: what the page shows beside an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.facts.model import FactSheet, Part, Sentence, Span

_LINE = re.compile(r"[^\n]+")


class Look(StrEnum):
    """How a paragraph is set."""

    PROSE = "prose"
    HEADING = "heading"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a paragraph; `number` is that of the body sentence they belong to, or 0.

    `first` is true for the run with which its sentence begins.
    """

    text: str
    number: int = 0
    first: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the article's text."""

    look: Look
    runs: tuple[Run, ...]

    @property
    def words(self) -> str:
        """The line as it stands, with single spaces."""
        return " ".join("".join(run.text for run in self.runs).split())


def paragraphs(sheet: FactSheet) -> tuple[Paragraph, ...]:
    """The whole text of the article, in order: nothing is left out, nothing added."""
    return tuple(_paragraphs(sheet))


def _paragraphs(sheet: FactSheet) -> Iterator[Paragraph]:
    text = sheet.article.text
    for match in _LINE.finditer(text):
        if match[0].strip():
            line = Span(*match.span())
            inside = [each for each in sheet.sentences if each.span.overlap(line)]
            yield Paragraph(_look(inside), tuple(_runs(text, line, inside)))


def _look(sentences: list[Sentence]) -> Look:
    parts = {sentence.part for sentence in sentences}
    if parts and parts <= {Part.TITLE, Part.HEADING}:
        return Look.HEADING
    return Look.CAPTION if parts == {Part.CAPTION} else Look.PROSE


def _runs(text: str, line: Span, sentences: list[Sentence]) -> Iterator[Run]:
    at = line.start
    for sentence in sentences:
        start, end = max(sentence.span.start, line.start), min(sentence.span.end, line.end)
        if at < start:
            yield Run(text[at:start])
        if at < end:
            yield Run(text[max(at, start) : end], sentence.number, first=start == sentence.span.start)
        at = max(at, end)
    if at < line.end:
        yield Run(text[at : line.end])
