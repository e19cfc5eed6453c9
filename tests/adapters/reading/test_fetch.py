"""Fetching against a server that misbehaves: nothing private is reached, nothing hangs, nothing swells."""

from __future__ import annotations

import asyncio
import gzip
import subprocess
import sys
import time
import zlib
from itertools import cycle

import pytest

from bot.clock import SystemClock
from bot.errors import NewsdeskError
from bot.reading.courtesy import Courtesy
from bot.reading.fetch import Fetcher
from bot.reading.fetched import FEED, PAGE, NotFetched
from bot.reading.guard import Forbidden, Guard, is_public
from tests.adapters.reading.conftest import DOOR, let_in, patient
from tests.adapters.reading.server import Asked, Server, Write, serving
from tests.unit.test_reading_guard import HOSTILE

OK = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n"


async def test_a_page_is_fetched(server: Server, fetcher: Fetcher) -> None:
    """Body, type, charset and final address."""
    server.page("/a?b=c", "<p>Hei</p>", "text/html; charset=ISO-8859-1")

    got = await fetcher.fetch(server.url("/a?b=c"), PAGE)

    assert (200, b"<p>Hei</p>", "text/html", "ISO-8859-1") == (got.status, got.body, got.kind, got.charset)
    assert server.url("/a?b=c") == got.url == got.check().url


async def test_what_a_server_is_told(server: Server, fetcher: Fetcher) -> None:
    """Its own name, ours, and only the packings that are unpacked with a bound; conditions go along."""
    server.page("/", status=304)

    got = await fetcher.fetch(server.url("/"), FEED, {"if-none-match": '"x"'})

    headers = server.asked[0].headers
    assert 304 == got.status
    assert f"site.example:{server.port}" == headers["host"]
    assert "gzip, deflate" == headers["accept-encoding"]
    assert headers["user-agent"].startswith("Newsdesk/")
    assert '"x"' == headers["if-none-match"]
    assert "cookie" not in headers


@pytest.mark.parametrize("address", HOSTILE)
async def test_a_redirect_to_a_hostile_address_is_refused(server: Server, fetcher: Fetcher, address: str) -> None:
    """Every hop is judged, not only the first; the one loopback address that tests may reach is another port here."""
    host = f"[{address}]" if ":" in address else address
    server.redirect("/", f"http://{host}/secret")
    fetcher = strict_after_the_first_hop(server)

    with pytest.raises(Forbidden):
        await fetcher.fetch(server.url("/"), PAGE)

    assert ["/"] == [asked.path for asked in server.asked]


def strict_after_the_first_hop(server: Server) -> Fetcher:
    """Lets the name site.example in, and judges every address literal by the real rule."""

    async def resolve(host: str, port: int) -> tuple[str, ...]:
        return ("203.0.113.200",)

    class Door(Guard):
        async def addresses(self, to):  # type: ignore[no-untyped-def]
            return (DOOR,) if to.named else await Guard().addresses(to)

    clock = SystemClock()
    return Fetcher(
        clock=clock,
        guard=Door(resolve=resolve, ports=frozenset({80, 443, server.port})),
        courtesy=Courtesy(clock, gap=0.0),
    )


@pytest.mark.parametrize(
    "place",
    [
        "http://0x7f000001/",
        "http://2130706433/",
        "http://127.1/",
        "http://127。0。0。1:9/",
        "//127.0.0.1/x",
        "file:///etc/passwd",
        "ftp://site.example/",
        "http://user:pw@site.example/",
        "http://site.example:22/",
        "http://example.com\\@127.0.0.1/",
        "http://[::1",
    ],
)
async def test_a_redirect_to_an_odd_address_is_refused(server: Server, place: str) -> None:
    """Nothing that the first address may not be can be had by a redirect."""
    server.pages["/"] = _location(place)

    with pytest.raises(NewsdeskError):
        await strict_after_the_first_hop(server).fetch(server.url("/"), PAGE)

    assert 1 == server.connections


def _location(place: str):  # type: ignore[no-untyped-def]
    async def answer(asked: Asked, write: Write) -> None:
        await write(b"HTTP/1.1 302 Found\r\ncontent-length: 0\r\nlocation: " + place.encode() + b"\r\n\r\n")

    return answer


