"""Which articles are new since a day, as SQL: what digests ask of a shelf that holds years."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, or_

from bot.store.tables import articles

APART = timedelta(days=2)
"""So far apart are at most the days that one moment has in the time zones: 14 hours ahead of UTC to 12 behind."""


def first_day(since: date) -> date:
    """The earliest day, in the zone of whoever published, that may be `since` or later in the zone of a reader."""
    return since - APART


def published_since(since: date) -> ColumnElement[bool]:
    """The articles that may be of that local day or later; one without a date counts from when it came.

    A publication is kept as precise as it was given, so its text begins with its day.
    """
    first = first_day(since).isoformat()
    came = and_(articles.c.published.is_(None), articles.c.fetched >= first)
    return or_(articles.c.published >= first, came)
