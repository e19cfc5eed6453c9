"""The filter of a channel: show it, set it, clear it, or test one on the last articles."""

from __future__ import annotations

import argparse
import asyncio
import sys

from bot.cli.arguments import channel


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the subcommand."""
    parser.add_argument("action", choices=("show", "set", "test", "clear"), nargs="?", default="show")
    parser.add_argument("wanted", metavar="FILTER", nargs="*", help="such as 'country:Norway and not source:tabloid'")
    parser.add_argument(
        "--channel", metavar="PLATFORM/WORKSPACE/CHANNEL", type=channel, required=True,
        help="whose filter, such as slack/T0123/C0123 or discord/1234567890/2345678901",
    )  # fmt: skip
    parser.add_argument("--digest", metavar="NAME", default="", help="only for this digest of the channel")


def run(arguments: argparse.Namespace) -> int:
    """Do it and print what came of it."""
    if arguments.action == "set" and not arguments.wanted:
        print("newsdesk filter set: say what is wanted, such as 'country:Norway'", file=sys.stderr)
        return 2
    if arguments.action in ("show", "clear") and arguments.wanted:
        print(f"newsdesk filter {arguments.action}: takes nothing after it", file=sys.stderr)
        return 2
    from bot import settings
    from bot.app.tasks import channel_filter

    text = " ".join(arguments.wanted)
    done = channel_filter(settings.load(), arguments.action, text, arguments.digest, arguments.channel)
    for line in asyncio.run(done):
        print(line)
    return 0
