"""When things happen: the time expressions of an article, resolved, and which verb each of them belongs to.

The rules, in the order of their weight: a date with its year stands for itself; everything else is counted from the day
of publication, or inside speech from the day of speaking; without a day to count from it stays open. A bare weekday is
the latest one behind, or the next one before a verb of the future. Where "last Friday" has two readings, the order of
events decides; where that does not tell either, the time of the event stays open and both readings are listed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from bot.extraction.speech.acts import Speeches
from bot.extraction.times.attachment import belonging, governor, head_of
from bot.extraction.times.calendar_words import Back, Expression, Weekday
from bot.extraction.times.reckoning import Interval, precision, readings
from bot.extraction.times.tense import lies_ahead
from bot.extraction.trees.document import Document
from bot.extraction.trees.syntax import dateline
from bot.facts.model import Precision, When

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_EARLIER = frozenset("previous previously earlier prior before former initial original".split())
_MARKS = "\"“”‘’«»„'"
_OPEN = (None, None)
_FAR = 3
"""How many sentences back "that day" may point."""


@dataclass(frozen=True)
class TimeIndex:
    """The times of an article, in order; a time with two readings is listed twice, once under each."""

    times: tuple[When, ...] = ()
    belonging: Mapping[int, tuple[When, ...]] | None = None

    def of(self, token: Token) -> tuple[When, ...]:
        """The times that say when the event of this verb or noun is; several where its clause names several.

        "said on Monday that they agreed": Monday is of "said". "Last week they met and agreed": last week is of both.
        A time with two readings is here once, and open.
        """
        return (self.belonging or {}).get(token.i, ())


def find_times(document: Document, published: date | datetime | None, speeches: Speeches | None = None) -> TimeIndex:
    """Every time expression of the article, resolved against the day of publication in its own zone (None: unknown).

    `speeches` give the days of speaking, from which times inside speech are counted. Takes linear time.
    """
    if document.doc is None:
        return TimeIndex()
    day = published.date() if isinstance(published, datetime) else published
    reckoner = _Reckoner(document, day, speeches or Speeches())
    intervals = [reckoner.readings(i) for i in range(len(reckoner.told))]
    paired = list(zip(reckoner.told, intervals, strict=True))
    listed = [_when(told, one) for told, many in paired for one in many or (_OPEN,)]
    single = [_when(told, many[0] if len(many) == 1 else _OPEN) for told, many in paired]
    return TimeIndex(tuple(listed), belonging(document, list(zip(single, reckoner.governors, strict=True))))


def _when(expression: Expression, interval: tuple[date | None, date | None]) -> When:
    first, last = interval
    fine = precision(expression.told)
    if isinstance(expression.told, Back) and first is not None:
        fine = Precision.DAY
    return When(
        span=expression.span,
        first=None if expression.bound == "until" else first,
        last=None if expression.bound == "since" else last,
        precision=fine,
    )


def _of_dateline(document: Document, head: Token) -> bool:
    """The day on which an agency's report was written is no day of what it tells."""
    start = document.sentence(head).span.start
    end = start + dateline(document.text[start : start + 120])
    return document.starts[head.i] < end


