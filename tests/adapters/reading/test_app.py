"""What the running bot adds to reading: troubles reach their channel, and a reading process that ends is replaced."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

import pytest

from bot.app.reader import Reader
from bot.app.serving import teller
from bot.errors import Unavailable
from bot.facts.model import Article, ArticleId
from bot.ports import Place, Source, SourceKind
from bot.replies.blocks import Paragraph, Reply, plain
from tests.unit.pages import PARAGRAPHS

PLACE = Place("slack", "T1", "C1")


class Channel:
    """A platform that keeps what is posted, or is down."""

    name = "slack"

    def __init__(self, down: bool = False) -> None:
        self.posted: list[tuple[Place, str]] = []
        self.down = down

    async def run(self) -> None: ...

    async def post(self, place: Place, reply: Reply, key: str | None = None) -> str:
        if self.down:
            raise Unavailable("Slack does not answer.")
        (block,) = reply.blocks
        assert isinstance(block, Paragraph)
        self.posted.append((place, plain(block.line)))
        return "1"


def source(place: Place | None) -> Source:
    return Source(name="coast", kind=SourceKind.FEED, address="https://coast.example/", place=place)


async def test_a_trouble_is_told_where_the_source_was_added() -> None:
    """And on the terminal; a platform that is off or down stops nothing."""
    said: list[str] = []
    channel = Channel()
    tell = teller(said.append, (channel,))
    await tell(source(PLACE), "is paused.")
    await tell(source(None), "is paused.")
    await tell(source(Place("discord", "1", "2")), "is paused.")
    await teller(said.append, (Channel(down=True),))(source(PLACE), "is paused.")

    assert [(PLACE, "The source coast is paused.")] == channel.posted
    assert ["source coast is paused."] * 4 == said


async def test_a_reading_process_that_is_killed_is_replaced() -> None:
    """Whoever waited is told, and the next article is read."""
    reader = Reader()
    article = Article(id=ArticleId("a"), text="\n\n".join(PARAGRAPHS))
    try:
        before = await reader.annotate(article)
        (process,) = reader._pool._processes.values()
        waiting = asyncio.create_task(reader.annotate(article))
        os.kill(process.pid, signal.SIGKILL)
        with pytest.raises(Unavailable):
            await waiting
        assert before == await reader.annotate(article)
    finally:
        reader.close()


async def test_reading_stands_back_behind_chat_and_shares_its_model() -> None:
    """A reading process is kinder than this one; where processes are forked, the second has little of its own."""
    reader = Reader(2)
    texts = [Article(id=ArticleId(str(n)), text="\n\n".join(PARAGRAPHS)) for n in range(8)]
    try:
        await asyncio.gather(*(reader.annotate(text) for text in texts))
        processes = list(reader._pool._processes.values())
        assert 2 == len(processes)
        for process in processes:
            assert os.getpriority(os.PRIO_PROCESS, process.pid) > os.getpriority(os.PRIO_PROCESS, 0)
            own = [line for line in memory(process.pid) if line.startswith("Private")]
            assert sum(int(line.split()[1]) for line in own) < 80_000
    finally:
        reader.close()


def memory(pid: int) -> list[str]:
    """What the kernel counts for a process, in kB; nothing where it does not count so."""
    path = Path(f"/proc/{pid}/smaps_rollup")
    return path.read_text().splitlines() if path.exists() else []
