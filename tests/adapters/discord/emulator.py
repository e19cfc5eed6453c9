"""A Discord of our own on loopback: HTTP API, gateway, and its people. What it does not know is a failure."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from aiohttp import web

from tests.adapters.discord import shapes
from tests.adapters.discord.gateway import Gateway
from tests.adapters.discord.limits import Limits
from tests.adapters.discord.shapes import Json, snowflake

TOKEN = "MTIz.test.token"
EPHEMERAL = 1 << 6
T = TypeVar("T")


@dataclass(frozen=True)
class Sent:
    """One request that came in: `path` without /api/v10, `body` parsed, `files` by name."""

    method: str
    path: str
    body: Any
    files: dict[str, bytes]
    at: float


@dataclass
class Fault:
    """Goes wrong once, on the first request with this method whose path begins so.

    `status` with `body`: answer that, with `headers` in place of the usual ones (an empty one is left out).
    `reset`: carry the request out, then cut the connection without an answer. `lost`: cut it before. `hang`: carry it
    out, and answer so many seconds later.
    """

    method: str
    path: str
    status: int = 500
    body: Json = field(default_factory=lambda: {"message": "an injected fault", "code": 0})
    reset: bool = False
    lost: bool = False
    hang: float = 0.0
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Asked:
    """An interaction, and what became of it."""

    ident: str
    token: str
    at: float
    channel: str
    kind: int | None = None
    data: Json = field(default_factory=dict)
    original: Json | None = None
    deleted: bool = False
    followups: list[Json] = field(default_factory=list)

    @property
    def shown(self) -> Json | None:
        """The answer that the user sees: none while the bot "is thinking"."""
        return self.original

    @property
    def private(self) -> bool:
        """Whether only the user sees the first answer."""
        return bool(self.data.get("flags", 0) & EPHEMERAL)


class Refused(Exception):
    """An error of the API: status, code, message."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


