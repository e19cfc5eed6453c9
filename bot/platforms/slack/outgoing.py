"""Slack's Web API as Newsdesk uses it: one client, and every failure as a plain sentence."""

from __future__ import annotations

import asyncio
import logging
import urllib.request
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.clock import Clock, SystemClock
from bot.errors import BadConfiguration, BadToken, Busy, NewsdeskError, NotFound, Unavailable, UncertainSend, Unknowable
from bot.platforms.slack.files import Upload
from bot.platforms.slack.literal import Json
from bot.ports import Group

log = logging.getLogger(__name__)

SLACK = "https://slack.com/api/"
SKEW = timedelta(minutes=2)
"""Our clock may differ from Slack's by so much."""
_PAGES = 5
EVENT = "newsdesk_delivery"
"""The type of the metadata that a message of the bot's own accord carries; its payload is the key."""

REFUSED = frozenset(
    """
    account_inactive app_access_denied invalid_app_token invalid_auth not_allowed_token_type not_authed token_expired
    token_revoked
    """.split()
)
WHERE = {
    "SLACK_BOT_TOKEN": "Copy the Bot User OAuth Token from api.slack.com/apps, OAuth & Permissions.",
    "SLACK_APP_TOKEN": "Make one with connections:write at api.slack.com/apps, Basic Information, App-Level Tokens.",
}
"""What to do about each token."""
_NO_PLACE = frozenset("channel_not_found is_archived not_in_channel thread_not_found user_not_found".split())
_MAY_NOT_READ = frozenset("missing_scope no_permission not_in_channel method_not_supported_for_channel_type".split())
_BAD_BLOCKS = frozenset("invalid_blocks invalid_blocks_format msg_blocks_too_long".split())
# docs.slack.dev on both: some aspect of the operation may have succeeded
_UNCERTAIN = frozenset("fatal_error internal_error".split())


def quiet(name: str) -> logging.Logger:
    """A logger for the libraries that never goes below INFO: their debug lines hold messages."""
    logger = logging.getLogger(f"{__package__}.{name}")
    logger.setLevel(logging.INFO)
    return logger


def proxy_for(url: str) -> str | None:
    """The proxy that the environment names for an address, or None; the SDK reads HTTPS_PROXY but not NO_PROXY."""
    parts = urlsplit(url)
    host = f"{parts.hostname}:{parts.port}" if parts.port else parts.hostname or ""
    if urllib.request.proxy_bypass(host):
        return None
    known = urllib.request.getproxies()
    secure = parts.scheme in ("https", "wss")
    return known.get("https" if secure else "http") or known.get("all")


def code_of(error: SlackApiError) -> str:
    """Slack's word for what went wrong, or "" where the answer was no JSON."""
    data = getattr(error.response, "data", None)
    return str(data.get("error") or "") if isinstance(data, dict) else ""


def told(error: Exception, *, sending: bool = False) -> NewsdeskError:
    """A failure of Slack's as one of ours; `sending` where it matters whether the request took effect."""
    match error:
        case NewsdeskError():
            return error
        case SlackApiError():
            return _refusal(error, sending)
        case aiohttp.ClientConnectorError() | aiohttp.ClientHttpProxyError():
            return Unavailable("Slack cannot be reached.", hint="Check the network and the proxy settings.")
    if sending:
        return UncertainSend("Slack did not confirm the message; it may have arrived.", hint="Look in the channel.")
    return Unavailable("Slack does not answer.", hint="Check the network; see slack-status.com.")


def _refusal(error: SlackApiError, sending: bool) -> NewsdeskError:
    code = code_of(error)
    if code in REFUSED:
        return BadToken(f"Slack refused the token ({code}).", hint="Copy it again from api.slack.com/apps.")
    if code == "missing_scope":
        needed = error.response.data.get("needed")
        return BadConfiguration(f"The Slack app lacks the scope {needed}.", hint="Add it and install the app again.")
    if code in _NO_PLACE:
        return NotFound(f"Slack: {code.replace('_', ' ')}.", hint="Invite the bot there with /invite @Newsdesk.")
    if code == "ratelimited":
        after = str((getattr(error.response, "headers", None) or {}).get("Retry-After") or "")
        wait = float(after) if after.replace(".", "", 1).isdigit() else 60.0
        return Busy("Slack asks to send less often.", after=wait, hint="Try again in a minute.")
    status = int(getattr(error.response, "status_code", 0) or getattr(error.response, "status", 0))
    if sending and (code in _UNCERTAIN or (not code and status >= 500)):
        return UncertainSend(
            "Slack failed while it took the message; it may have arrived.", hint="Look in the channel."
        )
    return Unavailable(f"Slack says {code or f'HTTP {status}'}.", hint="Try again later.")


