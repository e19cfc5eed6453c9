"""The two ways to and from Slack: Socket Mode, which needs no public address, and signed HTTP."""

from __future__ import annotations

import asyncio
import json
import logging
import re
from collections.abc import Awaitable, Callable

from aiohttp import web
from slack_bolt.async_app import AsyncBoltRequest
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.signature import SignatureVerifier
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from bot.errors import BadConfiguration
from bot.platforms.slack.incoming import Incoming
from bot.platforms.slack.outgoing import REFUSED, Outgoing, code_of, naming, proxy_for, quiet, told
from bot.platforms.slack.project import EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH

log = logging.getLogger(__name__)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Socket(SocketModeClient):
    """A Socket Mode connection that tells when Slack refuses the token for good, instead of retrying for ever."""

    def __init__(self, app_token: str, outgoing: Outgoing, *, ping_interval: float) -> None:
        super().__init__(app_token, logger=quiet("socket"), web_client=outgoing.client, ping_interval=ping_interval)
        self.refused: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def issue_new_wss_url(self) -> str:
        """A new address, good once."""
        try:
            return self.allowed(await super().issue_new_wss_url())
        except SlackApiError as error:
            if code_of(error) in REFUSED and not self.refused.done():
                self.refused.set_exception(naming("SLACK_APP_TOKEN", told(error)))
            raise

    def allowed(self, url: str) -> str:
        """The address, with the proxy set that the environment wants for it."""
        self.proxy = proxy_for(url)
        return url


async def serve_socket(incoming: Incoming, socket: Socket, address: str, *, ready: asyncio.Event) -> None:
    """Serve by Socket Mode, from a first `address`, until cancelled. Raises BadToken when the token is revoked."""
    socket.wss_uri = socket.allowed(address)

    async def handle(_: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        async def answer(body: str) -> None:
            payload = json.loads(body) if body.startswith("{") else None
            await socket.send_socket_mode_response(SocketModeResponse(request.envelope_id, payload))

        await incoming.take(AsyncBoltRequest(mode="socket_mode", body=request.payload), answer)

    socket.socket_mode_request_listeners.append(handle)
    connecting = asyncio.create_task(socket.connect())  # type: ignore[no-untyped-call]
    connecting.add_done_callback(lambda task: None if task.cancelled() else ready.set())
    try:
        await _watch(socket)
    finally:
        connecting.cancel()
        await _close(socket)


async def _watch(socket: Socket) -> None:
    """Wait until the token is refused. An address that did not lead to a connection is given up: it is good once."""
    while not (await asyncio.wait({socket.refused}, timeout=socket.ping_interval))[0]:
        if not await socket.is_connected():
            socket.wss_uri = None
    await socket.refused


async def _close(socket: Socket) -> None:
    await socket.close()  # type: ignore[no-untyped-call]
    socket.refused.cancel()
    tasks = (socket.message_processor, socket.current_session_monitor, socket.message_receiver)
    await asyncio.gather(*(task for task in tasks if task is not None), return_exceptions=True)


def genuine(verifier: SignatureVerifier, body: bytes, timestamp: str, signature: str) -> bool:
    """Whether Slack signed this within five minutes; headers of another form are refused before they can fail."""
    if not re.fullmatch(r"[0-9]{1,12}", timestamp) or not re.fullmatch(r"v0=[0-9a-f]{64}", signature):
        return False
    try:
        return verifier.is_valid(body, timestamp, signature)
    except ValueError:  # not UTF-8
        return False


class Receiver:
    """Takes Slack's requests, refuses what Slack did not sign, and acknowledges the rest before any work."""

    def __init__(self, incoming: Incoming, signing_secret: str) -> None:
        self._incoming = incoming
        self._verifier = SignatureVerifier(signing_secret)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One request: 401 when it is not Slack's, 400 when it cannot be read, else what Bolt answers."""
        body = await request.read()
        stamp, signature = (request.headers.get(f"X-Slack-{name}", "") for name in ("Request-Timestamp", "Signature"))
        if not genuine(self._verifier, body, stamp, signature):
            return web.json_response({"error": "invalid request"}, status=401)
        try:
            understood = AsyncBoltRequest(body=body.decode(), headers=dict(request.headers))
        except ValueError:
            return web.json_response({"error": "not readable"}, status=400)
        response = web.Response()

        async def answer(text: str) -> None:
            response.text = text
            response.content_type = "application/json" if text.startswith("{") else "text/plain"
            await response.prepare(request)
            await response.write_eof()

        await self._incoming.take(understood, answer)
        return response


def _page(answer: Callable[[AsyncBoltRequest], Awaitable[BoltResponse]]) -> Handler:
    """One of Bolt's pages for installing; what fails in it is told in a sentence, and the reason is in the log."""

    async def handle(request: web.Request) -> web.StreamResponse:
        asked = AsyncBoltRequest(body="", query=request.query_string, headers=dict(request.headers))
        try:
            made = await answer(asked)
        except Exception:
            log.exception("not installed", extra={"action": "slack_install_failed"})
            return web.Response(status=500, text="The app could not be installed; the reason is in its log.")
        response = web.Response(status=made.status, text=made.body)
        for name, values in made.headers.items():
            if name.lower() == "content-type":
                response.headers[name] = values[0]
            else:
                for value in values:
                    response.headers.add(name, value)
        return response

    return handle


async def serve_http(
    incoming: Incoming,
    signing_secret: str | None,
    *,
    host: str,
    port: int,
    ready: asyncio.Event,
    oauth: AsyncOAuthFlow | None = None,
) -> None:
    """Take signed HTTP at /slack/events until cancelled, and show the pages for installing where there are any.

    Raises BadConfiguration where it cannot listen.
    """
    application = web.Application()
    if signing_secret is not None:
        application.router.add_post(EVENTS_PATH, Receiver(incoming, signing_secret).handle)
    if oauth is not None:
        application.router.add_get(INSTALL_PATH, _page(oauth.handle_installation))
        application.router.add_get(REDIRECT_PATH, _page(oauth.handle_callback))
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=2)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        ready.set()
        await asyncio.get_running_loop().create_future()
    except OSError as error:
        raise BadConfiguration(
            f"Slack's requests cannot be taken on {host}:{port}: {error.strerror or error}.",
            hint="Set slack.http_host and slack.http_port.",
        ) from error
    finally:
        await runner.cleanup()
