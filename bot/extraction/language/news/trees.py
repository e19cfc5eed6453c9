"""Trees grown from the inside out: a word with what hangs before and behind it, and their form as a gold sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Self

from bot.extraction.language.convert import Gold

NUMBER = {"NN": "Sing", "NNP": "Sing", "NNS": "Plur", "NNPS": "Plur"}
# Part of speech and features by tag, as most words of that tag have them in the treebanks.
TAGS = {
    "NN": ("NOUN", "Number=Sing"),
    "NNS": ("NOUN", "Number=Plur"),
    "NNP": ("PROPN", "Number=Sing"),
    "NNPS": ("PROPN", "Number=Plur"),
    "JJ": ("ADJ", "Degree=Pos"),
    "JJR": ("ADJ", "Degree=Cmp"),
    "JJS": ("ADJ", "Degree=Sup"),
    "RB": ("ADV", ""),
    "RBR": ("ADV", "Degree=Cmp"),
    "IN": ("ADP", ""),
    "RP": ("ADP", ""),
    "TO": ("PART", ""),
    "CC": ("CCONJ", ""),
    "MD": ("AUX", "VerbForm=Fin"),
    "VB": ("VERB", "VerbForm=Inf"),
    "VBD": ("VERB", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"),
    "VBZ": ("VERB", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
    "VBP": ("VERB", "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"),
    "VBG": ("VERB", "Tense=Pres|VerbForm=Part"),
    "VBN": ("VERB", "Tense=Past|VerbForm=Part"),
    "POS": ("PART", ""),
    "CD": ("NUM", "NumForm=Digit|NumType=Card"),
    "$": ("SYM", ""),
    "SYM": ("SYM", ""),
    "EX": ("PRON", "PronType=Dem"),
    "WP": ("PRON", "PronType=Rel"),
    "WDT": ("PRON", "PronType=Rel"),
    "WP$": ("PRON", "Poss=Yes|PronType=Rel"),
    "WRB": ("ADV", "PronType=Int"),
    "UH": ("INTJ", ""),
}
PUNCT = frozenset({",", ".", ":", "``", "''", "HYPH", "-LRB-", "-RRB-"})
_THIRD = "Number=Sing|Person=3"
# Words of a closed class, by form and tag: part of speech, features, lemma.
CLOSED = {
    ("the", "DT"): ("DET", "Definite=Def|PronType=Art", "the"),
    ("a", "DT"): ("DET", "Definite=Ind|PronType=Art", "a"),
    ("an", "DT"): ("DET", "Definite=Ind|PronType=Art", "a"),
    ("this", "DT"): ("DET", "Number=Sing|PronType=Dem", "this"),
    ("these", "DT"): ("DET", "Number=Plur|PronType=Dem", "this"),
    ("some", "DT"): ("DET", "PronType=Ind", "some"),
    ("no", "DT"): ("DET", "PronType=Neg", "no"),
    ("all", "DT"): ("DET", "PronType=Tot", "all"),
    ("he", "PRP"): ("PRON", f"Case=Nom|Gender=Masc|{_THIRD}|PronType=Prs", "he"),
    ("she", "PRP"): ("PRON", f"Case=Nom|Gender=Fem|{_THIRD}|PronType=Prs", "she"),
    ("it", "PRP"): ("PRON", f"Case=Nom|Gender=Neut|{_THIRD}|PronType=Prs", "it"),
    ("they", "PRP"): ("PRON", "Case=Nom|Number=Plur|Person=3|PronType=Prs", "they"),
    ("we", "PRP"): ("PRON", "Case=Nom|Number=Plur|Person=1|PronType=Prs", "we"),
    ("i", "PRP"): ("PRON", "Case=Nom|Number=Sing|Person=1|PronType=Prs", "I"),
    ("him", "PRP"): ("PRON", f"Case=Acc|Gender=Masc|{_THIRD}|PronType=Prs", "he"),
    ("her", "PRP"): ("PRON", f"Case=Acc|Gender=Fem|{_THIRD}|PronType=Prs", "she"),
    ("them", "PRP"): ("PRON", "Case=Acc|Number=Plur|Person=3|PronType=Prs", "they"),
    ("his", "PRP$"): ("PRON", f"Case=Gen|Gender=Masc|{_THIRD}|Poss=Yes|PronType=Prs", "his"),
    ("her", "PRP$"): ("PRON", f"Case=Gen|Gender=Fem|{_THIRD}|Poss=Yes|PronType=Prs", "her"),
    ("its", "PRP$"): ("PRON", f"Case=Gen|Gender=Neut|{_THIRD}|Poss=Yes|PronType=Prs", "its"),
    ("their", "PRP$"): ("PRON", "Case=Gen|Number=Plur|Person=3|Poss=Yes|PronType=Prs", "their"),
    ("not", "RB"): ("PART", "Polarity=Neg", "not"),
    ("n't", "RB"): ("PART", "Polarity=Neg", "not"),
    ("%", "NN"): ("SYM", "Number=Sing", "%"),
    ("more", "JJR"): ("ADJ", "Degree=Cmp", "more"),
    ("least", "JJS"): ("ADJ", "Degree=Sup", "least"),
    ("later", "RBR"): ("ADV", "Degree=Cmp", "late"),
    ("earlier", "RBR"): ("ADV", "Degree=Cmp", "early"),
    ("now", "RB"): ("ADV", "PronType=Dem", "now"),
    ("according", "VBG"): ("VERB", "ExtPos=ADP|Tense=Pres|VerbForm=Part", "accord"),
    ("including", "VBG"): ("VERB", "Tense=Pres|VerbForm=Part", "include"),
    ("following", "VBG"): ("VERB", "Tense=Pres|VerbForm=Part", "follow"),
    ("that", "WDT"): ("PRON", "PronType=Rel", "that"),
}
_OPENING = frozenset({"``", "-LRB-", "$", "HYPH", "SYM"})  # no space behind these
_SUBORDINATING = frozenset({"mark"})
_AUXILIARY = frozenset({"aux", "aux:pass", "cop"})


@dataclass(slots=True)
class Node:
    """A word and what hangs on it. `tight`: no space before it. `plural`: as the subject of a verb."""

    form: str
    tag: str
    lemma: str
    pos: str
    feats: str
    plural: bool = False
    tight: bool = False
    before: list[tuple[str, Node]] = field(default_factory=list)
    after: list[tuple[str, Node]] = field(default_factory=list)

    def left(self, dep: str, child: Node) -> Self:
        """Hang a child before everything that is there."""
        self.before.insert(0, (dep, child))
        return self

    def right(self, dep: str, child: Node) -> Self:
        """Hang a child behind everything that is there."""
        self.after.append((dep, child))
        return self

    def inner(self, dep: str, child: Node) -> Self:
        """Hang a child right behind the word, before what is there already."""
        self.after.insert(0, (dep, child))
        return self


def word(form: str, tag: str, lemma: str = "", *, tight: bool = False) -> Node:
    """A word alone, with the part of speech and features of its tag."""
    if tag in PUNCT:
        return Node(form, tag, lemma or form, "PUNCT", "", tight=tight)
    if closed := CLOSED.get((form.lower(), tag)):
        pos, feats, base = closed
        return Node(form, tag, lemma or base, pos, feats, form.lower() in ("they", "we", "these"), tight)
    pos, feats = TAGS[tag]
    if tag == "CD" and form.isalpha():
        feats = "NumForm=Word|NumType=Card"
    if not lemma:
        lemma = form if tag in ("NNP", "NNPS") else form.lower()
    return Node(form, tag, lemma, pos, feats, tag in ("NNS", "NNPS"), tight)


def comma() -> Node:
    """A comma."""
    return word(",", ",", tight=True)


def between_commas(node: Node) -> Node:
    """The tree with a comma before and behind it."""
    return node.left("punct", comma()).right("punct", comma())


def _flat(node: Node, dep: str, head: Node | None) -> Iterator[tuple[Node, str, Node | None]]:
    for name, child in node.before:
        yield from _flat(child, name, node)
    yield node, dep, head
    for name, child in node.after:
        yield from _flat(child, name, node)


def gold(root: Node, name: str) -> Gold:
    """The tree as a gold sentence; its first word gets a capital, and commas before other marks fall away."""
    rows = list(_flat(root, "ROOT", None))
    kept = [
        row
        for row, following in zip(rows, [*rows[1:], None], strict=True)
        if not (row[0].tag == "," and following is not None and following[0].tag in (",", ".", ":"))
    ]
    while kept[0][0].tag == ",":
        kept.pop(0)
    places = {id(node): index for index, (node, _, _) in enumerate(kept)}
    words = [node.form for node, _, _ in kept]
    first = 1 if kept[0][0].tag == "``" else 0
    words[first] = words[first][0].upper() + words[first][1:]
    return Gold(
        id=name,
        words=tuple(words),
        spaces=(*(_spaced(before, node) for (before, _, _), (node, _, _) in pairwise(kept)), True),
        tags=tuple(node.tag for node, _, _ in kept),
        pos=tuple(_pos(node, dep) for node, dep, _ in kept),
        morphs=tuple(node.feats for node, _, _ in kept),
        lemmas=tuple(node.lemma for node, _, _ in kept),
        heads=tuple(index if head is None else places[id(head)] for index, (_, _, head) in enumerate(kept)),
        deps=tuple(dep for _, dep, _ in kept),
        misc=("_",) * len(kept),
        starts_paragraph=False,
    )


def _spaced(before: Node, node: Node) -> bool:
    return not (node.tight or before.tag in _OPENING)


def _pos(node: Node, dep: str) -> str:
    """The part of speech where the relation decides: auxiliaries, and prepositions that open a clause."""
    if dep in _AUXILIARY and node.pos == "VERB":
        return "AUX"
    if dep in _SUBORDINATING and node.tag == "IN":
        return "SCONJ"
    return node.pos
