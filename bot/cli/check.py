"""Is this configuration, are these tokens and this database good? Says what to do."""

from __future__ import annotations

import argparse
import asyncio


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the subcommand."""
    parser.add_argument("--offline", action="store_true", help="do not ask the platforms about the tokens")


def run(arguments: argparse.Namespace) -> int:
    """Print one line a part; 1 when one of them is not good."""
    from bot import settings
    from bot.app.check import check

    good = True
    for name, fine, words in asyncio.run(check(settings.load(), online=not arguments.offline)):
        print(f"{'ok' if fine else 'NOT OK':<7} {name}: {words}")
        good = good and fine
    return 0 if good else 1
