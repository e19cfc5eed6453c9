"""Several processes that read the same sources: each is asked by one of them, and each article is fetched by one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.ports import Found, Polling, Source, SourceKind
from bot.store.library import SqlLibrary, open_library

NOW = datetime(2027, 3, 4, 7, 0, tzinfo=UTC)
UNTIL = NOW + timedelta(minutes=10)
COAST = Source(name="coast", kind=SourceKind.FEED, address="https://coast.example/feed")


@pytest.fixture
async def libraries(postgres_url: str) -> AsyncIterator[tuple[SqlLibrary, SqlLibrary]]:
    """Two machines on one PostgreSQL, with one source."""
    async with await open_library(postgres_url) as one, await open_library(postgres_url) as two:
        await one.sources.keep_source(COAST)
        yield one, two


async def test_a_source_is_asked_by_one(libraries: tuple[SqlLibrary, SqlLibrary]) -> None:
    """Of ten tries at once one wins; after its time, or once it was noted and is due again, the next may."""
    stores = [libraries[n % 2].sources for n in range(10)]
    got = await asyncio.gather(*(store.claim(COAST, NOW, UNTIL) for store in stores))
    assert [False] * 9 + [True] == sorted(got)
    assert await stores[0].claim(COAST, UNTIL, UNTIL + timedelta(minutes=10))
    await stores[0].note(COAST, Polling(due=NOW + timedelta(minutes=5)))
    assert not await stores[1].claim(COAST, NOW, UNTIL)
    assert await stores[1].claim(COAST, NOW + timedelta(minutes=5), UNTIL)


async def test_an_article_is_fetched_by_one(libraries: tuple[SqlLibrary, SqlLibrary]) -> None:
    """Two machines see the same waiting articles, and share them; what a dead one held is free after its time."""
    one, two = (library.sources for library in libraries)
    await one.note(COAST, Polling(), tuple(Found(names=(f"n{n}",), title=f"N {n}") for n in range(8)))
    seen = await one.waiting(NOW, 9)
    assert 8 == len(seen)
    shares = await asyncio.gather(one.hold(seen, NOW, UNTIL), two.hold(seen, NOW, UNTIL))
    assert sorted(each.key for each in seen) == sorted(each.key for share in shares for each in share)
    assert () == await two.waiting(NOW, 9)
    assert 8 == len(await two.waiting(UNTIL, 9))
