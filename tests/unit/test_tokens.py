"""Our own tokens behave like spaCy's, whose names they bear: what hangs where, and where sentences end."""

from __future__ import annotations

import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from bot.extraction.trees.forms import Form
from bot.extraction.trees.tokens import Parsed, Token

_ENGLISH = spacy.blank("en").vocab
_WORDS = ["The", "bank", "said", "on", "Monday", "that", "3", "mills", "(", "U.S.", "IBM", "ten", "x1", "’s", "wi-fi"]


@st.composite
def trees(draw: st.DrawFn) -> list[int]:
    """Heads of a tree or a few, without circles: each token hangs on one that was placed before it, or on none."""
    length = draw(st.integers(1, 12))
    order = draw(st.permutations(range(length)))
    heads = list(range(length))
    for place, token in enumerate(order):
        if place and draw(st.booleans()):
            heads[token] = order[draw(st.integers(0, place - 1))]
    return heads


def _doc(heads: list[int]) -> Doc:
    return Doc(_ENGLISH, words=_WORDS[: len(heads)], heads=heads, deps=["dep"] * len(heads))


def _parsed(doc: Doc) -> Parsed:
    forms = [Form(token.text, token.whitespace_, token.i, token.idx) for token in doc]
    return Parsed.of(doc, forms)


def _hung(tokens: Parsed | Doc) -> list[tuple[object, ...]]:
    return [
        (t.head.i, [c.i for c in t.children], [c.i for c in t.subtree], [a.i for a in t.ancestors])
        for t in tokens
    ]  # fmt: skip


def _cut(tokens: Parsed | Doc) -> list[tuple[int, ...]]:
    return [(t.left_edge.i, t.right_edge.i, t.sent.start, t.sent.end, t.sent.root.i) for t in tokens]


@given(trees())
def test_a_tree_hangs_as_spacy_hangs_it(heads: list[int]) -> None:
    """Heads, children, everything below and above are spaCy's for any tree, crossing branches or not."""
    doc = _doc(heads)
    assert _hung(_parsed(doc)) == _hung(doc)


@given(trees(), st.data())
def test_a_changed_tree_is_as_if_made_so(heads: list[int], data: st.DataObject) -> None:
    """After tokens were hung elsewhere one by one, everything is as if the tree had been hung so at once."""
    parsed = _parsed(_doc(list(range(len(heads)))))
    for number in data.draw(st.permutations(range(len(heads)))):
        _ = parsed[0].left_edge, parsed[0].sent  # what was derived before the change must not stay
        parsed[number].head = parsed[heads[number]]
    made = _parsed(_doc(heads))
    assert (_hung(parsed), _cut(parsed)) == (_hung(made), _cut(made))


@given(st.lists(st.integers(0, 3), min_size=1, max_size=12))
def test_where_sentences_end(back: list[int]) -> None:
    """Edges and sentences are spaCy's where no branches cross: each token hangs on one of the last few, or on none."""
    heads = [0]
    for number, steps in enumerate(back[1:], 1):
        head = number if steps == 0 else number - 1
        for _ in range(steps - 1):
            head = heads[head]
        heads.append(head)
    doc = _doc(heads)
    parsed = _parsed(doc)
    assert _cut(parsed) == _cut(doc)
    assert [(s.start, s.end, len(s)) for s in parsed.sents] == [(s.start, s.end, len(s)) for s in doc.sents]
    assert [t.is_sent_start for t in parsed] == [t.is_sent_start for t in doc]


def test_what_a_token_looks_like() -> None:
    """Form and place are spaCy's too."""
    doc = Doc(_ENGLISH, words=_WORDS, spaces=[n % 3 != 0 for n in range(len(_WORDS))])
    parsed = _parsed(doc)
    assert parsed.text == doc.text
    for ours, theirs in zip(parsed, doc, strict=True):
        for name in ("i", "idx", "text", "lower_", "whitespace_", "is_alpha", "is_digit", "is_title", "is_upper",
                     "is_punct", "like_num"):  # fmt: skip
            assert getattr(ours, name) == getattr(theirs, name), (ours, name)
        assert len(ours) == len(theirs)


def test_neighbours_end_with_the_text() -> None:
    """Before the first token stands nothing but itself, and so behind the last."""
    parsed = _parsed(_doc([0, 0]))
    assert (parsed[0].nbor(), parsed[1].nbor(-1)) == (parsed[1], parsed[0])
    assert (parsed[0].nbor(-2), parsed[1].nbor(3)) == (parsed[0], parsed[1])


def test_no_circle_can_be_made() -> None:
    """What a token is hung on, though it hung below it, takes its place: of a root it is the root."""
    parsed = _parsed(_doc([0, 0, 1, 2]))
    parsed[0].head = parsed[1]
    assert [t.head.i for t in parsed] == [1, 1, 1, 2]
    parsed[1].head = parsed[3]
    assert [t.head.i for t in parsed] == [1, 3, 1, 3]
    parsed[1].head = parsed[2]
    assert [t.head.i for t in parsed] == [1, 2, 3, 3]


@given(trees(), st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=12))
def test_whatever_is_hung_where(heads: list[int], moves: list[tuple[int, int]]) -> None:
    """After any changes every token leads up to a root, and each stands below its head once."""
    parsed = _parsed(_doc(heads))
    for token, head in moves:
        parsed[token % len(parsed)].head = parsed[head % len(parsed)]
    for token in parsed:
        top = [token, *token.ancestors][-1]
        assert top.head is top
        assert [c for c in token.head.children if c is token] == ([] if token.head is token else [token])
    assert sum(len(list(t.subtree)) for t in parsed if t.head is t) == len(parsed)


def test_paragraphs_are_joined_with_a_space() -> None:
    """The second part goes on numbering, its tree and its sentences stay."""
    parts = [
        Parsed([Token(Form(w, ""), "NN", "NOUN", "dep", w) for w in words.split()]) for words in ("a b", "", "c d")
    ]
    parts[2].hang([1, 1])
    joined = Parsed.joined(parts)
    assert joined.text == "ab cd "
    assert [(t.text, t.i, t.idx, t.head.i) for t in joined] == [
        ("a", 0, 0, 0),
        ("b", 1, 1, 1),
        ("c", 2, 3, 3),
        ("d", 3, 4, 3),
    ]
    assert [(s.start, s.end) for s in joined.sents] == [(0, 1), (1, 2), (2, 4)]
