"""Say that an answer is wrong, or right, with a note for whoever runs the bot."""

from __future__ import annotations

import argparse
import asyncio
import sys

from bot.cli.arguments import terminal_language


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of the subcommand."""
    parser.add_argument("question", metavar="QUESTION", nargs="+", help="the question that was answered, as asked")
    parser.add_argument("--right", action="store_true", help="the answer is right; without it, it is wrong")
    parser.add_argument("--note", metavar="WORDS", help="what is wrong; a terminal asks for it")


def run(arguments: argparse.Namespace) -> int:
    """Store what was said, and print it back; 1 when there is nothing that it could be about."""
    from bot import settings
    from bot.app.tasks import flagged
    from bot.languages.choice import choose
    from bot.languages.words import speaking

    language = choose(terminal_language())
    with speaking(language):
        note = arguments.note if arguments.note is not None or arguments.right else _asked()
    asked = " ".join(arguments.question).removeprefix("/")
    noted = flagged(settings.load(), asked, right=arguments.right, note=note or "", language=language)
    lines, done = asyncio.run(noted)
    for line in lines:
        print(line)
    return 0 if done else 1


def _asked() -> str:
    """What somebody at a terminal types; nothing where nobody sits there, or for Ctrl-D."""
    from bot.languages.words import say

    if not sys.stdin.isatty():
        return ""
    try:
        return input(f"{say('What is wrong?')} ")
    except EOFError:
        return ""
