"""What comes from Slack, understood by Bolt, acknowledged at once, handed on as Heard.

Work starts only after the acknowledgement has left, so nothing that an answer takes can make it late.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult

from bot.errors import NewsdeskError
from bot.platforms.slack import heard as hearing
from bot.platforms.slack import notes
from bot.platforms.slack.heard import Heard, Seen
from bot.platforms.slack.literal import Json
from bot.platforms.slack.outgoing import Outgoing, quiet

log = logging.getLogger(__name__)

Ack = Callable[[], Awaitable[Any]]
Answer = Callable[[str], Awaitable[None]]
ANY = re.compile("")


class Incoming:
    """A Bolt app that hears commands, mentions, direct messages and buttons, and hands each on once."""

    def __init__(
        self,
        outgoing: Outgoing,
        me: Json,
        *,
        slack_command: str,
        hear: Callable[[Heard], Coroutine[Any, Any, None]],
    ) -> None:
        """`me` is what auth.test said; `hear` answers, in a task of its own."""
        self._me = str(me.get("user_id", ""))
        self._slack_command = slack_command
        self._hear = hear
        self._outgoing = outgoing
        self._seen = Seen()
        self._tasks: set[asyncio.Task[None]] = set()
        self._app = _bolt(outgoing, me)
        self._app.command(ANY)(self._on_command)
        self._app.event("app_mention")(self._on_mention)
        self._app.event("message")(self._on_message)
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
        self._begin(hearing.mention(body, self._me), context)

    async def _on_message(self, ack: Ack, body: Json, context: AsyncBoltContext) -> None:
        await ack()
        self._begin(hearing.direct(body, self._me), context)

    async def _on_button(self, ack: Ack, body: Json, context: AsyncBoltContext) -> None:
        await ack()
        heard = hearing.pressed(body)
        if heard is None or not notes.asks_for_note(heard) or not await self._opened(body, heard):
            self._begin(heard, context)

    async def _opened(self, body: Json, heard: Heard) -> bool:
        """Whether the form for a note was opened; without it the button alone is taken."""
        try:
            await self._outgoing.open(str(body.get("trigger_id") or ""), notes.form(heard))
        except NewsdeskError as error:
            log.warning("no form: %s", error.plain, extra={"action": "slack_form_failed"})
            return False
        return True

    async def _on_form(self, ack: Ack, body: Json, context: AsyncBoltContext) -> None:
        await ack()
        self._begin(notes.sent(body), context)

    async def _on_nothing(self, ack: Ack) -> None:
        await ack()

    def _begin(self, heard: Heard | None, context: AsyncBoltContext) -> None:
        if heard is None:
            return
        if not self._seen.first(heard.keys):
            log.info("heard twice", extra={"action": "slack_duplicate", "way": heard.way})
            return
        task = asyncio.create_task(self._work(heard, context["acked"]))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _work(self, heard: Heard, acked: asyncio.Event) -> None:
        await acked.wait()
        await self._hear(heard)


def _bolt(outgoing: Outgoing, me: Json) -> AsyncApp:
    """A Bolt app that asks Slack nothing by itself: who it is was asked already, and signatures are checked before."""
    result = AuthorizeResult.from_auth_test_response(
        bot_token=outgoing.client.token,
        auth_test_response=me,
    )

    async def authorize() -> AuthorizeResult:
        return result

    logger = quiet("bolt")
    logger.setLevel(logging.ERROR)  # its warnings quote what was sent
    return AsyncApp(
        name="newsdesk",
        logger=logger,
        client=outgoing.client,
        authorize=authorize,
        request_verification_enabled=False,
    )
