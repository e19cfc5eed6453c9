"""The commands as Slack's app manifest: what is pasted into api.slack.com/apps, "From an app manifest".

The manifest's own rules: docs.slack.dev/reference/app-manifest.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.spec import Audience, Command, OptionSpec
from bot.platforms.slack.literal import Json, clip

EVENTS_PATH = "/slack/events"
"""Where signed HTTP from Slack is taken: commands, events and buttons alike."""

INSTALL_PATH, REDIRECT_PATH = "/slack/install", "/slack/oauth_redirect"
"""Where a workspace installs the app, and where Slack sends people back to, when the app is for several workspaces."""

FILL_IN = f"https://your-public-address.example{EVENTS_PATH}"

MOST_COMMANDS = 50
NAME = 31
DESCRIPTION = 140
HINT = 100

RESERVED = frozenset(
    """
    active apps archive away call collapse commands dm dnd expand feed feedback help huddle invite invite_people join
    keys kick leave list me msg mute open part poll pref prefs remind remove rename search secret-me shortcuts shrug
    star starred status todo topic who
    """.split()
)
"""Names that Slack uses itself or refuses in "Create New Command"; as a command of `/news` they work all the same."""

SCOPES = (
    *("app_mentions:read", "chat:write", "commands", "files:write", "im:history"),
    *("usergroups:read", "users:read"),
)
"""What the bot may do: hear mentions, post where it was invited, have commands, bring pictures and files, read what is
written to it directly, find the user group that a digest notifies, and see who is an admin."""

EVENTS = ("app_mention", "app_uninstalled", "message.im", "team_access_revoked", "tokens_revoked")


def own_commands(commands: Sequence[Command], *, slack_command: str, taken: Sequence[str] = ()) -> tuple[Command, ...]:
    """The commands that get a slash command of their own: everybody's, with a name that is free, 49 at most."""
    gone = {name.lstrip("/").lower() for name in (*taken, slack_command)} | RESERVED
    free = (c for c in commands if c.audience is Audience.EVERYONE and c.name not in gone and len(c.name) <= NAME)
    return tuple(free)[: MOST_COMMANDS - 1]


def manifest(
    commands: Sequence[Command],
    *,
    slack_command: str = "/news",
    top_level: bool = True,
    taken: Sequence[str] = (),
    socket_mode: bool = True,
    request_url: str | None = None,
    redirect_url: str | None = None,
) -> Json:
    """The app manifest, ready for json.dumps.

    `taken` are names that the workspace has already. Without Socket Mode, `request_url` is the public https address of
    the bot, its path included; where it is not given, FILL_IN stands in its place for the person to replace.
    `redirect_url` is where Slack sends people back to who install the app into a further workspace.
    """
    target = request_url or FILL_IN
    url = {} if socket_mode else {"url": target}
    own = own_commands(commands, slack_command=slack_command, taken=taken) if top_level else ()
    slash = [{**_general(slack_command, commands), **url}, *({**_slash(command), **url} for command in own)]
    return {
        "_metadata": {"major_version": 1, "minor_version": 1},
        "display_information": {
            "name": "Newsdesk",
            "description": "Who claims what in the news, with the sentence that says so",
            "background_color": "#1f3a5f",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": False,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Newsdesk", "always_online": True},
            "slash_commands": slash,
        },
        "oauth_config": {
            **({"redirect_urls": [redirect_url]} if redirect_url else {}),
            "scopes": {"bot": list(SCOPES)},
        },
        "settings": _settings(socket_mode, target),
    }


def _settings(socket_mode: bool, request_url: str) -> Json:
    target = {} if socket_mode else {"request_url": request_url}
    return {
        "event_subscriptions": {**target, "bot_events": list(EVENTS)},
        "interactivity": {"is_enabled": True, **target},
        "org_deploy_enabled": False,
        "socket_mode_enabled": socket_mode,
        "token_rotation_enabled": False,
    }


def _general(slack_command: str, commands: Sequence[Command]) -> Json:
    """The one command that takes every other as its text."""
    names = ", ".join(command.name for command in commands)
    return {
        "command": slack_command,
        "description": clip(f"Ask Newsdesk: {names}", DESCRIPTION) if names else "Ask Newsdesk",
        "usage_hint": "who-pays",
        "should_escape": False,
    }


def _slash(command: Command) -> Json:
    hint = clip(" ".join(_hint(option) for option in command.options), HINT)
    shown = {"usage_hint": hint} if hint else {}
    return {
        "command": f"/{command.name}",
        "description": clip(command.help, DESCRIPTION),
        **shown,
        "should_escape": False,
    }


def _hint(option: OptionSpec) -> str:
    """How the option is typed: the words themselves, or name:value."""
    typed = option.name if option.rest else f"{option.name}:{'number' if option.type is int else '…'}"
    return typed if option.required else f"[{typed}]"
