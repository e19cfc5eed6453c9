"""Which articles are about one event: invented events told several times, and articles that only seem to belong."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from itertools import combinations
from pathlib import Path

import pytest
import yaml

from bot.extraction.pipeline import Extractor
from bot.facts.model import Article, ArticleId, FactSheet
from bot.facts.stories import SAME, Marks, likeness, marks, moment_of, story_name
from tests.stories import ferries

EVENTS = Path(__file__).parents[1] / "scenarios" / "events.yaml"


@pytest.fixture(scope="module")
def told() -> list[tuple[str, FactSheet]]:
    """Every article with the event it is about; of those apart each has an event of its own."""
    extractor = Extractor()
    found = []
    for event, articles in yaml.safe_load(EVENTS.read_text(encoding="utf-8")).items():
        for number, told in enumerate(articles):
            ident = f"{event}{number}"
            sheet = extractor.annotate(Article(id=ArticleId(ident), language="en", **told))
            found.append((ident if event == "apart" else event, sheet))
    return found


def test_nothing_joins_that_is_about_something_else(told: list[tuple[str, FactSheet]]) -> None:
    """The same minister, the same town, the same company on the same day: no pair is alike enough."""
    joined = [(a, b) for a, b, alike in _pairs(told) if a != b and alike >= SAME]
    assert [] == joined


def test_most_that_is_about_one_event_joins(told: list[tuple[str, FactSheet]]) -> None:
    """Of nine pairs seven at least; a third article may join by way of the second."""
    same = [alike for a, b, alike in _pairs(told) if a == b]
    assert 9 == len(same)
    assert sum(alike >= SAME for alike in same) >= 7


def _pairs(told: list[tuple[str, FactSheet]]) -> list[tuple[str, str, float]]:
    weighed: list[tuple[str, Marks]] = [(event, marks(sheet)) for event, sheet in told]
    known = Counter(mark for _, each in weighed for mark in each)
    return [(a, b, likeness(x, y, known, len(weighed))) for (a, x), (b, y) in combinations(weighed, 2)]


def test_an_article_is_like_itself_and_unlike_an_empty_one(told: list[tuple[str, FactSheet]]) -> None:
    """Likeness lies between 0 and 1."""
    for _, sheet in told:
        own = marks(sheet)
        assert likeness(own, own, Counter(own), 1) > 0.9
        assert likeness(own, {}, Counter(own), 1) == 0.0


def test_a_story_has_a_short_name_of_its_title() -> None:
    """Words of the title, in letters that can be typed, and a number where the name is taken."""
    sheet = ferries()
    assert "ferries-malta" == story_name(sheet)
    assert "ferries-malta-3" == story_name(sheet, ("ferries-malta", "ferries-malta-2"))
    plain = FactSheet(article=Article(id=ArticleId("x"), text="", title="Überfall in Łódź: Café “Été” öffnet"))
    assert story_name(plain).isascii()
    assert "story" == story_name(FactSheet(article=Article(id=ArticleId("x"), text="", title="…")))


@pytest.mark.parametrize(
    ("published", "at"),
    [
        (None, "2025-03-11T08:00+00:00"),
        (date(2025, 3, 10), "2025-03-10T12:00+00:00"),
        (datetime.fromisoformat("2025-03-10T23:30-02:00"), "2025-03-11T01:30+00:00"),
    ],
)
def test_when_an_article_is_from(published: date | datetime | None, at: str) -> None:
    """When it was published, else when it was fetched."""
    sheet = FactSheet(article=Article(id=ArticleId("x"), text="", published=published))
    assert datetime.fromisoformat(at) == moment_of(sheet, datetime(2025, 3, 11, 8, tzinfo=UTC))
