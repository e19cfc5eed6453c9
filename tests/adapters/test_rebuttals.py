"""A denial in other words than those it denies is a soft conflict; another deed, and one's own words, are none."""

from __future__ import annotations

import pytest

from bot.extraction.pipeline import Extractor
from bot.facts.model import Severity
from tests.found import conflicts_in


@pytest.mark.parametrize(
    "text",
    [
        "A patrol tried to tow the raft away, survivors told Blue Lamp. The navy denied that any tow took place.",
        "An engineer said he had warned the board twice. The railway denied receiving any such warning.",
        "Sprinter Ida Holt has tested positive for a banned steroid, the federation said. Holt denies doping.",
        "The rebels accused the army of shelling the market. A spokesman denied that its soldiers had opened fire.",
        "Homeland claimed that many ballots had vanished in Velm. The panel said it had found no evidence of fraud.",
        "Two officials said the club had held talks with coach Ole Brandt. The club denied approaching him.",
    ],
)
def test_a_denial_in_other_words(extractor: Extractor, text: str) -> None:
    """Soft: by the noun, a word of like sense, or as a wrong without a name; both sides have their claims."""
    (found,) = conflicts_in(extractor, text)
    assert found.severity is Severity.SOFT
    assert ["yes", "no"] == [position.value for position in found.positions]
    assert all(position.speakers for position in found.positions)


@pytest.mark.parametrize(
    "text",
    [
        "The union accused the firm of sacking 40 drivers. The firm denied that it had breached the safety rules.",
        "The minister warned of more floods. The mayor denied receiving a bribe.",
        "The army said it had shelled the port. The rebels denied that they had kidnapped the mayor.",
        "The firm sold the quay in May. Ines Vold denied selling the tower.",
        "The company denied a report that it would cut jobs. Its shares fell.",
        "Ida Holt tested positive for flu and missed the race. The coach denied a rift in the team.",
        "Police have found no evidence of arson. The fire started in a kitchen, witnesses said.",
        "The panel found no sign of fraud and certified the vote.",
    ],
)
def test_a_denial_of_something_else(extractor: Extractor, text: str) -> None:
    """Another deed, another thing, a finding that answers nobody."""
    assert () == conflicts_in(extractor, text)


@pytest.mark.parametrize(
    ("text", "view"),
    [
        (
            'Oster Rail plans to cut 300 jobs, two people familiar with the plan said. Oster Rail called that "pure '
            'speculation".',
            "pure speculation",
        ),
        ("The union said the plant would close in May; the company said this was untrue.", "untrue"),
        (
            "Prosecutors said Rune Vold had taken bribes. His lawyer, Ida Holt, dismissed the claims as pure theatre.",
            "pure theatre",
        ),
    ],
)
def test_a_statement_that_is_called_untrue(extractor: Extractor, text: str, view: str) -> None:
    """Soft: what somebody said right before is only pointed to; the view is what it is called."""
    (found,) = conflicts_in(extractor, text)
    assert found.severity is Severity.SOFT
    assert found.positions[1].value == view


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holt called the budget a fantasy. The minister defended it.",
        "The mayor said the bridge was safe. He said it was not true that it had cracks.",
        "Critics called the film nonsense. The director said he liked it.",
        "The bank expects growth of 2%, it said. The minister called that ambitious.",
        "The coach said the team had played well. A fan called the stadium a theatre.",
    ],
)
def test_a_view_that_answers_no_statement(extractor: Extractor, text: str) -> None:
    """A thing is judged and no statement, the speaker speaks on, a forecast is called bold."""
    assert () == conflicts_in(extractor, text)
