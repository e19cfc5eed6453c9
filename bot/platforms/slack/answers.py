"""A question from Slack to its answer: in words at the least, by whichever way works."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.commands.spec import Desk, Typed
from bot.errors import NewsdeskError, UncertainSend
from bot.languages.words import mark, say, speaking
from bot.platforms.slack.files import Upload, uploads
from bot.platforms.slack.heard import Heard, Way
from bot.platforms.slack.literal import Json
from bot.platforms.slack.outgoing import Outgoing
from bot.platforms.slack.render import render
from bot.platforms.slack.rights import Rights
from bot.platforms.slack.workspaces import Workspaces
from bot.replies.blocks import Paragraph, Reply, line

log = logging.getLogger(__name__)

SORRY = mark("Something went wrong here. Please try again; the trouble was noted.")

_Way = Callable[[Heard, Outgoing, Json, bool], Awaitable[bool]]


class Answers:
    """Answers what was heard with what the desk says."""

    def __init__(self, desk: Desk, workspaces: Workspaces, rights: Rights) -> None:
        self._desk = desk
        self._workspaces = workspaces
        self._rights = rights

    async def answer(self, heard: Heard) -> None:
        """Answer in words, whatever happens on the way. Raises NotFound where the app is not installed any more."""
        outgoing = await self._workspaces.at(heard.home)
        call = self._desk.call(user=heard.user, place=heard.place, locale=await self._rights.locale(heard, outgoing))
        with speaking(call.locale):
            await self._answer(heard, outgoing, call.locale)

    async def _answer(self, heard: Heard, outgoing: Outgoing, language: str) -> None:
        try:
            # the answer opens a thread under the question, and what follows there goes on from it
            place = replace(heard.place, thread=heard.place.thread or heard.thread)
            manager = await self._rights.manages(heard, outgoing)
            call = self._desk.call(user=heard.user, place=place, locale=language, manager=manager)
            call = call if heard.direct else replace(call, groups=outgoing.groups)
            reply = await self._desk.dispatch(Typed(heard.text), call)
            body = render(reply)[0]
        except Exception:
            log.exception("failed", extra={"action": "slack_answer_failed", "way": heard.way})
            reply = Reply((Paragraph(line(say(SORRY))),), private=True)
            body = render(reply)[0]
        private = (reply.private or heard.unseen) and not heard.direct
        try:
            if await self._say(heard, outgoing, body, private=reply.private or heard.unseen):
                await self._hand_over(heard, outgoing, uploads(reply), private)
        except Exception:
            log.exception("not delivered", extra={"action": "slack_say_failed", "way": heard.way})

    async def _hand_over(self, heard: Heard, outgoing: Outgoing, files: tuple[Upload, ...], private: bool) -> None:
        """The files of an answer, after it; a file that was asked for and cannot be brought is told in words.

        What only one reader may see brings no file: Slack shows a file to the whole channel.
        """
        failure = None if private or not files else await bring(outgoing, files, heard.place.channel, heard.thread)
        if failure is None and not private:
            return
        if any(file.needed for file in files):
            why = failure.plain if failure is not None else say("A file cannot be shown to one person only.")
            told = Reply((Paragraph(line(say("No file: {why}", why=why))),))
            await self._say(heard, outgoing, render(told)[0], private=True)

    async def _say(self, heard: Heard, outgoing: Outgoing, body: Json, *, private: bool) -> bool:
        """Try each way that fits until one works; never two that could both arrive. False when none did."""
        for way in self._ways(heard):
            try:
                if await way(heard, outgoing, body, private):
                    return True
            except UncertainSend as error:
                log.warning("perhaps delivered: %s", error.plain, extra={"action": "slack_say_uncertain"})
                return True
            except NewsdeskError as error:
                log.warning("not delivered: %s", error.plain, extra={"action": "slack_say_failed", "way": heard.way})
        return False

    def _ways(self, heard: Heard) -> tuple[_Way, ...]:
        """By address where nothing can be hung on a message, in the channel elsewhere; each the other's fallback."""
        if heard.response_url is None:
            return (self._in_channel,)
        if heard.way is Way.COMMAND or heard.unseen:
            return (self._by_address, self._in_channel)
        return (self._in_channel, self._by_address)

    async def _by_address(self, heard: Heard, outgoing: Outgoing, body: Json, private: bool) -> bool:
        kind = "ephemeral" if private else "in_channel"
        return await outgoing.respond(
            heard.response_url or "", {**body, "response_type": kind, "replace_original": False}
        )

    async def _in_channel(self, heard: Heard, outgoing: Outgoing, body: Json, private: bool) -> bool:
        if private and not heard.direct:
            # Slack shows a whisper in a thread only where the thread exists already.
            await outgoing.whisper(heard.place.channel, heard.user, body, thread=heard.place.thread)
        else:
            await outgoing.post(heard.place.channel, body, thread=heard.thread)
        return True


async def bring(
    outgoing: Outgoing, files: tuple[Upload, ...], channel: str, thread: str | None
) -> NewsdeskError | None:
    """Bring the files; what went wrong, in words, else None. The answer itself has arrived already."""
    if not files:
        return None
    try:
        await outgoing.upload(channel, files, thread=thread)
    except NewsdeskError as error:
        log.warning("no file: %s", error.plain, extra={"action": "slack_upload_failed"})
        return error
    return None