async def test_a_name_whose_answer_changes_is_asked_once(server: Server) -> None:
    """What was judged is what is connected to: a second look-up, which would lead inside, is never made."""
    async with serving() as inside:
        inside.page("/", "secret")
        answers = cycle([(DOOR,), ("127.0.0.2",)])
        lookups = 0

        async def changing(host: str, port: int) -> tuple[str, ...]:
            nonlocal lookups
            lookups += 1
            return next(answers)

        server.page("/", "public")
        clock = SystemClock()
        guard = Guard(
            allows=lambda address: address == DOOR, resolve=changing, ports=frozenset({server.port, inside.port})
        )
        got = await Fetcher(clock=clock, guard=guard, courtesy=Courtesy(clock, gap=0.0)).fetch(server.url("/"), PAGE)

        assert (b"public", 1, 0) == (got.body, lookups, inside.connections)


async def test_a_second_address_is_tried_when_the_first_takes_no_connection(server: Server) -> None:
    """As a browser does."""

    async def two(host: str, port: int) -> tuple[str, ...]:
        return ("127.0.0.9", DOOR)

    server.page("/", "here")
    clock = SystemClock()
    guard = Guard(allows=lambda address: address.startswith("127."), resolve=two, ports=frozenset({server.port}))
    got = await Fetcher(clock=clock, guard=guard, courtesy=Courtesy(clock, gap=0.0)).fetch(server.url("/"), PAGE)

    assert b"here" == got.body


