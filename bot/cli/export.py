"""An article to take along: its claims, its dates or a briefing, on standard output."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path

from bot.cli.arguments import moment


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the subcommand."""
    parser.add_argument("--format", metavar="FORMAT", default="csv", help="csv (the default), jsonl, ical or markdown")
    parser.add_argument(
        "--article", metavar="FILE", type=Path, help="just this file, in memory, no store; any form that ingest takes"
    )
    parser.add_argument("--published", metavar="DATE", type=moment, help="when it was published (ISO 8601)")
    parser.add_argument("--about", metavar="TEXT", help="which stored article: a briefing, words of its title, a date")


def run(arguments: argparse.Namespace) -> int:
    """Write the file to standard output, byte for byte."""
    if arguments.published is not None and arguments.article is None:
        print("newsdesk export: --published goes with --article", file=sys.stderr)
        return 2
    from bot import settings
    from bot.app.tasks import exported_file

    data = asyncio.run(
        exported_file(
            settings.load(),
            arguments.format,
            article=arguments.article,
            published=arguments.published,
            about=arguments.about,
        )
    )
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    return 0
