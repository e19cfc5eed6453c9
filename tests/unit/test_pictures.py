"""What pictures show: who is on a map, in which order, with whose words, and when a picture says nothing more."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from bot.facts.model import EntityId, FactSheet, Kind
from bot.facts.query import Filter, fits, select
from bot.facts.timeline import timeline
from bot.languages.words import say, speaking
from bot.replies.charts import number_chart
from bot.replies.compose import stands
from bot.replies.flows import flow_picture
from bot.replies.maps import OTHER, PARTS, country_map
from bot.replies.parts import named_in_body
from bot.replies.pictures import (
    ALT,
    Bar,
    ChartSketch,
    Entry,
    Flow,
    FlowSketch,
    Land,
    MapPart,
    MapSketch,
    Party,
    Sketch,
    Stretch,
    TimelineSketch,
)
from bot.replies.timelines import MOST, event_timeline
from tests.handmade import Says, sheet_of
from tests.stories import ferries, fog


def mapped(sheet: FactSheet) -> MapSketch | None:
    """The map of all countries of a sheet."""
    return country_map(sheet, named_in_body(sheet, (Kind.COUNTRY,)))


def flows(sheet: FactSheet, *roles: tuple[str, str]) -> FlowSketch | None:
    """The arrows of the claims with these predicates and roles."""
    asked = [Filter(predicate=predicate, role=role) for predicate, role in roles]
    found = ((claim, f.role or "", f.implied) for claim in select(sheet, asked) for f in asked if fits(sheet, claim, f))
    return flow_picture(sheet, "Who gives?", stands(found))


def test_countries_of_one_part_stand_together() -> None:
    """Each country is in exactly one part, which says what it is by whose account and how far that has come."""
    sketch = mapped(ferries())
    assert sketch is not None
    assert [("Malta",), ("Iceland",), ("Ireland", "Portugal")] == [
        tuple(land.name for land in part.lands) for part in sketch.parts
    ]
    assert "recipient (planned) – by Mira Solde" == sketch.parts[0].title
    assert "in talks, buyer (under way: in talks) – by Port officials (unnamed), as told by Tidewire" in (
        sketch.parts[2].title
    )


def test_a_map_needs_two_countries() -> None:
    """One country, or none, is told faster in words."""
    assert mapped(fog()) is None
    sheet = ferries()
    assert country_map(sheet, named_in_body(sheet, (Kind.COUNTRY,))[:1]) is None


def test_a_country_without_a_part_is_named_only() -> None:
    """Who is merely named has no colour that could be taken for a part."""
    sheet = ferries()
    bare = dataclasses.replace(sheet, claims=())
    sketch = mapped(bare)
    assert sketch is not None
    assert (True, "named only") == (sketch.parts[0].plain, sketch.parts[0].title)
    assert 4 == len(sketch.lands)


def test_a_government_stands_for_its_country() -> None:
    """The parts of a government are those of the country that it is led to."""
    sheet = ferries()
    malta = next(each for each in sheet.entities if each.iso2 == "MT")
    rest = tuple(e for e in named_in_body(sheet, (Kind.COUNTRY,)) if e.id != malta.id)
    sketch = country_map(sheet, (*rest, malta), lambda ident: malta.id if ident == EntityId("nobody") else ident)
    assert sketch is not None
    assert {"MT", "IS", "IE", "PT"} == {land.iso2 for land in sketch.lands}


def test_the_order_of_days() -> None:
    """Entries stand by day; a time told twice is disputed with both; days of saying are marked."""
    sheet = ferries()
    sketch = event_timeline(sheet, timeline(sheet))
    assert sketch is not None
    first = sketch.entries[0]
    assert first.disputed
    assert "Mon 24 Feb 2025 to Sun 2 Mar 2025 or Mon 3 Mar 2025 to Sun 9 Mar 2025" == first.when
    assert [False, False, True, True, True] == [entry.said for entry in sketch.entries]
    assert "Aldo Renk, as told by Mira Solde" == sketch.entries[2].who
    days = [min(each.first for each in entry.times) for entry in sketch.entries]
    assert sorted(days) == days


def test_a_timeline_needs_three_days() -> None:
    """Fewer dated happenings have no picture; too many are cut, and counted."""
    sheet = ferries()
    found = timeline(sheet)
    assert event_timeline(sheet, found[:2]) is None
    assert event_timeline(fog(), timeline(fog())) is None
    long = event_timeline(sheet, found * 4)
    assert long is not None
    assert MOST == len(long.entries)
    assert 4 * 5 - MOST == long.more


def test_arrows_name_their_claimants() -> None:
    """Giver, receiver, claimant; rivals are disputed; what is implied only says so; nothing is added."""
    sketch = flows(ferries(), ("pay", "payer"), ("buy", "buyer"))
    assert sketch is not None
    by_giver = {flow.giver.name: flow for flow in sketch.flows}
    group = by_giver["A group of coastal states"]
    assert ("Iceland, Ireland and Portugal", "for twelve electric ferries") == (
        group.giver.members,
        group.receiver.words if group.receiver else None,
    )
    assert "Mira Solde" == group.who
    assert by_giver["Coastal League"].disputed
    assert by_giver["The islanders"].receiver is None  # "it" is nobody
    assert "a receiver that is not stated" in sketch.alt


def test_only_giving_has_arrows() -> None:
    """A question about anything else, or one whose receivers are all unknown, has no picture."""
    assert flows(ferries(), ("negotiate", "parties")) is None
    says = Says(at=1, predicate="pay", lemma="pay", roles={"payer": "The town"})
    assert flows(sheet_of("The town pays. It rains.", says=[says]), ("pay", "payer")) is None


def test_a_denied_gift_is_denied() -> None:
    """Who is said not to pay is not shown as paying."""
    says = Says(at=1, predicate="pay", lemma="pay", roles={"payer": "The town", "for": "the bridge"}, negated=True)
    sketch = flows(sheet_of("The town will not pay for the bridge.", says=[says]), ("pay", "payer"))
    assert sketch is not None
    assert sketch.flows[0].denied
    assert "denied" in sketch.alt


@pytest.mark.parametrize("roles", [("killed", "killed"), ("killed", "injured")])
def test_rival_counts_stand_beside_each_other(roles: tuple[str, str]) -> None:
    """Two voices on one question make a chart; the dead and the injured are never set side by side."""
    from tests.stories import Draft

    draft = Draft("The mayor said 11 people died. The hospital spoke of 14 people.\n")
    draft.entity("mayor", Kind.PERSON, "The mayor")
    draft.entity("hospital", Kind.ORGANISATION, "The hospital")
    _count(draft, 1, "11 people", "11", roles[0], "mayor")
    _count(draft, 2, "14 people", "14", roles[1], "hospital")
    sketch = number_chart(draft.sheet(id="a"))
    if roles[0] != roles[1]:
        assert sketch is None
        return
    assert sketch is not None
    assert [(11.0, "The mayor"), (14.0, "The hospital")] == [(bar.high, bar.who) for bar in sketch.bars]
    assert sketch.rival


def _count(draft: object, at: int, words: str, value: str, role: str, by: str) -> None:
    from bot.facts.model import Amount, Measure, Status
    from tests.stories import Draft

    assert isinstance(draft, Draft)
    draft.on(at)
    draft.amounts.append(Amount(span=draft.at(words), kind=Measure.COUNT, value=value, unit="people"))
    draft.claim("casualty", words, {role: words}, Status.DONE, by=(by,))


LONG = "Überaus langer Name " * 40
MANY: tuple[Sketch, ...] = (
    MapSketch(
        title="Map", parts=tuple(MapPart(title=LONG, lands=(Land(name=f"{n} {LONG}", iso2="MT"),)) for n in range(7))
    ),
    TimelineSketch(
        title="Timeline",
        entries=tuple(
            Entry(
                times=(Stretch(first=date(2025, 1, n), last=date(2025, 1, n), words=f"{n} Jan 2025"),),
                who=LONG,
                what=LONG,
            )
            for n in range(1, 11)
        ),
        more=3,
    ),
    FlowSketch(
        title="Flow",
        flows=tuple(
            Flow(giver=Party(name=f"{n} {LONG}", members=LONG), receiver=None, what=LONG, who=LONG) for n in range(8)
        ),
    ),
    ChartSketch(title="Chart", bars=tuple(Bar(label=LONG, words=f"{n}", who=LONG, low=n, high=n) for n in range(8))),
)


@pytest.mark.parametrize("sketch", MANY, ids=lambda sketch: type(sketch).__name__)
def test_alt_texts_are_complete_and_fit(sketch: Sketch) -> None:
    """The words of a picture hold every entry of it, however long its names, within what platforms take."""
    assert 0 < len(sketch.alt) <= ALT
    match sketch:
        case MapSketch():
            assert all(f"{n} Überaus" in sketch.alt for n in range(7))
        case TimelineSketch():
            assert all(f"{n} Jan 2025" in sketch.alt for n in range(1, 11))
            assert "And 3 more." in sketch.alt
        case FlowSketch():
            assert all(f"{n} Überaus" in sketch.alt for n in range(8))
        case ChartSketch():
            assert all(f": {n} –" in sketch.alt for n in range(8))


def test_too_many_parts_are_put_together() -> None:
    """Only so many colours can be told apart; the countries of the other parts share one."""
    names = {f"Land{n}": () for n in range(PARTS + 3)}
    text = " ".join(f"Land{n} has its own part." for n in range(PARTS + 3))
    sheet = sheet_of(text, names=names)
    lands = [Land(name=name, iso2=f"X{n}") for n, name in enumerate(names)]
    from bot.replies.maps import _limited

    parts = _limited({f"part {n}": [land] for n, land in enumerate(lands)}, [])
    assert PARTS + 1 == len(parts)
    assert OTHER == parts[-1].title
    assert sorted(land.iso2 for land in lands) == sorted(land.iso2 for part in parts for land in part.lands)
    assert sheet.article.text


def test_what_is_paid_for_is_no_receiver_in_any_language() -> None:
    """ "The League for the ferries", and in German "für", never "to for"."""
    with speaking("de"):
        thing = Party(name=say("for {thing}", thing="the ferries"), paid_for=True)
        alt = FlowSketch(title="T", flows=(Flow(giver=Party(name="Liga"), receiver=thing, what="", who="Renk"),)).alt
    assert "Liga für the ferries" in alt