def _not_found_out(error: Exception) -> NewsdeskError:
    """Why a message could not be looked for: for good, or for now."""
    if isinstance(error, SlackApiError) and code_of(error) in _MAY_NOT_READ:
        hint = "Add the scope channels:history (groups:history, im:history) and install the app again."
        return Unknowable(f"The app may not read the channel ({code_of(error).replace('_', ' ')}).", hint=hint)
    return told(error)


def naming(name: str, error: NewsdeskError) -> NewsdeskError:
    """The failure, saying which token it was about."""
    if isinstance(error, BadToken):
        return BadToken(error.message.replace("the token", name), hint=WHERE[name])
    return error


class Outgoing:
    """Everything that is said to Slack. Raises NewsdeskError only."""

    def __init__(self, token: str, *, api_base: str = "", timeout: float = 30, clock: Clock | None = None) -> None:
        """A client for one workspace. `api_base` is another address than Slack's own; `timeout` in seconds."""
        self._clock = clock or SystemClock()
        base = f"{api_base.rstrip('/')}/" if api_base else SLACK
        self._timeout = timeout
        self.client = AsyncWebClient(
            token=token,
            base_url=base,
            timeout=timeout,  # type: ignore[arg-type]
            logger=quiet("web"),
            # the default also repeats after a reset, which may post a message twice
            retry_handlers=[AsyncRateLimitErrorRetryHandler(max_retry_count=3)],
        )
        self.client.proxy = proxy_for(base)

    async def who(self, patience: float) -> Json:
        """What auth.test says of the bot token, within `patience` seconds. Raises BadToken, Unavailable."""
        try:
            async with asyncio.timeout(patience):
                return dict((await self.client.auth_test()).data)  # type: ignore[arg-type]
        except Exception as error:
            raise naming("SLACK_BOT_TOKEN", told(error)) from error

    async def user(self, ident: str, patience: float = 3) -> Json:
        """What users.info says of somebody, their locale too, within `patience` seconds. Raises NewsdeskError.

        Needs users:read.
        """
        try:
            async with asyncio.timeout(patience):
                return dict((await self.client.users_info(user=ident, include_locale=True))["user"])
        except Exception as error:
            raise told(error) from error

    async def groups(self, patience: float = 3) -> tuple[Group, ...]:
        """The user groups of the workspace, by name, within `patience` seconds. Raises NewsdeskError.

        Needs usergroups:read. Source: docs.slack.dev/reference/methods/usergroups.list.
        """
        try:
            async with asyncio.timeout(patience):
                found = (await self.client.usergroups_list()).get("usergroups") or ()
        except Exception as error:
            raise told(error) from error
        return tuple(
            Group(str(each["id"]), str(each.get("handle") or each.get("name") or each["id"])) for each in found
        )

    async def socket(self, app_token: str, patience: float) -> str:
        """An address for Socket Mode, good once, within `patience` seconds. Raises BadToken, Unavailable."""
        try:
            async with asyncio.timeout(patience):
                return str((await self.client.apps_connections_open(app_token=app_token))["url"])
        except Exception as error:
            raise naming("SLACK_APP_TOKEN", told(error)) from error

    async def post(self, channel: str, body: Json, *, thread: str | None = None, key: str | None = None) -> str:
        """Post and return the message's ts. An unconfirmed message is looked for by its key.

        Raises UncertainSend when it may or may not have arrived, NotFound, BadToken, Unavailable.
        """
        sent = {**body, "channel": channel, **({"thread_ts": thread} if thread else {})}
        if key:
            sent["metadata"] = {"event_type": EVENT, "event_payload": {"key": key}}
        try:
            return str((await self._shown(self.client.chat_postMessage, sent))["ts"])
        except UncertainSend:
            found = await self._there(channel, key, thread) if key else None
            if found is None:
                raise
            return found

    async def _there(self, channel: str, key: str, thread: str | None) -> str | None:
        """The ts of a message that was just sent, if it can be seen already."""
        try:
            return await self.find(channel, key, since=self._clock.now(), thread=thread)
        except NewsdeskError as error:
            log.warning("not looked for: %s", error.plain, extra={"action": "slack_find_failed"})
            return None

    async def whisper(self, channel: str, user: str, body: Json, *, thread: str | None = None) -> None:
        """Show a message to one member of a channel only."""
        sent = {**body, "channel": channel, "user": user, **({"thread_ts": thread} if thread else {})}
        sent.pop("unfurl_links", None)
        sent.pop("unfurl_media", None)
        await self._shown(self.client.chat_postEphemeral, sent)

    async def upload(self, channel: str, files: Sequence[Upload], *, thread: str | None = None) -> None:
        """Put files into a channel, in three steps each (see `bot.platforms.slack.files`), as one message.

        Raises NotFound when the bot is not in the channel, BadConfiguration without the scope, BadToken, Unavailable.
        """
        sent = [file.arguments() for file in files]
        try:
            await self.client.files_upload_v2(file_uploads=sent, channel=channel, thread_ts=thread)
        except SlackRequestError as error:  # the second step; its words hold the answer of another server
            raise Unavailable("Slack did not take a file.", hint="Try again later.") from error
        except Exception as error:
            raise told(error) from error

    async def open(self, trigger: str, view: Json) -> None:
        """Open a form for whoever pressed a button; the trigger is good for three seconds. Raises NewsdeskError."""
        try:
            await self.client.views_open(trigger_id=trigger, view=view)
        except Exception as error:
            raise told(error) from error

    async def find(self, channel: str, key: str, *, since: datetime, thread: str | None = None) -> str | None:
        """The ts of the message with this key that was posted since; None: certainly there is none.

        Raises Unknowable without the scope or the right to read there, or where too much was written since, and
        Unavailable where Slack does not answer now.
        """
        about: Json = {"channel": channel, "include_all_metadata": True, "limit": 100}
        about["oldest"] = f"{(since - SKEW).timestamp():.6f}"
        for _ in range(_PAGES):
            try:
                if thread:
                    found = await self.client.conversations_replies(ts=thread, **about)
                else:
                    found = await self.client.conversations_history(**about)
            except Exception as error:
                raise _not_found_out(error) from error
            messages: list[Json] = found.get("messages") or []
            ts = next((str(m["ts"]) for m in messages if _key(m) == key), None)
            cursor = (found.get("response_metadata") or {}).get("next_cursor")
            if ts is not None or not cursor:
                return ts
            about["cursor"] = cursor
        raise Unknowable("Too much was written in the channel since then.", hint="Look in the channel.")

    async def respond(self, url: str, body: Json) -> bool:
        """Answer by a response_url. False when Slack certainly did not take it: it raises nothing for that itself."""
        client = AsyncWebhookClient(
            url,
            timeout=self._timeout,  # type: ignore[arg-type]
            logger=quiet("web"),
            retry_handlers=[AsyncRateLimitErrorRetryHandler(max_retry_count=3)],
        )
        client.proxy = proxy_for(url)
        try:
            answer = await client.send_dict(body)
        except Exception as error:
            failure = told(error, sending=True)
            log.warning("not answered: %s", failure.plain, extra={"action": "slack_respond_failed"})
            return isinstance(failure, UncertainSend)
        if answer.status_code == 200 and '"ok":false' not in answer.body.replace(" ", ""):
            return True
        log.warning("not answered", extra={"action": "slack_respond_failed", "status": answer.status_code})
        if "blocks" in body and any(code in answer.body for code in _BAD_BLOCKS):
            return await self.respond(url, _in_words(body))
        return False

    async def _shown(self, method: Callable[..., Awaitable[Any]], body: Json) -> Any:
        """Call a method that shows blocks; blocks that Slack does not take are left out, so that the words arrive."""
        try:
            return await method(**body)
        except Exception as error:
            if "blocks" in body and isinstance(error, SlackApiError) and code_of(error) in _BAD_BLOCKS:
                log.error("blocks refused", extra={"action": "slack_blocks_refused", "code": code_of(error)})
                return await self._shown(method, _in_words(body))
            raise told(error, sending=True) from error


def _in_words(body: Json) -> Json:
    return {name: value for name, value in body.items() if name != "blocks"}


def _key(message: Json) -> str | None:
    metadata = message.get("metadata") or {}
    return (metadata.get("event_payload") or {}).get("key") if metadata.get("event_type") == EVENT else None
