"""Filters: what they mean for an article, how they are written, and what is said of a wrong one."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import BadInput
from bot.facts.model import FactSheet, Kind
from bot.facts.sieve import All, Either, Not, Sieve, Term, Trait, Traits, passes, stopped_by
from bot.facts.sieve_syntax import Lexicon, read_sieve
from tests.handmade import Says, sheet_of

LEXICON = Lexicon(
    countries={"norway": "NO", "no": "NO", "sweden": "SE", "se": "SE", "côte d’ivoire": "CI"},
    languages={"english": "en", "en": "en", "german": "de", "de": "de"},
)


def article() -> FactSheet:
    """An invented article on Norway, by Ida Holm, in the Coast Post, in which somebody pays."""
    sheet = sheet_of(
        "Norway pays for the ferries. Ida Holm of the Harbour Board read the defence budgets aloud.",
        names={"Norway": (), "Ida Holm": (), "Harbour Board": ()},
        says=[Says(at=1, predicate="pay", lemma="pay", roles={"payer": "Norway"})],
        title="Ferries to the islands",
    )
    norway, *others = sheet.entities
    return replace(
        sheet,
        entities=(replace(norway, kind=Kind.COUNTRY, iso2="NO"), *others),
        article=replace(sheet.article, source="The Coast Post", url="https://www.news.coast.example/1"),
    )


TRAITS = Traits(article(), ("coast",))


def term(trait: Trait, said: str, key: str) -> Term:
    return Term(trait=trait, said=said, key=key)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("country:Norway", True),
        ("country:no", True),
        ("country:Sweden", False),
        ("country:Sweden,Norway", True),
        ('word:"defence budget"', True),
        ('"budget defence"', False),
        ("ferry", True),
        ("islands", True),
        ("submarine", False),
        ("entity:holm", True),
        ('entity:"Ida Holm"', True),
        ('entity:"Holm Ida"', False),
        ("entity:Hol", False),
        ("predicate:pay", True),
        ("predicate:buy", False),
        ("source:coast", True),
        ('source:"the coast post"', True),
        ("source:coast.example", True),
        ("source:https://news.coast.example/feed", True),
        ("source:oast.example", False),
        ("language:English", True),
        ("language:de", False),
        ("not country:Sweden", True),
        ("not not country:Norway", True),
        ("country:Norway and not source:coast", False),
        ("country:Sweden or predicate:pay", True),
        ("country:Sweden or predicate:pay and word:submarine", False),
        ("(country:Sweden or predicate:pay) and ferry", True),
        ("country: Norway  PREDICATES:pay", True),
        ("“defence budget” AND Country:NORWAY", True),
    ],
)
def test_what_a_filter_lets_through(text: str, wanted: bool) -> None:
    """Each term looks at its part of the article; and binds closer than or; terms side by side must all hold."""
    assert wanted is passes(read_sieve(text, LEXICON), TRAITS)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Strikes are called.", True),
        ("The striking workers met.", True),
        ("A child went home.", False),
        ("Lightning struck a barn.", False),
    ],
)
def test_a_word_means_its_regular_forms(said: str, wanted: bool) -> None:
    """What "struck" says is often no strike; a plural such as "children" is nothing but a form."""
    traits = Traits(sheet_of(said, names={}))
    assert wanted == passes(read_sieve("word:strike", LEXICON), traits)
    assert ("child" in said) == passes(read_sieve("word:children", LEXICON), traits)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("country:Norway", ()),
        ("country:Sweden and predicate:buy and ferry", ("country:Sweden", "predicate:buy")),
        ("ferry and (country:Sweden or not source:coast)", ("country:Sweden or not source:coast",)),
        ("ferry and not (source:coast and ferry)", ("not (source:coast and word:ferry)",)),
    ],
)
def test_which_part_stopped_it(text: str, parts: tuple[str, ...]) -> None:
    """Of parts that must all hold those that do not; an alternative as a whole; nothing where it passes."""
    assert parts == tuple(map(str, stopped_by(read_sieve(text, LEXICON), TRAITS)))


@pytest.mark.parametrize(
    ("text", "place", "why"),
    [
        ("", "", "says nothing"),
        ("country:", "at character 1, “country:”", "country: needs a value"),
        ("ferry and", "at the end", "a term is missing"),
        ("ferry and or boat", "at character 11, “or boat”", "a term is missing"),
        ("ferry and country:and", "at character 19, “and”", "country: needs a value"),
        ("(ferry or boat", "at character 1, “(ferry or boat”", "no ) for this ("),
        ("ferry) or boat", "at character 6, “) or boat”", "no ( for this )"),
        ("ferry, or boat", "at character 8, “or boat”", "a term is missing"),
        (", boat", "at character 1, “, boat”", "a term is missing"),
        ('ferry "boat', "at character 7", "not closed"),
        ('ferry ""', "at character 8", "a term is missing"),
        ("cuontry:Norway", "at character 1", "no cuontry:. Did you mean country:?"),
        ("xyz:Norway", "at character 1", "word, entity, country, predicate, source, language"),
        ("ferry country:Norwya", "at character 15, “Norwya”", "no country Norwya. Did you mean norway?"),
        ("predicate:pya", "at character 11", "no predicate pya. Did you mean pay?"),
        ("predicate:xyzzy", "at character 11", "There are: acquire, act, agree,"),
        ("language:klingon", "at character 10", "no language klingon"),
        ("word:!!!", "at character 6", "no letter and no digit"),
        ("not " * 14 + "ferry", "at character 53", "more than 12"),
        ("(" * 300 + "x", "at character 14", "more than 12"),
        ("x " * 41, "", "more than 40 terms"),
        ("x" * 401, "", "more than 400 characters"),
    ],
)
def test_a_wrong_filter_is_told_with_its_place(text: str, place: str, why: str) -> None:
    """One line names the character, the words there and what is wrong; the nearest name where there is one."""
    with pytest.raises(BadInput) as refused:
        read_sieve(text, LEXICON)
    assert place in refused.value.plain
    assert why in refused.value.plain
    assert "\n" not in refused.value.plain


TERMS = st.sampled_from(
    [
        term(Trait.WORD, "defence budget", "defenc budget"),
        term(Trait.WORD, "and", "and"),
        term(Trait.COUNTRY, "Norway", "NO"),
        term(Trait.COUNTRY, "Sweden", "SE"),
        term(Trait.PREDICATE, "pay", "pay"),
        term(Trait.SOURCE, "a, (b)", "a, (b)"),
        term(Trait.ENTITY, "Ida Holm", "ida holm"),
    ]
)
SIEVES: st.SearchStrategy[Sieve] = st.recursive(
    TERMS,
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: All(tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: Either(tuple(parts))),
    ),
    max_leaves=5,
)


@given(SIEVES)
def test_what_is_written_is_read_as_the_same(sieve: Sieve) -> None:
    """A filter that is shown and typed again means the same."""
    again = read_sieve(str(sieve), LEXICON)
    assert str(sieve) == str(again)
    assert passes(sieve, TRAITS) is passes(again, TRAITS)


@given(st.text(max_size=60))
def test_any_text_is_a_filter_or_is_told_wrong(text: str) -> None:
    """Whatever is typed, nothing but BadInput is raised."""
    with suppress(BadInput):
        assert str(read_sieve(text, LEXICON))


@given(SIEVES)
def test_an_article_is_stopped_by_something_or_passes(sieve: Sieve) -> None:
    """There is a part to name exactly when the article does not pass, and each named part fails by itself."""
    stopped = stopped_by(sieve, TRAITS)
    assert bool(stopped) is not passes(sieve, TRAITS)
    assert not any(passes(part, TRAITS) for part in stopped)
