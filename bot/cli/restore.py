"""A copy of the database put back, while the bot is stopped (SQLite)."""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the subcommand."""
    parser.add_argument("file", metavar="FILE", type=Path, help="a copy that `backup` made")
    parser.add_argument("--replace", action="store_true", help="give up the database that is there")


def run(arguments: argparse.Namespace) -> int:
    """Put it back, and say so."""
    from bot import settings
    from bot.app.tasks import restore

    print(asyncio.run(restore(settings.load(), arguments.file, replace_it=arguments.replace)))
    return 0
