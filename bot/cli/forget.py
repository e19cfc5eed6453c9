"""Delete what is kept of a person or of a server, for good."""

from __future__ import annotations

import argparse
import asyncio


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the subcommand."""
    parser.add_argument("what", choices=("user", "workspace", "old"), help="whose data; old: what is past its time")
    parser.add_argument("platform", nargs="?", choices=("discord", "slack", "web"), help="where")
    parser.add_argument("id", nargs="?", metavar="ID", help="the id of the user, the server or the workspace there")
    parser.add_argument("--yes", action="store_true", help="delete it; without, only say what there is")


def run(arguments: argparse.Namespace) -> int:
    """Say what there is, or delete it and say what is gone."""
    from bot import settings
    from bot.app.tasks import forget

    loaded = settings.load()
    for line in asyncio.run(forget(loaded, arguments.what, arguments.platform, arguments.id, sure=arguments.yes)):
        print(line)
    return 0
