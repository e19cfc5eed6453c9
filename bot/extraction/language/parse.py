"""The model's own reading of CoNLL-U: words and sentences as given, everything else as the model sees it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.extraction.language import conllu
from bot.extraction.language.load import load

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

# A paragraph is read at once, as in training; a file without paragraphs is read in pieces of this many sentences.
LONGEST = 20


def parse_conllu(path: Path | str, nlp: Language | None = None) -> str:
    """The sentences of a CoNLL-U file with the model's LEMMA, UPOS, XPOS, FEATS, HEAD and DEPREL.

    Comments, words, multiword-token lines, MISC and the order of all these stay; DEPS and empty nodes, which belong to
    the old analysis, are left out. Every sentence comes out as one tree with one word labelled root. Raises ConlluError
    (a ValueError) for a malformed line, OSError for a file that cannot be read, ModelError for no model.
    """
    sentences = list(conllu.read(Path(path)))
    return "".join(analyse(sentences, nlp or load()))


def analyse(sentences: Sequence[conllu.Sentence], nlp: Language) -> Iterator[str]:
    """For each sentence its CoNLL-U lines, the empty line behind it included."""
    runs = list(_paragraphs(sentences))
    for run, doc in zip(runs, nlp.pipe(_document(nlp, run) for run in runs), strict=True):
        start = 0
        for sentence in run:
            end = start + len(sentence.words)
            yield _lines(sentence, doc, start, end)
            start = end


def _paragraphs(sentences: Sequence[conllu.Sentence]) -> Iterator[list[conllu.Sentence]]:
    run: list[conllu.Sentence] = []
    for sentence in sentences:
        if run and (sentence.starts_paragraph or len(run) == LONGEST):
            yield run
            run = []
        run.append(sentence)
    if run:
        yield run


def _document(nlp: Language, sentences: Sequence[conllu.Sentence]) -> Doc:
    """Words and sentence bounds as given; the parser keeps to bounds it finds set."""
    from spacy.tokens import Doc

    return Doc(
        nlp.vocab,
        words=[row[conllu.FORM] for sentence in sentences for row in sentence.words],
        spaces=[space for sentence in sentences for space in sentence.spaces],
        sent_starts=[index == 0 for sentence in sentences for index in range(len(sentence.words))],
    )


def _lines(sentence: conllu.Sentence, doc: Doc, start: int, end: int) -> str:
    tree = iter(zip(range(start, end), _tree(doc, start, end), strict=True))
    lines = list(sentence.comments)
    for row in sentence.rows:
        if row[conllu.ID].isdigit():
            index, (head, label) = next(tree)
            lines.append("\t".join(_row(row, doc[index], head, label)))
        elif "-" in row[conllu.ID]:
            lines.append("\t".join(row))
    return "\n".join([*lines, "", ""])


def _row(row: tuple[str, ...], token: Token, head: int, label: str) -> tuple[str, ...]:
    feats = "|".join(sorted(str(token.morph).split("|"), key=str.lower)) or "_"
    lemma = token.lemma_.strip() or row[conllu.FORM]
    analysis = (lemma, token.pos_ or "X", token.tag_ or "_", feats, str(head), label, "_")
    return (*row[: conllu.LEMMA], *analysis, row[conllu.MISC])


def _tree(doc: Doc, start: int, end: int) -> list[tuple[int, str]]:
    """Head (from 1, 0 for the root) and label of each word. Always one tree.

    The parser may leave a sentence in several pieces: the root of the first that is no mark is the root of all, and
    the others hang on it.
    """
    heads = [token.head.i - start for token in doc[start:end]]
    size = end - start
    loose = [i for i, head in enumerate(heads) if head == i or not 0 <= head < size]
    loose += _cycle_breaks(heads, set(loose))
    root = next((i for i in loose if doc[start + i].pos_ != "PUNCT"), loose[0])
    tree: list[tuple[int, str]] = []
    for index, head in enumerate(heads):
        label = doc[start + index].dep_ or "dep"
        if index == root:
            tree.append((0, "root"))
        elif index in loose:
            tree.append((root + 1, "punct" if doc[start + index].pos_ == "PUNCT" else "parataxis"))
        else:
            tree.append((head + 1, "dep" if label == "ROOT" else label))
    return tree


def _cycle_breaks(heads: Sequence[int], roots: set[int]) -> list[int]:
    """One word of every cycle, so that hanging these elsewhere leaves no cycle."""
    breaks: list[int] = []
    safe = set(roots)
    for start in range(len(heads)):
        path: list[int] = []
        index = start
        while index not in safe and index not in path:
            path.append(index)
            index = heads[index]
        if index not in safe:
            breaks.append(index)
        safe.update(path)
    return breaks
