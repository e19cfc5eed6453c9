"""Invented articles and bullets about them, with what the article says of each bullet."""

from __future__ import annotations

from datetime import date

from bot.facts.briefing import Verdict
from bot.facts.model import FactSheet, Status
from tests.handmade import Says, sheet_of

YES, NO, AGAINST = Verdict.SUPPORTED, Verdict.NOT_FOUND, Verdict.CONTRADICTED

BRIDGE = sheet_of(
    "Norland and Southmark agreed on Tuesday to build a rail bridge over the Velm strait.\n"
    "Norland will pay 12 million euros for the foundations, its transport minister, Mira Dolan, said. "
    "“We waited thirty years for this bridge,” Dolan told reporters in Port Ansel.\n"
    "Southmark will buy 40 locomotives from Kestrel Works, a maker in Avalen, for the new line.\n"
    "The bridge is expected to open in 2031.\n"
    "What is still open\n"
    "Environmental groups have not approved the route, and the river authority refused to sign the permit. "
    "Ticket prices fell by 8 percent last year.\n"
    "Engineer Paul Reck said the first train would carry no passengers. "
    "Unions were not consulted, according to a spokesperson for the rail workers.",
    ident="bridge",
    published=date(2025, 4, 9),
    names={
        "Norland": [],
        "Southmark": [],
        "Mira Dolan": ["Dolan"],
        "Kestrel Works": [],
        "Port Ansel": [],
        "Paul Reck": ["Reck"],
    },
    says=[
        Says(at=1, predicate="agree", lemma="agree", roles={"parties": "Norland and Southmark"}),
        Says(
            at=2,
            predicate="pay",
            lemma="pay",
            roles={"payer": "Norland", "amount": "12 million euros"},
            by=["Mira Dolan"],
            status=Status.PLANNED,
        ),
        Says(
            at=4,
            predicate="buy",
            lemma="buy",
            roles={"buyer": "Southmark", "goods": "40 locomotives", "seller": "Kestrel Works"},
            status=Status.PLANNED,
        ),
    ],
)

SHIPS = sheet_of(
    "The Harbour Fund will finance the relief ships, its director, Nils Aho, said on Monday. "
    "“Every member pays its part,” Aho said.\n"
    "Two days earlier the trade envoy of Arvenia, Rosa Kell, had said that Arvenia alone would pay for the ships. "
    "Costamar has promised no money, according to its government.\n"
    "Costamar halted a delivery of 600 tents on 3 May because of a strike at the port of Lume. "
    "The tents reached Lume on 9 May, the fund said; the port authority gave 11 May.\n"
    "Talks between the fund and Costamar resume next week.",
    ident="ships",
    names={
        "Harbour Fund": ["The Harbour Fund", "the fund"],
        "Nils Aho": ["Aho"],
        "Arvenia": [],
        "Rosa Kell": ["Kell"],
        "Costamar": [],
        "Lume": [],
    },
    says=[
        Says(at=1, predicate="pay", lemma="finance", roles={"payer": "The Harbour Fund"}, by=["Nils Aho"]),
        Says(at=3, predicate="pay", lemma="pay", roles={"payer": "Arvenia"}, by=["Rosa Kell"]),
        Says(at=5, predicate="halt", lemma="halt", roles={"actor": "Costamar", "theme": "a delivery of 600 tents"}),
    ],
)

EARNINGS = sheet_of(
    "Nordvik Foods on Wednesday reported first-quarter revenue of 1.24 billion euros, up 6% from a year earlier but "
    "below the 1.27 billion euros analysts had expected. Adjusted earnings were 0.41 euros per share; including a "
    "writedown of its Polish unit, the company posted a net loss of 18 million euros. Nordvik cut its full-year margin "
    "forecast to between 7% and 8%, from 9% previously. Finance chief Ida Holm said the bakery in Gdynia could be sold "
    "“if the right offer comes”.",
    ident="earnings",
    names={"Nordvik Foods": ["Nordvik"], "Ida Holm": [], "Gdynia": []},
)

