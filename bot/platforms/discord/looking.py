"""Looking in a channel of Discord for a message that the bot may have posted before it was cut off."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import discord
from discord.utils import snowflake_time, time_snowflake

from bot.errors import NewsdeskError, Unavailable, UncertainSend, Unknowable
from bot.platforms.discord.render import Message
from bot.platforms.discord.wire import in_words

REMEMBERS = timedelta(minutes=2)
"""Discord checks a nonce against "the past few minutes" (resources/message, Create Message)."""

SKEW = timedelta(minutes=1)
"""Our clock may differ from Discord's by so much."""

PAGE, PAGES = 100, 5


async def posted(client: discord.Client, channel: int, message: Message, key: str, since: datetime) -> str | None:
    """The id of the bot's message with this key, or with this very heading, that was posted since; None: none was.

    Discord keeps a nonce for a while only, so the heading counts too: it names the digest and its day. Raises
    Unknowable where there is more than can be read through, or where reading is not allowed; else what discord.py
    raises.
    """
    after = time_snowflake(since - SKEW)
    for _ in range(PAGES):
        found: list[Any] = await client.http.logs_from(channel, PAGE, after=after)
        for one in found:
            if _is_ours(client, one) and (str(one.get("nonce")) == key or _heading(one) == _heading(message.body)):
                return str(one["id"])
        if len(found) < PAGE:
            if not found:
                await _sure_of_nothing(client, channel, since - SKEW)
            return None
        after = max(int(one["id"]) for one in found)
    raise Unknowable("There are too many messages in the channel.", hint="Look in the channel.")


async def _sure_of_nothing(client: discord.Client, channel: int, since: datetime) -> None:
    """Without the permission Read Message History Discord shows no message at all, and says nothing of why.

    But everybody who sees a channel sees the id of its last message, and an id holds its time.
    """
    shown: Any = await client.http.get_channel(channel)
    last = shown.get("last_message_id")
    if last is not None and snowflake_time(int(last)) >= since:
        hint = "Give the bot the permission Read Message History, and look in the channel."
        raise Unknowable("The bot may not read what was written there.", hint=hint)


def _is_ours(client: discord.Client, message: Any) -> bool:
    return client.user is not None and message.get("author", {}).get("id") == str(client.user.id)


def _heading(message: Any) -> str:
    """What a message begins with: its text, the title of its first embed, or what stands in that."""
    embeds = message.get("embeds") or [{}]
    return str(message.get("content") or embeds[0].get("title") or embeds[0].get("description") or "").strip()


def asked_in_words(failure: Exception, channel: str) -> NewsdeskError:
    """The failure of a question as one of ours; where nothing was sent, nothing can have arrived."""
    why = in_words(failure, channel)
    if isinstance(why, UncertainSend):
        return Unavailable("Discord does not answer.", hint="Check the network, and discordstatus.com.")
    return why
