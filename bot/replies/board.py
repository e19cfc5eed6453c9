"""What stands where, by status, and what is said to come next: one line for a sentence, status and speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from bot.facts.model import Claim, EntityId, FactSheet, Precision, Span, Status, When
from bot.facts.query import innermost, number, shown, struck_down
from bot.facts.timeline import first_day
from bot.replies.blocks import Line
from bot.replies.compose import cites, claim_line, said_line
from bot.replies.figures import around
from bot.replies.gist import twins
from bot.replies.tables import sentence_line, speaker_of
from bot.replies.wording import days, standing

ORDER = (
    *("Agreed", "Under way", "Planned", "Proposed", "Obligation", "Conditional", "Possible", "Forecast"),
    *("Halted", "Not achieved", "Negative", "Done"),
)
"""The statuses as a board shows them: what is open first, what is over last."""

_STANDING = frozenset("describe hold_post include confirm aim cause participate endorse".split())
"""Predicates of what simply is: done or under way tells nothing of them."""

_AHEAD = re.compile(
    r"\b(?:forecast|outlook|guidance|(?:is|are) (?:due|scheduled|expected|to be)|pending|will|not yet|"
    r"still (?:has|have) to)\b"
)
"""Words of a sentence that tells of what is to come, though no claim holds it."""

_STOPPED = frozenset((Status.DONE, Status.ONGOING, Status.HALTED, Status.CANCELLED))

_COMING = frozenset(
    (
        Status.AGREED,
        Status.NEGOTIATING,
        Status.PLANNED,
        Status.INTENDED,
        Status.REQUIRED,
        Status.POSSIBLE,
        Status.PROPOSED,
        Status.CONDITIONAL,
        Status.FORECAST,
    )
)


def board(sheet: FactSheet) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """The lines under each status that occurs (in English), in ORDER; a claim of no known status is left out."""
    groups: dict[str, list[Claim]] = {name: [] for name in ORDER}
    for claim in shown(sheet):
        group = standing(claim).split(":")[0]
        if group in groups and _has_standing(claim) and not _is_telling(sheet, claim):
            groups[group].append(claim)
    return tuple((name, _lines(sheet, claims)) for name, claims in groups.items() if claims)


def coming(sheet: FactSheet) -> tuple[Line, ...]:
    """What is agreed, planned, wanted, forecast or open, in the order of the text; then days that lie ahead."""
    ahead = [c for c in shown(sheet) if c.status in _COMING and not c.negated and not _over(sheet, c)]
    kept = tuple(_widest(sheet, [_as_it_stands(sheet, c) for c in ahead if not struck_down(sheet, c)]))
    told = [
        claim_line(sheet, claim, also=twins(sheet, claim))
        for claim in sorted(kept, key=lambda claim: claim.evidence.start)
    ]
    days_left = tuple(_days_ahead(sheet, kept))
    numbers = {number(sheet, claim.evidence) for claim in kept} | {number(sheet, when.span) for when in days_left}
    others = (s for s in sheet.body() if s.number not in numbers and _AHEAD.search(sheet.words(s.span)))
    return (*told, *(_day_line(sheet, when) for when in days_left), *(sentence_line(sheet, s) for s in others))


def _as_it_stands(sheet: FactSheet, claim: Claim) -> Claim:
    """A plan that its own sentence says is on hold: told as that, with the plan's day."""
    stops = (c for c in shown(sheet) if c.predicate == "halt" and not c.negated and c.status in _STOPPED)
    for stop in stops:
        themes = [role.span for role in stop.all_roles("theme")]
        if stop.evidence.covers(claim.evidence) and any(claim.evidence.covers(theme) for theme in themes):
            return replace(stop, when=stop.when or claim.when)
    return claim


def dated(sheet: FactSheet) -> bool:
    """Whether the article gives any day after its publication."""
    published = sheet.article.published_on
    return published is not None and any(_after(when, published) for when in sheet.times)


def _is_telling(sheet: FactSheet, claim: Claim) -> bool:
    """Whether the claim only tells that somebody speaks: its verb is what leads words of theirs in."""
    cues = (each.cue_span for each in sheet.quotations if each.cue_span is not None)
    return claim.predicate == "act" and any(claim.evidence.covers(cue) for cue in cues)


def _over(sheet: FactSheet, claim: Claim) -> bool:
    """Whether its time was past when the article came out."""
    published, when = sheet.article.published_on, claim.when
    if published is None or when is None or when.last is None or first_day(when) is None:
        return False
    return (when.last.date() if isinstance(when.last, datetime) else when.last) < published


def _has_standing(claim: Claim) -> bool:
    over = claim.status in (Status.DONE, Status.ONGOING) and not claim.negated
    return not (over and claim.predicate in _STANDING) and claim.status is not Status.HYPOTHETICAL


def _lines(sheet: FactSheet, claims: Iterable[Claim]) -> tuple[Line, ...]:
    kept = sorted(_widest(sheet, claims), key=lambda claim: claim.evidence.start)
    return tuple(claim_line(sheet, claim, also=twins(sheet, claim)) for claim in kept)


def _widest(sheet: FactSheet, claims: Iterable[Claim]) -> Iterator[Claim]:
    """One claim for a sentence and speaker: a deed with a name before one without, then the widest clause."""
    best: dict[tuple[int, EntityId | None], list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: (c.predicate == "act", c.evidence.start - c.evidence.end)):
        taken = best.setdefault((number(sheet, claim.evidence), innermost(claim)), [])
        if not any(each.evidence.overlap(claim.evidence) for each in taken):
            taken.append(claim)
            yield claim


def _days_ahead(sheet: FactSheet, told: Iterable[Claim]) -> Iterator[When]:
    """The days after publication of which no line tells yet, each sentence once."""
    published, places = sheet.article.published_on, [claim.evidence for claim in told]
    seen = set()
    for when in sheet.times:
        place = number(sheet, when.span)
        if published is None or not place or place in seen or any(each.covers(when.span) for each in places):
            continue
        if _after(when, published):
            seen.add(place)
            yield when


def _day_line(sheet: FactSheet, when: When) -> Line:
    told: Span = when.span
    return said_line(sheet, speaker_of(sheet, told), around(sheet, told), days(when), cites(sheet, told))


def _after(when: When, published: date) -> bool:
    last = when.last.date() if isinstance(when.last, datetime) else when.last
    first = first_day(when)
    return when.precision is not Precision.DURATION and first is not None and (last or first) > published
