"""Counting right words, sentences, labels, heads and names: precision and recall over spans of characters.

The measure is that of the CoNLL 2018 shared task (Zeman et al. 2018, "Multilingual Parsing from Raw Text to Universal
Dependencies"): words of the system count where one of the gold words has exactly their characters. Unlike there,
subtypes of relations count.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

_Span = TypeVar("_Span")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of an analysed text: first character and the one behind its last, labels, and the span of its head."""

    span: tuple[int, int]
    xpos: str
    upos: str
    lemma: str
    head: tuple[int, int] | None
    deprel: str


@dataclass(slots=True)
class Count:
    """How many there are in the gold, how many were found, and how many of these are right."""

    gold: int = 0
    found: int = 0
    right: int = 0

    def add(self, gold: int, found: int, right: int) -> None:
        """Count these too."""
        self.gold += gold
        self.found += found
        self.right += right

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall in per cent; 0 where there is nothing."""
        both = self.gold + self.found
        return 200 * self.right / both if both else 0.0


PARTS = ("token", "XPOS", "UPOS", "lemma", "UAS", "LAS", "sentence")


@dataclass(slots=True)
class Reading:
    """The counts of each part over some texts."""

    counts: dict[str, Count] = field(default_factory=lambda: {part: Count() for part in PARTS})

    def add(self, gold: Sequence[Word], found: Sequence[Word]) -> None:
        """Count the words of one text."""
        theirs = {word.span: word for word in found}
        pairs = [(word, theirs[word.span]) for word in gold if word.span in theirs]
        right = {
            "token": len(pairs),
            "XPOS": sum(a.xpos == b.xpos for a, b in pairs),
            "UPOS": sum(a.upos == b.upos for a, b in pairs),
            "lemma": sum(a.lemma in ("_", b.lemma) for a, b in pairs),
            "UAS": sum(a.head == b.head for a, b in pairs),
            "LAS": sum(a.head == b.head and a.deprel == b.deprel for a, b in pairs),
        }
        for part, number in right.items():
            self.counts[part].add(len(gold), len(found), number)

    def add_sentences(self, gold: Iterable[tuple[int, int]], found: Iterable[tuple[int, int]]) -> None:
        """Count the sentences of one text, each from its first character to its last."""
        add_spans(self.counts["sentence"], set(gold), set(found))

    def row(self) -> list[float]:
        """F1 by part in per cent, in the order of PARTS."""
        return [self.counts[part].f1 for part in PARTS]


def add_spans(count: Count, gold: set[_Span], found: set[_Span]) -> None:
    """Count two sets of spans, right where they are in both."""
    count.add(len(gold), len(found), len(gold & found))
