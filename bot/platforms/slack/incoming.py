"""What comes from Slack, understood by Bolt, acknowledged at once, handed on as Heard.

Work starts only after the acknowledgement has left, so nothing that an answer takes can make it late.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult

from bot.errors import NewsdeskError
from bot.languages.choice import choose
from bot.languages.words import speaking
from bot.platforms.slack import heard as hearing
from bot.platforms.slack import notes
from bot.platforms.slack.heard import Heard, Seen
from bot.platforms.slack.leaving import Leaving
from bot.platforms.slack.literal import Json
from bot.platforms.slack.outgoing import quiet
from bot.platforms.slack.workspaces import Workspaces
from bot.ports import Home

log = logging.getLogger(__name__)

Ack = Callable[[], Awaitable[Any]]
Answer = Callable[[str], Awaitable[None]]
ANY = re.compile("")


class Incoming:
    """A Bolt app that hears commands, mentions, direct messages and buttons, and hands each on once."""

    def __init__(
        self,
        workspaces: Workspaces,
        leaving: Leaving,
        *,
        slack_command: str,
        hear: Callable[[Heard], Coroutine[Any, Any, None]],
        locale: Callable[[Heard], str] = lambda heard: "",
    ) -> None:
        """`hear` answers, in a task of its own; `leaving` is told when a workspace puts the bot out.

        `locale` tells the locale of somebody, as far as it is known already.
        """
        self._locale = locale
        self._slack_command = slack_command
        self._hear = hear
        self._workspaces = workspaces
        self._leaving = leaving
        self._seen = Seen()
        self._tasks: set[asyncio.Task[None]] = set()
        self._app = _bolt(workspaces)
        self._app.command(ANY)(self._on_command)
        self._app.event("app_mention")(self._on_mention)
        self._app.event("message")(self._on_message)
        self._app.event("app_uninstalled")(self._on_uninstalled)
        self._app.event("tokens_revoked")(self._on_revoked)
        self._app.event("team_access_revoked")(self._on_access_revoked)
        self._app.event(ANY)(self._on_nothing)
        self._app.action(ANY)(self._on_button)
        self._app.view(ANY)(self._on_form)

    async def take(self, request: AsyncBoltRequest, answer: Answer) -> None:
        """Understand a request, send its acknowledgement with `answer(body)`, then let the work begin."""
        acked = asyncio.Event()
        request.context["acked"] = acked
        try:
            response = await self._app.async_dispatch(request)
            # What nobody listens to is acknowledged too: Slack would show a failure, or send it again.
            await answer(response.body if response.status == 200 else "")
        finally:
            acked.set()

    async def close(self, seconds: float = 5) -> None:
        """Let the answers under way finish, for so long; then end them."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _on_command(self, ack: Ack, body: Json, context: AsyncBoltContext) -> None:
        await ack()
        self._begin(hearing.command(body, self._slack_command), context)

    async def _on_mention(self, ack: Ack, body: Json, context: AsyncBoltContext) -> None:
        await ack()
        self._begin(hearing.mention(body, context.bot_user_id or ""), context)

    async def _on_message(self, ack: Ack, body: Json, context: AsyncBoltContext) -> None:
        await ack()
        self._begin(hearing.direct(body, context.bot_user_id or ""), context)

    async def _on_button(self, ack: Ack, body: Json, context: AsyncBoltContext) -> None:
        await ack()
        heard = hearing.pressed(body)
        if heard is None or not notes.asks_for_note(heard) or not await self._opened(body, heard, home_of(context)):
            self._begin(heard, context)

    async def _opened(self, body: Json, heard: Heard, home: Home) -> bool:
        """Whether the form for a note was opened; without it the button alone is taken."""
        try:
            outgoing = await self._workspaces.at(home)
            with speaking(choose(self._locale(heard))):
                form = notes.form(heard)
            await outgoing.open(str(body.get("trigger_id") or ""), form)
        except NewsdeskError as error:
            log.warning("no form: %s", error.plain, extra={"action": "slack_form_failed"})
            return False
        return True

    async def _on_form(self, ack: Ack, body: Json, context: AsyncBoltContext) -> None:
        await ack()
        self._begin(notes.sent(body), context)

    async def _on_uninstalled(self, ack: Ack, body: Json, context: AsyncBoltContext) -> None:
        await ack()
        self._start(self._leaving.gone(home_of(context), happened(body)), context)

    async def _on_revoked(self, ack: Ack, body: Json, context: AsyncBoltContext) -> None:
        """Slack sends this too when only a person's own token is revoked, of which the bot has none.

        Source: docs.slack.dev/reference/events/tokens_revoked.
        """
        await ack()
        if (body["event"].get("tokens") or {}).get("bot"):
            self._start(self._leaving.gone(home_of(context), happened(body)), context)

    async def _on_access_revoked(self, ack: Ack, body: Json, context: AsyncBoltContext) -> None:
        """An organisation takes the app out of some of its workspaces.

        Source: docs.slack.dev/reference/events/team_access_revoked.
        """
        await ack()
        for team in body["event"].get("team_ids") or ():
            home = Home(context.enterprise_id or "", str(team))
            self._start(self._leaving.gone(home, happened(body)), context)

    async def _on_nothing(self, ack: Ack) -> None:
        await ack()

    def _begin(self, heard: Heard | None, context: AsyncBoltContext) -> None:
        if heard is None:
            return
        if not self._seen.first(heard.keys):
            log.info("heard twice", extra={"action": "slack_duplicate", "way": heard.way})
            return
        self._start(self._heard(replace(heard, home=home_of(context))), context)

    async def _heard(self, heard: Heard) -> None:
        await self._leaving.note(heard.place, heard.home)
        await self._hear(heard)

    def _start(self, work: Coroutine[Any, Any, None], context: AsyncBoltContext) -> None:
        task = asyncio.create_task(_after(context["acked"], work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _after(acked: asyncio.Event, work: Coroutine[Any, Any, None]) -> None:
    """Work that begins once the acknowledgement has left; what fails in it is logged."""
    try:
        await acked.wait()
        await work
    except Exception:
        log.exception("failed", extra={"action": "slack_work_failed"})
    finally:
        work.close()


def home_of(context: AsyncBoltContext) -> Home:
    """The installation that something came through: Bolt reads it from whatever shape Slack gives it."""
    whole = context.is_enterprise_install and not context.team_id
    return Home(context.enterprise_id or "", "" if whole else context.team_id or "")


def happened(body: Json) -> datetime:
    """When Slack says that an event happened; in seconds since 1970."""
    return datetime.fromtimestamp(int(body.get("event_time") or 0), UTC)


def _bolt(workspaces: Workspaces) -> AsyncApp:
    """A Bolt app that asks Slack nothing by itself: who it is is known already, and signatures are checked before."""

    async def authorize(context: AsyncBoltContext) -> AuthorizeResult | None:
        return await workspaces.authorized(home_of(context))

    logger = quiet("bolt")
    logger.setLevel(logging.ERROR)  # its warnings quote what was sent
    return AsyncApp(
        name="newsdesk",
        logger=logger,
        client=workspaces.plain.client,
        authorize=authorize,  # type: ignore[arg-type]  # None means: not installed
        request_verification_enabled=False,
    )
