"""Articles and briefings into the store."""

from __future__ import annotations

import argparse
import asyncio
import sys

from bot.cli.arguments import moment
from bot.errors import NewsdeskError


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the subcommand."""
    parser.add_argument(
        "things", metavar="FILE|URL", nargs="+",
        help="a web address, or a file: text, Markdown, HTML, PDF, a newsletter (.eml), or a briefing (.md)",
    )  # fmt: skip
    parser.add_argument("--published", metavar="DATE", type=moment, help="when the articles were published (ISO 8601)")


def run(arguments: argparse.Namespace) -> int:
    """Store every one and say what was done with it; 1 when one of them could not be stored."""
    return asyncio.run(_ingest(arguments))


async def _ingest(arguments: argparse.Namespace) -> int:
    from bot import settings
    from bot.app.newsdesk import Newsdesk

    failed = 0
    async with Newsdesk.opened(settings.load()) as desk:
        for thing in arguments.things:
            try:
                saved = await desk.ingest(thing, arguments.published)
            except NewsdeskError as error:
                print(f"newsdesk: {error.whole}", file=sys.stderr)
                failed = 1
            else:
                print(f"{thing}: {saved.value}")
    return failed
