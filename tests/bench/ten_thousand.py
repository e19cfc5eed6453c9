"""One replica that sends what is due, and tells its highest memory at the end; `test_ten_thousand.py` starts it."""

from __future__ import annotations

import asyncio
import json
import resource
import sys

from bot import settings
from bot.app.newsdesk import Newsdesk
from bot.app.parts import Part
from bot.app.serving import serve as serve_parts
from bot.cli.logs import set_up


async def serve() -> None:
    """Send until standard input ends."""
    loop = asyncio.get_running_loop()
    async with Newsdesk.opened(settings.load()) as desk:
        running = asyncio.create_task(serve_parts(desk, lambda _: None, frozenset({Part.DELIVER})))
        await loop.run_in_executor(None, sys.stdin.read)
        composed = desk.runner.editions.composed
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"peak MB": peak, "composed": composed}), flush=True)


if __name__ == "__main__":
    set_up("WARNING")
    asyncio.run(serve())
