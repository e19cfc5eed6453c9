"""Names that no list holds, in invented sentences: told by what the text does with them, or left open."""

from collections.abc import Callable

import pytest

from bot.extraction.language import load
from bot.extraction.names.entities import Entities, find_entities
from bot.extraction.trees.document import read
from bot.facts.model import Article, ArticleId, Form, Kind

Find = Callable[[str], Entities]


@pytest.fixture(scope="module")
def find() -> Find:
    """Reads a text and gives its entities."""
    nlp = load()
    return lambda text: find_entities(read(Article(id=ArticleId("a"), text=text), nlp))


def kinds(entities: Entities) -> dict[str, Kind]:
    """The kind of everything that is named."""
    return {e.name: e.kind for e in entities.all if any(m.form is Form.NAME for m in e.mentions)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Republic of Tamarind sold bonds, and Tamarind's finance ministry welcomed it.", "Tamarind"),
        ("Talks went on while Zelmic's central bank bought crowns.", "Zelmic"),
        ("Both sides signed. Vardovia paid, and the Vardovian president thanked them.", "Vardovia"),
        ("Solvara's president, Nadir Hasek, flew home.", "Solvara"),
        ("They met Prime Minister Ilka Dorn of Estmark on Monday.", "Estmark"),
        ("Sanctions against Orlesk were lifted, and Orlesk's army withdrew.", "Orlesk"),
    ],
)
def test_a_state_is_known_by_what_it_has(find: Find, text: str, name: str) -> None:
    """A central bank, a ministry, an army or an adjective of its people: a country, though no list has it."""
    assert kinds(find(text))[name] is Kind.COUNTRY


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Troops entered Oskari on Sunday after shelling the port of Delmare for a week.", "Oskari"),
        ("Troops entered Oskari on Sunday after shelling the port of Delmare for a week.", "Delmare"),
        ("In oil-rich Bandar, prices rose.", "Bandar"),
        ("The ship sank off Cape Sorrow on Friday.", "Cape Sorrow"),
        ("Rebels in the Sumar valley gave up.", "Sumar"),
        ("The stage ends on the Col de Larne.", "Col de Larne"),
        ("All trains between Hanover and Quell Nor were halted.", "Quell Nor"),
        ("Mariska Teller, 34, from Ostrow, who finished third, smiled.", "Ostrow"),
        ("The mayor of Bellamer resigned.", "Bellamer"),
        ("Fields were flooded after the river Orse burst its banks.", "Orse"),
    ],
)
def test_a_place_is_known_by_where_it_stands(find: Find, text: str, name: str) -> None:
    """Entered, shelled, come from, with a mayor, a cape or a valley, beside a known town: a place."""
    assert kinds(find(text))[name] is Kind.PLACE


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shares in Corvane fell 4% on Monday.", "Corvane"),
        ("Analysts at Brandis lowered their forecast.", "Brandis"),
        ("Rival carmaker Veltra will cut jobs.", "Veltra"),
        ("The exams body, Northern Awards, told schools to wait.", "Northern Awards"),
        ("It was built by the start-up Tsumiko.", "Tsumiko"),
        ("The World Bread Programme will send lorries.", "World Bread Programme"),
    ],
)
def test_a_firm_or_a_body_is_known_by_what_it_is_called(find: Find, text: str, name: str) -> None:
    """Shares, analysts, a common noun beside the name or a word at its end: an organisation."""
    assert kinds(find(text))[name] is Kind.ORGANISATION


@pytest.mark.parametrize(
    "text",
    [
        "An investor, Harrow Grid, pulled out in May.",
        "A cap was dropped after objections from Pelargo.",
        "The lander, named Sigurne, sent pictures.",
        "All members polled by Meridine expected it.",
        "Marlowe Cross beat Harwick 2-1 on Saturday.",
        "A second round in Belmarsk failed.",
        "The rider fell on the Col de Larne.",
    ],
)
def test_nobody_is_a_person_for_a_guess(find: Find, text: str) -> None:
    """Without a forename, a title, an age or the like an unknown name is nobody."""
    assert Kind.PERSON not in kinds(find(text)).values()


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ilsabe Vandermolen beat top seed Keiko Ashford on Sunday.", ["Keiko Ashford"]),
        ("Ilse Vandermolen beat top seed Keiko Ashford on Sunday.", ["Ilse Vandermolen", "Keiko Ashford"]),
        (
            "Runner Selam Tarke was banned. Tarke denies it, her coach, Ian Scullery, said.",
            ["Selam Tarke", "Ian Scullery"],
        ),
        ("Sergeant Kofi Drummond and Judge Halvard Thune met.", ["Kofi Drummond", "Halvard Thune"]),
        ("Its head of exploration, Inti Quispe, said she would appeal.", ["Inti Quispe"]),
        ("Orrin Vale said Thursday that he had won.", ["Orrin Vale"]),
        ("“It shook,” Marion Keyle, from Cork, told reporters.", ["Marion Keyle"]),
        ("The Tories' co-leader Emil Sandvik said his party had won.", ["Emil Sandvik"]),
    ],
)
def test_people_with_rare_names_are_found(find: Find, text: str, people: list[str]) -> None:
    """A known forename, a rank or an office before the comma makes a person, however rare the surname."""
    found = [name for name, kind in kinds(find(text)).items() if kind is Kind.PERSON]
    assert set(people) <= set(found)


def test_two_firms_are_not_one(find: Find) -> None:
    """ "A and B Rail" are two where English does not know A; the Air and Space Museum is one."""
    assert {"Nordair", "Calder Rail"} <= set(kinds(find("Nordair and Calder Rail said they would merge.")))
    assert "Air and Space Museum" in kinds(find("They met at the Air and Space Museum on Monday."))


def test_the_place_of_a_dateline(find: Find) -> None:
    """A place in capitals before the first sentence, known or not, is one, under its usual spelling."""
    assert kinds(find("PRAGUE, May 7 - The bank held its rate."))["Prague"] is Kind.PLACE
    assert kinds(find("VELMONT (Tidewire) - The bank held its rate."))["Velmont"] is Kind.PLACE


def test_the_land_of_a_central_bank(find: Find) -> None:
    """The bank keeps its whole name, and its land is named too; neither is short for the other."""
    found = find("The Central Bank of Valdora cut its rate. Valdora's parliament was not asked.")
    assert kinds(found)["Central Bank of Valdora"] is Kind.ORGANISATION
    assert kinds(found)["Valdora"] is Kind.COUNTRY


def test_forenames_of_both_leave_it_open(find: Find) -> None:
    """Kari is a man in Finland and a woman in Norway: the pronoun tells."""
    found = find("The envoy, Kari Solvik, arrived on Monday. She said talks would go on.")
    person = next(e for e in found.all if e.name == "Kari Solvik")
    assert "She" in [m.span.of(found.document.text) for m in person.mentions]
