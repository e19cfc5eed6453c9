"""One Slack workspace as an app sees it: Web API, response addresses, the far end of Socket Mode."""

from __future__ import annotations

import asyncio
import itertools
import json
import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.adapters.slack import shapes
from tests.adapters.slack.shapes import BOT, BOT_USER, CHANNEL, DIRECT, TEAM, Json

BOT_TOKEN, APP_TOKEN, SECRET = "xoxb-emulated-1", "xapp-emulated-1", "emulated-secret"
USES = 5
DEADLINE = 3.0


@dataclass
class Said:
    """Something the bot said: a message, a whisper (only `user` sees it), or an answer to a response address."""

    way: str
    channel: str
    body: Json
    ts: str = ""
    user: str = ""

    @property
    def thread(self) -> str | None:
        """The thread it stands in."""
        return self.body.get("thread_ts")

    @property
    def text(self) -> str:
        """The top-level text."""
        return str(self.body.get("text", ""))

    @property
    def hidden(self) -> bool:
        """Whether only one person can see it."""
        return self.way == "whisper" or self.body.get("response_type") == "ephemeral"

    def buttons(self) -> list[Json]:
        """Its buttons, in order."""
        rows = (block for block in self.body.get("blocks", []) if block["type"] == "actions")
        return [element for row in rows for element in row["elements"]]


@dataclass
class Delivery:
    """What became of something that was sent to the app: seconds until it was acknowledged, HTTP status and body."""

    seconds: float | None
    status: int = 200
    body: str = ""


@dataclass
class File:
    """A file of the bot's on its way; shared once it has a channel."""

    ident: str
    name: str
    length: int
    alt: str
    data: bytes | None = None
    title: str = ""
    channel: str = ""
    thread: str | None = None


@dataclass
class Envelope:
    """An envelope on its way over a socket."""

    sent: float
    acked: asyncio.Future[float]


class Pace:
    """One message a second into a channel, and so many a minute into a workspace (docs.slack.dev, Rate Limits)."""

    def __init__(self, workspace_of: Callable[[str], str], a_minute: int = 300) -> None:
        self._workspace_of = workspace_of
        self._a_minute = a_minute
        self._channels: dict[str, float] = {}
        self._workspaces: dict[str, deque[float]] = {}
        self.refused = 0

    def wait(self, channel: str) -> int | None:
        """None: it may go on; else after how many whole seconds."""
        now = time.monotonic()
        times = self._workspaces.setdefault(self._workspace_of(channel), deque())
        while times and now - times[0] >= 6.0:  # a tenth of a minute's worth in any six seconds
            times.popleft()
        if now - self._channels.get(channel, -9.0) < 1.0 or len(times) >= self._a_minute / 10:
            self.refused += 1
            return 1
        self._channels[channel] = now
        times.append(now)
        return None


