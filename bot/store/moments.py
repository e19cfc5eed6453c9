"""Moments as the tables hold them: ISO 8601 text in UTC and always as long, so that texts compare as moments do.

What an earlier version wrote without the parts of a second stands before every moment of that second, as it should.
"""

from __future__ import annotations

from datetime import UTC, datetime


def written(at: datetime) -> str:
    """The text of an aware moment."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def perhaps_written(at: datetime | None) -> str | None:
    """The same, where there may be none."""
    return written(at) if at is not None else None


def perhaps_read(text: str | None) -> datetime | None:
    """The moment of a text, where there may be none."""
    return datetime.fromisoformat(text) if text else None
