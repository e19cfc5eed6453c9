"""The connection to Discord: which events it listens to, and the commands it offers."""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import aiohttp
import discord
from discord.http import Route

from bot.commands.spec import Chosen, Desk, Typed, Value
from bot.languages.words import say, speaking
from bot.platforms.discord import project
from bot.platforms.discord.answers import QUICK, Answers
from bot.platforms.discord.notes import asks_for_note, note_form, sent
from bot.platforms.discord.render import PRESSED
from bot.platforms.discord.tree import Interaction, Tree, fill
from bot.platforms.discord.wire import Wire, in_words
from bot.ports import Tenant
from bot.replies.blocks import Code, Note, Paragraph, Reply, line

log = logging.getLogger(__name__)

Left = Callable[[Tenant], Awaitable[object]]
"""Is told of a server that the bot is no longer in."""

# what the bot has to see: its servers, and messages that mention it or come to it directly. None of these is privileged
_INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
_SPOKEN = (discord.MessageType.default, discord.MessageType.reply)


class NewsClient(discord.Client):
    """Hears commands, buttons and mentions, and lets `Answers` answer; keeps nothing that a restart could lose.

    Raises BadConfiguration for commands that Discord would refuse.
    """

    def __init__(
        self,
        desk: Desk,
        *,
        guilds: tuple[int, ...] = (),
        quick: float = QUICK,
        managers: tuple[int, ...] = (),
        left: Left | None = None,
        **options: Any,
    ) -> None:
        """`left` is told of a server that the bot was put out of, or that is gone."""
        super().__init__(intents=_INTENTS, max_messages=None, max_ratelimit_timeout=60.0, **options)
        self.wire = Wire(self)
        self._commands = desk.commands
        self._left = left
        self._servers = guilds
        project.payload(desk.commands)  # before discord.py sees them: what it would refuse is told in words
        self._answers = Answers(desk, self.wire, quick=quick, managers=managers)
        fill(Tree(self, self._chosen), desk.commands, self._chosen, self._answers.suggestions)

    async def sync_commands(self) -> int:
        """Send the commands where they differ from what Discord has, and return how often that was.

        With `guilds` they go into those servers, else everywhere. What fails is logged: the bot answers all the same.
        """
        sent = 0
        for server in self._servers or (None,):
            try:
                sent += await self._sync(server)
            except (discord.DiscordException, OSError, aiohttp.ClientError) as failure:
                why = in_words(failure).plain
                log.warning("commands were not sent to Discord: %s", why, extra={"action": "discord_sync_failed"})
        return sent

    async def _sync(self, server: int | None) -> bool:
        app, http = self.application_id, self.http
        if app is None:
            raise RuntimeError("log in before sending commands")
        wanted: Any = project.payload(self._commands, for_one_server=server is not None)
        found: Any = await http.request(_all_commands(app, server), params={"with_localizations": "true"})
        if project.same(wanted, found):
            return False
        if server:
            await http.bulk_upsert_guild_commands(app, server, wanted)
        else:
            await http.bulk_upsert_global_commands(app, wanted)
        log.info("commands sent to Discord", extra={"action": "discord_sync", "commands": len(wanted)})
        return True

    async def on_ready(self) -> None:
        """Say that the bot is there."""
        told = "Discord: connected as %s, in %d servers"
        log.info(told, self.user, len(self.guilds), extra={"action": "discord_ready"})

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """The bot was put out of a server, or the server is gone: its data go. An outage of Discord's is not this.

        Source: topics/gateway-events, Guild Delete: with `unavailable` the server is only out of reach, and discord.py
        calls on_guild_unavailable instead.
        """
        log.info("left a server", extra={"action": "discord_left", "server": guild.id})
        if self._left is not None:
            await self._left(Tenant("discord", str(guild.id)))

    async def on_interaction(self, interaction: Interaction) -> None:
        """Answer a pressed button. It holds the command that it types, so those of an earlier run work too.

        A button under a private answer answers privately; one that says an answer is wrong opens a form for a note.
        """
        data: Any = interaction.data or {}
        if interaction.type is discord.InteractionType.modal_submit:
            told = sent(data)
            if told is not None:
                await self._answers.to_interaction(interaction, Typed(told), private=True)
        if interaction.type is not discord.InteractionType.component:
            return
        pressed = str(data.get("custom_id", ""))
        if asks_for_note(pressed) and await self._opened(interaction, pressed):
            return
        ask = Typed(pressed.removeprefix(PRESSED) if pressed.startswith(PRESSED) else "help")
        alone = interaction.message is not None and interaction.message.flags.ephemeral
        await self._answers.to_interaction(interaction, ask, private=alone)

    async def _opened(self, interaction: Interaction, pressed: str) -> bool:
        """Whether the form for a note was opened; without it the button alone is taken."""
        try:
            await interaction.response.send_modal(note_form(pressed, str(interaction.locale)))
        except discord.DiscordException as failure:
            log.warning("no form: %s", type(failure).__name__, extra={"action": "discord_form_failed"})
            return False
        return True

    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that mentions the bot, replies to it with a ping, or comes directly."""
        me = self.user
        if me is None or message.author.bot or message.type not in _SPOKEN:
            return
        role = message.guild.self_role if message.guild else None
        by_role = role is not None and role in message.role_mentions
        if message.guild is not None and me not in message.mentions and not by_role:
            return
        words = _without_us(message.content, me.id, role.id if role else None)
        if not words and by_role and me not in message.mentions:
            with speaking(self._answers.language_there(message)):
                told = _told_of_role(me.name)
            await self._answers.below(message, told)
        else:
            await self._answers.to_message(message, words)

    async def _chosen(self, interaction: Interaction, name: str, options: Mapping[str, Value]) -> None:
        await self._answers.to_interaction(interaction, Chosen(name, options))


def _all_commands(app: int, server: int | None) -> Route:
    """Where Discord lists the commands, of one server or of everywhere."""
    if server is None:
        return Route("GET", "/applications/{application_id}/commands", application_id=app)
    where = "/applications/{application_id}/guilds/{guild_id}/commands"
    return Route("GET", where, application_id=app, guild_id=server)


class ShardedNewsClient(NewsClient, discord.AutoShardedClient):
    """The same over several connections, each of which hears a part of the servers.

    `shard_count` is how many there are over all replicas, `shard_ids` are those of this one (None: all of them).
    Source: topics/gateway, Sharding: a server is heard by shard (id >> 22) % count, direct messages by shard 0.
    """


def _without_us(content: str, user: int, role: int | None) -> str:
    """What was said, without the mentions of the bot itself; mentions of others are part of it."""
    ours = rf"<@!?{user}>" if role is None else rf"<@!?{user}>|<@&{role}>"
    return " ".join(re.sub(ours, " ", content).split())


def _told_of_role(name: str) -> Reply:
    """People easily pick the bot's role, which has its name; Discord then keeps their words from the bot."""
    told = say(
        "That mentions my role, and then Discord does not show me your words. Pick the member {name} from the list.",
        name=name,
    )
    return Reply((Paragraph(line(told)), Note(line(say("Or use a command: "), Code("/help"), "."))))
