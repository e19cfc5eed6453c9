"""The commands as Slack's app manifest."""

from __future__ import annotations

import dataclasses
import importlib.util
import logging
from dataclasses import dataclass
from typing import Annotated, Any

import pytest

from bot.commands.catalogue import load
from bot.commands.spec import Audience, Call, Command, Opt, command
from bot.platforms.slack.project import RESERVED, manifest
from bot.replies.blocks import Reply

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Options of every kind."""

    topic: Annotated[str, Opt("About what", rest=True)]
    speaker: Annotated[str | None, Opt("Who")] = None
    most: Annotated[int, Opt("How many", low=1, high=9)] = 5


@command(examples=("tell bridges",))
async def tell(options: Options, call: Call) -> Reply:
    """Tells it."""
    return Reply(())


def named(*names: str) -> tuple[Command, ...]:
    """Commands of these names."""
    return tuple(dataclasses.replace(tell, name=name) for name in names)


def names(made: Json) -> list[str]:
    """The slash commands of a manifest."""
    return [each["command"] for each in made["features"]["slash_commands"]]


def test_every_command() -> None:
    """The general command comes first, then each command by its own name."""
    assert ["/news", "/who-pays", "/countries"] == names(manifest(named("who-pays", "countries")))


def test_one_command() -> None:
    """All that is needed of a command is derived from its declaration."""
    slash = manifest((tell,))["features"]["slash_commands"][1]
    expected = {
        "command": "/tell",
        "description": "Tells it.",
        "usage_hint": "topic [speaker:…] [most:number]",
        "should_escape": False,
    }
    assert expected == slash


def test_taken_names() -> None:
    """Names that the workspace has already are left out, with or without their slash; /news still reaches them."""
    assert ["/news", "/c"] == names(manifest(named("a", "b", "c"), taken=("/a", "B")))


def test_reserved_names() -> None:
    """Names that Slack keeps for itself are left out: it would refuse the whole manifest."""
    assert {"who", "help", "me"} <= RESERVED
    assert ["/news", "/why"] == names(manifest(named("who", "help", "me", "why")))


def test_general_command_of_another_name() -> None:
    """The general command can have another name, and a command of that name gives way."""
    assert ["/daily", "/why"] == names(manifest(named("daily", "why"), slack_command="/daily"))


def test_no_top_level() -> None:
    """A workspace can do with the general command alone."""
    assert ["/news"] == names(manifest(named("a", "b"), top_level=False))


def test_at_most_fifty() -> None:
    """Slack takes fifty commands."""
    assert 50 == len(names(manifest(named(*(f"c{n}" for n in range(70))))))


def test_managers_commands_are_not_shown() -> None:
    """What only managers may do is not offered to everybody."""
    assert ["/news"] == names(manifest((dataclasses.replace(tell, audience=Audience.MANAGERS),)))


def test_socket_mode() -> None:
    """By Socket Mode no address is told to Slack."""
    made = manifest((tell,))
    assert made["settings"]["socket_mode_enabled"]
    assert "url" not in str(made)


def test_signed_http() -> None:
    """By signed HTTP, commands, events and buttons all go to the one address."""
    url = "https://bot.example.org/slack/events"
    made = manifest((tell,), socket_mode=False, request_url=url)
    assert not made["settings"]["socket_mode_enabled"]
    assert {url} == {each["url"] for each in made["features"]["slash_commands"]}
    assert url == made["settings"]["event_subscriptions"]["request_url"]
    assert url == made["settings"]["interactivity"]["request_url"]


def test_signed_http_without_an_address() -> None:
    """Where the public address is not known, a place to fill in stands for it, plain to see."""
    made = manifest((tell,), socket_mode=False)
    assert "https://your-public-address.example/slack/events" == made["settings"]["interactivity"]["request_url"]


def test_scopes_fit_the_events() -> None:
    """Every event has its scope, and no scope is asked for without a use."""
    made = manifest((tell,))
    heard = {"app_mention", "message.im"}
    of_itself = {"app_uninstalled", "team_access_revoked", "tokens_revoked"}  # which need no scope
    assert heard | of_itself == set(made["settings"]["event_subscriptions"]["bot_events"])
    assert {
        *("app_mentions:read", "chat:write", "commands", "files:write", "im:history"),
        *("usergroups:read", "users:read"),
    } == set(made["oauth_config"]["scopes"]["bot"])
    assert "redirect_urls" not in made["oauth_config"]


def test_an_app_for_several_workspaces() -> None:
    """Slack sends people back to the bot who install it into a further workspace."""
    made = manifest((tell,), socket_mode=False, redirect_url="https://bot.example/slack/oauth_redirect")
    assert ["https://bot.example/slack/oauth_redirect"] == made["oauth_config"]["redirect_urls"]


@pytest.mark.parametrize("socket_mode", [True, False])
def test_judged(shared: Any, root: Any, socket_mode: bool) -> None:
    """The manifest of all real commands passes Slack's own schema, and the rules that it leaves out."""
    spec = importlib.util.spec_from_file_location("slack_judge", shared / "judges" / "slack.py")
    assert spec is not None
    assert spec.loader is not None
    judge = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(judge)
    logging.disable(logging.NOTSET)
    topics = root / "config" / "topics"
    commands = load(topics if topics.is_dir() else None)
    made = manifest(commands, socket_mode=socket_mode, request_url="https://bot.example.org/slack/events")
    assert [] == judge.manifest_judge(made)
    shown = names(made)
    assert len(shown) == len(set(shown))
    assert all(name == name.lower() and " " not in name and len(name) <= 32 for name in shown)
    everybodys = {command.name for command in commands if command.audience is Audience.EVERYONE}
    assert everybodys - RESERVED <= {name.lstrip("/") for name in shown}
