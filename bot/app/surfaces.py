"""The platforms made from the settings, and a reply in the form of each surface."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bot.commands.dispatch import FrontDesk
from bot.errors import BadConfiguration
from bot.ports import Installations, Platform, Tenant
from bot.replies.blocks import Reply
from bot.settings import Settings
from bot.store.seal import Seal


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a platform needs of the store: the installations, and what forgets a place that puts the bot out."""

    installations: Installations | None = None
    left: Callable[[Tenant], Awaitable[object]] | None = None


def configured(settings: Settings) -> dict[str, bool]:
    """Of each chat platform, whether the settings have what it takes."""
    return {
        "discord": settings.discord_token is not None,
        "slack": settings.slack_bot_token is not None or bool(settings.slack_client_id),
    }


def seal_of(settings: Settings) -> Seal:
    """What seals the tokens of workspaces. Raises BadConfiguration for what is no key."""
    keys = settings.seal_secret.get_secret_value() if settings.seal_secret is not None else ""
    return Seal(tuple(key.strip() for key in keys.split(",") if key.strip()))


def discord(settings: Settings, desk: FrontDesk, beside: Beside) -> Platform:
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
        left=beside.left,
        shards=settings.discord_shards,
        shard_ids=settings.discord_shard_ids,
    )


def slack(settings: Settings, desk: FrontDesk, beside: Beside) -> Platform:
    """Slack, with the tokens of the settings, or with those of the workspaces that installed the app.

    Raises BadConfiguration where an app for several workspaces lacks its secret.
    """
    from bot.platforms.slack.app import Distribution, SlackPlatform

    def secret(name: str) -> str | None:
        value = getattr(settings, name)
        return value.get_secret_value() if value is not None else None

    distribution = None
    if settings.slack_client_id:
        distribution = Distribution(
            client_id=settings.slack_client_id,
            client_secret=_client_secret(settings),
            public_address=settings.slack_public_address,
        )
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
        installations=beside.installations,
        distribution=distribution,
        left=beside.left,
    )


def _client_secret(settings: Settings) -> str:
    if settings.slack_client_secret is None:
        raise BadConfiguration(
            "slack.client_id is set without SLACK_CLIENT_SECRET.",
            hint="Both stand at api.slack.com/apps, Basic Information.",
        )
    return settings.slack_client_secret.get_secret_value()


def chat(settings: Settings, desk: FrontDesk, names: set[str], beside: Beside) -> dict[str, Platform]:
    """Those of the platforms that have tokens, for posting without serving."""
    made: dict[str, Platform] = {}
    there = configured(settings)
    if "discord" in names and there["discord"]:
        made["discord"] = discord(settings, desk, beside)
    if "slack" in names and there["slack"]:
        made["slack"] = slack(settings, desk, beside)
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
