"""What Slack sends, read: somebody asks something somewhere. Pure.

Shapes: docs.slack.dev/interactivity and docs.slack.dev/apis/events-api.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.platforms.slack.literal import Json
from bot.ports import Home, Place

NOWHERE = Home("", "")
HELP = "help"
"""What an empty question means."""


class Way(StrEnum):
    """How it was asked, which decides how it is answered."""

    COMMAND = "command"
    MENTION = "mention"
    DIRECT = "direct"
    BUTTON = "button"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A question. `thread` is where the answer goes in the channel; None for the channel itself.

    `keys` tell whether it was heard before: Slack delivers some things twice. `unseen` marks a button under a message
    that only the person who presses it can see, so that nothing can be hung on that message. `home` is the installation
    it came through.
    """

    way: Way
    text: str
    user: str
    place: Place
    keys: tuple[tuple[str, ...], ...]
    thread: str | None = None
    response_url: str | None = None
    unseen: bool = False
    home: Home = NOWHERE

    @property
    def direct(self) -> bool:
        """Whether only this person reads the channel."""
        return self.place.channel.startswith("D")


def unescaped(text: str) -> str:
    """Text as it was typed: Slack writes & < > as entities in whatever it sends (slackapi/bolt-python#513)."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


_REFERENCE = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")


def typed(text: str, bot_user: str = "") -> str:
    """The words of a message without the name of the bot, without Slack's markup; `help` where nothing is left."""

    def word(match: re.Match[str]) -> str:
        mark, target, label = match.groups()
        if mark == "@" and target == bot_user:
            return " "
        if mark == "":
            return str(target).removeprefix("mailto:")
        if target.startswith("subteam^"):
            return str(label or f"@{target.removeprefix('subteam^')}")
        return f"{'' if mark == '!' else mark}{label or target}"

    return " ".join(unescaped(_REFERENCE.sub(word, text)).split()) or HELP


def command(body: Json, slack_command: str) -> Heard:
    """A slash command: `/news who-pays` and `/who-pays` ask the same."""
    name = str(body.get("command", ""))
    text = str(body.get("text") or "")
    asked = text if name == slack_command else f"{name} {text}"
    return Heard(
        way=Way.COMMAND,
        text=typed(asked),
        user=str(body.get("user_id", "")),
        place=_place(_team(body), str(body.get("channel_id", ""))),
        keys=_keys(("trigger", body.get("trigger_id"))),
        response_url=body.get("response_url"),
    )


def mention(body: Json, bot_user: str) -> Heard | None:
    """A message that names the bot, answered in a thread under it; None for what a bot wrote."""
    return _message(body, bot_user, Way.MENTION)


def direct(body: Json, bot_user: str) -> Heard | None:
    """A message written to the bot directly; None for bots, edits, joins, and messages of other channels."""
    event = body["event"]
    if event.get("channel_type") != "im" or event.get("subtype") not in (None, "file_share", "thread_broadcast"):
        return None
    return _message(body, bot_user, Way.DIRECT)


def _message(body: Json, bot_user: str, way: Way) -> Heard | None:
    event = body["event"]
    user = str(event.get("user") or "")
    if event.get("bot_id") or not user or user == bot_user:
        return None
    channel, ts, thread = str(event["channel"]), str(event["ts"]), event.get("thread_ts")
    return Heard(
        way=way,
        text=typed(str(event.get("text") or ""), bot_user),
        user=user,
        place=_place(_team(body), channel, thread),
        keys=_keys(("event", body.get("event_id")), ("message", channel, ts)),
        thread=thread or (None if channel.startswith("D") else ts),
    )


def pressed(body: Json) -> Heard | None:
    """A pressed button: its value is the command. None where there is none."""
    action = next((action for action in body.get("actions", ()) if action.get("value")), None)
    if action is None:
        return None
    container, message = body.get("container") or {}, body.get("message") or {}
    channel = str((body.get("channel") or {}).get("id") or container.get("channel_id") or "")
    thread = message.get("thread_ts") or container.get("thread_ts")
    return Heard(
        way=Way.BUTTON,
        text=unescaped(str(action["value"])),
        user=str((body.get("user") or {}).get("id", "")),
        place=_place(_team(body), channel, thread),
        keys=_keys(("trigger", body.get("trigger_id"))),
        thread=thread or (None if channel.startswith("D") else message.get("ts") or container.get("message_ts")),
        response_url=body.get("response_url"),
        unseen=bool(container.get("is_ephemeral")),
    )


def _team(body: Json) -> str:
    """The workspace; for an organisation-wide app that names none, the organisation."""
    for name in ("team", "enterprise"):
        whole = body.get(name)
        found = body.get(f"{name}_id") or (whole.get("id") if isinstance(whole, dict) else whole)
        if found:
            return str(found)
    return ""


def _place(team: str, channel: str, thread: str | None = None) -> Place:
    """A direct chat has no workspace: what is filed there privately is seen there only."""
    return Place("slack", "" if channel.startswith("D") else team, channel, thread)


def _keys(*keys: tuple[object, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(str, key)) for key in keys if all(key))


class Seen:
    """What was heard lately, so that a second delivery is noticed. Forgets the oldest beyond `most`."""

    def __init__(self, most: int = 5_000) -> None:
        self._most = most
        self._keys: dict[tuple[str, ...], None] = {}

    def first(self, keys: Iterable[tuple[str, ...]]) -> bool:
        """Whether none of the keys was heard before; from now on all of them were."""
        fresh = tuple(keys)
        known = any(key in self._keys for key in fresh)
        self._keys.update(dict.fromkeys(fresh))
        while len(self._keys) > self._most:
            del self._keys[next(iter(self._keys))]
        return not known
