"""The clauses that may tell what an article is mainly about: those of its headline and of its first sentences.

A headline leaves out auxiliaries and articles, so a tagger often reads its verb as a plural noun ("Storm batters
coast"); a verb is told here by what hangs on it, by where it stands, and by whether the article uses it as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import simplemma

from bot.extraction.arguments import is_passive, subjects
from bot.extraction.document import Document
from bot.extraction.repair import SAYING
from bot.facts.kinds import Carrier, cues_of
from bot.facts.model import Part

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAD = 6
"""How many sentences behind the headline may tell the main event."""

_LONGEST_HEADLINE = 30
_LONGEST_SENTENCE = 120
_SHORT = 25
_QUOTES = frozenset("\"“‘«'")
_FULL_STOPS = frozenset('.!?…”"')
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_FURNITURE = frozenset(
    "click subscribe subscribing newsletter inbox cookies loading slideshow advertisement whatsapp".split()
)
_AUXILIARY = frozenset(("aux", "aux:pass", "cop", "advmod"))
_PLURAL_MODIFIERS = frozenset(
    "arms sports sales jobs rights news drugs games savings earnings securities operations communications systems "
    "affairs elections customs forces services goods works parts plans years weeks days months hours".split()
)


# verbs of headlines without an object, whose forms in -s a tagger takes for nouns
_HEADLINE_VERBS = frozenset(
    "arrive climb close collapse crash derail dip drop edge end erupt escape explode fall halve hover jump land lose "
    "narrow open overturn plummet plunge quit rally rebound reopen resign retire retreat return rise roar sail sink "
    "slide slip slow slump soar spike spread stall step sue surge survive topple tumble vanish walk widen win withdraw "
    "batter hit slam strike sweep die march protest vow warn urge seek eye mull weigh back".split()
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with its subject's words, if any: `rank` is 0 in the headline, and counts sentences behind it."""

    rank: int
    head: Token
    subject: tuple[Token, ...]
    first: int
    passive: bool


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
        head = (_main_verb(words) if rank else None) or _headline_verb(words, self._verbs)
        if head is None:
            return None
        if rank and words[0].text in _QUOTES and head.i < head.head.i and (speaker := _subject(head.head)):
            return Clause(rank, head, speaker, words[1].i, passive=False)
        subject = _subject(head) if rank or _has_subject(head) else _before(words, head)
        if not subject:
            return None
        passive = is_passive(head) or (head.tag_ == "VBN" and rank == 0)
        return Clause(rank, head, subject, _first_word(head), passive)

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
    alone = document.paragraph_of[last.i] == document.paragraph_of[-1]
    goes_on = last.i + 1 < len(document.tokens) and document.paragraph_of[last.i + 1] == document.paragraph_of[last.i]
    if not alone and not goes_on and len(words) <= _LONGEST_HEADLINE and last.text[-1] not in _FULL_STOPS - {'"', "”"}:
        yield 0


def _tells(words: Sequence[Token]) -> bool:
    """Whether a sentence is one of the article, and not the furniture of its page."""
    furniture = len(words) <= _SHORT and _FURNITURE & {t.lower_ for t in words}
    return sum(t.is_alpha for t in words) >= 3 and not furniture


def base_of(token: Token) -> str:
    """The base form of a word, whatever the tagger took it for."""
    return str(simplemma.lemmatize(token.lower_, lang="en"))


# ---------------------------------------------------------------- headlines


def _headline_verb(words: Sequence[Token], verbs: frozenset[str]) -> Token | None:
    """The verb of a headline: the tree's root where it can be one, else a finite verb, a hidden one, a participle."""
    inner = [t for t in words[1:_LONGEST_HEADLINE] if not _subordinate(t, words) and not _addressed(t)]
    roots = [t for t in inner if t.dep_ == "ROOT"]
    choices = (_finite, _hidden, _bare_participle)
    later = (_finite, _future, _hidden, _bare_participle)
    for choose, some in (*((c, roots) for c in choices), *((c, inner) for c in later)):
        found = next((t for t in some if choose(t, verbs)), None)
        if found is not None:
            return found
    return None


def _future(token: Token, verbs: frozenset[str]) -> bool:
    """Whether the infinitive is the predicate: "Bank to cut jobs"."""
    return token.tag_ == "VB" and token.nbor(-1).tag_ == "TO" and token.i > 1 and token.nbor(-2).pos_ in _NOMINAL


def _addressed(token: Token) -> bool:
    """Whether the verb's subject is the reader, or nobody: "You knew it, but the side are champions"."""
    return any(c.dep_.startswith("nsubj") and c.lower_ in ("you", "it", "we", "i", "there") for c in token.children)


