"""Entities of invented articles, read with the real language model: kinds, names, mentions, what is not one."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.extraction.language import load
from bot.extraction.names.entities import Entities, find_entities
from bot.extraction.trees.document import read
from bot.facts.model import Article, ArticleId, Entity, Form, Kind

Find = Callable[[str], Entities]


@pytest.fixture(scope="module")
def find() -> Find:
    """Reads a text and gives its entities."""
    nlp = load()
    return lambda text: find_entities(read(Article(id=ArticleId("a"), text=text), nlp))


def called(entities: Entities, name: str) -> Entity:
    """The one entity of that name."""
    return next(entity for entity in entities.all if entity.name == name)


def words(entities: Entities, entity: Entity) -> list[str]:
    """What its mentions say."""
    return [mention.span.of(entities.document.text) for mention in entity.mentions]


def of_kind(entities: Entities, kind: Kind) -> list[str]:
    """The names of all entities of a kind."""
    return [entity.name for entity in entities.all if entity.kind is kind]


def test_a_person_by_full_name_surname_title_and_pronoun(find: Find) -> None:
    """One entity, its longest name, and a description that only the article gives."""
    found = find(
        "Finance Minister Ida Holm opened the port on Monday. Holm said she was pleased. The minister left early."
    )
    person = called(found, "Ida Holm")
    assert (person.kind, person.description) == (Kind.PERSON, "Finance Minister")
    assert words(found, person) == ["Finance Minister", "Ida Holm", "Holm", "she", "The minister"]
    assert of_kind(found, Kind.PERSON) == ["Ida Holm"]


def test_countries_by_name_abbreviation_and_adjective(find: Find) -> None:
    """One entity a country, under its usual short name; the adjective is a demonym."""
    found = find("The U.S. signed first. United States officials met Danish and Dutch ministers; the Danes agreed.")
    assert [(e.name, e.iso2) for e in found.all if e.kind is Kind.COUNTRY] == [
        ("United States", "US"), ("Denmark", "DK"), ("Netherlands", "NL"),
    ]  # fmt: skip
    assert [m.form for m in called(found, "Denmark").mentions] == [Form.DEMONYM, Form.DEMONYM]


def test_regions_are_no_countries(find: Find) -> None:
    """Europe, Africa and the Middle East are places; "the Europeans" and "European countries" are one group."""
    found = find("The Europeans must pay, he said. European countries disagree. Trade with Africa grew in Europe.")
    assert of_kind(found, Kind.COUNTRY) == []
    assert of_kind(found, Kind.PLACE) == ["Africa", "Europe"]
    group = next(e for e in found.all if e.kind is Kind.GROUP)
    assert words(found, group) == ["The Europeans", "European countries"]


@pytest.mark.parametrize(
    ("text", "kind", "iso2"),
    [
        ("Germany is in talks with Washington about trade.", Kind.GOVERNMENT, "US"),
        ("Washington rejected the offer on Friday.", Kind.GOVERNMENT, "US"),
        ("Moscow said the ships would leave.", Kind.GOVERNMENT, "RU"),
        ("The Kremlin denied the report.", Kind.GOVERNMENT, "RU"),
        ("He was born in Washington in 1950.", Kind.PLACE, None),
        ("They met at the White House on Monday.", Kind.PLACE, None),
        ("She flew to Moscow on Monday.", Kind.PLACE, None),
    ],
)
def test_a_capital_is_a_place_or_a_government(find: Find, text: str, kind: Kind, iso2: str | None) -> None:
    """By what it does in the sentence: who acts or is talked with governs, where one is or goes is a place."""
    names = ("Washington", "Moscow", "Kremlin", "White House")
    entity = next(e for e in find(text).all if e.name in names)
    assert (entity.kind, entity.iso2) == (kind, iso2)


def test_washington_the_man(find: Find) -> None:
    """A surname that is a capital's name means the person who was named before."""
    found = find("Actor Denzel Washington arrived on Friday. Washington said he liked the film.")
    assert called(found, "Denzel Washington").kind is Kind.PERSON
    assert "Washington" in words(found, called(found, "Denzel Washington"))
    assert of_kind(found, Kind.GOVERNMENT) == []


def test_georgia_the_state_and_the_country(find: Find) -> None:
    """American company decides for the state, the neighbours for the country."""
    state = find("Storms hit Georgia and Alabama on Sunday. Power failed in Georgia.")
    assert of_kind(state, Kind.COUNTRY) == []
    country = find("Georgia and Armenia signed a treaty. The Georgian parliament must approve it.")
    assert {"Georgia", "Armenia"} == set(of_kind(country, Kind.COUNTRY))


def test_longer_names_swallow_countries(find: Find) -> None:
    """New Mexico, British Airways and Bank of England do not name countries."""
    found = find("British Airways and the Bank of England have offices in New Mexico.")
    assert of_kind(found, Kind.COUNTRY) == []
    assert {"British Airways", "Bank of England"} <= set(of_kind(found, Kind.ORGANISATION))


