"""A gateway of several connections: each shard hears its own servers, as Discord sends them."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from tests.adapters.discord.emulator import TOKEN, Emulator
from tests.adapters.discord.gateway import Gateway
from tests.adapters.discord.shapes import Json


class Shards:
    """Stands in the place of an emulator's one gateway; a connection is a gateway of its own."""

    def __init__(self, emulator: Emulator) -> None:
        self._emulator = emulator
        self._ready = emulator._ready
        self.connections: list[Gateway] = []

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """One more connection."""
        made = Gateway(TOKEN, lambda session: self._hello(made, session))
        self.connections.append(made)
        return await made.serve(request)

    def _hello(self, gateway: Gateway, session: str) -> list[tuple[str, Json]]:
        """READY, and the server only where it is this shard's."""
        ready, guild = self._ready(session)
        ready[1]["shard"] = list(self.shard(gateway))
        mine = self.shard(gateway)[0] == self.of(self._emulator.guild_id)
        ready[1]["guilds"] = ready[1]["guilds"] if mine else []
        return [ready, guild] if mine else [ready]

    def shard(self, gateway: Gateway) -> tuple[int, int]:
        """What a connection said it is: its number, and how many there are."""
        number, count = gateway.received[-1]["d"]["shard"]
        return number, count

    def of(self, guild: str) -> int:
        """The shard of a server. Source: topics/gateway, Sharding."""
        count = self.shard(self.connections[0])[1]
        return (int(guild) >> 22) % count

    @property
    def taken(self) -> list[int]:
        """The shards that somebody has taken, in order."""
        said = (each["d"]["shard"][0] for one in self.connections for each in one.received if each["op"] == 2)
        return sorted(said)

    async def event(self, name: str, data: Json) -> None:
        """To the shard of the server that it is about; direct messages to the first."""
        wanted = self.of(data["guild_id"]) if "guild_id" in data else 0
        for one in self.connections:
            if [each for each in one.received if each["op"] == 2 and each["d"]["shard"][0] == wanted]:
                await one.event(name, data)

    async def drop(self, code: int = 4000) -> None:
        """Close them all."""
        for one in self.connections:
            await one.drop(code)

    @property
    def session(self) -> Any:
        """Whether anybody is there."""
        return next((one.session for one in self.connections if one.session is not None), None)
