"""An article as the language model reads it: its trees, with every token's place in the unchanged text."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bot.extraction.repair.tree import repair
from bot.extraction.times.calendar_words import Expression
from bot.extraction.times.patterns import expressions
from bot.extraction.trees.capitals import names_in, quieted
from bot.extraction.trees.forms import Form, tokenized
from bot.extraction.trees.paragraphs import paragraphs
from bot.extraction.trees.syntax import behind_dateline, parse
from bot.extraction.trees.tokens import Parsed, Token
from bot.facts.model import Article, Part, Sentence, Span
from bot.facts.sheet import numbered

if TYPE_CHECKING:
    from spacy.language import Language

_STOP = re.compile(r"^(?:\.{1,4}|…|[!?]+)$")
_CLOSING = frozenset("\"”’»')]")
_OPENING = frozenset("\"“‘«'([—–-")
_HOURS = frozenset(("a.m.", "p.m."))
_STARTERS = frozenset(
    "A An The This That These Those It He She They We You I His Her Its Their Our But And In On At By For After Before "
    "When While As If There No Two Three Police Officials".split()
)
"""Words with a capital that no name begins with behind an hour: "until 3 a.m. The mayor"."""
_ABBREVIATED = frozenset(
    "mr mrs ms dr st prof sen rep gov gen lt col sgt capt rev hon jr sr vs etc no inc ltd co corp jan feb mar apr jun "
    "jul aug sep sept oct nov dec mon tue wed thu fri sat sun".split()
)


@dataclass(frozen=True)
class Document:
    """What the language model read.

    `doc` holds the tokens of all paragraphs (None for a text without words); token i stands at `starts[i]` up to
    `ends[i]` of the article's text. `sentences` are numbered; `sentence_of[i]` is the index of token i's sentence.
    """

    article: Article
    doc: Parsed | None
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[Sentence, ...]
    sentence_of: tuple[int, ...]
    paragraph_of: tuple[int, ...]

    @property
    def text(self) -> str:
        """The article's text, which every span counts in."""
        return self.article.text

    @cached_property
    def revision(self) -> str:
        """The revision of the article, which every claim's id is made of."""
        return self.article.revision

    @property
    def tokens(self) -> Sequence[Token]:
        """All tokens, in order."""
        return self._tokens

    @cached_property
    def time_expressions(self) -> tuple[Expression, ...]:
        """The time expressions of every sentence, in order, not yet resolved."""
        return expressions(self.text, (s.span for s in self.sentences))

    @cached_property
    def phrases(self) -> dict[int, Span]:
        """Noun phrases by the number of their head, as far as somebody asked for them."""
        return {}

    @cached_property
    def clauses(self) -> dict[int, Span]:
        """Clauses by the number of their verb, as far as somebody asked for them."""
        return {}

    @cached_property
    def _tokens(self) -> tuple[Token, ...]:
        return tuple(self.doc) if self.doc is not None else ()

    def span(self, first: Token | int, last: Token | int | None = None) -> Span:
        """From the first token up to the end of the last one (the same where none is given)."""
        a = first if isinstance(first, int) else first.i
        b = a if last is None else last if isinstance(last, int) else last.i
        return Span(self.starts[a], self.ends[b])

    def around(self, tokens: Sequence[Token]) -> Span:
        """The smallest span that covers all the tokens. Raises ValueError when there is none."""
        return self.span(min(t.i for t in tokens), max(t.i for t in tokens))

    def tokens_in(self, span: Span) -> Sequence[Token]:
        """The tokens that lie, at least in part, inside the span."""
        return self._tokens[bisect.bisect_right(self.ends, span.start) : bisect.bisect_left(self.starts, span.end)]

    def sentence_index(self, token: Token) -> int:
        """The index of the token's sentence in `sentences`."""
        return self.sentence_of[token.i]

    def sentence(self, token: Token) -> Sentence:
        """The token's sentence."""
        return self.sentences[self.sentence_of[token.i]]

    def sentence_tokens(self, index: int) -> Sequence[Token]:
        """The tokens of sentence `index`."""
        return self._tokens[bisect.bisect_left(self.sentence_of, index) : bisect.bisect_right(self.sentence_of, index)]

    def in_body(self, token: Token) -> bool:
        """Whether the token stands in a body sentence."""
        return self.sentence(token).part is Part.BODY


