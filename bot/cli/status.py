"""How it stands: platforms, what waits and how late, failing sources and channels, next digests, last deliveries."""

from __future__ import annotations

import argparse
import asyncio


def declare(parser: argparse.ArgumentParser) -> None:
    """The subcommand takes no arguments; it asks the database and the bot that runs on this machine, no platform."""


def run(arguments: argparse.Namespace) -> int:
    """Print it."""
    from bot import settings
    from bot.app.status import status

    for line in asyncio.run(status(settings.load())):
        print(line)
    return 0
