"""Two voices that tell two times at which one thing is to come contradict each other."""

from __future__ import annotations

import pytest

from bot.extraction.pipeline import Extractor
from bot.facts.model import Severity
from tests.found import conflicts_in


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        (
            "The first trams are expected in March, the city said. The maker said they would arrive in July.",
            Severity.HARD,
        ),
        (
            "The remaining tanks are due by December, but General Ota Holt said he had been told to expect them in "
            "summer.",
            Severity.SOFT,
        ),
    ],
)
def test_two_times_for_one_arrival(extractor: Extractor, text: str, severity: Severity) -> None:
    """Hard for dates; soft where one is a season, which is not the same everywhere."""
    (found,) = conflicts_in(extractor, text)
    assert found.role == "when"
    assert found.severity is severity


@pytest.mark.parametrize(
    "text",
    [
        "The bridge will open by December, the mayor said. The contractor said the bridge would open in November.",
        "The report is due in March. It had been expected in January, the minister said.",
        "The trial is due to begin on Monday. The lawyer expects the verdict in June.",
        "The museum will reopen in May, the city said. It will close again in November, its director said.",
        "The first trams are expected in March, the city said. The second batch would arrive in July, the maker said.",
    ],
)
def test_two_times_that_fit(extractor: Extractor, text: str) -> None:
    """A deadline and a day before it, an older plan, a step after another, another batch."""
    assert () == conflicts_in(extractor, text)