def read(article: Article, nlp: Language) -> Document:
    """Parse an article. Linear in its length; a text without words gives a document without tokens."""
    stretches = paragraphs(article.text, article.title)
    made = []
    names = names_in(article.text)
    for stretch in stretches:
        forms = tokenized(nlp, quieted(stretch.text, names))
        _mark_sentence_starts(forms)
        made.append(forms)
    parts = parse(nlp, made)
    for part in parts:
        repair(part)
    starts: list[int] = []
    ends: list[int] = []
    sentence_of: list[int] = []
    paragraph_of: list[int] = []
    sentences: list[Sentence] = []
    for index, (stretch, part) in enumerate(zip(stretches, parts, strict=True)):
        for token in part:
            starts.append(stretch.origin[token.idx])
            ends.append(stretch.origin[token.idx + len(token) - 1] + 1)
        first = len(starts) - len(part)
        for a, b in _sentence_bounds(part):
            sentence_of.extend([len(sentences)] * (b - a))
            sentences.append(Sentence(span=Span(starts[first + a], ends[first + b - 1]), part=stretch.part))
        paragraph_of.extend([index] * len(part))
    return Document(
        article=article,
        doc=Parsed.joined(parts) if parts else None,
        starts=tuple(starts),
        ends=tuple(ends),
        sentences=numbered(tuple(sentences)),
        sentence_of=tuple(sentence_of),
        paragraph_of=tuple(paragraph_of),
    )


def _mark_sentence_starts(forms: Sequence[Form]) -> None:
    """Tell the parser where sentences begin, where the text leaves no doubt, and leave it to the parser elsewhere.

    In edited text a sentence begins after a full stop that is no abbreviation's and before a capital; it never begins
    where no mark of punctuation stands before.
    """
    words = [form.text for form in forms]
    spaced = [form.whitespace_ != "" for form in forms]
    for form in forms[1:]:
        form.begins = _begins(words, spaced, form.i)


def _begins(words: Sequence[str], spaced: Sequence[bool], i: int) -> bool | None:
    """Whether a sentence begins at word i; None where the words leave it open."""
    if not spaced[i - 1] or words[i - 1] in "([“‘«":
        return False
    stop = i - 1
    while stop >= 0 and words[stop] in _CLOSING and stop > i - 4:
        stop -= 1
    last = words[stop]
    if last.lower() in _HOURS and words[i] in _STARTERS:
        return True
    if not _STOP.match(last):
        return None if _may_end(last) and _capital(words, i) else False
    if not _capital(words, i):
        return False
    shouted = last[0] in "!?…" or len(last) > 1
    if shouted and (stop < i - 1 or words[i][0] not in '"“‘«'):
        return None
    return None if _short_form(words, spaced, stop) else True


def _may_end(word: str) -> bool:
    """Whether a sentence may end here without a full stop of its own: "U.S.", "Inc.", a colon, a dash."""
    return word.endswith(".") or word in (":", ";", "—", "–")


def _short_form(words: Sequence[str], spaced: Sequence[bool], stop: int) -> bool:
    word = words[stop - 1] if stop else ""
    glued = stop > 0 and not spaced[stop - 1]
    return glued and (word.lower() in _ABBREVIATED or (len(word) == 1 and word.isupper()))


def _capital(words: Sequence[str], i: int) -> bool:
    """Whether what follows looks like a beginning: a capital or a digit, perhaps behind an opening mark."""
    while i < len(words) and words[i] in _OPENING:
        i += 1
    return i < len(words) and (words[i][0].isupper() or words[i][0].isdigit() or words[i][0] in "$€£")


def _sentence_bounds(doc: Parsed) -> list[tuple[int, int]]:
    """Token ranges of the sentences, which go on behind a semicolon, a dateline, or marks without words."""
    bounds: list[tuple[int, int]] = []
    behind = behind_dateline(doc)
    for sent in doc.sents:
        joined = sent.start > 0 and (doc[sent.start - 1].text == ";" or sent.start <= behind)
        if bounds and (joined or not any(t.text[0].isalnum() for t in sent)):
            bounds[-1] = (bounds[-1][0], sent.end)
        else:
            bounds.append((sent.start, sent.end))
    return bounds
