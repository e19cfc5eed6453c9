"""Discord's objects with every key that discord.py 2.7.1 needs, as the emulator sends them."""

from __future__ import annotations

import itertools
import time
from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]

_counter = itertools.count(1)


def snowflake(at: float | None = None) -> str:
    """A new id: milliseconds since 2015 (of now, or of `at`) in the high bits, a counter in the low ones, as text."""
    return str((int((time.time() if at is None else at) * 1000) - 1420070400000) << 22 | next(_counter) & 0x3FFFFF)


def now() -> str:
    """This moment as Discord writes it."""
    return datetime.now(UTC).isoformat()


def user(ident: str, name: str, *, bot: bool = False) -> Json:
    """A user."""
    return {
        "id": ident,
        "username": name,
        "discriminator": "0",
        "global_name": None if bot else name.title(),
        "avatar": None,
        "bot": bot,
    }


def member(of: Json, roles: tuple[str, ...] = ()) -> Json:
    """A user as a member of the server."""
    return {
        "user": of,
        "roles": list(roles),
        "joined_at": "2026-01-01T00:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
        "nick": None,
        "avatar": None,
        "premium_since": None,
        "pending": False,
    }


def role(ident: str, name: str, permissions: int, *, position: int = 0, bot: str | None = None) -> Json:
    """A role; `bot` is the id of the bot that the role belongs to."""
    return {
        "id": ident,
        "name": name,
        "permissions": str(permissions),
        "position": position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": bot is not None,
        "mentionable": bot is not None,
        "flags": 0,
        "icon": None,
        "unicode_emoji": None,
        **({"tags": {"bot_id": bot}} if bot else {}),
    }


def text_channel(ident: str, guild: str, name: str) -> Json:
    """A text channel."""
    return {
        "id": ident,
        "type": 0,
        "guild_id": guild,
        "name": name,
        "position": 0,
        "permission_overwrites": [],
        "parent_id": None,
        "topic": None,
        "nsfw": False,
        "rate_limit_per_user": 0,
        "last_message_id": None,
    }


def thread(ident: str, guild: str, parent: str, owner: str) -> Json:
    """A thread on a text channel."""
    return {
        "id": ident,
        "type": 11,
        "guild_id": guild,
        "parent_id": parent,
        "owner_id": owner,
        "name": "a thread",
        "message_count": 0,
        "member_count": 1,
        "rate_limit_per_user": 0,
        "last_message_id": None,
        "thread_metadata": {
            "archived": False,
            "auto_archive_duration": 60,
            "archive_timestamp": now(),
            "locked": False,
        },
    }


def direct_channel(ident: str, recipient: Json) -> Json:
    """A direct channel with one user."""
    return {"id": ident, "type": 1, "recipients": [recipient], "last_message_id": None}


def guild(ident: str, *, owner: str, roles: list[Json], channels: list[Json], members: list[Json]) -> Json:
    """A server as GUILD_CREATE brings it."""
    return {
        "id": ident,
        "name": "Harbour",
        "owner_id": owner,
        "unavailable": False,
        "member_count": len(members),
        "roles": roles,
        "channels": [channel for channel in channels if channel["type"] == 0],
        "threads": [channel for channel in channels if channel["type"] == 11],
        "members": members,
        "voice_states": [],
        "presences": [],
        "emojis": [],
        "stickers": [],
        "features": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
        "joined_at": "2026-01-01T00:00:00+00:00",
        "large": False,
        "preferred_locale": "de",
        "afk_timeout": 300,
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "system_channel_flags": 0,
    }


def message(ident: str, channel: str, author: Json, body: Json) -> Json:
    """A message with this body."""
    return {
        "id": ident,
        "channel_id": channel,
        "author": author,
        "content": body.get("content") or "",
        "timestamp": now(),
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": body.get("embeds") or [],
        "components": numbered(body.get("components") or []),
        "pinned": False,
        "type": 0,
        "flags": body.get("flags") or 0,
        "nonce": body.get("nonce"),
    }


def numbered(components: list[Json]) -> list[Json]:
    """Components as Discord gives them back: each with an id."""
    count = itertools.count(1)

    def one(component: Json) -> Json:
        inner = component.get("components")
        return component | {"id": next(count)} | ({"components": [one(c) for c in inner]} if inner else {})

    return [one(component) for component in components]
