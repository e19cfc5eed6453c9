"""One replica of the bot, as a process of its own, with a clock that a test moves and a moment at which it dies.

    python -m tests.scenarios.replica CLOCK [--die before|after] [--lease SECONDS]

It is composed of the very parts that `bot run --only deliver` is composed of; only the clock, the patience and the
death are the test's.
"""

from __future__ import annotations

import argparse
import asyncio
import mmap
import os
import signal
import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot import settings
from bot.app.newsdesk import Newsdesk
from bot.app.parts import Part
from bot.app.serving import serve as serve_parts
from bot.cli.logs import set_up
from bot.clock import SystemClock
from bot.delivery.timing import Timing
from bot.platforms.discord.app import DiscordPlatform
from bot.platforms.slack.app import SlackPlatform
from bot.platforms.slack.outgoing import Outgoing


class MovedClock(SystemClock):
    """Real time and an offset in seconds, which stands in a file that all processes of a test share."""

    def __init__(self, file: Path) -> None:
        if not file.exists():
            file.write_bytes(struct.pack("d", 0.0))
        with file.open("r+b") as opened:
            self._offset = mmap.mmap(opened.fileno(), 8)

    def now(self) -> datetime:
        """The moved moment."""
        return datetime.now(UTC) + timedelta(seconds=struct.unpack("d", self._offset[:8])[0])

    def move_to(self, at: datetime) -> None:
        """Let it be that moment now, for everybody; never back."""
        if at > self.now():
            self._offset[:8] = struct.pack("d", (at - datetime.now(UTC)).total_seconds())


def patient(seconds: float) -> None:
    """Let both clients give up a silent platform sooner than they would."""
    for kind, name in ((DiscordPlatform, "patience"), (Outgoing, "timeout")):
        real = kind.__init__

        def made(self: Any, *given: Any, _real: Any = real, _name: str = name, **named: Any) -> None:
            _real(self, *given, **{_name: seconds, **named})

        kind.__init__ = made  # type: ignore[method-assign]


def die(moment: str) -> None:
    """End this process as `kill -9` does: "before" its first post is handed over, or "after" it was answered."""
    for kind in (DiscordPlatform, SlackPlatform):
        real = kind.post

        async def post(self: Any, *given: Any, _real: Any = real) -> str:
            if moment == "before":
                os.kill(os.getpid(), signal.SIGKILL)
            message: str = await _real(self, *given)
            os.kill(os.getpid(), signal.SIGKILL)
            return message

        kind.post = post  # type: ignore[method-assign]


async def serve(clock: MovedClock, timing: Timing) -> None:
    """Send digests until stopped."""
    task = asyncio.current_task()
    assert task is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    try:
        async with Newsdesk.opened(settings.load(), clock, timing) as desk:
            await serve_parts(desk, lambda line: print(line, flush=True), frozenset({Part.DELIVER}))
    except asyncio.CancelledError:
        return


def main() -> None:
    """Read the command line, and serve."""
    parser = argparse.ArgumentParser()
    parser.add_argument("clock", type=Path)
    parser.add_argument("--die", default="")
    parser.add_argument("--lease", type=float, default=2.0)
    parser.add_argument("--patience", type=float, default=60.0)
    given = parser.parse_args()
    set_up("INFO")
    if given.die:
        die(given.die)
    patient(given.patience)
    asyncio.run(serve(MovedClock(given.clock), Timing(tick=0.5, idle=0.2, lease=given.lease)))


if __name__ == "__main__":
    main()
