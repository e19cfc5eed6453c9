"""The digests: list them, preview one, send or pause one, its next times, and why it did or did not come."""

from __future__ import annotations

import argparse
import asyncio
import sys


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the subcommand."""
    parser.add_argument("action", choices=("list", "show", "next", "why", "pause", "resume", "send", "remove"))
    parser.add_argument(
        "name", metavar="NAME", nargs="?", default="",
        help="its name; where several servers have it, PLATFORM/WORKSPACE/NAME",
    )  # fmt: skip
    parser.add_argument("--surface", choices=("console", "discord", "slack", "json"), default="console")


def run(arguments: argparse.Namespace) -> int:
    """Do one of these things, and print what came of it."""
    if arguments.action != "list" and not arguments.name:
        print(f"newsdesk digest {arguments.action}: name the digest; digest list shows them", file=sys.stderr)
        return 2
    from bot import settings
    from bot.app.tasks import digest

    for line in asyncio.run(digest(settings.load(), arguments.action, arguments.name, arguments.surface)):
        print(line)
    return 0