STORM = sheet_of(
    "Hurricane Odalys made landfall near Puerto Claro late on Wednesday as a Category 3 storm and weakened to a "
    "tropical storm by Thursday morning, the weather service said. Civil protection chief Ramon Duarte said 11 people "
    "had died; the Red Cross put the toll at 14, with at least six missing. About 80,000 homes were without power. "
    "The storm is forecast to reach the coast of San Telmo on Saturday with winds of 75 km/h.",
    ident="storm",
    names={"Ramon Duarte": [], "Red Cross": [], "Puerto Claro": [], "San Telmo": [], "Odalys": ["Hurricane Odalys"]},
)

VOTE = sheet_of(
    "With 92% of polling stations counted, Lena Marsch of the Green Union leads the presidential vote with 48.1%, the "
    "electoral commission said on Monday; Viktor Dahl has 46.9%. Two broadcasters projected a Marsch victory. Dahl "
    "refused to concede and demanded a recount in three provinces. Turnout was 71%; the final result is due on 20 "
    "October.",
    ident="vote",
    names={"Lena Marsch": ["Marsch"], "Viktor Dahl": ["Dahl"], "Green Union": []},
)

COURT = sheet_of(
    "The regional court in Halden acquitted the port director, Tor Vik, of bribery on Friday.\n"
    "Prosecutors had asked for four years in prison. Judge Anna Reimer said the evidence was “thin as paper”.\n"
    "Vik’s deputy, Lise Brandt, was fined 3,000 crowns for deleting emails. The prosecutors did not say whether they "
    "would appeal.",
    ident="court",
    names={"Tor Vik": ["Vik"], "Anna Reimer": ["Reimer"], "Lise Brandt": ["Brandt"], "Halden": []},
)

