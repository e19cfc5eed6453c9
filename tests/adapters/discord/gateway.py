"""The gateway of the emulator: one websocket at a time, its sessions, and what of them can be replayed."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.adapters.discord.shapes import Json, snowflake

MESSAGE_CONTENT = 1 << 15


@dataclass
class Session:
    """What one IDENTIFY began: its events, kept for replay."""

    ident: str
    events: list[Json] = field(default_factory=list)


class Gateway:
    """Speaks v10 of the gateway protocol with `zlib-stream`."""

    def __init__(self, token: str, ready: Callable[[str], list[tuple[str, Json]]]) -> None:
        self.token = token
        self.received: list[Json] = []
        self.queries: list[dict[str, str]] = []
        self.intents = 0
        self.session: Session | None = None
        self.resumable = True
        self.refuses = 0
        self._ready = ready
        self._socket: web.WebSocketResponse | None = None
        self._compress: Any = None

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """One connection, until it closes."""
        socket = web.WebSocketResponse(max_msg_size=4096)
        await socket.prepare(request)
        self.queries.append(dict(request.query))
        self._socket = socket
        self._compress = zlib.compressobj() if request.query.get("compress") == "zlib-stream" else None
        await self._out({"op": 10, "d": {"heartbeat_interval": 41250}})
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                await self._in(json.loads(frame.data))
        if self._socket is socket:
            self._socket = None
        return socket

    @property
    def connected(self) -> bool:
        """Whether somebody is there and has identified or resumed."""
        return self._socket is not None and self.session is not None

    async def event(self, name: str, data: Json) -> None:
        """Send an event, or keep it for a RESUME while nobody is connected."""
        assert self.session is not None, "nobody has identified"
        payload = {"op": 0, "t": name, "s": len(self.session.events) + 1, "d": data}
        self.session.events.append(payload)
        if self._socket is not None:
            await self._out(payload)

    async def send_op(self, op: int, data: Any = None) -> None:
        """Send a bare opcode, such as 7 (reconnect) or 9 (invalid session)."""
        await self._out({"op": op, "d": data})

    async def drop(self, code: int = 4000) -> None:
        """Close the socket."""
        socket, self._socket = self._socket, None
        if socket is not None:
            await socket.close(code=code)

    async def _out(self, payload: Json) -> None:
        if self._socket is None or self._socket.closed:
            return
        text = json.dumps(payload)
        if self._compress is None:
            await self._socket.send_str(text)
        else:
            frame = self._compress.compress(text.encode()) + self._compress.flush(zlib.Z_SYNC_FLUSH)
            await self._socket.send_bytes(frame)

    async def _in(self, payload: Json) -> None:
        self.received.append(payload)
        match payload["op"]:
            case 1:
                await self._out({"op": 11, "d": None})
            case 2:
                await self._identify(payload["d"])
            case 6:
                await self._resume(payload["d"])

    async def _identify(self, data: Json) -> None:
        if data["token"] != self.token:
            return await self.drop(4004)
        if self.refuses or data["intents"] & MESSAGE_CONTENT:
            return await self.drop(self.refuses or 4014)
        self.intents = data["intents"]
        self.session = Session(snowflake())
        for name, body in self._ready(self.session.ident):
            await self.event(name, body)
        return None

    async def _resume(self, data: Json) -> None:
        session = self.session
        if session is None or session.ident != data["session_id"] or not self.resumable:
            self.session = None
            return await self._out({"op": 9, "d": False})
        for payload in session.events[data["seq"] :]:
            await self._out(payload)
        return await self.event("RESUMED", {})
