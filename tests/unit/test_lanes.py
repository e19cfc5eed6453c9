"""The pace of the platforms, as bookkeeping: each lane by itself, fair between lanes, never in a heap."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.delivery.lanes import MOST, Job, Lanes
from bot.ports import Delivery, Place, Sending

AT = datetime(2027, 3, 4, 8, tzinfo=UTC)


def job(workspace: str, channel: str, platform: str = "slack") -> Job:
    """A delivery for that channel."""
    place = Place(platform, workspace, channel)
    row = Delivery(digest="morning", day=date(2027, 3, 4), place=place, state=Sending.DUE, message=None, claimed=AT)
    return Job(row=row, digest=None)


def started(lanes: Lanes, seconds: float) -> list[tuple[float, str]]:
    """What is begun in so many seconds that pass a hundredth at a time."""
    found = []
    for step in range(int(seconds * 100) + 1):
        while (one := lanes.next(step / 100)) is not None:
            found.append((step / 100, one.row.place.channel))
    return found


def test_a_lane_goes_at_its_pace() -> None:
    """Four a second are four a second, from the first on."""
    lanes = Lanes({"slack": 4.0})
    lanes.put(job("T1", f"C{n}") for n in range(9))
    assert [n / 4 for n in range(9)] == pytest.approx([at for at, _ in started(lanes, 2)], abs=0.02)


def test_replicas_share_the_limit() -> None:
    """Of two that send each has half."""
    lanes = Lanes({"slack": 4.0})
    lanes.share(2)
    lanes.put(job("T1", f"C{n}") for n in range(9))
    assert 5 == len(started(lanes, 2))


def test_no_workspace_waits_for_another() -> None:
    """A workspace with fifty in hand does not hold up one with two, nor Slack Discord."""
    lanes = Lanes({"slack": 4.0, "discord": 40.0})
    lanes.put(job("T1", f"C{n}") for n in range(50))
    lanes.put(job("T2", f"D{n}") for n in range(2))
    lanes.put(job("1", f"{n}", "discord") for n in range(4))
    first = {channel for _, channel in started(lanes, 0.3)}
    assert {"D0", "D1", "0", "1", "2", "3"} <= first
    assert 2 == sum(channel.startswith("C") for channel in first)


def test_full_lanes_are_named_and_hands_have_an_end() -> None:
    """A lane with two seconds of work in hand takes no more; nor does one that is closed; room shrinks."""
    lanes = Lanes({"slack": 4.0, "discord": 40.0})
    lanes.put(job("T1", f"C{n}") for n in range(8))
    lanes.close("slack:T2", 60.0)
    assert {"slack:T1", "slack:T2"} == set(lanes.full(0.0))
    assert MOST - 8 == lanes.room
    assert lanes.next(0.0) is not None
    assert MOST - 8 == lanes.room  # one is under way now
    lanes.put([job("T2", "D1")])
    assert [60.0] == [at for at, channel in started(lanes, 61) if channel == "D1"]


def test_calls_do_not_go_in_a_heap() -> None:
    """Five attempts that all come to the call at one moment, because the machine was busy, still keep the pace."""
    lanes = Lanes({"slack": 4.0})
    assert [0.0, 0.25, 0.5, 0.75, 1.0] == [lanes.reserve("slack:T1", 10.0) for _ in range(5)]
    assert 0.0 == lanes.reserve("slack:T2", 10.0)
    assert 0.0 == lanes.reserve("slack:T1", 20.0)


def test_lanes_that_nobody_waits_for_are_forgotten() -> None:
    """Ten thousand workspaces leave nothing behind."""
    lanes = Lanes({"slack": 4.0})
    for n in range(10_000):
        lanes.put([job(f"T{n}", "C")])
        assert lanes.next(float(n)) is not None
        lanes.reserve(f"slack:T{n}", float(n))
    lanes.tidy(20_000.0)
    assert ({}, {}) == (lanes._free, lanes._last)