async def test_proxies_in_the_environment_are_ignored(
    server: Server, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proxy would do the look-up itself, unguarded."""
    async with serving() as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        server.page("/", "direct")

        got = await fetcher.fetch(server.url("/"), PAGE)

        assert (b"direct", 0) == (got.body, proxy.connections)


async def test_redirects_are_followed_and_a_move_for_good_is_told(server: Server, fetcher: Fetcher) -> None:
    """301 and 308 count as long as everything before them was for good too."""
    server.redirect("/old", "/new", 301)
    server.redirect("/new", server.url("/newer", "other.example"), 308)
    server.redirect("/newer", "/today", 302)
    server.page("/today", "x")
    server.redirect("/today-first", "/old", 302)

    got = await fetcher.fetch(server.url("/old"), PAGE)
    later = await fetcher.fetch(server.url("/today-first"), PAGE)

    assert (server.url("/today", "other.example"), server.url("/newer", "other.example")) == (got.url, got.moved)
    assert later.moved is None


async def test_loops_and_endless_redirects_end(server: Server, fetcher: Fetcher) -> None:
    """A circle is noticed at once, a chain after five."""
    server.redirect("/a", "/b")
    server.redirect("/b", "/a")
    for number in range(20):
        server.redirect(f"/{number}", f"/{number + 1}")

    with pytest.raises(NotFetched, match="circle"):
        await fetcher.fetch(server.url("/a"), PAGE)
    with pytest.raises(NotFetched, match="more than 5 times"):
        await fetcher.fetch(server.url("/0"), PAGE)
    assert 2 + 6 == len(server.asked)


async def test_a_slow_drip_ends_at_the_deadline(server: Server) -> None:
    """A byte every tenth of a second never trips a timeout per read."""
    server.raw("/", OK + b"content-length: 1000\r\n\r\n", b"x", pause=0.1, times=100)
    began = time.monotonic()

    with pytest.raises(NotFetched, match=r"longer than 0\.6 seconds"):
        await patient(server, 0.6).fetch(server.url("/"), PAGE)

    assert time.monotonic() - began < 2


async def test_a_silent_server_ends_at_the_deadline(server: Server) -> None:
    """Not a byte: the same."""
    server.raw("/", b"", pause=10)

    with pytest.raises(NotFetched, match="longer than"):
        await patient(server, 0.3).fetch(server.url("/"), PAGE)


async def test_a_chain_of_slow_redirects_has_one_deadline(server: Server) -> None:
    """The time is for the whole fetch, not for each hop."""
    for number in range(5):
        server.raw(
            f"/{number}", b"", f"HTTP/1.1 302 F\r\nlocation: /{number + 1}\r\ncontent-length: 0\r\n\r\n".encode(),
            pause=0.3,
        )  # fmt: skip
    began = time.monotonic()

    with pytest.raises(NotFetched, match="longer than"):
        await patient(server, 0.8).fetch(server.url("/0"), PAGE)

    assert time.monotonic() - began < 2


@pytest.mark.parametrize(
    ("pieces", "reset"),
    [
        ((b"",), True),
        ((OK + b"content-length: 100\r\n\r\nhalf",), False),
        ((OK + b"transfer-encoding: chunked\r\n\r\n5\r\nab",), True),
        ((b"SSH-2.0-OpenSSH_9.2\r\n",), False),
        ((b"HTTP/1.1 200 OK\r\nx: " + b"a" * 300_000 + b"\r\n\r\n",), False),
        ((b"HTTP/1.1 200 OK\r\n" + b"x: y\r\n" * 60_000 + b"\r\n",), False),
        ((b"HTTP/1.1 200 OK\r\ncontent-length: -5\r\n\r\n",), False),
        ((OK + b"content-encoding: gzip\r\ncontent-length: 3\r\n\r\nabc",), False),
        ((OK + b"content-encoding: gzip\r\n\r\n" + gzip.compress(b"x" * 5000)[:30],), False),
    ],
)
async def test_broken_answers_are_told_in_words(
    server: Server, fetcher: Fetcher, pieces: tuple[bytes, ...], reset: bool
) -> None:
    """Resets, half answers, other protocols, endless headers, what is packed and cannot be unpacked."""
    server.raw("/", *pieces, reset=reset)

    with pytest.raises(NotFetched) as failure:
        await fetcher.fetch(server.url("/"), PAGE)

    assert failure.value.message.endswith(".")
    assert "Traceback" not in failure.value.plain


@pytest.mark.parametrize("status", [400, 401, 402, 403, 404, 410, 418, 429, 451, 500, 502, 503])
async def test_statuses_have_words(server: Server, fetcher: Fetcher, status: int) -> None:
    """The status comes back for whoever decides, and as a sentence for whoever reads."""
    server.page("/", "an error page", status=status, retry_after="120")

    got = await fetcher.fetch(server.url("/"), PAGE)

    assert (status, b"", "120") == (got.status, got.body, got.headers["retry-after"])
    with pytest.raises(NotFetched, match=str(status)):
        got.check()


async def test_a_name_that_leads_nowhere_and_a_closed_door(server: Server, fetcher: Fetcher) -> None:
    """Told apart, in words."""
    with pytest.raises(NotFetched, match="no server called"):
        await fetcher.fetch("http://nowhere.invalid/", PAGE)
    closed = let_in(server)
    port = server.port + 1 if server.port < 65535 else server.port - 1
    clock = SystemClock()
    fetcher = Fetcher(clock=clock, guard=Guard(allows=closed.allows, resolve=closed.resolve, ports=frozenset({port})))
    with pytest.raises(NotFetched, match="takes no connections"):
        await fetcher.fetch(f"http://site.example:{port}/", PAGE)


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "application/zip"])
async def test_only_what_is_wanted_is_read(server: Server, fetcher: Fetcher, kind: str) -> None:
    """A picture is not an article."""
    server.page("/", b"x" * 10, kind)

    with pytest.raises(NotFetched, match=f"is {kind}, not a page"):
        await fetcher.fetch(server.url("/"), PAGE)


@pytest.mark.parametrize("told", [True, False])
async def test_html_is_read_up_to_five_megabytes(server: Server, fetcher: Fetcher, told: bool) -> None:
    """By its announced length, and by what really comes."""
    length = b"content-length: 6000000\r\n" if told else b""
    server.raw("/", OK + length + b"\r\n", b"x" * 100_000, times=60)

    with pytest.raises(NotFetched, match="sends more than"):
        await fetcher.fetch(server.url("/"), PAGE)


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(b"words " * 1000)),
        ("x-gzip", gzip.compress(b"words " * 500) + gzip.compress(b"words " * 500)),
        ("GZIP", gzip.compress(b"words " * 1000) + b"\0" * 20),
        ("deflate", zlib.compress(b"words " * 1000)),
        ("deflate", zlib.compress(b"words " * 1000)[2:-4]),
        ("identity", b"words " * 1000),
    ],
)
async def test_what_is_packed_is_unpacked(server: Server, fetcher: Fetcher, encoding: str, packed: bytes) -> None:
    """gzip with one or two members or padding, deflate with and without its header."""
    server.page("/", packed, content_encoding=encoding)

    assert b"words " * 1000 == (await fetcher.fetch(server.url("/"), PAGE)).body


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "gzip, br", "compress", "made-up"])
async def test_other_packings_are_refused_unread(server: Server, fetcher: Fetcher, encoding: str) -> None:
    """Nothing unpacks them with a bound; whether a library that could is installed makes no difference."""
    server.page("/", b"\x0b\x02\x80abc\x03", content_encoding=encoding)

    with pytest.raises(NotFetched, match="not asked for"):
        await fetcher.fetch(server.url("/"), PAGE)


BOMB = """
import asyncio, resource, sys
from bot.clock import SystemClock
from bot.reading.courtesy import Courtesy
from bot.reading.fetch import Fetcher
from bot.reading.fetched import FEED, NotFetched
from bot.reading.guard import Guard

async def main(port):
    async def here(host, number):
        return ("127.0.0.1",)
    clock = SystemClock()
    guard = Guard(allows=lambda a: a == "127.0.0.1", resolve=here, ports=frozenset({port}))
    fetcher = Fetcher(clock=clock, guard=guard, courtesy=Courtesy(clock, gap=0.0))
    await fetcher.fetch(f"http://a.example:{port}/small", FEED)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for path in ("gzip", "deflate", "br", "zstd"):
        try:
            await fetcher.fetch(f"http://a.example:{port}/{path}", FEED)
        except NotFetched as error:
            pass
        else:
            sys.exit("taken: " + path)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)

