"""The web page as a server: listens on one address, says where, and stops gracefully."""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import uvicorn
from starlette.routing import BaseRoute

from bot.commands.spec import Desk
from bot.errors import Unavailable
from bot.platforms.web.guard import Guard, is_loopback
from bot.platforms.web.ingest import Push, ingest_routes
from bot.platforms.web.pages import Draw, Pages
from bot.ports import Library

GRACE = 2
"""Seconds that running requests get when the page is stopped."""

_CHOOSE = "Choose another address with NEWSDESK_WEB_HOST and NEWSDESK_WEB_PORT."
_WHY = {
    errno.EADDRINUSE: "another program uses it",
    errno.EACCES: "this user may not",
    errno.EADDRNOTAVAIL: "this machine has no such address",
}


class WebPage:
    """A page on which commands are typed or clicked, with the answer as every surface shows it, beside the article."""

    def __init__(
        self,
        *,
        desk: Desk,
        library: Library,
        host: str,
        port: int,
        surfaces: Mapping[str, Draw] | None = None,
        push: Push | None = None,
        further: Sequence[BaseRoute] = (),
    ) -> None:
        """Nothing listens yet. Port 0 takes any free one; `surfaces` draw a reply as messages, by platform.

        `push` takes what newsrooms send to /ingest; without it there is no such address. `further` are other addresses.
        """
        self._host, self._port = host, port
        pages = Pages(desk, library, surfaces or {}, (*further, *(ingest_routes(push) if push is not None else ())))
        self.app = Guard(pages.app, only_loopback=is_loopback(host))
        """The ASGI application."""

    async def run(self, announce: Callable[[str], None]) -> None:
        """Serve until cancelled; `announce` is called with the address once it answers.

        Raises Unavailable, in words, when the address cannot be listened on.
        """
        listener = _listen(self._host, self._port)
        config = uvicorn.Config(
            self.app,
            http="h11",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=GRACE,
        )
        address = _address(self._host, listener.getsockname()[1])
        server = _Server(config, lambda: announce(address))
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            await asyncio.shield(serving)
        finally:
            server.should_exit = True
            await serving


class _Server(uvicorn.Server):
    """A server that leaves signals to whoever started it, and tells when it is ready."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen, and tell."""
        await super().startup(sockets)
        self._ready()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Nothing is captured."""
        yield


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        why = _WHY.get(error.errno or 0, "there is no such address")
        raise Unavailable(f"The web page cannot listen on {host} port {port}: {why}.", hint=_CHOOSE) from error


def _address(host: str, port: int) -> str:
    """What to open in a browser on this machine."""
    if host in ("0.0.0.0", "::", ""):
        return f"http://127.0.0.1:{port} (and from other machines)"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
