"""What a careless reader gets wrong in the twelve invented articles, each checked as a person would check it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from _pytest.mark.structures import ParameterSet

from bot.extraction.pipeline import Extractor
from bot.facts.model import Article, ArticleId, FactSheet
from tests.found import lines_of
from tests.stories import ask, desk, shown

ARTICLES = {one["id"]: one for one in yaml.safe_load(Path(__file__).with_name("kinds.yaml").read_text())}
SHEET = "sheet"
Line = tuple[str, ...]  # pieces that stand together in one line
Check = tuple[str, list[Line], list[Line]]  # what is asked, lines the answer has, lines it must not have


def trap(kind: str, words: str, *checks: Check) -> ParameterSet:
    """One trap of one article."""
    return pytest.param(kind, checks, id=f"{kind}: {words}")


TRAPS = [
    trap(
        "earnings",
        "adjusted profit and net loss are two metrics, not a conflict",
        ("conflicts", [("No disagreement was found",)], []),
        ("results", [("0.41 euros per share",), ("net loss of 18 million",)], [("0.41", "net loss")]),
    ),
    trap(
        "earnings",
        "expected by analysts is not reported",
        ("numbers", [("“1.27 billion euros”:", "analysts had expected", "Forecast")], []),
        (
            SHEET,
            [("report_figure", "metric=first-quarter revenue", "value=1.24 billion euros")],
            [("metric=the 1.27",)],
        ),
    ),
    trap(
        "earnings",
        "change has a base: year earlier",
        ("results", [("up 6% from a year earlier", "Done")], []),
        ("numbers", [("“6%”:", "from a year earlier")], []),
    ),
    trap(
        "earnings",
        "change has a base: the rise is reported, not forecast",
        ("numbers", [("“6%”:",)], [("“6%”:", "Forecast")]),
    ),
    trap(
        "earnings",
        "guidance is a forecast",
        ("next", [("between 7% and 8%", "Forecast")], []),
        (SHEET, [("forecast forecast", "7% and 8%")], [("report_figure", "7% and 8%"), (" done", "7% and 8%")]),
    ),
    trap(
        "earnings",
        "the sale is conditional",
        ("next", [("Ida Holm", "Gdynia", "if the right offer comes", "Conditional")], []),
        (SHEET, [("buy conditional", "by Ida Holm")], [("Gdynia", " done"), ("Gdynia", " planned")]),
    ),
    trap(
        "hurricane",
        "two tolls, two claimants: never added, never averaged",
        ("casualties", [("Not settled",), ("Ramon Duarte", "11"), ("Red Cross", "14")], [("25 ",), ("12.5",)]),
        ("numbers", [("Ramon Duarte", "“11 people”"), ("Red Cross", "“14”")], [("“25",), ("12.5",)]),
        (SHEET, [("conflict", "11 people (Ramon Duarte)", "14 (Red Cross)")], []),
    ),
    trap(
        "hurricane",
        "category has a time",
        ("when", [("Category 3", "late on Wednesday")], []),
        (SHEET, [("landfall", "on 2025-09-17"), ("theme=a tropical storm", "on 2025-09-18")], []),
    ),
    trap(
        "hurricane",
        "'late on Wednesday' is 17 September, local",
        ("when", [("Wed 17 Sep 2025 (“late on Wednesday”)",)], [("24 Sep",), ("10 Sep",), ("UTC",)]),
        (SHEET, [("time late on Wednesday", "2025-09-17 to 2025-09-17")], []),
    ),
    trap(
        "hurricane",
        "'at least' is a minimum",
        ("numbers", [("“at least six”", "missing")], [("“six",)]),
        (SHEET, [("amount at least six", "from 6 to None", "exactly None")], []),
    ),
    trap(
        "hurricane",
        "forecast is not occurrence",
        ("next", [("forecast to reach the coast of San Telmo", "Forecast")], []),
        ("when", [("Sat 20 Sep 2025", "forecast to reach")], []),
        (SHEET, [("forecast forecast", "San Telmo")], [("San Telmo", " done"), ("San Telmo", " ongoing")]),
    ),
    trap(
        "hurricane",
        "forecast is not occurrence: nor is it wanted",
        ("where", [("San Telmo",)], [("San Telmo", "wanted")]),
        ("status", [("San Telmo",)], [("San Telmo", "wanted")]),
    ),
    trap(
        "election",
        "leads is not won",
        ("result", [("Lena Marsch", "leads", "Under way")], [("– Done",), ("Marsch won",)]),
        (SHEET, [("elect ongoing", "Lena Marsch")], [("elect done", "winner=")]),
    ),
    trap(
        "election",
        "a projection has an owner",
        ("result", [("Two broadcasters projected a Marsch victory",)], []),
        ("next", [("Two broadcasters projected a Marsch victory", "Forecast")], []),
        (SHEET, [("forecast forecast", "holder=Two broadcasters")], [("winner=", "victory")]),
    ),
    trap(
        "election",
        "partial count keeps its share counted",
        ("result", [("With 92% of polling stations counted", "48.1%")], []),
        ("numbers", [("“48.1%”:", "With 92% of polling stations counted")], []),
    ),
    trap(
        "election",
        "partial count keeps its share counted: 92% is nobody's share of the vote",
        (SHEET, [("elect ongoing",)], [("share=92%",)]),
    ),
    trap(
        "election",
        "refused to concede is polarity neg",
        ("result", [("Dahl refused to concede",)], [("Dahl concede",), ("Dahl has conceded",)]),
        (SHEET, [("elect ", " negated", "loser=Dahl")], []),
    ),
    trap(
        "trade_deal",
        "framework is agreed, not in force",
        ("agreements", [("had reached a framework agreement", "would lower"), ("still have to approve",)], []),
        ("next", [("would lower Arvenian car tariffs", "Planned", "1 Sep 2025")], []),
        (SHEET, [("sanction planned", "tariffs", "rate=15%")], [("change done",), ("sanction done",)]),
    ),
    trap(
        "trade_deal",
        "whose tariff on whom",
        ("tariffs", [("Arvenian car tariffs to 15% from 27.5%",)], []),
        (SHEET, [("sanction", "target=Arvenian car")], [("sanction", "=Costamar")]),
    ),
    trap(
        "trade_deal",
        "purchase promise disputed by the other side",
        ("who-pays", [("Orsolya Bene", "$40 billion", "Planned")], []),
        ("agreements", [("Costamar's trade ministry called the figure", "an aspiration")], []),
        (SHEET, [("buy planned", "by Orsolya Bene")], [("buy done",), ("buy agreed",)]),
    ),
    trap(
        "trade_deal",
        "purchase promise disputed by the other side: told as a disagreement",
        ("conflicts", [("aspiration",)], []),
    ),
    trap(
        "trade_deal",
        "exclusion is polarity neg",
        ("tariffs", [("Steel is excluded",)], [("Steel is included",)]),
        ("agreements", [("Steel is excluded",)], [("Steel is included",)]),
        (SHEET, [("Steel is excluded",)], [("participate", "Steel"), ("sanction", "Steel")]),
    ),
    trap(
        "trade_deal",
        "approval pending is a condition",
        ("next", [("Both parliaments still have to approve the deal",)], []),
        (SHEET, [("vote ", "Both parliaments")], [("vote done",), ("vote agreed",)]),
    ),
    trap(
        "trade_deal",
        "approval pending is a condition: it is required, not wanted",
        (SHEET, [("vote required", "Both parliaments")], []),
    ),
    trap(
        "football_transfer",
        "set to join is planned and conditional",
        ("transfer", [("set to join", "pending a medical on Tuesday", "Planned")], []),
        (SHEET, [("move planned", "to=Harwick Town")], [("move done", "Harwick"), ("move agreed",)]),
    ),
    trap(
        "football_transfer",
        "set to join is planned and conditional: it is not under way",
        ("when", [("set to join",)], [("set to join", "Under way")]),
    ),
    trap(
        "football_transfer",
        "base fee and add-ons apart",
        ("money", [("“32 million pounds”",), ("“6 million”", "in add-ons")], [("38 million",)]),
        (SHEET, [("amount 32 million pounds", "32000000"), ("amount 6 million", "6000000")], [("38000000",)]),
    ),
    trap(
        "football_transfer",
        "two fees: outlet and anonymous source; the second has no currency of its own",
        ("money", [("El Rayo", "“32 million pounds”"), ("unnamed", "“35 million” (currency not settled")], []),
        ("who-pays", [("El Rayo", "32 million"), ("A source at Sabinas (unnamed)", "35 million")], []),
        (SHEET, [("amount 35 million", "None")], [("amount 35 million", "GBP")]),
    ),
    trap(
        "football_transfer",
        "'Tuesday' lies ahead: 5 August",
        ("when", [("Tue 5 Aug 2025 (“Tuesday”)",)], [("29 Jul",)]),
        (SHEET, [("time Tuesday", "2025-08-05 to 2025-08-05")], []),
    ),
    trap(
        "court_ruling",
        "the payment was ordered and is now overturned: nobody pays under this ruling",
        ("who-pays", [("Nobody, under this ruling",), ("overturned a 2023 judgment",)], [("Belltower – ",)]),
    ),
    trap(
        "court_ruling",
        "the payment was ordered and is now overturned: it does not come next",
        ("next", [("permission to appeal",)], [("90 million",)]),
    ),
    trap(
        "court_ruling",
        "holding and dissent apart",
        ("ruling", [("The judges ruled 2-1 that the claims were out of time",)], []),
        (SHEET, [("rule done", "court=The judges")], [("court=The judges", "dissented"), ("court=", "=Okafor")]),
    ),
    trap(
        "court_ruling",
        "appeal is intended",
        ("next", [("would ask the Supreme Court for permission to appeal", "Planned")], []),
        (SHEET, [("planned", "by Gwen Pryce", "permission to appeal")], [("permission to appeal", " done")]),
    ),
    trap(
        "court_ruling",
        "out of time is not innocence",
        ("ruling", [("the claims were out of time",), ("Belltower denies wrongdoing",)], [("innocen",), ("cleared",)]),
        (SHEET, [("rule done", "the claims were out of time")], [("rule ", "wrongdoing")]),
    ),
    trap(
        "merger",
        "equity value and value with debt are two metrics",
        ("conflicts", [("No disagreement was found",)], []),
        ("deal", [("$4.2 billion in cash and stock",), ("Including debt", "$5.6 billion")], [("9.8",)]),
        ("money", [("“$4.2 billion”",), ("“$5.6 billion”",)], [("9.8",)]),
    ),
    trap(
        "merger",
        "equity value and value with debt are two metrics: each sum says which it is",
        ("money", [("in cash and stock",), ("“$5.6 billion”", "Including debt")], []),
    ),
    trap(
        "merger",
        "agreed is not closed",
        ("deal", [("Calder Rail has agreed to buy", "Agreed")], [("– Done",)]),
        (SHEET, [("acquire agreed",)], [("acquire done",)]),
    ),
    trap(
        "merger",
        "agreed is not closed: nor is its price paid",
        ("money", [("“$4.2 billion”", "Agreed")], [("“$4.2 billion”", "– Done")]),
    ),
    trap(
        "merger",
        "conditions",
        ("deal", [("It needs approval from regulators in two countries",)], []),
        ("next", [("needs approval from regulators", "Forecast")], []),
        (SHEET, [("vote required", "regulators")], [("vote done",)]),
    ),
    trap(
        "merger",
        "job cuts only from anonymous sources",
        ("deal", [("Two people (unnamed)", "900 jobs", "Planned")], [("Companies", "900 jobs")]),
        ("sources", [("Two people (unnamed)",)], []),
        (SHEET, [("change planned", "by two people", "900 jobs")], [("900 jobs", " done")]),
    ),
    trap(
        "merger",
        "no comment is not a denial",
        ("conflicts", [("No disagreement was found",)], [("spokesman",)]),
        (SHEET, [("a spokesman declined to comment",)], [("deny ",), (" negated",), ("900 jobs", "spokesman")]),
    ),
    trap(
        "vaccine_study",
        "endpoint belongs to the number",
        ("numbers", [("“64%”", "confirmed infections")], [("64%", "hospital")]),
    ),
    trap(
        "vaccine_study",
        "endpoint belongs to the number: among the findings",
        ("findings", [("64%", "confirmed infections")], []),
    ),
    trap(
        "vaccine_study",
        "no significant effect is not 'no effect'",
        ("findings", [("hospital admission was not statistically significant",)], [("no effect",), ("no protection",)]),
        (SHEET, [("find done negated", "not statistically significant")], []),
    ),
    trap("vaccine_study", "preprint", ("findings", [("The results have not been peer reviewed",)], [])),
    trap(
        "vaccine_study",
        "funder",
        ("who-pays", [("Lumera Bio: the trial was funded by the maker",)], [("researchers",)]),
        ("findings", [("the trial was funded by the maker, Lumera Bio",)], []),
    ),
    trap(
        "vaccine_study",
        "experimental is not approved",
        ("numbers", [("An experimental dengue vaccine",)], [("approved",)]),
        ("status", [], [("approved",), ("– Agreed",)]),
    ),
    trap(
        "un_resolution",
        "two bodies, two votes",
        ("votes", [("The Security Council", "Not achieved"), ("the General Assembly", "121 votes to 9")], []),
        (SHEET, [], [("vote ", "Security Council", "121"), ("vote ", "Security Council", "General Assembly")]),
    ),
    trap(
        "un_resolution",
        "13 in favour and still not adopted",
        ("votes", [("failed to adopt", "Not achieved"), ("Thirteen members voted in favour",)], []),
        (SHEET, [("vote not_achieved", "a resolution")], [("vote done", "a resolution"), ("vote agreed",)]),
    ),
    trap(
        "un_resolution",
        "13 in favour and still not adopted: the thirteen did not abstain",
        ("votes", [("Thirteen members",)], [("abstain: Thirteen",)]),
    ),
    trap(
        "un_resolution",
        "binding or not",
        ("votes", [("adopted a non-binding text",)], [("a binding",)]),
        (SHEET, [("vote done", "item=a non-binding text")], []),
    ),
    trap(
        "un_resolution",
        "demanded is not in force",
        ("next", [("a truce in Karsia", "Proposed")], []),
        (SHEET, [("truce proposed",)], [("truce done",), ("truce agreed",), ("truce ongoing",)]),
    ),
    trap(
        "un_resolution",
        "the number against is implied, not stated",
        ("votes", [("Thirteen members voted in favour",)], [("no: 1",), ("no: one",), ("against",)]),
        ("numbers", [("“Thirteen members”",)], [("“one",), ("“1”",)]),
    ),
    trap(
        "un_resolution",
        "the number against is implied, not stated: abstentions are no votes for",
        ("votes", [("44 abstentions",)], [("yes: 44",)]),
    ),
    trap(
        "strike",
        "two counts by two parties",
        ("conflicts", [("How many took part?",), ("TRW", "About 3,000"), ("Citylink", "1,900")], [("4,900",)]),
        (SHEET, [("conflict", "About 3,000 bus drivers (TRW)", "1,900 (Citylink)")], [("4900",)]),
    ),
    trap(
        "strike",
        "demand and offer side by side",
        ("demands", [("TRW demands 9% from April", "Citylink has offered 5%", "400 pounds")], [("Citylink demands",)]),
    ),
    trap(
        "strike",
        "demand and offer side by side: drivers who strike over pay pay nobody",
        ("who-pays", [], [("bus drivers",)]),
        (SHEET, [("protest done",)], [("payer=About 3,000",)]),
    ),
    trap(
        "strike",
        "an earlier strike was suspended, this one happens",
        ("halted", [("planned for last Friday", "suspended")], [("walked out",), ("Monday",)]),
        ("when", [("Mon 10 Feb 2025", "walked out", "Done")], []),
        (SHEET, [("protest done", "on 2025-02-10")], [("halt ", "walked out"), ("halt ", "2025-02-10")]),
    ),
    trap(
        "strike",
        "48 hours give an end: no other day is made up for it",
        ("when", [("Mon 10 Feb 2025", "48-hour strike")], [("Tue 11 Feb",), ("walked out", "9 Feb"), ("48 Feb",)]),
        (SHEET, [("protest done", "period=a 48-hour strike"), ("time 48-hour", "None to None")], []),
    ),
    trap(
        "strike",
        "'last Friday' is 7 February",
        ("when", [("Fri 7 Feb 2025 (“last Friday”)",)], [("31 Jan",), ("14 Feb",)]),
    ),
    trap(
        "space_launch",
        "one event, two outcomes by part",
        ("mission", [("failed to reach orbit", "Not achieved"), ("The first stage landed", "– Done")], []),
        (SHEET, [("launch not_achieved", "Heron 2"), ("launch done", "The first stage")], [("launch done", "Heron")]),
    ),
    trap(
        "space_launch",
        "one event, two outcomes by part: what landed as planned is not still to come",
        ("next", [], [("The first stage landed",)]),
    ),
    trap(
        "space_launch",
        "on hold is halted, not cancelled",
        ("halted", [("The next flight", "on hold pending an inquiry")], [("Cancelled",)]),
        (SHEET, [("halt ", "theme=The next flight")], [("cancelled",)]),
    ),
    trap(
        "space_launch",
        "on hold is halted, not cancelled: what comes next says so",
        ("next", [("The next flight", "on hold")], []),
    ),
    trap(
        "space_launch",
        "value is of the payload",
        ("mission", [("Two weather satellites worth $120 million were lost",)], [("rocket worth",)]),
        ("money", [("“$120 million”",)], [("rocket", "$120"), ("launch", "$120")]),
    ),
    trap(
        "space_launch",
        "value is of the payload: the sum itself was not lost",
        ("money", [("satellites worth $120 million",)], []),
    ),
    trap(
        "data_breach",
        "maximum ('up to') and possibility ('may')",
        ("affected", [("Medora", "up to 310,000", "may have been copied", "Possible")], []),
        (SHEET, [("breach possible", "310,000"), ("amount up to 310,000", "to 310000", "exactly None")], []),
    ),
    trap(
        "data_breach",
        "patients and records are different units: not one conflict without saying so",
        ("affected", [("310,000", "patients"), ("1.1 million records",)], [("Not settled",)]),
        (SHEET, [("1.1 million records",)], [("conflict ",)]),
    ),
    trap(
        "data_breach",
        "three dates: intrusion, discovery, disclosure",
        ("when", [("Fri 29 Aug 2025", "the day it was said, not when it happens")], [("9 Jun 2025", "said")]),
        (SHEET, [("time 2 and 9 June", "2025-06-02 to 2025-06-09"), ("time July",), ("time Friday", "2025-08-29")], []),
    ),
    trap(
        "data_breach",
        "three dates: intrusion, discovery, disclosure: each in the answer",
        ("when", [("2 Jun 2025", "9 Jun 2025"), ("July",), ("Fri 29 Aug 2025",)], []),
    ),
    trap(
        "data_breach",
        "the attacker's claim is alleged",
        ("affected", [("The group calling itself Paleknife claims 1.1 million records",)], [("Medora", "1.1 million")]),
        (SHEET, [("breach ", "1.1 million")], [("breach done", "1.1 million")]),
    ),
    trap(
        "data_breach",
        "the attacker's claim is alleged: it is the attacker's, not the article's",
        ("affected", [("1.1 million records",)], [("The article – 1.1 million records",)]),
    ),
    trap(
        "data_breach",
        "denied part",
        ("affected", [("payment data is not", "Not so"), ("Names and birth dates are affected",)], []),
        (SHEET, [("breach ", " negated", "data=payment data")], [("payment data", "Names")]),
    ),
    trap(
        "data_breach",
        "denied part: it is Medora that denies it",
        (SHEET, [("breach ", "by Medora", "data=payment data")], []),
    ),
]


@pytest.fixture(scope="module")
def sheets() -> dict[str, FactSheet]:
    """What the extractor finds in each of the twelve."""
    extractor = Extractor()
    return {
        name: extractor.annotate(Article(id=ArticleId(name), text=one["text"], published=day(one["published"])))
        for name, one in ARTICLES.items()
    }


def day(written: date | str) -> date:
    """The day as YAML gives it."""
    return written if isinstance(written, date) else date.fromisoformat(written)


@pytest.mark.parametrize(("kind", "checks"), TRAPS)
async def test_a_trap_is_not_fallen_into(sheets: dict[str, FactSheet], kind: str, checks: tuple[Check, ...]) -> None:
    """Each thing asked has its right lines, all pieces together in one line, and none of the wrong ones."""
    for question, right, wrong in checks:
        sheet = sheets[kind]
        lines = (
            list(lines_of(sheet)) if question == SHEET else shown(await ask(await desk(sheet), question)).split("\n")
        )
        lines = [line for line in lines if not line.startswith(("About: ", "("))]
        missing = [pieces for pieces in right if not any(all(one in line for one in pieces) for line in lines)]
        fallen = [line for pieces in wrong for line in lines if all(one in line for one in pieces)]
        assert (question, missing, fallen) == (question, [], []), "\n".join(lines)


def test_every_article_has_its_traps() -> None:
    """All twelve articles are asked about."""
    assert {case.values[0] for case in TRAPS} == set(ARTICLES)
