"""Speech for what stands in quotation marks: its tag, what it goes on from, or nothing for titles and scare quotes."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from bot.extraction.speech import wording
from bot.extraction.speech.acts import Speech
from bot.extraction.speech.cues import cue_lemma
from bot.extraction.speech.quote_marks import Quoted, QuotedText
from bot.extraction.speech.sources import speaker_of
from bot.extraction.speech.tags import Tag, Tags
from bot.extraction.trees.document import Document
from bot.extraction.trees.noun_phrases import phrase
from bot.facts.model import Entity, EntityId, Form, Kind, Span

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_CLAUSE = 4
"""From how many words on a quotation that nobody is named for is one, and no title or scare quote."""
_NEAR = 1
"""How many paragraphs a quotation without a tag may stand from the one that it goes on from."""
_BACK = 12
_NOBODY = frozenset("it you i we that this which one".split())


class Entities(Protocol):
    """What is asked of the entities."""

    def at(self, token: Token) -> Entity | None:
        """The entity that the token names."""
        ...

    def resolve(self, token: Token) -> Entity | None:
        """The entity that a pronoun or a title stands for."""
        ...


@dataclass(frozen=True)
class Speakers:
    """Makes speech of a tag: who the speaker is, and which words say so."""

    document: Document
    entities: Entities

    def speech(self, tag: Tag, content: Span, *, direct: bool = False) -> Speech:
        """The content with the tag's speaker and cue."""
        speaker, cue = tag.speaker, tag.cue
        return Speech(
            content=content,
            speaker=self.entity(speaker) if speaker is not None else None,
            speaker_span=self.document.span(*_named(speaker, cue)) if speaker is not None else None,
            cue=cue_lemma(cue) if cue is not None else None,
            cue_span=self.document.span(cue) if cue is not None else None,
            cue_token=cue.i if cue is not None else None,
            direct=direct,
        )

    def entity(self, token: Token) -> EntityId | None:
        """Who or what the token names or stands for."""
        found = self.entities.resolve(token) or self.entities.at(token) or self._called(token)
        if found is not None and not _named_at_all(found):  # "the coordinator, Ann Smith, warned"
            found = self._between_commas(token) or found
        return found.id if found is not None else None

    def _between_commas(self, token: Token) -> Entity | None:
        """The person who is named between commas straight behind a phrase that names nobody."""
        for child in token.children:
            first = next((t.i for t in child.subtree if not t.is_punct), 0) if child.pos_ == "PROPN" else 0
            if child.dep_ != "appos" or not first or child.doc[first - 1].text != ",":
                continue
            entity = self.entities.at(child)
            if entity is not None and entity.kind is Kind.PERSON and _named_at_all(entity):
                return entity
        return None

    def _called(self, token: Token) -> Entity | None:
        """ "Her rival Ann Smith said": the name straight behind the noun."""
        named = (c for c in token.children if c.dep_ in ("appos", "flat") and c.left_edge.i == token.i + 1)
        capital = (c for c in named if c.pos_ == "PROPN" or c.text[:1].isupper())
        return next((e for c in capital if (e := self.entities.at(c)) is not None), None)


def _named_at_all(entity: Entity) -> bool:
    """Whether the article gives its name anywhere, and does not only say what it is."""
    return any(m.form is Form.NAME for m in entity.mentions)