@dataclass
class Workspace:
    """The state of one workspace, and the answers to what the app asks of it."""

    api_base: str = ""
    app_url: str = ""
    """Where signed HTTP goes; empty for Socket Mode."""
    members: set[str] = field(default_factory=lambda: {CHANNEL, DIRECT})
    said: asyncio.Queue[Said] = field(default_factory=asyncio.Queue)
    everything: list[Said] = field(default_factory=list)
    calls: Counter[str] = field(default_factory=Counter)
    failures: dict[str, list[Json | str]] = field(default_factory=dict)
    """By method: answers to give first. A word is an error; "drop-before" and "drop-after" break the connection."""
    limits: dict[str, float] = field(default_factory=dict)
    """By method: seconds of Retry-After for the next call."""
    clock: Callable[[], float] = time.time
    """What the numbers of messages tell."""
    pace: Pace | None = None
    """The limits of posting; None: there are none."""
    chance: Callable[[str, Json], str] = lambda _method, _args: ""
    """What goes wrong by chance with a call: as in `failures`."""
    hang: float = 5.0
    """Seconds after which "hang-after" answers what was carried out at once."""
    page: int = 100
    """The most messages in one answer of the history."""
    good_bot_token: str = BOT_TOKEN
    good_app_token: str = APP_TOKEN
    faults: list[str] = field(default_factory=list)
    """What the app did that Slack does not know: each is a mistake of ours."""
    form: Json = field(default_factory=dict)
    """The form that the bot opened last."""
    form_open: asyncio.Event = field(default_factory=asyncio.Event)
    _sockets: list[web.WebSocketResponse] = field(default_factory=list)
    _connected: asyncio.Event = field(default_factory=asyncio.Event)
    _tickets: set[str] = field(default_factory=set)
    refuse_tickets: int = 0
    """How many connections to refuse, as with a ticket that was used."""
    expired: bool = False
    """Whether response addresses are too old."""
    _envelopes: dict[str, Envelope] = field(default_factory=dict)
    _uses: Counter[str] = field(default_factory=Counter)
    _where: dict[str, tuple[str, str]] = field(default_factory=dict)
    _files: dict[str, File] = field(default_factory=dict)
    shared: asyncio.Queue[File] = field(default_factory=asyncio.Queue)
    """Files in the order in which the bot shared them."""
    _numbers: Any = field(default_factory=itertools.count)
    connections: int = 0
    rights: dict[str, Json] = field(default_factory=dict)
    """What users.info says of a user, where it is not the usual."""
    codes: dict[str, Json] = field(default_factory=dict)
    """What somebody agreed to on Slack's page: by code, the answer of oauth.v2.access."""
    installed: dict[str, str] = field(default_factory=dict)
    """The tokens of further workspaces: the id of the workspace by token."""
    posted_with: list[str] = field(default_factory=list)
    """The tokens of chat.postMessage, in order."""
    groups: list[Json] = field(default_factory=list)
    """The user groups: id, handle, name."""

    # the Web API

    async def api(self, request: web.Request) -> web.StreamResponse:
        """One call of a method. Success and failure are both HTTP 200."""
        method = request.match_info["method"]
        self.calls[method] += 1
        args = await _arguments(request)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ") or args.pop("token", "")
        if seconds := self.limits.pop(method, 0):
            return web.json_response(
                {"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": str(seconds)}
            )
        if self.pace is not None and method == "chat.postMessage":
            wait = self.pace.wait(str(args.get("channel")))
            if wait is not None:
                headers = {"Retry-After": str(wait)}
                return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)
        planned = self.failures.get(method, [])
        plan = planned.pop(0) if planned else self.chance(method, args)
        if isinstance(plan, str) and plan.startswith("http-"):
            return web.Response(status=int(plan.removeprefix("http-")), text="<html>upstream</html>")
        if plan == "drop-before":
            return _broken(request)
        after = plan in ("drop-after", "hang-after")
        answer = _error(plan) if plan and not after else self._call(method, token, args)
        if plan == "drop-after":
            return _broken(request)
        if plan == "hang-after":
            await asyncio.sleep(self.hang)
        scopes = "commands,chat:write,app_mentions:read,files:write,im:history,usergroups:read,users:read"
        return web.json_response(answer, headers={"x-oauth-scopes": scopes})

    def _call(self, method: str, token: str, args: Json) -> Json:
        if method == "apps.connections.open":
            return self._open(token)
        if method == "oauth.v2.access":
            return self._access(args)
        if not token or token == self.good_app_token:
            return _error("not_allowed_token_type" if token else "not_authed")
        if token != self.good_bot_token and token not in self.installed:
            return _error("invalid_auth")
        if method == "chat.postMessage":
            self.posted_with.append(token)
        known: dict[str, Callable[[Json], Json]] = {
            "auth.test": lambda _: {
                "url": "https://example.slack.com/",
                "team": "Example",
                "user": "newsdesk",
                "team_id": self.installed.get(token, TEAM["id"]),
                "user_id": BOT_USER,
                "bot_id": BOT,
                "is_enterprise_install": False,
            },
            "users.info": self._user,
            "usergroups.list": lambda _: {"usergroups": self.groups},
            "views.open": self._form,
            "chat.postMessage": self._post,
            "chat.postEphemeral": self._whisper,
            "files.getUploadURLExternal": self._upload_address,
            "files.completeUploadExternal": self._complete,
            "conversations.history": self._history,
            "conversations.replies": self._history,
        }
        if method not in known:
            self.faults.append(f"unknown method {method}")
            return _error("unknown_method")
        return {"ok": True, **known[method](args)}

    def agree(self, team: str, token: str) -> str:
        """Somebody agrees on Slack's page to install the app into a workspace; the code that Slack sends back."""
        code = f"code-{next(self._numbers)}"
        self.codes[code] = {
            "ok": True,
            "access_token": token,
            "token_type": "bot",
            "scope": "chat:write,commands",
            "bot_user_id": BOT_USER,
            "app_id": shapes.APP,
            "team": {"id": team, "name": f"Team {team}"},
            "enterprise": None,
            "is_enterprise_install": False,
            "authed_user": {"id": "U0INSTALLER"},
        }
        self.installed[token] = team
        return code

    def _access(self, args: Json) -> Json:
        """Shape: docs.slack.dev/reference/methods/oauth.v2.access; a code is good once."""
        return self.codes.pop(args.get("code", ""), _error("invalid_code"))

    def _form(self, args: Json) -> Json:
        view = args["view"]
        self.form = json.loads(view) if isinstance(view, str) else view
        self.form_open.set()
        return {"view": {**self.form, "id": "V1"}}

    def _open(self, token: str) -> Json:
        if token != self.good_app_token:
            return _error("not_allowed_token_type" if token.startswith("xoxb-") else "invalid_auth")
        ticket = f"ticket-{next(self._numbers)}"
        self._tickets.add(ticket)
        root = self.api_base.removesuffix("/api").replace("http", "ws", 1)
        return {"ok": True, "url": f"{root}/link?ticket={ticket}"}

    def _refused(self, args: Json) -> Json | None:
        if args.get("channel") not in self.members:
            return _error("channel_not_found")
        return _bad_body(args)

    def _user(self, args: Json) -> Json:
        """Shape: docs.slack.dev/reference/methods/users.info."""
        rights = dict.fromkeys(("is_admin", "is_owner", "is_primary_owner", "deleted", "is_bot"), False)
        said = {**rights, **self.rights.get(args["user"], {})}
        if str(args.get("include_locale")).lower() not in ("1", "true"):
            said.pop("locale", None)
        return {"user": {"id": args["user"], "team_id": TEAM["id"], **said}}

    def _post(self, args: Json) -> Json:
        if refused := self._refused(args):
            return refused
        ts = self.ts()
        self.hear(Said("message", args["channel"], args, ts))
        return {"channel": args["channel"], "ts": ts, "message": {**args, "ts": ts}}

    def _whisper(self, args: Json) -> Json:
        if "user" not in args:
            return _error("user_not_in_channel")
        if refused := self._refused(args):
            return refused
        self.hear(Said("whisper", args["channel"], args, self.ts(), args["user"]))
        return {"message_ts": self.ts()}

    def _history(self, args: Json) -> Json:
        inside = [s for s in self.everything if s.way == "message" and s.channel == args["channel"]]
        found = [s for s in inside if args.get("ts") in (None, s.thread)]
        shown = [{"type": "message", "ts": s.ts, "text": s.text, "metadata": s.body.get("metadata")} for s in found]
        late = [each for each in shown[::-1] if float(each["ts"]) > float(args.get("oldest", 0))]
        start = int(args.get("cursor") or 0)
        most = min(self.page, int(args.get("limit", 100)))
        more = start + most < len(late)
        further = {"response_metadata": {"next_cursor": str(start + most)}} if more else {}
        return {"messages": late[start : start + most], "has_more": more, **further}

    # files, in three steps

    def _upload_address(self, args: Json) -> Json:
        """An address for one file, good for exactly so many bytes."""
        length = str(args.get("length", ""))
        if not args.get("filename") or not length.isdigit() or length == "0":
            return _error("invalid_arguments")
        ident = f"F{next(self._numbers)}"
        self._files[ident] = File(ident, str(args["filename"]), int(length), str(args.get("alt_txt", "")))
        return {"upload_url": f"{self.api_base.removesuffix('/api')}/upload/{ident}", "file_id": ident}

    async def uploaded(self, request: web.Request) -> web.Response:
        """The bytes of a file; the answer is no JSON."""
        file = self._files[request.match_info["ident"]]
        data = await request.read()
        if self.failures.get("upload") and self.failures["upload"].pop(0):
            return web.Response(status=500, text="upload failed")
        if len(data) != file.length:
            self.faults.append(f"{len(data)} bytes instead of {file.length}")
            return web.Response(status=400, text="wrong length")
        file.data = data
        return web.Response(text=f"OK - {len(data)}")

    def _complete(self, args: Json) -> Json:
        channel = args.get("channel_id")
        if channel not in self.members:
            return _error("channel_not_found")
        shared = [self._files[each["id"]] for each in args["files"]]
        if any(file.data is None for file in shared):
            return _error("file_not_found")
        for file, each in zip(shared, args["files"], strict=True):
            file.title, file.channel, file.thread = each.get("title", ""), channel, args.get("thread_ts")
            self.shared.put_nowait(file)
        return {"files": [{"id": file.ident, "title": file.title} for file in shared]}

    def ts(self) -> str:
        """A new message number."""
        return f"{int(self.clock())}.{next(self._numbers):06}"

    def hear(self, said: Said) -> None:
        """Keep what the bot said."""
        self.everything.append(said)
        self.said.put_nowait(said)

    async def respond(self, request: web.Request) -> web.Response:
        """A response address: five uses, then 404."""
        ident = request.match_info["ident"]
        self._uses[ident] += 1
        body = await request.json()
        if seconds := self.limits.pop("response_url", 0):
            return web.Response(status=429, headers={"Retry-After": str(seconds)})
        if self._uses[ident] > USES or self.expired:
            return web.Response(status=404, text="used_url")
        if bad := _bad_body(body):
            return web.json_response(bad, status=400)
        channel, user = self._where[ident]
        dropped = self.failures.get("response_url") and self.failures["response_url"].pop(0) == "drop-after"
        self.hear(Said("response", channel, body, self.ts(), user))
        return _broken(request) if dropped else web.Response(text="ok")

    # Socket Mode

    async def link(self, request: web.Request) -> web.StreamResponse:
        """The other end of a socket: a ticket is good once."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets or self.refuse_tickets:
            self.refuse_tickets = max(0, self.refuse_tickets - 1)
            self._tickets.discard(ticket)
            return web.Response(status=403)
        self._tickets.remove(ticket)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.connections += 1
        info = {"connection_info": {"app_id": shapes.APP}, "debug_info": {"host": "emulated"}}
        await socket.send_json({"type": "hello", "num_connections": len(self._sockets) + 1, **info})
        self._sockets.append(socket)
        self._connected.set()
        try:
            async for message in socket:
                self._acknowledged(json.loads(message.data))
        finally:
            self._sockets.remove(socket)
            if all(other.closed for other in self._sockets):
                self._connected.clear()
        return socket

    def _acknowledged(self, answer: Json) -> None:
        envelope = self._envelopes.get(answer["envelope_id"])
        if envelope is None or envelope.acked.done():
            self.faults.append(f"acknowledged what was not sent: {answer}")
        else:
            envelope.acked.set_result(time.monotonic() - envelope.sent)

    async def over_socket(self, kind: str, payload: Json) -> Delivery:
        async with asyncio.timeout(5):
            await self._connected.wait()
        ident = f"envelope-{next(self._numbers)}"
        envelope = self._envelopes[ident] = Envelope(time.monotonic(), asyncio.get_running_loop().create_future())
        sent = {
            "envelope_id": ident,
            "type": kind,
            "payload": payload,
            "accepts_response_payload": kind != "events_api",
        }
        await self._sockets[-1].send_json(sent)
        try:
            async with asyncio.timeout(DEADLINE):
                return Delivery(await envelope.acked)
        except TimeoutError:
            return Delivery(None)

    async def refresh(self) -> None:
        """Ask for a new connection, as Slack does every few hours, and wait for it."""
        self._connected.clear()
        await self._sockets[-1].send_json({"type": "disconnect", "reason": "refresh_requested"})
        async with asyncio.timeout(5):
            await self._connected.wait()


async def _arguments(request: web.Request) -> Json:
    if request.content_type == "application/json":
        return dict(await request.json())
    form = {**request.query, **await request.post()}
    structured = ("blocks", "metadata", "attachments", "files")
    return {name: json.loads(str(value)) if name in structured else value for name, value in form.items()}


def _error(answer: Json | str) -> Json:
    return {"ok": False, "error": answer} if isinstance(answer, str) else answer


def _bad_body(body: Json) -> Json | None:
    if not body.get("text") and not body.get("blocks"):
        return _error("no_text")
    if len(body.get("text", "")) > 40_000:
        return _error("msg_too_long")
    return _error("invalid_blocks") if len(body.get("blocks", [])) > 50 else None


def _broken(request: web.Request) -> web.Response:
    """Break the connection without an answer."""
    assert request.transport is not None
    request.transport.close()
    return web.Response()
