"""Claims out of real trees: the forms of a predicate, how far things have come, whose words they are, rival claims."""

from datetime import date

import pytest

from bot.extraction.pipeline import Extractor
from bot.facts.model import Article, ArticleId, Claim, FactSheet, Severity, Status


def read(extractor: Extractor, text: str, published: date | None = None) -> FactSheet:
    return extractor.annotate(Article(id=ArticleId("example"), text=text, published=published))


def one(sheet: FactSheet, predicate: str) -> Claim:
    """The only claim of this predicate."""
    found = [c for c in sheet.claims if c.predicate == predicate]
    assert len(found) == 1, [c.predicate for c in sheet.claims]
    return found[0]


def roles(sheet: FactSheet, claim: Claim) -> dict[str, str]:
    return {role.name: sheet.words(role.span) for role in claim.roles if not role.implied}


@pytest.mark.parametrize(
    ("text", "payer", "matter"),
    [
        ("Norway will pay for the new bridge.", "Norway", "the new bridge"),
        ("The new bridge will be paid for by Norway.", "Norway", None),
        ("The trial was funded by the maker, Lumera Bio.", "the maker", "The trial"),
        ("The ministry agreed to foot the bill for the repairs.", "The ministry", "the repairs"),
        ("The council decided to bear the cost of the inquiry.", "The council", "the inquiry"),
        ("Norway, which will pay for the bridge, is content.", "Norway", "the bridge"),
        ("Norway will build the bridge and pay for it.", "Norway", "it"),
        ("The governor asked Norway to pay for the bridge.", "Norway", "the bridge"),
        ("Norway’s payment for the bridge was approved on Friday.", "Norway", "the bridge"),
    ],
)
def test_who_pays_is_found_in_every_form(extractor: Extractor, text: str, payer: str, matter: str | None) -> None:
    """Active, passive, light verbs, relative clauses, coordination, control and nouns all name the payer."""
    sheet = read(extractor, text)
    found = roles(sheet, one(sheet, "pay"))
    assert found["payer"] == payer
    if matter is not None:
        assert found["for"] == matter


def test_a_buyer_pays_by_implication(extractor: Extractor) -> None:
    """What the article does not say but implies is marked as implied."""
    sheet = read(extractor, "Norway bought twelve buses from a Polish firm.")
    claim = one(sheet, "buy")
    assert {r.name: r.implied for r in claim.roles} == {
        "buyer": False, "goods": False, "quantity": False, "seller": False, "payer": True,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "status", "negated"),
    [
        ("Norway bought the bridge.", "done", False),
        ("Norway did not buy the bridge.", "done", True),
        ("Norway has bought the bridge.", "done", False),
        ("Norway is buying the bridge.", "ongoing", False),
        ("Norway will buy the bridge.", "planned", False),
        ("Norway plans to buy the bridge.", "planned", False),
        ("Norway agreed to buy the bridge.", "agreed", False),
        ("Norway wants to buy the bridge.", "intended", False),
        ("Norway must buy the bridge.", "required", False),
        ("Norway is responsible for buying the bridge.", "required", False),
        ("Norway may buy the bridge.", "possible", False),
        ("Norway would buy the bridge if the price fell.", "hypothetical", False),
        ("Norway will buy the bridge if the price falls.", "conditional", False),
        ("Norway is in talks to buy the bridge.", "negotiating", False),
        ("Norway offered to buy the bridge.", "proposed", False),
        ("Norway is expected to buy the bridge.", "forecast", False),
        ("Norway failed to buy the bridge.", "not_achieved", False),
        ("Norway refused to buy the bridge.", "intended", True),
        ("Norway suspended the purchase of the bridge.", "halted", False),
        ("Norway scrapped the purchase of the bridge.", "cancelled", False),
        ("Will Norway buy the bridge?", "asked", False),
    ],
)
def test_how_far_it_has_come(extractor: Extractor, text: str, status: str, negated: bool) -> None:
    """Auxiliaries, tense, governing verbs and nouns, conditions and questions decide the status; negation is apart."""
    claim = one(read(extractor, text), "buy")
    assert (status, negated) == (claim.status.value, claim.negated)


def test_speakers_are_kept_outermost_first(extractor: Extractor) -> None:
    """What one person says that another said has both of them."""
    sheet = read(
        extractor, "“Ida Holm told me that the islanders must pay for the ferry,” Aldo Renk said. Renk smiled."
    )
    claim = one(sheet, "pay")
    assert [sheet.entity(a.speaker).name for a in claim.attribution if a.speaker] == ["Aldo Renk", "Ida Holm"]


