"""What changed between two versions of an article, as the real extraction understands both."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.extraction.pipeline import Extractor
from bot.facts.changes import Change, Move, changes
from bot.facts.model import Article, ArticleId, FactSheet

FERRIES = """\
Harbour minister Mira Solde confirmed on Monday that Norland will pay 12 million euros for four electric ferries.

The ferries are to sail between Port Ella and the island of Vey.

Opposition leader Aldo Renk said the price was too high. “The islanders must pay for it,” Renk said.

Eleven people were injured when a ferry hit the quay in March.

The Coastal League plans to send two pilot boats to Vey next week.

The fleet office said the new quay would open in May.
"""
DAY = date(2025, 3, 10)


@cache
def _extractor() -> Extractor:
    return Extractor()


@cache
def read(text: str, published: date = DAY) -> FactSheet:
    """The sheet of a text."""
    return _extractor().annotate(Article(id=ArticleId("ferries"), text=text, published=published))


def between(text: str, published: date = DAY) -> tuple[Change, ...]:
    """What the text tells otherwise than FERRIES."""
    return changes(read(FERRIES), read(text, published))


def edited(old: str, new: str) -> str:
    """FERRIES with other words, which must have been there."""
    assert old in FERRIES
    return FERRIES.replace(old, new)


@pytest.mark.parametrize(
    ("old", "new", "differences"),
    [
        ("12 million", "14 million", [("number", "12 million euros", "14 million euros")]),
        ("Eleven", "Nine", [("number", "Eleven people", "Nine people")]),
        ("Norland will", "Suderia will", [("payer", "Norland", "Suderia")]),
        ("plans to send", "has sent", [("status", "intended", "done")]),
        ("will pay", "may pay", [("status", "planned", "possible")]),
        ("will pay", "will not pay", [("denial", "so", "not so")]),
        ("next week", "on Friday", [("time", "next week", "Friday")]),
        ("in May", "in July", [("time", "May", "July")]),
        ("Opposition leader Aldo Renk", "Finance chief Ida Holm", [("speaker", "Aldo Renk", "Ida Holm")]),
        ("to Vey next", "to Port Ella next", [("recipient", "Vey", "Port Ella")]),
    ],
)
def test_one_thing_altered_is_one_alteration(old: str, new: str, differences: list[tuple[str, str, str]]) -> None:
    """A number, a payer, a status, a denial, a time, a speaker: told with what it was, and nothing besides."""
    (change,) = between(edited(old, new))
    assert Move.ALTERED is change.move
    assert differences == [(each.about, each.before, each.after) for each in change.differences]


def test_several_things_altered_in_one_sentence_are_told_together() -> None:
    """One change, with each difference."""
    (change,) = between(FERRIES.replace("12 million", "14 million").replace("Norland", "Suderia"))
    assert {"number", "payer"} == {each.about for each in change.differences}
    assert change.before is not None
    assert change.after is not None
    assert change.before.claim is not None
    assert "Norland" in read(FERRIES).words(change.before.span)


def test_a_sentence_that_is_gone_is_withdrawn() -> None:
    """Its claim is, once, with the words of the earlier version."""
    (change,) = between(edited("Eleven people were injured when a ferry hit the quay in March.\n\n", ""))
    assert (Move.WITHDRAWN, None) == (change.move, change.after)
    assert change.before is not None
    assert "Eleven people were injured" in read(FERRIES).words(change.before.span)


def test_a_sentence_that_is_new_is_added() -> None:
    """Its claim is."""
    (change,) = between(FERRIES + "\nPort workers went on strike on Tuesday, the union said.\n")
    assert (Move.ADDED, None) == (change.move, change.before)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Eleven people were injured when a ferry hit the quay", "A ferry hit the quay and 11 people were injured"),
        ("plans to send two pilot boats to Vey next week", "next week plans to send two pilot boats to Vey"),
        ("Renk said.", "said Renk."),
        ("in May", "in May of 2025"),
    ],
)
def test_other_words_for_the_same_are_no_change(old: str, new: str) -> None:
    """What means the same is not told as news."""
    assert () == between(FERRIES.replace(old, new))


def test_what_a_notice_says_of_the_earlier_version_is_no_claim() -> None:
    """Only the number is told, not the wrong one again as if it were claimed."""
    notice = "Correction: An earlier version of this article said that Norland will pay 12 million euros.\n\n"
    (change,) = between(notice + edited("12 million", "13 million"))
    assert Move.ALTERED is change.move


def test_another_date_of_publication_alters_nothing() -> None:
    """ "On Monday" is another day then, but nobody says otherwise."""
    assert () == between(FERRIES, DAY + timedelta(days=7))


PARAGRAPHS = FERRIES.strip().split("\n\n")
_LISTED = re.compile(r"(?<=[a-z]) (?=that|when|to |for )")


@st.composite
def respelt(draw: st.DrawFn) -> str:
    """FERRIES in another order of paragraphs, with other spaces, quotation marks and commas."""
    order = draw(st.permutations(PARAGRAPHS))
    text = draw(st.sampled_from(("\n\n", "\n\n\n", "\n \n"))).join(order) + "\n"
    text = text.replace("“", draw(st.sampled_from(("“", '"', "„")))).replace("”", draw(st.sampled_from(("”", '"'))))
    spots = [match.start() for match in _LISTED.finditer(text)]
    for at in sorted(draw(st.sets(st.sampled_from(spots), max_size=4)), reverse=True):
        text = f"{text[:at]},{text[at:]}"
    return text.replace(" ", draw(st.sampled_from((" ", "  "))))


@settings(max_examples=40, deadline=None)
@given(respelt())
def test_spaces_commas_quotes_and_order_change_nothing(text: str) -> None:
    """However the text is set, it tells the same."""
    assert () == between(text)


@settings(max_examples=25, deadline=None)
@given(respelt(), st.integers(13, 99))
def test_a_changed_number_is_one_alteration_however_the_text_is_set(text: str, number: int) -> None:
    """Never a withdrawal and an addition, and never more than one."""
    (change,) = between(text.replace("12", str(number)))
    assert Move.ALTERED is change.move
    assert [("number", "12 million euros", f"{number} million euros")] == [
        (each.about, each.before, each.after) for each in change.differences
    ]