def test_a_product_is_no_person_and_no_organisation(find: Find) -> None:
    """A name before the noun of a product is part of the product, under all its nouns."""
    found = find("The Falke anti-tank missile system was shown on Monday. Norway ordered Falke batteries last year.")
    product = called(found, "Falke anti-tank missile system")
    assert product.kind is Kind.PRODUCT
    assert words(found, product) == ["The Falke anti-tank missile system", "Falke batteries"]
    assert not [e for e in found.all if e.kind in (Kind.PERSON, Kind.ORGANISATION)]


def test_a_maker_stays_an_organisation(find: Find) -> None:
    """A firm whose jets are spoken of, and that acts elsewhere, is no product."""
    found = find("Nordair plc bought ten Nordair jets. Nordair said the jets were ready.")
    assert of_kind(found, Kind.ORGANISATION) == ["Nordair plc"]


def test_a_news_agency_is_media(find: Find) -> None:
    """By its name or by the noun beside it."""
    found = find("Sources told the Harbour Times that the port will close. The news agency Balta confirmed it.")
    assert of_kind(found, Kind.MEDIA) == ["Harbour Times", "Balta"]


def test_organisations_by_name_short_name_and_acronym(find: Find) -> None:
    """A long name, its first word, its initials, and "the company" where only one is meant."""
    found = find(
        "Tamsin Freight posted a loss. The company cut jobs. Tamsin blamed the Northern Harbour Authority. "
        "The NHA declined to comment."
    )
    assert words(found, called(found, "Tamsin Freight")) == ["Tamsin Freight", "The company", "Tamsin"]
    assert words(found, called(found, "Northern Harbour Authority")) == ["Northern Harbour Authority", "NHA"]


def test_departments_under_both_names(find: Find) -> None:
    """ "Department of Defense" and "Defense Department" are one."""
    found = find("The Department of Defense stopped it. The Defense Department gave no reason.")
    assert of_kind(found, Kind.GOVERNMENT) == ["Department of Defense"]


def test_apposition_tells_the_kind(find: Find) -> None:
    """ "the operator, X", "launch company Y", "the Z union", "a group calling itself W"."""
    found = find(
        "The operator, Citylink, said 1,900 took part. Launch company Astrava said nothing. "
        "The TRW union was pleased. A group calling itself Paleknife wants money."
    )
    assert of_kind(found, Kind.ORGANISATION) == ["Citylink", "Astrava", "TRW", "Paleknife"]
    assert called(found, "Astrava").description == "Launch company"


def test_groups_are_whole_phrases_with_their_members(find: Find) -> None:
    """A group keeps its words up to "of ..."; a list behind it names the members."""
    found = find("A group of coastal states, including Norway, Denmark and Iceland, signed the pact.")
    group = called(found, "A group of coastal states")
    assert group.kind is Kind.GROUP
    assert [found.get(member).name for member in group.members] == ["Norway", "Denmark", "Iceland"]


def test_members_of_an_undertaking(find: Find) -> None:
    """ "It includes A, B and C" names the members of the one group of states that takes part in the undertaking."""
    found = find(
        "A group of coastal countries agreed to a joint operation on Monday. "
        "The operation includes Norway, Denmark, Iceland and Portugal."
    )
    group = called(found, "A group of coastal countries")
    assert [found.get(m).iso2 for m in group.members] == ["NO", "DK", "IS", "PT"]


def test_the_companies_are_the_two_before(find: Find) -> None:
    """A plural that points back has the two firms just named as its members."""
    found = find("Calder Rail has agreed to buy rival Tamsin Freight for $4.2 billion, the companies said on Monday.")
    group = called(found, "companies")
    assert [found.get(m).name for m in group.members] == ["Calder Rail", "Tamsin Freight"]


def test_unnamed_sources(find: Find) -> None:
    """Who speaks without a name is marked so; who is only counted is not."""
    found = find(
        "The bank would cut jobs, two people familiar with the matter said. A spokesman declined to comment. "
        "The storm killed 11 people."
    )
    assert [e.name for e in found.all if e.anonymous] == ["two people", "A spokesman"]


def test_unknown_names_stay_open(find: Find) -> None:
    """A name of which nothing tells what it is stays OTHER; a plain capital at the start of a sentence is no name."""
    found = find("Allied troops left. Steel is excluded. Turnout was low.")
    assert [e.name for e in found.all if e.kind in (Kind.PERSON, Kind.ORGANISATION, Kind.COUNTRY)] == []


def test_headings_make_no_names(find: Find) -> None:
    """A word that is only in a heading written with a capital is no person or organisation."""
    found = find(
        "Change in Policy by Harbour Chief\n\nThe harbour chief, Ida Holm, changed the rules on Monday in Oslo."
    )
    assert of_kind(found, Kind.PERSON) == ["Ida Holm"]


