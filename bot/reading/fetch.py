"""Fetching from the web, and the only file that knows httpx: guarded at every hop, bounded in bytes and in time.

The connection goes to the very address that was judged (a second look-up could lead elsewhere), with the URL's own
name in the Host header and in TLS. What is packed is read raw and unpacked with a bound, because httpx unpacks a whole
network chunk at once: 67 MB of one gzip chunk, a gigabyte of one brotli chunk (docs/design/decisions/fetching.md).
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urljoin, urlsplit

import httpx

from bot import __version__
from bot.clock import Clock
from bot.errors import NewsdeskError
from bot.languages.lasting import lasting
from bot.reading.courtesy import Courtesy
from bot.reading.fetched import Fetched, NotFetched, Wants, media
from bot.reading.guard import Guard, Target, shorten
from bot.reading.inflate import Broken, TooLarge, unpacker
from bot.tracing import span

MOST_REDIRECTS = 5
MOST_ADDRESSES = 3
"""So many addresses of one name are tried."""

PERMANENT, REDIRECTS = frozenset({301, 308}), frozenset({301, 302, 303, 307, 308})


class Fetcher:
    """Fetches, safely."""

    def __init__(
        self, *, clock: Clock, guard: Guard | None = None, courtesy: Courtesy | None = None, contact: str = "",
        deadline: float = 30.0,
    ) -> None:  # fmt: skip
        """`contact`: an address that servers are told, for complaints; `deadline`: seconds for a whole fetch."""
        self.guard = guard or Guard()
        self.courtesy = courtesy or Courtesy(clock)
        self.agent = f"Newsdesk/{__version__}" + (f" (+{contact})" if contact else "")
        self._clock = clock
        self._deadline = deadline

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return httpx.create_ssl_context(trust_env=False)

    async def fetch(self, url: str, wants: Wants, conditions: Mapping[str, str] | None = None) -> Fetched:
        """What stands at a URL, whatever its status; 304 is possible with `conditions` (request headers).

        Raises Forbidden for an address that is not fetched, at any hop, and NotFetched for every other failure.
        """
        with span("page.fetch", host=urlsplit(url).hostname or ""):
            return await self._fetch(url, wants, conditions)

    async def _fetch(self, url: str, wants: Wants, conditions: Mapping[str, str] | None) -> Fetched:
        left = self._deadline
        asked = to = self.guard.target(url)
        seen, moved, for_good = {to.url}, None, True
        while True:
            began = self._clock.monotonic()
            waiting = _Waiting(self.courtesy, self._clock)
            answer = await self._hop(to, wants, conditions or {}, left, waiting)
            left -= self._clock.monotonic() - began - waiting.seconds
            if answer.status not in REDIRECTS:
                return replace(answer, asked=asked.url, moved=moved)
            to = self._next(to, answer, seen)
            for_good = for_good and answer.status in PERMANENT
            moved = to.url if for_good else moved

    def _next(self, to: Target, answer: Fetched, seen: set[str]) -> Target:
        """Where a redirect leads. Raises NotFetched for a loop or too many, Forbidden for where it may not lead."""
        place = answer.headers.get("location", "")
        if not place:
            raise NotFetched(lasting("{where} redirects, and does not say where to.", where=shorten(to.url)))
        try:
            following = self.guard.target(urljoin(to.url, place))
        except ValueError:
            raise NotFetched(lasting("{where} redirects to what is no address.", where=shorten(to.url))) from None
        if following.url in seen:
            raise NotFetched(lasting("{where} redirects in a circle.", where=shorten(to.url)))
        if len(seen) > MOST_REDIRECTS:
            raise NotFetched(
                lasting("{where} redirects more than {count} times.", where=shorten(to.url), count=MOST_REDIRECTS)
            )
        seen.add(following.url)
        return following

    async def _hop(
        self, to: Target, wants: Wants, conditions: Mapping[str, str], left: float, waiting: _Waiting
    ) -> Fetched:
        """One request and its answer, in what is left of the time. Raises Forbidden or NotFetched."""
        where = shorten(to.url)
        async with waiting.turn(to.host):
            try:
                async with asyncio.timeout(max(left, 0.0)):
                    return await self._connected(to, wants, conditions)
            except TimeoutError:
                raise NotFetched(
                    lasting("{where} took longer than {seconds} seconds.", where=where, seconds=f"{self._deadline:g}")
                ) from None
            except httpx.TimeoutException:
                raise NotFetched(lasting("{where} does not answer.", where=where)) from None
            except (httpx.RemoteProtocolError, httpx.LocalProtocolError, httpx.InvalidURL):
                raise NotFetched(lasting("{where} does not answer as a web server should.", where=where)) from None
            except httpx.HTTPError as error:
                raise NotFetched(
                    lasting("The connection to {where} broke ({error}).", where=where, error=type(error).__name__)
                ) from None
            except TooLarge:
                raise NotFetched(
                    lasting("{where} sends more than {what} may have.", where=where, what=lasting(wants.what))
                ) from None
            except Broken:
                raise NotFetched(
                    lasting("{where} sends something packed that cannot be unpacked.", where=where)
                ) from None

    async def _connected(self, to: Target, wants: Wants, conditions: Mapping[str, str]) -> Fetched:
        """The answer of the first address that takes a connection."""
        try:
            addresses = (await self.guard.addresses(to))[:MOST_ADDRESSES]
        except (OSError, UnicodeError):
            raise NotFetched(lasting("There is no server called {host}.", host=shorten(to.host))) from None
        failure: NewsdeskError = NotFetched(lasting("{where} cannot be reached.", where=shorten(to.url)))
        for address in addresses:
            try:
                async with self._sent(to, address, wants, conditions) as response:
                    return await _read(to, response, wants)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failure = _connecting(to, error)
        raise failure

    @asynccontextmanager
    async def _sent(
        self, to: Target, address: str, wants: Wants, conditions: Mapping[str, str]
    ) -> AsyncIterator[httpx.Response]:
        """A request to one address under the URL's name, on a connection of its own, with nothing from outside."""
        host = f"[{address}]" if ":" in address else address
        headers = {
            "host": to.authority,
            "user-agent": self.agent,
            "accept": wants.accept,
            "accept-encoding": "gzip, deflate",
            "connection": "close",
            **conditions,
        }
        transport = httpx.AsyncHTTPTransport(verify=self._tls, trust_env=False, retries=0)
        async with httpx.AsyncClient(
            transport=transport, trust_env=False, follow_redirects=False, timeout=httpx.Timeout(15, connect=5)
        ) as client:
            request = client.build_request(
                "GET", f"{to.scheme}://{host}:{to.port}{to.rest}", headers=headers,
                extensions={"sni_hostname": to.host} if to.named else None,
            )  # fmt: skip
            response = await client.send(request, stream=True)
            try:
                yield response
            finally:
                await response.aclose()


