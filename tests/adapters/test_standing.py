"""How the whole stands: what waits and how late, what fails; for the operator's terminal and for Prometheus."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app.status import duration, status
from bot.clock import FixedClock
from bot.ports import Ending, Found, Place, Polling, Sending, Slot, Source, SourceKind, SourceState
from bot.settings import Settings
from bot.store.library import SqlLibrary, open_library

NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)
COAST = Source(name="coast", kind=SourceKind.FEED, address="https://coast.example/rss")


@pytest.fixture(params=["sqlite", "postgres"])
async def library(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[SqlLibrary]:
    """An empty library."""
    sqlite = request.param == "sqlite"
    url = f"sqlite+aiosqlite:///{tmp_path / 'news.db'}" if sqlite else request.getfixturevalue("postgres_url")
    async with await open_library(url, FixedClock(NOW)) as opened:
        yield opened


def before(**passed: float) -> datetime:
    """A moment so long before now."""
    return NOW - timedelta(**passed)


async def waiting(library: SqlLibrary) -> dict[str, tuple[int, float]]:
    """Of each queue, how much is due, and by how many seconds the oldest is late."""
    found = await library.standing.queues(NOW)
    return {queue.name: (queue.due, queue.lag(NOW).total_seconds()) for queue in found}


async def test_nothing_to_do(library: SqlLibrary) -> None:
    """Empty queues are not late."""
    assert {"digests": (0, 0), "sources": (0, 0), "articles": (0, 0)} == await waiting(library)


async def test_how_late_digests_are(library: SqlLibrary) -> None:
    """What is due counts from when it fell due; what somebody is sending does not wait; the future is not late."""
    channels = [Place("slack", "T1", f"C{n}") for n in range(3)]
    for place, at in zip(channels, (before(minutes=10), before(minutes=2), before(minutes=1)), strict=True):
        await library.ledger.add([Slot(digest="digest@UTC", day=NOW.date(), place=place)], at)
    assert (3, 600.0) == (await waiting(library))["digests"]
    slot = Slot(digest="digest@UTC", day=NOW.date(), place=channels[0])
    assert await library.ledger.claim(slot, "w", NOW, NOW + timedelta(minutes=2)) is not None
    assert (2, 120.0) == (await waiting(library))["digests"]


async def test_how_late_sources_and_articles_are(library: SqlLibrary) -> None:
    """An active source that is due waits, a paused one does not; what it named waits since it was seen."""
    paused = Source(name="paused", kind=SourceKind.FEED, address="https://paused.example/rss")
    later = Source(name="later", kind=SourceKind.FEED, address="https://later.example/rss")
    for source, polling in (
        (COAST, Polling(due=before(seconds=90))),
        (paused, Polling(due=before(days=3), state=SourceState.PAUSED)),
        (later, Polling(due=NOW + timedelta(hours=1))),
    ):
        await library.sources.keep_source(source)
        await library.sources.note(source, polling, (Found(names=(f"guid:{source.name}",), url="https://x.example/"),))
    found = await waiting(library)
    assert (1, 90.0) == found["sources"]
    assert (2, 0.0) == found["articles"]


async def test_what_fails(library: SqlLibrary) -> None:
    """A source that does not answer, and a channel whose last digest did not arrive; not one that got a later one."""
    await library.sources.keep_source(COAST)
    broken = Polling(failures=3, failing_since=before(hours=5), problem="It is down.")
    await library.sources.note(COAST, broken)
    (source,) = await library.standing.failing_sources()
    assert ("coast", before(hours=5), "It is down.") == (source.name, source.since, source.problem)
    shut, healed = Place("discord", "1", "2"), Place("discord", "1", "3")
    await ended(library, shut, 1, Sending.FAILED)
    await ended(library, healed, 1, Sending.FAILED)
    await ended(library, healed, 0, Sending.SENT)
    await ended(library, Place("discord", "1", "4"), 30, Sending.FAILED)
    (channel,) = await library.standing.failing_channels(NOW)
    assert ("digest", shut, "It is shut.") == (channel.name, channel.place, channel.problem)


async def ended(library: SqlLibrary, place: Place, days: int, state: Sending) -> None:
    """A delivery of some days ago that ended so."""
    at = before(days=days)
    row = await library.ledger.claim(
        Slot(digest="digest@UTC", day=at.date(), place=place), "w", at, at + timedelta(minutes=2)
    )
    assert row is not None
    await library.ledger.begin(row, "w", at, ())
    reason = "It is shut." if state is Sending.FAILED else None
    assert await library.ledger.settle(row, "w", at, Ending(state=state, reason=reason))


async def test_status_in_the_terminal(tmp_path: Path) -> None:
    """The operator reads whether a bot runs, what waits and how late, which source and which channel fails, and why."""
    settings = Settings(database_url=f"sqlite+aiosqlite:///{tmp_path}/news.db", web_port=1)
    assert any("none answers on port 1" in each for each in await status(settings))
    async with await open_library(settings.database_url) as library:
        await library.sources.keep_source(COAST)
        broken = Polling(failures=3, failing_since=before(hours=5), problem="It is down.", due=before(days=4000))
        await library.sources.note(COAST, broken)
    told = "\n".join(await status(settings))
    assert "sources: 1, 1 failing" in told
    assert "coast, for" in told
    assert "It is down." in told
    assert "to do: 1 sources, the oldest" in told
    assert "to do: no digests" in told
    assert "channels that got no digest: 0" in told


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0 s"), (119, "119 s"), (120, "2 min"), (7_200, "2 h"), (432_000, "5 days")]
)
def test_lengths_of_time(seconds: int, words: str) -> None:
    """In the largest unit of which there are two."""
    assert words == duration(timedelta(seconds=seconds))
