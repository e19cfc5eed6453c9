"""Lines can be read alone: they begin with a subject, or show the sentence, and "Done" is said of what is done only."""

from __future__ import annotations

from datetime import date

import pytest

from bot.extraction.pipeline import Extractor
from bot.facts.model import Article, ArticleId
from tests.stories import ask, desk, shown

CASES: list[tuple[str, str, list[str], list[str]]] = [
    # command, text, lines as they begin after the claimant, beginnings that no line has
    (
        "status",
        "Finance minister Jonas Keller cut his forecast for growth this year to 0.8% from 1.4%.",
        ["Finance minister Jonas Keller cut his forecast"],
        ["his forecast", "his [Jonas Keller] forecast"],
    ),
    (
        "brief",
        "The trial, led by the clinic of Varn and published in March, followed 4,600 children for two years.",
        ["The trial, led by the clinic of Varn and published in March, followed"],
        [],
    ),
    (
        "brief",
        "Children who received three doses were half as likely to fall ill.",
        ["Children who received three doses were half as likely"],
        [],
    ),
    (
        "brief",
        "Paul Lind, a physician who was not involved, said the pills had helped his patients.",
        ["the pills had helped his"],
        ["a physician who was not involved"],
    ),
    (
        "why",
        "Output shrank by 2 percent because factories produced fewer cars, the office said.",
        ["Output shrank by 2 percent because factories"],
        ["factories produced fewer cars"],
    ),
    (
        "tariffs",
        "Tariffs of 25% on steel, imposed by Norra in June, have hurt exporters.",
        ["Tariffs of 25% on steel, imposed by Norra in June, have hurt exporters"],
        ["Tariffs of 25% on steel –", "Tariffs of 25% on steel ["],
    ),
    (
        "agreements",
        "The two ports reached an agreement that would lower fees from September.",
        ["an agreement that would lower fees"],
        [],
    ),
    (
        "status",
        "If it confirms the finding, Vell faces a ban of four years, the agency said.",
        ["If it confirms the finding, Vell faces a ban", "Vell faces a ban"],
        ["it confirms"],
    ),
]


@pytest.mark.parametrize(("command", "text", "told", "untold"), CASES)
async def test_a_line_can_be_read_alone(
    extractor: Extractor, command: str, text: str, told: list[str], untold: list[str]
) -> None:
    """What a claimant is said to say begins where a clause begins, or is the whole sentence."""
    sheet = extractor.annotate(Article(id=ArticleId("readable0001"), text=text, published=date(2025, 11, 20)))
    answer = shown(await ask(await desk(sheet), command))
    said = [line.split(" – ", 1)[1] for line in answer.splitlines() if line.startswith("- ") and " – " in line]
    assert [piece for piece in told if not any(line.startswith(piece) or piece in line for line in said)] == [], answer
    assert [piece for piece in untold if any(line.startswith(piece) for line in said)] == [], answer
