"""Quiet hours: when they hold, over midnight too, and when they are over."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ports import QuietHours

NIGHT = QuietHours(begins=time(22), ends=time(7), zone="Europe/Berlin")
NOON = QuietHours(begins=time(12), ends=time(13, 30), zone="America/New_York")


@pytest.mark.parametrize(
    ("hours", "at", "over"),
    [
        (NIGHT, "2025-01-10T20:59+00:00", "2025-01-10T20:59+00:00"),  # 21:59 there
        (NIGHT, "2025-01-10T21:00+00:00", "2025-01-11T06:00+00:00"),
        (NIGHT, "2025-01-11T03:00+00:00", "2025-01-11T06:00+00:00"),
        (NIGHT, "2025-01-11T06:00+00:00", "2025-01-11T06:00+00:00"),
        (NIGHT, "2025-03-29T22:00+00:00", "2025-03-30T05:00+00:00"),  # the clocks go forward in that night
        (NIGHT, "2025-10-25T21:00+00:00", "2025-10-26T06:00+00:00"),  # and back in this one
        (NOON, "2025-07-01T16:10+00:00", "2025-07-01T17:30+00:00"),
        (NOON, "2025-07-01T17:30+00:00", "2025-07-01T17:30+00:00"),
    ],
)
def test_they_end_at_their_local_time(hours: QuietHours, at: str, over: str) -> None:
    """Inside, they are over at the local end; outside, at once."""
    assert datetime.fromisoformat(over) == hours.over(datetime.fromisoformat(at))


MOMENTS = st.integers(0, 3 * 366 * 24 * 60).map(
    lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
ZONES = st.sampled_from(("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "UTC"))


@given(MOMENTS, st.times(), st.times(), ZONES)
def test_they_are_over_within_a_day(at: datetime, begins: time, ends: time, zone: str) -> None:
    """What is held back is held back for a day and an hour at most, and never sent earlier than it came."""
    if begins == ends:
        return
    hours = QuietHours(begins=begins, ends=ends, zone=zone)
    over = hours.over(at)
    assert at <= over <= at + timedelta(hours=25)
    assert hours.cover(at) or over == at


@pytest.mark.parametrize(("ends", "zone"), [(time(22), "UTC"), (time(7), "Nowhere/Norland"), (time(7), "../etc")])
def test_hours_that_cannot_be_are_refused(ends: time, zone: str) -> None:
    """Hours without an end, and zones that nobody knows."""
    with pytest.raises(ValueError, match=r"quiet hours|time zone|ZoneInfo"):
        QuietHours(begins=time(22), ends=ends, zone=zone)