@dataclass(slots=True)
class _Waiting:
    """Waits for a turn, and counts the seconds: they are not the server's fault."""

    courtesy: Courtesy
    clock: Clock
    seconds: float = 0.0

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Hold a turn at a host."""
        began = self.clock.monotonic()
        async with self.courtesy.visit(host):
            self.seconds += self.clock.monotonic() - began
            yield


def _connecting(to: Target, error: Exception) -> NotFetched:
    cause = error.__cause__ or error.__context__
    while cause is not None and not isinstance(cause, ssl.SSLError):
        cause = cause.__cause__ or cause.__context__
    if isinstance(cause, ssl.SSLError):
        return NotFetched(lasting("{host} cannot prove who it is: its certificate is not good.", host=shorten(to.host)))
    return NotFetched(lasting("{host} takes no connections.", host=shorten(to.host)))


async def _read(to: Target, response: httpx.Response, wants: Wants) -> Fetched:
    """The answer with its body, where it has one that is wanted. Raises NotFetched, TooLarge or Broken."""
    headers = {name.lower(): value for name, value in response.headers.items()}
    kind, charset = media(headers.get("content-type", ""))
    answer = Fetched(asked=to.url, url=to.url, status=response.status_code, headers=headers, kind=kind, charset=charset)
    if not answer.good:
        return answer
    if not wants.takes(kind):
        raise NotFetched(
            lasting("{where} is {kind}, not {what}.", where=shorten(to.url), kind=kind[:60], what=lasting(wants.what))
        )
    most = wants.cap(kind)
    length = headers.get("content-length", "")
    if length.isdigit() and int(length) > most:
        raise TooLarge
    encoding = headers.get("content-encoding", "").strip().lower()
    into = unpacker(encoding, most)
    if into is None:
        raise NotFetched(
            lasting(
                "{where} is packed in a way that was not asked for ({encoding}).",
                where=shorten(to.url),
                encoding=encoding[:30],
            )
        )
    received = 0
    async for chunk in response.aiter_raw():
        received += len(chunk)
        if received > most:
            raise TooLarge
        into.feed(chunk)
    return replace(answer, body=into.done())
