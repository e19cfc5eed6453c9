"""What is read: list, add, test, pause, resume or remove a source, poll now, or exchange lists of feeds."""

from __future__ import annotations

import argparse
import asyncio
import sys

_TAKES = {
    "list": (0, 0),
    "add": (1, 2),
    "test": (1, 2),
    "pause": (1, 1),
    "resume": (1, 1),
    "remove": (1, 1),
    "poll": (0, 1_000),
    "import": (1, 1),
    "export": (0, 0),
}
"""The fewest and the most words after each action."""


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the subcommand."""
    parser.add_argument("action", choices=tuple(_TAKES), nargs="?", default="list")
    parser.add_argument(
        "rest", metavar="WORD", nargs="*",
        help="add, test: an address (of a site, a feed, a folder, or page URL, sitemap URL); pause, resume, remove, "
        "poll: a name; import: an OPML file",
    )  # fmt: skip


def run(arguments: argparse.Namespace) -> int:
    """Do it and say what came of it; 1 when a source that was polled could not be read."""
    fewest, most = _TAKES[arguments.action]
    if not fewest <= len(arguments.rest) <= most:
        wanted = "one name or address" if fewest else "nothing after it"
        print(f"newsdesk sources: {arguments.action} takes {wanted}", file=sys.stderr)
        return 2
    from bot import settings
    from bot.app.tasks import sources

    def say(words: str) -> None:
        print(words, flush=True)

    return asyncio.run(sources(settings.load(), arguments.action, arguments.rest, say))
