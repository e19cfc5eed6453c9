"""A number that one voice puts otherwise than another is a conflict, however the first one was told."""

from __future__ import annotations

import pytest

from bot.extraction.pipeline import Extractor
from bot.facts.model import Severity
from tests.found import conflicts_in


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "A magnitude 5.8 earthquake struck the town of Velm. The survey in Oster put the magnitude at 5.2.",
            "5.8",
            "5.2",
        ),
        (
            "Sales of diesel cars had fallen by a third since the levy, the dealers' federation said. "
            "The ministry put the fall at no more than 12%.",
            "a third",
            "12%",
        ),
        (
            "About 900 drivers are on strike, the union said. The bus company put the number at fewer than 400.",
            "900",
            "400",
        ),
        ("Repairs will cost 40 million euros, the port said. The council put the cost at 65 million.", "40", "65"),
        (
            "Mayor Ole Brandt said 20,000 people had marched through Velm. Police estimated the crowd at 7,000.",
            "20,000",
            "7,000",
        ),
        (
            "Prosecutors said Rune Vold had taken 300,000 euros. Lawyer Ida Holt said the sum was closer to 20,000.",
            "300,000",
            "20,000",
        ),
        (
            "The rescue service confirmed 16 deaths; Mayor Ole Brandt said at least 40 bodies had been found.",
            "16",
            "40",
        ),
    ],
)
def test_a_number_that_another_voice_puts_otherwise(extractor: Extractor, text: str, one: str, other: str) -> None:
    """Hard: one thing is measured, and the two numbers cannot both be right."""
    (found,) = conflicts_in(extractor, text)
    assert found.severity is Severity.HARD
    assert one in found.positions[0].value
    assert other in found.positions[1].value


def test_at_least_so_many_and_far_more(extractor: Extractor) -> None:
    """Soft: both may be true, yet a reader is told two death tolls."""
    (found,) = conflicts_in(
        extractor, "The flood killed at least 15 people, the governor said. Blue Lamp put the death toll at 44."
    )
    assert found.severity is Severity.SOFT


@pytest.mark.parametrize(
    "text",
    [
        "The union said 900 drivers were on strike. It put the number at 1,100 on Tuesday.",
        "The governor said 31 people had been killed in the landslide. The army put the number of missing at 12.",
        "The quake had a magnitude of 5.8. The survey put the depth at 12 kilometres.",
        "Sales of diesel cars fell by a third, the dealers said. The ministry put the rise in electric sales at 12%.",
        "The bridge cost 40 million euros, the port said. The council initially put the cost at 25 million.",
        "The ministry said 31 people had been killed in Velm. In 2019 the army put the toll of another slide at 12.",
        "The army said it had captured 40 soldiers. The rebels put the number of tanks destroyed at 12.",
        "The firm sold 400,000 cars last year. Analyst Ida Holt put the value of its brand at 3 billion euros.",
        "Police said 12 people had been injured. The hospital has received 7 of them.",
        "Unemployment fell by 2%, the agency said. The bank put growth at 1.2%.",
        "The toll could rise to 60, the mayor said. The Red Crescent put the number of dead at 25.",
        "Donors pledged $740 million on Tuesday. Ostia will give $200 million, the largest share, its envoy said.",
    ],
)
def test_what_only_sounds_like_a_rival_number(extractor: Extractor, text: str) -> None:
    """One voice, another metric, the other direction, an older number, another year, a part, what may yet be."""
    assert () == conflicts_in(extractor, text)


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        (
            "Each side handed over 48 prisoners, the governor of Velm said. The army said it had received 45.",
            Severity.HARD,
        ),
        (
            "The ministry said it had paid 3 million euros. The club said it had received 2 million.",
            Severity.HARD,
        ),
        (
            "The charity said it had delivered 120 tents. The mayor of Oster said the town had received 70 tents.",
            Severity.SOFT,
        ),
    ],
)
def test_what_was_handed_over_and_what_was_received(extractor: Extractor, text: str, severity: Severity) -> None:
    """Hard for a bare number; soft where the goods are named again, as others may have received the rest."""
    (found,) = conflicts_in(extractor, text)
    assert found.severity is severity


@pytest.mark.parametrize(
    "text",
    [
        "The charity said it had delivered 120 tents. The mayor of Oster said the town had received 70 stoves.",
        "The charity said it had delivered 120 tents. The mayor said the town had received 70 of them so far.",
        "The firm said it had delivered 40 trams. It had received 12 complaints, the mayor said.",
        "The ministry plans to give 300 rifles. The army said it had received 100.",
        "The ministry sent 300 rifles in May, it said. The army said it received 100 rifles in July.",
    ],
)
def test_two_transfers_are_two(extractor: Extractor, text: str) -> None:
    """Other goods, a part so far, a plan, two months."""
    assert () == conflicts_in(extractor, text)
