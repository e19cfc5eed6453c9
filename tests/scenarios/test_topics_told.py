"""What topic commands answer from short invented articles, and what is no answer to their question."""

from __future__ import annotations

from datetime import date

import pytest

from bot.extraction.pipeline import Extractor
from bot.facts.model import Article, ArticleId
from tests.stories import ask, desk, shown

CASES: list[tuple[str, str, list[str], list[str]]] = [
    # command, text, pieces of the answer, what must not be in it
    (
        "guidance",
        "Don Fowler said that he expects the union to call off the strike. The bank expects inflation to average 4%.",
        ["he [Don Fowler] expects the union to call off the strike", "Bank – The bank expects inflation"],
        ["– he expects the union", "The article –"],
    ),
    (
        "path",
        "The storm is expected to reach the coast near Varn on Friday. The central bank expects growth of 4 percent. "
        "President Ida Holm is expected to visit Varn on Thursday.",
        ["reach the coast"],
        ["growth", "visit"],
    ),
    ("path", "President Ida Holm is expected to visit Varn on Thursday.", ["The article gives no path."], []),
    (
        "ruling",
        "A court in Varn sentenced the banker Rolf Ames to four years for fraud. Police arrested three men outside. "
        "The union accused the bank of lying.",
        ["sentenced the banker"],
        ["outside"],
    ),
    (
        "accused",
        "Police arrested three men outside the court. Norra Bank was charged with fraud.",
        ["arrested three men", "charged with fraud"],
        [],
    ),
    (
        "deal",
        "Brightwater Group agreed to buy the snack maker Kestrel for 3 billion euros. Brightwater will pay 46 euros a "
        "share, a 30% premium to Friday's close.",
        ["agreed to buy the snack maker", "30% premium"],
        ["No price"],
    ),
    ("deal", "Residents have raised 25,000 euros for the family.", ["The article reports no deal."], []),
    (
        "result",
        "President Ida Holm won a second term on Sunday, beating the judge Bo Lind by 48.1% to 46.9%, the electoral "
        "commission said.",
        ["48.1% to 46.9%"],
        ["No share", "Bo Lind: "],
    ),
    ("score", "Ida Holm won a second term, beating the judge Bo Lind by 48.1% to 46.9%.", ["gives no score"], []),
    ("weapons", "The minister said spending on defence would rise by 2 billion euros.", ["No weapon is named."], []),
    ("talks", "Paul Lind, a physician who was not involved, praised the trial.", ["No talks are reported."], []),
    ("who-pays", "Bo Lind asked the court to order a recount in four provinces.", ["does not say who pays"], []),
    ("agreements", "The mayor accepted 40,000 euros from the firm.", ["reports no agreement"], []),
    ("casualties", "The union said the walkout would hurt shops.", ["no casualty figures"], []),
    (
        "casualties",
        "Lena Marsh died at home in Varn on Saturday after a long illness.",
        ["died at home"],
        ["is not stated"],
    ),
    ("casualties", "A fire in Varn killed 12 people.", ["killed 12 people", "number of injured is not stated"], []),
    ("damage", "Her daughter said the family was devastated.", ["reports no damage"], []),
    ("votes", "The bus had passed an inspection in August.", ["reports no vote"], []),
]


@pytest.mark.parametrize(("command", "text", "told", "untold"), CASES)
async def test_a_topic_answers_its_own_question(
    extractor: Extractor, command: str, text: str, told: list[str], untold: list[str]
) -> None:
    """The answer has what the article says to the question, and nothing that only has a word of it."""
    sheet = extractor.annotate(Article(id=ArticleId("topics000001"), text=text, published=date(2025, 11, 20)))
    answer = shown(await ask(await desk(sheet), command))
    assert [piece for piece in told if piece not in answer] == [], answer
    assert [piece for piece in untold if piece in answer] == [], answer
