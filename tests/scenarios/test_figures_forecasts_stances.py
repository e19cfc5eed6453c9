"""Figures with what moved and how far, forecasts, causes, demands, stances, halts and launches as news words them."""

from __future__ import annotations

import pytest

from bot.extraction.pipeline import Extractor
from tests.found import Pieces, Reading, check_reading

FIGURES: list[Reading] = [
    (
        "Net income slid 31% to 72 million crowns in the second quarter.",
        [("report_figure", "metric=Net income", "change=31%", "value=72 million crowns", "period=the second quarter")],
        [("change=31% to",)],
    ),
    (
        "Unemployment crept up to 6.1% in May from 5.9% in April.",
        [("report_figure", "value=6.1%", "versus=5.9% in April")],
        [("on 2025-04",)],
    ),
    ("The krona strengthened 0.7% against the dollar.", [("change=0.7%", "versus=the dollar")], []),
    ("Shares in the ferry line finished 4% lower at 112 pence.", [("change=4% lower", "value=112 pence")], []),
    ("Rents have fallen by a third since the levy was introduced.", [("metric=Rents", "change=a third")], []),
    ("Visitor numbers were flat at 41,000.", [("report_figure", "value=41,000")], []),
    ("Bookings were up 12% on last year at 3.1 million.", [("report_figure", "change=up 12%")], []),
    ("Some 60 millimetres of rain fell in the night.", [("metric=rain", "value=Some 60 millimetres")], []),
    ("The shipyard lost 40 million euros last year.", [("report_figure", "org=The shipyard", "value=40 million")], []),
    ("The climber fell 40 metres.", [], [("report_figure",)]),
    ("Night fell over the harbour.", [], [("report_figure",)]),
    ("The family lost 3,000 euros to a swindler.", [], [("report_figure",)]),
]

CHANGES: list[Reading] = [
    (
        "The bank trimmed its key rate by half a percentage point to 4.25% from 4.75%.",
        [("change", "theme=its key rate", "to=4.25%", "from=4.75%", "by=half a percentage point")],
        [("by=half a percentage point to",)],
    ),
    ("The council kept the parking fee at 3 euros.", [("change", "theme=the parking fee", "to=3 euros")], []),
    ("The course was shortened by 9 km.", [("change", "theme=The course", "by=9 km")], [("actor=9 km",)]),
    ("The board scaled back the bonus by a fifth.", [("change", "theme=the bonus", "by=a fifth")], []),
    ("The firm held talks at two sites.", [], [("change",)]),
]

FORECASTS: list[Reading] = [
    (
        "The ministry said inflation would slow to 2% by June.",
        [("forecast", "metric=inflation", "value=2%", "holder=The ministry")],
        [("report_figure",)],
    ),
    ("Growth is likely to weaken.", [("forecast", "metric=Growth")], [("describe",)]),
    ("Economists expect exports to fall.", [("forecast", "holder=Economists", "metric=exports")], []),
    ("The reservoir could run dry by August.", [("forecast", "metric=The reservoir")], [("act",)]),
    ("The captain will take the case to court.", [("plan planned", "content=take the case to court")], [("forecast",)]),
]

OTHERS: list[Reading] = [
    ("The operator blamed the outage on a worn cable.", [("cause", "effect=the outage", "cause=a worn cable")], []),
    ("The flood was set off by a burst dam.", [("cause", "cause=a burst dam", "effect=The flood")], []),
    ("Weak demand dented the profit.", [("cause", "cause=Weak demand", "affected=the profit")], []),
    (
        "The mayor urged residents to boil their water.",
        [("want proposed", "holder=The mayor", "addressee=residents", "content=to boil their water")],
        [],
    ),
    ("Doctors have advised against travel.", [("want proposed", "holder=Doctors", "content=travel")], []),
    ("Fishermen welcomed the ruling.", [("endorse", "holder=Fishermen", "target=the ruling", "stance=welcomed")], []),
    (
        "The airline has grounded its fleet pending an inquiry.",
        [("halt", "actor=The airline", "theme=its fleet", "until=pending an inquiry")],
        [],
    ),
    (
        "The premier has cut short a visit to the coast.",
        [("halt", "actor=The premier", "theme=a visit")],
        [("change",)],
    ),
    ("The maker is recalling 4,000 scooters.", [("halt", "actor=The maker", "theme=4,000 scooters")], []),
    ("She recalled the summer.", [], [("halt",)]),
    ("The mayor vowed to appeal.", [("plan", "actor=The mayor", "content=to appeal")], []),
    ("The chancellor ruled out a tax rise.", [("plan planned negated", "content=a tax rise")], []),
    ("The barrier is designed to stop floods.", [("aim", "theme=The barrier", "goal=to stop floods")], []),
    ("The probe touched down near the crater.", [("launch done", "theme=The probe", "site=the crater")], []),
    ("The sprinter tested positive for a stimulant.", [("find done", "finding=positive for a stimulant")], []),
    (
        "Smokers are 40% more likely to fall ill.",
        [("find", "population=Smokers", "effect=40%")],
        [("forecast forecast",)],
    ),
    ("No fault was found in the brakes.", [("find", "negated", "finding=No fault")], []),
    (
        "Sweden, which had backed the plan for years, rejected the offer.",
        [("endorse", "holder=Sweden", "target=the offer", "stance=rejected")],
        [],
    ),
    (
        "The critic described the film as “truly dull” and left.",
        [("describe", "value=truly dull")],
        [("value=truly dull” and",)],
    ),
]


@pytest.mark.parametrize(("text", "right", "wrong"), [*FIGURES, *CHANGES, *FORECASTS, *OTHERS])
def test_each_part_stands_under_its_own_name(
    extractor: Extractor, text: str, right: list[Pieces], wrong: list[Pieces]
) -> None:
    """Every part of the sentence fills the role that a reader would give it, and none fills another."""
    check_reading(extractor, text, right, wrong)