def test_the_day_of_saying_is_not_the_day_of_the_deed(extractor: Extractor) -> None:
    """A time that belongs to the verb of saying is not the claim's."""
    sheet = read(extractor, "Ida Holm confirmed on Monday that Norway agreed to buy the ferries.", date(2025, 3, 12))
    assert one(sheet, "buy").when is None


THREE_PAYERS = """\
Ida Holm said that a group of northern states agreed to buy ferries for the islands.
“The islanders must pay for the ferries,” Aldo Renk said on Tuesday.
Mira Solde stated that the Coastal League would pay for the ferries."""


def test_rival_payers_are_a_hard_conflict(extractor: Extractor) -> None:
    """Different payers of one thing, told by different people, stand side by side with their speakers."""
    sheet = read(extractor, THREE_PAYERS)
    conflict = next(c for c in sheet.conflicts if c.severity is Severity.HARD)
    assert conflict.question == "Who pays?"
    assert [[sheet.entity(s).name for s in p.speakers] for p in conflict.positions] == [
        ["Ida Holm"], ["Aldo Renk"], ["Mira Solde"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Norway paid for the bridge. Sweden paid for the tunnel.",
        "Norway paid for the bridge, the mayor said. “Norway paid for it,” said Ida Holm.",
        "The ministry halted the work. Later the ministry changed its plans.",
        "Ida Holm said that Norway and Sweden pay for the bridge. Aldo Renk said that Norway pays for the bridge.",
    ],
)
def test_look_alikes_are_no_hard_conflict(extractor: Extractor, text: str) -> None:
    """Different things, the same said twice, a sequence, and a part of a whole are no contradictions."""
    assert [c for c in read(extractor, text).conflicts if c.severity is Severity.HARD] == []


def test_one_deed_with_two_times_side_by_side_is_a_conflict(extractor: Extractor) -> None:
    """The article's own voice may contradict itself: both times are kept."""
    text = "Two weeks ago, last week the Ministry of Transport suspended a shipment of buses to the islands."
    for published in (date(2025, 3, 12), None):
        conflict = read(extractor, text, published).conflicts[0]
        assert (conflict.role, conflict.severity) == ("when", Severity.HARD)
        assert [p.value for p in conflict.positions] == ["Two weeks ago", "last week"]


def test_headings_are_no_evidence(extractor: Extractor) -> None:
    """A question in a heading is kept in the sheet as asked, and takes no side."""
    text = "Ida Holm said that Norway pays for the ferries.\nWhy does Sweden pay for the ferries?\nNobody knows that."
    sheet = read(extractor, text)
    assert [c.status.value for c in sheet.claims if c.predicate == "pay"] == ["ongoing", "asked"]
    assert sheet.conflicts == ()


def test_two_counts_by_two_sources_are_a_conflict(extractor: Extractor) -> None:
    """Rival tolls stand side by side, each with who gives it; they are never added up."""
    sheet = read(extractor, "Police chief Ramon Duarte said 11 people had died. The hospital put the toll at 14.")
    conflict = next(c for c in sheet.conflicts if c.role == "killed")
    assert [(p.value, [sheet.entity(s).name for s in p.speakers]) for p in conflict.positions] == [
        ("11 people", ["Ramon Duarte"]), ("14", ["hospital"]),
    ]  # fmt: skip


def test_counts_that_can_both_be_true_are_no_conflict(extractor: Extractor) -> None:
    """ "At least ten" and "eleven" agree, and so do "about 3,000" and "2,900"."""
    for text in (
        "Police chief Ramon Duarte said at least ten people had died. The hospital put the toll at 11.",
        "The union said about 3,000 nurses walked out. The hospital said 2,900 nurses walked out.",
    ):
        assert read(extractor, text).conflicts == ()


