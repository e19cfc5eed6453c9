"""Whose words a claim is told in, and how far it has come: tags, blame, denials, words in marks; and look-alikes."""

from __future__ import annotations

import pytest

from bot.extraction.pipeline import Extractor
from tests.found import Pieces, Reading, check_reading

TAGS: list[Reading] = [
    (
        "Two banks and a pension fund agreed on Friday to lend the city 300 million dollars for a tram line, the mayor "
        "who negotiated the loan said, though the terms were not published.",
        [("agree", "by mayor;", "parties=Two banks and a pension fund")],
        [("by mayor", "terms were not published"), ("who negotiated the loan said",)],
    ),
    (
        "Gunmen killed four soldiers at a checkpoint on Sunday, the army said in a statement, and wounded two others.",
        [("casualty done by army", "killed=four soldiers"), ("casualty done by army", "injured=two others")],
        [("cause=the army",)],
    ),
    (
        "The road is closed, the council warned, and will not reopen before May.",
        [("negated by council", "reopen")],
        [],
    ),
    (
        "The plant will shut in June, two officials briefed on the plan said.",
        [("planned by two officials", "The plant")],
        [("by plan",), ("by two officials; theme",)],
    ),
    (
        "The ferry was carrying too many people, the judge heading the inquiry has concluded.",
        [("by judge", "The ferry")],
        [],
    ),
    (
        "The museum will reopen in May, its director, Anna Lindqvist, said.",
        [("planned by Anna Lindqvist", "reopen")],
        [("reopen in May, its director",)],
    ),
    ("The union, Paul Arden said, was ready to strike.", [("by Paul Arden", "The union")], [("=Paul Arden",)]),
    ("Talks at the mine collapsed, their union said.", [("by their union", "Talks")], [("collapsed, their union",)]),
    (
        "Harvests fell by a third, the ministry said. It added that imports would rise.",
        [("by ministry", "imports")],
        [],
    ),
    (
        "The union leader Paul Arden told a rally that wages had fallen for six years.",
        [("by Paul Arden", "wages")],
        [("a rally that wages",)],
    ),
    (
        "Sales fell in spring, the chairman, Ole Hamre, said, blaming higher prices, and would not recover before May.",
        [("by Ole Hamre", "recover"), ("by Ole Hamre", "higher prices")],
        [],
    ),
    # what looks like a tag
    ("In the capital, residents fleeing the fighting said they had no food.", [], [("by residents", "the fighting:")]),
    ("He left the meeting, the army moved in and the minister said nothing.", [], [("by minister",)]),
    ("Oman signed the pact with the Gulf states, the European states and Ruland.", [], [("told by",)]),
    ("Donors gave less than half of the sum, 3 million euros relief agencies had asked for.", [], [("by relief",)]),
]

JUDGED: list[Reading] = [
    (
        "The government accused the rebels of shelling a hospital, killing 12 patients.",
        [
            ("attack done by government", "actor=the rebels", "accused the rebels of shelling"),
            ("casualty done by government", "killed=12 patients"),
        ],
        [("=the rebels of",)],
    ),
    ("Mara Holt accused Bo Lind of hiding the money.", [("done by Mara Holt; actor=Bo Lind",)], [("actor=Mara",)]),
    ("The trader was accused of banking fraud.", [("charge", "suspect=The trader")], [("bank done",)]),
    ("The union blamed the crash on poor maintenance.", [("by union", "cause=poor maintenance")], []),
    ("Korland's navy denied sinking the trawler.", [("done negated by Korland's navy", "the trawler")], []),
    ("Its transport ministry put the cost of the repairs at 8 million euros.", [("by Its transport ministry",)], []),
    ("Engineers suspect that a valve had failed.", [("possible by Engineers", "a valve")], [("done by Engineers",)]),
    ("The regulator advised banks to hold more capital.", [("proposed", "=banks")], [("actor=The regulator",)]),
    ("The court fined the bank for hiding losses.", [("done", "=the bank", "losses")], [("actor=The court",)]),
    ("Lawyers for the firm rejected the claim that it had bribed officials.", [("negated by Lawyers",)], []),
    # words in marks
    (
        'The plan would, in the words of its author, Lena Borg, "turn every farmer into a clerk".',
        [("quoted by Lena Borg", "turn every farmer")],
        [],
    ),
    ('The governor ruled out a cut unless demand weakens "markedly".', [("quoted by governor", "markedly")], []),
    ("Novelist Greta Holm wrote “The Salt House” in 1998.", [], [("quoted",)]),
    ('The so-called "peace bridge" reopened on Monday.', [], [("quoted",)]),
    ('The suspect, known as "the Fox", was arrested.', [], [("quoted",)]),
]

COME: list[Reading] = [
    ("The buses are to be delivered in 2029 and stationed at Lorne.", [("transfer planned",), ("deploy planned",)], []),
    ("The plant was to have opened in 2020.", [("not_achieved", "The plant")], []),
    ("The second batch has yet to arrive.", [("done negated", "The second batch")], [("required",)]),
    ("The company has to raise 90 million euros.", [("required", "90 million")], []),
    ("The ferry is due to resume service on Friday.", [("planned", "The ferry")], [("cause",)]),
    ("The delay is due to engine failure.", [("cause", "engine failure")], [("planned",)]),
    ("The law would have capped rents at 3%.", [("hypothetical", "rents")], []),
    ("The plan would have limited effect.", [], [("hypothetical",)]),
    ("The union offered to end the strike if the company raised pay.", [("conditional", "the strike")], []),
    ("The tax will start in July, provided that parliament agrees.", [("conditional", "The tax")], [("act planned",)]),
    ("Negotiations over the sale ended without a deal.", [("negotiate not_achieved", "the sale")], []),
    ("Negotiations over the sale ended on Friday.", [], [("not_achieved",)]),
    ("The attempt to raise the ship failed.", [("not_achieved", "the ship")], []),
    ("The council adopted new rules, banning cars from the centre from June.", [("sanction planned", "cars")], []),
    ("Ravelle signed a contract on Monday to buy 24 jets.", [("buy agreed", "24 jets")], []),
    ("Residents were told to leave their homes.", [("required", "=Residents")], []),
]


@pytest.mark.parametrize(("text", "right", "wrong"), [*TAGS, *JUDGED, *COME])
def test_who_says_it_and_how_far_it_has_come(
    extractor: Extractor, text: str, right: list[Pieces], wrong: list[Pieces]
) -> None:
    """Each right reading is among the lines of the fact sheet, and none of the wrong ones is."""
    check_reading(extractor, text, right, wrong)
