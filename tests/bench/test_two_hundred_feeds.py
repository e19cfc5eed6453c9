"""Two hundred feeds that misbehave, read with extraction: how quickly, in how much memory, and chat meanwhile."""

from __future__ import annotations

import asyncio
import os
import statistics
import time
from datetime import timedelta
from pathlib import Path

from bot.app.reader import Reader
from bot.clock import FixedClock, SystemClock
from bot.commands.catalogue import load as load_commands
from bot.commands.dispatch import FrontDesk
from bot.commands.spec import Typed
from bot.facts.model import Article, ArticleId
from bot.ports import Place, Source
from bot.reading.intake import Intake
from bot.reading.newsroom import Newsroom
from bot.reading.worker import Worker
from bot.store.library import open_library
from tests.adapters.reading.feeds import AT
from tests.adapters.reading.feeds_world import FEEDS, HOW, ITEMS, World, the_trap
from tests.adapters.reading.server import serving
from tests.bench.test_speed import ROOT

PROCESSES = 2
MOST = 800
"""Megabytes of this process, with the server that misbehaves in it, and of all it started, what they share counted
once. How long chat waits is printed only: the server answers in the same process, as no server of a user's does."""


def megabytes() -> int:
    """What this process and its descendants hold, what they share counted once; 0 where the kernel does not tell."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    own, total = {os.getpid()}, 0
    while found := {pid for pid, parent in parents.items() if parent in own} - own:
        own |= found
    for pid in own:
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total // 1024


async def test_two_hundred_feeds_with_extraction(tmp_path: Path) -> None:
    """Everything good arrives, nothing private is asked, memory is bounded, and chat is answered meanwhile."""
    clock = FixedClock(AT + timedelta(days=1))
    async with (
        serving() as server,
        the_trap() as trap,
        await open_library(f"sqlite+aiosqlite:///{tmp_path / 'news.db'}", clock) as library,
    ):
        world = World(server, trap)
        for feed in range(FEEDS):
            await library.sources.keep_source(world.source(feed))
            world.fill(feed, list(range(ITEMS)))
        world.grow(HOW.index("many"))
        reader, worker = Reader(PROCESSES), Worker()
        room = Newsroom(
            store=library.sources,
            library=library,
            intake=Intake(world.fetcher(), worker),
            annotate=reader.annotate,
            clock=clock,
        )
        text = (ROOT / "config/briefings/launchers.txt").read_text(encoding="utf-8")
        await library.save(await reader.annotate(Article(id=ArticleId("warm0"), text=text)))
        desk = FrontDesk(load_commands(ROOT / "config" / "topics"), library, SystemClock())
        answers: list[float] = []
        held: list[int] = []

        async def ask() -> None:
            call = desk.call(user="u", place=Place("console", "", "terminal"))
            while True:
                began = time.perf_counter()
                await desk.dispatch(Typed("who about:warm0"), call)
                answers.append(time.perf_counter() - began)
                if len(answers) % 20 == 0:
                    held.append(await asyncio.to_thread(megabytes))
                await asyncio.sleep(0.1)

        async def told(source: Source, words: str) -> None: ...

        asking, began = asyncio.create_task(ask()), time.perf_counter()
        try:
            poller = room.poller(lambda words: None, told)
            await poller.once()
            clock.advance(timedelta(hours=2))
            for feed in range(FEEDS):
                if HOW[feed % len(HOW)] == "page down":
                    world.mend(feed)
            await poller.once()
            took = time.perf_counter() - began
        finally:
            asking.cancel()
            reader.close()
            worker.close()
        titles = {str(filed.title) for filed in await library.articles(None)}
    p95 = statistics.quantiles(answers, n=20)[-1]
    print(
        f"\n{len(titles)} articles of {FEEDS} feeds in {took:.0f} s: {len(titles) / took:.1f} a second; an answer "
        f"meanwhile: median {1000 * statistics.median(answers):.0f} ms, 95th {1000 * p95:.0f} ms; at most "
        f"{max(held)} MB with {PROCESSES} reading processes; load of the machine {os.getloadavg()[0]:.1f}"
    )
    assert set() == world.expected - titles
    assert 0 == trap.connections
    assert max(held) <= MOST
