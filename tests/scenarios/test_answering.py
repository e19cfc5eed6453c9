"""Free questions that no command is for: answered in the article's words, or not at all."""

from __future__ import annotations

from datetime import date

import pytest

from bot.commands.answering import answering
from bot.extraction.pipeline import Extractor
from bot.facts.model import Article, ArticleId, FactSheet
from tests.contracts.test_commands import cited
from tests.stories import ask, desk

TEXT = (
    "A freighter operated by Larn Lines sank off the coast of Ireland on Tuesday with 31 people on board. "
    "The coastguard, which led the rescue, said 28 sailors had been pulled from the water by two helicopters. "
    "Harbour master Ines Vold closed the port of Wexmouth for three days because of an oil slick. "
    "Larn Lines dismissed the ship's captain, Olin Brask, on Thursday; Brask said he had not been drunk. "
    "The insurer Kestrel Mutual put the damage at 40 million euros. "
    "In the final of the Wexmouth regatta, held a week earlier, Mara Quist beat Tove Lund 3-1."
)


@pytest.fixture(scope="module")
def sheet() -> FactSheet:
    """What the extractor finds in the text."""
    return Extractor().annotate(Article(id=ArticleId("freighter"), text=TEXT, published=date(2025, 10, 10)))


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("where did the ship sink?", 1),
        ("who led the rescue?", 2),
        ("why was the port shut?", 3),
        ("how long was the port closed?", 3),
        ("was the captain sacked?", 4),
        ("who put the damage at 40 million?", 5),
        ("what was the score of the regatta final?", 6),
        ("Has the captain of the freighter been fired?", 4),
    ],
)
def test_the_sentence_that_tells_it(sheet: FactSheet, question: str, number: int) -> None:
    """Other words for the same deed, and what the question word asks for, in one sentence."""
    assert number in [sentence.number for sentence in answering(sheet, question)]


@pytest.mark.parametrize(
    "question",
    [
        "who owns the freighter?",
        "which bank insured the ship?",
        "when will the port reopen?",
        "why was the captain drunk?",
        "how much did the rescue cost?",
        "how many helicopters crashed?",
        "is it over?",
        "what did Mara Quist say?",
        "where does Olin Brask live?",
        "who won the election?",
        "how did the helicopters get there?",
    ],
)
def test_what_only_comes_near_is_no_answer(sheet: FactSheet, question: str) -> None:
    """Another deed, no place, no day, no sum of that: nothing is shown."""
    assert () == answering(sheet, question)


async def test_ask_quotes_it_word_for_word(sheet: FactSheet) -> None:
    """`ask` shows the sentence, marked with its number, where it refused before."""
    reply = await ask(await desk(sheet), "who led the rescue?")
    assert 2 in cited(reply)
