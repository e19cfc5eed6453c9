"""Which addresses may be fetched: the parts of a URL, and every address that its host's name leads to.

The rule and the ranges were measured (docs/design/decisions/fetching.md): `is_global` of Python alone lets multicast,
6to4, NAT64 and other tunnels to private addresses through, and later Pythons judge some of them differently.
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import SplitResult, urlsplit

import idna

from bot.errors import NewsdeskError
from bot.languages.lasting import lasting

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve: TypeAlias = Callable[[str, int], Awaitable[tuple[str, ...]]]
Allows: TypeAlias = Callable[[str], bool]

PORTS = frozenset({80, 443, 8080, 8443})
LONGEST_URL = 2_000
DEFAULT_PORTS = {"http": 80, "https": 443}

RANGES = tuple(
    ipaddress.ip_network(text)
    for text in """
    0.0.0.0/8 100.64.0.0/10 192.0.0.0/24 192.88.99.0/24 198.18.0.0/15
    ::/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 3fff::/20 5f00::/16 fec0::/10
    """.split()
)
"""Never fetched, whatever the version of Python says about them."""

_UNPRINTABLE = re.compile(r"[\x00-\x20\x7f\\]|\s")
_NAME = re.compile(r"(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*")
_SECRET = re.compile(r"(?<=://)[^/?#@]*(?=@)|(?<=\?)[^#]+", re.DOTALL)
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")


class Forbidden(NewsdeskError):
    """An address that is never fetched: not of the web, badly written, or inside a private network."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A URL taken apart. `host` is in ASCII and small letters, an IPv6 address without brackets; `rest` path and query.

    `named` is False when the host is an address itself and needs no look-up.
    """

    scheme: str
    host: str
    port: int
    rest: str
    named: bool

    @property
    def url(self) -> str:
        """The whole of it again, without a fragment."""
        return f"{self.scheme}://{self.authority}{self.rest}"

    @property
    def authority(self) -> str:
        """What the Host header says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port: what a robots.txt holds for."""
        return f"{self.scheme}://{self.authority}"


def is_public(address: str) -> bool:
    """Whether an address, as text, is one of the public internet. Never raises: what is no address is not public."""
    if "%" in address:  # a scope id: meaningful only inside one network
        return False
    try:
        parsed: Address = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped is not None:
        parsed = parsed.ipv4_mapped
    if not parsed.is_global or parsed.is_multicast:
        return False
    return not any(parsed in network for network in RANGES if network.version == parsed.version)


def target(url: str, ports: frozenset[int] = PORTS) -> Target:
    """The URL taken apart. Raises Forbidden, in words, for whatever is not a plain address of the web."""
    url = url.strip()
    if len(url) > LONGEST_URL:
        raise Forbidden(lasting("This address is longer than {count} characters.", count=LONGEST_URL))
    shown = shorten(url)
    if _UNPRINTABLE.search(url):
        raise Forbidden(
            lasting("{where} is no web address: it has spaces, backslashes or control characters in it.", where=shown)
        )
    parts, port = _split(url, shown)
    if parts.scheme not in DEFAULT_PORTS:
        hint = lasting("Give an address that begins with https:// or http://.")
        if parts.scheme:
            told = lasting("{scheme}: addresses are not fetched ({where}).", scheme=parts.scheme, where=shown)
        else:
            told = lasting("Addresses without http:// are not fetched ({where}).", where=shown)
        raise Forbidden(told, hint=hint)
    if "@" in parts.netloc:
        # the password is not repeated
        raise Forbidden(
            lasting(
                "The address at {host} has a user name or a password in it; that is not fetched.",
                host=parts.hostname or "",
            )
        )
    host, named = _host(parts, shown)
    number = port if port is not None else DEFAULT_PORTS[parts.scheme]
    if number not in ports:
        known = ", ".join(map(str, sorted(PORTS)))
        raise Forbidden(
            lasting("Port {port} is not fetched from ({where}).", port=str(number), where=shown),
            hint=lasting("These are: {ports}.", ports=known),
        )
    rest = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(scheme=parts.scheme, host=host, port=number, rest=rest, named=named)


def shorten(url: str, most: int = 100) -> str:
    """A URL for a sentence that others may read: on one line, not endless, without password and query.

    The address of a feed may hold somebody's key, and why it cannot be read is told to whoever asks.
    """
    return on_one_line(_SECRET.sub("…", url), most)


def on_one_line(text: str, most: int) -> str:
    """A text without what cannot be printed, and not endless."""
    clean = "".join(c if c.isprintable() else "?" for c in text)
    return clean if len(clean) <= most else clean[: most - 1] + "…"


async def look_up(host: str, port: int) -> tuple[str, ...]:
    """Every address that the machine's resolver gives for a name. Raises OSError where there is none."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """Says where a fetch may connect to. Only tests give it another rule, resolver or ports than the real ones."""

    allows: Allows = is_public
    resolve: Resolve = look_up
    ports: frozenset[int] = PORTS

    def target(self, url: str) -> Target:
        """The URL taken apart. Raises Forbidden."""
        return target(url, self.ports)

    async def addresses(self, to: Target) -> tuple[str, ...]:
        """The addresses to connect to, all of them allowed.

        One forbidden address among many forbids the name: whoever mixes them is up to something. Raises Forbidden, and
        OSError when the name leads nowhere.
        """
        found = await self.resolve(to.host, to.port) if to.named else (to.host,)
        if not found:
            raise OSError("no addresses")
        if not all(self.allows(address) for address in found):
            raise Forbidden(
                lasting(
                    "{host} is inside a private or reserved network, and nothing is fetched from there.",
                    host=shorten(to.host),
                )
            )
        return found


def _split(url: str, shown: str) -> tuple[SplitResult, int | None]:
    try:
        parts = urlsplit(url)
        return parts, parts.port
    except ValueError:
        raise Forbidden(lasting("{where} is no web address.", where=shown)) from None


def _host(parts: SplitResult, shown: str) -> tuple[str, bool]:
    """The host in ASCII, and whether it is a name. Numbers in odd forms, which some resolvers take, are refused."""
    raw = parts.hostname or ""
    if ":" in raw:
        try:
            if "%" in raw:  # a scope id
                raise ValueError
            return str(ipaddress.IPv6Address(raw)), False
        except ValueError:
            raise Forbidden(
                lasting("{where} is no web address: its host is not written properly.", where=shown)
            ) from None
    try:
        host = raw if raw.isascii() else idna.encode(raw, uts46=True).decode()
    except idna.IDNAError:
        raise Forbidden(lasting("{where} is no web address: there can be no host of that name.", where=shown)) from None
    host = host.lower().removesuffix(".")
    try:
        return str(ipaddress.IPv4Address(host)), False
    except ValueError:
        pass
    if not _NAME.fullmatch(host) or _NUMBER.fullmatch(host.rpartition(".")[2]):
        raise Forbidden(lasting("{where} is no web address: its host is not written properly.", where=shown))
    return host, True
