"""How well names and pronouns are read on GUM's news: `python tests/bench/entity_quality.py TREEBANKS`.

Prints precision, recall and F1 of person, organisation and place names against `ner/gum-news-names.iob2` (a facility
counts as right when given as a place or as an organisation), and how many of "he" and "she", "it", "they" lead to the
right entity of GUM's own annotation. The texts are read raw, as articles are.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.extraction.language import convert, load
from bot.extraction.names.entities import Entities, find_entities
from bot.extraction.trees.document import read
from bot.facts.model import Article, ArticleId, Entity, Form, Kind

LABEL = {
    Kind.PERSON: "PER",
    Kind.PLACE: "LOC",
    Kind.COUNTRY: "LOC",
    Kind.ORGANISATION: "ORG",
    Kind.MEDIA: "ORG",
    Kind.GOVERNMENT: "ORG",
}
PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "she", "her"), "he, she"),
    **dict.fromkeys(("it", "its"), "it"),
    **dict.fromkeys(("they", "them", "their"), "they"),
}
Span = tuple[int, int]


@dataclass
class Text:
    """One document of GUM: its text, the place of every word, the names and the mentions that were annotated."""

    id: str
    text: str = ""
    words: list[Span] = field(default_factory=list)
    names: dict[Span, str] = field(default_factory=dict)
    clusters: dict[Span, str] = field(default_factory=dict)


def texts(folder: Path) -> Iterator[Text]:
    """The documents whose names were put right by hand."""
    labels = dict(_labels(folder / "ner" / "gum-news-names.iob2"))
    documents: dict[str, list[convert.Gold]] = {}
    for file in ("gum-open-dev.conllu", "gum-open-test.conllu"):
        for sentence in convert.read_treebank(folder / file):
            if sentence.id in labels:
                documents.setdefault(sentence.id.rpartition("-")[0], []).append(sentence)
    for ident, sentences in documents.items():
        yield _text(ident, sentences, labels)


def _labels(file: Path) -> Iterator[tuple[str, list[str]]]:
    for block in file.read_text(encoding="utf-8").split("\n\n"):
        ident = re.search(r"# sent_id = (\S+)", block)
        if ident:
            yield ident.group(1), [line.split("\t")[2] for line in block.splitlines() if not line.startswith("#")]


def _text(ident: str, sentences: list[convert.Gold], labels: dict[str, list[str]]) -> Text:
    made = Text(ident)
    tags: list[str] = []
    misc: list[str] = []
    for part in convert.paragraphs(sentences):
        made.text += "\n\n" if made.text else ""
        for sentence in part:
            for word, space in zip(sentence.words, sentence.spaces, strict=True):
                made.words.append((len(made.text), len(made.text) + len(word)))
                made.text += word + (" " if space else "")
            tags += labels[sentence.id]
            misc += sentence.misc
    made.names = dict(_named(tags, made.words))
    made.clusters = dict(_clusters(misc, made.words))
    return made


def _named(tags: list[str], words: list[Span]) -> Iterator[tuple[Span, str]]:
    start = None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and not tag.startswith("I-"):
            yield (words[start][0], words[i - 1][1]), tags[start][2:]
            start = None
        if tag.startswith("B-"):
            start = i


def _clusters(misc: list[str], words: list[Span]) -> Iterator[tuple[Span, str]]:
    """Mentions of GUM's Entity=(id-type-... column, with nesting."""
    unclosed: list[tuple[int, str]] = []
    for i, column in enumerate(misc):
        value = re.search(r"Entity=([^|]*)", column)
        for piece in re.findall(r"\([^()]+\)?|[^()]+\)|\)", value.group(1) if value else ""):
            ident = piece.strip("()").split("-")[0]
            if piece.startswith("("):
                unclosed.append((i, ident))
            if piece.endswith(")"):
                at = next((k for k in range(len(unclosed) - 1, -1, -1) if unclosed[k][1] == ident), len(unclosed) - 1)
                start, known = unclosed.pop(at)
                yield (words[start][0], words[i][1]), known


def score_names(text: Text, entities: Entities, count: Counter[str]) -> None:
    """Add the names of one text to the count of given, wanted and right ones."""
    given: dict[Span, str] = {}
    for entity in entities.all:
        for mention in entity.mentions:
            label = LABEL.get(entity.kind)
            if label and mention.form in (Form.NAME, Form.METONYM):
                capital = mention.form is Form.METONYM and entity.iso2 is not None
                given[mention.span.start, mention.span.end] = "LOC" if capital else label
    count["given"] += len(given)
    count["wanted"] += len(text.names)
    for span, label in text.names.items():
        fits = given.get(span) == label or (label == "FAC" and given.get(span) in ("LOC", "ORG"))
        count["right"] += fits


def score_pronouns(text: Text, entities: Entities, count: Counter[str]) -> None:
    """Add the pronouns of one text: how many there are, were answered, and answered rightly."""
    answered = {m.span.start: e for e in entities.all for m in e.mentions if m.form is Form.PRONOUN}
    for (start, end), cluster in text.clusters.items():
        kind = PRONOUNS.get(text.text[start:end].lower())
        if kind is None:
            continue
        count[f"{kind} wanted"] += 1
        if start in answered:
            count[f"{kind} answered"] += 1
            count[f"{kind} right"] += _cluster(text, answered[start]) == cluster


def _cluster(text: Text, entity: Entity) -> str | None:
    """The annotated entity that most mentions of this one belong to."""
    found: Counter[str] = Counter()
    for mention in entity.mentions:
        for (start, end), cluster in text.clusters.items():
            if mention.form is not Form.PRONOUN and end == mention.span.end and abs(start - mention.span.start) < 40:
                found[cluster] += 2 if start == mention.span.start else 1
    return found.most_common(1)[0][0] if found else None


def main() -> None:
    """Print both tables."""
    nlp = load()
    names: Counter[str] = Counter()
    pronouns: Counter[str] = Counter()
    for text in texts(Path(sys.argv[1])):
        entities = find_entities(read(Article(id=ArticleId(text.id), text=text.text), nlp))
        score_names(text, entities, names)
        score_pronouns(text, entities, pronouns)
    precision, recall = names["right"] / names["given"], names["right"] / names["wanted"]
    score = 2 * precision * recall / (precision + recall)
    print(f"names: precision {precision:.3f}, recall {recall:.3f}, F1 {score:.3f} of {names['wanted']}")
    for kind in dict.fromkeys(PRONOUNS.values()):
        wanted, given, right = (pronouns[f"{kind} {what}"] for what in ("wanted", "answered", "right"))
        print(f"{kind}: {right} right of {given} answered of {wanted}")


if __name__ == "__main__":
    main()
