"""The commands in a platform's own words: Discord's command payload, Slack's app manifest."""

from __future__ import annotations

import argparse
import json


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the subcommand."""
    parser.add_argument("platform", choices=("discord", "slack"))


def run(arguments: argparse.Namespace) -> int:
    """Print the JSON to register with the platform."""
    from bot import settings
    from bot.app.tasks import projection

    print(json.dumps(projection(settings.load(), arguments.platform), indent=2, ensure_ascii=False))
    return 0
