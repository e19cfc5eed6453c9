"""What one voice tells and another denies is a conflict; what only sounds like it is none."""

from __future__ import annotations

import pytest

from bot.extraction.pipeline import Extractor
from bot.facts.denials import WHETHER
from bot.facts.model import Conflict, Severity
from tests.found import conflicts_in


def _denied(extractor: Extractor, text: str) -> list[Conflict]:
    return [c for c in conflicts_in(extractor, text) if c.question.endswith(WHETHER)]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor dismissed harbour master Ines Vold. Vold said she had not been dismissed but had resigned.",
        "Police arrested the singer Mara Quist on Friday. Her lawyer said Quist had not been arrested.",
        "The union said Oskar Lund had resigned. A spokeswoman said Lund had not resigned.",
    ],
)
def test_the_same_deed_told_and_denied(extractor: Extractor, text: str) -> None:
    """Hard: both name the deed and whom it was done to, and they cannot both be right."""
    (found,) = _denied(extractor, text)
    assert found.severity is Severity.HARD
    assert {"yes", "no"} == {position.value for position in found.positions}


@pytest.mark.parametrize(
    "text",
    [
        "The mayor dismissed harbour master Ines Vold. Vold said the clerk had not been dismissed.",
        "Minister Olin Brask should publish the report, the opposition said. Brask has not published it.",
        "Ines Vold resigned in May 2019. Vold did not resign in March 2024, her office said.",
        "The firm bought the tower, Ines Vold said. Olin Brask said the firm had not bought the quay.",
        "Ines Vold said she would never vote for the budget. Voters should vote, she added.",
    ],
)
def test_what_only_sounds_like_a_denial(extractor: Extractor, text: str) -> None:
    """Somebody else, what should be, another time, another thing, one and the same voice."""
    assert [] == _denied(extractor, text)
