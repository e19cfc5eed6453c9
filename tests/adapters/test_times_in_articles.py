"""Times of invented articles: which verb they belong to, what its tense and the day of speaking make of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from bot.extraction.language import load
from bot.extraction.names.entities import find_entities
from bot.extraction.speech.quotations import find_speech
from bot.extraction.times.expressions import TimeIndex, find_times
from bot.extraction.trees.document import Document, read
from bot.facts.model import Article, ArticleId, Precision, When

MONDAY = date(2025, 7, 14)
SUNDAY = date(2025, 7, 20)
Read = Callable[[str, date | None], tuple[Document, TimeIndex]]


@pytest.fixture(scope="module")
def timed() -> Read:
    """Reads a text published on a day and gives its times."""
    nlp = load()

    def index(text: str, published: date | None) -> tuple[Document, TimeIndex]:
        document = read(Article(id=ArticleId("a"), text=text, published=published), nlp)
        return document, find_times(document, published, find_speech(document, find_entities(document)))

    return index


def of(
    read_: tuple[Document, TimeIndex], word: str
) -> list[tuple[str, date | datetime | None, date | datetime | None]]:
    """Words, first and last day of the times that belong to the first token of that form."""
    document, times = read_
    token = next(t for t in document.tokens if t.text == word)
    return [(w.span.of(document.text), w.first, w.last) for w in times.of(token)]


def test_the_day_of_saying_is_not_the_day_of_what_is_said(timed: Read) -> None:
    """ "Confirmed on Monday that they agreed": Monday belongs to confirmed alone."""
    got = timed("The minister confirmed on Monday that the towns agreed to buy a ferry.", MONDAY)
    assert [("Monday", MONDAY, MONDAY)] == of(got, "confirmed")
    assert [] == of(got, "agreed")
    assert [] == of(got, "buy")


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Talks resume on Wednesday.", "resume", date(2025, 7, 16)),
        ("The towns will meet on Saturday.", "meet", date(2025, 7, 19)),
        ("The towns met on Saturday.", "met", date(2025, 7, 12)),
        ("The result is due on 20 October.", "due", date(2025, 10, 20)),
        ("The council on Thursday refused to pay.", "refused", date(2025, 7, 10)),
        ("The rocket failed to reach orbit on Tuesday.", "reach", date(2025, 7, 8)),
        ("A strike planned for last Friday was suspended.", "planned", date(2025, 7, 11)),
        ("The mayor is expected to resign on Friday.", "resign", date(2025, 7, 18)),
    ],
)
def test_the_tense_tells_ahead_from_behind(timed: Read, text: str, verb: str, expected: date) -> None:
    """A bare weekday is the latest before a past tense, the next before a future one."""
    assert [(expected, expected)] == [(first, last) for _, first, last in of(timed(text, MONDAY), verb)]


def test_a_time_in_front_is_of_both_verbs(timed: Read) -> None:
    """ "Last week the mayor changed his mind and took ..."."""
    got = timed("However, last week the mayor changed his mind and took the train.", MONDAY)
    week = [("last week", date(2025, 7, 7), date(2025, 7, 13))]
    assert (week, week) == (of(got, "changed"), of(got, "took"))


def test_two_times_of_one_event_are_both_kept(timed: Read) -> None:
    """A text that dates one event twice is not put right."""
    got = timed("Two weeks ago, last week the Ministry of Health decided to stop a trial.", MONDAY)
    assert ["Two weeks ago", "last week"] == [words for words, _, _ in of(got, "decided")]


def test_a_quotation_counts_from_the_day_of_speaking(timed: Read) -> None:
    """What was said on Monday of Thursday is the Thursday before, even when the next one has passed since."""
    text = "Ann Smith confirmed on Monday that the towns agreed. “Bob Hall called me on Thursday,” Smith said."
    assert [date(2025, 7, 10)] == [first for _, first, _ in of(timed(text, SUNDAY), "called")]


def test_the_order_of_events_settles_last_friday(timed: Read) -> None:
    """On a Sunday "last Friday" has two readings; what is called previous lies before the statement on Monday."""
    text = (
        "Ann Smith spoke on Monday. Her words confirm the previous announcement by Bob Hall, "
        "who last Friday stated that the towns would pay."
    )
    assert [date(2025, 7, 11)] == [first for _, first, _ in of(timed(text, SUNDAY), "stated")]


def test_what_nothing_settles_stays_open_and_lists_both(timed: Read) -> None:
    """Both readings are listed among the times; the event has none, so that no answer picks one."""
    document, times = timed("The towns met last Friday.", SUNDAY)
    assert [date(2025, 7, 11), date(2025, 7, 18)] == [w.first for w in times.times]
    assert [("last Friday", None, None)] == of((document, times), "met")


def test_at_the_time_is_the_day_of_the_same_speaker_before(timed: Read) -> None:
    """ "... he explained at the time" points to what he said before."""
    text = "Bob Hall said last Friday that the towns would pay. “We have the money for it,” Hall explained at the time."
    assert [("at the time", date(2025, 7, 11), date(2025, 7, 11))] == of(timed(text, MONDAY), "explained")


def test_since_and_until_have_one_end(timed: Read) -> None:
    """Nothing is made up for the other."""
    _, times = timed("He has led the firm since 2014. The ban holds until Friday.", MONDAY)
    since, until = times.times
    assert (date(2014, 1, 1), None) == (since.first, since.last)
    assert (None, date(2025, 7, 18)) == (until.first, until.last)


def test_the_zone_of_publication_tells_its_day(timed: Read) -> None:
    """A moment of publication counts with its own zone's day."""
    nlp = load()
    text = "The towns met on Monday."
    published = datetime(2025, 7, 14, 23, 30, tzinfo=UTC)
    document = read(Article(id=ArticleId("a"), text=text, published=published), nlp)
    assert [MONDAY] == [w.first for w in find_times(document, published).times]


def test_without_a_day_of_publication_everything_relative_is_open(timed: Read) -> None:
    """The words are kept, nothing is resolved; a year in the text still is."""
    _, times = timed("The towns met on Monday, last week and in 2019.", None)
    assert [None, None, date(2019, 1, 1)] == [w.first for w in times.times]
    assert [Precision.DAY, Precision.WEEK, Precision.YEAR] == [w.precision for w in times.times]


def test_an_empty_text_has_no_times(timed: Read) -> None:
    """No words, no times."""
    empty: tuple[When, ...] = ()
    assert empty == timed("", MONDAY)[1].times
