"""A parsed text as plain objects: the tokens, what the language model says of each, and the tree they hang in.

The names are spaCy's (https://spacy.io/api/token). spaCy makes an object or looks a string up each time one is asked
for; the rules here ask for the same few things some hundred thousand times in an article, and on these objects they
take half as long. The tree can be changed: `token.head = other`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from bot.extraction.trees.forms import Form

if TYPE_CHECKING:
    import spacy.tokens


class Token(Form):
    """One word or mark as it was read. `i` is its number in `doc`, `idx` its first character in the text of `doc`.

    `children` are what hangs on it, in the order of the text; the head of a root is the root itself. `pos_` and `dep_`
    are Universal Dependencies' coarse classes and relations, `tag_` is Penn Treebank's, `ent_type_` and `ent_iob_` are
    a name as the recogniser read it, `morph` features of UD ("Number=Plur|Person=1").
    """

    __slots__ = ("_head", "children", "dep_", "doc", "ent_iob_", "ent_type_", "lemma_", "morph", "pos_", "tag_")

    doc: Parsed

    def __init__(
        self, form: Form, tag: str, pos: str, dep: str, lemma: str = "", morph: str = "", name: str = "", iob: str = "O"
    ) -> None:
        """A root, until it is hung on another; a `Parsed` makes it its own."""
        self.text = form.text
        self.lower_ = form.lower_
        self.whitespace_ = form.whitespace_
        self.i = form.i
        self.idx = form.idx
        self.tag_ = tag
        self.pos_ = pos
        self.dep_ = dep
        self.lemma_ = lemma
        self.morph = morph
        self.ent_type_ = name
        self.ent_iob_ = iob
        self.children: tuple[Token, ...] = ()
        self._head = self

    def __repr__(self) -> str:
        return f"<{self.text} {self.tag_} {self.dep_}>"

    @property
    def head(self) -> Token:
        """What it hangs on; itself for a root."""
        return self._head

    @head.setter
    def head(self, head: Token) -> None:
        if self._head is head:
            return
        if head is not self and self.children and self.is_ancestor(head):
            head.head = head if self._head is self else self._head  # no circle: what hung below it takes its place
        old = self._head
        if old is not self:
            old.children = tuple([c for c in old.children if c is not self])
        if head is not self:
            head.children = tuple(sorted((*head.children, self), key=_number))
        self._head = head
        self.doc.changed()

    @property
    def subtree(self) -> Iterator[Token]:
        """It and all below it, in the order of the text where no branches cross."""
        if not self.children:
            yield self
            return
        told = False
        for child in self.children:
            if not told and child.i > self.i:
                told = True
                yield self
            yield from child.subtree
        if not told:
            yield self

    @property
    def ancestors(self) -> Iterator[Token]:
        """All that it hangs on, the nearest first."""
        token = self
        while token._head is not token:
            token = token._head
            yield token

    def is_ancestor(self, other: Token) -> bool:
        """Whether the other one hangs below this one."""
        return any(token is self for token in other.ancestors)

    def nbor(self, by: int = 1) -> Token:
        """The token so many places behind it, or before it; the last or the first one where the text ends sooner."""
        return self.doc.tokens[min(max(self.i + by, 0), len(self.doc.tokens) - 1)]

    @property
    def left_edge(self) -> Token:
        """The first token of its subtree."""
        return self.doc.tokens[self.doc.edges[self.i][0]]

    @property
    def right_edge(self) -> Token:
        """The last token of its subtree."""
        return self.doc.tokens[self.doc.edges[self.i][1]]

    @property
    def sent(self) -> Sent:
        """Its sentence: from where a root's tree begins up to where the next one's does."""
        return self.doc.sentence_of[self.i]

    @property
    def is_sent_start(self) -> bool:
        """Whether its sentence begins with it."""
        return self.sent.start == self.i


def _number(token: Token) -> int:
    return token.i


@dataclass(frozen=True, slots=True)
class Sent:
    """A sentence as the parser cut it: the tokens from `start` up to `end` of `doc`."""

    doc: Parsed
    start: int
    end: int

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __len__(self) -> int:
        return self.end - self.start

    def __getitem__(self, index: int) -> Token:
        return self.doc.tokens[self.start : self.end][index]

    @property
    def root(self) -> Token:
        """The first token in it that hangs on none, or on one outside where branches of two sentences cross."""
        return next(token for token in self if token.head is token or not self.start <= token.head.i < self.end)


class Parsed(Sequence[Token]):
    """The tokens of a paragraph or of a whole article."""

    __slots__ = ("_edges", "_sentences", "tokens")

    def __init__(self, tokens: Iterable[Token] = ()) -> None:
        """Of tokens that were made for it or for others: they are numbered again and belong to this one from now on."""
        self.tokens = tuple(tokens)
        self._edges: list[list[int]] | None = None
        self._sentences: list[Sent] | None = None
        at = 0
        for number, token in enumerate(self.tokens):
            token.doc, token.i, token.idx = self, number, at
            at += len(token.text) + len(token.whitespace_)

    @classmethod
    def of(cls, doc: spacy.tokens.Doc, forms: Sequence[Form]) -> Parsed:
        """A Doc that the pipeline has read, where these forms stood or others stood in for them."""
        parsed = cls(_tokens(doc, forms))
        parsed.hang([i + step for i, step in enumerate(doc.to_array("HEAD").astype("int64").tolist())])
        return parsed

    @classmethod
    def joined(cls, parts: Sequence[Parsed]) -> Parsed:
        """One after the other, with a space between them where there is none. The parts are used up."""
        for part in parts:
            if part.tokens and not part.tokens[-1].whitespace_ and not part.tokens[-1].text.isspace():
                part.tokens[-1].whitespace_ = " "
        return cls(token for part in parts for token in part.tokens)

    def hang(self, heads: Sequence[int]) -> None:
        """Hang every token on the one of this number; on none where the number is its own."""
        below: list[list[Token]] = [[] for _ in self.tokens]
        for token, head in zip(self.tokens, heads, strict=True):
            token._head = self.tokens[head]
            if head != token.i:
                below[head].append(token)
        for token, children in zip(self.tokens, below, strict=True):
            token.children = tuple(children)
        self.changed()

    def changed(self) -> None:
        """The tree is another: what was derived from it is forgotten."""
        self._edges = self._sentences = None

    @overload
    def __getitem__(self, key: int) -> Token: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[Token, ...]: ...
    def __getitem__(self, key: int | slice) -> Token | tuple[Token, ...]:
        return self.tokens[key]

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @property
    def text(self) -> str:
        """All of its text, which `idx` counts in."""
        return "".join([part for token in self.tokens for part in (token.text, token.whitespace_)])

    @property
    def edges(self) -> Sequence[Sequence[int]]:
        """For each token the first and the last of its subtree."""
        if self._edges is None:
            self._edges = _edges(self.tokens)
        return self._edges

    @property
    def sentence_of(self) -> Sequence[Sent]:
        """For each token its sentence."""
        if self._sentences is None:
            edges = self.edges
            starts = sorted({0, *(edges[token.i][0] for token in self.tokens if token._head is token)})
            self._sentences = []
            for start, end in zip(starts, [*starts[1:], len(self.tokens)], strict=True):
                self._sentences.extend([Sent(self, start, end)] * (end - start))
        return self._sentences

    @property
    def sents(self) -> Iterator[Sent]:
        """Its sentences, in order."""
        at = 0
        while at < len(self.tokens):
            sentence = self.sentence_of[at]
            yield sentence
            at = sentence.end


_CLASSES: list[int | str] = ["TAG", "POS", "DEP", "MORPH", "ENT_TYPE"]
_IOB = ("", "I", "O", "B")
_NAMES: dict[int, str] = {}
"""Tags, relations and other classes by spaCy's numbers for them, which are hashes of the words."""


def _tokens(doc: spacy.tokens.Doc, forms: Sequence[Form]) -> Iterator[Token]:
    """The forms as the model read them. All of a column is asked for at once, which is quicker than token by token."""
    columns = doc.to_array([*_CLASSES, "ENT_IOB"]).T.tolist()
    for number in {number for column in columns[:5] for number in column} - _NAMES.keys():
        _NAMES[number] = doc.vocab.strings[number]
    for form, tag, pos, dep, morph, name, iob in zip(forms, *columns, strict=True):
        yield Token(form, _NAMES[tag], _NAMES[pos], _NAMES[dep], "", _NAMES[morph], _NAMES[name], _IOB[iob])


def _edges(tokens: Sequence[Token]) -> list[list[int]]:
    """From the leaves up."""
    edges = [[i, i] for i in range(len(tokens))]
    below = [token for token in tokens if token._head is token]
    for token in below:  # grows: children stand behind their head
        below.extend(token.children)
    for token in reversed(below):
        head, child = edges[token._head.i], edges[token.i]
        if child[0] < head[0]:
            head[0] = child[0]
        if child[1] > head[1]:
            head[1] = child[1]
    return edges
