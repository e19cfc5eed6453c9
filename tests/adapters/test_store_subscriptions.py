"""Digests that were asked for in channels: each tenant sees and changes its own, and no other."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from bot.ports import Place, Sending, Subscription, Tenant
from bot.store.library import SqlLibrary, open_library
from tests.deliveries import noted

OURS, THEIRS = Place("slack", "T1", "C1"), Place("slack", "T2", "C1")
DIRECT = Place("slack", "", "D7")
OTHERS = (Tenant("slack", "T2"), Tenant("discord", "T1"), Tenant("slack", ""), Tenant("slack", "direct:C1"))
AT = datetime(2025, 3, 4, 7, tzinfo=UTC)


def wanted(place: Place = OURS, name: str = "morning") -> Subscription:
    """One with nothing left as it usually is."""
    return Subscription(
        name=name,
        place=place,
        time=time(8, 30),
        zone="Europe/Berlin",
        weekdays=frozenset((0, 4)),
        topics=("Ports", "Häfen, neue"),
        items=5,
        quiet=False,
        begins=date(2025, 3, 5),
        paused=True,
        by="U1",
    )


@pytest.fixture(params=["sqlite", "postgresql"])
async def library(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[SqlLibrary]:
    """An empty database of each kind."""
    url = f"sqlite+aiosqlite:///{tmp_path}/news.db"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    async with await open_library(url) as opened:
        yield opened


@pytest.mark.parametrize("place", [OURS, DIRECT])
async def test_it_comes_back_as_it_was(library: SqlLibrary, place: Place) -> None:
    """Everything that was asked for is kept, and a change takes the place of what was there."""
    store = library.subscriptions
    await store.keep(wanted(place))
    assert await store.listed(place.tenant) == (wanted(place),)
    changed = replace(wanted(place), time=time(17), paused=False)
    await store.keep(changed)
    assert await store.every() == (changed,)


@pytest.mark.parametrize("other", OTHERS)
async def test_the_wrong_tenant_sees_and_touches_nothing(library: SqlLibrary, other: Tenant) -> None:
    """No port method shows another tenant a digest or its deliveries, or lets it change one."""
    store, ledger = library.subscriptions, library.ledger
    await store.keep(wanted())
    await noted(ledger, "morning@Europe:Berlin", date(2025, 3, 4), OURS, AT)
    assert await store.listed(other) == ()
    assert await store.drop("morning", other) is False
    assert await ledger.deliveries(other, 10) == ()
    assert await ledger.deliveries(other, 10, "morning") == ()
    if other == THEIRS.tenant:
        await store.keep(replace(wanted(THEIRS), items=9))
        assert await store.listed(other) == (replace(wanted(THEIRS), items=9),)
    assert await store.listed(OURS.tenant) == (wanted(),)
    assert await store.drop("morning", OURS.tenant) is True
    assert await store.listed(OURS.tenant) == ()


async def test_deliveries_are_told_newest_first(library: SqlLibrary) -> None:
    """All attempts of one digest in every zone, not those of one that begins alike, and not what was told in it."""
    ledger = library.ledger
    rows = ("morning", "morning#2", "morning@Europe:Berlin", "morning@Europe:Berlin#2", "morning_2", "morning-late")
    for minute, name in enumerate((*rows, "morning/b1")):
        state = Sending.FAILED if name == "morning" else Sending.SENDING
        await noted(ledger, name, date(2025, 3, 4), OURS, AT.replace(minute=minute), state, "it is gone")
    found = await ledger.deliveries(OURS.tenant, 10, "morning")
    assert [each.digest for each in found] == list(reversed(rows[:4]))
    assert (found[-1].state, found[-1].reason) == (Sending.FAILED, "it is gone")
    assert [each.digest for each in await ledger.deliveries(None, 2)] == ["morning-late", "morning_2"]
    assert await ledger.tally() == {Sending.FAILED: 1, Sending.SENDING: 5}


async def test_a_direct_chat_has_deliveries_of_its_own(library: SqlLibrary) -> None:
    """A chat with one person is a tenant too."""
    await noted(library.ledger, "morning", date(2025, 3, 4), DIRECT, AT)
    assert [each.place for each in await library.ledger.deliveries(DIRECT.tenant, 5)] == [DIRECT]
    assert await library.ledger.deliveries(Tenant("slack", "direct:D8"), 5) == ()
