"""A Slack on loopback, and the people who use it: they type, mention and press, over either transport."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlencode

import aiohttp
from aiohttp import web

from tests.adapters.slack import shapes
from tests.adapters.slack.shapes import BOT_USER, CHANNEL, PERSON, Json
from tests.adapters.slack.workspace import APP_TOKEN, BOT_TOKEN, DEADLINE, SECRET, Delivery, File, Said, Workspace

__all__ = ["APP_TOKEN", "BOT_TOKEN", "SECRET", "Delivery", "File", "Said", "Slack", "emulated"]


class Slack(Workspace):
    """A workspace, and what Slack itself and a person can do in it. Made by `emulated`."""

    def signed(self, body: str | bytes, *, age: int = 0) -> Json:
        """The headers by which Slack shows that it sent this, `age` seconds ago."""
        stamp = str(int(time.time()) - age)
        raw = body.encode() if isinstance(body, str) else body
        signature = hmac.new(SECRET.encode(), f"v0:{stamp}:".encode() + raw, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={signature}"}

    async def http(self, body: str | bytes, kind: str, *, headers: Json | None = None, age: int = 0) -> Delivery:
        """Send a body, signed `age` seconds ago; `headers` replace what is sent otherwise."""
        sent = {"Content-Type": kind, **self.signed(body, age=age), **(headers or {})}
        began = time.monotonic()
        async with aiohttp.ClientSession() as session, session.post(self.app_url, data=body, headers=sent) as answer:
            text = await answer.text()
            seconds = time.monotonic() - began
            return Delivery(seconds if seconds < DEADLINE else None, answer.status, text)

    async def deliver(self, kind: str, payload: Json) -> Delivery:
        """Send something to the app by whichever way it is connected."""
        if not self.app_url:
            return await self.over_socket(kind, payload)
        if kind == "events_api":
            return await self.http(json.dumps(payload), "application/json")
        form = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
        return await self.http(urlencode(form), "application/x-www-form-urlencoded")

    # people

    def address(self, channel: str, user: str) -> str:
        """A new response address."""
        ident = f"r{next(self._numbers)}"
        self._where[ident] = (channel, user)
        return f"{self.api_base.removesuffix('/api')}/commands/{ident}"

    def trigger(self) -> str:
        """A new trigger."""
        return f"trigger-{next(self._numbers)}"

    async def slash(self, name: str, text: str = "", *, channel: str = CHANNEL, trigger: str = "") -> Delivery:
        """Somebody types a slash command."""
        body = shapes.command(
            name,
            text,
            channel=channel,
            user=PERSON,
            response_url=self.address(channel, PERSON),
            trigger=trigger or self.trigger(),
        )
        return await self.deliver("slash_commands", body)

    async def mention(self, text: str, *, channel: str = CHANNEL, thread_ts: str | None = None) -> tuple[Delivery, str]:
        """Somebody names the bot in a message; also gives the message's ts."""
        ts = self.ts()
        whole = f"<@{BOT_USER}> {text}"
        event = shapes.message("app_mention", whole, channel=channel, user=PERSON, ts=ts, thread_ts=thread_ts)
        return await self.event(event), ts

    async def event(self, event: Json, event_id: str | None = None) -> Delivery:
        """An event of any shape."""
        return await self.deliver("events_api", shapes.callback(event, event_id or f"Ev{next(self._numbers)}"))

    async def click(self, said: Said, number: int = 0) -> Delivery:
        """Somebody presses a button of what the bot said."""
        shown = {"ts": said.ts, **{key: said.body[key] for key in ("text", "thread_ts") if key in said.body}}
        body = shapes.press(
            said.buttons()[number],
            shown,
            channel=said.channel,
            user=PERSON,
            hidden=said.hidden,
            response_url=self.address(said.channel, PERSON),
            trigger=self.trigger(),
        )
        return await self.deliver("interactive", body)

    async def send_form(self, words: str) -> Delivery:
        """Somebody fills the form that the bot opened and sends it."""
        async with asyncio.timeout(4):
            await self.form_open.wait()
        return await self.deliver("interactive", shapes.submission(self.form, words, user=PERSON))

    async def hears(self, seconds: float = 4) -> Said:
        """The next thing the bot says. Raises TimeoutError."""
        async with asyncio.timeout(seconds):
            return await self.said.get()

    async def receives(self, seconds: float = 4) -> File:
        """The next file the bot shares. Raises TimeoutError."""
        async with asyncio.timeout(seconds):
            return await self.shared.get()

    async def silent(self, seconds: float = 0.25) -> bool:
        """Whether the bot says nothing for a while."""
        try:
            await self.hears(seconds)
        except TimeoutError:
            return True
        return False


@asynccontextmanager
async def emulated() -> AsyncIterator[Slack]:
    """A Slack on a free port of loopback. Afterwards: nothing was asked of it that Slack would refuse."""
    slack = Slack()
    application = web.Application()
    application.router.add_route("*", "/api/{method}", slack.api)
    application.router.add_post("/commands/{ident}", slack.respond)
    application.router.add_post("/upload/{ident}", slack.uploaded)
    application.router.add_get("/link", slack.link)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        port = runner.addresses[0][1]
        slack.api_base = f"http://127.0.0.1:{port}/api"
        yield slack
    finally:
        await runner.cleanup()
    assert [] == slack.faults
