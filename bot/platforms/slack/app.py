"""Newsdesk in Slack, in one workspace or in many: connects, answers what is asked, posts what is due."""

from __future__ import annotations

import asyncio
import logging
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow

from bot.clock import Clock, SystemClock
from bot.commands.spec import Desk
from bot.errors import BadConfiguration, BadToken
from bot.platforms.slack.answers import Answers, bring
from bot.platforms.slack.files import uploads
from bot.platforms.slack.incoming import Incoming
from bot.platforms.slack.installed import oauth
from bot.platforms.slack.leaving import Leaving, Left
from bot.platforms.slack.outgoing import WHERE, Outgoing
from bot.platforms.slack.render import render
from bot.platforms.slack.rights import Rights
from bot.platforms.slack.transport import Socket, serve_http, serve_socket
from bot.platforms.slack.workspaces import ManyWorkspaces, OneWorkspace, Workspaces
from bot.ports import Installations, Place, Tenant
from bot.replies.blocks import Reply
from bot.tracing import span

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """What an app needs that several workspaces install: its credentials, and the address it has on the internet."""

    client_id: str
    client_secret: str = field(repr=False)
    public_address: str = ""


class SlackPlatform:
    """Fulfils `bot.ports.Platform`. Socket Mode where there is an app token, else signed HTTP."""

    name = "slack"
    remembers = timedelta(0)  # Slack has no key: what may have arrived must be looked for

    def __init__(
        self,
        desk: Desk,
        *,
        bot_token: str = "",
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
        installations: Installations | None = None,
        distribution: Distribution | None = None,
        left: Left | None = None,
    ) -> None:
        """Nothing is connected yet. Raises BadToken for tokens that cannot be any.

        With a `distribution` each workspace installs the app at /slack/install, and has its own token among the
        `installations`; else there is the one of `bot_token`. `left` forgets a workspace that puts the bot out.
        `patience`: seconds to wait for Slack at the start; `ping_interval`: seconds between signs of life of a socket;
        `managers`: ids of users who manage besides the workspace's admins.
        """
        self._app_token = _token("SLACK_APP_TOKEN", app_token, "xapp-") if app_token else None
        self._signing_secret = signing_secret.strip() if signing_secret else None
        self._slack_command = slack_command
        self._http = (http_host, http_port)
        self._ping_interval = ping_interval
        self._patience = patience
        self._clock = clock or SystemClock()
        self._distribution, self._installations = distribution, installations
        self._workspaces: Workspaces
        if distribution is not None and installations is not None:
            self._workspaces = ManyWorkspaces(installations, api_base=api_base)
        else:
            self._workspaces = OneWorkspace(Outgoing(_token("SLACK_BOT_TOKEN", bot_token, "xox"), api_base=api_base))
        self._leaving = Leaving(installations, left)
        self._rights = Rights(managers, self._clock.monotonic)
        self._answers = Answers(desk, self._workspaces, self._rights)
        self.ready = asyncio.Event()
        """Set once questions can arrive."""

    @property
    def connected(self) -> bool:
        """Whether questions can arrive."""
        return self.ready.is_set()

    def locale(self, place: Place) -> str:
        """None: a workspace of Slack has no language of its own, its members have theirs."""
        return ""

    async def check(self) -> str:
        """One line on who the bot is and how it is reached. Raises BadToken, BadConfiguration, Unavailable."""
        transport = self._transport
        who = await self._workspaces.begin(self._patience)
        if self._app_token:
            await self._workspaces.plain.socket(self._app_token, self._patience)
        return f"{who}, {transport}"

    async def run(self) -> None:
        """Connect and serve until cancelled.

        Raises BadToken when Slack refuses a token, BadConfiguration when there is neither an app token nor a signing
        secret or the port is taken, Unavailable when Slack does not answer at the start.
        """
        transport = self._transport
        who = await self._workspaces.begin(self._patience)
        incoming = Incoming(
            self._workspaces,
            self._leaving,
            slack_command=self._slack_command,
            hear=self._answers.answer,
            locale=self._rights.remembered,
        )
        log.info("connecting: %s, %s", who, transport, extra={"action": "slack_connecting"})
        try:
            await self._serve(incoming)
        except BaseExceptionGroup as failures:  # the first that failed ended the others
            raise failures.exceptions[0] from None
        finally:
            self.ready.clear()
            await incoming.close()

    async def post(self, place: Place, reply: Reply, key: str | None = None) -> str:
        """Post of the bot's own accord; the message carries `key` as metadata. Returns its ts.

        Raises UncertainSend when the message may have arrived all the same, NotFound when the bot is not in the
        channel, BadToken, Unavailable.
        """
        outgoing = await self._workspaces.reaching(place)
        with span("message.post", platform=self.name, server=place.workspace):
            ts = await outgoing.post(place.channel, render(reply)[0], thread=place.thread, key=key)
        await bring(outgoing, uploads(reply), place.channel, place.thread or ts)
        return ts

    async def find(self, place: Place, reply: Reply, key: str, since: datetime) -> str | None:
        """The ts of what was posted there with this key, at `since` or later; None: certainly nothing was.

        Raises Unknowable without the history scope of the channel, Unavailable where Slack does not answer now.
        """
        outgoing = await self._workspaces.reaching(place)
        return await outgoing.find(place.channel, key, since=since, thread=place.thread)

    async def tell(self, user: str, tenant: Tenant, reply: Reply) -> None:
        """Tell somebody in the messages of the app. Raises NotFound, BadToken, Unavailable."""
        direct = tenant.workspace.removeprefix("direct:")
        there = direct == tenant.workspace
        outgoing = await self._workspaces.reaching(Place(self.name, direct if there else "", user if there else direct))
        await outgoing.post(user, render(reply)[0])

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

    async def _serve(self, incoming: Incoming) -> None:
        """By a socket, by HTTP, or where the app is installed over HTTP and hears by a socket, by both."""
        async with asyncio.TaskGroup() as group:
            if self._app_token:
                outgoing = self._workspaces.plain
                address = await outgoing.socket(self._app_token, self._patience)
                socket = Socket(self._app_token, outgoing, ping_interval=self._ping_interval)
                group.create_task(serve_socket(incoming, socket, address, ready=self.ready))
            if self._distribution is not None or not self._app_token:
                host, port = self._http
                secret = None if self._app_token else self._signing_secret
                ready = asyncio.Event() if self._app_token else self.ready
                serving = serve_http(incoming, secret, host=host, port=port, ready=ready, oauth=self._oauth())
                group.create_task(serving)

    def _oauth(self) -> AsyncOAuthFlow | None:
        """The pages for installing, where several workspaces may."""
        told, installations = self._distribution, self._installations
        if told is None or installations is None:
            return None
        return oauth(
            self._workspaces.plain.client,
            installations,
            self._clock,
            client_id=told.client_id,
            client_secret=told.client_secret,
            public_address=told.public_address,
        )


def _token(name: str, token: str, prefix: str) -> str:
    """The token without white space around it. Raises BadToken for what cannot be one."""
    token = token.strip()
    if not token.startswith(prefix) or not re.fullmatch(r"[!-~]+", token):
        kind = "xapp-..." if prefix == "xapp-" else "xoxb-..."
        raise BadToken(f"{name} is no Slack token of the form {kind}.", hint=WHERE[name])
    return token
