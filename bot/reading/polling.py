"""When a source is asked again, and what is told about it: pure, from how far it had come and what it answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from statistics import median

from bot.languages.lasting import lasting, together
from bot.ports import Found, Polling, SourceState

DAY = 86_400.0
LONGEST_WISH = 7 * DAY
"""A server that asks for a longer pause is not obeyed to the letter: it may be a mistake."""

WARN_AFTER, WARN_TRIES = timedelta(hours=6), 3
PAUSE_AFTER, PAUSE_TRIES = timedelta(days=14), 10
NOTICE = timedelta(days=2)
"""Between the warning and the pause there is at least so long for somebody to do something."""

JITTER = 0.1
RHYTHM_OF = 12
"""So many of the newest items show the rhythm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The least and the greatest number of seconds between two looks."""

    least: float = 300.0
    most: float = DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a look gave. `problem` is None when it went well; `gone`: the source says that it has ended.

    `wish` are seconds that the server asks to wait (Retry-After), `fresh_for` seconds for which its answer holds
    (Cache-Control, TTL), `rhythm` seconds between its items. `unchanged`: what was there last time is still all.
    """

    problem: str | None = None
    gone: bool = False
    unchanged: bool = False
    etag: str | None = None
    modified: str | None = None
    moved: str | None = None
    wish: float = 0.0
    fresh_for: float = 0.0
    rhythm: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """How far it has come now, and what people are to be told, as sentences about the source."""

    after: Polling
    tell: tuple[str, ...] = ()


def decide(before: Polling, outcome: Outcome, now: datetime, chance: float, bounds: Bounds) -> Decision:
    """What follows from a look. `chance`, from 0 up to 1, spreads sources that would all be asked at once."""
    if outcome.gone:
        after = replace(before, state=SourceState.ENDED, due=None, problem=lasting("It is gone for good (status 410)."))
        return Decision(
            after=after, tell=(lasting("says that it is gone for good (status 410), so it is not asked any more."),)
        )
    if outcome.problem is not None:
        return _failed(before, outcome, outcome.problem, now, chance, bounds)
    interval = _interval(before, outcome, bounds)
    after = replace(
        before,
        due=now + _spread(max(interval, min(outcome.wish, LONGEST_WISH)), chance),
        interval=interval,
        etag=outcome.etag or (before.etag if outcome.unchanged else None),
        modified=outcome.modified or (before.modified if outcome.unchanged else None),
        moved=outcome.moved or before.moved,
        polled=now,
        failures=0,
        failing_since=None,
        warned=None,
        problem=None,
    )
    tell: tuple[str, ...] = (lasting("answers again."),) if before.warned is not None else ()
    if outcome.moved and outcome.moved != before.moved:
        tell += (lasting("has moved for good to {where}; it is asked there from now on.", where=outcome.moved),)
    return Decision(after=after, tell=tell)


def _failed(
    before: Polling, outcome: Outcome, problem: str, now: datetime, chance: float, bounds: Bounds
) -> Decision:  # fmt: skip
    since = before.failing_since or now
    failures = before.failures + 1
    pause = min(max(before.interval, bounds.least) * 2.0 ** min(failures - 1, 20), bounds.most)
    after = replace(
        before,
        due=now + _spread(max(pause, min(outcome.wish, LONGEST_WISH)), chance),
        failures=failures,
        failing_since=since,
        problem=problem,
    )
    if before.warned is None:
        if failures < WARN_TRIES or now - since < WARN_AFTER:
            return Decision(after=after)
        until = max(since + PAUSE_AFTER, now + NOTICE).date()
        words = together(
            lasting("cannot be read since {day}:", day=since.date()),
            problem,
            lasting("If that goes on, it is paused on {day}.", day=until),
        )
        return Decision(after=replace(after, warned=now), tell=(words,))
    if failures >= PAUSE_TRIES and now - since >= PAUSE_AFTER and now - before.warned >= NOTICE:
        words = together(
            lasting("could not be read since {day}, so it is paused. Last problem:", day=since.date()), problem
        )
        return Decision(after=replace(after, state=SourceState.PAUSED, due=None), tell=(words,))
    return Decision(after=after)


def _interval(before: Polling, outcome: Outcome, bounds: Bounds) -> float:
    """Half of its own rhythm; without one, slowly longer while nothing changes. Never sooner than its answer is old."""
    known = before.interval or bounds.least * 4
    quiet = known * 1.25 if outcome.unchanged else known
    wanted = outcome.rhythm / 2 if outcome.rhythm is not None else quiet
    return min(max(wanted, min(outcome.fresh_for, DAY), bounds.least), bounds.most)


def _spread(seconds: float, chance: float) -> timedelta:
    """A little longer, never shorter: what a server asked for is kept."""
    return timedelta(seconds=seconds * (1 + JITTER * chance))


def rhythm(found: Iterable[Found], now: datetime) -> float | None:
    """Seconds between the newest items that have a moment; at least as long as it has been quiet. None for under three.

    A day without a time says nothing about a rhythm of minutes.
    """
    moments = sorted(f.published for f in found if isinstance(f.published, datetime) and f.published <= now)
    newest = moments[-RHYTHM_OF:]
    if len(newest) < 3:
        return None
    gaps = [(b - a).total_seconds() for a, b in pairwise(newest)]
    return max(median(gaps), (now - newest[-1]).total_seconds() / 4)


def oldest_first(found: Iterable[Found]) -> tuple[Found, ...]:
    """In the order in which they were published: by date where all have one, else backwards, as feeds are written."""
    listed = tuple(found)[::-1]
    days = [_day(one) for one in listed]
    if any(day is None for day in days):
        return listed
    return tuple(one for _, one in sorted(zip(days, listed, strict=True), key=lambda pair: str(pair[0])))


def _day(one: Found) -> str | None:
    at = one.published
    return (at.astimezone(UTC) if isinstance(at, datetime) else at).isoformat() if at is not None else None


def begin(found: tuple[Found, ...], most: int) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
    """Of a first look: the newest `most`, and the others, which are never taken. Both oldest first."""
    ordered = oldest_first(found)
    cut = max(0, len(ordered) - most)
    return ordered[cut:], ordered[:cut]
