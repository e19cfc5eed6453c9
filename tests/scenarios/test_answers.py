"""Articles in, answers out: the whole way from text to what a reader sees, on invented articles of many kinds."""

from __future__ import annotations

from datetime import date

import pytest

from bot.extraction.pipeline import Extractor
from bot.facts.model import Article, ArticleId, FactSheet
from tests.stories import FERRIES, ask, desk, shown

TRANSFER = """\
Midfielder Joao Terra is set to join Harwick Town from Real Sabinas, pending a medical on Tuesday.
Harwick will pay 32 million pounds plus 6 million in add-ons, according to El Rayo; a source at Sabinas said the fee \
was 35 million.
Terra, 23, will sign until 2030.
"Nothing is signed," said his agent, Bruna Alves.
"""
STRIKE = """\
About 3,000 bus drivers walked out on Monday in a 48-hour strike over pay, the TRW union said; the operator, Citylink, \
said 1,900 took part.
TRW demands 9% from April; Citylink has offered 5% and a one-off payment of 400 pounds.
A strike planned for last Friday was suspended after talks.
Talks resume on Wednesday.
"""
VACCINE = """\
An experimental dengue vaccine cut confirmed infections by 64% (95% confidence interval 51 to 73) in a trial of 8,400 \
children, researchers reported on Thursday.
Protection against hospital admission was not statistically significant.
The results have not been peer reviewed, and the trial was funded by the maker, Lumera Bio.
Independent virologist Tomas Reyl called the findings "promising but early".
"""
LAUNCH = """\
The Heron 2 rocket failed to reach orbit on Tuesday after its second stage shut down early, launch company Astrava said.
The first stage landed on a barge as planned.
Two weather satellites worth $120 million were lost.
The next flight, scheduled for May, is on hold pending an inquiry.
"""
STORM = """\
Hurricane Odalys made landfall near Puerto Claro late on Wednesday as a Category 3 storm and weakened to a tropical \
storm by Thursday morning, the weather service said.
Civil protection chief Ramon Duarte said 11 people had died; the Red Cross put the toll at 14, with at least \
six missing.
About 80,000 homes were without power.
The storm is forecast to reach the coast of San Telmo on Saturday with winds of 75 km/h.
"""

STORIES = {
    "transfer": (TRANSFER, date(2025, 8, 4)),
    "strike": (STRIKE, date(2025, 2, 10)),
    "vaccine": (VACCINE, date(2025, 6, 12)),
    "launch": (LAUNCH, date(2025, 4, 15)),
    "storm": (STORM, date(2025, 9, 18)),
    "ferries": (FERRIES, date(2025, 3, 10)),
}


@pytest.fixture(scope="module")
def sheets() -> dict[str, FactSheet]:
    """What the extractor finds in each article."""
    extractor = Extractor()
    return {
        name: extractor.annotate(Article(id=ArticleId(f"story-{name}"), text=text, published=published))
        for name, (text, published) in STORIES.items()
    }


