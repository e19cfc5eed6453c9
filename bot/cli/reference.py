"""The reference page of all commands, each with an example answer over the bundled briefing."""

from __future__ import annotations

import argparse
import asyncio
import sys


def declare(parser: argparse.ArgumentParser) -> None:
    """No arguments: the page is made from the configured topics and briefings."""


def run(arguments: argparse.Namespace) -> int:
    """Print the page."""
    from bot import settings
    from bot.app.examples import examples
    from bot.commands.catalogue import load
    from bot.commands.reference import page
    from bot.languages.words import SOURCE, speaking

    found = settings.load()
    with speaking(SOURCE):
        sys.stdout.write(page(load(found.topics_dir), asyncio.run(examples(found))))
    return 0
