"""When a digest is due: pure functions of local time, weekdays, zone and day.

A wall time is made a moment by `datetime.combine` with fold=0: a time that is doubled when clocks go back counts the
first time, one that is skipped when they go forward comes as much later. So every local day has exactly one moment.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from bot.delivery.digests import Digest

LATE = timedelta(minutes=15)
"""How long after midnight the digest of the day before may still be sent: one that was due just before it."""

_ONE = timedelta(days=1)
_AHEAD = 400  # days; a weekday comes at the latest after seven, and a day that some zone skipped a week later


def moment(day: date, at: time, zone: ZoneInfo) -> datetime | None:
    """The moment (UTC) of a wall time on a local day; None for a day that the zone never had.

    Where the clocks were set forward over midnight, the time that would fall into the next day comes before the gap.
    """
    for fold in (0, 1):
        found = datetime.combine(day, at.replace(fold=fold), zone).astimezone(UTC)
        if found.astimezone(zone).date() == day:
            return found
    return None


def due_days(digest: Digest, now: datetime) -> tuple[date, ...]:
    """The local days whose digest should have been sent by now, oldest first.

    That is today's once its time has come, however late; and yesterday's only shortly after midnight. None inside of
    the digest's quiet hours: one that is late waits until they are over, and is missed where its day is over then.
    """
    if digest.silent is not None and digest.silent.cover(now):
        return ()
    today = now.astimezone(digest.zone).date()
    found = []
    for day in (today - _ONE, today):
        at = _run(digest, day)
        if day >= digest.begins and at is not None and at <= now and (day == today or now - at <= LATE):
            found.append(day)
    return tuple(found)


def next_moments(digest: Digest, after: datetime, count: int) -> tuple[datetime, ...]:
    """The next `count` moments after `after`, as local times of the digest's zone."""
    start = max(digest.begins, after.astimezone(digest.zone).date() - _ONE)
    moments = (_run(digest, start + n * _ONE) for n in range(_AHEAD))
    later = (at.astimezone(digest.zone) for at in moments if at is not None and at > after)
    return tuple(islice(later, count))


def previous_day(digest: Digest, day: date) -> date:
    """The local day of the digest before that of `day`."""
    return next(_days_before(digest, day), day - _ONE)


def moment_on(digest: Digest, day: date) -> datetime | None:
    """When the digest of that local day is due (UTC); None on other weekdays."""
    return _run(digest, day)


def _days_before(digest: Digest, day: date) -> Iterator[date]:
    return (before for n in range(1, _AHEAD) if _run(digest, before := day - n * _ONE) is not None)


def _run(digest: Digest, day: date) -> datetime | None:
    return moment(day, digest.time, digest.zone) if day.weekday() in digest.weekdays else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """The last time that a digest went out: which local day it was of, of which zone, and when it left."""

    day: date
    zone: ZoneInfo
    at: datetime


def first_day(digest: Digest, now: datetime) -> date:
    """The first local day of a digest that is asked for now: today, or the next if its time has passed already."""
    today = now.astimezone(digest.zone).date()
    at = moment(today, digest.time, digest.zone)
    return today if at is not None and at > now else today + _ONE


def begins_after_change(old: Digest, new: Digest, last: Sent | None, now: datetime) -> date:
    """The first local day of a digest whose time or zone is changed now: no local day gets two, and none is skipped.

    The day after the last one that went out; before the first one, today if today was promised under either time.
    """
    if last is not None:
        return _shown(last, new.zone) + _ONE
    fresh = first_day(new, now)
    promised = old.begins <= now.astimezone(old.zone).date()
    return min(fresh, now.astimezone(new.zone).date()) if promised else fresh


def _shown(last: Sent, zone: ZoneInfo) -> date:
    """The local day in `zone` on which it went out; one that was late, after midnight, counts for the day it was of."""
    if last.zone.key == zone.key:
        return last.day
    late = last.at.astimezone(last.zone).date() > last.day
    at = datetime.combine(last.day, time(23, 59), last.zone) if late else last.at
    return at.astimezone(zone).date()