class Emulator:
    """One server with one text channel, a thread on it, one user, and the bot. `start` it, then `stop` it."""

    def __init__(self) -> None:
        self.app_id, self.guild_id, self.channel_id, self.thread_id, self.dm_id = (snowflake() for _ in range(5))
        self.owner = shapes.user(snowflake(), "owner")
        self.ida = shapes.user(snowflake(), "ida")
        self.bot = shapes.user(self.app_id, "newsdesk", bot=True)
        self.bot_role = snowflake()
        self.roles: list[Json] = []  # besides @everyone and the bot's own
        self.permissions = 1 << 10 | 1 << 11 | 1 << 14 | 1 << 31  # view, send, embed, use commands
        self.locale = "fr"  # of the user's client
        self.features: list[str] = []  # of the server: only with COMMUNITY could it choose a language
        self.commands: dict[str | None, list[Json]] = {None: []}
        self.messages: dict[str, Json] = {}
        self.interactions: dict[str, Asked] = {}
        self.hidden_channels: set[str] = set()
        self.closed_channels: set[str] = set()
        self.without_embeds: set[str] = set()
        self.log: list[Sent] = []
        self.unknown: list[str] = []
        self.faults: list[Fault] = []
        self.patience = 3.0
        self.base = self.gateway_url = ""
        self.gateway = Gateway(TOKEN, self._ready)
        self.clock: Callable[[], float] = time.time
        self.further_channels: dict[str, str] = {}
        """Text channels besides the one, each with its server."""
        self.gone: set[str] = set()
        """Channels that were deleted."""
        self.unreadable: set[str] = set()
        """Channels whose messages the bot may not read: Discord shows it none, and says nothing of why."""
        self.nonce_seconds = 300.0
        self.limits: Limits | None = None
        self.chance: Callable[[str, str], Fault | None] = lambda _method, _path: None
        """What goes wrong by chance with a request of this method and path."""
        self._direct: dict[str, str] = {}
        self._nonces: dict[str, tuple[str, float]] = {}
        self._created: list[str] = []
        self._changed = asyncio.Event()
        self._later: set[asyncio.Task[None]] = set()
        self.runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Listen on a free port of loopback."""
        app = web.Application(client_max_size=25 * 2**20)
        app.router.add_get("/", self.gateway.serve)
        app.router.add_route("*", "/api/v10/{path:.*}", self._serve)
        self.runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self.runner.setup()
        site = web.TCPSite(self.runner, "127.0.0.1", 0)
        await site.start()
        port = self.runner.addresses[0][1]
        self.base, self.gateway_url = f"http://127.0.0.1:{port}/api/v10", f"ws://127.0.0.1:{port}/"

    async def stop(self) -> None:
        """Close everything."""
        for task in self._later:
            task.cancel()
        await self.gateway.drop(1001)
        if self.runner is not None:
            await self.runner.cleanup()

    # ------------------------------------------------------------------ what a test looks at

    async def until(self, found: Callable[[], T | None], seconds: float = 5.0) -> T:
        """What `found` gives as soon as it gives something; fails when that takes too long."""
        async with asyncio.timeout(seconds):
            while not (value := found()):
                self._changed.clear()
                try:
                    await asyncio.wait_for(self._changed.wait(), 0.05)
                except TimeoutError:
                    continue
            return value

    def requests(self, method: str, path: str) -> list[Sent]:
        """The requests whose method and path match these patterns."""
        return [sent for sent in self.log if re.fullmatch(method, sent.method) and re.fullmatch(path, sent.path)]

    def posted(self, channel: str | None = None) -> list[Json]:
        """What the bot wrote into a channel (the text channel) other than as an answer to an interaction, in order."""
        where = channel or self.channel_id
        return [self.messages[ident] for ident in self._created if self.messages[ident]["channel_id"] == where]

    async def answer(self, asked: Asked, seconds: float = 5.0) -> Json:
        """The message that answers an interaction, when it is there."""
        return await self.until(lambda: asked.shown, seconds)

    # ------------------------------------------------------------------ what people do

    async def say(
        self,
        text: str,
        *,
        channel: str | None = None,
        author: Json | None = None,
        reply_to: Json | None = None,
        ping: bool = True,
        type: int | None = None,
    ) -> Json:
        """Somebody writes a message; the bot sees its words only where Discord shows them without a privilege."""
        where, who = channel or self.channel_id, author or self.ida
        made = shapes.message(snowflake(), where, who, {"content": text})
        named = {u["id"]: u for u in (self.bot, self.ida, self.owner) if re.search(rf"<@!?{u['id']}>", text)}
        if reply_to is not None:
            made |= {"type": 19, "message_reference": {"message_id": reply_to["id"], "channel_id": where}}
            made["referenced_message"] = reply_to
            if ping:
                named[reply_to["author"]["id"]] = reply_to["author"]
        made["mentions"] = list(named.values())
        made["mention_roles"] = re.findall(r"<@&(\d+)>", text)
        made["type"] = made["type"] if type is None else type
        if where != self.dm_id:
            made |= {"guild_id": self.guild_id, "member": {k: v for k, v in self._member(who).items() if k != "user"}}
            if self.bot["id"] not in named:
                made["content"] = ""
        self.messages[made["id"]] = made
        await self.gateway.event("MESSAGE_CREATE", made)
        return made

    async def slash(self, name: str, *, channel: str | None = None, **options: Any) -> Asked:
        """Somebody uses a command. One that was not synced cannot be used."""
        return await self._command(2, name, options, channel)

    async def raw_slash(self, name: str, options: list[Json]) -> Asked:
        """A command as an old client of a user still sends it, whatever is synced."""
        data = {"id": snowflake(), "name": name, "type": 1, "options": options}
        return await self._interact(2, data, None)

    async def complete(self, name: str, focused: str, /, **options: Any) -> list[Json]:
        """The suggestions that somebody sees who types into the option `focused`."""
        asked = await self._command(4, name, options, None, focused)
        await self.until(lambda: asked.kind)
        choices: list[Json] = asked.data["choices"]
        return choices

    async def click(self, message: Json, custom_id: str) -> Asked:
        """Somebody presses a button of a message."""
        buttons = [b["custom_id"] for row in message["components"] for b in row["components"]]
        assert custom_id in buttons, f"no such button, but {buttons}"
        return await self.press(message, custom_id)

    async def press(self, message: Json, custom_id: str) -> Asked:
        """The same with a button that may be of an earlier version."""
        data = {"component_type": 2, "custom_id": custom_id, "id": 1}
        return await self._interact(3, data, message["channel_id"], message)

    async def send_form(self, custom_id: str, words: str, message: Json) -> Asked:
        """Somebody fills the form of that id and sends it."""
        field = {"type": 4, "id": 2, "custom_id": "words", "value": words}
        data = {"custom_id": custom_id, "components": [{"type": 1, "id": 1, "components": [field]}]}
        return await self._interact(5, data, message["channel_id"], message)

    # ------------------------------------------------------------------ interactions

    async def _command(self, kind: int, name: str, options: Json, channel: str | None, focused: str = "") -> Asked:
        everywhere = [*self.commands[None], *self.commands.get(self.guild_id, ())]
        found = next((command for command in everywhere if command["name"] == name), None)
        assert found is not None, f"/{name} was never synced"
        known = {option["name"]: option for option in found["options"]}
        missing = [o for o in known if known[o].get("required") and o not in options]
        assert kind == 4 or not missing, f"Discord asks for {missing} first"
        given = []
        for option, value in options.items():
            made = {"name": option, "type": known[option]["type"], "value": value}
            given.append(made | ({"focused": True} if option == focused else {}))
        assert not focused or known[focused].get("autocomplete"), f"{focused} has no suggestions"
        data = {"id": found["id"], "name": name, "type": 1, "options": given}
        return await self._interact(kind, data, channel)

    async def _interact(self, kind: int, data: Json, channel: str | None, message: Json | None = None) -> Asked:
        where = channel or self.channel_id
        asked = Asked(snowflake(), "token-" + snowflake(), time.monotonic(), where)
        self.interactions[asked.ident] = asked
        made = {
            "id": asked.ident,
            "application_id": self.app_id,
            "type": kind,
            "token": asked.token,
            "version": 1,
            "data": data,
            "channel_id": where,
            "channel": self._channel(where),
            "locale": self.locale,
            "app_permissions": str(self.permissions),
            "entitlements": [],
            "authorizing_integration_owners": {"0": self.guild_id},
            "context": 1 if where == self.dm_id else 0,
            "attachment_size_limit": 10 * 2**20,
        }
        if where == self.dm_id:
            made["user"] = self.ida
        else:
            made |= {
                "guild_id": self.guild_id,
                "guild": {"id": self.guild_id, "locale": "de", "features": self.features},
            }
            made |= {"member": self._member(self.ida) | {"permissions": str(self.permissions)}, "guild_locale": "de"}
        if message is not None:
            made["message"] = message
        await self.gateway.event("INTERACTION_CREATE", made)
        return asked

    def _answer_interaction(self, ident: str, token: str, body: Json) -> None:
        asked = self.interactions.get(ident)
        if asked is None or asked.token != token or time.monotonic() - asked.at > self.patience:
            raise Refused(404, 10062, "Unknown interaction")
        if asked.kind is not None:
            raise Refused(400, 40060, "Interaction has already been acknowledged.")
        asked.kind, asked.data = body["type"], body.get("data") or {}
        if asked.kind == 4:
            self._not_empty(asked.data)
            asked.original = self._bots_message(asked.channel, asked.data)

    def _by_token(self, app: str, token: str) -> Asked:
        found = next((asked for asked in self.interactions.values() if asked.token == token), None)
        if app != self.app_id or found is None or found.kind is None:
            raise Refused(404, 10015, "Unknown Webhook")
        return found

    def _edit_original(self, app: str, token: str, body: Json) -> Json:
        asked = self._by_token(app, token)
        if asked.deleted:
            raise Refused(404, 10008, "Unknown Message")
        if asked.original is None:
            asked.original = self._bots_message(asked.channel, {"flags": asked.data.get("flags", 0)} | body)
        else:
            asked.original |= {k: v for k, v in body.items() if k in ("content", "embeds", "components")}
        return asked.original

    def _follow_up(self, app: str, token: str, body: Json) -> Json:
        asked = self._by_token(app, token)
        if asked.original is None and not asked.deleted:  # the first one after a defer edits the original
            return self._edit_original(app, token, body)
        self._not_empty(body)
        made = self._bots_message(asked.channel, body)
        asked.followups.append(made)
        return made

    def _delete_original(self, app: str, token: str) -> None:
        asked = self._by_token(app, token)
        if asked.original is None:
            raise Refused(404, 10008, "Unknown Message")
        asked.original, asked.deleted = None, True

    # ------------------------------------------------------------------ messages

    def _create_message(self, channel: str, body: Json) -> Json:
        if channel in self.hidden_channels:
            raise Refused(403, 50001, "Missing Access")
        if channel in self.closed_channels:
            raise Refused(403, 50013, "Missing Permissions")
        self._known(channel)
        nonce, now = body.get("nonce"), self.clock()
        if body.get("enforce_nonce") and nonce in self._nonces and now - self._nonces[nonce][1] < self.nonce_seconds:
            return self.messages[self._nonces[nonce][0]]
        if channel in self.without_embeds:
            body = {k: v for k, v in body.items() if k != "embeds"}
        self._not_empty(body)
        made = self._bots_message(channel, body)
        self._created.append(made["id"])
        if nonce:
            self._nonces[nonce] = made["id"], now
        if self.gateway.session is not None:
            event = made | ({} if channel == self.dm_id else {"guild_id": self.guild_id})
            self._soon(self.gateway.event("MESSAGE_CREATE", event))
        return made

    def _known(self, channel: str) -> None:
        if channel in self.gone:
            raise Refused(404, 10003, "Unknown Channel")
        here = (self.channel_id, self.thread_id, self.dm_id)
        if channel not in here and channel not in self.further_channels and channel not in self._direct.values():
            raise Refused(404, 10003, "Unknown Channel")

    def _history(self, channel: str, query: Any) -> list[Json]:
        """The messages after an id, newest first; a nonce is not kept for long."""
        if channel in self.hidden_channels:
            raise Refused(403, 50001, "Missing Access")
        self._known(channel)
        if channel in self.unreadable:
            return []
        after, most = int(query.get("after", 0)), int(query.get("limit", 50))
        found = [m for m in self.messages.values() if m["channel_id"] == channel and int(m["id"]) > after]
        found = sorted(found, key=lambda m: int(m["id"]))[:most]
        old = {ident for ident, at in self._nonces.values() if self.clock() - at >= self.nonce_seconds}
        return [m | ({"nonce": None} if m["id"] in old else {}) for m in reversed(found)]

    def _shown_channel(self, channel: str) -> Json:
        if channel in self.hidden_channels:
            raise Refused(403, 50001, "Missing Access")
        self._known(channel)
        last = max((int(m["id"]) for m in self.messages.values() if m["channel_id"] == channel), default=None)
        made = shapes.text_channel(channel, self.further_channels.get(channel, self.guild_id), "news")
        return made | {"last_message_id": None if last is None else str(last)}

    def _direct_channel(self, user: str) -> Json:
        if user == self.ida["id"]:
            return shapes.direct_channel(self.dm_id, self.ida)
        channel = self._direct.setdefault(user, snowflake())
        return shapes.direct_channel(channel, shapes.user(user, "somebody"))

    @staticmethod
    def _not_empty(body: Json) -> None:
        if not any(body.get(key) for key in ("content", "embeds", "components", "attachments")):
            raise Refused(400, 50006, "Cannot send an empty message")

    def _bots_message(self, channel: str, body: Json) -> Json:
        made = shapes.message(snowflake(self.clock()), channel, self.bot, body)
        if "message_reference" in body:
            made |= {"type": 19, "message_reference": body["message_reference"] | {"channel_id": channel}}
        self.messages[made["id"]] = made
        return made

    def _soon(self, later: Awaitable[None]) -> None:
        task = asyncio.ensure_future(later)
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    # ------------------------------------------------------------------ the server

    def _member(self, who: Json) -> Json:
        return shapes.member(who, (self.bot_role,) if who is self.bot else ())

    def _channel(self, ident: str) -> Json:
        if ident == self.dm_id:
            return shapes.direct_channel(ident, self.ida)
        if ident == self.thread_id:
            return shapes.thread(ident, self.guild_id, self.channel_id, self.owner["id"])
        return shapes.text_channel(ident, self.guild_id, "news")

    def _ready(self, session: str) -> list[tuple[str, Json]]:
        ready = {
            "v": 10,
            "user": self.bot,
            "guilds": [{"id": self.guild_id, "unavailable": True}],
            "session_id": session,
            "resume_gateway_url": self.gateway_url,
            "application": {"id": self.app_id, "flags": 0},
            "shard": [0, 1],
        }
        roles = [
            shapes.role(self.guild_id, "@everyone", self.permissions),
            shapes.role(self.bot_role, "newsdesk", self.permissions, position=1, bot=self.app_id),
            *self.roles,
        ]
        guild = shapes.guild(
            self.guild_id,
            owner=self.owner["id"],
            roles=roles,
            channels=[self._channel(self.channel_id), self._channel(self.thread_id)],
            members=[self._member(who) for who in (self.bot, self.ida, self.owner)],
        )
        return [("READY", ready), ("GUILD_CREATE", guild | {"features": self.features})]

    # ------------------------------------------------------------------ HTTP

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        path = "/" + request.match_info["path"]
        body, files = await _parsed(request)
        self.log.append(Sent(request.method, path, body, files, time.monotonic()))
        if self.limits is not None and (wait := self.limits.wait(request.method, path)) is not None:
            return _too_many(*wait)
        found = [f for f in self.faults if f.method == request.method and path.startswith(f.path)]
        fault = found[0] if found else self.chance(request.method, path)
        if fault is not None:
            if found:
                self.faults.remove(fault)
            if fault.lost:
                assert request.transport is not None
                request.transport.abort()
                return _json(500)
            if not fault.reset and not fault.hang:
                return _json(fault.status, fault.body, fault.headers)
        try:
            free = path.startswith(("/webhooks/", "/interactions/"))
            if not free and request.headers.get("Authorization") != f"Bot {TOKEN}":
                raise Refused(401, 0, "401: Unauthorized")
            answer = self._routed(request, path, body)
        except Refused as refused:
            answer = _json(refused.status, {"message": refused.message, "code": refused.code})
        self._changed.set()
        if fault is not None and fault.hang:
            await asyncio.sleep(fault.hang)
        elif fault is not None:
            assert request.transport is not None
            request.transport.abort()
        return answer

    def _routed(self, request: web.Request, path: str, body: Any) -> web.Response:
        where = [part for part in path.split("/") if part]
        match (request.method, where):
            case ("GET", ["users", "@me"]):
                return _json(200, self.bot)
            case ("GET", ["oauth2", "applications", "@me"]):
                return _json(200, self._application())
            case ("GET", ["applications", app, "commands"]) if app == self.app_id:
                return _json(200, self._listed(None, request))
            case ("PUT", ["applications", app, "commands"]) if app == self.app_id:
                return _json(200, self._put_commands(None, body))
            case (_, ["applications", app, "guilds", guild, "commands"]) if guild != self.guild_id:
                raise Refused(403, 50001, "Missing Access")
            case ("GET", ["applications", _, "guilds", guild, "commands"]):
                return _json(200, self._listed(guild, request))
            case ("PUT", ["applications", _, "guilds", guild, "commands"]):
                return _json(200, self._put_commands(guild, body))
            case ("POST", ["channels", channel, "messages"]):
                return _json(200, self._create_message(channel, body))
            case ("GET", ["channels", channel, "messages"]):
                return _json(200, self._history(channel, request.query))
            case ("GET", ["channels", channel]):
                return _json(200, self._shown_channel(channel))
            case ("POST", ["users", "@me", "channels"]):
                return _json(200, self._direct_channel(str(body["recipient_id"])))
            case ("POST", ["channels", _, "typing"]):
                return _json(204)
            case ("POST", ["interactions", ident, token, "callback"]):
                self._answer_interaction(ident, token, body)
                asked = self.interactions[ident]
                told = {"id": ident, "type": 2, "response_message_loading": asked.kind == 5}
                both = {"interaction": told, "resource": {"type": asked.kind}}
                return _json(200, both) if request.query.get("with_response") in ("1", "true") else _json(204)
            case ("PATCH", ["webhooks", app, token, "messages", "@original"]):
                return _json(200, self._edit_original(app, token, body))
            case ("DELETE", ["webhooks", app, token, "messages", "@original"]):
                self._delete_original(app, token)
                return _json(204)
            case ("POST", ["webhooks", app, token]):
                return _json(200, self._follow_up(app, token, body))
            case _:
                self.unknown.append(f"{request.method} {path}")
                raise Refused(404, 0, "404: Not Found")

    def _listed(self, guild: str | None, request: web.Request) -> list[Json]:
        """The commands; their translations only to who asks for them, as Discord's documentation says."""
        found = self.commands.get(guild, [])
        return found if request.query.get("with_localizations") == "true" else [_untranslated(each) for each in found]

    def _put_commands(self, guild: str | None, wanted: list[Json]) -> list[Json]:
        """Replace the commands; those of a known name keep their id. What comes back is what Discord gives back."""
        before = {command["name"]: command for command in self.commands.get(guild, ())}
        made = []
        for command in wanted:
            options = [{k: v for k, v in option.items() if v is not False} for option in command.get("options", ())]
            permissions = command.get("default_member_permissions")
            made.append(
                command
                | {
                    "id": before.get(command["name"], {}).get("id") or snowflake(),
                    "application_id": self.app_id,
                    "version": snowflake(),
                    "options": options,
                    "nsfw": False,
                    "contexts": command.get("contexts"),
                    "default_member_permissions": None if permissions is None else str(permissions),
                    "name_localizations": command.get("name_localizations"),
                    "description_localizations": command.get("description_localizations"),
                }
            )
        self.commands[guild] = made
        return made

    def _application(self) -> Json:
        return {
            "id": self.app_id,
            "name": "newsdesk",
            "description": "",
            "icon": None,
            "bot_public": True,
            "bot_require_code_grant": False,
            "verify_key": "00",
            "owner": self.owner,
            "team": None,
            "flags": 0,
        }


