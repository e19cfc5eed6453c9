"""What every test may use, and what none may do: reach the real network."""

from __future__ import annotations

import ipaddress
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from bot.extraction.pipeline import Extractor

ROOT = Path(__file__).parent.parent


class NetworkRefused(AssertionError):
    """A test tried to leave this machine."""


def _is_here(family: int, address: Any) -> bool:
    """Whether an address is on this machine: a socket file, or loopback."""
    if family not in (socket.AF_INET, socket.AF_INET6):
        return True
    host = str(address[0]).partition("%")[0]
    if host in ("", "localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Connections go to loopback only, and only loopback names are looked up."""
    real = {name: getattr(socket.socket, name) for name in ("connect", "connect_ex", "sendto")}
    real_lookup = socket.getaddrinfo

    def guarded(name: str) -> Any:
        def call(self: socket.socket, *args: Any) -> Any:
            address = args[-1] if name == "sendto" else args[0]
            if not _is_here(self.family, address):
                raise NetworkRefused(f"a test may not reach {address!r}; use a local server")
            return real[name](self, *args)

        return call

    def lookup(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and not _is_here(socket.AF_INET, (name,)):
            try:
                ipaddress.ip_address(name)  # an address needs no look-up; connecting to it is refused
            except ValueError:
                raise NetworkRefused(f"a test may not look up {name!r}; use a local server") from None
        return real_lookup(host, *args, **kwargs)

    for name in real:
        monkeypatch.setattr(socket.socket, name, guarded(name))
    monkeypatch.setattr(socket, "getaddrinfo", lookup)


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The real one, once for all tests: what it read before changes nothing, and loading its model takes a while."""
    from bot.extraction.pipeline import Extractor

    return Extractor()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The material beside the checkout (contract, seed, judges); tests that need it are skipped without it."""
    beside = ROOT.parent / "shared"
    if not (beside / "contract").is_dir():
        pytest.skip("needs ../shared, which is not here")
    return beside