@pytest.mark.parametrize(
    ("text", "negated", "evidence"),
    [
        ("Ida Holm denied that Norway had paid for the ferry.", True, "denied that Norway had paid for the ferry"),
        ("The firm disputed that Norway had paid for it.", True, "disputed that Norway had paid for it"),
        ("Ida Holm did not say that Norway would pay.", True, "did not say that Norway would pay"),
        ("Ida Holm refused to say that Norway would pay.", True, "refused to say that Norway would pay"),
        ("Ida Holm denied that Norway would not pay.", False, "denied that Norway would not pay"),
        ("Ida Holm said that Norway would not pay.", True, "Norway would not pay"),
        ("Ida Holm said Norway will pay, not Sweden.", False, None),
    ],
)
def test_what_is_denied_is_never_claimed(extractor: Extractor, text: str, negated: bool, evidence: str | None) -> None:
    """A denial turns the claim round and stands in its words; who did not say a thing has not claimed it."""
    sheet = read(extractor, text)
    claim = one(sheet, "pay")
    assert claim.negated is negated
    assert evidence is None or sheet.words(claim.evidence) == evidence


def test_what_is_not_denied_is_open(extractor: Extractor) -> None:
    """ "Did not deny that" states nothing either way."""
    claim = one(read(extractor, "Ida Holm did not deny that Norway had paid for the ferry."), "pay")
    assert (claim.negated, claim.status) == (False, Status.UNKNOWN)


@pytest.mark.parametrize(
    ("text", "speaker", "told"),
    [
        ("According to Ida Holm, Norway will pay for it.", "Ida Holm", "Norway will pay for it"),
        ("According to the audit office, Norway paid for it.", "audit office", "Norway paid for it"),
        (
            "According to Rui Alvares, Norway’s deputy defence minister, his country has paid for it.",
            "Rui Alvares",
            "his country has paid for it",
        ),
        ("Norway paid, according to the audit office.", "audit office", "Norway paid"),
        ("According to the audit office, Norway paid for it; nobody is sure.", "audit office", "Norway paid for it"),
    ],
)
def test_according_to_takes_the_whole_source_and_no_more(
    extractor: Extractor, text: str, speaker: str, told: str
) -> None:
    """The source is the whole phrase behind "according to", and what it tells begins behind that phrase."""
    sheet = read(extractor, text)
    names = {e.id: e.name for e in sheet.entities}
    (quotation,) = sheet.quotations
    assert (quotation.speaker is not None and names[quotation.speaker]) == speaker
    assert sheet.words(quotation.content) == told
    assert [a.speaker and names[a.speaker] for a in one(sheet, "pay").attribution] == [speaker]


def test_talks_do_not_speak(extractor: Extractor) -> None:
    """ "An official close to the talks said": the talks are not the ones who said it."""
    sheet = read(extractor, "Norway and Sweden are negotiating over ships, an official close to the talks said.")
    names = {e.id: e.name for e in sheet.entities}
    assert "talks" not in {q.speaker and names[q.speaker] for q in sheet.quotations}


def test_it_is_left_open_between_who_warns_and_who_is_warned(extractor: Extractor) -> None:
    """ "A warned B that it could lose": either may be meant, so neither is shown as the one who loses."""
    sheet = read(extractor, "Norway warned Poland that it could lose 700 million euros.")
    assert [r.entities for r in one(sheet, "act").roles if r.name == "actor"] == [()]


@pytest.mark.parametrize(
    "text", ["Sand & Sons will pay for it.", "Sand & Sons, which paid a fine in 2023, is content."]
)
def test_an_ampersand_joins_one_name(extractor: Extractor, text: str) -> None:
    """A firm's name is one name over its "&", and no phrase begins in the middle of it."""
    sheet = read(extractor, text)
    names = {e.id: e.name for e in sheet.entities}
    claim = one(sheet, "pay")
    (payer,) = [r for r in claim.roles if r.name == "payer"]
    assert sheet.words(payer.span) == "Sand & Sons"
    assert [names[e] for e in payer.entities] == ["Sand & Sons"]
    assert sheet.words(claim.evidence).startswith("Sand & Sons")


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("The court will decide on Monday whether Norway must pay.", "whether Norway must pay"),
        ("Ida Holm refused to say whether Norway would pay.", "refused to say whether Norway would pay"),
    ],
)
def test_what_is_to_be_decided_is_asked(extractor: Extractor, text: str, evidence: str) -> None:
    """ "Whether they must pay" is nobody's claim that they must."""
    sheet = read(extractor, text)
    claim = one(sheet, "pay")
    assert (claim.status, sheet.words(claim.evidence)) == (Status.ASKED, evidence)


def test_a_not_before_an_aside_still_denies(extractor: Extractor) -> None:
    """ "Did not, however, pay": what stands between the negation and its verb takes nothing from it."""
    assert one(read(extractor, "The court did not, however, pay for the repairs."), "pay").negated
