"""The grammar of news prose: each sentence it writes is a tree as the treebanks have them; names are exchanged."""

from __future__ import annotations

from itertools import islice

import numpy as np
import pytest

from bot.extraction.language.convert import Gold, text_of
from bot.extraction.language.news import common_words, endless, renamed
from bot.extraction.language.news.inflection import gerund, participle, past, plural, third

SOME = 400


@pytest.fixture(scope="module")
def sentences() -> list[Gold]:
    """The first sentences of one seed."""
    return list(islice(endless(np.random.default_rng(7)), SOME))


def test_every_sentence_is_one_projective_tree(sentences: list[Gold]) -> None:
    """One root that all words reach, no crossing arcs, and a column for every word."""
    for sentence in sentences:
        size = len(sentence.words)
        columns = (sentence.spaces, sentence.tags, sentence.pos, sentence.morphs, sentence.lemmas, sentence.deps)
        assert all(len(column) == size for column in columns)
        assert [dep for index, dep in enumerate(sentence.deps) if sentence.heads[index] == index] == ["ROOT"]
        for index in range(size):
            seen: set[int] = set()
            while sentence.heads[index] != index:
                assert index not in seen
                seen.add(index)
                index = sentence.heads[index]
        arcs = [(min(index, head), max(index, head)) for index, head in enumerate(sentence.heads) if index != head]
        assert not any(a < c < b < d for a, b in arcs for c, d in arcs), text_of([sentence])


def test_sentences_read_like_text(sentences: list[Gold]) -> None:
    """A capital or a figure begins them, no space stands before a mark or behind an opening one, none stands twice."""
    for sentence in sentences:
        text = text_of([sentence])
        assert text.lstrip('"$€£')[0].isupper() or text.lstrip('"$€£')[0].isdigit(), text
        assert not any(wrong in text for wrong in (" ,", " .", " %", "  ", ",,", ",.", "$ ")), text


def test_sentences_vary_and_follow_the_seed(sentences: list[Gold]) -> None:
    """The same seed writes the same, another one something else, and hardly anything comes twice."""
    assert list(islice(endless(np.random.default_rng(7)), 20)) == sentences[:20]
    assert list(islice(endless(np.random.default_rng(8)), 20)) != sentences[:20]
    assert len({sentence.words for sentence in sentences}) > 0.98 * SOME
    relations = {dep for sentence in sentences for dep in sentence.deps}
    assert {"obl:agent", "acl:relcl", "ccomp", "xcomp", "advcl", "appos", "parataxis", "nmod:desc", "flat"} <= relations


def test_a_name_is_exchanged_wherever_it_stands_and_nothing_else_is(sentences: list[Gold]) -> None:
    """Tree, tags and common words stay, a day stays, and one name becomes one other name."""
    common = common_words(sentences)
    changed = 0
    for sentence in sentences:
        other = renamed(sentence, common, np.random.default_rng(1))
        assert (other.tags, other.heads, other.deps, other.spaces) == (
            sentence.tags,
            sentence.heads,
            sentence.deps,
            sentence.spaces,
        )
        exchanged: dict[str, str] = {}
        for before, after, tag in zip(sentence.words, other.words, sentence.tags, strict=True):
            if before != after:
                assert tag == "NNP"
                assert before not in ("Monday", "Friday", "March")
                assert exchanged.setdefault(before, after) == after
        changed += bool(exchanged)
    assert changed > SOME / 2


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("deny", ("denies", "denied", "denied", "denying")),
        ("cut", ("cuts", "cut", "cut", "cutting")),
        ("ban", ("bans", "banned", "banned", "banning")),
        ("open", ("opens", "opened", "opened", "opening")),
        ("flee", ("flees", "fled", "fled", "fleeing")),
        ("withdraw", ("withdraws", "withdrew", "withdrawn", "withdrawing")),
        ("die", ("dies", "died", "died", "dying")),
        ("clash", ("clashes", "clashed", "clashed", "clashing")),
    ],
)
def test_verbs_are_inflected(verb: str, forms: tuple[str, str, str, str]) -> None:
    """The four forms of regular, doubling and irregular verbs."""
    assert (third(verb), past(verb), participle(verb), gerund(verb)) == forms


def test_nouns_are_inflected() -> None:
    """Plurals of nouns in -y, -ss and with forms of their own."""
    assert [plural(noun) for noun in ("country", "witness", "woman", "day")] == [
        "countries",
        "witnesses",
        "women",
        "days",
    ]
