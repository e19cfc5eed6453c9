"""When digests are due: one moment on every local day of every zone, whatever the clocks do."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.delivery.digests import Digest
from bot.delivery.schedule import due_days, moment, next_moments, previous_day
from bot.ports import Place

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = sorted(available_timezones() - {"localtime"})
MOVING = ("America/New_York", "Europe/Berlin", "Europe/London", "Australia/Sydney", "America/Santiago")
MOVING += ("Africa/Cairo", "Asia/Beirut", "America/Havana", "Australia/Lord_Howe")


def digest(at: str, zone: ZoneInfo = BERLIN, weekdays: frozenset[int] = frozenset(range(7))) -> Digest:
    """A digest at a wall time."""
    place = Place("slack", "T1", "C1")
    return Digest(name="morning", place=place, time=time.fromisoformat(at), zone=zone, weekdays=weekdays)


def utc(text: str) -> datetime:
    """A moment in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize("zone", MOVING)
def test_one_moment_on_each_local_day_of_a_year(zone: str) -> None:
    """At every half hour of the day: each day of 2026 has its moment, at that time wherever the clocks show it."""
    here = ZoneInfo(zone)
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    for slot in range(48):
        at = time(slot // 2, slot % 2 * 30)
        moments = [moment(day, at, here) for day in days]
        local = [found.astimezone(here) for found in moments if found is not None]
        assert days == [found.date() for found in local]
        assert sorted(set(moments)) == moments  # type: ignore[type-var]
        moved = [found for found in local if found.time() != at]
        assert len(moved) <= 1  # the one day on which the clocks skipped this time
        assert not [found for found in local if found.fold]  # of a doubled time the first


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(ZONES),
    st.dates(date(1970, 1, 3), date(2037, 12, 29)),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
)
@example("Pacific/Apia", date(2011, 12, 30), time(8))  # a day that never was: the date line was moved
@example("Pacific/Apia", date(2011, 12, 31), time(0))
@example("Pacific/Kwajalein", date(1993, 8, 21), time(12))
@example("Pacific/Kwajalein", date(1993, 8, 20), time(23, 59))
@example("Pacific/Enderbury", date(1994, 12, 31), time(8))
@example("America/Scoresbysund", date(2024, 3, 30), time(23, 30))  # skipped over midnight
@example("America/Godthab", date(2023, 3, 25), time(22, 30))
@example("Africa/Cairo", date(2026, 4, 24), time(0, 30))
@example("Africa/Monrovia", date(1972, 1, 7), time(0, 10))  # by 44 minutes and 30 seconds
@example("Antarctica/Troll", date(2026, 3, 29), time(2, 0))
@example("America/Havana", date(2026, 11, 1), time(0, 30))
def test_every_zone_and_day(name: str, day: date, at: time) -> None:
    """A local day has its moment exactly when some moment at all falls on it, and shows the wall time if it can."""
    zone = ZoneInfo(name)
    found = moment(day, at, zone)
    noon = datetime.combine(day, time(12), UTC)
    around = [(noon + timedelta(minutes=15 * n)).astimezone(zone) for n in range(-4 * 40, 4 * 40)]
    assert (found is not None) == any(each.date() == day for each in around)
    if found is not None:
        assert found.astimezone(zone).date() == day
        shown = [each for each in around if each.date() == day and each.time() == at]
        if shown:
            assert found.astimezone(zone).time() == at


@pytest.mark.slow
@pytest.mark.parametrize("at", ["00:00", "00:30", "01:30", "02:30", "03:30", "23:30"])
def test_every_zone_over_five_years(at: str) -> None:
    """All zones of the tz database, every day of 2024 to 2028: exactly one moment a local day, one after the other."""
    wall = time.fromisoformat(at)
    days = [date(2024, 1, 1) + timedelta(days=n) for n in range(5 * 365 + 2)]
    for name in ZONES:
        zone = ZoneInfo(name)
        moments = [found for day in days if (found := moment(day, wall, zone)) is not None]
        assert days == [found.astimezone(zone).date() for found in moments], name
        assert all(one < two for one, two in pairwise(moments)), name


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(MOVING) | st.sampled_from(ZONES),
    st.dates(date(1972, 1, 1), date(2036, 1, 1)),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.integers(1, 14),
)
@example("America/New_York", date(2026, 3, 8), time(2, 30), 5)
@example("America/New_York", date(2026, 11, 1), time(1, 30), 5)
@example("Europe/Berlin", date(2026, 10, 25), time(23, 59), 14)
@example("Pacific/Apia", date(2011, 12, 29), time(8), 5)
def test_a_ticking_bot_sends_once_a_day(name: str, first: date, at: time, step: int) -> None:
    """Asked every few minutes for days, each local day becomes due once, as soon as its time has come."""
    one = digest(at.isoformat(), ZoneInfo(name))
    now = begin = datetime.combine(first, time(0), UTC)
    done: dict[date, datetime] = {}
    while now < begin + timedelta(days=4):
        for day in due_days(one, now):
            done.setdefault(day, now)
        now += timedelta(minutes=step)
    whole = [begin.astimezone(one.zone).date() + timedelta(days=n) for n in range(1, 3)]
    for day in whole:
        expected = moment(day, at, one.zone)
        assert (day in done) == (expected is not None)
        if expected is not None:
            assert timedelta(0) <= done[day] - expected < timedelta(minutes=step)


def test_late_on_the_same_day_but_not_on_the_next() -> None:
    """A bot that was off at eight sends at ten, or at half past eleven at night; not on the day after."""
    eight = digest("08:00")
    assert due_days(eight, utc("2026-07-01T05:59:59")) == ()
    assert due_days(eight, utc("2026-07-01T06:00:00")) == (date(2026, 7, 1),)
    assert due_days(eight, utc("2026-07-01T21:30:00")) == (date(2026, 7, 1),)
    assert due_days(eight, utc("2026-07-02T05:00:00")) == ()


def test_just_before_midnight() -> None:
    """One that was due in the last seconds of a day is still sent in the first minutes of the next."""
    late = digest("23:59")
    assert due_days(late, utc("2026-07-01T22:05:00")) == (date(2026, 7, 1),)
    assert due_days(late, utc("2026-07-01T22:20:00")) == ()


def test_only_on_its_weekdays() -> None:
    """A digest for Mondays is due on Mondays, by the date in its own zone."""
    tokyo = digest("07:00", ZoneInfo("Asia/Tokyo"), frozenset({0}))
    assert due_days(tokyo, utc("2026-07-05T23:00:00")) == (date(2026, 7, 6),)  # Sunday in UTC, Monday there
    assert due_days(tokyo, utc("2026-07-06T23:00:00")) == ()


def test_the_next_times_are_local_and_later() -> None:
    """The next times skip other weekdays, keep the wall time over a change of the clocks, and never say now."""
    weekend = digest("08:00", weekdays=frozenset({5, 6}))
    found = next_moments(weekend, utc("2026-03-28T07:00:00"), 3)
    assert [each.isoformat() for each in found] == [
        "2026-03-29T08:00:00+02:00",
        "2026-04-04T08:00:00+02:00",
        "2026-04-05T08:00:00+02:00",
    ]


def test_the_digest_before() -> None:
    """What counts as new is reckoned from the day of the digest before: on a Monday, from Friday."""
    workdays = digest("08:00", weekdays=frozenset(range(5)))
    assert previous_day(workdays, date(2026, 7, 6)) == date(2026, 7, 3)
    assert previous_day(digest("08:00", weekdays=frozenset({2})), date(2026, 7, 8)) == date(2026, 7, 1)
