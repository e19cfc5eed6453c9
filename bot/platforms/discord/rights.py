"""Who manages a channel of Discord, and which roles a digest may notify there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import discord

from bot.languages.words import mark, say
from bot.ports import Group

_NO_PING = mark(
    "Discord will not ping it: let anyone mention that role (Server Settings, Roles), "
    "or give the bot the permission to mention all roles."
)


class Rights:
    """Whom Discord lets manage channels, and whoever the settings name."""

    def __init__(self, managers: tuple[int, ...]) -> None:
        """`managers` are ids of users or of roles."""
        self._managers = frozenset(managers)

    def manages(self, user: object, rights: discord.Permissions) -> bool:
        """Whether the person may change what everybody in the channel sees; `rights` are those he has there."""
        if rights.administrator or rights.manage_channels:
            return True
        own = {getattr(user, "id", 0), *(role.id for role in getattr(user, "roles", ()))}
        return not self._managers.isdisjoint(own)


def permissions_there(message: discord.Message) -> discord.Permissions:
    """What the author of a message may do in its channel; nothing where that cannot be told."""
    author, channel = message.author, message.channel
    if not isinstance(author, discord.Member) or not isinstance(channel, discord.abc.GuildChannel | discord.Thread):
        return discord.Permissions.none()
    try:
        return channel.permissions_for(author)
    except discord.ClientException:  # a thread on a channel that the bot cannot see
        return discord.Permissions.none()


def roles_of(guild: discord.Guild | None, channel: object) -> Callable[[], Awaitable[tuple[Group, ...]]] | None:
    """What gives the roles of a server, but for @everyone; None outside of servers."""
    if guild is None:
        return None

    async def roles() -> tuple[Group, ...]:
        free = _may_mention(guild, channel)
        return tuple(
            Group(str(role.id), role.name, "" if free or role.mentionable else say(_NO_PING))
            for role in guild.roles
            if not role.is_default()
        )

    return roles


def _may_mention(guild: discord.Guild, channel: object) -> bool:
    """Whether the bot may ping roles that not everybody may mention."""
    if not isinstance(channel, discord.abc.GuildChannel | discord.Thread) or guild.me is None:
        return False
    try:
        rights = channel.permissions_for(guild.me)
    except discord.ClientException:
        return False
    return rights.administrator or rights.mention_everyone
