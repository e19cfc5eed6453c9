"""Delete what is kept of a person or of a server, for good."""

from __future__ import annotations

import argparse
import asyncio
import sys


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the subcommand."""
    parser.add_argument("what", choices=("user", "workspace", "old"), help="whose data; old: what is past its time")
    parser.add_argument("platform", nargs="?", choices=("discord", "slack", "web"), help="where")
    parser.add_argument("id", nargs="?", metavar="ID", help="the id of the user, the server or the workspace there")
    parser.add_argument("--yes", action="store_true", help="delete it; without, only say what there is")


def run(arguments: argparse.Namespace) -> int:
    """Say what there is, or delete it and say what is gone; 2 where it is not said whose."""
    if arguments.what == "old" and arguments.platform is not None:
        print("newsdesk forget old: takes nothing after it", file=sys.stderr)
        return 2
    if arguments.what != "old" and arguments.id is None:
        print(f"newsdesk forget {arguments.what}: say whose, such as discord 1234567890", file=sys.stderr)
        return 2
    from bot import settings
    from bot.app.tasks import forget, forget_old

    what, loaded = arguments.what, settings.load()
    if what == "old":
        done = forget_old(loaded)
    else:
        done = forget(loaded, what, arguments.platform, arguments.id, sure=arguments.yes)
    for line in asyncio.run(done):
        print(line)
    return 0
