"""Softer disagreements: who is involved and is not, and a confirmation of words that stand against each other."""

from __future__ import annotations

from datetime import date

import pytest

from bot.extraction.pipeline import Extractor
from bot.facts.model import Article, ArticleId, FactSheet, Severity
from tests.stories import ask, desk, shown

PAYERS = (
    "Mira Solde said on Monday that Norra would pay for the ferries. Last Friday Aldo Renk said that the Coastal "
    "League would pay for the ferries."
)
INVOLVED = (
    f"{PAYERS} Port officials said that Ireland and Portugal are in talks with Reykjavik to buy two ferries. These "
    "talks do not involve the fleet office of the Coastal League."
)
CONFIRMED = "Aldo Renk said last Friday that the Coastal League would pay for the ferries. Mira Solde said on Monday \
that Norra would pay for the ferries. The statement confirms Renk’s announcement."

NOTHING = [
    # nobody says that the League pays
    "Port officials said that Ireland is in talks with Reykjavik to buy two ferries. These talks do not involve the "
    "Coastal League.",
    # the talks are about something else
    f"{PAYERS} Port officials said that Ireland is in talks with Reykjavik on fishing. These talks do not involve the "
    "Coastal League.",
    # what is confirmed stands against nothing
    "Aldo Renk said last Friday that Norra would pay for the ferries. Mira Solde said on Monday that Norra would pay "
    "for the ferries. The statement confirms Renk’s announcement.",
]


def _sheet(extractor: Extractor, text: str) -> FactSheet:
    return extractor.annotate(Article(id=ArticleId("standpoints1"), text=text, published=date(2025, 3, 10)))


async def test_who_is_said_to_pay_and_not_to_be_involved_is_told_both_ways(extractor: Extractor) -> None:
    """Beside who pays stands, softly, that the talks about the purchase do not involve one of them."""
    sheet = _sheet(extractor, INVOLVED)
    found = [each for each in sheet.conflicts if each.question.endswith(": involved or not?")]
    assert [(each.severity, [side.value for side in each.positions]) for each in found] == [
        (Severity.SOFT, ["yes", "no"])
    ]
    answer = shown(await ask(await desk(sheet), "conflicts"))
    assert "Told differently: Coastal League: involved or not?" in answer
    assert "These talks do not involve the fleet office" in answer


async def test_a_confirmation_of_rival_words_is_told_differently(extractor: Extractor) -> None:
    """What the article calls a confirmation stands beside the two statements that name different payers."""
    sheet = _sheet(extractor, CONFIRMED)
    found = [each for each in sheet.conflicts if each.predicate == "confirm"]
    assert [each.severity for each in found] == [Severity.SOFT]
    told = {sheet.entity(who).name for side in found[0].positions for who in side.speakers}
    assert told == {"Aldo Renk", "Mira Solde"}


@pytest.mark.parametrize("text", NOTHING)
def test_no_doubt_is_made_up(extractor: Extractor, text: str) -> None:
    """Without two accounts of one matter nothing is told differently."""
    soft = [each for each in _sheet(extractor, text).conflicts if each.severity is Severity.SOFT]
    assert soft == []
