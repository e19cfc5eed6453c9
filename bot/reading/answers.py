"""What an answer's headers say about when to ask again, and the conditions of the next request."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from bot.ports import Polling
from bot.reading.fetched import Fetched, status_words
from bot.reading.guard import shorten
from bot.reading.polling import Outcome

LONGEST_TAG = 500
_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
_NOT_KEPT = re.compile(r"no-store|no-cache", re.IGNORECASE)


def conditions(polling: Polling) -> dict[str, str]:
    """The request headers that let a server say that nothing changed."""
    return conditions_of(polling.etag, polling.modified)


def conditions_of(etag: str | None, modified: str | None) -> dict[str, str]:
    """The same, from what a server said of something the last time."""
    told = {"if-none-match": etag, "if-modified-since": modified}
    return {name: value for name, value in told.items() if value}


def validators(got: Fetched) -> tuple[str | None, str | None]:
    """What an answer says by which it is known again: ETag and Last-Modified."""
    return _header(got.headers, "etag"), _header(got.headers, "last-modified")


def outcome_of(got: Fetched, now: datetime) -> Outcome:
    """What an answer means for the next look; without the rhythm, which only its items show."""
    headers = got.headers
    if got.status == 410:
        return Outcome(gone=True)
    if not got.good and got.status != 304:
        problem = status_words(shorten(got.url), got.status)
        return Outcome(problem=problem, wish=_seconds(headers.get("retry-after", ""), now))
    return Outcome(
        unchanged=got.status == 304,
        etag=_header(headers, "etag"),
        modified=_header(headers, "last-modified"),
        moved=got.moved,
        wish=_seconds(headers.get("retry-after", ""), now),
        fresh_for=_fresh_for(headers, now),
    )


def _fresh_for(headers: Mapping[str, str], now: datetime) -> float:
    control = headers.get("cache-control", "")
    if _NOT_KEPT.search(control):
        return 0.0
    told = _MAX_AGE.search(control)
    if told:
        age = headers.get("age", "")
        return max(0.0, float(told[1]) - (float(age) if age.isdigit() and len(age) < 10 else 0.0))
    return _seconds(headers.get("expires", ""), now)


def _seconds(text: str, now: datetime) -> float:
    """A number of seconds, or those until an HTTP date; 0 for anything else."""
    text = text.strip()
    if text.isdigit() and len(text) < 10:
        return float(text)
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return 0.0
    return max(0.0, ((at if at.tzinfo else at.replace(tzinfo=UTC)) - now).total_seconds())


def _header(headers: Mapping[str, str], name: str) -> str | None:
    value = headers.get(name, "").strip()
    return value if value and len(value) <= LONGEST_TAG and value.isprintable() and value.isascii() else None