def _too_many(seconds: float, everywhere: bool) -> web.Response:
    """A 429 as Discord gives it."""
    body = {"message": "You are being rate limited.", "retry_after": seconds, "global": everywhere}
    scope = {"X-RateLimit-Scope": "global", "X-RateLimit-Global": "true"} if everywhere else {}
    return _json(429, body, {"Retry-After": str(seconds), "X-RateLimit-Remaining": "0"} | scope)


async def _parsed(request: web.Request) -> tuple[Any, dict[str, bytes]]:
    """The JSON body, and the files of a multipart one."""
    if request.content_type == "application/json":
        return await request.json(), {}
    if request.content_type != "multipart/form-data":
        return None, {}
    files, body = {}, None
    async for part in await request.multipart():
        assert part.name is not None  # type: ignore[union-attr]
        raw = await part.read()  # type: ignore[union-attr]
        if part.name == "payload_json":  # type: ignore[union-attr]
            body = json.loads(raw)
        else:
            files[str(part.name)] = bytes(raw)  # type: ignore[union-attr]
    return body, files


def _json(status: int, body: Any = None, headers: dict[str, str] | None = None) -> web.Response:
    """An answer as Discord gives it: exactly application/json, and the headers of its rate limits."""
    usual = {
        "Content-Type": ""
        if body is None
        else "application/json",  # exactly: with a charset discord.py would take it for text
        "Via": "1.1 google",
        "X-RateLimit-Limit": "50",
        "X-RateLimit-Remaining": "49",
        "X-RateLimit-Reset": str(time.time() + 1),
        "X-RateLimit-Reset-After": "1.0",
        "X-RateLimit-Bucket": "all",
    }
    text = b"" if body is None else json.dumps(body).encode()
    wanted = usual | (headers or {})
    return web.Response(status=status, body=text, headers={name: value for name, value in wanted.items() if value})


def _untranslated(command: Json) -> Json:
    """A command or an option without its translations."""
    none = {"name_localizations": None, "description_localizations": None}
    return command | none | {"options": [_untranslated(option) for option in command.get("options", ())]}


@asynccontextmanager
async def listening(emulator: Emulator) -> AsyncIterator[Emulator]:
    """The emulator while it listens on loopback. Afterwards: nothing was asked for that it does not know."""
    await emulator.start()
    try:
        yield emulator
    finally:
        await emulator.stop()
    assert [] == emulator.unknown
