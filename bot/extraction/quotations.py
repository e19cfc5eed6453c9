"""Who says what: direct, mixed and reported speech of an article, with speakers, and what is told inside what.

Quotation marks are found in the text, cues and clauses in the trees; a quotation takes the cue beside it, else that of
the sentence before, else goes on with the speaker of the quotation before it.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from bot.extraction.document import Document
from bot.extraction.noun_phrases import phrase
from bot.extraction.quote_marks import Quoted, quoted_stretches
from bot.extraction.reporting import cue_lemma
from bot.extraction.reports import Report, reports, speaker_of
from bot.extraction.speech import Speech, Speeches, nested
from bot.extraction.tags import Tag, Tags
from bot.facts.model import Entity, EntityId, Part, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSE = 4
"""From how many words on a quotation that nobody is named for is one, and no title or scare quote."""
_LABEL = re.compile(r"(?:[A-Z][A-Z.’'-]{1,20} ?){1,4}(?:\([^)\n]{1,30}\))?:\s")
_MARKS = '"“”«'


class Entities(Protocol):
    """What is asked of the entities."""

    def at(self, token: Token) -> Entity | None:
        """The entity that the token names."""
        ...

    def resolve(self, token: Token) -> Entity | None:
        """The entity that a pronoun or a title stands for."""
        ...


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
        self.quoted = tuple(q for q in self.quoted if document.tokens_in(q.inner) and not self._label(q))
        self.tags = Tags(document, self.quoted)
        self._starts = [q.span.start for q in self.quoted]

    def speeches(self) -> Speeches:
        told = [r for r in reports(self.document) if self._usable(r)]
        spans = [self._speech(r) for r in told]
        direct, taken = self._direct(spans)
        labelled = list(self._labelled())
        kept = [s for i, s in enumerate(spans) if i not in taken]
        whole = nested(_distinct([*direct, *labelled, *kept]))
        # what somebody wants or praises inside what somebody else says is part of that
        return nested([s for s in whole.all if s.voiced or s.parent is None])

    def _usable(self, report: Report) -> bool:
        return self.document.sentence(report.cue).part in (Part.BODY, Part.TITLE, Part.HEADING)

    # ------------------------------------------------------------ from a report to speech

    def _speech(self, report: Report) -> Speech:
        content = self._with_marks(self.document.span(report.first, report.last))
        by = self._by(Tag(report.speaker, report.cue), content)
        if report.named is not None:
            names = self.document.tokens[report.named[0] : report.named[1] + 1]
            known = (e for t in names if t.pos_ == "PROPN" and (e := self._entity(t)))
            by = replace(by, speaker_span=self.document.span(*report.named), speaker=by.speaker or next(known, None))
        return replace(
            by,
            direct=any(content.covers(q.inner) for q in self._quoted_in(content)),
            voiced=report.voiced,
        )

    def _by(self, tag: Tag, content: Span) -> Speech:
        speaker, cue = tag.speaker, tag.cue
        return Speech(
            content=content,
            speaker=self._entity(speaker),
            speaker_span=self._phrase(speaker) if speaker is not None else None,
            cue=cue_lemma(cue) if cue is not None else None,
            cue_span=self.document.span(cue) if cue is not None else None,
            cue_token=cue.i if cue is not None else None,
        )

    def _entity(self, token: Token | None) -> EntityId | None:
        entity = (self.entities.resolve(token) or self.entities.at(token)) if token is not None else None
        return entity.id if entity is not None else None

    def _phrase(self, token: Token) -> Span:
        return self.document.span(*phrase(token))

    def _quoted_in(self, span: Span) -> Iterator[Quoted]:
        """The quotations that touch the span."""
        for q in self.quoted[max(0, bisect.bisect_right(self._starts, span.start) - 1) :]:
            if q.span.start >= span.end:
                return
            if q.span.end > span.start:
                yield q

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
        near = self._by_sentence(told)
        for n, quoted in enumerate(self.quoted):
            around = [i for i in near(quoted.inner) if told[i].content.overlap(quoted.inner)]
            full = self._full(quoted)
            if not full and any(
                told[i].content.covers(quoted.inner) and _wider(told[i].content, quoted) for i in around
            ):
                continue  # words of the speaker inside what is reported anyway
            outside = [i for i in around if not self._inside(told[i], quoted)]
            same = [i for i in outside if quoted.span.covers(told[i].content)]
            speech = self._whole(quoted, n, told, same, done) if full else self._fragment(quoted, n, told, same)
            if speech is not None:
                # the report of the same cue, and whatever the parser let run over the edge of the marks
                taken |= set(same) | {i for i in outside if full and _replaced(told[i], speech, quoted)}
                taken |= {i for i in near(quoted.inner) if _part(told[i], speech)}
                done.append(speech)
        return done, taken

    def _by_sentence(self, told: list[Speech]) -> Callable[[Span], list[int]]:
        """Finds the reports in the sentences of a span."""
        index: dict[int, list[int]] = {}
        for i, speech in enumerate(told):
            for sentence in {self.document.sentence_index(t) for t in self._ends(speech.content)}:
                index.setdefault(sentence, []).append(i)

        def near(span: Span) -> list[int]:
            first, last = (self.document.sentence_index(t) for t in self._ends(span))
            return sorted({i for s in range(first, last + 1) for i in index.get(s, ())})

        return near

    def _ends(self, span: Span) -> tuple[Token, Token]:
        tokens = self.document.tokens_in(span)
        return tokens[0], tokens[-1]

    def _inside(self, speech: Speech, quoted: Quoted) -> bool:
        """Whether the cue stands inside the marks: then it is told in the quotation."""
        return speech.cue_span is not None and quoted.span.covers(speech.cue_span)

    def _whole(self, quoted: Quoted, n: int, told: list[Speech], same: list[int], done: list[Speech]) -> Speech | None:
        """The speech of a quotation that is a statement of its own."""
        tag = self.tags.beside(n)
        if tag is not None:
            return replace(self._by(tag, quoted.span), direct=True)
        if same:
            return replace(told[same[0]], content=quoted.span, direct=True)
        return self._carried(quoted, told, done)

    def _fragment(self, quoted: Quoted, n: int, told: list[Speech], same: list[int]) -> Speech | None:
        """The speech of a few words in marks: what the cue above them governs; without one they are no speech."""
        if same:
            return replace(told[same[0]], content=quoted.span, direct=True)
        tag = self.tags.above(n)
        if tag is None or tag.content is None:
            return None
        return replace(self._by(tag, tag.content), direct=True)

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
        first = self._ends(quoted.span)[0]
        return first.i == 0 or self.document.paragraph_of[first.i - 1] != self.document.paragraph_of[first.i]

    # ------------------------------------------------------------ quotations without a cue

    def _carried(self, quoted: Quoted, told: list[Speech], done: list[Speech]) -> Speech | None:
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
        earlier = [
            s
            for s in told
            if s.content.end <= quoted.span.start and s.voiced and s.speaker_span and not self._quoted_at(s.content)
        ]
        return max(earlier, key=lambda s: s.content.start, default=None)

    def _quoted_at(self, span: Span) -> bool:
        return any(q.span.covers(span) for q in self._quoted_in(span))

    def _label(self, quoted: Quoted) -> bool:
        """Whether the quotation begins with the label of a transcript, which is read as such."""
        return _LABEL.match(self.text, quoted.inner.start) is not None

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
        return replace(self._by(Tag(speaker, None), quoted.span), direct=True)

    # ------------------------------------------------------------ transcripts

    def _labelled(self) -> Iterator[Speech]:
        """ "SMITH: I do not agree." as in a transcript: the paragraph behind the name."""
        for span in self.paragraphs:
            m = _LABEL.match(self.text, span.start + (self.text[span.start] in _MARKS), span.end)
            if m is None or span.end - m.end() < 2:
                continue
            label = self.document.tokens_in(Span(m.start(), m.end()))
            names = [t for t in label if t.is_alpha]
            if names:
                content = Span(m.end(), span.end)
                yield replace(self._by(Tag(names[-1], None), content), direct=True)


def _paragraphs(document: Document) -> tuple[Span, ...]:
    bounds: dict[int, tuple[int, int]] = {}
    for token in document.tokens:
        index = document.paragraph_of[token.i]
        first, _ = bounds.get(index, (document.starts[token.i], 0))
        bounds[index] = (first, document.ends[token.i])
    return tuple(Span(a, b) for a, b in bounds.values())


def _wider(content: Span, quoted: Quoted) -> bool:
    return content.start < quoted.span.start - 1 or content.end > quoted.span.end + 1


def _replaced(report: Speech, speech: Speech, quoted: Quoted) -> bool:
    """Whether a quotation stands for a report: of the same cue, or running over one edge of the marks."""
    content, marks = report.content, quoted.span
    crosses = (
        content.start < marks.start < content.end < marks.end or marks.start < content.start < marks.end < content.end
    )
    return crosses or (report.cue_token is not None and report.cue_token == speech.cue_token)


def _part(report: Speech, speech: Speech) -> bool:
    """Whether a report of the same cue holds less of the same words."""
    return report.cue_token == speech.cue_token is not None and speech.content.covers(report.content)


def _distinct(speeches: list[Speech]) -> list[Speech]:
    """Each stretch once, and of two that cross the one that came first in the list."""
    done: dict[Span, Speech] = {}
    for speech in speeches:
        done.setdefault(speech.content, speech)
    return list(done.values())
