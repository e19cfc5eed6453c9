"""The bundled example, read by the real extraction: what its bullets show when somebody tries Newsdesk first."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bot.briefings.load import Loaded, load_folder
from bot.extraction.pipeline import Extractor
from bot.facts.briefing import Bullet, Verdict
from bot.facts.grounding import check, check_all
from bot.facts.model import FactSheet
from tests.unit.grounding_cases import CASES
from tests.unit.grounding_more import CASES as MORE
from tests.unit.test_grounding import BEYOND


@pytest.fixture(scope="module")
def example(root: Path) -> Loaded:
    """The bundled briefing."""
    loaded, _ = load_folder(root / "config" / "briefings")
    return loaded[0]


@pytest.fixture(scope="module")
def sheet(extractor: Extractor, example: Loaded) -> FactSheet:
    """What its article says."""
    return extractor.annotate(example.article)


def test_example_shows_every_mark(example: Loaded, sheet: FactSheet) -> None:
    """One bullet is not in the article, one is contradicted with its reason, the others stand with their sentences."""
    checked = check_all(example.briefing.bullets, sheet)
    verdicts = Counter(one.verdict for one in checked)
    assert verdicts == {Verdict.SUPPORTED: 6, Verdict.NOT_FOUND: 1, Verdict.CONTRADICTED: 1}
    notes = [one.note for one in checked if one.note]
    assert notes == ["The article says 60 trucks, not 90 trucks.", "The article does not mention Tallinn."]
    cited = [[sheet.words(s.span) for n in one.sentences if (s := sheet.sentence(n))] for one in checked]
    assert any("equal shares" in words for words in cited[2])
    assert any("The fund itself will pay" in words for words in cited[3])
    assert any("60 trucks" in words for words in cited[5])
    assert any("2 October" in words for words in cited[7])


def test_example_has_the_length_it_should(sheet: FactSheet) -> None:
    """The article is as long as a short news story, with headings that are seen as such."""
    body = list(sheet.body())
    assert 14 <= len(body) <= 20
    assert 1 <= len(sheet.sentences) - len(body) <= 2
    assert 340 <= len(sheet.article.text.split()) <= 500


def test_most_invented_bullets_are_judged_right_on_real_sheets(extractor: Extractor) -> None:
    """Without claims made by hand, at least nine of ten of the invented bullets still get the right verdict."""
    sheets: dict[str, FactSheet] = {}
    wrong = []
    cases = [case for case in CASES + MORE if case[1] not in BEYOND]
    for made, text, verdict in cases:
        if made.article.id not in sheets:
            sheets[made.article.id] = extractor.annotate(made.article)
        checked = check(Bullet(text=text, line=1), sheets[made.article.id])
        if checked.verdict is not verdict:
            wrong.append(f"{text} - {checked.verdict}: {checked.note}")
    assert len(wrong) <= len(cases) // 10, wrong
