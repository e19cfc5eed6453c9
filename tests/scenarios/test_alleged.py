"""What is only alleged or reported is called so in every answer, and what a court found or is denied is not."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.exports.calendar import as_calendar
from bot.exports.tables import row
from bot.extraction.pipeline import Extractor
from bot.facts.allegations import Doubt, doubt
from bot.facts.model import Article, ArticleId, FactSheet
from tests.stories import ask, desk, shown

CASES = [
    ("The banker Rolf Ames is accused of stealing 40 million euros from the bank.", "stealing", Doubt.ALLEGED),
    ("The driver was arrested on Monday. Prosecutors say he killed a witness.", "killed", Doubt.ALLEGED),
    ("Ames allegedly moved the money to Orland.", "moved", Doubt.ALLEGED),
    ("Ames is alleged to have shot the driver.", "shot", Doubt.ALLEGED),
    ("Norra accused Orland of attacking a convoy.", "attacking", Doubt.ALLEGED),
    ("Ames was charged with fraud on Monday. Police said Ames had burned the letters.", "burned", Doubt.ALLEGED),
    ("Ames reportedly left the country in May.", "left", Doubt.REPORTED),
    ("Ames is said to have sold his house.", "sold", Doubt.REPORTED),
    ("Police believe a second man helped the driver.", "helped", Doubt.REPORTED),
    ("Ames was convicted of fraud in 2019.", "convicted", None),
    ("A court sentenced Ames to four years for taking bribes from the firm.", "sentenced", None),
    ("Prosecutors said they had searched the house.", "searched", None),
    ("Police said 40 people had been killed in the flood.", "killed", None),
    ("The mayor opened the bridge on Monday.", "opened", None),
]


def _sheet(extractor: Extractor, text: str) -> FactSheet:
    return extractor.annotate(Article(id=ArticleId("alleged00001"), text=text, published=date(2025, 11, 20)))


@pytest.mark.parametrize(("text", "word", "expected"), CASES)
def test_doubt_is_told_from_fact(extractor: Extractor, text: str, word: str, expected: Doubt | None) -> None:
    """Every claim about the deed that a word names stands on the word of accusers, of nobody, or on its own."""
    sheet = _sheet(extractor, text)
    deeds = [claim for claim in sheet.shown if word in sheet.words(claim.evidence)]
    assert deeds
    assert {doubt(sheet, claim) for claim in deeds} == {expected}


async def test_no_answer_calls_an_allegation_done(extractor: Extractor) -> None:
    """Whatever is asked, the line of an accusation never ends with Done."""
    text = (
        "The banker Rolf Ames is accused of stealing 40 million euros from the Tarvin Savings Bank. Prosecutors say "
        "Ames killed a witness. Ames allegedly bought two houses in Orland in May. Norra accused Orland of attacking "
        "a convoy."
    )
    front = await desk(_sheet(extractor, text))
    for asked in ("brief", "status", "when", "numbers", "money", "who-pays", "who", "accused", "entity Rolf Ames"):
        lines = [each for each in shown(await ask(front, asked)).splitlines() if each.startswith("- ")]
        told = [each for each in lines if any(word in each for word in ("stealing", "killed", "bought", "attacking"))]
        assert not [each for each in told if "Done" in each or "Under way" in each], asked
        assert asked == "who" or not told or any("Alleged" in each for each in told), asked


def test_what_is_taken_along_says_so_too(extractor: Extractor) -> None:
    """In tables an allegation is marked as one, and a calendar does not confirm its day."""
    sheet = _sheet(extractor, "Ames allegedly moved the money on 3 November 2025. Lind sold a ship on 4 November 2025.")
    rows = [row(sheet, claim) for claim in sheet.shown]
    assert {"alleged", None} == {each["doubt"] for each in rows}
    calendar = as_calendar(sheet, datetime(2025, 11, 20, tzinfo=UTC))[0].decode()
    events = calendar.replace("\r\n ", "").split("BEGIN:VEVENT")[1:]
    told = {"Lind sold" in each.split("SUMMARY:")[1].split("\r\n")[0]: "STATUS:CONFIRMED" in each for each in events}
    assert told == {False: False, True: True}


async def test_what_somebody_denies_doing_is_not_done(extractor: Extractor) -> None:
    """The deed behind "denied" is told as denied."""
    front = await desk(
        _sheet(extractor, "The sprinter Anna Vell denied taking drugs. Rolf Ames denies having sold it.")
    )
    lines = [each for each in shown(await ask(front, "status")).splitlines() if each.startswith("- ")]
    assert lines
    assert all("Denied" in each for each in lines), lines
