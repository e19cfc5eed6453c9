"""Deaths, accidents, damage, courts, votes, elections, posts, matches, attacks and leaks as news words them."""

from __future__ import annotations

import pytest

from bot.extraction.pipeline import Extractor
from tests.found import Pieces, Reading, check_reading

HARM: list[Reading] = [
    ("The ferry company spoke of 17 dead and four survivors.", [("killed=17", "survivors=four survivors")], []),
    ("The cold snap claimed 14 lives in the delta.", [("casualty", "killed=14 lives")], []),
    ("The number of people killed in the mudslide has climbed to 64.", [("casualty", "killed=64")], []),
    ("Ida Holm broke her wrist in a fall.", [("casualty", "injured=Ida Holm")], [("killed",)]),
    ("The fighting has driven 60,000 people from their homes.", [("casualty", "displaced=60,000 people")], []),
    ("Two trams collided in Graz.", [("occur", "participants=Two trams", "event=collided", "place=Graz")], []),
    ("Two bridges were swept away.", [("damage", "theme=Two bridges")], []),
    ("The company claimed 14 patents.", [], [("casualty",)]),
    ("The payments system crashed twice.", [], [("occur",)]),
    ("The news left him with a smile.", [], [("casualty",)]),
]
COURTS_AND_VOTES: list[Reading] = [
    ("Lea Stark was found guilty of perjury.", [("charge", "suspect=Lea Stark", "offence=perjury")], []),
    ("Jurors cleared the nurse of fraud.", [("charge", "negated", "suspect=the nurse", "offence=fraud")], []),
    ("The singer pleaded not guilty to assault.", [("charge", "plea=not guilty", "suspect=The singer")], []),
    ("A judge blocked the deportation order.", [("rule", "court=A judge", "case=the deportation order")], []),
    (
        "Parliament approved the budget by 91 votes to 70.",
        [("vote", "body=Parliament", "item=the budget", "yes=91", "no=70", "result=approved")],
        [("yes=70",)],
    ),
    (
        "Councillors rejected the plan by 18 votes to 17.",
        [("vote", "item=the plan", "no=18", "yes=17")],
        [("yes=18",)],
    ),
    ("The council approved the plan in a 5-4 vote.", [("vote", "yes=5", "no=4")], []),
    ("The Centre Party won 61 of the 169 seats.", [("elect", "winner=The Centre Party", "seats=61")], []),
    ("Turnout was 71%.", [("elect", "turnout=71%")], [("elect", "winner")]),
    ("The king ruled for 40 years.", [], [("rule done", "court")]),
    ("The parcels had been passed on to drivers.", [], [("vote",)]),
]
POSTS_AND_SPORT: list[Reading] = [
    (
        "Health Minister Ola Berg resigned on Friday.",
        [("appoint", "person=Health Minister Ola Berg", "post=Health Minister")],
        [],
    ),
    ("Ms Berg resigned on Friday.", [("appoint", "Berg")], [("post=Ms",)]),
    ("The company laid off 700 workers.", [("appoint", "person=700 workers")], []),
    ("Guards fired 40 shots.", [], [("appoint",)]),
    (
        "Ilse Brandt beat Keiko Ash 6-4 3-6 7-5 to win the Marlowe Open.",
        [("compete done", "score=6-4 3-6 7-5"), ("compete done", "event=the Marlowe Open")],
        [("compete intended",)],
    ),
    (
        "Marta Ruiz leads Ana Pell by 31 seconds.",
        [("compete", "winner=Marta Ruiz", "loser=Ana Pell", "score=31 seconds")],
        [],
    ),
    ("Profit beat expectations.", [], [("compete",)]),
]
ATTACKS: list[Reading] = [
    ("Rebels shot down a helicopter.", [("attack", "actor=Rebels", "target=a helicopter")], []),
    ("Two rockets hit the airport.", [("attack", "weapon=Two rockets", "target=the airport")], []),
    ("The firm was hit by higher costs.", [], [("attack",)]),
    ("Dockers went on strike on Monday.", [("protest", "participants=Dockers")], [("attack",)]),
    ("Shares rallied on Monday.", [], [("protest",)]),
    ("Hackers broke into the ministry's network.", [("breach", "attacker=Hackers")], []),
    ("The rebels breached the truce.", [], [("breach done",)]),
]


@pytest.mark.parametrize(("text", "right", "wrong"), [*HARM, *COURTS_AND_VOTES, *POSTS_AND_SPORT, *ATTACKS])
def test_each_part_stands_under_its_own_name(
    extractor: Extractor, text: str, right: list[Pieces], wrong: list[Pieces]
) -> None:
    """Every number and name of the sentence fills the role that a reader would give it, and none fills another."""
    check_reading(extractor, text, right, wrong)
