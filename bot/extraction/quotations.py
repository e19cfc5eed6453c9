"""Who says what: direct, mixed and reported speech of an article, with speakers, and what is told inside what.

Quotation marks are found in the text, cues and clauses in the trees; a quotation takes the cue beside it, else that of
the sentence before, else goes on with the speaker of the quotation before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from bot.extraction.document import Document
from bot.extraction.noun_phrases import phrase
from bot.extraction.quote_marks import Quoted, quoted_stretches
from bot.extraction.reporting import HELD, NAMING, TOLD
from bot.extraction.reports import Report, reports, speaker_of
from bot.extraction.speech import Speech, Speeches, nested
from bot.facts.model import Entity, EntityId, Part, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_TAG_REACH = 14
"""How many tokens a cue may stand from its quotation."""
_CLAUSE = 4
"""From how many words on a quotation that nobody is named for is one, and no title or scare quote."""
_LABEL = re.compile(r"(?:[A-Z][A-Z.’'-]{1,20} ?){1,4}(?:\([^)\n]{1,30}\))?:\s")
_STOPS = ".,!?…—–-"


class Entities(Protocol):
    """What is asked of the entities."""

    def at(self, token: Token) -> Entity | None:
        """The entity that the token names."""
        ...

    def resolve(self, token: Token) -> Entity | None:
        """The entity that a pronoun or a title stands for."""
        ...


@dataclass(frozen=True, slots=True)
class _Tag:
    """A cue with its speaker."""

    speaker: Token | None
    cue: Token | None


def find_speech(document: Document, entities: Entities) -> Speeches:
    """All speech and reported thought of the article. Takes linear time; a text without words has none."""
    if document.doc is None:
        return Speeches()
    return _Finder(document, entities).speeches()


class _Finder:
    """Finds the speech of one article."""

    def __init__(self, document: Document, entities: Entities) -> None:
        self.document, self.entities, self.text = document, entities, document.text
        self.paragraphs = _paragraphs(document)
        self.quoted = quoted_stretches(self.text, self.paragraphs)
        self.found: list[Speech] = []

    def speeches(self) -> Speeches:
        told = [r for r in reports(self.document) if self._usable(r)]
        spans = [self._speech(r) for r in told]
        direct, taken = self._direct(spans)
        labelled = list(self._labelled())
        kept = [s for i, s in enumerate(spans) if i not in taken]
        return nested(_distinct([*direct, *labelled, *kept]))

    def _usable(self, report: Report) -> bool:
        return self.document.sentence(report.cue).part in (Part.BODY, Part.TITLE, Part.HEADING)

    # ------------------------------------------------------------ from a report to speech

    def _speech(self, report: Report) -> Speech:
        content = self._with_marks(self.document.span(report.first, report.last))
        return replace(
            self._by(_Tag(report.speaker, report.cue), content),
            direct=any(q.span.overlap(content) for q in self._quoted_in(content)),
            voiced=report.voiced,
        )

    def _by(self, tag: _Tag, content: Span) -> Speech:
        speaker, cue = tag.speaker, tag.cue
        return Speech(
            content=content,
            speaker=self._entity(speaker),
            speaker_span=self._phrase(speaker) if speaker is not None else None,
            cue=cue.lemma_.lower() if cue is not None else None,
            cue_span=self.document.span(cue) if cue is not None else None,
            cue_token=cue.i if cue is not None else None,
        )

    def _entity(self, token: Token | None) -> EntityId | None:
        entity = (self.entities.resolve(token) or self.entities.at(token)) if token is not None else None
        return entity.id if entity is not None else None

    def _phrase(self, token: Token) -> Span:
        return self.document.span(*phrase(token))

    def _quoted_in(self, span: Span) -> Iterator[Quoted]:
        return (q for q in self.quoted if q.span.start < span.end and span.start < q.span.end)

    def _with_marks(self, span: Span) -> Span:
        """A content that ends inside quotation marks goes to their end."""
        start, end = span.start, span.end
        for q in self._quoted_in(span):
            if start <= q.inner.start:
                end = max(end, q.span.end)
                start = min(start, q.span.start) if start >= q.inner.start else start
        return Span(start, end)

    # ------------------------------------------------------------ quotation marks

    def _direct(self, told: list[Speech]) -> tuple[list[Speech], set[int]]:
        """A speech for each stretch in quotation marks that is one; and which reports it stands for."""
        done: list[Speech] = []
        taken: set[int] = set()
        for n, quoted in enumerate(self.quoted):
            around = [i for i, s in enumerate(told) if s.content.overlap(quoted.inner) > 0]
            mixed = [i for i in around if _wider(told[i].content, quoted) and told[i].content.covers(quoted.inner)]
            if mixed and not self._full(quoted):
                continue
            same = [i for i in around if quoted.span.covers(told[i].content) and not self._inside(told[i], quoted)]
            speech = self._tagged(quoted, n, told, same, done)
            if speech is not None:
                taken |= set(same)
                done.append(speech)
        return done, taken

    def _inside(self, speech: Speech, quoted: Quoted) -> bool:
        """Whether the cue stands inside the marks: then it is told in the quotation."""
        return speech.cue_span is not None and quoted.span.covers(speech.cue_span)

    def _tagged(self, quoted: Quoted, n: int, told: list[Speech], same: list[int], done: list[Speech]) -> Speech | None:
        if not self._full(quoted):
            return self._fragment(quoted, told, same)
        tag = self._tag_behind(quoted, n) or self._tag_before(quoted, n)
        if tag is not None:
            return replace(self._by(tag, quoted.span), direct=True)
        if same:
            return replace(told[same[0]], content=quoted.span, direct=True)
        return self._carried(quoted, n, told, done)

    def _fragment(self, quoted: Quoted, told: list[Speech], same: list[int]) -> Speech | None:
        if same:
            return replace(told[same[0]], content=quoted.span, direct=True)
        tag = self._governing(quoted)
        return replace(self._by(tag, quoted.span), direct=True) if tag is not None else None

    def _governing(self, quoted: Quoted) -> _Tag | None:
        """The cue above a fragment in the tree."""
        inside = self.document.tokens_in(quoted.inner)
        token = next((t for t in inside if not (inside[0].i <= t.head.i <= inside[-1].i)), None)
        for _ in range(6):
            if token is None or token.head.i == token.i:
                return None
            token = token.head
            lemma = token.lemma_.lower()
            if token.pos_ == "VERB" and lemma in TOLD | HELD | NAMING:
                speaker = speaker_of(token)
                return _Tag(speaker, token) if speaker is not None else None
        return None

    def _full(self, quoted: Quoted) -> bool:
        """Whether the marks hold a statement of its own, and not words inside somebody else's sentence."""
        inner = quoted.inner.of(self.text).strip()
        before = self.text[max(0, quoted.span.start - 3) : quoted.span.start].rstrip()
        opening = not before or before[-1] in '.!?:,;—–-”"' or self._begins_paragraph(quoted)
        words = len(inner.split())
        if not quoted.closed:
            return words >= _CLAUSE
        if inner[-1:] in ".,!?…—–" and words >= 2 and opening:
            return inner[:1].isupper() or words >= _CLAUSE or not inner[:1].isalpha()
        return opening and words > _CLAUSE and (inner[:1].isupper() or before[-1:] in ":,")

    def _begins_paragraph(self, quoted: Quoted) -> bool:
        token = next(iter(self.document.tokens_in(quoted.span)), None)
        return token is not None and (
            token.i == 0 or self.document.paragraph_of[token.i - 1] != self.document.paragraph_of[token.i]
        )

    def _tag_behind(self, quoted: Quoted, n: int) -> _Tag | None:
        """ "...," she said; "...," said the minister: a cue close behind, in the sentence where the quotation ends."""
        inside = self.document.tokens_in(quoted.span)
        start = inside[-1].i + 1
        zone = self._zone(start, min(start + _TAG_REACH, self._next_quote(n)), inside[-1])
        for token in zone:
            if token.text in (".", "?", "!", ";"):
                return None
            if token.lower_ == "according":
                return self._according(token)
            if token.pos_ == "VERB" and token.lemma_.lower() in TOLD and token.tag_ in ("VBD", "VBZ", "VBP", "VBN"):
                return self._tag(token, zone)
            if token.tag_ in ("IN", "WDT", "WP", "CC") and token.i == start:
                return None
        return None

    def _zone(self, start: int, end: int, last: Token) -> list[Token]:
        paragraph = self.document.paragraph_of[last.i]
        tokens = self.document.tokens[start : max(start, end)]
        return [t for t in tokens if self.document.paragraph_of[t.i] == paragraph]

    def _next_quote(self, n: int) -> int:
        if n + 1 == len(self.quoted):
            return len(self.document.tokens)
        following = self.document.tokens_in(self.quoted[n + 1].span)
        return following[0].i if following else len(self.document.tokens)

    def _tag(self, cue: Token, zone: list[Token]) -> _Tag | None:
        """The speaker of a tag: the subject in the tree, if it stands in the tag; else the noun before, else behind."""
        places = {t.i for t in zone}
        speaker = speaker_of(cue)
        if speaker is not None and speaker.i in places:
            return _Tag(speaker, cue)
        before = [t for t in zone if t.i < cue.i and t.pos_ in ("PROPN", "NOUN", "PRON")]
        behind = [t for t in zone if t.i > cue.i and t.pos_ in ("PROPN", "NOUN", "PRON")]
        if before:
            return _Tag(_top(before), cue)
        return _Tag(_top(behind[:6]), cue) if behind else None

    def _according(self, token: Token) -> _Tag | None:
        behind = [t for t in token.doc[token.i + 1 : token.i + 10] if t.pos_ in ("PROPN", "NOUN", "PRON")]
        return _Tag(_top(behind), token) if behind else None

    def _tag_before(self, quoted: Quoted, n: int) -> _Tag | None:
        """She said, "..."; he put it this way: "...": the last cue in front, in the same sentence."""
        inside = self.document.tokens_in(quoted.span)
        low = self._previous_quote_end(n)
        zone = self._zone(max(low, inside[0].i - 2 * _TAG_REACH), inside[0].i, inside[0])
        sentence = self._last_sentence(zone)
        if not sentence:
            return None
        gap = sentence[-1].text
        for token in reversed(sentence):
            if token.pos_ == "VERB" and token.lemma_.lower() in TOLD and inside[0].i - token.i <= _TAG_REACH:
                if gap not in (",", ":", "that") and token.i < sentence[-1].i - 1:
                    return None
                speaker = speaker_of(token)
                return _Tag(speaker, token) if speaker is not None else None
        if gap == ":":
            root = next((t for t in sentence if t.dep_.lower() == "root"), None)
            speaker = speaker_of(root) if root is not None else None
            return _Tag(speaker, root) if speaker is not None else None
        return None

    def _previous_quote_end(self, n: int) -> int:
        if n == 0:
            return 0
        before = self.document.tokens_in(self.quoted[n - 1].span)
        return before[-1].i + 1 if before else 0

    def _last_sentence(self, zone: list[Token]) -> list[Token]:
        """The tokens after the last full stop."""
        done: list[Token] = []
        for token in reversed(zone):
            if token.text in (".", "!", "?", ";"):
                break
            done.append(token)
        return done[::-1]

    # ------------------------------------------------------------ quotations without a cue

    def _carried(self, quoted: Quoted, n: int, told: list[Speech], done: list[Speech]) -> Speech | None:
        """A quotation that goes on: with the one before it in its paragraph, or of the paragraph before."""
        if len(quoted.inner.of(self.text).split()) < _CLAUSE:
            return None
        before = done[-1] if done else None
        last = self._last_told(quoted, told)
        if before is None or (last is not None and last.content.start > before.content.start):
            before = last
        if before is None or self._far(before.content, quoted.span) > 1:
            return self._by_subject(quoted)
        return Speech(
            content=quoted.span, speaker=before.speaker, speaker_span=before.speaker_span, direct=True, carried=True
        )

    def _last_told(self, quoted: Quoted, told: list[Speech]) -> Speech | None:
        earlier = [s for s in told if s.content.end <= quoted.span.start and s.voiced and s.speaker_span]
        return max(earlier, key=lambda s: s.content.start, default=None)

    def _far(self, one: Span, other: Span) -> int:
        """How many paragraphs lie between."""
        a, b = self.document.tokens_in(one), self.document.tokens_in(other)
        return self.document.paragraph_of[b[0].i] - self.document.paragraph_of[a[-1].i] if a and b else 9

    def _by_subject(self, quoted: Quoted) -> Speech | None:
        """The subject of the sentence before, when it is a person; else nobody."""
        tokens = self.document.tokens_in(quoted.span)
        index = self.document.sentence_index(tokens[0])
        speaker: Token | None = None
        if index:
            sentence = self.document.sentence_tokens(index - 1)
            root = next((t for t in sentence if t.dep_.lower() == "root"), None)
            speaker = speaker_of(root) if root is not None else None
        return replace(self._by(_Tag(speaker, None), quoted.span), direct=True)

    # ------------------------------------------------------------ transcripts

    def _labelled(self) -> Iterator[Speech]:
        """ "SMITH: I do not agree." as in a transcript: the paragraph behind the name."""
        for span in self.paragraphs:
            m = _LABEL.match(self.text, span.start, span.end)
            if m is None or span.end - m.end() < 2:
                continue
            label = self.document.tokens_in(Span(m.start(), m.end()))
            names = [t for t in label if t.is_alpha]
            if names:
                content = Span(m.end(), span.end)
                yield replace(self._by(_Tag(names[-1], None), content), direct=True)


def _paragraphs(document: Document) -> tuple[Span, ...]:
    bounds: dict[int, tuple[int, int]] = {}
    for token in document.tokens:
        index = document.paragraph_of[token.i]
        first, _ = bounds.get(index, (document.starts[token.i], 0))
        bounds[index] = (first, document.ends[token.i])
    return tuple(Span(a, b) for a, b in bounds.values())


def _wider(content: Span, quoted: Quoted) -> bool:
    return content.start < quoted.span.start - 1 or content.end > quoted.span.end + 1


def _top(tokens: list[Token]) -> Token:
    """The head of the first noun phrase among the tokens."""
    inside = {t.i for t in tokens}
    token = tokens[0]
    for _ in range(8):
        if (
            token.head.i in inside
            and token.head.i != token.i
            and token.dep_ in ("compound", "flat", "nmod:poss", "amod", "nmod:desc")
        ):
            token = token.head
        else:
            break
    return token


def _distinct(speeches: list[Speech]) -> list[Speech]:
    """Each stretch once, and of two that cross the one that came first in the list."""
    done: dict[Span, Speech] = {}
    for speech in speeches:
        done.setdefault(speech.content, speech)
    return list(done.values())
