"""One answer: to a command or a free question, from the store or from one file."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path

from bot.cli.arguments import moment, terminal_language
from bot.languages.words import LANGUAGES


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the subcommand."""
    parser.add_argument("question", metavar="QUESTION", nargs="+", help='a command ("who-pays") or a free question')
    parser.add_argument(
        "--article", metavar="FILE", type=Path, help="just this file, in memory, no store; any form that ingest takes"
    )
    parser.add_argument("--published", metavar="DATE", type=moment, help="when it was published (ISO 8601)")
    parser.add_argument(
        "--surface", choices=("console", "discord", "slack", "json"), default="console",
        help="as text, or as the JSON bodies of the messages that would be sent, one a line",
    )  # fmt: skip
    parser.add_argument(
        "--language", choices=LANGUAGES, help="of the answer's own words; otherwise the terminal's, then the settings'"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the answer on the surface asked for; 1 when it only says why that could not be done."""
    if arguments.published is not None and arguments.article is None:
        print("newsdesk ask: --published goes with --article", file=sys.stderr)
        return 2
    from bot import settings
    from bot.app.tasks import answer

    asked = " ".join(arguments.question).removeprefix("/")
    lines, done = asyncio.run(
        answer(
            settings.load(),
            asked,
            arguments.surface,
            article=arguments.article,
            published=arguments.published,
            language=arguments.language or (terminal_language() if arguments.surface == "console" else ""),
        )
    )
    for line in lines:
        print(line)
    return 0 if done else 1
