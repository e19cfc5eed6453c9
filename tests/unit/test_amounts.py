"""Amounts of invented sentences: values, units, ranges, currencies, and the numbers that are no amounts."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.extraction.amounts.currencies import Settled, nouns, symbols
from bot.extraction.amounts.numerals import value_of
from bot.extraction.amounts.patterns import figures
from bot.extraction.amounts.quantities import find_amounts
from bot.extraction.language import load
from bot.extraction.trees.document import read
from bot.facts.model import Amount, Article, ArticleId, Measure, Span

Find = Callable[[str], tuple[Amount, ...]]
Told = tuple[str, Measure, str | None, str | None, str | None, str | None]

MONEY, PERCENT, COUNT, MEASURE = Measure.MONEY, Measure.PERCENT, Measure.COUNT, Measure.MEASURE


@pytest.fixture(scope="module")
def find() -> Find:
    """Reads a text and gives its amounts."""
    nlp = load()
    return lambda text: find_amounts(read(Article(id=ArticleId("a"), text=text), nlp))


def told(text: str, amounts: tuple[Amount, ...]) -> list[Told]:
    """Words, kind, value, unit, least and most of every amount."""
    return [(a.span.of(text), a.kind, a.value, a.unit, a.low, a.high) for a in amounts]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1,234.5", "1234.5"),
        ("310,000", "310000"),
        ("two dozen", "24"),
        ("a hundred", "100"),
        ("forty-two thousand five hundred", "42500"),
        ("one hundred and five", "105"),
        ("half a million", "500000"),
        ("two and a half million", "2500000"),
    ],
)
def test_the_value_of_a_number(words: str, expected: str) -> None:
    """Digits and words give the same kind of number."""
    assert Decimal(expected) == value_of(words)


def test_words_that_make_no_number() -> None:
    """Two numbers side by side are not one."""
    assert value_of("two three") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost $1.2bn.", ("$1.2bn", MONEY, "1200000000", None, None, None)),
        ("It cost £3m.", ("£3m", MONEY, "3000000", "GBP", None, None)),
        ("It cost 40 million euros.", ("40 million euros", MONEY, "40000000", "EUR", None, None)),
        ("It cost US$ 5 a day.", ("US$ 5", MONEY, "5", "USD", None, None)),
        ("It cost A$3.5 million.", ("A$3.5 million", MONEY, "3500000", "AUD", None, None)),
        ("It cost 400 pounds.", ("400 pounds", MONEY, "400", "GBP", None, None)),
        ("It cost 12 Swiss francs.", ("12 Swiss francs", MONEY, "12", "CHF", None, None)),
        ("It cost CHF 12.50.", ("CHF 12.50", MONEY, "12.5", "CHF", None, None)),
        ("It cost 5 million yen.", ("5 million yen", MONEY, "5000000", "JPY", None, None)),
        ("A billion-dollar deal failed.", ("A billion-dollar", MONEY, "1000000000", None, None, None)),
        ("It cost €5 million to €7 million.", ("€5 million to €7 million", MONEY, None, "EUR", "5000000", "7000000")),
        ("It cost 5 to 7 million euros.", ("5 to 7 million euros", MONEY, None, "EUR", "5000000", "7000000")),
        ("It cost at least £300.", ("at least £300", MONEY, None, "GBP", "300", None)),
        ("It cost up to £300.", ("up to £300", MONEY, None, "GBP", None, "300")),
        ("It fell to between 7% and 8%.", ("between 7% and 8%", PERCENT, None, "%", "7", "8")),
        ("It rose 6 per cent.", ("6 per cent", PERCENT, "6", "%", None, None)),
        ("It rose 2.5 percentage points.", ("2.5 percentage points", MEASURE, "2.5", "percentage point", None, None)),
        ("Winds reached 75 km/h.", ("75 km/h", MEASURE, "75", "km/h", None, None)),
        ("Some 310 square kilometres burned.", ("Some 310 square kilometres", MEASURE, "310", "km²", None, None)),
        ("They weighed 400 pounds of flour.", ("400 pounds", MEASURE, "400", "lb", None, None)),
    ],
)
def test_money_percentages_and_measures(find: Find, text: str, expected: Told) -> None:
    """The usual forms of news, with ranges and one-sided bounds; "$" alone names no currency."""
    assert [expected] == told(text, find(text))


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("The storm killed 11 people in the village.", "11 people", "11", "people"),
        ("Thirteen members voted in favour.", "Thirteen members", "13", "member"),
        ("About 3,000 bus drivers walked out.", "About 3,000 bus drivers", "3000", "driver"),
        ("The trial enrolled 8,400 children.", "8,400 children", "8400", "child"),
        ("The police found two dozen rifles.", "two dozen rifles", "24", "rifle"),
    ],
)
def test_counts_say_what_they_count(find: Find, text: str, words: str, value: str, unit: str) -> None:
    """The unit of a count is the lemma of the noun behind it."""
    assert [(words, COUNT, value, unit, None, None)] == told(text, find(text))


def test_about_is_approximate_and_at_least_is_not(find: Find) -> None:
    """ "About" blurs a value, "at least" bounds it."""
    about, least = find("About 900 jobs will go and at least 12 offices will close.")
    assert (True, "900") == (about.approximate, about.value)
    assert (False, None, "12") == (least.approximate, least.value, least.low)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Smith, 62, left.",
        "They won 2-1.",
        "The 2023 judgment stands.",
        "See Article 5 and page 30.",
        "The Heron 2 rocket failed.",
        "A 48-hour strike began.",
        "Call 555-123-4567 at 10:30.",
        "One of the ministers left on 20 October.",
        "The first and the third man left.",
        "The bridge closed over three years ago.",
    ],
)
def test_numbers_that_are_no_amounts(find: Find, text: str) -> None:
    """Ages, scores, years, articles, names, durations, telephone numbers, clock times and ordinals."""
    assert [] == told(text, find(text))


def test_a_change_is_no_range(find: Find) -> None:
    """ "From 27.5% to 15%" are two values."""
    text = "Tariffs fall from 27.5% to 15%."
    assert ["27.5", "15"] == [a.value for a in find(text)]


def test_amounts_without_a_number(find: Find) -> None:
    """ "Large quantities" and "several" keep no value; a sum keeps its currency."""
    text = "Large quantities were sent, several ministers left and millions of euros were lost."
    assert [
        ("Large quantities", COUNT, None, None, None, None),
        ("several ministers", COUNT, None, "minister", None, None),
        ("millions of euros", MONEY, None, "EUR", None, None),
    ] == told(text, find(text))


def test_what_is_added_has_the_currency_of_the_sum(find: Find) -> None:
    """ "32 million pounds plus 6 million"; a sum told apart from it has none of its own."""
    text = "The club will pay 32 million pounds plus 6 million in bonuses. A source said the fee was 35 million."
    assert ["GBP", "GBP", None] == [a.unit for a in find(text) if a.kind is MONEY]


@pytest.mark.parametrize(
    ("text", "symbol", "expected"),
    [
        ("A deal between two firms.", "$", None),
        ("The U.S. firm paid.", "$", "USD"),
        ("The United States and Canada agreed.", "$", None),
        ("A Canadian firm paid.", "$", None),
        ("Anything.", "€", "EUR"),
        ("Anything.", "£", "GBP"),
        ("Banks in Japan.", "¥", "JPY"),
    ],
)
def test_what_the_text_settles_about_a_symbol(text: str, symbol: str, expected: str | None) -> None:
    """ "$" is a currency only where one country that uses it so is named; "€" and "£" are one everywhere."""
    assert expected == Settled(text, ()).code(symbols()[symbol])


def test_what_the_text_settles_about_a_word() -> None:
    """Pounds are sterling unless a country with other pounds is named; shillings need their country."""
    assert "GBP" == Settled("A club paid.", ()).code(nouns()["pounds"])
    assert "EGP" == Settled("Egypt paid.", ()).code(nouns()["pounds"])
    assert "KES" == Settled("Kenya paid.", ()).code(nouns()["shillings"])
    assert Settled("A club paid.", ()).code(nouns()["dollars"]) is None
    assert "CAD" == Settled("A club paid.", ["CAD"]).code(nouns()["dollars"])


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from("$ € 1 2,000 3.5 - to between two million % and £".split())).map(" ".join)
)
@settings(max_examples=300, deadline=None)
def test_any_text_has_ordered_figures_inside_it(text: str) -> None:
    """Whatever the text: no failure, and spans inside it in order."""
    spans = [f.span for f in figures(text, Span(0, len(text)))] if text else []
    assert spans == sorted(spans)
    assert all(span.end <= len(text) for span in spans)
