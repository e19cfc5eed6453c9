"""Paragraphs: where they begin, what part of the article they are, and that every character leads back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.extraction.trees.paragraphs import paragraphs


def parts(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(p.part.value, p.text) for p in paragraphs(text, title)]


def test_a_short_line_without_a_full_stop_is_a_heading() -> None:
    """A heading stands between paragraphs, is short and does not end like a sentence."""
    text = "The bridge was closed on Monday.\nWhy was it closed?\nThe town gave no reason."
    assert parts(text) == [
        ("body", "The bridge was closed on Monday."),
        ("heading", "Why was it closed?"),
        ("body", "The town gave no reason."),
    ]


def test_the_first_short_line_is_the_title() -> None:
    """What stands first like a heading, or is the given title, is the title."""
    assert parts("Bridge closed\n\nThe bridge was closed.")[0] == ("title", "Bridge closed")
    assert parts("The bridge was closed.\n\nNobody came.", "the bridge was closed.")[0][0] == "title"


def test_a_text_of_one_short_line_is_body() -> None:
    """A text that would have no body is all body: it must be possible to ask about it."""
    assert parts("Bridge closed") == [("body", "Bridge closed")]


@pytest.mark.parametrize("line", ["Photo: the bridge at night", "The bridge. (Photo by A. Lind)", "[Image: a bridge]"])
def test_captions_are_told_from_body(line: str) -> None:
    """What describes a picture is a caption."""
    assert parts(f"The bridge was closed.\n{line}\nNobody came.")[1][0] == "caption"


def test_lines_wrapped_at_a_width_are_one_paragraph() -> None:
    """A line break that a machine forced does not end a paragraph; one that an author made does."""
    wrapped = (
        "The committee said on Friday that the harbour would stay closed until the\n"
        "inquiry into the fire has ended, which may take until the end of the year\n"
        "or longer.\n\nNobody was hurt."
    )
    assert [text.split()[-1] for _, text in parts(wrapped)] == ["longer.", "hurt."]
    assert len(parts("A line that ends here.\nAnother line that ends here.")) == 2


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_every_character_leads_back_to_the_text(text: str) -> None:
    """Every character of a paragraph is the character of the text that its origin names, or a space for white space."""
    for paragraph in paragraphs(text):
        assert len(paragraph.text) == len(paragraph.origin)
        assert list(paragraph.origin) == sorted(paragraph.origin)
        assert paragraph.text == paragraph.text.strip()
        for char, place in zip(paragraph.text, paragraph.origin, strict=True):
            assert char in (text[place], " ")


@pytest.mark.parametrize("dateline", ["VARN, March 3 (Tidewire) -", "Varn (dpx) -", "VARN, Norland (Tidewire) —"])
@pytest.mark.parametrize(
    "headline", ["Ferry crews end strike", "Ferry crews end a long strike over their pay in Varn."]
)
def test_what_stands_above_a_dateline_is_the_headline(headline: str, dateline: str) -> None:
    """Even on the line above it, in a text wrapped at a width, and with a full stop; nothing of it is body."""
    text = f"{headline}\n{dateline} Some 2,400 crews ended it, their union\nsaid on Friday.\nThe town was glad."
    found = parts(text)
    assert [("title", headline), ("caption", dateline)] == found[:2]
    assert found[2][1].startswith("Some 2,400 crews")
