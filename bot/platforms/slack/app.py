"""Newsdesk in one Slack workspace: connects, answers what is asked, posts what is due."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.clock import Clock, SystemClock
from bot.commands.spec import Desk, Typed
from bot.errors import BadConfiguration, BadToken, NewsdeskError, UncertainSend
from bot.platforms.slack.files import Upload, uploads
from bot.platforms.slack.heard import Heard, Way
from bot.platforms.slack.incoming import Incoming
from bot.platforms.slack.literal import Json
from bot.platforms.slack.outgoing import WHERE, Outgoing
from bot.platforms.slack.render import render
from bot.platforms.slack.rights import Rights
from bot.platforms.slack.transport import Socket, serve_http, serve_socket
from bot.ports import Place, Tenant
from bot.replies.blocks import Paragraph, Reply, line

log = logging.getLogger(__name__)

SORRY = Reply((Paragraph(line("Something went wrong here. Please try again; the trouble was noted.")),), private=True)


class SlackPlatform:
    """Fulfils `bot.ports.Platform`. Socket Mode where there is an app token, else signed HTTP."""

    name = "slack"
    remembers = timedelta(0)  # Slack has no key: what may have arrived must be looked for

    def __init__(
        self,
        desk: Desk,
        *,
        bot_token: str,
        app_token: str | None = None,
        signing_secret: str | None = None,
        slack_command: str = "/news",
        api_base: str = "",
        http_host: str = "127.0.0.1",
        http_port: int = 3000,
        ping_interval: float = 10,
        patience: float = 10,
        managers: tuple[str, ...] = (),
        clock: Clock | None = None,
    ) -> None:
        """Nothing is connected yet. Raises BadToken for tokens that cannot be any.

        `patience`: seconds to wait for Slack at the start; `ping_interval`: seconds between signs of life of a socket;
        `managers`: ids of users who manage besides the workspace's admins.
        """
        self._desk = desk
        self._app_token = _token("SLACK_APP_TOKEN", app_token, "xapp-") if app_token else None
        self._signing_secret = signing_secret.strip() if signing_secret else None
        self._slack_command = slack_command
        self._http = (http_host, http_port)
        self._ping_interval = ping_interval
        self._patience = patience
        self._outgoing = Outgoing(_token("SLACK_BOT_TOKEN", bot_token, "xox"), api_base=api_base)
        self._rights = Rights(self._outgoing, managers, (clock or SystemClock()).monotonic)
        self.ready = asyncio.Event()
        """Set once questions can arrive."""

    @property
    def connected(self) -> bool:
        """Whether questions can arrive."""
        return self.ready.is_set()

    async def check(self) -> str:
        """One line on who the bot is and how it is reached. Raises BadToken, BadConfiguration, Unavailable."""
        transport = self._transport
        me = await self._who()
        if self._app_token:
            await self._outgoing.socket(self._app_token, self._patience)
        return f"{me.get('user')} in {me.get('team')}, {transport}"

    async def run(self) -> None:
        """Connect and serve until cancelled.

        Raises BadToken when Slack refuses a token, BadConfiguration when there is neither an app token nor a signing
        secret or the port is taken, Unavailable when Slack does not answer at the start.
        """
        transport = self._transport
        me = await self._who()
        incoming = Incoming(self._outgoing, me, slack_command=self._slack_command, hear=self._answer)
        log.info("connecting as %s, %s", me.get("user"), transport, extra={"action": "slack_connecting"})
        try:
            await self._serve(incoming)
        finally:
            self.ready.clear()
            await incoming.close()

    async def post(self, place: Place, reply: Reply, key: str | None = None) -> str:
        """Post of the bot's own accord; the message carries `key` as metadata. Returns its ts.

        Raises UncertainSend when the message may have arrived all the same, NotFound when the bot is not in the
        channel, BadToken, Unavailable.
        """
        ts = await self._outgoing.post(place.channel, render(reply)[0], thread=place.thread, key=key)
        await self._bring(uploads(reply), place.channel, place.thread or ts)
        return ts

    async def find(self, place: Place, reply: Reply, key: str, since: datetime) -> str | None:
        """The ts of what was posted there with this key, at `since` or later; None: certainly nothing was.

        Raises Unknowable without the history scope of the channel, Unavailable where Slack does not answer now.
        """
        return await self._outgoing.find(place.channel, key, since=since, thread=place.thread)

    async def tell(self, user: str, tenant: Tenant, reply: Reply) -> None:
        """Tell somebody in the messages of the app. Raises NotFound, BadToken, Unavailable."""
        await self._outgoing.post(user, render(reply)[0])

    async def hold(self) -> None:
        """Nothing is needed to be ready to post."""
        await asyncio.get_running_loop().create_future()

    @property
    def _transport(self) -> str:
        if self._app_token:
            return "Socket Mode"
        if self._signing_secret:
            return f"signed HTTP on {self._http[0]}:{self._http[1]}"
        raise BadConfiguration(
            "Slack has a bot token, but neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET.",
            hint="Set SLACK_APP_TOKEN (xapp-...) for Socket Mode.",
        )

    async def _who(self) -> Json:
        return await self._outgoing.who(self._patience)

    async def _serve(self, incoming: Incoming) -> None:
        if self._app_token:
            address = await self._outgoing.socket(self._app_token, self._patience)
            socket = Socket(self._app_token, self._outgoing, ping_interval=self._ping_interval)
            await serve_socket(incoming, socket, address, ready=self.ready)
        elif self._signing_secret:
            host, port = self._http
            await serve_http(incoming, self._signing_secret, host=host, port=port, ready=self.ready)

    async def _answer(self, heard: Heard) -> None:
        """Answer in words, whatever happens on the way."""
        try:
            # the answer opens a thread under the question, and what follows there goes on from it
            place = replace(heard.place, thread=heard.place.thread or heard.thread)
            manager = await self._rights.manages(heard)
            call = self._desk.call(user=heard.user, place=place, manager=manager)
            call = call if heard.direct else replace(call, groups=self._outgoing.groups)
            reply = await self._desk.dispatch(Typed(heard.text), call)
            body = render(reply)[0]
        except Exception:
            log.exception("failed", extra={"action": "slack_answer_failed", "way": heard.way})
            reply, body = SORRY, render(SORRY)[0]
        private = (reply.private or heard.unseen) and not heard.direct
        try:
            if await self._say(heard, body, private=reply.private or heard.unseen):
                await self._hand_over(heard, uploads(reply), private)
        except Exception:
            log.exception("not delivered", extra={"action": "slack_say_failed", "way": heard.way})

    async def _hand_over(self, heard: Heard, files: tuple[Upload, ...], private: bool) -> None:
        """The files of an answer, after it; a file that was asked for and cannot be brought is told in words.

        What only one reader may see brings no file: Slack shows a file to the whole channel.
        """
        failure = None if private or not files else await self._bring(files, heard.place.channel, heard.thread)
        if failure is None and not private:
            return
        if any(file.needed for file in files):
            why = failure.plain if failure is not None else "A file cannot be shown to one person only."
            await self._say(heard, render(Reply((Paragraph(line(f"No file: {why}")),)))[0], private=True)

    async def _bring(self, files: tuple[Upload, ...], channel: str, thread: str | None) -> NewsdeskError | None:
        """Bring the files; what went wrong, in words, else None. The answer itself has arrived already."""
        if not files:
            return None
        try:
            await self._outgoing.upload(channel, files, thread=thread)
        except NewsdeskError as error:
            log.warning("no file: %s", error.plain, extra={"action": "slack_upload_failed"})
            return error
        return None

    async def _say(self, heard: Heard, body: Json, *, private: bool) -> bool:
        """Try each way that fits until one works; never two that could both arrive. False when none did."""
        for say in self._ways(heard):
            try:
                if await say(heard, body, private):
                    return True
            except UncertainSend as error:
                log.warning("perhaps delivered: %s", error.plain, extra={"action": "slack_say_uncertain"})
                return True
            except NewsdeskError as error:
                log.warning("not delivered: %s", error.plain, extra={"action": "slack_say_failed", "way": heard.way})
        return False

    def _ways(self, heard: Heard) -> tuple[Callable[[Heard, Json, bool], Awaitable[bool]], ...]:
        """By address where nothing can be hung on a message, in the channel elsewhere; each the other's fallback."""
        if heard.response_url is None:
            return (self._in_channel,)
        if heard.way is Way.COMMAND or heard.unseen:
            return (self._by_address, self._in_channel)
        return (self._in_channel, self._by_address)

    async def _by_address(self, heard: Heard, body: Json, private: bool) -> bool:
        kind = "ephemeral" if private else "in_channel"
        return await self._outgoing.respond(
            heard.response_url or "", {**body, "response_type": kind, "replace_original": False}
        )

    async def _in_channel(self, heard: Heard, body: Json, private: bool) -> bool:
        if private and not heard.direct:
            # Slack shows a whisper in a thread only where the thread exists already.
            await self._outgoing.whisper(heard.place.channel, heard.user, body, thread=heard.place.thread)
        else:
            await self._outgoing.post(heard.place.channel, body, thread=heard.thread)
        return True


def _token(name: str, token: str, prefix: str) -> str:
    """The token without white space around it. Raises BadToken for what cannot be one."""
    token = token.strip()
    if not token.startswith(prefix) or not re.fullmatch(r"[!-~]+", token):
        kind = "xapp-..." if prefix == "xapp-" else "xoxb-..."
        raise BadToken(f"{name} is no Slack token of the form {kind}.", hint=WHERE[name])
    return token
