"""Time and randomness: the only module that may ask the machine for either. Everything else is given a Clock."""

from __future__ import annotations

import secrets
import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """What may be asked about now, and for something nobody can guess."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds since some fixed point; only differences mean anything."""
        ...

    def token(self, size: int = 16) -> str:
        """`size` random bytes as lower-case hexadecimal (twice as many characters)."""
        ...


class SystemClock:
    """The real one."""

    def now(self) -> datetime:
        """The machine's time, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """The machine's monotonic clock."""
        return time.monotonic()

    def token(self, size: int = 16) -> str:
        """Bytes from the operating system's generator, as hexadecimal."""
        return secrets.token_hex(size)


class FixedClock:
    """A clock for tests: it stands still until told to move, and its tokens count up from 1."""

    def __init__(self, at: datetime) -> None:
        if at.tzinfo is None:
            raise ValueError("a clock needs an aware datetime")
        self._now = at.astimezone(UTC)
        self._elapsed = 0.0
        self._tokens = 0

    def now(self) -> datetime:
        """The moment the clock stands at."""
        return self._now

    def monotonic(self) -> float:
        """Seconds this clock was moved on since it was made."""
        return self._elapsed

    def token(self, size: int = 16) -> str:
        """The next number, as `size` bytes of hexadecimal."""
        self._tokens += 1
        return self._tokens.to_bytes(size).hex()

    def advance(self, by: timedelta) -> None:
        """Move on; never back, because real time does not."""
        if by < timedelta(0):
            raise ValueError("a clock only moves on")
        self._now += by
        self._elapsed += by.total_seconds()
