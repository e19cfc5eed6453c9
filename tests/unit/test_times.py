"""What a time expression means before and after a day is known: patterns and reckoning, without a language model."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.extraction.times.calendar_words import Back, Dated, Expression, Loose, Told, Weekday
from bot.extraction.times.patterns import expressions
from bot.extraction.times.reckoning import Interval, precision, readings
from bot.facts.model import Precision, Span

TUESDAY = date(2025, 7, 15)
NEW_YEAR = date(2026, 1, 2)  # a Friday
CLOCK_CHANGE = date(2025, 3, 31)  # a Monday, the day after clocks changed in Europe


def found(text: str) -> tuple[Expression, ...]:
    """All expressions of a text read as one sentence."""
    return expressions(text, (Span(0, len(text)),)) if text else ()


def only(text: str) -> Expression:
    """The one expression of a text."""
    (expression,) = found(text)
    return expression


def days(words: str, published: date | None, ahead: bool | None = None) -> tuple[Interval, ...]:
    """Every reading of the one expression in `words`."""
    return readings(only(words).told, published, ahead=ahead)


def one(first: date, last: date | None = None) -> tuple[Interval, ...]:
    """A single reading, of a day or of several."""
    return ((first, last or first),)


@pytest.mark.parametrize(
    ("words", "published", "ahead", "expected"),
    [
        ("on Tuesday", TUESDAY, False, one(TUESDAY)),
        ("on Monday", TUESDAY, False, one(date(2025, 7, 14))),
        ("on Wednesday", TUESDAY, False, one(date(2025, 7, 9))),
        ("on Wednesday", TUESDAY, True, one(date(2025, 7, 16))),
        ("on Saturday", TUESDAY, None, one(date(2025, 7, 12))),
        ("on Monday", NEW_YEAR, False, one(date(2025, 12, 29))),
        ("on Monday", NEW_YEAR, True, one(date(2026, 1, 5))),
        ("late on Sunday", CLOCK_CHANGE, False, one(date(2025, 3, 30))),
        ("Monday last week", TUESDAY, None, one(date(2025, 7, 7))),
        ("last week on Monday", TUESDAY, None, one(date(2025, 7, 7))),
        ("this Friday", TUESDAY, None, one(date(2025, 7, 18))),
        ("last Friday", TUESDAY, None, one(date(2025, 7, 11))),
        ("last week", TUESDAY, None, one(date(2025, 7, 7), date(2025, 7, 13))),
        ("two weeks ago", TUESDAY, None, one(date(2025, 6, 30), date(2025, 7, 6))),
        ("two weeks ago", NEW_YEAR, None, one(date(2025, 12, 15), date(2025, 12, 21))),
        ("last week", CLOCK_CHANGE, None, one(date(2025, 3, 24), date(2025, 3, 30))),
        ("over the weekend", TUESDAY, None, one(date(2025, 7, 12), date(2025, 7, 13))),
        ("at the weekend", TUESDAY, True, one(date(2025, 7, 19), date(2025, 7, 20))),
        ("last weekend", TUESDAY, None, one(date(2025, 7, 12), date(2025, 7, 13))),
        ("two days ago", CLOCK_CHANGE, None, one(date(2025, 3, 29))),
        ("yesterday", NEW_YEAR, None, one(date(2026, 1, 1))),
        ("last night", NEW_YEAR, None, one(date(2026, 1, 1))),
        ("tomorrow", TUESDAY, None, one(date(2025, 7, 16))),
        ("in three days’ time", TUESDAY, None, one(date(2025, 7, 18))),
        ("this month", TUESDAY, None, one(date(2025, 7, 1), date(2025, 7, 31))),
        ("next month", date(2025, 12, 31), None, one(date(2026, 1, 1), date(2026, 1, 31))),
        ("three months ago", date(2025, 2, 10), None, one(date(2024, 11, 1), date(2024, 11, 30))),
        ("last year", TUESDAY, None, one(date(2024, 1, 1), date(2024, 12, 31))),
        ("last quarter", NEW_YEAR, None, one(date(2025, 10, 1), date(2025, 12, 31))),
        ("at the end of the year", TUESDAY, None, one(date(2025, 12, 1), date(2025, 12, 31))),
        ("at the end of the month", date(2024, 2, 10), None, one(date(2024, 2, 29))),
        ("20 October", TUESDAY, None, one(date(2025, 10, 20))),
        ("on 20 October", TUESDAY, False, one(date(2024, 10, 20))),
        ("on 28 December", NEW_YEAR, None, one(date(2025, 12, 28))),
        ("on Jan. 5", date(2025, 12, 20), None, one(date(2026, 1, 5))),
        ("between 2 and 9 June", TUESDAY, None, one(date(2025, 6, 2), date(2025, 6, 9))),
        ("28 December to 3 January", NEW_YEAR, None, one(date(2025, 12, 28), date(2026, 1, 3))),
        ("in March", TUESDAY, False, one(date(2025, 3, 1), date(2025, 3, 31))),
        ("scheduled for May", TUESDAY, True, one(date(2026, 5, 1), date(2026, 5, 31))),
        ("in March last year", TUESDAY, None, one(date(2024, 3, 1), date(2024, 3, 31))),
        ("first-quarter", date(2025, 5, 7), False, one(date(2025, 1, 1), date(2025, 3, 31))),
        ("fourth-quarter", date(2025, 2, 7), False, one(date(2024, 10, 1), date(2024, 12, 31))),
        ("the third quarter of last year", TUESDAY, None, one(date(2024, 7, 1), date(2024, 9, 30))),
    ],
)
def test_counted_from_the_day_of_publication(
    words: str, published: date, ahead: bool | None, expected: tuple[Interval, ...]
) -> None:
    """Relative words become the days that a newsroom means by them, at turns of the year and of the clock too."""
    assert expected == days(words, published, ahead)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1 September 2025", one(date(2025, 9, 1))),
        ("September 1, 2025", one(date(2025, 9, 1))),
        ("the 14th of May, 2023", one(date(2023, 5, 14))),
        ("Monday, June 2, 2025", one(date(2025, 6, 2))),
        ("2025-03-04", one(date(2025, 3, 4))),
        ("5–7 May 2024", one(date(2024, 5, 5), date(2024, 5, 7))),
        ("in 2023", one(date(2023, 1, 1), date(2023, 12, 31))),
        ("early 2026", one(date(2026, 1, 1), date(2026, 12, 31))),
        ("in 2019-2021", one(date(2019, 1, 1), date(2021, 12, 31))),
        ("the 2024/25 season", one(date(2024, 1, 1), date(2025, 12, 31))),
        ("the 1990s", one(date(1990, 1, 1), date(1999, 12, 31))),
        ("March 2020", one(date(2020, 3, 1), date(2020, 3, 31))),
        ("the first half of 2026", one(date(2026, 1, 1), date(2026, 6, 30))),
        ("Q4 2025", one(date(2025, 10, 1), date(2025, 12, 31))),
    ],
)
def test_a_year_in_the_text_needs_no_publication_date(words: str, expected: tuple[Interval, ...]) -> None:
    """Dates that name their year stand for themselves."""
    assert expected == days(words, None)


@pytest.mark.parametrize(
    "words", ["on Monday", "last Friday", "yesterday", "two weeks ago", "last week", "in March", "20 October", "Q1"]
)
def test_nothing_is_reckoned_without_a_day_to_count_from(words: str) -> None:
    """Without a publication date everything relative stays open."""
    assert () == days(words, None)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("over three years", Precision.DURATION),
        ("a 48-hour strike", Precision.DURATION),
        ("for decades", Precision.DURATION),
        ("the past two weeks", Precision.DURATION),
        ("last summer", Precision.SEASON),
        ("previously", Precision.VAGUE),
        ("several weeks ago", Precision.VAGUE),
        ("hours later", Precision.VAGUE),
        ("in the coming weeks", Precision.DURATION),
    ],
)
def test_durations_and_loose_words_never_get_a_day(words: str, expected: Precision) -> None:
    """A duration is no start date, a season is not the same months everywhere, and "recently" is no day."""
    told = only(words).told
    assert (expected, ()) == (precision(told), readings(told, TUESDAY, ahead=None))


def test_last_weekday_with_two_readings_gives_both() -> None:
    """On a Sunday "last Friday" may be two days ago or nine: both are given, for the order of events to decide."""
    assert ((date(2025, 7, 11),) * 2, (date(2025, 7, 18),) * 2) == days("last Friday", date(2025, 7, 20))


def test_in_a_quotation_the_day_of_speaking_is_left_out() -> None:
    """Who says "on Thursday" on a Thursday means the week before."""
    thursday = date(2025, 7, 10)
    assert one(date(2025, 7, 3)) == readings(Weekday(3), thursday, ahead=False, strict=True)


@pytest.mark.parametrize(
    "text",
    [
        "They may march. We march on.",
        "Ann Smith, 62, is 23 years old.",
        "a 62-year-old man",
        "2,023 people and $2023",
        "Black Friday and Good Friday",
        "Mondays are long",
        "31.5% of 1,950.25",
        "",
    ],
)
def test_what_is_no_time(text: str) -> None:
    """Verbs that look like months, ages, sums, feasts named after a day: no times."""
    assert () == found(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("since Monday", "since"),
        ("until the end of March", "until"),
        ("through 2030", "until"),
        ("by Friday", ""),
        ("on Friday", ""),
    ],
)
def test_since_and_until_leave_one_end_open(text: str, expected: str) -> None:
    """What is told from or up to a day is marked, so that no end is made up."""
    assert expected == only(text).bound


def test_the_longest_expression_wins() -> None:
    """One expression for "September 1, 2025", and what comes after it is found too."""
    text = "From September 1, 2025 to two weeks ago, at the time"
    assert ["September 1, 2025", "two weeks ago", "at the time"] == [e.span.of(text) for e in found(text)]
    assert Back("time") == found(text)[-1].told


def test_a_day_that_no_calendar_has_is_no_date() -> None:
    """31 June is no day; the 29th of February is one in its years."""
    assert () == found("31 June")
    assert Dated(date(2024, 2, 29), date(2024, 2, 29), Precision.DAY) == only("29 February 2024").told
    assert [] == [e.told for e in found("on 29 February, 2023") if isinstance(e.told, Dated) and e.told.first.day == 29]


@given(
    st.text(max_size=300) | st.lists(st.sampled_from("in on last May 2 2025 week two Monday , -".split())).map(" ".join)
)
@settings(max_examples=300, deadline=None)
def test_any_text_has_ordered_times_inside_it(text: str) -> None:
    """Whatever the text: no failure, spans inside it, in order, none overlapping."""
    spans = [e.span for e in found(text)]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(span.end <= len(text) for span in spans)


@given(
    st.sampled_from(
        ["on Monday", "last Friday", "20 October", "two weeks ago", "in March", "Q3", "the end of the year"]
    ),
    st.dates(),
    st.sampled_from([True, False, None]),
)
@settings(max_examples=300, deadline=None)
def test_any_day_gives_true_intervals(words: str, published: date, ahead: bool | None) -> None:
    """At any date, the first and last of the calendar too: intervals in order, weekdays on their weekday."""
    for first, last in days(words, published, ahead):
        assert first <= last
        if words == "on Monday":
            assert first.weekday() == 0
            assert abs(first - published) <= timedelta(days=6)


def test_a_loose_expression_has_its_own_precision() -> None:
    """Precision is known even where days are not."""
    told: Told = Loose(Precision.SEASON)
    assert precision(told) is Precision.SEASON


def test_a_second_order_is_no_time() -> None:
    """ "A second" before a noun comes after the first; before a preposition, "later" or a full stop it is a time."""
    assert () == found("They negotiate over a second order.")
    for text in ("It took over a second.", "It fell a second later.", "It broke for a second before noon."):
        assert found(text), text
