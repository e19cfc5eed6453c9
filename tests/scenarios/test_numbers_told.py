"""Numbers as they are asked for: every rival count, what its source revised, numbers of one clause in one line."""

from __future__ import annotations

from datetime import date

import pytest

from bot.extraction.pipeline import Extractor
from bot.facts.model import Article, ArticleId, FactSheet
from bot.facts.revisions import revisions
from tests.stories import ask, desk, shown

REVISED = [
    ("The institute initially put the magnitude at 6.7 but later revised it to 6.4.", ("6.7", "6.4")),
    ("The institute initially gave a magnitude of 6.7. It later revised that to 6.4.", ("6.7", "6.4")),
    ("The ministry raised the death toll to 14 from 12.", ("12", "14")),
    ("Keller cut his growth forecast for this year to 0.8% from 1.4%.", ("1.4%", "0.8%")),
]

NOT_REVISED = [
    "The bakery raised its prices to 5 euros from 4 euros.",
    "The institute put the magnitude at 6.7. The university put it at 6.4.",
    "Earlier 12 people were hurt in Varn. The bank raised its stake to 14 percent.",
]


def _sheet(extractor: Extractor, text: str) -> FactSheet:
    return extractor.annotate(Article(id=ArticleId("numbers00001"), text=text, published=date(2025, 11, 20)))


@pytest.mark.parametrize(("text", "expected"), REVISED)
async def test_what_a_source_revises_is_told_with_what_it_was(
    extractor: Extractor, text: str, expected: tuple[str, str]
) -> None:
    """The number that holds comes with the one before it, in `numbers` and in `conflicts`; they are no rivals."""
    sheet = _sheet(extractor, text)
    assert [(sheet.words(r.before.span), sheet.words(r.after.span)) for r in revisions(sheet)] == [expected]
    front = await desk(sheet)
    told = f"“{expected[1]}” (revised, before: “{expected[0]}”)"
    assert told in shown(await ask(front, "numbers"))
    conflicts = shown(await ask(front, "conflicts"))
    assert "No disagreement was found" in conflicts
    assert told in conflicts


@pytest.mark.parametrize("text", NOT_REVISED)
def test_what_changed_in_the_world_is_no_revision(extractor: Extractor, text: str) -> None:
    """Prices that rise, and numbers of two voices, are not a source that corrects itself."""
    assert revisions(_sheet(extractor, text)) == ()


async def test_a_count_asked_for_comes_with_its_rivals(extractor: Extractor) -> None:
    """Whatever word for dying is asked with, every voice's count is told, and that it is not settled."""
    text = "The minister Orvik said 11 people had died in the flood. The Red Cross said the flood had killed 19 people."
    front = await desk(_sheet(extractor, text))
    for asked in ("how many dead?", "how many people died?", "how many were killed?"):
        answer = shown(await ask(front, asked))
        assert "! Not settled: How many were killed?" in answer, asked
        assert "“11 people”" in answer, asked
        assert "“19 people”" in answer, asked


async def test_numbers_of_one_clause_are_one_line(extractor: Extractor) -> None:
    """A clause is not told again for each of its numbers."""
    answer = shown(await ask(await desk(_sheet(extractor, "The party took 92 of the 200 seats.")), "numbers"))
    assert answer.count("The party took 92 of the 200 seats") == 2  # the line, and the article's name
    assert "“92”, “200 seats”" in answer


async def test_a_promise_is_no_agreement(extractor: Extractor) -> None:
    """What one side promises is told as promised."""
    answer = shown(
        await ask(await desk(_sheet(extractor, "The government promised 20 million euros in aid.")), "status")
    )
    assert "Promised" in answer
    assert "Agreed" not in answer


async def test_an_order_of_events_has_only_events(extractor: Extractor) -> None:
    """Since when something is lowest, and whose close it is, happened at no such time; a bare noun is no place."""
    text = (
        "Turnout was 61%, the lowest since 1998. The firm will pay a premium to Friday's close. A court sentenced "
        "Ames to four years in prison on Tuesday. Lind called the sum a drop in the ocean."
    )
    front = await desk(_sheet(extractor, text))
    when = shown(await ask(front, "when"))
    assert "18 Nov 2025" in when
    assert "1998 (" not in when
    assert "Friday" not in when.replace("Friday's close", "")
    where = shown(await ask(front, "where"))
    assert "- prison" not in where
    assert "- ocean" not in where


async def test_an_order_of_events_tells_a_thing_once(extractor: Extractor) -> None:
    """What stands under its day does not stand again among what has none."""
    text = "The bank now expects inflation to reach its target in mid-2026, six months earlier than it thought."
    when = shown(await ask(await desk(_sheet(extractor, text)), "when"))
    lines = [line for line in when.splitlines() if line.startswith("- ") and "expects inflation to reach" in line]
    assert len(lines) == 1, when


async def test_a_sentence_around_what_is_not_so_is_not_what_is_not_so(extractor: Extractor) -> None:
    """A doctor "who asked not to be named" says that people died: they did."""
    text = "A doctor, who asked not to be named, said seven people had been killed."
    status = shown(await ask(await desk(_sheet(extractor, text)), "status"))
    assert "Not so" not in status
    assert "seven people had been killed – Done" in status
