"""Everything that is configured: the chat platforms, the digests, and the web page."""

from __future__ import annotations

import argparse
import asyncio
import signal
from contextlib import suppress
from typing import TYPE_CHECKING

from bot.app.parts import Part, parts_of

if TYPE_CHECKING:
    from bot.settings import Settings


def declare(parser: argparse.ArgumentParser) -> None:
    """Which parts to run; settings come from config/newsdesk.toml, .env and the environment."""
    parser.add_argument(
        "--only",
        action="append",
        default=[],
        choices=tuple(part.value for part in Part),
        help="run this part only; may be given more than once. Replicas on one PostgreSQL share the parts out",
    )


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted."""
    from bot import settings
    from bot.cli.logs import set_up

    options = settings.load()
    set_up(options.log_level, options.log_format)
    return asyncio.run(_run(options, arguments.only))


async def _run(options: Settings, only: list[str]) -> int:
    from bot.app.newsdesk import Newsdesk
    from bot.app.serving import serve

    task = asyncio.current_task()
    loop = asyncio.get_running_loop()
    if task is not None:
        for number in (signal.SIGINT, signal.SIGTERM):
            with suppress(NotImplementedError):  # not on Windows, where Ctrl-C raises by itself
                loop.add_signal_handler(number, task.cancel)
    try:
        async with Newsdesk.opened(options) as desk:
            await serve(desk, lambda line: print(line, flush=True), parts_of(only))
    except asyncio.CancelledError:
        print("Newsdesk: stopped", flush=True)
    return 0
