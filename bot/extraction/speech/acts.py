"""Acts of speech: what was said, by whom, in which words it is reported, and what is told inside what."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot.facts.model import Attribution, EntityId, Quotation, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """One stretch of speech or thought that the article attributes.

    `speaker` is None when nobody can be named; `cue` is the lemma of the reporting word, `cue_token` the number of its
    token, both None where the words stand without one (a quotation that goes on: `carried`). `direct` when any of the
    content is in quotation marks. `voiced` when the speaker states the content, so that its claims are claims of the
    speaker; a wish or an opinion of something is not. `parent`: the index of the speech that this one is told in.
    """

    content: Span
    speaker: EntityId | None
    speaker_span: Span | None = None
    cue: str | None = None
    cue_span: Span | None = None
    cue_token: int | None = None
    direct: bool = False
    voiced: bool = True
    carried: bool = False
    parent: int | None = None

    def quotation(self) -> Quotation:
        """The same as an entry of the fact sheet."""
        return Quotation(
            content=self.content,
            direct=self.direct,
            speaker=self.speaker,
            speaker_span=self.speaker_span,
            cue_span=self.cue_span,
            cue=self.cue,
        )

    def link(self) -> Attribution:
        """The same as a link of a claim's chain of speakers."""
        return Attribution(
            speaker=self.speaker, cue=self.cue, span=self.cue_span or self.speaker_span, direct=self.direct
        )


@dataclass(frozen=True)
class Speeches:
    """All speech of an article, in the order of the text, an outer one before what is told inside it."""

    all: tuple[Speech, ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        return [speech.content.start for speech in self.all]

    @cached_property
    def cues(self) -> frozenset[int]:
        """The tokens that only report what was told before them: the verbs of tags."""
        told = (s for s in self.all if s.voiced and s.cue_span is not None and s.cue_span.start > s.content.start)
        return frozenset(s.cue_token for s in told if s.cue_token is not None)

    def at(self, place: Span) -> tuple[int, ...]:
        """The indexes of the speeches in whose content the place lies, outermost first."""
        inside: list[int] = []
        index: int | None = bisect.bisect_right(self._starts, place.start) - 1
        while index is not None and index >= 0:
            if self.all[index].content.covers(place):
                inside.append(index)
            index = self.all[index].parent
        return tuple(reversed(inside))

    def chain_at(self, place: Span) -> tuple[Attribution, ...]:
        """The speakers of whatever is said at this place, outermost first; empty in the article's own voice."""
        return tuple(self.all[i].link() for i in self.at(place) if self.all[i].voiced)

    def innermost(self, place: Span) -> Speech | None:
        """The speech whose own words stand at this place, or None in the article's own voice."""
        inside = [i for i in self.at(place) if self.all[i].voiced]
        return self.all[inside[-1]] if inside else None

    def quotations(self) -> tuple[Quotation, ...]:
        """The entries of the fact sheet."""
        return tuple(speech.quotation() for speech in self.all)


def nested(speeches: Sequence[Speech]) -> Speeches:
    """The speeches in order, each with its parent: the smallest other one whose content covers it."""
    ordered = sorted(speeches, key=lambda s: (s.content.start, -s.content.end, not s.direct))
    done: list[Speech] = []
    open_: list[int] = []
    for speech in ordered:
        while open_ and not done[open_[-1]].content.covers(speech.content):
            open_.pop()
        done.append(replace(speech, parent=open_[-1] if open_ else None))
        open_.append(len(done) - 1)
    return Speeches(tuple(done))
