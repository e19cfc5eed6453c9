"""Content words of a line: which are names, which are negated, and the numbers between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.facts.figures import Number, find_figures
from bot.facts.stems import STOPWORDS, Token, stem, tokens_of

NEGATORS = frozenset("not no never none nobody nothing neither nor without n't".split())
DENIALS = frozenset("refus deny reject declin fail lack absenc unabl".split())
"""Stems of verbs that negate what follows them: "refused to pay"."""
APART = frozenset(
    "but before after until so when while whereas although though however because which who that and than if".split()
)
"""Words over which a negation does not reach."""

AUXILIARIES = frozenset(
    "will would shall should can could may might must is are was were be been being has have had do does did to not "
    "never n't".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """One content word. `stem` stands for its family; `name` when it is written like one; `first`: a capital opens."""

    text: str
    stem: str
    start: int
    end: int
    name: bool = False
    negated: bool = False
    first: bool = False
    verbal: bool = False  # right after "will", "has", "to" and the like


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text taken apart, in its order."""

    text: str
    words: tuple[Word, ...]
    numbers: tuple[Number, ...]

    def stems(self) -> frozenset[str]:
        """The stems of its words."""
        return frozenset(word.stem for word in self.words)


def take_apart(text: str) -> Line:
    """The content words and figures of a line."""
    tokens = tuple(tokens_of(text))
    figures, used = find_figures(tokens, text)
    negated = _negated(tokens)
    opening = _openings(tokens)
    words = tuple(_words(tokens, used, negated, opening, _shouted(tokens)))
    return Line(text=text, words=words, numbers=tuple(figures))


def _openings(tokens: Sequence[Token]) -> frozenset[int]:
    """Where a capital letter tells nothing: the first word, and after a full stop, colon or opening mark."""
    found, open_ = set(), True
    for at, token in enumerate(tokens):
        if token.kind in ("word", "acronym"):
            if open_:
                found.add(at)
            open_ = False
        elif token.kind == "stop":
            open_ = open_ or token.text in '.:!?“"'
        elif token.kind == "figure":
            open_ = False
    return frozenset(found)


def _shouted(tokens: Sequence[Token]) -> bool:
    """Whether a line writes most words with a capital, so that capitals tell nothing."""
    words = [t for t in tokens if t.kind == "word" and t.low not in STOPWORDS and len(t.text) > 3]
    return len(words) > 4 and sum(t.text[0].isupper() for t in words) > 0.8 * len(words)


def _words(
    tokens: Sequence[Token], used: frozenset[int], negated: frozenset[int], opening: frozenset[int], shouted: bool
) -> Iterator[Word]:
    for at, token in enumerate(tokens):
        if token.kind not in ("word", "acronym") or at in used:
            continue
        low = token.low.removesuffix("n't") if token.low.endswith("n't") else token.low
        month = token.text == "May" and at not in opening  # not the verb
        acronym = token.kind == "acronym" or (len(token.text) > 1 and token.text.isupper())
        if (low in STOPWORDS and not acronym and not month) or (len(low) == 1 and token.kind == "word"):
            continue
        capital = token.text[0].isupper()
        yield Word(
            text=token.text,
            stem=low if acronym else stem(low),
            start=token.start,
            end=token.end,
            name=acronym or (capital and at not in opening and not shouted),
            negated=at in negated,
            first=at in opening and capital,
            verbal=at > 0 and tokens[at - 1].low in AUXILIARIES,
        )


def _negated(tokens: Sequence[Token]) -> frozenset[int]:
    """The words a negation reaches: the next three content words, up to a comma or a new clause."""
    found: set[int] = set()
    for at, token in enumerate(tokens):
        if token.kind != "word":
            continue
        follows = tokens[at + 1].low if at + 1 < len(tokens) else ""
        denies = stem(token.low) in DENIALS or (token.low == "yet" and follows == "to")
        if not (token.low in NEGATORS or token.low.endswith("n't") or denies):
            continue
        if token.low == "not" and follows in ("only", "just"):
            continue
        found |= set(_reach(tokens, at, 3))
        if token.low == "no":  # "promised no money" denies the promise as well
            found |= set(_verb_before(tokens, at))
    return frozenset(found)


def _reach(tokens: Sequence[Token], at: int, content: int) -> Iterator[int]:
    for after in range(at + 1, len(tokens)):
        token = tokens[after]
        if token.kind == "stop" or token.low in APART or content == 0:
            return
        if token.kind == "word":
            yield after
            content -= token.low not in STOPWORDS


def _verb_before(tokens: Sequence[Token], at: int) -> Iterator[int]:
    before = at - 1
    if before >= 0 and tokens[before].kind == "word" and tokens[before].low not in STOPWORDS:
        yield before
