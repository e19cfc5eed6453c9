"""The order of events: what is dated by its days, then what is under way, planned, and open. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.facts.model import Attribution, Claim, EntityId, FactSheet, Precision, Quotation, Span, Status, When
from bot.facts.query import chain_of, innermost, is_speech, number, shown

_STANDING = frozenset(("describe", "hold_post", "act", "include", "participate", "endorse", "confirm", "cause", "aim"))
"""Predicates that tell no event of their own: without a time they have no place in an order of events."""

_TELLING = frozenset(("meet", "confirm"))
"""Predicates that tell of speaking: their time may be that of what is said there."""


_OWNED = re.compile(r"(?:\b(?:a|an|the|its|his|her|their|of)|['’]s?)\s+$", re.IGNORECASE)
_OWNS = re.compile(r"['’]s?\s")
_SINCE = re.compile(r"\b(?:since|from)\s+(?:\w+\s+)?$", re.IGNORECASE)
"""What leads in when something began that still goes on, or is compared with: nothing is told to have happened then."""


class Phase(StrEnum):
    """Where a happening stands in the order."""

    DATED = "dated"
    SAID = "said"
    WORDS = "a time that cannot be resolved"
    UNDER_WAY = "under way"
    AHEAD = "planned"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One entry: a claim with its times (several when the article gives several), or an act of speech and its day.

    With neither it is a time that no claim holds: what happened then is in the words around it.
    """

    phase: Phase
    times: tuple[When, ...] = ()
    claim: Claim | None = None
    quotation: Quotation | None = None
    disputed: bool = False

    @property
    def place(self) -> Span:
        """Where the article tells of it."""
        if self.claim is not None:
            return self.claim.evidence
        return self.quotation.content if self.quotation is not None else self.times[0].span


_PHASES = {
    Status.ONGOING: Phase.UNDER_WAY,
    Status.NEGOTIATING: Phase.UNDER_WAY,
    Status.AGREED: Phase.AHEAD,
    Status.PLANNED: Phase.AHEAD,
    Status.INTENDED: Phase.AHEAD,
    Status.REQUIRED: Phase.AHEAD,
    Status.PROPOSED: Phase.AHEAD,
    Status.FORECAST: Phase.AHEAD,
    Status.POSSIBLE: Phase.OPEN,
    Status.CONDITIONAL: Phase.OPEN,
}


def timeline(sheet: FactSheet) -> tuple[Happening, ...]:
    """Every happening in order: resolved times first, by day; then times in words only, under way, ahead, open."""
    found = (*_dated(sheet), *_spoken(sheet), *_undated(sheet), *_bare(sheet))
    return tuple(sorted(found, key=_order))


def said_on(sheet: FactSheet, chain: tuple[Attribution, ...], words: Span) -> When | None:
    """When the innermost speaker said these words, as far as their sentence tells; a day of speaking, not of events."""
    if not chain:
        return None
    speaker = chain[-1].speaker
    fitting = [q for q in sheet.quotations if q.speaker == speaker and q.content.overlap(words)]
    best = min(fitting, key=lambda q: q.content.end - q.content.start, default=None)
    return spoken_on(sheet, best) if best is not None else None


def spoken_on(sheet: FactSheet, quotation: Quotation) -> When | None:
    """The time that stands by the cue of a quotation, outside of what is said; None when there is none.

    A time that the article gives to an event, or that lies ahead, is not taken for the day on which somebody spoke.
    """
    near = quotation.cue_span or quotation.speaker_span
    if near is None:
        return None
    sentence = sheet.sentence_at(near)
    if sentence is None:
        return None
    taken = [c.when.span for c in sheet.claims if c.when is not None and c.predicate not in _TELLING]
    fit = [
        when
        for when in sheet.times
        if sentence.span.covers(when.span)
        and when.precision not in (Precision.DURATION, Precision.VAGUE)
        and not quotation.content.overlap(when.span)
        and when.span not in taken
        and _around(sheet, quotation, when.span) == _around(sheet, quotation, near)
    ]
    best = min(fit, key=lambda when: abs(when.span.start - near.start), default=None)
    published, spoken = sheet.article.published_on, first_day(best) if best is not None else None
    return best if published is None or spoken is None or spoken <= published else None


def _around(sheet: FactSheet, quotation: Quotation, span: Span) -> Span | None:
    """The words of somebody else within which a span stands: who tells on Monday what another said has a day apart."""
    others = (q for q in sheet.quotations if q.speaker != quotation.speaker)
    contents = [q.content for q in others if q.content.covers(span)]
    outer = [content for content in contents if not quotation.content.covers(content)]
    return min(outer, key=lambda content: content.end - content.start, default=None)


def first_day(when: When) -> date | None:
    """The first day of a time, or its last, or None while unresolved."""
    moment = when.first or when.last
    return moment.date() if isinstance(moment, datetime) else moment


