"""What readers said about answers, newest first."""

from __future__ import annotations

import argparse
import asyncio


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the subcommand."""
    parser.add_argument("--wrong", action="store_true", help="only what was called wrong")


def run(arguments: argparse.Namespace) -> int:
    """Print one line for each: when, where, verdict, the question that was answered, the note."""
    from bot import settings
    from bot.app.tasks import feedback

    for line in asyncio.run(feedback(settings.load(), only_wrong=arguments.wrong)):
        print(line)
    return 0
