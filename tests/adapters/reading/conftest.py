"""A misbehaving server, and a fetcher that is let through to it on purpose: by name only, and to no other address."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

import pytest

from bot.clock import SystemClock
from bot.reading.courtesy import Courtesy
from bot.reading.fetch import Fetcher
from bot.reading.guard import Guard, is_public
from tests.adapters.reading.server import Server, serving

DOOR = "127.0.0.1"


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    """A web server on loopback."""
    async with serving() as running:
        yield running


async def to_the_door(host: str, port: int) -> tuple[str, ...]:
    """Every name under .example leads to the server; no other name exists."""
    if host.endswith(".example"):
        return (DOOR,)
    raise OSError("no such name")


def let_in(server: Server) -> Guard:
    """The real rule, but for the one address of the server, and its port."""
    return Guard(
        allows=lambda address: address == DOOR or is_public(address),
        resolve=to_the_door,
        ports=frozenset({80, 443, server.port}),
    )


@pytest.fixture
def fetcher(server: Server) -> Fetcher:
    """A fetcher that reaches the server, and does not wait between requests."""
    return patient(server, 5.0)


def patient(server: Server, deadline: float) -> Fetcher:
    """The same with another deadline, in seconds."""
    clock = SystemClock()
    return Fetcher(clock=clock, guard=let_in(server), courtesy=Courtesy(clock, gap=0.0), deadline=deadline)


Addresses = Callable[[str, int], tuple[str, ...]]
