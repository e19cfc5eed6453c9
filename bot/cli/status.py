"""How it stands: platforms, what is stored, failing sources, next digests, last deliveries and those that failed."""

from __future__ import annotations

import argparse
import asyncio


def declare(parser: argparse.ArgumentParser) -> None:
    """The subcommand takes no arguments; it reads the database, and asks no platform anything."""


def run(arguments: argparse.Namespace) -> int:
    """Print it."""
    from bot import settings
    from bot.app.tasks import status

    for line in asyncio.run(status(settings.load())):
        print(line)
    return 0
