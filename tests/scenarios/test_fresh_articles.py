"""What newly written articles showed to be misread, each as a general rule: sentences that match, and that must not."""

from __future__ import annotations

from datetime import date

import pytest

from bot.extraction.pipeline import Extractor
from bot.facts.model import Article, ArticleId
from tests.found import lines_of, missing
from tests.stories import ask, desk, shown

Pieces = tuple[str, ...]  # pieces that stand together in one line

CASES: list[tuple[str, list[Pieces], list[Pieces]]] = [
    # told to somebody, at some time, that ...
    (
        "Auditors from the firm Hale & Moor wrote to Tarvin in May that debt on the northern account had tripled and "
        "recommended selling the depot.",
        [
            ("told by Auditors from the firm Hale & Moor (write)", "debt on the northern account had tripled"),
            ("Auditors from the firm", "proposed"),
        ],
        [],
    ),
    ("The mayor sold a ship in May that had sunk twice.", [], [("told by",)]),
    (
        "Tarvin said the board had met in June that year.",
        [("told by Tarvin", "board had met")],
        [("told by", ": year")],
    ),
    # somebody told only by common nouns
    (
        "Divers found the wreck; two sailors are still missing, the transport ministry said.",
        [("by transport ministry", "missing=two sailors")],
        [("by ;", "missing=two sailors")],
    ),
    # a time clause is not what was told
    (
        "The owner was told of cracks two months before the bridge fell on Tuesday, killing three people, "
        "according to a report.",
        [("casualty done by a report", "killed=three people"), ("casualty", "on 2025-03-04")],
        [("told by nobody", "the wall collapsed")],
    ),
    ("The owner was told that the wall collapsed before noon.", [("told by nobody", "the wall collapsed")], []),
    # participles share status and time of their main verb
    ("A bus left the road on Tuesday, killing four people.", [("casualty done", "killed=four people")], []),
    ("The firm will shut the mine, leaving 300 people out of work.", [("act planned", "300 people")], []),
    ("Thousands are living in tents.", [("act ongoing", "tents")], []),
    # the number of whom is put at what
    (
        "Forty people are missing, the coastguard said. The charity put the number of missing at 61.",
        [
            ("by charity", "missing=61"),
            ("by coastguard", "missing=Forty people"),
            ("conflict How many are missing?", "Forty people", "61 (charity)"),
        ],
        [],
    ),
    ("The number of deaths rose to 12.", [("casualty done", "killed=12")], []),
    ("The number of members rose to 12.", [], [("casualty",)]),
    # the verb of the sentence, before a clause with "who"
    (
        "The opposition Reform party called for the resignation of the finance minister, Mia Hart, who has so far "
        "refused to comment.",
        [("want proposed", "holder=The opposition", "the resignation"), ("appoint proposed", "finance minister")],
        [("appoint unknown",)],
    ),
    # a pledge of money; a currency that several countries call so
    (
        "The council promised 3 million crowns in aid to the valley.",
        [("pay agreed", "payer=The council", "amount=3 million crowns")],
        [("agree done",)],
    ),
    ("She promised a full answer by June.", [], [("pay",)]),
    # forenames that are months, and months before a name
    ("The energy minister, Jan Holt, spoke.", [("person Jan Holt",)], []),
    ("May Smith won. August Lind said June Carter came.", [("person May Smith",), ("told by August Lind",)], []),
    (
        "On Sunday Holt spoke. In April Ford recalled cars.",
        [("time April",)],
        [("person Sunday Holt",), ("other Sunday Holt",)],
    ),
    # a dateline is no part of the first sentence; what another voice denies behind a tag is its own
    (
        "VARN, 4 March 2025 (Tidewire) — Norra and the rebels have agreed to a truce, the mediator said on Tuesday, "
        "but a rebel commander denied that any agreement had been reached.",
        [("truce agreed by mediator", ": Norra and the rebels"), ("agree done negated by a rebel commander",)],
        [("truce agreed by ;",), ("agree", "Tidewire")],
    ),
    ("Norra - the smaller island - has agreed to a truce.", [("truce agreed", "parties=Norra")], []),
    # what is demanded is not yet so; a comparison with a hope is no wish
    (
        "The federation demanded that the government compensate workers.",
        [("pay proposed by federation", "payee=workers")],
        [("pay ongoing",)],
    ),
    ("Prices fell more slowly than the bank had hoped.", [], [("want",)]),
    ("The bank had hoped to raise 2 million euros.", [("want", "holder=The bank")], []),
    # a whole sentence according to somebody
    (
        "Hackers have demanded 15 million euros after an attack that shut down the port on Wednesday, according to two "
        "people familiar with the case.",
        [("want proposed by two people", "15 million euros"), ("time Wednesday: 2025-03-05",)],
        [("want proposed by ;",)],
    ),
    # "have" that binds nobody; teams in the plural
    ("The money is thought to have been spent on property.", [], [("required",)]),
    ("The staff have to leave.", [("act required", "The staff")], []),
    ("Varn City have signed the striker Ann Roe.", [("organisation Varn City",)], [("person Varn City",)]),
    ("Ann Roe and Bo Lind have signed.", [("person Ann Roe",)], []),
    # a denial of what another voice told in the same breath
    (
        "Norra has agreed to a truce, the mediator said on Tuesday, but a rebel commander denied that any agreement "
        "had been reached.",
        [("conflict Norra has agreed to a truce: is it so?", "yes (mediator)", "no (a rebel commander)")],
        [],
    ),
    ("Norra has agreed to a truce, the mediator said. Bo Lind denied that he had been paid.", [], [("conflict",)]),
    # whoever found a paper names it
    (
        "Three people fell ill, according to letters seen by the Varn Courier.",
        [("work letters seen by the Varn Courier",), ("told by letters seen by the Varn Courier",)],
        [],
    ),
    # what nobody has evidence of is open
    (
        "The firm found no evidence that bank details had been stolen.",
        [("asked", "bank details")],
        [("done by", "=bank")],
    ),
    ("The firm found evidence that bank details had been stolen.", [("done", "bank details")], [("asked",)]),
    # asked not to be named; hurt in no body
    ("A nurse, who asked not to be named, said the ward was shut.", [], [("want",)]),
    # what is called false is denied, with the words that do so
    (
        "An earlier report that a guard had been injured at the gate was false, police said.",
        [("casualty done negated by police", "injured=a guard", "An earlier report", "was false")],
        [],
    ),
    (
        "The ministry dismissed a claim that soldiers had shot two farmers.",
        [("negated", "two farmers", "dismissed a claim")],
        [],
    ),
    ("A report that a guard had been injured was not wrong, police said.", [], [("casualty done negated",)]),
    # a denied condition is no claim; what hangs on it is
    (
        "If no deal is reached by Friday, the drivers' union will hold a strike, its leader warned.",
        [("protest conditional", "union", "a strike")],
        [("negated",)],
    ),
    ("If the bank agrees to a loan, the port will buy two cranes.", [("agree conditional", "the bank")], []),
    # "pay" before a noun pays nobody
    (
        "The Bakers' Union is demanding a 9% pay rise over two years.",
        [("want proposed", "content=a 9% pay rise", "over two years")],
        [("pay ", "payer=")],
    ),
    ("They said that firms pay 9% more.", [("pay ",)], []),
    # who loses does not win; a weekday's price is known
    (
        "The Reform party lost its majority in Sunday's election.",
        [("elect done", "loser=The Reform party")],
        [("winner=",)],
    ),
    ("The Reform party won the election.", [("winner=The Reform party",)], []),
    (
        "Norra Group will pay 31 euros a share, a premium of 28% over Wednesday's closing price.",
        [("time Wednesday: 2025-03-05",)],
        [],
    ),
    ("Norra Group will pay 31 euros ahead of Wednesday's report.", [("time Wednesday: 2025-03-12",)], []),
    # whoever spoke also calls things so
    (
        'The CGT union said 200 jobs were at risk and called the plan "a disgrace".',
        [("quoted by CGT", "a disgrace")],
        [("quoted by nobody",), ("jobs were at risk and",)],
    ),
    # the verb behind "which ...", or beside its subject; without proof is no event
    (
        "The nationalist Homeland party, which won 8%, alleged fraud in three towns but gave no evidence.",
        [("told by ", "Homeland", "(allege): fraud in three towns")],
        [("negated",)],
    ),
    ("The Homeland party alleged fraud in three towns.", [("told by Homeland (allege)", "fraud")], []),
    ("The alleged fraud in three towns cost 2 million euros.", [], [("told by",)]),
    # measure, number and noun; both participles share time and status
    (
        "A magnitude 6.4 earthquake struck the Sarn valley on Tuesday, killing 37 people and injuring more than 200, "
        "the agency said.",
        [("event=A magnitude 6.4 earthquake",), ("casualty done", "injured=more than 200", "on 2025-03-04")],
        [("casualty ongoing",), ("attack",)],
    ),
    # what happened is a takeover, and no firm is
    (
        'Norra Group disagreed. "It is a takeover, and a fair one," its chairman Bo Lind told reporters.',
        [("describe", "by Bo Lind", "theme=It", "a takeover")],
        [],
    ),
    # a noun and the name behind it are one; the price is that of the purchase
    (
        "Norra Group has agreed to buy French rival Velane SA for 4.2 billion euros in cash, the companies said on "
        "Monday.",
        [("acquire agreed by companies", "target=French rival Velane SA", "price=4.2 billion euros")],
        [],
    ),
    (
        "The Greens' co-leader Emil Sand said his party had made no decision.",
        [("told by Emil Sand",)],
        [("told by Greens",)],
    ),
    ("She gave the mayor Bo Lind recommended.", [], [("told by",)]),
    # a tag is one also with a clause about its speaker; no person is "which"
    (
        "President Ann Roe will ask Lind to form a cabinet, a presidential aide who spoke on condition of anonymity "
        "said. Her office declined to comment.",
        [("told by a presidential aide", "President Ann Roe will ask Lind"), ("want planned by a presidential aide",)],
        [],
    ),
    (
        "A spokesman for Corvane, which owns 5.1% of Velane, declined to comment.",
        [("acquirer=Corvane", "stake=5.1% of Velane"), ("act ", "actor=A spokesman", "declined to comment")],
        [("actor=A spokesman for Corvane,", "theme=5.1%")],
    ),
    # a share that was offered; a yearly sum with its year is told once
    (
        "The port operator, Hallam Lines, offered 6.5% last Thursday.",
        [("pay proposed", "payer=The port operator", "amount=6.5%")],
        [],
    ),
    (
        "Norra Group said it would save 180 million euros a year by 2028.",
        [("180 million euros", "on 2028-01-01")],
        [("act planned", "on None")],
    ),
    # where a way ends is a place
    ("Residents were evacuated to Tarvholm on Monday.", [("place Tarvholm",)], [("person Tarvholm",)]),
    ("They wrote to Dr Tarvholm on Monday.", [("person Tarvholm",)], []),
]