asyncio.run(main(int(sys.argv[1])))
"""


def bomb(wbits: int, size: int = 2**28) -> bytes:
    """A quarter of a gigabyte of zeros, packed."""
    engine = zlib.compressobj(9, zlib.DEFLATED, wbits)
    zeros = bytes(2**20)
    return b"".join(engine.compress(zeros) for _ in range(size // len(zeros))) + engine.flush()


async def test_bombs_stay_under_32_megabytes(server: Server) -> None:
    """A quarter of a gigabyte each: a process that fetches them all grows by less than 32 MB."""
    server.page("/small", "x")
    server.page("/gzip", bomb(31), content_encoding="gzip")
    server.page("/deflate", bomb(15), content_encoding="deflate")
    # a real bomb of these is never looked into, so any bytes will do
    server.page("/br", b"\xff" * 809, content_encoding="br")
    server.page("/zstd", b"\xff" * 32_786, content_encoding="zstd")

    told = await asyncio.to_thread(
        subprocess.run, [sys.executable, "-c", BOMB, str(server.port)], capture_output=True, text=True, check=False
    )

    assert "" == told.stderr
    assert int(told.stdout) < 32_000  # ru_maxrss counts kilobytes here


async def test_one_request_at_a_time_to_a_host(server: Server) -> None:
    """And a pause between two, however many ask."""
    running = most = 0

    async def answer(asked: Asked, write: Write) -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.02)
        running -= 1
        await write(OK + b"content-length: 1\r\n\r\nx")

    server.pages["/"] = answer
    clock = SystemClock()
    fetcher = Fetcher(clock=clock, guard=let_in(server), courtesy=Courtesy(clock, gap=0.1))
    began = time.monotonic()
    await asyncio.gather(*(fetcher.fetch(server.url("/"), PAGE) for _ in range(4)))

    assert 1 == most
    assert time.monotonic() - began >= 0.3

    running = most = 0
    await asyncio.gather(*(fetcher.fetch(server.url("/", f"h{n}.example"), PAGE) for n in range(4)))
    assert most > 1


async def test_waiting_for_a_turn_is_not_the_servers_fault(server: Server) -> None:
    """The deadline counts the server's time, not the queue's."""
    server.raw("/", OK + b"content-length: 1\r\n\r\n", b"x", pause=0.15)
    clock = SystemClock()
    fetcher = Fetcher(clock=clock, guard=let_in(server), courtesy=Courtesy(clock, gap=0.0), deadline=0.8)

    got = await asyncio.gather(*(fetcher.fetch(server.url("/"), PAGE) for _ in range(5)))

    assert [200] * 5 == [each.status for each in got]


def test_the_door_of_the_tests_is_no_door_of_the_bot() -> None:
    """The real rule lets nobody through to where the tests' server stands."""
    assert not is_public(DOOR)
    assert is_public is Guard().allows
