"""What two voices count or tell differently, and what only looks so: other things, times, places, parts of a whole."""

from __future__ import annotations

from datetime import date

import pytest

from bot.extraction.pipeline import Extractor
from bot.facts.model import Article, ArticleId, Severity
from bot.facts.sameness import Sameness, compared, counted
from tests.found import lines_of

NO_RIVALS = [
    "Consumer prices rose 5.1 percent in May, the statistics office said. House prices rose 7 percent, the lender "
    "Holm said.",
    "Consumer prices rose 5.1 percent, the statistics office said. The lender Holm said house prices had risen by "
    "7 percent.",
    "Inflation was 5.1 percent in May, the statistics office said. The central bank said inflation was 6.2 "
    "percent in April.",
    "Unemployment in Varn was 4 percent, the mayor said. Unemployment in Orlo was 9 percent, the statistics "
    "office said.",
    "The flood killed 12 people, police said. A fire at a hostel last year killed 30 people, the mayor said.",
    "The ferry disaster killed 12 people, police said. The coastguard said a collision near Orlo killed 3 people.",
    "The attack wounded 40 people, the army said. Doctors at the northern clinic said they had treated 12 wounded "
    "people.",
    "The firm sold 4,000 cars in May, it said. The union said the firm had sold 400 electric cars.",
    "The firm made 40,000 cars last year, Tarvin said. The ministry set a target of 60,000 cars.",
    "Before the war the town had 20,000 residents, the mayor said. The charity said 3,000 residents were left "
    "after the war.",
    "The tickets cost 40 euros each, the club said. The council said the tickets cost 2 million euros in all.",
    "At least 12 people died, police said. The mayor said 14 people had died.",
    "The bridge will cost 3 million euros, the mayor said. The road will cost 5 million euros, the contractor "
    "Holm said.",
    "The union said 500 nurses had gone on strike. The ministry said 40 doctors had gone on strike.",
    "Core inflation was 3 percent, the central bank said. Headline inflation was 5 percent, the statistics office "
    "said.",
    "The bank said wages would rise by 3 percent this year. The union said wages had risen by 1 percent last year.",
    "The explosion at the mill killed 12 people, the police said. The shooting in the market killed 3, the army said.",
    "Exports fell 4 percent, the ministry said. The bank said exports to Norra fell 9 percent.",
    "Police arrested 40 protesters, the ministry said. The union said police had arrested 12 teachers.",
    "The middle fifth of families paid 9 percent of the taxes, the agency said, and those at the bottom paid 1 "
    "percent.",
    "The top 1 percent paid 25 percent of all taxes, according to the budget office, and the top 10 percent paid "
    "69 percent.",
    "The mayor said she pays her taxes. Bo Lind said teachers pay taxes too.",
    "Buyers of coal should pay for the credits, Holm said. The minister said Norra would pay for the school.",
    "The flood killed 12 people, police said. The mayor said it had killed three children.",
    "The firm cut 300 jobs, the union said. Tarvin said it had cut 40 jobs in a separate round.",
]

RIVALS = [
    "The flood killed 12 people, police said. The mayor said the flood had killed 15 people.",
    "The explosion at the mill killed 12 people, the police said. The union said 20 people had been killed in the "
    "explosion.",
    "Inflation was 5.1 percent in May, the statistics office said. The central bank said inflation was 6.2 "
    "percent in May.",
    "The bridge will cost 3 million euros, the mayor said. The contractor Holm said the bridge would cost 5 "
    "million euros.",
    "The union said 500 nurses had gone on strike. The ministry said 300 nurses had gone on strike.",
    "At least 20 people died, police said. The mayor said 14 people had died.",
    "Police said 4,000 people took part in the march. The organisers said 20,000 people took part in the march.",
    "The breach affected 40,000 customers, the firm said. The regulator said the breach affected 90,000 customers.",
    "Who pays is open. Norra will pay for the bridge, the mayor said. The minister said Orland would pay for the "
    "bridge.",
    "The flood killed three children, police said. The mayor said it had killed 12 children.",
]


@pytest.mark.parametrize("text", NO_RIVALS)
def test_different_things_are_no_conflict(extractor: Extractor, text: str) -> None:
    """Numbers and payers of two things, times, places or groups stand beside each other without any warning."""
    sheet = extractor.annotate(Article(id=ArticleId("one"), text=text, published=date(2025, 11, 20)))
    assert sheet.conflicts == (), "\n".join(lines_of(sheet))


@pytest.mark.parametrize("text", RIVALS)
def test_one_thing_told_differently_is_a_hard_conflict(extractor: Extractor, text: str) -> None:
    """Two voices on one and the same thing are set against each other."""
    sheet = extractor.annotate(Article(id=ArticleId("one"), text=text, published=date(2025, 11, 20)))
    found = [(one.severity, len(one.positions)) for one in sheet.conflicts]
    assert found == [(Severity.HARD, 2)], "\n".join(lines_of(sheet))


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ("house prices", "consumer prices", Sameness.APART),
        ("400 electric cars", "4,000 cars", Sameness.PART),
        ("inflation", "core inflation", Sameness.WHOLE),
        ("the new bridge", "the bridge", Sameness.SAME),
        ("unemployment in Varn", "unemployment in Orlo", Sameness.APART),
        ("it", "the bridge", Sameness.SAME),
        ("about 40 ships", "40 ships", Sameness.SAME),
    ],
)
def test_phrases_are_compared(mine: str, theirs: str, expected: Sameness) -> None:
    """The same noun with nothing that tells the two apart is one thing; more words before it make it a part."""
    assert compared(mine, theirs) is expected


def test_people_may_be_anybody() -> None:
    """Whoever is counted as people, victims or dead is counted alike; children are a part of them."""
    assert counted("12 people", "14 victims") is Sameness.SAME
    assert counted("three children", "12 people") is Sameness.PART
    assert counted("12 people", "three children") is Sameness.WHOLE