OPEN: list[tuple[str, list[str], list[str]]] = [
    (
        "Floods in Varn killed 12 people on Tuesday. About 300 people were evacuated. The mayor promised 2 million "
        "euros in aid. She declined to say when it would be paid.",
        ["The number of injured is not stated", "declined to say when"],
        ["How many were injured", "The day of the agreement", "tariffs", "votes", "nothing at all on: money"],
    ),
    (
        "Bo Lind, whose wife died at the clinic in 2021, called the ruling a slap in the face on Monday in Varn.",
        [],
        ["injured", "missing"],
    ),
    (
        "Varn City have signed the striker Ann Roe from Belmar on a five-year contract for 3 million euros.",
        [],
        ["The length of the contract", "When?"],
    ),
]


@pytest.mark.parametrize(("text", "found", "absent"), CASES, ids=[case[0][:48] for case in CASES])
def test_fresh_sentences(extractor: Extractor, text: str, found: list[Pieces], absent: list[Pieces]) -> None:
    """Each line is found, and none of the lines that a careless reading would give."""
    sheet = extractor.annotate(Article(id=ArticleId("fresh"), text=text, published=date(2025, 3, 7)))
    assert missing(sheet, found) == []
    lines = list(lines_of(sheet))
    assert [some for some in absent if any(all(one in line for one in some) for line in lines)] == []


@pytest.mark.parametrize(("text", "told", "untold"), OPEN, ids=[case[0][:40] for case in OPEN])
async def test_what_is_left_open_is_told_once(
    extractor: Extractor, text: str, told: list[str], untold: list[str]
) -> None:
    """`unknown` asks what a reader of this kind of article would ask, each thing once, and nothing that is told."""
    sheet = extractor.annotate(Article(id=ArticleId("fresh"), text=text, published=date(2025, 3, 7)))
    answer = shown(await ask(await desk(sheet), "unknown"))
    assert [words for words in told if answer.count(words) != 1] == []
    assert [words for words in untold if words in answer] == []
