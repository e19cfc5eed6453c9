"""Time and randomness, real and fixed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.clock import Clock, FixedClock, SystemClock

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)


def test_the_system_clock_is_aware_and_in_utc() -> None:
    """No naive time ever enters the program."""
    clock: Clock = SystemClock()

    assert UTC == clock.now().tzinfo
    assert clock.monotonic() <= clock.monotonic()


def test_system_tokens_are_hexadecimal_and_differ() -> None:
    """A token has the asked size and cannot be foreseen."""
    first, second = SystemClock().token(8), SystemClock().token(8)

    assert 16 == len(first)
    assert bytes.fromhex(first) != bytes.fromhex(second)


def test_the_fixed_clock_stands_until_moved() -> None:
    """A test decides what time it is."""
    clock = FixedClock(datetime(2026, 1, 2, 13, tzinfo=timezone(timedelta(hours=1))))

    assert (NOON, 0.0) == (clock.now(), clock.monotonic())
    clock.advance(timedelta(minutes=1))
    assert (NOON + timedelta(minutes=1), 60.0) == (clock.now(), clock.monotonic())


def test_fixed_tokens_count() -> None:
    """A test can name the next token."""
    clock = FixedClock(NOON)

    assert ["0001", "0002", "00000003"] == [clock.token(2), clock.token(2), clock.token(4)]


def test_a_fixed_clock_refuses_naive_time_and_going_back() -> None:
    """What the real clock never does, this one does not either."""
    with pytest.raises(ValueError, match="aware"):
        FixedClock(datetime(2026, 1, 2))  # noqa: DTZ001 - the mistake itself
    with pytest.raises(ValueError, match="moves on"):
        FixedClock(NOON).advance(timedelta(seconds=-1))