class _Reckoner:
    """Resolves the expressions of one article, each at most once: a time may wait for the day of another."""

    def __init__(self, document: Document, published: date | None, speeches: Speeches) -> None:
        self.document, self.published, self.speeches = document, published, speeches
        found = document.time_expressions
        placed = [(e, head) for e in found if (head := head_of(document, e.span)) is not None]
        placed = [(e, head) for e, head in placed if not _of_dateline(document, head)]
        self.told = [e for e, _ in placed]
        self.heads = [head for _, head in placed]
        places = {t.i for e in self.told for t in document.tokens_in(e.span)}
        self.governors = [governor(document, head, places) for head in self.heads]
        self._done: dict[int, tuple[Interval, ...]] = {}
        self._days: dict[int, date | None] = {}
        self._by_governor: dict[int, list[int]] = {}
        for i, over in enumerate(self.governors):
            self._by_governor.setdefault(over.i, []).append(i)
        self._cues = {s.cue_token: n for n, s in enumerate(self.speeches.all) if s.cue_token is not None}
        self._before = self._same_speaker_before()

    def _same_speaker_before(self) -> dict[int, int]:
        """For each speech the one before it by the same known speaker."""
        last: dict[str, int] = {}
        done: dict[int, int] = {}
        for i, speech in enumerate(self.speeches.all):
            if speech.speaker is not None:
                if speech.speaker in last:
                    done[i] = last[speech.speaker]
                last[speech.speaker] = i
        return done

    def readings(self, i: int) -> tuple[Interval, ...]:
        """The days that expression `i` may mean; empty where it stays open."""
        if i not in self._done:
            self._done[i] = ()  # a time that waits for itself stays open
            self._done[i] = self._read(i)
        return self._done[i]

    def _read(self, i: int) -> tuple[Interval, ...]:
        told = self.told[i].told
        if isinstance(told, Back):
            return self._back(i, told)
        spoken, quoted = self._speaking_day(i)
        anchor = spoken if spoken and (quoted or isinstance(told, Weekday)) else self.published
        ahead = self._ahead(i)
        found = readings(told, anchor, ahead=ahead, strict=bool(spoken and quoted))
        return self._in_order(i, found) if len(found) > 1 else found

    def _ahead(self, i: int) -> bool | None:
        match self.told[i].bound:
            case "since":
                return False
            case "until":
                return lies_ahead(self.heads[i]) is not False or None
            case _:
                return lies_ahead(self.heads[i])

    def _speaking_day(self, i: int) -> tuple[date | None, bool]:
        """The day of the speech in whose content expression `i` stands, and whether it stands in quotation marks."""
        inside = self.speeches.at(self.told[i].span)
        for index in reversed(inside):
            day = self._day(index)
            if day is not None:
                begin = self.speeches.all[inside[0]].content.start
                return day, self.document.text[max(0, begin - 1) : begin + 1].strip(" ")[:1] in tuple(_MARKS)
        return None, False

    def _day(self, index: int | None) -> date | None:
        """The day on which a speech was made: told at its cue, or else of the last one by the same speaker."""
        walked = []
        day = None
        while index is not None and index not in self._days:
            self._days[index] = None
            walked.append(index)
            day = self._own_day(index)
            index = self._before.get(index) if day is None else None
        if day is None and index is not None:
            day = self._days[index]
        self._days.update(dict.fromkeys(walked, day))
        return day

    def _own_day(self, index: int) -> date | None:
        cue = self.speeches.all[index].cue_token
        for i in self._by_governor.get(cue, ()) if cue is not None else ():
            many = self.readings(i)
            if len(many) == 1 and many[0][0] == many[0][1] and not self.told[i].bound:
                return many[0][0]
        return None

    def _in_order(self, i: int, found: tuple[Interval, ...]) -> tuple[Interval, ...]:
        """The readings that the order of events allows: what is called earlier lies before the day told before it."""
        sentence = self.document.sentence_tokens(self.document.sentence_index(self.heads[i]))
        called = any(t.lower_ in _EARLIER for t in sentence)
        perfect = any(c.lower_ == "had" for c in self.governors[i].children)
        before = self._day_before(i) if called or perfect else None
        fitting = tuple(one for one in found if before is None or one[1] < before)
        return fitting or found

    def _day_before(self, i: int, far: int | None = None) -> date | None:
        """The last single day told before expression `i`, at most `far` sentences back."""
        here = self.document.sentence_index(self.heads[i])
        for j in range(i - 1, max(-1, i - 50), -1):
            if far is not None and here - self.document.sentence_index(self.heads[j]) > far:
                return None
            many = self.readings(j)
            if len(many) == 1 and many[0][0] == many[0][1]:
                return many[0][0]
        return None

    def _back(self, i: int, told: Back) -> tuple[Interval, ...]:
        day = self._day_before(i, _FAR) if told.to == "day" else self._earlier_speech(i)
        return ((day, day),) if day else ()

    def _earlier_speech(self, i: int) -> date | None:
        """ "... he explained at the time": the day of what the same speaker said before."""
        over = self.governors[i].i
        index = self._cues.get(over)
        return self._day(self._before.get(index)) if index is not None else None