def _dated(sheet: FactSheet) -> Iterator[Happening]:
    """Claims with a time; one clause with several times is one happening, disputed when they clash."""
    groups: dict[tuple[Span, EntityId | None], list[Claim]] = {}
    thoughts = {claim.when.span for claim in shown(sheet) if claim.when and claim.status is Status.HYPOTHETICAL}
    for claim in shown(sheet):
        if _is_timed(claim) and claim.when is not None and claim.when.span not in thoughts:
            groups.setdefault((claim.evidence, innermost(claim)), []).append(claim)
    for claims in _unfolded(list(groups.values())):
        times = tuple(dict.fromkeys(claim.when for claim in claims if claim.when is not None))
        resolved = tuple(when for when in times if first_day(when) is not None)
        named = next((claim for claim in claims if claim.predicate != "act"), claims[0])
        yield Happening(
            phase=Phase.DATED if resolved else Phase.WORDS,
            times=resolved or times,
            claim=named,
            disputed=times_clash(sheet, claims),
        )


def times_clash(sheet: FactSheet, claims: Sequence[Claim]) -> bool:
    """Whether the claims are two sides of a conflict about when."""
    told = {claim.id for claim in claims}
    return any(
        conflict.role == "when" and sum(1 for side in conflict.positions if told & set(side.claims)) > 1
        for conflict in sheet.conflicts
    )


def _unfolded(groups: list[list[Claim]]) -> Iterator[list[Claim]]:
    """The groups but those whose clause lies within another's of the same times."""
    for some in groups:
        times = {claim.when for claim in some}
        wider = (
            other
            for other in groups
            if other is not some
            and times == {claim.when for claim in other}
            and other[0].evidence != some[0].evidence
            and other[0].evidence.covers(some[0].evidence)
            and other[0].attribution == some[0].attribution
        )
        if next(wider, None) is None:
            yield some


def _spoken(sheet: FactSheet) -> Iterator[Happening]:
    """One entry for each speaker and day of speaking: the first words said then."""
    seen: set[tuple[EntityId | None, date | Span]] = set()
    for quotation in sorted(sheet.quotations, key=lambda each: each.content.start):
        told = number(sheet, quotation.content) and is_speech(sheet, quotation)
        when = spoken_on(sheet, quotation) if told else None
        if when is None:
            continue
        key = (chain_of(sheet, quotation)[-1].speaker, first_day(when) or when.span)
        if key not in seen:
            seen.add(key)
            yield Happening(phase=Phase.SAID, times=(when,), quotation=quotation)


def _undated(sheet: FactSheet) -> Iterator[Happening]:
    """What has no time: one entry for each sentence, state and speaker, that with the widest clause."""
    seen: set[tuple[Phase, int, EntityId | None]] = set()
    dated = [(claim.evidence, innermost(claim)) for claim in shown(sheet) if _is_timed(claim)]
    widest = sorted(shown(sheet), key=lambda claim: claim.evidence.start - claim.evidence.end)
    for claim in widest:
        phase = _PHASES.get(claim.status)
        if phase is None or claim.negated or claim.predicate in _STANDING:
            continue
        if any(_same_place(place, claim.evidence) and by == innermost(claim) for place, by in dated):
            continue
        key = (phase, number(sheet, claim.evidence), innermost(claim))
        if key in seen:
            continue
        seen.add(key)
        yield Happening(phase=phase, claim=claim)


def _same_place(place: Span, other: Span) -> bool:
    """Whether one clause covers the other, or all but its edges."""
    return place.overlap(other) >= 0.9 * (other.end - other.start)


def _bare(sheet: FactSheet) -> Iterator[Happening]:
    """The resolved times that no claim holds and no speaker speaks at, and at which something is told to happen.

    A time that a noun takes for its own ("a 2023 ruling", "Friday's close") is none, nor is a time since when.
    """
    spoken = {spoken_on(sheet, each) for each in sheet.quotations}
    held = {claim.when.span for claim in shown(sheet) if claim.when is not None}
    for when in sheet.times:
        fit = when.precision not in (Precision.DURATION, Precision.VAGUE) and first_day(when) is not None
        if (
            fit
            and number(sheet, when.span)
            and when.span not in held
            and when not in spoken
            and not _owned(sheet, when)
        ):
            yield Happening(phase=Phase.DATED, times=(when,))


def _owned(sheet: FactSheet, when: When) -> bool:
    """Whether a time belongs to a noun, or tells since when something goes on."""
    text = sheet.article.text
    since = when.last is None and _SINCE.search(text, 0, when.span.start) is not None
    return since or _OWNED.search(text, 0, when.span.start) is not None or _OWNS.match(text, when.span.end) is not None


def _is_timed(claim: Claim) -> bool:
    return claim.when is not None and claim.when.precision is not Precision.DURATION


def _order(happening: Happening) -> tuple[int, date, int]:
    days = [day for when in happening.times if (day := first_day(when)) is not None]
    ranks = (Phase.WORDS, Phase.UNDER_WAY, Phase.AHEAD, Phase.OPEN)
    rank = 0 if days else 1 + (ranks.index(happening.phase) if happening.phase in ranks else 0)
    return rank, min(days, default=date.min), happening.place.start
