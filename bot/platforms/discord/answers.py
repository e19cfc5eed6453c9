"""A question from Discord to its answer: acknowledged in time, delivered one way or another, in words at the least."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import Any, TypeAlias

import discord

from bot.commands.spec import Ask, Call, Desk, Typed
from bot.errors import NewsdeskError, UncertainSend
from bot.languages.words import mark, say, speaking
from bot.platforms.discord.render import Message, render
from bot.platforms.discord.rights import Rights, permissions_there, roles_of
from bot.platforms.discord.wire import UNKNOWN_INTERACTION, Wire, in_words
from bot.ports import Place
from bot.replies.blocks import Paragraph, Reply, line

log = logging.getLogger(__name__)

Interaction: TypeAlias = discord.Interaction[Any]

QUICK = 1.5
"""Seconds an answer may take before Discord is told that it takes longer; Discord gives up after 3."""
LONGEST = 14 * 60.0
"""Seconds after which an answer is given up; Discord takes it for 15 minutes."""
SUGGESTING = 2.5
"""Seconds after which suggestions are of no use any more."""

_REFUSED = mark("Discord does not take this answer; the reason is in the log.")
_ALONE = mark("This answer is only for the one who asked.")


class Answers:
    """Answers interactions and messages with what the desk says. Nothing raises: what is not delivered is logged."""

    def __init__(self, desk: Desk, wire: Wire, *, quick: float = QUICK, managers: tuple[int, ...] = ()) -> None:
        """`managers` are ids of users or roles that manage besides those whom Discord lets manage channels."""
        self._desk = desk
        self._wire = wire
        self._quick = quick
        self._rights = Rights(managers)

    async def to_interaction(self, interaction: Interaction, ask: Ask, *, private: bool = False) -> None:
        """Answer within three seconds: with the reply where it is there in time, else with "is thinking" first."""
        asked = asyncio.ensure_future(self._reply(ask, self._call_of(interaction)))
        await asyncio.wait({asked}, timeout=self._quick)
        try:
            if asked.done():
                await self._at_once(interaction, asked.result(), private)
            else:
                await self._wire.defer(interaction, private=private)
                await self._later(interaction, await asked, private)
        except discord.NotFound as failure:
            if failure.code == UNKNOWN_INTERACTION:
                await self._too_late(interaction, await asked, private)
            else:
                lost(failure)
        except Exception as failure:
            lost(failure)

    async def to_message(self, message: discord.Message, words: str) -> None:
        """Answer below the message, in public like the question: Discord has no private answer to a message."""
        asked = asyncio.ensure_future(self._reply(Typed(words), self._call_about(message)))
        await asyncio.wait({asked}, timeout=self._quick)
        if not asked.done():
            try:
                async with message.channel.typing():
                    await asyncio.wait({asked})
            except Exception as failure:
                lost(failure)
        await self.below(message, await asked)

    async def below(self, message: discord.Message, reply: Reply) -> None:
        """Post the reply below the message. Its id is the key: an event that comes twice gets one answer."""
        to = {"message_id": str(message.id), "fail_if_not_exists": False}
        key = str(message.id)
        try:
            try:
                await self._wire.create(message.channel.id, shown(reply), key=key, to=to)
            except discord.HTTPException as failure:
                if not _refused(failure):
                    raise
                await self._wire.create(
                    message.channel.id, shown(in_its_language(reply, _REFUSED)), key=f"{key}-", to=to
                )
        except Exception as failure:
            lost(failure)

    async def suggestions(
        self, interaction: Interaction, name: str, option: str, typed: str, about: str | None
    ) -> tuple[str, ...]:
        """Suggestions for a half-typed option; none when they are not there in time."""
        try:
            found = self._desk.complete(name, option, typed, self._call_of(interaction), about)
            return await asyncio.wait_for(found, SUGGESTING)
        except Exception:
            log.exception("no suggestions for /%s", name, extra={"action": "discord_suggest_failed"})
            return ()

    async def _reply(self, ask: Ask, call: Call) -> Reply:
        """The desk's reply; words in any case, in the language of the one who asks."""
        with speaking(call.locale):
            return await self._told(ask, call)

    async def _told(self, ask: Ask, call: Call) -> Reply:
        try:
            return await asyncio.wait_for(self._desk.dispatch(ask, call), LONGEST)
        except NewsdeskError as failure:
            return sorry(failure.plain)
        except TimeoutError:
            return sorry(say("This takes too long; please ask for less."))
        except Exception:
            log.exception("answering failed", extra={"action": "discord_answer_failed"})
            return sorry(say("Something went wrong here; it is in the log. Please try again, or ask otherwise."))

    async def _at_once(self, interaction: Interaction, reply: Reply, private: bool) -> None:
        try:
            await self._wire.respond(interaction, shown(reply), private=private or reply.private)
        except discord.HTTPException as failure:
            if not _refused(failure):
                raise
            await self._wire.respond(interaction, shown(in_its_language(reply, _REFUSED)), private=True)

    async def _later(self, interaction: Interaction, reply: Reply, private: bool) -> None:
        """Put the reply where "is thinking" stands.

        Deferring has settled who sees that message. A private reply after a public "is thinking" goes its own way:
        the first message gets a word, the reply follows privately, and the first message goes.
        """
        if reply.private and not private:
            await self._wire.edit_original(interaction, shown(in_its_language(reply, _ALONE)))
            await self._wire.follow_up(interaction, shown(reply), private=True)
            await self._wire.delete_original(interaction)
            return
        try:
            await self._wire.edit_original(interaction, shown(reply))
        except discord.HTTPException as failure:
            if not _refused(failure):
                raise
            await self._wire.edit_original(interaction, shown(in_its_language(reply, _REFUSED)))

    async def _too_late(self, interaction: Interaction, reply: Reply, private: bool) -> None:
        """Discord gave up waiting: what everybody may see is posted as a message of its own."""
        log.warning("Discord gave up waiting for an answer", extra={"action": "discord_late"})
        if interaction.channel_id is None or private or reply.private:
            return
        try:
            await self._wire.create(interaction.channel_id, shown(reply), key=str(interaction.id))
        except Exception as failure:
            lost(failure)

    def language_there(self, message: discord.Message) -> str:
        """The language in which a message is answered."""
        return self._call_about(message).locale

    def _call_of(self, interaction: Interaction) -> Call:
        """The call behind an interaction, in the language of the one who asks."""
        rights = interaction.permissions
        call = self._desk.call(
            user=str(interaction.user.id),
            place=place_of(interaction.guild_id, interaction.channel_id or 0, interaction.channel),
            locale=str(interaction.locale),
            manager=interaction.guild_id is None or self._rights.manages(interaction.user, rights),
        )
        return replace(call, groups=roles_of(interaction.guild, interaction.channel))

    def _call_about(self, message: discord.Message) -> Call:
        """The call behind a message. Discord tells no language of its author, so it is the server's, if it has one."""
        guild = message.guild
        call = self._desk.call(
            user=str(message.author.id),
            place=place_of(guild.id if guild else None, message.channel.id, message.channel),
            locale=language_of(guild),
            manager=guild is None or self._rights.manages(message.author, permissions_there(message)),
        )
        return replace(call, groups=roles_of(guild, message.channel))


