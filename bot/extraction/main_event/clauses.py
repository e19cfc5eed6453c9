"""The clauses that may tell what an article is mainly about: those of its headline and of its first sentences.

In the sentences that is the main verb with its subject, or what somebody is said to have said; see headlines.py
for the headline.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bot.extraction.main_event.headlines import (
    AUXILIARY,
    FINITE,
    LONGEST,
    base_of,
    before_verb,
    first_word,
    has_subject,
    headline_verb,
)
from bot.extraction.repair.tree import SAYING
from bot.extraction.trees.document import Document
from bot.extraction.trees.subjects import subjects
from bot.facts.model import Part

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

LEAD = 6
"""How many sentences behind the headline may tell the main event."""

_LONGEST_SENTENCE = 120
_SHORT = 25
_DASHES = frozenset(("--", "—", "–"))
_QUOTES = frozenset("\"“‘«'")
_FULL_STOPS = frozenset('.!?…”"')
_FURNITURE = frozenset(
    "click subscribe subscribing newsletter inbox cookies loading slideshow advertisement whatsapp".split()
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with its subject's words, if any: `rank` is 0 in the headline, and counts sentences behind it."""

    rank: int
    head: Token
    subject: tuple[Token, ...]
    first: int


class Lead:
    """The headline and the first sentences of an article, as far as they tell something."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.headline = tuple(_headline(document))
        self.sentences = tuple(self._body())

    def _body(self) -> Iterator[Sequence[Token]]:
        left = LEAD
        seen: set[str] = set()
        for index, sentence in enumerate(self.document.sentences):
            if left == 0:
                return
            if index in self.headline or sentence.part in (Part.TITLE, Part.CAPTION):
                continue
            words = self._words(index)
            told = " ".join(t.lower_ for t in words)
            if told in seen or not _tells(words):
                continue
            seen.add(told)
            left -= 1
            yield words

    def _words(self, index: int) -> Sequence[Token]:
        """The sentence's words, as many as a person would read before losing the thread."""
        return self.document.sentence_tokens(index)[:_LONGEST_SENTENCE]

    @cached_property
    def end(self) -> int:
        """Where, in the article's text, the last of these sentences ends."""
        return max((self.document.ends[words[-1].i] for _, words in self.ranked()), default=0)

    def ranked(self) -> Iterator[tuple[int, Sequence[Token]]]:
        """The sentences with their rank: the headline's are 0, those behind it count from 1."""
        for index in self.headline:
            yield 0, self._words(index)
        yield from enumerate(self.sentences, 1)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The main clauses, in the order of the text."""
        done = []
        for rank, words in self.ranked():
            clause = self._clause(rank, words)
            if clause is not None:
                done.append(clause)
        return tuple(done)

    def _clause(self, rank: int, words: Sequence[Token]) -> Clause | None:
        """The sentence's main clause; read like a headline where the tree gives no verb with a subject."""
        head = _main_verb(words) if rank else None
        if head and words[0].text in _QUOTES and (speaker := _speaker_behind(head)):
            return Clause(rank, head, speaker, words[1].i)
        subject = _subject(head) if head else ()
        if head is None or not subject:
            head = headline_verb(words, self._verbs)
            if head is None:
                return None
            subject = _subject(head) if has_subject(head) else before_verb(words, head)
        return Clause(rank, head, subject, first_word(head)) if subject else None

    @cached_property
    def _verbs(self) -> frozenset[str]:
        """The base forms of the verbs that the first sentences use."""
        return frozenset(base_of(t) for words in self.sentences for t in words if t.pos_ == "VERB")


def _headline(document: Document) -> Iterator[int]:
    """The indices of the headline's sentences: the title, or a first line without a full stop above other lines."""
    if not document.sentences:
        return
    titles = [i for i, s in enumerate(document.sentences) if s.part is Part.TITLE]
    if titles:
        yield from titles
        return
    words = document.sentence_tokens(0)
    last = words[-1]
    if last.text in _DASHES:  # a dateline
        return
    alone = document.paragraph_of[last.i] == document.paragraph_of[-1]
    goes_on = last.i + 1 < len(document.tokens) and document.paragraph_of[last.i + 1] == document.paragraph_of[last.i]
    if not alone and not goes_on and len(words) <= LONGEST and last.text[-1] not in _FULL_STOPS - {'"', "”"}:
        yield 0


def _tells(words: Sequence[Token]) -> bool:
    """Whether a sentence is one of the article, and not the furniture of its page."""
    if words[-1].text in _DASHES:
        return False
    furniture = len(words) <= _SHORT and _FURNITURE & {t.lower_ for t in words}
    return sum(t.is_alpha for t in words) >= 3 and not furniture


def _main_verb(words: Sequence[Token]) -> Token | None:
    """The word that heads the sentence; where it only names who says so ("..., police said"), what was said."""
    heads = {t.i for t in words}
    root = next((t for t in words if t.dep_ == "ROOT" or t.head.i not in heads), None)
    if root is None:
        return None
    told = [c for c in root.children if c.dep_ in ("ccomp", "parataxis", "advcl") and _is_told(c, root)]
    if told:
        return told[0]
    if root.pos_ not in ("VERB", "AUX") and not any(c.dep_ == "cop" for c in root.children):
        inner = [c for c in root.children if c.dep_ not in (*AUXILIARY, "acl:relcl", "nmod") and _says(c)]
        return inner[0] if inner else None
    return root


def _says(token: Token) -> bool:
    return token.tag_ in FINITE or any(c.dep_.startswith("nsubj") for c in token.children)


def _is_told(token: Token, root: Token) -> bool:
    """Whether a clause in front of "..., she said" or behind "police said" is what the article says happened."""
    if root.lemma_ not in SAYING or not _says(token):
        return False
    if token.i < root.i:
        return True
    named = any(c.dep_.startswith("nsubj") and c.pos_ != "NOUN" for c in root.children)
    return token.dep_ == "ccomp" and not named and any(c.dep_.startswith("nsubj") for c in token.children)


def _speaker_behind(head: Token) -> tuple[Token, ...]:
    """Who said what stands in front, whichever of the two the tree hangs on the other; nobody where no one did."""
    tags = [head.head] if head.i < head.head.i else []
    tags += [c for c in head.children if c.dep_ == "parataxis" and c.i > head.i and c.lemma_ in SAYING]
    return next((speaker for tag in tags if (speaker := _subject(tag))), ())


def _subject(head: Token) -> tuple[Token, ...]:
    """The subject's words; a name that the tree makes two subjects of is put together, "more than" goes with them."""
    found = subjects(head)
    if not found:
        return ()
    words = set(found[0].subtree)
    last = max(words, key=lambda t: t.i).i
    for child in head.children:
        if child.dep_.startswith("nsubj") and child.left_edge.i == last + 1:
            words.update(child.subtree)
            last = child.right_edge.i
    first = min(words, key=lambda t: t.i)
    for bound in _BOUNDS:
        before = head.doc[max(0, first.i - len(bound)) : first.i]
        if tuple(t.lower_ for t in before) == bound and before[0].sent == first.sent:
            words.update(before)
            break
    return tuple(sorted(words, key=lambda t: t.i))


_BOUNDS = (("at", "least"), ("more", "than"), ("fewer", "than"), ("less", "than"), ("up", "to"), ("more",))
