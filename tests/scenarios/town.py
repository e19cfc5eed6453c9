"""A town of channels on both emulators with a database, and replicas of the bot that come and go."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text

from bot.facts.briefing import Briefing, Bullet
from bot.store.library import SqlLibrary, open_library
from tests.adapters.discord.emulator import TOKEN, Emulator, listening
from tests.adapters.slack.emulator import APP_TOKEN, BOT_TOKEN, Slack, emulated
from tests.scenarios.replica import MovedClock
from tests.stories import ferries


@dataclass
class Town:
    """Both platforms, the database, the clock, and what replicas need to find them."""

    folder: Path
    root: Path
    url: str
    clock: MovedClock
    discord: Emulator
    slack: Slack
    library: SqlLibrary
    running: list[asyncio.subprocess.Process] = field(default_factory=list)
    started: int = 0
    killed: int = 0

    async def start(self, *options: str) -> asyncio.subprocess.Process:
        """One more replica."""
        self.started += 1
        log = (self.folder / f"replica-{self.started}.log").open("wb")
        command = ("-m", "tests.scenarios.replica", str(self.folder / "clock"), *options)
        process = await asyncio.create_subprocess_exec(
            sys.executable, *command, cwd=self.root, env=self._env(), stdout=log, stderr=log
        )
        log.close()
        self.running.append(process)
        return process

    async def kill(self, process: asyncio.subprocess.Process) -> None:
        """As `kill -9` does."""
        if process in self.running:
            self.running.remove(process)
        if process.returncode is None:
            process.kill()
            self.killed += 1
        await process.wait()

    async def open_rows(self) -> list[tuple[datetime, bool]]:
        """Of each delivery that is not settled: from when on it may be taken, and whether somebody holds it."""
        async with self.library._database.reading() as connection:
            found = await connection.execute(text("SELECT due, worker FROM deliveries WHERE due IS NOT NULL"))
            return [(datetime.fromisoformat(due), worker is not None) for due, worker in found]

    async def to_look_at(self) -> int:
        """How many subscriptions nobody has looked at yet at this moment."""
        now = self.clock.now().astimezone(UTC).isoformat(timespec="microseconds")
        query = text("SELECT count(*) FROM subscriptions WHERE look IS NULL OR look <= :now")
        async with self.library._database.reading() as connection:
            return int((await connection.execute(query, {"now": now})).scalar() or 0)

    async def news(self, number: int) -> None:
        """A briefing that nobody was told yet."""
        published = self.clock.now().date()
        bullet = Bullet(text="Coastal states agreed to buy twelve electric ferries to send to Malta.", line=9)
        briefing = Briefing(
            id=f"b{number}", title=f"Ferries {number}", article=ferries().article.id, bullets=(bullet,),
            published=published,
        )  # fmt: skip
        await self.library.save_briefing(briefing)

    def logs(self) -> str:
        """All that the replicas wrote."""
        return "".join(path.read_text(errors="replace") for path in sorted(self.folder.glob("replica-*.log")))

    def _env(self) -> dict[str, str]:
        config = self.folder / "config"
        config.mkdir(exist_ok=True)
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "PYTHONPATH": str(self.root),
            "NEWSDESK_CONFIG_DIR": str(config),
            "NEWSDESK_TOPICS_DIR": str(self.root / "config" / "topics"),
            "NEWSDESK_DATABASE_URL": self.url,
            "DISCORD_TOKEN": TOKEN,
            "NEWSDESK_DISCORD_API_BASE": self.discord.base,
            "NEWSDESK_DISCORD_GATEWAY": self.discord.gateway_url,
            "SLACK_BOT_TOKEN": BOT_TOKEN,
            "SLACK_APP_TOKEN": APP_TOKEN,
            "NEWSDESK_SLACK_API_BASE": self.slack.api_base,
        }


@asynccontextmanager
async def town(folder: Path, root: Path, url: str, begins: datetime) -> AsyncIterator[Town]:
    """An empty town at that moment; whatever runs in it ends with it."""
    clock = MovedClock(folder / "clock")
    clock.move_to(begins)
    discord = Emulator()
    discord.clock = lambda: clock.now().timestamp()
    async with listening(discord), emulated() as slack, await open_library(url, clock) as library:
        slack.clock = lambda: clock.now().timestamp()
        await library.save(ferries())
        made = Town(folder, root, url, clock, discord, slack, library)
        try:
            yield made
        finally:
            for process in tuple(made.running):
                await made.kill(process)