def _finite(token: Token, verbs: frozenset[str]) -> bool:
    if token.pos_ not in ("VERB", "AUX") or token.dep_ in ("aux", "aux:pass", "acl:relcl", "amod"):
        return bool([c for c in token.children if c.dep_ == "cop"]) and token.dep_ in ("ROOT", "conj")
    helped = any(c.dep_ in ("aux", "aux:pass") for c in token.children)
    own = token.dep_ == "ROOT" or any(c.dep_.startswith("nsubj") for c in token.children)
    plain = token.tag_ == "VB" and own and not any(c.tag_ == "TO" for c in token.children)
    return token.tag_ in _FINITE or helped or plain


def _hidden(token: Token, verbs: frozenset[str]) -> bool:
    before = token.nbor(-1)
    if token.tag_ not in ("NNS", "NNPS", "NN", "NNP", "VBN") or before.pos_ not in _NOMINAL:
        return False
    if any(c.dep_ in ("obj", "nsubj") for c in token.children):
        return True
    base = base_of(token)
    known = base in verbs or base in _HEADLINE_VERBS or any(True for _ in cues_of(Carrier.VERB, base))
    if base == token.lower_:
        return known and before.tag_ in ("NNS", "NNPS") and token.tag_ in ("NN", "NNP")
    if not token.lower_.endswith("s") or token.lower_ in _PLURAL_MODIFIERS:
        return False
    return known or token.dep_ in ("compound", "amod")


def _bare_participle(token: Token, verbs: frozenset[str]) -> bool:
    before = token.nbor(-2 if token.nbor(-1).text == "," and token.i > 1 else -1)
    return token.tag_ in ("VBN", "VBD") and before.pos_ in (*_NOMINAL, "ADV", "ADJ")


def _subordinate(token: Token, words: Sequence[Token]) -> bool:
    """Whether a conjunction or a relative pronoun stands between the last mark of punctuation and the word."""
    for other in reversed([w for w in words if w.i < token.i]):
        if other.text in ",:;–—":
            return False
        if other.lower_ in _OPENERS or other.tag_ in ("WDT", "WP"):
            return True
        if other.tag_ == "TO" and other.i != token.i - 1:
            return True
    return False


_OPENERS = frozenset("as after because while when before if since until although though amid who which that".split())


def _has_subject(head: Token) -> bool:
    """Whether the tree of a headline gives its verb a subject that stands right in front of it."""
    first = _first_word(head)
    return any(c.dep_.startswith("nsubj") and c.right_edge.i == first - 1 for c in head.children)


def _before(words: Sequence[Token], head: Token) -> tuple[Token, ...]:
    """What stands before the verb of a headline, from the last colon on, without what comes between commas."""
    first = _first_word(head)
    done: list[Token] = []
    for word in words:
        if word.i >= first:
            break
        done = [] if word.text in (":", "|", "–", "—") else [*done, word]
    inner = next((i for i, w in enumerate(done) if w.text == "," and i), None)
    return tuple(done[:inner] if inner and not _list(done) else done)


def _list(words: Sequence[Token]) -> bool:
    return any(w.lower_ == "and" for w in words)


def _first_word(head: Token) -> int:
    """Where the predicate begins: at the auxiliary or adverb before the verb."""
    first = head.i
    for child in head.children:
        if child.tag_ == "TO" and child.i == first - 1:
            first = child.i
        if child.dep_ in _AUXILIARY and child.i < head.i and child.i >= head.i - 4:
            between = head.doc[child.i + 1 : head.i]
            if all(t.dep_ in (*_AUXILIARY, "amod", "det", "compound", "nmod:poss") or t.is_punct for t in between):
                first = min(first, child.i)
    return first


# ---------------------------------------------------------------- sentences


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
        inner = [c for c in root.children if c.dep_ not in (*_AUXILIARY, "acl:relcl", "nmod") and _says(c)]
        return inner[0] if inner else None
    return root


def _says(token: Token) -> bool:
    return token.tag_ in _FINITE or any(c.dep_.startswith("nsubj") for c in token.children)


def _is_told(token: Token, root: Token) -> bool:
    """Whether a clause in front of "..., she said" or behind "police said" is what the article says happened."""
    if root.lemma_ not in SAYING or not _says(token):
        return False
    if token.i < root.i:
        return True
    named = any(c.dep_.startswith("nsubj") and c.pos_ != "NOUN" for c in root.children)
    return token.dep_ == "ccomp" and not named and any(c.dep_.startswith("nsubj") for c in token.children)


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
