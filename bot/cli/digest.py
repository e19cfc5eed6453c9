"""The digests: preview one, send one now, or list its next times."""

from __future__ import annotations

import argparse
import asyncio


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the subcommand."""
    parser.add_argument("action", choices=("show", "send", "next"))
    parser.add_argument("name", metavar="NAME", help="the digest's name in digests.toml")
    parser.add_argument("--surface", choices=("console", "discord", "slack", "json"), default="console")


def run(arguments: argparse.Namespace) -> int:
    """Show what would be sent, send it, or print the next five times."""
    from bot import settings
    from bot.app import digest

    for line in asyncio.run(digest(settings.load(), arguments.action, arguments.name, arguments.surface)):
        print(line)
    return 0
