"""Sentences that a parser, or a careless reader, takes wrongly, and others beside them that a rule must leave alone."""

from __future__ import annotations

from datetime import date

import pytest

from bot.extraction.pipeline import Extractor
from bot.facts.model import Article, ArticleId
from tests.found import lines_of, missing

Pieces = tuple[str, ...]  # pieces that stand together in one line

CASES: list[tuple[str, list[Pieces], list[Pieces]]] = [
    # a change beside a figure, and what others had expected of it
    (
        "Orvane posted revenue of 300 million pounds, up 12% on a year ago but below the 320 million pounds analysts "
        "had expected.",
        [("report_figure done", "org=Orvane", "up 12%"), ("forecast forecast", "320 million pounds analysts had")],
        [("forecast forecast", "12%"), ("org=revenue",)],
    ),
    ("Owners had expected 2 million euros.", [("forecast", "holder=Owners")], []),
    # how much is counted is nobody's share
    (
        "With 80% of ballots counted, Ann Roe leads the election with 51%.",
        [("elect ongoing", "winner=Ann Roe", "share=51%")],
        [("share=80%",)],
    ),
    ("Bo Lind won the election with 52% of the votes cast.", [("elect done", "share=52%")], []),
    # "worth" describes what stands before it
    ("Paintings worth $3 million were lost in the fire.", [("damage", "theme=Paintings worth $3 million")], []),
    ("Two paintings worth $3 million were lost.", [("theme=Two paintings worth $3 million",)], [("theme=$3",)]),
    ("The house is worth 2 million euros.", [("describe ongoing", "value=worth 2 million")], []),
    # what somebody disputes
    (
        "The union said 4,000 nurses had walked out. The hospital trust dismissed the figure as nonsense.",
        [("conflict", "4,000 nurses (union)", "hospital trust")],
        [],
    ),
    (
        "Lund said the repairs would cost $3 million. Engineer Per Dahl called the estimate “far too low”.",
        [("conflict", "$3 million (Lund)", "Per Dahl"), ("by Per Dahl", "the estimate")],
        [],
    ),
    ("Lund said the repairs would cost $3 million. Per Dahl called the estimate “sound”.", [], [("conflict",)]),
    ("Moss said profits were $3 million. Moss called the figure misleading.", [], [("conflict",)]),
    ("Mara Lund said the mayor had taken bribes. The mayor denied the allegations.", [("conflict", "bribes")], []),
    # who claims a thing says so
    (
        "The gang calling itself Redfern claims 40,000 documents.",
        [("breach unknown by Redfern", "data=40,000 documents")],
        [("meet ",)],
    ),
    ("The storm claimed twelve lives.", [], [("told by", "lives")]),
    ("She claimed the title.", [], [("told by", "title")]),
    # a verb of saying without "that", and a clause that goes on without its participle
    (
        "Names and dates are affected; the clinic says home addresses are not.",
        [(" negated by clinic", "theme=home addresses"), ("told by clinic", "home addresses are not")],
        [],
    ),
    # the day of an event is the day of what happened in it; a base of comparison is no day at all
    (
        "Records were copied in a raid on 3 May, noticed in June.",
        [("Records were copied", " on 2025-05-03"), ("theme=a raid", " on 2025-06-01")],
        [],
    ),
    ("Sales were up 6% from a year earlier.", [], [("Sales", "on 2024")]),
    # straight behind an object
    ("The council adopted a text demanding a truce.", [("told by a text (demand): a truce",)], []),
    ("They left it demanding more.", [("want", "holder=They")], []),
    # on hold is not under way
    ("The next race, set for May, is on hold.", [("halt halted", "theme=The next race")], [("halt ongoing",)]),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One for all sentences."""
    return Extractor()


@pytest.mark.parametrize(("text", "right", "wrong"), CASES)
def test_a_sentence_is_read_as_a_person_would(
    extractor: Extractor, text: str, right: list[Pieces], wrong: list[Pieces]
) -> None:
    """Each right reading is among the lines of the fact sheet, and none of the wrong ones is."""
    sheet = extractor.annotate(Article(id=ArticleId("one"), text=text, published=date(2025, 11, 20)))
    lines = list(lines_of(sheet))
    fallen = [line for pieces in wrong for line in lines if all(one in line for one in pieces)]
    assert (missing(sheet, right), fallen) == ([], []), "\n".join(lines)