def shown(reply: Reply) -> Message:
    """The one message that shows the reply; words where it cannot be rendered."""
    try:
        return render(reply)[0]
    except Exception:
        log.exception("rendering failed", extra={"action": "discord_render_failed"})
        return render(sorry(say("This answer could not be shown here; it is in the log.")))[0]


def language_of(guild: discord.Guild | None) -> str:
    """The locale that a server chose; "" for one that could not choose, as only community servers can.

    The others all say en-US, whatever their members speak: docs.discord.com/developers/resources/guild.
    """
    return str(guild.preferred_locale) if guild is not None and "COMMUNITY" in guild.features else ""


def in_its_language(reply: Reply, message: str) -> Reply:
    """A line of our own instead of a reply, in the language that the reply is in."""
    with speaking(reply.language):
        return sorry(say(message))


def sorry(told: str) -> Reply:
    """A reply of one line, for the one who asked."""
    return Reply((Paragraph(line(told)),), private=True)


def lost(failure: Exception) -> None:
    """Note that an answer may not have arrived: why, never its words."""
    why = in_words(failure)
    told = "may not have been" if isinstance(why, UncertainSend) else "was not"
    log.warning("an answer %s delivered: %s", told, why.plain, extra={"action": "discord_lost"})


def place_of(guild: int | None, channel: int, found: object) -> Place:
    """Where something was asked; in a thread the channel is the one it hangs on."""
    if isinstance(found, discord.Thread):
        return Place("discord", str(guild or ""), str(found.parent_id), str(channel))
    return Place("discord", str(guild or ""), str(channel))


def _refused(failure: discord.HTTPException) -> bool:
    """Whether Discord found fault with the body itself; then the log says so, and the reader gets words."""
    if failure.status != 400:
        return False
    log.error("Discord refuses a body: %s", failure.code, extra={"action": "discord_refused", "code": failure.code})
    return True
