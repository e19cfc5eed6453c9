"""Why something did not come: which step stopped it on its way from a source, and to a channel where one is named."""

from __future__ import annotations

import argparse
import asyncio

from bot.cli.arguments import channel


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the subcommand."""
    parser.add_argument("item", metavar="WORD", nargs="+", help="words of its title, its address, or its short name")
    parser.add_argument(
        "--channel", metavar="PLATFORM/WORKSPACE/CHANNEL", type=channel,
        help="on its way to this channel, such as slack/T0123/C0123; its own sources are known then too",
    )  # fmt: skip


def run(arguments: argparse.Namespace) -> int:
    """Print what became of it."""
    from bot import settings
    from bot.app.tasks import why_not

    for line in asyncio.run(why_not(settings.load(), " ".join(arguments.item), arguments.channel)):
        print(line)
    return 0
