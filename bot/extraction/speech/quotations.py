"""Who says what: direct, mixed and reported speech of an article, with speakers, and what is told inside what.

Quotation marks are found in the text, cues and clauses in the trees; a quotation takes the cue beside it, else that of
the sentence before, else goes on with the speaker of the quotation before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.extraction.speech.acts import Speech, Speeches, nested
from bot.extraction.speech.direct import DirectSpeech, Entities, Speakers
from bot.extraction.speech.quote_marks import QuotedText, quoted_stretches
from bot.extraction.speech.reports import Report, reports
from bot.extraction.speech.tags import Tag
from bot.extraction.trees.document import Document
from bot.facts.model import Part, Span

_LABEL = re.compile(r"[\"“”«]?(?:[A-Z][A-Z.’'-]{1,20} ?){1,4}(?:\([^)\n]{1,30}\))?:\s")


def find_speech(document: Document, entities: Entities) -> Speeches:
    """All speech and reported thought of the article. Takes linear time; a text without words has none."""
    if document.doc is None:
        return Speeches()
    speakers = Speakers(document, entities)
    paragraphs = _paragraphs(document)
    labelled = list(_labelled(document, paragraphs, speakers))
    quoted = _quoted(document, paragraphs)
    told = [s for r in reports(document) if (s := _speech(document, r, quoted, speakers)) is not None]
    direct, taken = DirectSpeech(document, quoted, speakers, told, labelled).speeches()
    whole = nested(_distinct([*labelled, *direct, *(s for i, s in enumerate(told) if i not in taken)]))
    # what somebody wants or praises inside what somebody else says is part of that
    return nested([s for s in whole.all if s.voiced or s.parent is None])


def _quoted(document: Document, paragraphs: tuple[Span, ...]) -> QuotedText:
    """The quotations that hold words; not those that are lines of a transcript."""
    found = quoted_stretches(document.text, paragraphs)
    return QuotedText(
        tuple(q for q in found if document.tokens_in(q.inner) and not _LABEL.match(document.text, q.inner.start))
    )


def _speech(document: Document, report: Report, quoted: QuotedText, speakers: Speakers) -> Speech | None:
    """What a report tells. A cue inside quotation marks reports nothing outside of them."""
    content = quoted.to_the_marks(document.span(report.first, report.last))
    around = quoted.at(document.span(report.cue))
    if around is not None:
        if not content.overlap(around.inner):
            return None
        content = Span(max(content.start, around.inner.start), min(content.end, around.inner.end))
    elif document.sentence(report.cue).part is Part.CAPTION:
        return None
    by = speakers.speech(Tag(report.speaker, report.cue), content)
    if report.named is not None:
        names = [t for t in document.tokens[report.named[0] : report.named[1] + 1] if t.pos_ == "PROPN"]
        speaker = by.speaker or next((e for t in names if (e := speakers.entity(t))), None)
        by = replace(by, speaker=speaker, speaker_span=document.span(*report.named))
    inside = any(content.covers(q.inner) for q in quoted.touching(content)) and around is None
    return replace(by, voiced=report.voiced, direct=inside)


def _labelled(document: Document, paragraphs: tuple[Span, ...], speakers: Speakers) -> Iterator[Speech]:
    """ "SMITH: I do not agree." as in a transcript: the paragraph behind the name."""
    for span in paragraphs:
        m = _LABEL.match(document.text, span.start, span.end)
        if m is None or span.end - m.end() < 2:
            continue
        names = [t for t in document.tokens_in(Span(m.start(), m.end())) if t.is_alpha]
        if names:
            yield speakers.speech(Tag(names[-1], None), Span(m.end(), span.end), direct=True)


def _paragraphs(document: Document) -> tuple[Span, ...]:
    bounds: dict[int, tuple[int, int]] = {}
    for token in document.tokens:
        index = document.paragraph_of[token.i]
        first, _ = bounds.get(index, (document.starts[token.i], 0))
        bounds[index] = (first, document.ends[token.i])
    return tuple(Span(a, b) for a, b in bounds.values())


def _distinct(speeches: list[Speech]) -> list[Speech]:
    """Each stretch once: as it came first in the list."""
    done: dict[Span, Speech] = {}
    for speech in speeches:
        done.setdefault(speech.content, speech)
    return list(done.values())
