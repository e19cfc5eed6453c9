"""A copy of the database in one file, taken while the bot runs (SQLite)."""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the subcommand."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the copy, a file that does not exist yet")


def run(arguments: argparse.Namespace) -> int:
    """Copy, and say so."""
    from bot import settings
    from bot.app.tasks import backup

    print(asyncio.run(backup(settings.load(), arguments.file)))
    return 0
