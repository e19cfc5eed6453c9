"""A web server on loopback that behaves as badly as it is told to, and counts who came."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

Headers = Mapping[str, str]


@dataclass(slots=True)
class Asked:
    """One request, as it came."""

    path: str
    headers: Headers


Write = Callable[[bytes], Awaitable[None]]
Handler = Callable[[Asked, Write], Awaitable[None]]


@dataclass(slots=True)
class Server:
    """Answers by path; whatever is not there is a 404. `port` once it runs; `asked` holds every request."""

    pages: dict[str, Handler] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0
    port: int = 0

    def url(self, path: str, host: str = "site.example") -> str:
        """An address under a name that the tests' resolver leads here."""
        return f"http://{host}:{self.port}{path}"

    def page(
        self, path: str, body: bytes | str = b"", kind: str = "text/html", status: int = 200, **headers: str
    ) -> None:
        """An ordinary answer. Underscores in names of headers are hyphens."""
        data = body.encode() if isinstance(body, str) else body
        lines = {"content-type": kind, "content-length": str(len(data))}
        lines |= {name.replace("_", "-"): value for name, value in headers.items()}
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())

        async def answer(asked: Asked, write: Write) -> None:
            await write(f"HTTP/1.1 {status} Whatever\r\n{head}\r\n".encode() + data)

        self.pages[path] = answer

    def redirect(self, path: str, to: str, status: int = 302) -> None:
        """A redirect."""
        self.page(path, status=status, location=to)

    def raw(self, path: str, *pieces: bytes, pause: float = 0.0, times: int = 1, reset: bool = False) -> None:
        """Bytes as they are, with a pause after each piece, over and over; then the end, or a reset."""

        async def answer(asked: Asked, write: Write) -> None:
            for number in range(times):
                for piece in pieces if number == 0 else pieces[-1:]:
                    await write(piece)
                    await asyncio.sleep(pause)
            if reset:
                raise ConnectionResetError

        self.pages[path] = answer

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, TimeoutError):
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
                named = (line.partition(":") for line in head[1:] if line)
                asked = Asked(head[0].split(" ")[1], {name.lower(): value.strip() for name, _, value in named})
                self.asked.append(asked)

                async def write(data: bytes) -> None:
                    writer.write(data)
                    await writer.drain()

                handler = self.pages.get(asked.path)
                if handler is None:
                    await write(b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n")
                else:
                    await handler(asked, write)
        finally:
            writer.transport.abort() if writer.transport.get_write_buffer_size() else writer.close()


@asynccontextmanager
async def serving() -> AsyncIterator[Server]:
    """A server that runs."""
    server = Server()
    listening = await asyncio.start_server(server._serve, "127.0.0.1", 0, limit=2**20)
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listening.close()
