"""Measuring the language model: `python -m bot.extraction.language.evaluate DATA` prints its scores by part."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.extraction.language import convert, names
from bot.extraction.language.load import MODEL, load
from bot.extraction.language.scores import PARTS, Count, Reading, Word, add_spans

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

TREEBANKS = {
    "EWT dev": ("ewt-dev.conllu",),
    "EWT test": ("ewt-test.conllu",),
    "GUM open dev": ("gum-open-dev.conllu",),
    "GUM open test": ("gum-open-test.conllu",),
}
NEWS = "GUM_news_"


def main(arguments: list[str] | None = None) -> int:
    """Print the tables in Markdown: parts from raw text and from gold words, names, size and speed."""
    parser = argparse.ArgumentParser(description="Score the language model on the treebanks.")
    parser.add_argument("data", type=Path, help="the folder with the treebanks and ner/")
    parser.add_argument("--model", type=Path, default=MODEL, help="the model to score")
    options = parser.parse_args(arguments)
    begun = time.perf_counter()
    nlp = load(options.model)
    loading = time.perf_counter() - begun
    sets = {
        name: [sentence for file in files for sentence in convert.read_treebank(options.data / file)]
        for name, files in TREEBANKS.items()
    }
    both = sets["GUM open dev"] + sets["GUM open test"]
    sets["GUM news, dev and test"] = [sentence for sentence in both if sentence.id.startswith(NEWS)]
    _print_aligned(nlp, sets)
    for title, raw in (("raw text, F1", True), ("words and sentences as given", False)):
        print(f"| {title} | " + " | ".join(PARTS) + " |")
        print("|---" * (len(PARTS) + 1) + "|")
        for name, sentences in sets.items():
            print(f"| {name} | " + " | ".join(f"{score:.1f}" for score in read(nlp, sentences, raw=raw).row()) + " |")
        print()
    _print_names(nlp, options.data, sets)
    _print_size(nlp, options.model, loading, [convert.text_of(part) for part in convert.paragraphs(both)])
    return 0


def _print_aligned(nlp: Language, sets: dict[str, list[convert.Gold]]) -> None:
    """The table of spaCy's own scorer: from raw text, labels over the words that are found."""
    from spacy.training import Example

    keys = ("token_f", "tag_acc", "pos_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f")
    print("| raw text, words that align | " + " | ".join(PARTS) + " |\n" + "|---" * (len(PARTS) + 1) + "|")
    for name, sentences in sets.items():
        parts = list(convert.paragraphs(sentences))
        scores = nlp.evaluate(
            Example(nlp.make_doc(convert.text_of(part)), convert.document(nlp.vocab, part)) for part in parts
        )
        print(f"| {name} | " + " | ".join(f"{100 * scores[key]:.1f}" for key in keys) + " |")
    print()


def read(nlp: Language, sentences: Sequence[convert.Gold], *, raw: bool) -> Reading:
    """Score the model on these sentences, by paragraph: from their text, or with words and sentence ends given."""
    reading = Reading()
    parts = list(convert.paragraphs(sentences))
    gold = [convert.document(nlp.vocab, part) for part in parts]
    given = (convert.text_of(part) for part in parts) if raw else (_bare(nlp, part) for part in parts)
    for ours, theirs in zip(gold, nlp.pipe(given), strict=True):
        reading.add(_words(ours), _words(theirs))
        reading.add_sentences(_sentences(ours), _sentences(theirs))
    return reading


def read_names(nlp: Language, sentences: Sequence[names.Named]) -> dict[str, Count]:
    """Score the names on words as given: PER, ORG, LOC, "all", and "spans", where the type does not matter.

    A building or site (FAC in the gold) is right as LOC and as ORG; it counts under "all" and "spans" only.
    """
    counts = {label: Count() for label in ("PER", "ORG", "LOC", "all", "spans")}
    groups = [sentences[start : start + 8] for start in range(0, len(sentences), 8)]
    examples = [names.example(nlp, group) for group in groups]
    for example, doc in zip(examples, nlp.pipe(example.predicted for example in examples), strict=True):
        gold = {(span.start, span.end): span.label_ for span in example.reference.ents}
        found = {(span.start, span.end): span.label_ for span in doc.ents}
        # Where the gold says FAC and we say LOC or ORG, it is taken for that.
        settled = {
            span: found[span] if label == "FAC" and found.get(span) in ("LOC", "ORG") else label
            for span, label in gold.items()
        }
        add_spans(counts["all"], set(settled.items()), set(found.items()))
        add_spans(counts["spans"], set(gold), set(found))
        for label in ("PER", "ORG", "LOC"):
            add_spans(counts[label], _of(settled, label), _of(found, label))
    return counts


def _of(spans: dict[tuple[int, int], str], label: str) -> set[tuple[int, int]]:
    return {span for span, kind in spans.items() if kind == label}


def _bare(nlp: Language, sentences: Sequence[convert.Gold]) -> Doc:
    """The words and sentence ends alone."""
    from spacy.tokens import Doc

    return Doc(
        nlp.vocab,
        words=[word for sentence in sentences for word in sentence.words],
        spaces=[space for sentence in sentences for space in sentence.spaces],
        sent_starts=[index == 0 for sentence in sentences for index in range(len(sentence.words))],
    )


def _words(doc: Doc) -> list[Word]:
    def span(index: int) -> tuple[int, int]:
        return doc[index].idx, doc[index].idx + len(doc[index])

    return [
        Word(
            span=span(token.i),
            xpos=token.tag_,
            upos=token.pos_,
            lemma=token.lemma_,
            head=None if token.head.i == token.i else span(token.head.i),
            deprel=token.dep_,
        )
        for token in doc
        if not token.is_space
    ]


def _sentences(doc: Doc) -> Iterator[tuple[int, int]]:
    """The sentences by first character and last, space between words left aside."""
    for sentence in doc.sents:
        yield sentence.start_char, sentence.end_char


def _print_names(nlp: Language, data: Path, sets: dict[str, list[convert.Gold]]) -> None:
    gum = sets["GUM news, dev and test"]
    tests = {
        "EWT dev": names.read_iob2(data / "uner-ewt-dev.iob2", sets["EWT dev"]),
        "EWT test": names.read_iob2(data / "uner-ewt-test.iob2", sets["EWT test"]),
        "GUM news, corrected": names.read_iob2(data / "ner" / "gum-news-names.iob2", gum),
        "CrossNER politics test": names.read_crossner(data / "ner" / "crossner-politics-test.txt"),
    }
    print("| names, words as given | all | PER | ORG | LOC | spans alone |\n|---|---|---|---|---|---|")
    for name, sentences in tests.items():
        counts = read_names(nlp, sentences)
        print(f"| {name} | " + " | ".join(f"{counts[k].f1:.1f}" for k in ("all", "PER", "ORG", "LOC", "spans")) + " |")
    print()


def _print_size(nlp: Language, folder: Path, loading: float, texts: list[str]) -> None:
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    # Processor time, so that other work on the machine does not count.
    begun = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    speed = words / (time.process_time() - begun)
    print(f"size {size / 1e6:.1f} MB, loaded in {loading:.2f} s (spaCy's import included)")
    print(f"{speed:,.0f} words a second of one core")


if __name__ == "__main__":
    sys.exit(main())
