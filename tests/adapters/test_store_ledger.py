"""The ledger of deliveries: whoever asks, one wins."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.errors import NotFound
from bot.ports import Place, Sending
from bot.store.ledger import SqlLedger
from bot.store.library import open_library

DAY = date(2025, 3, 4)
AT = datetime(2025, 3, 4, 7, 0, tzinfo=UTC)
CHANNEL = Place("slack", "T1", "C1")


@pytest.fixture(params=["sqlite", "postgresql"])
async def ledgers(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[tuple[SqlLedger, SqlLedger]]:
    """Two ledgers on one database, as two machines have them."""
    url = f"sqlite+aiosqlite:///{tmp_path}/news.db"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    async with await open_library(url) as one, await open_library(url) as two:
        yield one.ledger, two.ledger


async def test_one_winner(ledgers: tuple[SqlLedger, SqlLedger]) -> None:
    """Of ten tries at once from two machines exactly one may send."""
    tries = [ledgers[n % 2].claim("morning", DAY, CHANNEL, AT) for n in range(10)]
    assert sorted(await asyncio.gather(*tries)) == [False] * 9 + [True]


async def test_each_digest_day_and_channel_is_its_own(ledgers: tuple[SqlLedger, SqlLedger]) -> None:
    """Another digest, day, channel, workspace or platform is another delivery; a thread is not."""
    ledger, _ = ledgers
    wins = [
        await ledger.claim("morning", DAY, CHANNEL, AT),
        await ledger.claim("evening", DAY, CHANNEL, AT),
        await ledger.claim("morning", date(2025, 3, 5), CHANNEL, AT),
        await ledger.claim("morning", DAY, Place("slack", "T1", "C2"), AT),
        await ledger.claim("morning", DAY, Place("slack", "T2", "C1"), AT),
        await ledger.claim("morning", DAY, Place("discord", "T1", "C1"), AT),
    ]
    assert wins == [True] * 6
    assert await ledger.claim("morning", DAY, Place("slack", "T1", "C1", thread="17.1"), AT) is False


async def test_state_follows_what_was_marked(ledgers: tuple[SqlLedger, SqlLedger]) -> None:
    """A delivery is unknown, then sending, then what it was marked as, for both machines; it stays claimed."""
    one, two = ledgers
    assert await one.state("morning", DAY, CHANNEL) is None
    await one.claim("morning", DAY, CHANNEL, AT)
    assert await two.state("morning", DAY, CHANNEL) is Sending.SENDING
    await one.mark("morning", DAY, CHANNEL, Sending.FAILED, "the channel is gone")
    assert await two.state("morning", DAY, CHANNEL) is Sending.FAILED
    assert await two.claim("morning", DAY, CHANNEL, AT) is False


async def test_marking_what_nobody_claimed_fails(ledgers: tuple[SqlLedger, SqlLedger]) -> None:
    """A delivery that was never begun cannot end."""
    with pytest.raises(NotFound):
        await ledgers[0].mark("morning", DAY, CHANNEL, Sending.SENT, "1")
