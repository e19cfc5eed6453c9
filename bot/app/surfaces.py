"""The platforms made from the settings, and a reply in the form of each surface."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bot.commands.dispatch import FrontDesk
from bot.ports import Platform
from bot.replies.blocks import Reply
from bot.settings import Settings

if TYPE_CHECKING:
    pass


def discord(settings: Settings, desk: FrontDesk) -> Platform:
    """Discord, with the token of the settings."""
    from bot.platforms.discord.app import DiscordPlatform

    assert settings.discord_token is not None
    return DiscordPlatform(
        desk,
        settings.discord_token.get_secret_value(),
        api_base=settings.discord_api_base,
        gateway=settings.discord_gateway,
        sync=settings.discord_sync,
        guilds=settings.discord_guilds,
        managers=settings.discord_managers,
    )


def slack(settings: Settings, desk: FrontDesk) -> Platform:
    """Slack, with the tokens of the settings."""
    from bot.platforms.slack.app import SlackPlatform

    def secret(name: str) -> str | None:
        value = getattr(settings, name)
        return value.get_secret_value() if value is not None else None

    return SlackPlatform(
        desk,
        bot_token=secret("slack_bot_token") or "",
        app_token=secret("slack_app_token"),
        signing_secret=secret("slack_signing_secret"),
        slack_command=settings.slack_command,
        api_base=settings.slack_api_base,
        http_host=settings.slack_http_host,
        http_port=settings.slack_http_port,
        managers=settings.slack_managers,
    )


def chat(settings: Settings, desk: FrontDesk, names: set[str]) -> dict[str, Platform]:
    """Those of the platforms that have tokens, for posting without serving."""
    made: dict[str, Platform] = {}
    if "discord" in names and settings.discord_token is not None:
        made["discord"] = discord(settings, desk)
    if "slack" in names and settings.slack_bot_token is not None:
        made["slack"] = slack(settings, desk)
    return made


def bodies_of(surface: str) -> Callable[[Reply], list[Any]]:
    """The renderer of a surface: a reply as the JSON bodies of the messages that would be sent."""
    if surface == "discord":
        from bot.platforms.discord.render import render as for_discord

        return lambda reply: [message.body for message in for_discord(reply)]
    from bot.platforms.slack.render import render as for_slack

    return lambda reply: list(for_slack(reply))


def lines_of(reply: Reply, surface: str) -> list[str]:
    """A reply as lines of output on a surface: text, or one JSON body a line."""
    if surface == "console":
        from bot.platforms.console.render import render as as_text

        # into a file or a pipe every line goes whole
        return [as_text(reply, shutil.get_terminal_size().columns if sys.stdout.isatty() else None)]
    if surface == "json":
        from bot.replies.plain import to_json

        return [json.dumps(to_json(reply), ensure_ascii=False)]
    return [json.dumps(body, ensure_ascii=False) for body in bodies_of(surface)(reply)]