def test_under_gives_head_and_conjuncts(find: Find) -> None:
    """A filler names its head and what is coordinated with it, not what stands deep inside."""
    found = find("Sweden, Norway and Finland sent tanks for Ukraine.")
    tokens = found.document.tokens
    assert [found.get(i).iso2 for i in found.under(tokens[0])] == ["SE", "NO", "FI"]
    tanks = next(t for t in tokens if t.text == "tanks")
    assert [found.get(i).kind for i in found.under(tanks)] == [Kind.PRODUCT]


def test_first_person_is_the_speaker(find: Find) -> None:
    """ "I" and "we" mean whoever speaks, and nobody when that is not known."""
    found = find("“I will pay,” Ida Holm said.")
    token = next(t for t in found.document.tokens if t.text == "I")
    holm = called(found, "Ida Holm")
    assert found.resolve_first_person(token, holm.id) == holm
    assert found.resolve_first_person(token, None) is None
    assert found.resolve_first_person(found.document.tokens[-2], holm.id) is None


def test_ids_are_stable_and_unlike(find: Find) -> None:
    """The same text gives the same entities, whatever was read before; no two share an id."""
    text = "Ida Holm met Ramon Duarte in Oslo. A strike ended a strike."
    first = find(text)
    find("Somebody else was in Paris.")
    second = find(text)
    assert first.all == second.all
    assert len({e.id for e in first.all}) == len(first.all)


def test_plain_things_are_kept_only_when_used(find: Find) -> None:
    """Things of no known kind are left out of the sheet unless a claim speaks of them."""
    found = find("The toll made an impression on Ida Holm.")
    plain = [e for e in found.all if e.kind is Kind.OTHER]
    assert plain
    assert not set(plain) & set(found.kept(()))
    assert set(found.kept([plain[0].id])) >= {plain[0]}


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_gives_entities_inside_it(find: Find, text: str) -> None:
    """No text fails, and every mention lies inside the text."""
    found = find(text)
    for entity in found.all:
        assert entity.mentions
        assert all(0 <= m.span.start < m.span.end <= len(text) for m in entity.mentions)


@pytest.mark.parametrize("text", ["", "   \n ", "()[]{}" * 50, "“" * 40, "A of B of C " * 300, "the president " * 300])
def test_odd_texts(find: Find, text: str) -> None:
    """Empty, bracketed and endlessly repeated texts are read without failure."""
    assert isinstance(find(text).all, tuple)


def test_a_country_in_a_list_stays_a_country(find: Find) -> None:
    """Beside another country "Jordan" is the country, though a man of that name was mentioned before."""
    found = find("Mark Jordan won on Friday. Jordan smiled.\n\nJordan and Israel signed a deal in Amman.")
    assert words(found, called(found, "Mark Jordan")) == ["Mark Jordan", "Jordan"]
    assert {"Jordan", "Israel"} == set(of_kind(found, Kind.COUNTRY))


def test_turkey_the_bird(find: Find) -> None:
    """The common noun is no country."""
    found = find("Roast turkey was served. A turkey escaped from a farm in Ohio.")
    assert of_kind(found, Kind.COUNTRY) == []


def test_a_firm_says_what_it_will_do(find: Find) -> None:
    """A name of one word that "said it would" do something is no person."""
    found = find("The regulator fined Quince 3 million euros. Quince said it would appeal.")
    assert of_kind(found, Kind.PERSON) == []
    assert called(found, "Quince").kind is Kind.ORGANISATION


def test_a_government_and_its_capital_are_one(find: Find) -> None:
    """ "the Swiss government" and "Bern" are one government, beside the country."""
    found = find("The Swiss government said talks between Bern and Oslo had failed.")
    government = called(found, "Swiss government")
    assert (government.kind, government.iso2) == (Kind.GOVERNMENT, "CH")
    assert words(found, government) == ["The Swiss government", "Bern"]
    assert called(found, "Switzerland").iso2 == "CH"


def test_a_team_called_like_a_people(find: Find) -> None:
    """ "the Danes" behind "Harwick Danes" are the team."""
    found = find("The Harwick Danes won the match on Friday. The Danes had lost in May.")
    assert of_kind(found, Kind.COUNTRY) == []


def test_names_with_and_and_of(find: Find) -> None:
    """An institution's name runs over "and", "of" and "for" up to its own noun."""
    found = find(
        "The Air and Sea Museum reopened. The Institute for Safety of Ships disagreed. "
        "The Department of Health and Human Services paid."
    )
    names = [e.name for e in found.all if e.kind in (Kind.ORGANISATION, Kind.GOVERNMENT)]
    assert names == ["Air and Sea Museum", "Institute for Safety of Ships", "Department of Health and Human Services"]
