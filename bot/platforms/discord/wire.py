"""Our messages on their way to Discord, byte for byte as rendered, and what can go wrong with them in plain words.

The bodies go through discord.py's HTTP client (its rate limits, its retries) but not through its message builders, so
that what `render` made, what the tests judge and what is sent are one and the same.
"""

from __future__ import annotations

import asyncio
import json
from typing import Any, TypeAlias

import aiohttp
import discord
from discord.http import Route

from bot.errors import BadToken, Busy, NewsdeskError, NotFound, Unavailable, UncertainSend
from bot.platforms.discord.render import Message

Json: TypeAlias = dict[str, Any]
Interaction: TypeAlias = discord.Interaction[Any]

EPHEMERAL = 1 << 6
REPLY, DEFER = 4, 5  # types of a callback: answer now; "is thinking", answer later
UNKNOWN_INTERACTION, ANSWERED_ALREADY = 10062, 40060
NEW_TOKEN = (
    "Copy the bot's token again (discord.com/developers, your application, Bot, Reset Token) into DISCORD_TOKEN."
)
REFUSED = 300.0
"""Seconds to leave Discord alone that answers 429 again and again: 10,000 of these in ten minutes ban an address."""
_PAUSES = (1.0, 2.0)  # seconds before a message with a key, whose fate is unknown, is sent again


class Wire:
    """Sends messages. Raises what discord.py raises; `in_words` tells it plainly."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def create(self, channel: int, message: Message, *, key: str | None = None, to: Json | None = None) -> str:
        """Post into a channel and return the message's id; `to` is the message it answers.

        With a key it is sent again when nobody knows whether it arrived: Discord makes one message of it
        (`enforce_nonce`, which it checks for a few minutes).
        """
        extra: Json = {"nonce": key, "enforce_nonce": True} if key else {}
        if to:
            extra["message_reference"] = to
        route = Route("POST", "/channels/{channel_id}/messages", channel_id=channel)
        for pause in _PAUSES if key else ():
            try:
                return str((await self._send(route, message, extra))["id"])
            except (OSError, aiohttp.ClientError, discord.DiscordServerError) as failure:
                if not isinstance(in_words(failure), UncertainSend):
                    raise
            await asyncio.sleep(pause)
        return str((await self._send(route, message, extra))["id"])

    async def respond(self, interaction: Interaction, message: Message, *, private: bool) -> None:
        """Answer an interaction at once."""
        extra = {"flags": EPHEMERAL} if private else {}
        await self._acknowledge(interaction, Message(body=message.body | extra, files=message.files), REPLY)

    async def defer(self, interaction: Interaction, *, private: bool) -> None:
        """Say that the answer takes a while; this settles whether it is private."""
        await self._acknowledge(interaction, Message(body={"flags": EPHEMERAL} if private else {}), DEFER)

    async def _acknowledge(self, interaction: Interaction, message: Message, kind: int) -> None:
        """The first answer; again where the connection broke, and then "answered already" says that it had arrived."""
        try:
            await self._send(_callback(interaction), message, {}, wrap=kind)
        except (OSError, aiohttp.ClientError):
            try:
                await self._send(_callback(interaction), message, {}, wrap=kind)
            except discord.HTTPException as failure:
                if failure.code != ANSWERED_ALREADY:
                    raise

    async def edit_original(self, interaction: Interaction, message: Message) -> None:
        """Put the answer where "is thinking" stands."""
        await self._send(_webhook("PATCH", interaction, "/messages/@original"), message, {})

    async def delete_original(self, interaction: Interaction) -> None:
        """Take the first answer away."""
        await self._client.http.request(_webhook("DELETE", interaction, "/messages/@original"))

    async def follow_up(self, interaction: Interaction, message: Message, *, private: bool) -> None:
        """One more message after the first answer."""
        await self._send(_webhook("POST", interaction, ""), message, {"flags": EPHEMERAL} if private else {})

    async def _send(self, route: Route, message: Message, extra: Json, wrap: int | None = None) -> Any:
        body: Json = message.body | extra
        if wrap is not None:
            body = {"type": wrap} | ({"data": body} if body else {})
        if not message.files:
            return await self._client.http.request(route, json=body)
        form: list[Json] = [{"name": "payload_json", "value": json.dumps(body), "content_type": "application/json"}]
        for n, file in enumerate(message.files):
            sent = {"filename": file.name, "content_type": file.media_type}
            form.append({"name": f"files[{n}]", "value": file.data, **sent})
        return await self._client.http.request(route, form=form)


def _callback(interaction: Interaction) -> Route:
    # named as for a webhook, so that each interaction has a rate limit of its own in discord.py
    path = "/interactions/{webhook_id}/{webhook_token}/callback"
    return Route("POST", path, webhook_id=interaction.id, webhook_token=interaction.token)


def _webhook(method: str, interaction: Interaction, path: str) -> Route:
    where = "/webhooks/{webhook_id}/{webhook_token}" + path
    return Route(method, where, webhook_id=interaction.application_id, webhook_token=interaction.token)


def in_words(failure: Exception, channel: str = "") -> NewsdeskError:
    """The failure of a send as one of ours. Only an UncertainSend may have arrived."""
    there = f"the Discord channel {channel}" if channel else "Discord"
    match failure:
        case NewsdeskError():
            return failure
        case discord.LoginFailure():
            return BadToken("Discord refuses the token.", hint=NEW_TOKEN)
        case discord.HTTPException(status=401):
            return BadToken("Discord refuses the token.", hint=NEW_TOKEN)
        case discord.HTTPException(code=10003):
            hint = "Copy the id again, and see that the bot is a member of that server."
            return NotFound(f"There is no channel {channel} in Discord that the bot can see.", hint=hint)
        case discord.HTTPException(code=50001):
            return Unavailable(f"The bot cannot see {there}.", hint="Give it the right to view the channel.")
        case discord.HTTPException(code=50006):
            hint = "Give it the permission Embed Links there."
            return Unavailable(f"The bot may not show answers in {there}.", hint=hint)
        case discord.HTTPException(code=50007):
            return Unavailable("That person takes no direct messages from the bot.")
        case discord.Forbidden():
            hint = "Give it the permissions Send Messages and Embed Links there."
            return Unavailable(f"The bot may not write in {there}.", hint=hint)
        case discord.RateLimited():
            words = f"Discord asks to wait {failure.retry_after:.0f} s before writing again."
            return Busy(words, after=failure.retry_after)
        case discord.HTTPException(status=429):
            words = "Discord takes nothing from this network address for now."
            return Busy(words, after=REFUSED, hint="Wait some minutes.")
        case discord.HTTPException(status=status) if status >= 500:
            return UncertainSend(f"Discord failed while it took a message (status {status}).")
        case discord.HTTPException():
            return Unavailable(f"Discord did not take the message ({failure.status}, code {failure.code}).")
        case aiohttp.ClientConnectorError():
            return Unavailable("Discord cannot be reached.", hint="Check the network.")
        case OSError() | aiohttp.ClientError() | TimeoutError():
            return UncertainSend("The connection to Discord broke while a message was sent.")
        case _:
            return Unavailable(f"Sending to Discord failed ({type(failure).__name__}).")
