"""Discord as one of the platforms: log in, serve until told to stop, and post of the bot's own accord."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial
from typing import Any

import aiohttp
import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.commands.spec import Desk
from bot.errors import BadConfiguration, BadToken, NotFound, Unavailable
from bot.platforms.discord.answers import QUICK, language_of
from bot.platforms.discord.client import Left, NewsClient, ShardedNewsClient
from bot.platforms.discord.looking import REMEMBERS, asked_in_words, posted
from bot.platforms.discord.render import render
from bot.platforms.discord.wire import NEW_TOKEN, in_words
from bot.ports import Place, Tenant
from bot.replies.blocks import Reply
from bot.tracing import span

LONGEST_KEY = 25
_REFUSED = {4004: "the token", 4012: "this version of its gateway", 4013: "the intents", 4014: "the intents"}


class DiscordPlatform:
    """Fulfils `bot.ports.Platform`. `post` and `check` also work while it does not run.

    `api_base` and `gateway` are other addresses than Discord's own ("http://host:port/api/v10", "ws://host:port/").
    `managers`: ids of users or roles that manage besides those whom Discord lets manage channels.
    `left` is told of servers that the bot is no longer in. `shards` is over how many connections all replicas hear
    together, `shard_ids` which of them this one opens (none: all); 0 is one connection for everything.
    `patience`: seconds for one post, with all of its waiting; after them nobody knows whether it arrived.
    `connector` opens the connections (a resolver or a proxy of one's own); it is closed with the first of them.
    """

    name = "discord"
    remembers = REMEMBERS

    def __init__(
        self,
        desk: Desk,
        token: str,
        *,
        api_base: str = "",
        gateway: str = "",
        sync: bool = True,
        guilds: tuple[int, ...] = (),
        connector: aiohttp.BaseConnector | None = None,
        quick: float = QUICK,
        managers: tuple[int, ...] = (),
        left: Left | None = None,
        shards: int = 0,
        shard_ids: tuple[int, ...] = (),
        patience: float = 60.0,
        **options: Any,
    ) -> None:
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = (
            False  # the bot has no voice, so needs no warning
        )
        if connector is not None:
            options["connector"] = connector
        kind: type[NewsClient] = NewsClient
        if shards:
            kind = ShardedNewsClient
            options |= {"shard_count": shards, "shard_ids": list(_own(shards, shard_ids))}
        self._made = partial(kind, desk, guilds=guilds, quick=quick, managers=managers, left=left, **options)
        self.client = self._made()
        self._token = _checked(token)
        self._patience = patience
        # of several replicas one tells Discord what commands there are
        self._sync = sync and (not shards or 0 in _own(shards, shard_ids))
        self._addresses = _Addresses(api_base, gateway)
        self._logging_in, self._alone = asyncio.Lock(), asyncio.Lock()
        self._logged_in = self._running = False

    @property
    def connected(self) -> bool:
        """Whether questions arrive now."""
        return self._running and self.client.is_ready() and not self.client.is_closed()

    async def run(self) -> None:
        """Connect and serve until cancelled. Raises BadToken or Unavailable at once when the first login fails.

        A connection that is lost later is taken up again, without end, in ever longer pauses.
        """
        quiet = _OneLine()
        reconnecting = logging.getLogger("discord.client")
        reconnecting.addFilter(quiet)
        self._running = True
        try:
            await self._login()
            if self._sync:
                await self.client.sync_commands()
            await self.client.connect()
        except discord.ConnectionClosed as closed:
            raise _closed(closed.code) from None
        except discord.PrivilegedIntentsRequired:
            raise _closed(4014) from None
        finally:
            reconnecting.removeFilter(quiet)
            self._running = False
            await self._close()

    async def post(self, place: Place, reply: Reply, key: str | None = None) -> str:
        """Post a reply into a channel (or thread) and return the message's id.

        The same `key` (25 characters at most) gives one message, for as long as Discord remembers it: some minutes.
        Raises NotFound for a channel that is not there, UncertainSend when the message may have arrived, Unavailable
        and BadToken when it did not.
        """
        if key is not None and not 0 < len(key) <= LONGEST_KEY:
            raise ValueError(f"a key has 1 to {LONGEST_KEY} characters: {key!r}")
        channel = place.thread or place.channel
        if not channel.isdecimal():
            raise NotFound(
                f"{channel!r} is no id of a Discord channel.", hint="Right-click the channel, Copy Channel ID."
            )
        async with self._connected():
            try:
                with span("message.post", platform=self.name, server=place.workspace):
                    async with asyncio.timeout(self._patience):
                        return await self.client.wire.create(int(channel), render(reply)[0], key=key)
            except (discord.DiscordException, OSError, aiohttp.ClientError) as failure:
                raise in_words(failure, channel) from failure

    async def find(self, place: Place, reply: Reply, key: str, since: datetime) -> str | None:
        """The id of the message of an earlier attempt, at `since` or later; None: certainly there is none.

        Raises Unknowable where the bot may not read what was written, NotFound, BadToken or Unavailable.
        """
        channel = place.thread or place.channel
        async with self._connected():
            try:
                return await posted(self.client, int(channel), render(reply)[0], key, since)
            except (discord.DiscordException, OSError, aiohttp.ClientError) as failure:
                raise asked_in_words(failure, channel) from failure

    async def tell(self, user: str, tenant: Tenant, reply: Reply) -> None:
        """Tell somebody in a direct message. Raises Unavailable where they take none from the bot, NotFound, BadToken.

        Somebody who left the server, or who never was in one with the bot, cannot be told.
        """
        if not user.isdecimal():
            raise NotFound(f"{user!r} is no id of a Discord user.")
        async with self._connected():
            try:
                channel = await self.client.http.start_private_message(int(user))
                await self.client.wire.create(int(channel["id"]), render(reply)[0])
            except (discord.DiscordException, OSError, aiohttp.ClientError) as failure:
                raise in_words(failure) from failure

    async def hold(self) -> None:
        """Stay logged in, so that posts need no login each, but hear nothing, until cancelled."""
        self._running = True
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            self._running = False
            await self._close()

    def locale(self, place: Place) -> str:
        """The locale of a community server, while the bot is connected; others cannot choose one."""
        return language_of(self.client.get_guild(int(place.workspace))) if place.workspace.isdecimal() else ""

    async def check(self) -> str:
        """As whom the token logs in, in words. Raises BadToken or Unavailable."""
        async with self._connected():
            return f"the token is good, it is {self.client.user}'s"

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[None]:
        """Logged in: with the running connection, else for this once."""
        if self._running:
            await self._login()
            yield
            return
        async with self._alone:
            try:
                await self._login()
                yield
            finally:
                await self._close()

    async def _close(self) -> None:
        """Close all connections, and be ready for new ones."""
        await self.client.close()
        self._addresses.restore()
        self._logged_in = False
        self.client = self._made()

    async def _login(self) -> None:
        async with self._logging_in:
            if self._logged_in:
                return
            self._addresses.use()
            try:
                await self.client.login(self._token)
            except discord.LoginFailure as failure:
                raise in_words(failure) from None
            except (discord.DiscordException, OSError, aiohttp.ClientError) as failure:
                why = in_words(failure)
                if isinstance(why, BadToken):
                    raise why from None
                told = f"Discord cannot be reached ({type(failure).__name__})."
                raise Unavailable(told, hint="Check the network, and discordstatus.com.") from failure
            except (TypeError, KeyError, AttributeError) as failure:  # discord.py takes whatever answers for Discord
                told = "Something else answers at Discord's address."
                raise Unavailable(told, hint="Check the network: a proxy, or a page that asks to log in.") from failure
            self._logged_in = True


def _own(shards: int, ids: tuple[int, ...]) -> tuple[int, ...]:
    """The connections that this replica opens. Raises BadConfiguration for one that there is not."""
    wrong = [each for each in ids if not 0 <= each < shards]
    if wrong:
        raise BadConfiguration(
            f"There is no shard {wrong[0]}: discord.shards is {shards}.", hint=f"They are 0 to {shards - 1}."
        )
    return tuple(dict.fromkeys(ids)) or tuple(range(shards))


def _checked(token: str) -> str:
    """The token without what people copy along with it. Raises BadToken when it cannot be one."""
    token = token.strip().removeprefix("Bot ").strip()
    if not token or not token.isascii() or not token.isprintable() or " " in token:
        raise BadToken("DISCORD_TOKEN does not have the form of a token.", hint=NEW_TOKEN)
    return token


def _closed(code: int) -> BadConfiguration | Unavailable:
    """Why Discord ended the connection for good."""
    if code == 4004:
        return BadToken("Discord refuses the token.", hint=NEW_TOKEN)
    if code in _REFUSED:
        return BadConfiguration(f"Discord refuses {_REFUSED[code]} (code {code}).")
    return Unavailable(f"Discord ended the connection (code {code}).")


class _Addresses:
    """Where discord.py finds Discord. It keeps both addresses in classes, so that they are put back afterwards."""

    def __init__(self, api_base: str, gateway: str) -> None:
        self._api_base, self._gateway = api_base.rstrip("/"), gateway
        self._before: tuple[str, yarl.URL] | None = None

    def use(self) -> None:
        """Put ours in place."""
        if self._before is None:
            self._before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
            Route.BASE = self._api_base or Route.BASE
            DiscordWebSocket.DEFAULT_GATEWAY = (
                yarl.URL(self._gateway) if self._gateway else DiscordWebSocket.DEFAULT_GATEWAY
            )

    def restore(self) -> None:
        """Put back what was there."""
        if self._before is not None:
            Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = self._before
            self._before = None


class _OneLine(logging.Filter):
    """discord.py logs a lost connection with a stack trace; one line says as much."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep every record, without its trace."""
        if record.exc_info and record.exc_info[1] is not None:
            record.msg = f"{record.getMessage()} ({type(record.exc_info[1]).__name__})"
            record.args, record.exc_info = None, None
        return True
