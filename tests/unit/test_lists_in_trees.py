"""Lists as the parser misreads them: what "including" belongs to, and items taken for the place of a name."""

from __future__ import annotations

import pytest

from bot.extraction.repair.lists import gather
from bot.extraction.trees.tokens import Parsed
from tests.unit.test_missed_verbs import tree


def _gathered(lines: str) -> Parsed:
    doc = tree(lines)
    for token in doc:
        gather(token)
    return doc


@pytest.mark.parametrize(
    ("lines", "head"),
    [
        (
            "It/PRP/nsubj/2 will/MD/aux/2 buy/VB/ROOT/2 weapons/NNS/obj/2 ,/,/punct/6 including/VBG/case/6 "
            "missiles/NNS/obl/2 ././punct/2",
            "weapons",
        ),
        (
            "Workers/NNS/nsubj/8 at/IN/case/3 the/DT/det/3 plant/NN/nmod/0 ,/,/punct/6 including/VBG/case/6 "
            "nurses/NNS/obl/8 ,/,/punct/6 left/VBD/ROOT/8",
            "Workers",
        ),
        (
            "He/PRP/nsubj/1 sold/VBD/ROOT/1 missile/NN/compound/3 equipment/NN/obj/1 ,/,/punct/6 including/VBG/case/6 "
            "drones/NNS/obl/1",
            "equipment",
        ),
    ],
)
def test_including_belongs_to_the_noun_before_it(lines: str, head: str) -> None:
    """What is included is some of the things before the comma, of the plural ones where there are two nouns."""
    included = next(
        token for token in _gathered(lines) if token.head.text == head and token.dep_ == "nmod" and token.i > 4
    )
    assert any(child.text == "including" for child in included.children)


@pytest.mark.parametrize(
    "lines",
    [
        "Including/VBG/case/1 tips/NNS/obl/4 ,/,/punct/1 she/PRP/nsubj/4 earned/VBD/ROOT/4 more/JJR/obj/4",
        "She/PRP/nsubj/1 earned/VBD/ROOT/1 money/NN/obj/1 with/IN/case/4 songs/NNS/obl/1",
    ],
)
def test_other_phrases_stay_where_they_are(lines: str) -> None:
    """Nothing stands before "including", or it is another preposition."""
    before = [(token.dep_, token.head.i) for token in tree(lines)]
    assert [(token.dep_, token.head.i) for token in _gathered(lines)] == before


ROW = (
    "They/PRP/nsubj/1 met/VBD/ROOT/1 Varno/NNP/obj/1 ,/,/punct/4 Elst/NNP/{}/2 ,/,/punct/6 Tarsk/NNP/conj/2 "
    ",/,/punct/8 Orne/NNP/conj/2 and/CC/cc/10 Velm/NNP/conj/2"
)


@pytest.mark.parametrize("relation", ["appos", "nmod:unmarked"])
def test_a_name_in_a_row_of_names_is_an_item(relation: str) -> None:
    """ "Varno, Elst, Tarsk, Orne and Velm": the second is met like the others."""
    assert _gathered(ROW.format(relation))[4].dep_ == "conj"


def test_a_place_behind_each_name_stays_its_place() -> None:
    """ "Lyon, France, and Turin, Italy": no two items stand side by side, so France is where Lyon is."""
    doc = _gathered(
        "in/IN/case/1 Lyon/NNP/ROOT/1 ,/,/punct/3 France/NNP/nmod:unmarked/1 ,/,/punct/6 and/CC/cc/6 Turin/NNP/conj/1 "
        ",/,/punct/8 Italy/NNP/nmod:unmarked/6"
    )
    assert (doc[3].dep_, doc[8].dep_) == ("nmod:unmarked", "nmod:unmarked")
