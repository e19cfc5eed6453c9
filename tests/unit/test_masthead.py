"""By-lines, datelines and dates of publication above a text, and lines that are none of them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.extraction.trees.masthead import headed, of_masthead
from bot.extraction.trees.paragraphs import paragraphs
from bot.facts.model import Article, ArticleId

HEADS = (
    "ORVANE, 14 March 2026",
    "March 14, 2026",
    "Published: 2026-03-14",
    "Saturday, March 14th 2026 10:30 GMT",
    "Posted on 14 Mar 2026",
    "2026-03-14T10:30:00Z",
    "By Mina Holt | 14 March 2026",
    "By Mina Holt, 14 March 2026",
    "ORVANE, Norland (Tidewire) — March 14, 2026",
)


def text(head: str) -> Article:
    return Article(
        id=ArticleId("a"), text=f"Bridge closed\n\n{head}\n\nThe bridge was closed on Tuesday, the town said.\n"
    )


@pytest.mark.parametrize("line", HEADS)
def test_the_day_of_publication_is_taken_from_the_lines_above(line: str) -> None:
    """A line that holds only place, label, author and a day gives the day, and is no sentence."""
    assert headed(text(line)).published == date(2026, 3, 14)
    assert [p.text for p in paragraphs(text(line).text)][1:] == ["The bridge was closed on Tuesday, the town said."]


@pytest.mark.parametrize(
    "line",
    [
        "By March 14, 2026, the bridge was closed.",
        "Trial opened 14 March 2026",
        "Orvane, 14 March 2026: a day to remember",
        "By Mina Holt was painted",
        "By Tuesday the town was empty",
        "The bridge opened on 14 March 2026",
    ],
)
def test_a_day_in_a_sentence_is_no_day_of_publication(line: str) -> None:
    """What says anything else stays a line of the text, and dates nothing."""
    assert not of_masthead(line)
    assert headed(text(line)).published is None


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Mina Holt", ("Mina Holt",)),
        ("BY: Mina Holt and Jan de Vries", ("Mina Holt", "Jan de Vries")),
        ("By Mina Holt in Orvane", ("Mina Holt",)),
        ("By Mina Holt, political editor", ("Mina Holt",)),
    ],
)
def test_a_by_line_names_the_authors(line: str, authors: tuple[str, ...]) -> None:
    """Whoever stands in the by-line wrote the article, unless other authors were given."""
    assert headed(text(line)).authors == authors


def test_a_dateline_before_the_first_words_dates_the_article() -> None:
    """ "VARN, March 3, 2025 (Tidewire) - The mayor ..." does; without a year it does not."""
    lead = Article(id=ArticleId("a"), text="VARN, March 3, 2025 (Tidewire) - The mayor left.")
    assert headed(lead).published == date(2025, 3, 3)
    assert headed(Article(id=ArticleId("a"), text="VARN, March 3 (Tidewire) - The mayor left.")).published is None


def test_published_counts_before_updated_and_what_was_given_before_both() -> None:
    """The first publication is what "Tuesday" is reckoned from."""
    body = "Bridge closed\nUpdated 4 May 2025\nPublished 3 May 2025\n\nThe bridge was closed."
    assert headed(Article(id=ArticleId("a"), text=body)).published == date(2025, 5, 3)
    given = Article(id=ArticleId("a"), text=body, published=date(2025, 5, 2))
    assert headed(given).published == date(2025, 5, 2)
