"""Filters of channels in SQLite and in PostgreSQL: each channel keeps, sees and forgets its own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import FixedClock
from bot.ports import ChannelFilter, Place, Stopped
from bot.store.library import SqlLibrary, open_library

NOW = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
HERE = Place("slack", "T1", "C1")
OTHERS = (Place("slack", "T1", "C2"), Place("slack", "T2", "C1"), Place("discord", "T1", "C1"))


@pytest.fixture
def clock() -> FixedClock:
    """The time of the tests."""
    return FixedClock(NOW)


@pytest.fixture(params=["sqlite", "postgres"])
async def library(request: pytest.FixtureRequest, tmp_path: Path, clock: FixedClock) -> AsyncIterator[SqlLibrary]:
    """An empty library."""
    sqlite = request.param == "sqlite"
    url = f"sqlite+aiosqlite:///{tmp_path / 'news.db'}" if sqlite else request.getfixturevalue("postgres_url")
    async with await open_library(url, clock) as opened:
        yield opened


async def test_a_filter_is_kept_for_its_channel_only(library: SqlLibrary) -> None:
    """Set again it is replaced; that of a digest stands beside it; a thread is its channel; no other place sees it."""
    own = ChannelFilter(place=HERE, text="country:Norway", by="U1")
    newer = ChannelFilter(place=HERE, text="country:Sweden", by="U2")
    digest = ChannelFilter(place=HERE, text="ferry", digest="morning", by="U1")
    for each in (own, digest, newer):
        await library.filters.keep_filter(each)
    assert (newer, digest) == await library.filters.filters(Place("slack", "T1", "C1", "thread"))
    for place in OTHERS:
        assert () == await library.filters.filters(place)
        assert not await library.filters.drop_filter(place)
    assert await library.filters.drop_filter(HERE)
    assert (digest,) == await library.filters.filters(HERE)


async def test_what_was_stopped_is_known_to_its_channel_only(library: SqlLibrary, clock: FixedClock) -> None:
    """The last time counts, for each digest; no other place learns of it; it stays known without the filter."""
    await library.filters.keep_filter(ChannelFilter(place=HERE, text="ferry", digest="morning"))
    await library.filters.note_stopped(HERE, "morning", "a1", "word:ferry")
    clock.advance(timedelta(hours=1))
    await library.filters.note_stopped(HERE, "morning", "a1", "country:Norway")
    await library.filters.note_stopped(HERE, "evening", "a1", "word:boat")
    morning = Stopped(digest="morning", at=NOW + timedelta(hours=1), part="country:Norway")
    evening = Stopped(digest="evening", at=NOW + timedelta(hours=1), part="word:boat")
    assert (evening, morning) == await library.filters.stops(HERE, "a1")
    assert () == await library.filters.stops(HERE, "a2")
    for place in OTHERS:
        assert () == await library.filters.stops(place, "a1")
    await library.filters.drop_filter(HERE, "morning")
    assert (evening, morning) == await library.filters.stops(HERE, "a1")
