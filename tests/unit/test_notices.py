"""Notices of an article about itself are found; news about other people's corrections are none."""

from __future__ import annotations

import pytest

from bot.facts.model import Span
from bot.facts.notices import NoticeKind, in_notice, notices

CORRECTED, WITHDRAWN = NoticeKind.CORRECTED, NoticeKind.WITHDRAWN

OWN = [
    (CORRECTED, "Correction: The quay is in Port Ella, not in Vey."),
    (CORRECTED, "CORRECTION (12 May): the sum was 13 million euros."),
    (CORRECTED, "Corrections and clarifications: a caption named the wrong ship."),
    (CORRECTED, "Clarification: Ida Holm spoke for the union only."),
    (CORRECTED, "An earlier version of this article said that Norland pays for the ferries."),
    (CORRECTED, "A previous version of this news story misstated the number of islanders."),
    (CORRECTED, "In an earlier version, we named the wrong minister."),
    (CORRECTED, "This article has been corrected to say that nine people were hurt."),
    (CORRECTED, "This 3 March story was amended on Tuesday: the bridge is 40 metres long."),
    (CORRECTED, "(This story has been updated to correct the name of the harbour in paragraph 2)"),
    (CORRECTED, "This version corrects the spelling of the minister's name."),
    (CORRECTED, "Editor’s note: this article wrongly said that the ferry sank."),
    (WITHDRAWN, "This article has been withdrawn."),
    (WITHDRAWN, "This story was retracted on 4 May because its source could not be confirmed."),
    (WITHDRAWN, "We have withdrawn this report while we look into it."),
    (WITHDRAWN, "RETRACTED: Norland buys twelve ferries"),
    (WITHDRAWN, "This page has been taken down."),
]
OTHERS = [
    "The journal has retracted the paper on sea levels.",
    "Norland has withdrawn its offer of ferries.",
    "The minister corrected the figure: it was nine, she said.",
    "“This article has been withdrawn,” the journal wrote on its page.",
    "An earlier version of the bill had no such clause.",
    "The correction of the river began in 1901.",
    "This article was updated with a comment of the harbour office.",
    "The stock had its deepest correction since March: it lost a fifth.",
    "In an earlier version of the plan, we would have seen two bridges, she said.",
    "The first edition of the race was won by Aldo Renk.",
]


@pytest.mark.parametrize(("kind", "paragraph"), OWN)
def test_an_article_that_speaks_of_its_own_mistake_is_understood(kind: NoticeKind, paragraph: str) -> None:
    """The kind is told, and the span is the paragraph."""
    text = f"Norland buys ferries.\n\n{paragraph}\n\nThey sail to Vey.\n"
    (found,) = notices(text)
    assert (kind, paragraph) == (found.kind, found.span.of(text))


@pytest.mark.parametrize("paragraph", OTHERS)
def test_what_others_correct_is_news(paragraph: str) -> None:
    """Nothing is found where the article does not speak of itself."""
    assert () == notices(f"Norland buys ferries.\n\n{paragraph}\n")


def test_a_notice_within_a_paragraph_begins_with_its_sentence() -> None:
    """What stands before it in the line is the article's."""
    text = "Norland pays. It is dear. This article has been corrected: it is Norland that pays. We regret that.\n"
    (found,) = notices(text)
    assert "This article has been corrected: it is Norland that pays. We regret that." == found.span.of(text)
    assert not in_notice(text, Span(0, 7))
    assert in_notice(text, Span(text.index("it is Norland"), text.index("that pays")))


def test_what_stands_in_a_notice_is_known_as_such() -> None:
    """A span inside the paragraph, and none beside it."""
    text = "Norland pays.\nAn earlier version of this article said that Suderia pays.\nIt is dear.\n"
    at = text.index("Suderia")
    assert in_notice(text, Span(at, at + 7))
    assert not in_notice(text, Span(0, 7))
    assert not in_notice(text, Span(text.index("It is"), text.index("It is") + 5))