class DirectSpeech:
    """Turns the quotations of one article into speech; `told` is what the trees report, with and without marks."""

    def __init__(
        self,
        document: Document,
        quoted: QuotedText,
        speakers: Speakers,
        told: Sequence[Speech],
        labelled: Sequence[Speech] = (),
    ) -> None:
        """`labelled` are the lines of a transcript: a quotation without a tag may go on with one of them."""
        self.document, self.text = document, document.text
        self.quoted, self.speakers, self.told = quoted, speakers, told
        self.tags = Tags(document, quoted.all)
        self._near = self._by_sentence()
        free = [s for s in told if s.voiced and self._somebody(s) and not quoted.holds(s.content)]
        lines = QuotedText([Quoted(s.content, s.content) for s in labelled])
        free = [*labelled, *(s for s in free if not lines.holds(s.content))]
        self._before = sorted(free, key=lambda s: (s.content.start, s.content.end))
        self._starts = [s.content.start for s in self._before]

    def speeches(self) -> tuple[list[Speech], set[int]]:
        """The speech in order, and the indexes of the reports that it stands for."""
        done: list[Speech] = []
        taken: set[int] = set()
        last = -2
        for n, quoted in enumerate(self.quoted.all):
            found = self._one(n, quoted, done[-1] if last == n - 1 else None, done)
            if found is not None:
                done.append(found)
                taken |= self._replaced(found, quoted)
                last = n
        return self._joined(done), taken

    def _somebody(self, speech: Speech) -> bool:
        """Whether a quotation may go on with this speaker."""
        return speech.speaker_span is not None and speech.speaker_span.of(self.text).lower() not in _NOBODY

    def _by_sentence(self) -> dict[int, list[int]]:
        index: dict[int, list[int]] = {}
        for i, speech in enumerate(self.told):
            for sentence in self._sentences(speech.content):
                index.setdefault(sentence, []).append(i)
        return index

    def _sentences(self, span: Span) -> range:
        tokens = self.document.tokens_in(span)
        return range(self.document.sentence_index(tokens[0]), self.document.sentence_index(tokens[-1]) + 1)

    def _reports(self, span: Span) -> list[int]:
        """The reports in the sentences of the span."""
        return sorted({i for sentence in self._sentences(span) for i in self._near.get(sentence, ())})

    # ------------------------------------------------------------ one quotation

    def _one(self, n: int, quoted: Quoted, previous: Speech | None, done: list[Speech]) -> Speech | None:
        goes_on = self._goes_on(n, previous)
        if previous is not None and goes_on and self._same_sentence(previous, quoted):
            return replace(previous, content=quoted.span, direct=True)
        whole = self._whole(quoted)
        lead, inside = self.tags.lead(n), self.tags.inside(n)
        worded = wording.worded(lead)
        if worded is not None:
            return self.speakers.speech(worded, quoted.span, direct=True)
        outside = [i for i in self._reports(quoted.inner) if not self._cue_inside(self.told[i], quoted)]
        same = [i for i in outside if quoted.span.covers(self.told[i].content)]
        if (whole and wording.title(lead, inside)) or wording.work(lead, inside):
            return None
        tag = self.tags.beside(n) if whole else None
        if tag is not None:
            return self.speakers.speech(tag, tag.content or quoted.span, direct=True)
        if same:
            return replace(self.told[same[0]], content=quoted.span, direct=True)
        if done and done[-1].content.covers(quoted.span):
            return None
        if any(_wider(self.told[i].content, quoted) for i in outside):
            return None  # words of the speaker inside what is reported anyway
        return self._carried(quoted, goes_on, done) if whole else self._fragment(n)

    def _goes_on(self, n: int, previous: Speech | None) -> bool:
        """Whether only the tag of the quotation before stands between the two."""
        if previous is None:
            return False
        before, quoted = self.quoted.all[n - 1], self.quoted.all[n]
        if not self.text[before.span.end : quoted.span.start].strip():
            return self._far(before.span, quoted.span) == 0
        if previous.cue_span is None:
            return False
        between = Span(before.span.end, max(before.span.end + 1, quoted.span.start))
        return between.covers(previous.cue_span) and self._far(before.span, quoted.span) == 0

    def _same_sentence(self, previous: Speech, quoted: Quoted) -> bool:
        """ "The law," said Kim, "is clear": a comma before the second part, and no full stop before it."""
        start = previous.cue_span.end if previous.cue_span is not None else previous.content.end
        between = self.text[start : quoted.span.start].rstrip()
        return between.endswith(",") and not any(stop in between for stop in ".!?;")

    def _whole(self, quoted: Quoted) -> bool:
        """Whether the marks hold a statement of its own, and not words inside somebody else's sentence."""
        inner = quoted.inner.of(self.text).strip(" \0")
        before = self.text[max(0, quoted.span.start - 3) : quoted.span.start].rstrip()
        opening = not before or before[-1] in ".!?:,;—–-―”\"'" or self._begins_paragraph(quoted)
        words = len(inner.split())
        if not quoted.closed:
            return words >= _CLAUSE
        if inner[-1:] in ".,!?…—–" and opening:
            return inner[:1].isupper() or words >= _CLAUSE or not inner[:1].isalpha()
        return opening and words > _CLAUSE and (inner[:1].isupper() or before[-1:] in ":,")

    def _begins_paragraph(self, quoted: Quoted) -> bool:
        first = self.document.tokens_in(quoted.span)[0]
        return first.i == 0 or self.document.paragraph_of[first.i - 1] != self.document.paragraph_of[first.i]

    def _ends_paragraph(self, quoted: Quoted) -> bool:
        last, paragraphs = self.document.tokens_in(quoted.span)[-1], self.document.paragraph_of
        return last.i + 1 == len(paragraphs) or paragraphs[last.i + 1] != paragraphs[last.i]

    def _fragment(self, n: int) -> Speech | None:
        """A few words in marks: what the cue above them governs; without one they are no speech."""
        tag = self.tags.above(n)
        if tag is None or tag.content is None:
            tag = wording.position(self.document, self.tags.lead(n), self.tags.inside(n))
        if tag is None:
            return None
        content = self.quoted.to_the_marks(tag.content) if tag.content is not None else self.quoted.all[n].span
        return self.speakers.speech(tag, content, direct=True)

    def _cue_inside(self, speech: Speech, quoted: Quoted) -> bool:
        """Whether the cue stands inside the marks: then it is told in the quotation."""
        return speech.cue_span is not None and quoted.span.covers(speech.cue_span)

    def _replaced(self, speech: Speech, quoted: Quoted) -> set[int]:
        """The reports that a quotation stands for: of the same cue, or running over one edge of the marks."""
        marks = quoted.span
        done = set()
        for i in self._reports(quoted.inner):
            report = self.told[i]
            content = report.content
            same = report.cue_token is not None and report.cue_token == speech.cue_token
            before = content.start < marks.start < content.end < marks.end
            crosses = before or marks.start < content.start < marks.end < content.end
            within = marks.covers(content) and not self._cue_inside(report, quoted)
            if (same and speech.content.overlap(content)) or (crosses and speech.content == marks) or within:
                done.add(i)
        return done

    # ------------------------------------------------------------ without a tag

    def _carried(self, quoted: Quoted, goes_on: bool, done: list[Speech]) -> Speech | None:
        """A quotation without a tag: by the speaker of the one before, of the report before, or the subject before."""
        alone = self._begins_paragraph(quoted) and self._ends_paragraph(quoted)
        if len(quoted.inner.of(self.text).split()) < _CLAUSE and not alone and not goes_on:
            return None
        before = done[-1] if done else None
        last = None if goes_on else self._last_report(quoted)
        if before is None or (last is not None and last.content.start > before.content.start):
            before = last
        if before is None or self._far(before.content, quoted.span) > _NEAR:
            return self._by_subject(quoted)
        by = before.speaker_span
        return Speech(content=quoted.span, speaker=before.speaker, speaker_span=by, direct=True, carried=True)

    def _last_report(self, quoted: Quoted) -> Speech | None:
        at = bisect.bisect_left(self._starts, quoted.span.start)
        back = self._before[max(0, at - _BACK) : at]
        return next((s for s in reversed(back) if s.content.end <= quoted.span.start), None)

    def _far(self, one: Span, other: Span) -> int:
        """How many paragraphs lie between."""
        a, b = self.document.tokens_in(one), self.document.tokens_in(other)
        return self.document.paragraph_of[b[0].i] - self.document.paragraph_of[a[-1].i]

    def _by_subject(self, quoted: Quoted) -> Speech:
        """By the subject of the sentence before, when it is told; else by nobody."""
        index = self.document.sentence_index(self.document.tokens_in(quoted.span)[0])
        sentence = self.document.sentence_tokens(index - 1) if index else ()
        root = next((t for t in sentence if t.dep_.lower() == "root"), None)
        speaker = speaker_of(root) if root is not None else None
        return self.speakers.speech(Tag(speaker, None), quoted.span, direct=True)

    def _joined(self, done: list[Speech]) -> list[Speech]:
        """Paragraphs of one quotation, each but the last without a closing mark, have one speaker: whoever is named."""
        open_ends = {q.span for q in self.quoted.all if not q.closed}
        for i in range(len(done) - 2, -1, -1):
            one, following = done[i], done[i + 1]
            unclosed = one.content in open_ends and self._far(one.content, following.content) == 1
            if unclosed and one.cue is None and following.cue is not None:
                done[i] = replace(one, speaker=following.speaker, speaker_span=following.speaker_span)
        return done


def _named(speaker: Token, cue: Token | None) -> tuple[int, int]:
    """First and last token of the words that name the speaker, without the cue."""
    first, last = phrase(speaker)
    if cue is None or not first <= cue.i <= last or speaker.i == cue.i:
        return first, last
    return (first, cue.i - 1) if speaker.i < cue.i else (cue.i + 1, last)


def _wider(content: Span, quoted: Quoted) -> bool:
    """Whether what is reported holds the words in marks and more."""
    more = content.start < quoted.span.start - 1 or content.end > quoted.span.end + 1
    return more and content.covers(quoted.inner)
