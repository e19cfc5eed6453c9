"""Filters over claims, quotation marks, and the order of events."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.facts.model import Amount, ArticleId, EntityId, Kind, Measure, Part, Role, Span, Status
from bot.facts.query import Filter, chain_of, claim_of, entities_of, marked, missing, named_in, number, select, shown
from bot.facts.timeline import Phase, said_on, timeline
from tests.stories import Draft, ferries, fog

SHEET = ferries()


@pytest.mark.parametrize(
    ("asked", "sentences"),
    [
        (Filter(predicate="pay"), [4, 5]),
        (Filter(predicate="pay", role="payer"), [4, 5]),
        (Filter(predicate="pay", role="amount"), []),
        (Filter(statuses=(Status.NEGOTIATING,)), [6, 6]),
        (Filter(negated=True), [7]),
        (Filter(predicate="participate", negated=False), [2]),
        (Filter(predicate="buy", entity=EntityId("ie")), [6]),
        (Filter(predicate="nothing"), []),
        (Filter(predicate="pay", lemmas=("pay",)), [4, 5]),
        (Filter(predicate="pay", lemmas=("fund",)), []),
        (Filter(predicate="halt", attributed=False), [8, 8]),
        (Filter(predicate="pay", attributed=False), []),
    ],
)
def test_a_filter_holds_all_its_parts(asked: Filter, sentences: list[int]) -> None:
    """A claim fits when predicate, role, status, negation, entity, verb and being somebody's words all fit."""
    assert sentences == [number(SHEET, claim.evidence) for claim in select(SHEET, [asked])]


def test_one_thing_is_named_once() -> None:
    """ "A late shell" names the shells again; a number or another kind of them is told apart."""
    draft = Draft("Norra sent artillery shells and shells to the front; a late shell broke, 24 shells came.\n")
    for name in ("artillery shells", "shells to the front", "a late shell", "24 shells"):
        draft.entity(name.replace(" ", "-"), Kind.PRODUCT, name)
    draft.entity("shells", Kind.PRODUCT, "shells")
    draft.on(1)
    draft.amounts.append(Amount(span=draft.at("24 shells"), kind=Measure.COUNT, value="24", unit="shell"))
    found = named_in(draft.sheet(id=ArticleId("x")), (Kind.PRODUCT,), ("shell",))
    assert ["artillery shells", "shells", "24 shells"] == [each.name for each in found]


def test_filters_are_or_ed_and_kept_in_order() -> None:
    """Several filters give each fitting claim once, in the order of the text."""
    found = select(SHEET, [Filter(predicate="pay"), Filter(predicate="buy"), Filter(role="payer")])
    assert ["buy", "pay", "pay", "buy"] == [claim.predicate for claim in found]


def test_unsure_claims_and_headings_never_count() -> None:
    """A claim below the line, or one that rests on a heading, is in no answer."""
    heading = next(s for s in SHEET.sentences if s.part is Part.HEADING)
    unsure = replace(SHEET.claims[0], confidence=0.49)
    titled = replace(SHEET.claims[1], evidence=heading.span)
    assert () == shown(replace(SHEET, claims=(unsure, titled)))


def test_each_pair_of_marks_is_one_quotation() -> None:
    """Quotations are what stands in quotation marks, with the speaker of the words; reported speech is none."""
    words = [(each.span.of(SHEET.article.text)[:18], each.speaker) for each in marked(SHEET)]
    assert [("This is a turning ", "solde"), ("Aldo Renk called m", "solde")] == words


def test_who_is_quoted_inside_is_told_by_the_outer_speaker() -> None:
    """What Renk told Solde, in Solde's words, has both in its chain, outermost first."""
    inner = next(q for q in SHEET.quotations if q.speaker == "renk")
    assert ["solde", "renk"] == [link.speaker for link in chain_of(SHEET, inner)]


def test_an_agency_is_known_from_the_claims() -> None:
    """The chain of a quotation is as long as that of the claims in it."""
    officials = next(q for q in SHEET.quotations if q.speaker == "officials")
    assert ["wire", "officials"] == [link.speaker for link in chain_of(SHEET, officials)]


def test_the_claim_of_a_number_is_the_one_whose_role_holds_it() -> None:
    """Of all claims of a sentence, the one with the number in a role."""
    claim = claim_of(SHEET, SHEET.amounts[1].span)
    assert claim is not None
    assert ("buy", "two pilot boats") == (claim.predicate, SHEET.words(claim.role("goods").span))  # type: ignore[union-attr]


def test_missing_means_in_none_of_them() -> None:
    """A slot is missing only when no claim fills it."""
    assert missing(SHEET.claims, ["amount", "price"])
    assert not missing(SHEET.claims, ["amount", "payer"])


def test_entities_of_a_claim() -> None:
    """Everybody in any role, each once."""
    claim = replace(SHEET.claims[0], roles=(Role(name="a", span=Span(0, 1), entities=(EntityId("x"), EntityId("y"))),))
    assert {"x", "y"} == entities_of(claim)


def test_events_come_before_what_is_open() -> None:
    """Dated by day, then under way, then ahead."""
    phases = [each.phase for each in timeline(SHEET)]
    timed = [Phase.DATED, Phase.DATED, Phase.SAID, Phase.SAID, Phase.SAID]
    assert timed == phases[:5]
    assert phases[5] is Phase.UNDER_WAY
    assert set(phases[6:]) == {Phase.AHEAD}


def test_two_times_of_one_deed_are_one_disputed_entry() -> None:
    """Times that have no day in common are both there, and marked."""
    first = timeline(SHEET)[0]
    assert first.disputed
    assert ["Two weeks ago", "last week"] == [SHEET.words(when.span) for when in first.times]


def test_the_day_of_saying_is_not_the_day_of_the_event() -> None:
    """`confirmed on Monday` dates the speech; the agreement itself has no day."""
    claim = next(claim for claim in SHEET.claims if claim.predicate == "buy")
    spoken = said_on(SHEET, claim.attribution, claim.evidence)
    assert spoken is not None
    assert ("on Monday", None) == (SHEET.words(spoken.span), claim.when)


def test_the_time_of_an_event_is_no_day_of_saying() -> None:
    """A reason that the Transport Office gives for what it did two weeks ago was not said two weeks ago."""
    reason = next(claim for claim in SHEET.claims if claim.predicate == "cause")
    assert said_on(SHEET, reason.attribution, reason.evidence) is None


def test_a_poor_article_has_no_order() -> None:
    """Nothing told, nothing ordered."""
    assert () == timeline(fog())