CASES: tuple[tuple[FactSheet, str, Verdict], ...] = (
    (BRIDGE, "Norland pays €12 million for the bridge's foundations.", YES),
    (BRIDGE, "Norland will pay 15 million euros for the foundations.", AGAINST),
    (BRIDGE, "Southmark will pay 12 million euros for the foundations.", AGAINST),
    (BRIDGE, "The foundations will be paid for by Southmark.", AGAINST),
    (BRIDGE, "The foundations will be paid for by Norland.", YES),
    (BRIDGE, "Norland will not pay for the foundations.", AGAINST),
    (BRIDGE, "Norland will take out a loan from the development bank.", NO),
    (BRIDGE, "Southmark is buying 40 locomotives from Kestrel Works.", YES),
    (BRIDGE, "Southmark will buy fifty locomotives from Kestrel Works.", AGAINST),
    (BRIDGE, "Norland will buy 40 locomotives from Kestrel Works.", AGAINST),
    (BRIDGE, "The two countries agreed to build a railway bridge across the Velm strait.", YES),
    (BRIDGE, "The bridge should open in 2031.", YES),
    (BRIDGE, "The bridge should open in 2029.", AGAINST),
    (BRIDGE, "Environmental groups have approved the route.", AGAINST),
    (BRIDGE, "Environmental groups have yet to approve the route.", YES),
    (BRIDGE, "The river authority signed the permit.", AGAINST),
    (BRIDGE, "The river authority would not sign the permit.", YES),
    (BRIDGE, "Ticket prices rose by 8 percent last year.", AGAINST),
    (BRIDGE, "Tickets became 8% cheaper last year.", YES),
    (BRIDGE, "Ticket prices fell 18 percent last year.", AGAINST),
    (BRIDGE, "Dolan says the bridge was awaited for thirty years.", YES),
    (BRIDGE, "Kestrel Works will hire 300 people.", NO),
    (BRIDGE, "The bridge will be named after a poet.", NO),
    (BRIDGE, "The first train will carry passengers.", AGAINST),
    (BRIDGE, "The first train will go without passengers, says engineer Paul Reck.", YES),
    (BRIDGE, "The rail workers' union was not consulted.", YES),
    (BRIDGE, "The unions were consulted.", AGAINST),
    (BRIDGE, "What happens next is still open.", NO),
    (BRIDGE, "The strait is 4 kilometres wide.", NO),
    (BRIDGE, "Mira Dolan resigned.", NO),
    (SHIPS, "Rosa Kell says Arvenia alone will pay for the ships.", YES),
    (SHIPS, "Aho says the Harbour Fund will finance the relief ships.", YES),
    (SHIPS, "Costamar will pay for the relief ships.", AGAINST),
    (SHIPS, "Costamar has promised money.", AGAINST),
    (SHIPS, "Costamar promised no money.", YES),
    (SHIPS, "Arvenia halted a delivery of 600 tents.", AGAINST),
    (SHIPS, "A strike at the port of Lume made Costamar stop a delivery of 600 tents.", YES),
    (SHIPS, "The tents arrived on 9 May or on 11 May.", YES),
    (SHIPS, "The tents reached Lume on 15 May.", AGAINST),
    (SHIPS, "The fund and Costamar will hold talks next week.", YES),
    (SHIPS, "The fund and Costamar will not hold talks.", AGAINST),
    (SHIPS, "Arvenia sends two ships.", NO),
    (SHIPS, "Rosa Kell says Arvenia will not pay for the ships.", AGAINST),
    (SHIPS, "Aho says Arvenia alone will pay.", NO),
    (SHIPS, "Who pays is disputed: the Harbour Fund, says Aho; Arvenia, says Rosa Kell.", YES),
    (SHIPS, "Japan will pay for the relief ships.", NO),
    (EARNINGS, "Nordvik's first-quarter revenue was €1.24bn, 6% more than a year before.", YES),
    (EARNINGS, "Nordvik reported first-quarter revenue of 1.5 billion euros.", AGAINST),
    (EARNINGS, "The company made a net loss of 18 million euros.", YES),
    (EARNINGS, "The company made a net profit of 18 million euros.", AGAINST),
    (EARNINGS, "Nordvik lowered its margin forecast.", YES),
    (EARNINGS, "Nordvik raised its full-year margin forecast.", AGAINST),
    (EARNINGS, "The Gdynia bakery may be sold if a good offer comes, says finance chief Ida Holm.", YES),
    (EARNINGS, "Nordvik will close its bakery in Gdynia.", NO),
    (STORM, "Duarte says 11 people died; the Red Cross says 14.", YES),
    (STORM, "The Red Cross says 20 people died.", AGAINST),
    (STORM, "Some 80,000 homes lost power.", YES),
    (STORM, "About 60,000 homes were without power.", AGAINST),
    (STORM, "Odalys should reach San Telmo on Saturday.", YES),
    (STORM, "The storm is forecast to reach San Telmo on Friday.", AGAINST),
    (STORM, "Schools in Puerto Claro stay closed until Monday.", NO),
    (VOTE, "Marsch leads with 48.1% after 92% of polling stations were counted.", YES),
    (VOTE, "Viktor Dahl conceded.", AGAINST),
    (VOTE, "Dahl wants a recount in three provinces.", YES),
    (VOTE, "Dahl wants a recount in five provinces.", AGAINST),
    (VOTE, "Turnout was 71 percent.", YES),
    (VOTE, "Turnout was 61%.", AGAINST),
    (VOTE, "The final result is due on October 20.", YES),
    (VOTE, "The final result is due on 30 October.", AGAINST),
    (VOTE, "Observers criticised the count as unfair.", NO),
    (COURT, "Tor Vik was acquitted of bribery.", YES),
    (COURT, "Tor Vik was convicted of bribery.", AGAINST),
    (COURT, "Prosecutors wanted six years in prison.", AGAINST),
    (COURT, "It is not clear whether the prosecutors will appeal.", YES),
    (COURT, "Lise Brandt was fined 5,000 crowns for deleting emails.", AGAINST),
    (COURT, "Judge Reimer called the evidence “thin as paper”.", YES),
    (COURT, "Judge Reimer resigned on Friday.", NO),
    (COURT, "The port will be sold to an investor.", NO),
)
