"""Answers in a terminal: readable at any width, and nothing in them can steer the terminal."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.console.render import NARROWEST, NOTHING, render
from bot.replies.blocks import (
    Attachment,
    Block,
    Bullets,
    Button,
    Buttons,
    Cite,
    Code,
    Fields,
    Heading,
    Link,
    Moment,
    Note,
    Paragraph,
    Picture,
    Quote,
    Reply,
    Text,
    line,
    plain,
)

WORDS = "The mayor of Norra says that the islanders will pay for the ferries before the end of the year."


def drawn(*blocks: Block, width: int | None = None, start: int = 0) -> str:
    """The blocks as text."""
    return render(Reply(blocks, start=start), width)


def test_a_whole_answer() -> None:
    """Every kind of block has its place: items begin with a dash, quotes with a bar, buttons are commands to type."""
    text = drawn(
        Heading("Who pays?"),
        Paragraph(line("Told on ", Moment(datetime(2025, 3, 4, 9, 30, tzinfo=UTC)), ".")),
        Bullets((line(Text("Renk", strong=True), " – the League ", Cite(5)), line("Type ", Code("quotes Renk")))),
        Quote("It is dear.", Cite(3, "https://coast.example/a"), line("Solde:")),
        Fields((("Sum:", line("4 million")), ("When", line("2025")))),
        Picture(b"png", "A map"),
        Attachment("claims.csv", b"x" * 1_200, "text/csv"),
        Note(line("About: ", Link("Ferries", "https://coast.example/ferries"))),
        Buttons((Button("Who is quoted?", "quotes"), Button("why", "why"))),
    )
    assert text == (
        "Who pays?\n\n"
        "Told on 2025-03-04 09:30 UTC.\n\n"
        "- Renk – the League [5]\n- Type quotes Renk\n\n"
        "Solde:\n  | It is dear. [3]\n\n"
        "Sum: 4 million\nWhen: 2025\n\n"
        "[Picture: A map]\n\n"
        "[File: claims.csv, 1,200 bytes]\n\n"
        "About: Ferries <https://coast.example/ferries>\n\n"
        "Ask next:\n  quotes  Who is quoted?\n  why"
    )


def test_lines_are_wrapped_under_themselves() -> None:
    """A line that is too long goes on below its own words, not below its dash."""
    assert drawn(Bullets((line(WORDS),)), width=40) == (
        "- The mayor of Norra says that the\n  islanders will pay for the ferries\n  before the end of the year."
    )


def test_without_a_width_no_line_is_broken() -> None:
    """In a file every item is one line, so that it can be searched."""
    assert drawn(Bullets((line(WORDS),))) == f"- {WORDS}"


def test_addresses_stay_whole() -> None:
    """An address is there to be copied, however narrow the terminal is."""
    url = "https://coast.example/" + "a" * 80
    assert url in drawn(Paragraph(line("See ", Link("this", url))), width=30)


def test_a_link_whose_words_are_its_address_is_shown_once() -> None:
    """The address is not repeated."""
    assert drawn(Paragraph(line(Link("https://a.example/", "https://a.example/")))) == "https://a.example/"


def test_moments_are_in_utc() -> None:
    """A moment of another zone is the same moment."""
    at = datetime(2025, 3, 4, 1, 0, tzinfo=timezone(timedelta(hours=2)))
    assert drawn(Paragraph((Moment(at),))) == "2025-03-03 23:00 UTC"
    assert plain((Moment(at),)) == "2025-03-03 23:00 UTC"


@pytest.mark.parametrize(("start", "left"), [(0, "- a\n- b\n\n  | c [1]\n\n- d"), (2, "  | c [1]\n\n- d"), (3, "- d")])
def test_going_on(start: int, left: str) -> None:
    """Items that were shown before are not shown again."""
    blocks = (Bullets((line("a"), line("b"))), Quote("c", Cite(1)), Bullets((line("d"),)))
    assert drawn(*blocks, start=start) == left


def test_nothing_to_show_is_said() -> None:
    """An empty reply is a line, not silence."""
    assert drawn() == NOTHING
    assert drawn(Buttons(())) == NOTHING


ANYTHING = st.text(st.characters(codec=None), max_size=60) | st.sampled_from(
    ["\x1b[31mred\x1b[0m", "\x9b2J", "a\u202eb", "one\ntwo\rthree", "\ud800", "\x07", "\u2028"]
)


@given(st.lists(ANYTHING, min_size=8, max_size=8), st.none() | st.integers(1, 100))
def test_nothing_steers_the_terminal(words: list[str], width: int | None) -> None:
    """Whatever an article says: no escape, no control or direction character reaches the terminal."""
    a, b, c, d, e, f, g, h = words
    text = drawn(
        Heading(a),
        Bullets((line(Text(b), Link(c, d), Code(e)),)),
        Quote(f, Cite(1), line(g)),
        Fields(((h, line(a)),)),
        Picture(b"", b),
        Attachment(b, b"", "text/csv"),
        Buttons((Button(c, d),)),
        width=width,
    )
    assert not [c for c in text if c != "\n" and not c.isprintable() and c not in "\u200c\u200d" and c.isascii()]
    assert not set(text) & {
        *map(chr, range(0x80, 0xA0)),
        *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f",
    }
    assert text.encode("utf-8")


@given(st.lists(st.text("abcdefghij", min_size=1, max_size=12), min_size=1, max_size=30), st.integers(1, 100))
def test_the_width_is_kept(words: list[str], width: int) -> None:
    """No line of ordinary words is wider than asked for, down to the narrowest that is readable."""
    text = drawn(
        Heading(" ".join(words)), Bullets((line(" ".join(words)),)), Quote(" ".join(words), Cite(1)), width=width
    )
    assert max(map(len, text.split("\n"))) <= max(width, NARROWEST)
