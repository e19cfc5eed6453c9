"""Every predicate of the lexicon: well declared, found in its own examples, and not found where it must not be."""

import pytest

from bot.extraction.pipeline import Extractor
from bot.facts.kinds import FALLBACK, KINDS, Carrier, Kind, cues_of, role_named
from bot.facts.model import Article, ArticleId, FactSheet

KIND = [pytest.param(kind, id=name) for name, kind in KINDS.items()]
PLACES = {"subject", "object", "indirect", "clause", "poss", "compound", "amod", "head"}


def read(extractor: Extractor, text: str) -> FactSheet:
    return extractor.annotate(Article(id=ArticleId("example"), text=text))


@pytest.mark.parametrize("kind", KIND)
def test_roles_are_named_once_and_used(kind: Kind) -> None:
    """A predicate names each role once, its cues fill only its roles, and its wording uses only its roles."""
    names = [role.name for role in kind.roles]
    assert len(names) == len(set(names))
    filled = {role_named(name) for cue in kind.cues for some in cue.slots.values() for name in some}
    assert filled <= set(names)
    assert kind.says.format_map(dict.fromkeys(names, "")) is not None


@pytest.mark.parametrize("kind", KIND)
def test_single_valued_roles_that_can_be_in_conflict_ask_a_question(kind: Kind) -> None:
    """What an answer asks about rivals ends in a question mark; what is implied is a role of another predicate."""
    assert all(role.asks.endswith("?") for role in kind.roles if role.asks)
    for target, own in kind.implies.items():
        predicate, _, role = target.partition(".")
        assert KINDS[predicate].role(role) is not None
        assert kind.role(own) is not None


@pytest.mark.parametrize("kind", [p for p in KIND if p.id != FALLBACK])
def test_a_predicate_is_found_in_its_examples(kind: Kind, extractor: Extractor) -> None:
    """There is at least one example, and each of them is found."""
    assert kind.matches
    missed = [text for text in kind.matches if kind.name not in {c.predicate for c in read(extractor, text).claims}]
    assert missed == []


@pytest.mark.parametrize("kind", [p for p in KIND if p.values[0].rejects])
def test_a_predicate_is_not_found_where_it_must_not_be(kind: Kind, extractor: Extractor) -> None:
    """The same words in another sense are something else."""
    wrong = [text for text in kind.rejects if kind.name in {c.predicate for c in read(extractor, text).claims}]
    assert wrong == []


def test_the_most_demanding_cue_comes_first() -> None:
    """ "Foot the bill" is tried before anything that "foot" alone might be."""
    needs = [
        sum(2 if words else 1 for words in cue.needs.values())
        for _, cue in cues_of(Carrier.VERB, "take")
        if not cue.particle
    ]
    assert needs == sorted(needs, reverse=True)
