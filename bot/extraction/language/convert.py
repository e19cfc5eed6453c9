"""Treebank sentences as spaCy documents: spaces, labels, paragraphs, and the small changes training makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.extraction.language import conllu

if TYPE_CHECKING:
    import numpy as np
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

# Typewriter forms of typographic marks.
_STRAIGHT = {"’": "'", "‘": "'", "“": '"', "”": '"', "—": "--", "–": "-", "…": "..."}
OPENING = "``"  # the tag of an opening quotation mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One sentence with everything the parser learns from. Heads are indices in the sentence, the root its own."""

    id: str
    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    tags: tuple[str, ...]
    pos: tuple[str, ...]
    morphs: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]
    misc: tuple[str, ...]
    starts_paragraph: bool


def read_treebank(path: Path) -> list[Gold]:
    """The sentences of a treebank file. Raises ConlluError where a line is malformed or a word has no head."""
    return [_gold(sentence) for sentence in conllu.read(path)]


def paragraphs(sentences: Iterable[Gold]) -> Iterator[list[Gold]]:
    """The sentences by paragraph, as a reader of articles meets them."""
    group: list[Gold] = []
    for sentence in sentences:
        if sentence.starts_paragraph and group:
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def groups(sentences: Sequence[Gold], rng: np.random.Generator, longest: int = 8) -> Iterator[list[Gold]]:
    """Runs of 1 to `longest` consecutive sentences, at random, so that the parser learns where sentences end."""
    start = 0
    while start < len(sentences):
        end = start + int(rng.integers(1, longest + 1))
        yield list(sentences[start:end])
        start = end


def document(vocab: Vocab, sentences: Sequence[Gold]) -> Doc:
    """One spaCy document with all the gold labels of these sentences."""
    from spacy.tokens import Doc

    heads: list[int] = []
    for sentence in sentences:
        offset = len(heads)
        heads += [offset + head for head in sentence.heads]
    return Doc(
        vocab,
        words=[word for sentence in sentences for word in sentence.words],
        spaces=[space for sentence in sentences for space in sentence.spaces],
        tags=[tag for sentence in sentences for tag in sentence.tags],
        pos=[pos for sentence in sentences for pos in sentence.pos],
        morphs=[morph for sentence in sentences for morph in sentence.morphs],
        lemmas=[lemma for sentence in sentences for lemma in sentence.lemmas],
        heads=heads,
        deps=[dep for sentence in sentences for dep in sentence.deps],
        sent_starts=[index == 0 for sentence in sentences for index in range(len(sentence.words))],
    )


def text_of(sentences: Sequence[Gold]) -> str:
    """The raw text of the sentences, spaces as in the source."""
    return "".join(
        word + (" " if space else "")
        for sentence in sentences
        for word, space in zip(sentence.words, sentence.spaces, strict=True)
    )


def varied(sentences: Sequence[Gold], rng: np.random.Generator) -> list[Gold]:
    """The same sentences in another spelling, or as they are.

    Articles set quotation marks and dashes either way, so one run in five gets the typographic ones and one in twenty
    the typewriter ones; one in twenty is in lower case.
    """
    chance = float(rng.random())
    spell: Callable[[str, str], str]
    if chance < 0.20:
        spell = _typographic
    elif chance < 0.25:
        spell = _straight
    elif chance < 0.30:
        spell = _lower
    else:
        return list(sentences)
    return [replace(sentence, words=tuple(map(spell, sentence.words, sentence.tags))) for sentence in sentences]


def _typographic(word: str, tag: str) -> str:
    """The word with typographic marks. The tag tells an opening quotation mark from a closing one."""
    match word:
        case '"' | "``" | "''":
            return "“" if tag == OPENING else "”"
        case "'" | "`":
            return "‘" if tag == OPENING else "’"
        case _:
            return word.replace("'", "’").replace("...", "…").replace("--", "—")


def _straight(word: str, _tag: str) -> str:
    for mark, plain in _STRAIGHT.items():
        word = word.replace(mark, plain)
    return word


def _lower(word: str, _tag: str) -> str:
    return word.lower()


def _gold(sentence: conllu.Sentence) -> Gold:
    rows = sentence.words
    for index, row in enumerate(rows):
        if row[conllu.HEAD] == "_":
            raise conllu.ConlluError(sentence.line, f"word {index + 1} of the sentence has no HEAD")
    return Gold(
        id=sentence.comment("sent_id") or "",
        words=tuple(row[conllu.FORM] for row in rows),
        spaces=sentence.spaces,
        tags=tuple(_value(row[conllu.XPOS]) for row in rows),
        pos=tuple("X" if row[conllu.UPOS] == "_" else row[conllu.UPOS] for row in rows),
        morphs=tuple(_value(row[conllu.FEATS]) for row in rows),
        lemmas=tuple(row[conllu.FORM] if row[conllu.LEMMA] == "_" else row[conllu.LEMMA] for row in rows),
        heads=tuple(int(row[conllu.HEAD]) - 1 if row[conllu.HEAD] != "0" else i for i, row in enumerate(rows)),
        deps=tuple("ROOT" if row[conllu.HEAD] == "0" else row[conllu.DEPREL] for row in rows),
        misc=tuple(row[conllu.MISC] for row in rows),
        starts_paragraph=sentence.starts_paragraph,
    )


def _value(column: str) -> str:
    return "" if column == "_" else column
