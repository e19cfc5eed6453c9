"""The sets of names, all brought to PER, ORG and LOC, as sentences with spans, and as examples for training."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.extraction.language import convert, gum_names

if TYPE_CHECKING:
    import numpy as np
    from spacy.language import Language
    from spacy.training import Example

Span = tuple[int, int, str]

# What the labels of each set are called here; those not listed are no names of ours.
UNER = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "FAC": "FAC"}
WIKIGOLD = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
GMB = {"geo": "LOC", "gpe": "LOC", "org": "ORG", "per": "PER"}
CROSSNER = {
    "politician": "PER",
    "person": "PER",
    "politicalparty": "ORG",
    "organisation": "ORG",
    "country": "LOC",
    "location": "LOC",
}
# Words before a person's name that GMB counts as part of it.
TITLES = frozenset(
    "admiral adviser advisor ambassador archbishop attorney bishop captain cardinal chairman chancellor chief "
    "colonel commander congressman congresswoman defence defense deputy dr. finance first foreign former gen. "
    "general gov. governor interior judge justice king lady lieutenant lord lt. major mayor minister mr. mrs. ms. "
    "national officer pope premier president presidential prime prince princess prof. professor queen rep. "
    "representative secretary security sen. senator sergeant sheikh sir speaker vice vice-president".split()
)
_NO_SPACE_BEFORE = frozenset(". , ; : ! ? ) ] } % 's ' ’s ’ n't 'm 're 've 'll 'd".split())
_QUOTES = frozenset({'"', "``", "''"})
_NO_SPACE_AFTER = frozenset("( [ { $ £ € #".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A sentence with its names. Words in `unknown` may or may not belong to a name: nothing is learnt from them."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    names: tuple[Span, ...]
    unknown: frozenset[int] = frozenset()


def training_sets(data: Path, *, with_gmb: bool) -> list[list[Named]]:
    """All the sentences to learn names from, by set: EWT, GUM, wikigold, CrossNER politics, and GMB if asked for."""
    sets = [
        read_iob2(data / "uner-ewt-train.iob2", convert.read_treebank(data / "ewt-train.conllu")),
        gum_sentences(data / "gum-open-train.conllu"),
        read_wikigold(data / "ner" / "wikigold.conll"),
        read_crossner(data / "ner" / "crossner-politics-train.txt")
        + read_crossner(data / "ner" / "crossner-politics-dev.txt"),
    ]
    return [*sets, read_gmb(data / "ner" / "gmb.tsv")] if with_gmb else sets


def development_set(data: Path) -> list[list[Named]]:
    """EWT dev and GUM dev in runs of eight sentences: by this the best step is chosen.

    GUM's news is left out, since its corrected names are what the result is measured on.
    """
    sentences = read_iob2(data / "uner-ewt-dev.iob2", convert.read_treebank(data / "ewt-dev.conllu"))
    sentences += gum_sentences(data / "gum-open-dev.conllu", without="GUM_news_")
    return [sentences[start : start + 8] for start in range(0, len(sentences), 8)]


def gum_sentences(path: Path, *, without: str | None = None) -> list[Named]:
    """The sentences of GUM with the names its mentions point at, but for those whose id begins with `without`."""
    sentences = convert.read_treebank(path)
    if without is not None:
        sentences = [sentence for sentence in sentences if not sentence.id.startswith(without)]
    return [
        Named(words=sentence.words, spaces=sentence.spaces, names=found.names, unknown=found.unknown)
        for sentence, found in zip(sentences, gum_names.derive(sentences), strict=True)
    ]


def read_iob2(path: Path, sentences: Sequence[convert.Gold]) -> list[Named]:
    """The names of a UNER file; spaces from the treebank's sentence of the same id and words, else guessed.

    Lines have two columns or more: number, word, tag. OTH and whatever is not in UNER is read as no name.
    """
    spaces = {sentence.id: (sentence.words, sentence.spaces) for sentence in sentences}
    found: list[Named] = []
    for id, rows in _blocks(path, "\t"):
        words = tuple(row[1] for row in rows)
        known = spaces.get(id)
        found.append(
            Named(
                words=words,
                spaces=known[1] if known and known[0] == words else guess_spaces(words),
                names=_spans([row[2] for row in rows], UNER),
            )
        )
    return found


def read_wikigold(path: Path) -> list[Named]:
    """The names of wikigold: word and tag, where I-X begins a name too."""
    return [_plain(rows, WIKIGOLD) for _, rows in _blocks(path, " ")]


def read_crossner(path: Path) -> list[Named]:
    """The names of a CrossNER file: word, tab, tag."""
    return [_plain(rows, CROSSNER) for _, rows in _blocks(path, "\t")]


def read_gmb(path: Path) -> list[Named]:
    """The names of the Groningen Meaning Bank, without nationalities and titles.

    A name tagged org that is more often a place elsewhere in the file is a place: GMB calls a country that acts an
    organisation.
    """
    sentences = list(_gmb_sentences(path))
    kinds: dict[str, Counter[str]] = {}
    found: list[tuple[tuple[str, ...], list[Span]]] = []
    for rows in sentences:
        words = tuple(word for word, _, _ in rows)
        kept: list[Span] = []
        for start, end, label in _spans([tag for _, _, tag in rows], GMB | {"gpe": "GPE"}):
            # "British" and "the Americans": the adjective and the plural of a country are no names of it.
            if label == "GPE" and rows[end - 1][1] != "NNP":
                continue
            while start < end and words[end - 1] == '"':
                end -= 1
            if start == end or rows[end - 1][1] == "JJ":
                continue
            label = "LOC" if label == "GPE" else label
            while label == "PER" and start < end and words[start].lower() in TITLES:
                start += 1
            if start < end:
                kept.append((start, end, label))
                kinds.setdefault(" ".join(words[start:end]), Counter())[label] += 1
        found.append((words, kept))
    return [
        Named(
            words=words,
            spaces=guess_spaces(words),
            names=tuple((start, end, _kind(kinds, words[start:end], label)) for start, end, label in spans),
        )
        for words, spans in found
    ]


def guess_spaces(words: Sequence[str]) -> tuple[bool, ...]:
    """Where spaces stood, for words that come without them: none before a comma, none inside quotation marks."""
    spaces = [True] * len(words)
    opened = False
    for index, word in enumerate(words):
        if word in _NO_SPACE_BEFORE and index:
            spaces[index - 1] = False
        if word in _NO_SPACE_AFTER or (word in ('"', "``", "“") and not opened):
            spaces[index] = False
            opened = opened or word in ('"', "``", "“")
        elif word in ('"', "''", "”"):
            opened = False
            if index:
                spaces[index - 1] = False
    return tuple(spaces)


def example(nlp: Language, sentences: Sequence[Named]) -> Example:
    """One example of consecutive sentences, words as given."""
    from spacy.tokens import Doc, Span
    from spacy.training import Example

    words = [word for sentence in sentences for word in sentence.words]
    spaces = [space for sentence in sentences for space in sentence.spaces]
    gold = Doc(nlp.vocab, words=words, spaces=spaces)
    names, unknown, offset = [], [], 0
    for sentence in sentences:
        names += [Span(gold, offset + start, offset + end, label) for start, end, label in sentence.names]
        unknown += [Span(gold, offset + index, offset + index + 1) for index in sorted(sentence.unknown)]
        offset += len(sentence.words)
    gold.set_ents(names, missing=unknown, default="outside")
    return Example(Doc(nlp.vocab, words=words, spaces=spaces), gold)


def endless(nlp: Language, sets: Sequence[Sequence[Named]], rng: np.random.Generator) -> Iterator[Example]:
    """Examples without end: each round every set once, in new runs of 1 to 8 sentences, mixed."""
    while True:
        runs: list[Sequence[Named]] = []
        for sentences in sets:
            start = 0
            while start < len(sentences):
                end = start + int(rng.integers(1, 9))
                runs.append(sentences[start:end])
                start = end
        for index in rng.permutation(len(runs)):
            run = runs[index]
            yield example(nlp, [_typographic(sentence) for sentence in run] if rng.random() < 0.2 else run)


def _typographic(sentence: Named) -> Named:
    """The sentence with typographic marks; every second quotation mark closes."""
    words: list[str] = []
    opened = False
    for word in sentence.words:
        if word in _QUOTES:
            words.append("”" if opened else "“")
            opened = not opened
        else:
            words.append(word.replace("'", "’"))
    return replace(sentence, words=tuple(words))


def _kind(kinds: dict[str, Counter[str]], words: Sequence[str], label: str) -> str:
    counts = kinds[" ".join(words)]
    return "LOC" if label == "ORG" and counts["LOC"] > counts["ORG"] else label


def _plain(rows: Sequence[Sequence[str]], labels: dict[str, str]) -> Named:
    words = tuple(row[0] for row in rows)
    return Named(words=words, spaces=guess_spaces(words), names=_spans([row[1] for row in rows], labels))


def _spans(tags: Sequence[str], labels: dict[str, str]) -> tuple[Span, ...]:
    """The spans of B-X and I-X tags; an I-X that follows nothing of its kind begins a span."""
    spans: list[Span] = []
    start, open_label = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        prefix, _, kind = tag.partition("-")
        if open_label and not (prefix == "I" and kind == open_label):
            if open_label in labels:
                spans.append((start, index, labels[open_label]))
            open_label = ""
        if not open_label and prefix in ("B", "I") and kind != "O":
            start, open_label = index, kind
    return tuple(spans)


def _blocks(path: Path, separator: str) -> Iterator[tuple[str, list[list[str]]]]:
    """The sentences of a file with one word a line and empty lines between: the sent_id, if any, and the columns."""
    id, rows = "", []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# ") and "=" in line:
            key, _, value = line[2:].partition("=")
            id = value.strip() if key.strip() == "sent_id" else id
        elif line.strip():
            rows.append(line.split(separator))
        elif rows:
            yield id, rows
            id, rows = "", []


def _gmb_sentences(path: Path) -> Iterator[list[tuple[str, str, str]]]:
    """Word, part of speech and tag, by sentence. A quotation mark is written as four; the first line is a heading."""
    rows: list[tuple[str, str, str]] = []
    current = ""
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        columns = line.split("\t")
        if len(columns) < 5:
            continue
        _, number, word, pos, tag = columns[:5]
        if number != current and rows:
            yield rows
            rows = []
        current = number
        rows.append(('"' if set(word) == {'"'} else word, pos, tag))
    if rows:
        yield rows
