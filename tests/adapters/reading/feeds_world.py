"""Two hundred invented feeds, half of them good and half bad in every way known, with what of them must arrive."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count

from bot.clock import SystemClock
from bot.ports import Source, SourceKind
from bot.reading.courtesy import Courtesy
from bot.reading.fetch import Fetcher
from bot.reading.guard import Guard, is_public
from tests.adapters.reading.conftest import DOOR, to_the_door
from tests.adapters.reading.feeds import XML_BOMB, item, rss
from tests.adapters.reading.server import Asked, Handler, Server, Write
from tests.unit.pages import PARAGRAPHS, page

FEEDS, ITEMS, MANY = 200, 3, 5_000
TRAP = "127.0.0.2"
"""An address that the guard does not allow, where a server counts who comes."""

GOOD = (
    *("plain", "plain", "no guid", "new guids", "no dates", "future", "latin", "utf-16", "undeclared", "latin pages"),
    *("many", "page down", "bad pages"),
)
BAD = ("gzip", "br", "zstd", "loop", "trap", "metadata", "drip", "reset", "500", "xml bomb", "nested pages")
HOW = GOOD + BAD
BAD_PAGES = ("gzip", "br", "loop", "trap", "metadata", "drip", "reset", "nested", "404", "huge")
"""What is wrong with the further pages of a feed of "bad pages"; their numbers begin at FIRST_BAD."""

FIRST_BAD = 100
BOMB = gzip.compress(bytes(100_000_000), 9)
HUGE = b"<html><body>" + b"<p>words</p>" * 500_000
NESTED = "<html><body>" + "<div>" * 10_000 + "words " * 300


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
        """Its site; every name leads to the server."""
        return f"h{feed}.example"

    def source(self, feed: int) -> Source:
        """The source that reads it."""
        address = self.server.url(f"/feed/{feed}", self.host(feed))
        return Source(
            name=f"f{feed}", kind=SourceKind.FEED, address=address, most=20 if how(feed) == "bad pages" else 10
        )

    def fill(self, feed: int, numbers: list[int]) -> None:
        """Give a feed these items, newest last."""
        kind, path = how(feed), f"/feed/{feed}"
        items = [self.item(feed, n) for n in reversed(numbers)]
        text = self.rss(feed, items)
        match kind:
            case "new guids":
                self.server.pages[path] = self.restless(feed, numbers)
            case "latin":
                self.server.page(path, text.encode("latin-1"), "text/xml; charset=utf-8")
            case "utf-16":
                self.server.page(path, text.encode("utf-16"), "text/xml")
            case "undeclared":
                self.server.page(path, text.replace(' encoding="UTF-8"', "").encode("cp1252"), "text/xml")
            case "xml bomb":
                self.server.page(path, XML_BOMB, "text/xml")
            case _ if kind in BAD:
                self.spoil(kind, path, text)
            case _:
                self.server.page(path, text, "text/xml")
        if kind in GOOD:
            self.expected |= {self.title(feed, n) for n in numbers}
        if kind == "bad pages":
            self.fill_bad_pages(feed, items)

    def fill_bad_pages(self, feed: int, items: list[str]) -> None:
        """Further items whose pages are bad, each in its own way."""
        for number, wrong in enumerate(BAD_PAGES, FIRST_BAD):
            path = f"/{feed}/{number}"
            items.append(item(-number, link=self.server.url(path, self.host(feed)), title=f"Bad {feed} {wrong}"))
            self.spoil(wrong, path, "")
        self.server.page(f"/feed/{feed}", self.rss(feed, items), "text/xml")

    def spoil(self, wrong: str, path: str, text: str) -> None:
        """Make an address bad; `text` is what a feed has whose pages are bad, and not the feed."""
        server, trap = self.server, self.trap
        match wrong:
            case "gzip":
                server.page(path, BOMB, "text/xml", content_encoding="gzip")
            case "br" | "zstd":
                server.page(path, b"\xff" * 809, "text/xml", content_encoding=wrong)
            case "loop":
                server.redirect(path, path)
            case "trap":
                doors = (TRAP, "localhost", f"[::ffff:{TRAP}]", "2130706434", "0x7f000002", "127.2", "0177.0.0.2")
                server.redirect(path, f"http://{doors[next(self.numbers) % len(doors)]}:{trap.port}/")
            case "metadata":
                server.redirect(path, "http://169.254.169.254/latest/meta-data/")
            case "drip":
                server.raw(path, b"HTTP/1.1 200 OK\r\n\r\n", b"x", pause=0.3, times=100)
            case "reset":
                server.raw(path, b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nx", reset=True)
            case "500":
                server.page(path, status=500)
            case "404":
                server.page(path, page(title="Page not found", paragraphs=["Nothing is here."]), status=404)
            case "nested":
                server.page(path, NESTED)
            case "huge":
                server.page(path, HUGE)
            case _:
                server.page(path, text, "text/xml")

    def mend(self, feed: int) -> None:
        """The page that was down is there."""
        url = self.server.url(f"/{feed}/0", self.host(feed))
        self.server.page(f"/{feed}/0", self.text(feed, 0, url))

    def rss(self, feed: int, items: list[str]) -> str:
        """The feed with these items."""
        return rss(items, link=self.server.url("/", self.host(feed)))

    def restless(self, feed: int, numbers: list[int]) -> Handler:
        """An answer whose items have another GUID each time."""

        async def answer(asked: Asked, write: Write) -> None:
            items = [self.item(feed, n, guid=f"g{next(self.numbers)}") for n in reversed(numbers)]
            body = self.rss(feed, items).encode()
            await write(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n" % len(body) + body)

        return answer

    def title(self, feed: int, number: int) -> str:
        """The title of an item, and of its page."""
        return f"Malmö {feed}, part {number}"

    def text(self, feed: int, number: int, url: str) -> str:
        """Its page; no two say the same."""
        own = f"Part {number} of the report on Malmö in volume {feed} has {feed * 7 + number} pages, its author said."
        return page(title=self.title(feed, number), canonical=url, og_url=url, paragraphs=[own, *PARAGRAPHS])

    def item(self, feed: int, number: int, guid: str | None = "") -> str:
        """An item, and its page."""
        kind, path = how(feed), f"/{feed}/{number}"
        url = self.server.url(path, self.host(feed))
        text = self.text(feed, number, url)
        match kind:
            case "nested pages":
                self.server.page(path, NESTED)
            case "page down" if number == 0:
                self.server.page(path, status=502)
            case "latin pages":
                self.server.page(path, text.encode("latin-1"), "text/html; charset=utf-8")
            case _:
                self.server.page(path, text)
        date: str | None = ""
        if kind == "no dates":
            date = None
        if kind == "future":
            date = "Wed, 04 Mar 2099 09:00:00 GMT"
        named = None if kind == "no guid" else guid or f"{feed}-{number}"
        return item(number, guid=named, link=url, date=date, title=self.title(feed, number))

    def grow(self, feed: int) -> list[str]:
        """The one feed that is long: ten items with pages, and thousands of older ones."""
        old = [item(-n, link=self.server.url(f"/old/{n}", self.host(feed)), title="Old") for n in range(1, MANY)]
        new = [self.item(feed, n) for n in reversed(range(10))]
        self.server.page(f"/feed/{feed}", self.rss(feed, [*new, *old]), "text/xml")
        self.expected |= {self.title(feed, n) for n in range(10)}
        return new

    def fetcher(self, deadline: float = 3.0) -> Fetcher:
        """A fetcher that reaches the server by name, with the real rule for every other address."""
        guard = Guard(
            allows=lambda address: address == DOOR or is_public(address),
            resolve=to_the_door,
            ports=frozenset({80, self.server.port, self.trap.port}),
        )
        clock = SystemClock()
        return Fetcher(clock=clock, guard=guard, courtesy=Courtesy(clock, gap=0.0, at_once=16), deadline=deadline)


@asynccontextmanager
async def the_trap() -> AsyncIterator[Server]:
    """A server on the address that must not be reached."""
    trap = Server()
    listening = await asyncio.start_server(trap._serve, TRAP, 0)
    trap.port = listening.sockets[0].getsockname()[1]
    try:
        yield trap
    finally:
        listening.close()