@pytest.mark.parametrize(
    ("story", "question", "told"),
    [
        ("transfer", "who pays?", ["Harwick will pay 32 million pounds", "Planned [2]"]),
        (
            "transfer",
            "money",
            ["“32 million pounds”", "“6 million”", "“35 million” (currency not settled by the text)"],
        ),
        ("transfer", "quotes", ["Bruna Alves: “Nothing is signed,” [4]"]),
        ("transfer", "when", ["Tue 5 Aug 2025", "until 2030"]),
        ("strike", "how many drivers?", ["“About 3,000 bus drivers”"]),
        ("strike", "numbers", ["TRW", "“About 3,000 bus drivers”", "Citylink", "“1,900”"]),
        ("strike", "when", ["Fri 7 Feb 2025", "Mon 10 Feb 2025"]),
        ("vaccine", "who pays?", ["Lumera Bio", "the trial was funded by the maker, Lumera Bio", "[3]"]),
        ("vaccine", "quotes", ["Tomas Reyl: “promising but early” [4]"]),
        ("vaccine", "how many children?", ["“8,400 children”"]),
        ("launch", "money", ["“$120 million” (currency not settled by the text)", "[3]"]),
        ("launch", "halted", ["The next flight", "on hold", "[4]"]),
        ("launch", "what is on hold?", ["The next flight", "[4]"]),
        ("storm", "how many people died?", ["Ramon Duarte", "“11 people”", "[2]"]),
        ("storm", "when", ["Wed 17 Sep 2025", "Sat 20 Sep 2025", "Forecast [4]"]),
        ("ferries", "who pays?", ["! Not settled", "a group of coastal states", "the Coastal League", "[5]", "[6]"]),
        ("ferries", "countries", ["Iceland", "Ireland", "Portugal", "Malta"]),
        ("ferries", "why was the delivery suspended?", ["a lack of spare parts", "[8]"]),
        ("ferries", "quotes", ["Mira Solde: “This is a turning point,” [3]"]),
        ("ferries", "what did Renk say?", ["as told by Mira Solde", "the islanders must pay for it", "[5]"]),
        ("ferries", "when", ["! Not settled: Mon 24 Feb 2025 to Sun 2 Mar 2025", "Mon 3 Mar 2025 to Sun 9 Mar 2025"]),
    ],
)
async def test_an_article_answers(sheets: dict[str, FactSheet], story: str, question: str, told: list[str]) -> None:
    """What the article says is in the answer, with the sentence that says it."""
    answer = shown(await ask(await desk(sheets[story]), question))
    assert [] == [words for words in told if words not in answer], answer


@pytest.mark.parametrize(
    ("story", "question", "answer"),
    [
        ("storm", "who pays?", "The article does not say who pays."),
        ("storm", "money", "The article states no amount of money."),
        ("storm", "quotes", "Nobody is quoted directly."),
        ("storm", "countries", "No country is named."),
        ("storm", "halted", "Nothing is reported as stopped."),
        ("launch", "who pays?", "The article does not say who pays."),
        ("launch", "who", "No person is named."),
        ("launch", "how many people died?", "The article gives no casualty figures."),
        ("strike", "quotes", "Nobody is quoted directly."),
        ("strike", "who was killed?", "The article gives no casualty figures."),
        ("vaccine", "how much does it cost?", "The article states no amount of money."),
        ("vaccine", "when will the vaccine arrive?", "The article does not say."),
        ("transfer", "conflicts about:story-tr", "No disagreement was found in this article."),
        ("transfer", "how many goals?", "The article gives no score."),
        ("ferries", "how much does it cost?", "The article states no amount of money."),
        ("ferries", "was the delivery resumed?", "The article does not say."),
        ("ferries", "what did Malta say?", "The article reports no statement by Malta."),
        ("ferries", "when did the states agree?", "The article does not say."),
    ],
)
async def test_what_is_not_there_is_not_answered(
    sheets: dict[str, FactSheet], story: str, question: str, answer: str
) -> None:
    """Where an article says nothing, the answer says so, and nothing is made up or cited."""
    told = shown(await ask(await desk(sheets[story]), question))
    assert answer == told.splitlines()[0]
    assert "[" not in told


async def test_the_day_of_the_agreement_is_not_made_up(sheets: dict[str, FactSheet]) -> None:
    """`confirmed on Monday` is when it was said; the agreement itself has no day, and the answer says that."""
    agreed = shown(await ask(await desk(sheets["ferries"]), "agreements"))
    assert "a group of coastal states agreed to buy" in agreed
    assert "The day of the agreement is not stated." in agreed


async def test_without_a_date_of_publication_no_day_is_told() -> None:
    """Times stay in the article's words, and no day is invented."""
    sheet = Extractor().annotate(Article(id=ArticleId("undated"), text=FERRIES))
    told = shown(await ask(await desk(sheet), "when"))
    assert "(no day can be told)" in told
    assert "2025" not in told
