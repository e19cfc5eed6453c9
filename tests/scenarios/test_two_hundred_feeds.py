"""Two hundred feeds at once from a server that misbehaves in every way: nothing lost, nothing twice, nobody private."""

from __future__ import annotations

import asyncio
import gzip
import resource
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import asynccontextmanager
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from bot.clock import FixedClock, SystemClock
from bot.facts.model import Article, FactSheet
from bot.ports import Source, SourceKind, Step
from bot.reading.courtesy import Courtesy
from bot.reading.fetch import Fetcher
from bot.reading.guard import Guard, is_public
from bot.reading.intake import Intake
from bot.reading.newsroom import Newsroom
from bot.reading.worker import Worker
from bot.store.library import open_library
from tests.adapters.reading.conftest import DOOR, to_the_door
from tests.adapters.reading.feeds import AT, XML_BOMB, item, rss
from tests.adapters.reading.server import Asked, Server, Write, serving
from tests.unit.pages import page

FEEDS, ITEMS, MANY = 200, 3, 5_000
TRAP = "127.0.0.2"
"""An address that the guard does not allow, where a server counts who comes."""

GOOD = ("plain", "plain", "plain", "no guid", "new guids", "no dates", "future", "latin", "many", "page down")
BAD = ("gzip", "br", "loop", "trap", "metadata", "drip", "reset", "500", "xml bomb", "nested pages")
HOW = GOOD + BAD


def how(feed: int) -> str:
    """What is special about a feed."""
    return HOW[feed % len(HOW)]


