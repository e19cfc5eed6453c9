"""More invented articles and bullets. At first sight 35 of these 40 were right; the rules were mended for the rest."""

from __future__ import annotations

from datetime import date

from bot.facts.model import FactSheet
from tests.handmade import Says, sheet_of
from tests.unit.grounding_cases import AGAINST, NO, YES, Verdict

MINE = sheet_of(
    "The Orvel copper mine will close at the end of March, its owner, Tesk Metals, told the 850 miners on Monday. "
    "Tesk blamed falling ore grades and a tax that parliament raised to 14 percent in 2023.\n"
    "The regional government offered the company a loan of 30 million crowns, which Tesk declined. "
    "Premier Hanne Uhl called the decision “a slap in the face of a whole valley”.\n"
    "What comes next\n"
    "A union delegation led by Marek Stolz will meet the premier on Thursday. "
    "Stolz demanded that every miner receive two years of pay; the company has offered nine months. "
    "The smelter in the town of Brenn is not affected.\n"
    "About a third of the ore was sold to Costamar last year.",
    ident="mine",
    published=date(2025, 2, 4),
    names={
        "Orvel": [],
        "Tesk Metals": ["Tesk"],
        "Hanne Uhl": ["Uhl"],
        "Marek Stolz": ["Stolz"],
        "Brenn": [],
        "Costamar": [],
    },
    says=[Says(at=8, predicate="buy", lemma="sell", roles={"goods": "the ore", "buyer": "Costamar"})],
)

SCHOOL = sheet_of(
    "Lunch in the primary schools of Tarn county will be free from September, the county council decided by 23 votes "
    "to 18. The meals will cost the county 4.6 million crowns a year and reach 11,400 pupils.\n"
    "The finance committee had warned that the money was missing for repairs. "
    "“A hungry child learns nothing,” said councillor Jo Brandvik, who had proposed the plan.\n"
    "Neighbouring Elm county tried free lunches in 2019 and dropped them after two years. "
    "Parents’ groups welcomed the decision. Kitchens in three schools must be rebuilt first.",
    ident="school",
    names={"Tarn county": ["Tarn"], "Elm county": ["Elm"], "Jo Brandvik": ["Brandvik"]},
    says=[Says(at=5, predicate="halt", lemma="drop", roles={"actor": "Neighbouring Elm county"})],
)

DRUG = sheet_of(
    "A new tablet cut the number of migraine days by almost half in a trial with 1,206 patients, researchers at the "
    "Lund institute reported on Tuesday. Patients who took belzatan had 4.1 attacks a month; those on placebo had 7.9. "
    "Nausea was the most common side effect and hit 9% of the patients.\n"
    "The maker, Corvia, paid for the trial and plans to ask for approval next year. "
    "Neurologist Ines Faro, who was not involved, said the trial was too short to judge safety.",
    ident="drug",
    published=date(2025, 6, 11),
    names={"Corvia": [], "Ines Faro": ["Faro"], "Lund institute": []},
    says=[Says(at=4, predicate="pay", lemma="pay", roles={"payer": "Corvia", "for": "the trial"})],
)

CASES: tuple[tuple[FactSheet, str, Verdict], ...] = (
    (MINE, "Tesk Metals is shutting the Orvel copper mine at the end of March.", YES),
    (MINE, "850 miners learned on Monday that the mine will close.", YES),
    (MINE, "950 miners learned on Monday that the mine will close.", AGAINST),
    (MINE, "The mine will close at the end of May.", AGAINST),
    (MINE, "Parliament raised the tax to 14% in 2023.", YES),
    (MINE, "Parliament lowered the tax to 14 percent in 2023.", AGAINST),
    (MINE, "Tesk turned down a government loan of 30 million crowns.", YES),
    (MINE, "Tesk accepted a loan of 30 million crowns from the regional government.", AGAINST),
    (MINE, "The premier called the closure a slap in the face of the valley.", YES),
    (MINE, "Hanne Uhl wants to nationalise the mine.", NO),
    (MINE, "The union will meet the premier on Thursday.", YES),
    (MINE, "The union will meet the premier on Friday.", AGAINST),
    (MINE, "The union wants two years of pay for each miner; nine months are on offer.", YES),
    (MINE, "The smelter in Brenn is not affected.", YES),
    (MINE, "The smelter in Brenn is affected too.", AGAINST),
    (MINE, "The ore was shipped to Arvenia.", NO),
    (MINE, "A hundred families have already left the valley.", NO),
    (MINE, "Costamar bought about a third of the ore last year.", YES),
    (SCHOOL, "School lunches in Tarn county will be free from September.", YES),
    (SCHOOL, "School lunches in Tarn county will be free from January.", AGAINST),
    (SCHOOL, "The council voted 23 to 18 for free lunches.", YES),
    (SCHOOL, "Free lunches cost the county 6.4 million crowns a year.", AGAINST),
    (SCHOOL, "11,400 pupils will get free meals.", YES),
    (SCHOOL, "Elm county stopped its free lunches after two years.", YES),
    (SCHOOL, "Elm county stopped its free lunches after five years.", AGAINST),
    (SCHOOL, "Parents' groups rejected the decision.", AGAINST),
    (SCHOOL, "Jo Brandvik proposed the plan.", YES),
    (SCHOOL, "Teachers went on strike over the plan.", NO),
    (SCHOOL, "Four schools must rebuild their kitchens first.", AGAINST),
    (SCHOOL, "Vegetarian dishes will be offered twice a week.", NO),
    (DRUG, "The tablet nearly halved the days with migraine in a trial with 1,206 patients.", YES),
    (DRUG, "The trial had 1,602 patients.", AGAINST),
    (DRUG, "The trial was financed by the maker, Corvia.", YES),
    (DRUG, "The Lund institute paid for the trial.", AGAINST),
    (DRUG, "Nine percent of patients suffered from nausea.", YES),
    (DRUG, "19% of the patients suffered from nausea.", AGAINST),
    (DRUG, "Ines Faro says the trial was too short to judge how safe the tablet is.", YES),
    (DRUG, "Ines Faro was involved in the trial.", AGAINST),
    (DRUG, "Corvia's shares rose by a fifth.", NO),
    (DRUG, "The agency approved belzatan on Tuesday.", NO),
)