class World:
    """The feeds and pages of the server, and what of them must arrive."""

    def __init__(self, server: Server, trap: Server) -> None:
        self.server, self.trap = server, trap
        self.numbers = count(1)
        self.expected: set[str] = set()

    def host(self, feed: int) -> str:
        return f"h{feed}.example"

    def fill(self, feed: int, numbers: list[int]) -> None:
        """Give a feed these items, newest last."""
        kind, path = how(feed), f"/feed/{feed}"
        items = [self.item(feed, n) for n in reversed(numbers)]
        match kind:
            case "gzip":
                self.server.page(path, BOMB, "text/xml", content_encoding="gzip")
            case "br":
                self.server.page(path, b"\xff" * 809, "text/xml", content_encoding="br")
            case "loop":
                self.server.redirect(path, path)
            case "trap":
                self.server.redirect(path, f"http://{TRAP}:{self.trap.port}/")
            case "metadata":
                self.server.redirect(path, "http://169.254.169.254/latest/meta-data/")
            case "drip":
                self.server.raw(path, b"HTTP/1.1 200 OK\r\n\r\n", b"x", pause=0.3, times=100)
            case "reset":
                self.server.raw(path, b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nx", reset=True)
            case "500":
                self.server.page(path, status=500)
            case "xml bomb":
                self.server.page(path, XML_BOMB, "text/xml")
            case "new guids":
                self.server.pages[path] = self.restless(feed, numbers)
            case "latin":
                self.server.page(path, self.rss(feed, items).encode("latin-1"), "text/xml; charset=utf-8")
            case _:
                self.server.page(path, self.rss(feed, items), "text/xml")
        if kind in GOOD:
            self.expected |= {self.title(feed, n) for n in numbers}

    def rss(self, feed: int, items: list[str]) -> str:
        return rss(items, link=self.server.url("/", self.host(feed)))

    def restless(self, feed: int, numbers: list[int]):  # type: ignore[no-untyped-def]
        async def answer(asked: Asked, write: Write) -> None:
            items = [self.item(feed, n, guid=f"g{next(self.numbers)}") for n in reversed(numbers)]
            body = self.rss(feed, items).encode()
            await write(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n" % len(body) + body)

        return answer

    def title(self, feed: int, number: int) -> str:
        return f"Malmö {feed}, part {number}"

    def item(self, feed: int, number: int, guid: str | None = "") -> str:
        """An item, and its page."""
        kind, path = how(feed), f"/{feed}/{number}"
        url = self.server.url(path, self.host(feed))
        if number < ITEMS * 4:
            self.server.page(path, page(title=self.title(feed, number), canonical=url, og_url=url))
        if kind == "nested pages":
            self.server.page(path, "<html><body>" + "<div>" * 10_000 + "words " * 300)
        if kind == "page down" and number == 0:
            self.server.page(path, status=502)
        date: str | None = ""
        if kind == "no dates":
            date = None
        if kind == "future":
            date = "Wed, 04 Mar 2099 09:00:00 GMT"
        named = None if kind == "no guid" else guid or f"{feed}-{number}"
        return item(number, guid=named, link=url, date=date, title=self.title(feed, number))


BOMB = gzip.compress(bytes(100_000_000), 9)


@asynccontextmanager
async def the_trap():  # type: ignore[no-untyped-def]
    """A server on the address that must not be reached."""
    trap = Server()
    listening = await asyncio.start_server(trap._serve, TRAP, 0)
    trap.port = listening.sockets[0].getsockname()[1]
    try:
        yield trap
    finally:
        listening.close()


async def annotate(article: Article) -> FactSheet:
    """A sheet without claims: what extraction costs is measured in tests/bench."""
    return FactSheet(article=article)


def peaks() -> Iterator[int]:
    """Megabytes that this process and the largest of its children have taken at most."""
    for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
        yield resource.getrusage(who).ru_maxrss // (1024 if sys.platform == "linux" else 1024 * 1024)


@pytest.mark.slow
async def test_two_hundred_feeds_that_misbehave(tmp_path: Path) -> None:
    """Two rounds and what was put off: every good item is there once, every bad feed is told, the trap saw nobody."""
    before, largest = peaks()  # other tests' browsers are children of this process too
    async with serving() as server, the_trap() as trap:
        world = World(server, trap)
        clock = FixedClock(AT + timedelta(days=1))
        guard = Guard(
            allows=lambda address: address == DOOR or is_public(address),
            resolve=to_the_door,
            ports=frozenset({80, server.port, trap.port}),
        )
        fetcher = Fetcher(
            clock=SystemClock(), guard=guard, courtesy=Courtesy(SystemClock(), gap=0.0, at_once=16), deadline=3
        )
        worker = Worker(20.0)
        said: list[str] = []

        async def tell(source: Source, words: str) -> None:
            said.append(f"told {source.name}: {words}")

        async with await open_library(f"sqlite+aiosqlite:///{tmp_path / 'news.db'}", clock) as library:
            for feed in range(FEEDS):
                address = server.url(f"/feed/{feed}", world.host(feed))
                await library.sources.keep_source(Source(name=f"f{feed}", kind=SourceKind.FEED, address=address))
                world.fill(feed, list(range(ITEMS)))
            many = HOW.index("many")
            old = [item(-n, link=server.url(f"/old/{n}", world.host(many)), title="Old") for n in range(1, MANY)]
            world.server.page(
                f"/feed/{many}",
                world.rss(many, [*(world.item(many, n) for n in reversed(range(10))), *old]),
                "text/xml",
            )
            world.expected |= {world.title(many, n) for n in range(10)}
            poller = Newsroom(
                store=library.sources, library=library, intake=Intake(fetcher, worker), annotate=annotate, clock=clock
            ).poller(said.append, tell)
            try:
                await poller.once()
                for feed in range(0, FEEDS, 2):
                    if feed != many:
                        world.fill(feed, list(range(ITEMS + 2)))
                for feed in range(FEEDS):
                    if how(feed) == "page down":  # it is there again
                        world.server.pages[f"/{feed}/0"] = world.server.pages[f"/{feed}/1"]
                        url = server.url(f"/{feed}/0", world.host(feed))
                        world.server.page(f"/{feed}/0", page(title=world.title(feed, 0), canonical=url, og_url=url))
                clock.advance(timedelta(hours=2))
                await poller.once()
                clock.advance(timedelta(hours=2))
                await poller.once()
            finally:
                worker.close()

            titles = Counter(str(filed.title) for filed in await library.articles(None))
            stored = Counter(words.split("“")[1].rstrip("”") for words in said if ": added" in words)
            states = {source.name: polling for source, polling in await library.sources.sources()}
            counts = {
                source.name: await library.sources.counts(source) for source, _ in await library.sources.sources()
            }

        assert world.expected == set(titles)
        assert [] == [title for title, times in (titles + stored).items() if times != 2]
        assert 0 == trap.connections
        silent = [n for n in range(FEEDS) if how(n) in BAD[:-2] and not states[f"f{n}"].problem]
        assert [] == silent
        assert [] == [n for n in range(FEEDS) if how(n) in GOOD and states[f"f{n}"].problem]
        nested = [counts[f"f{n}"] for n in range(FEEDS) if how(n) == "nested pages"]
        assert all(set(each) == {Step.REFUSED} for each in nested)
        assert {Step.STORED: 10, Step.SKIPPED: MANY - 10} == counts[f"f{many}"]
    own, children = peaks()
    print(f"\n{sum(titles.values())} articles; peak {own} MB ({own - before} more than before), worker {children} MB")
    assert own - before < 150
    assert children == largest or children < 400
