"""How quickly articles come in, with extraction in its processes, and how quickly chat is answered meanwhile."""

from __future__ import annotations

import asyncio
import os
import resource
import statistics
import time
from multiprocessing import forkserver
from pathlib import Path

from bot.app.reader import Reader
from bot.clock import SystemClock
from bot.commands.catalogue import load as load_commands
from bot.commands.dispatch import FrontDesk
from bot.commands.spec import Typed
from bot.facts.model import Article, ArticleId
from bot.ports import Place, Source, SourceKind
from bot.reading.courtesy import Courtesy
from bot.reading.fetch import Fetcher
from bot.reading.intake import Intake
from bot.reading.newsroom import Newsroom
from bot.reading.worker import Worker
from bot.store.library import open_library
from tests.adapters.reading.conftest import let_in
from tests.adapters.reading.feeds import item, rss
from tests.adapters.reading.server import serving
from tests.bench.test_speed import ROOT, WORDS
from tests.unit.pages import page

ARTICLES, PROCESSES = 96, 2
LEAST, LONGEST = 8.0, 0.1
"""Articles a second, and seconds for an answer at the 95th of a hundred."""


def pages() -> list[str]:
    """Pages with 500 words each, none the same."""
    words = (ROOT / "config/briefings/launchers.txt").read_text(encoding="utf-8").split()
    sentences = " ".join(words * 9).split(". ")
    texts = [". ".join(sentences[n:]).split(" ")[:WORDS] for n in range(ARTICLES)]
    return [
        page(title=f"Story {n}", paragraphs=[" ".join(text[i : i + 60]) for i in range(0, WORDS, 60)], canonical="",
             og_url="")
        for n, text in enumerate(texts)
    ]  # fmt: skip


def _ended(reader: Reader) -> None:
    """End the reading processes and the server they are forked from, so that their processor time is counted."""
    reader._pool.shutdown()
    if hasattr(forkserver._forkserver, "_stop"):
        forkserver._forkserver._stop()  # it ends by itself only with this process


def _processor() -> float:
    """Processor seconds of this process and of its children that have ended."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


async def test_articles_come_in_and_chat_is_answered(tmp_path: Path) -> None:
    """With two reading processes on two cores; a machine that is busy with other things gives other figures."""
    clock = SystemClock()
    async with serving() as server, await open_library(f"sqlite+aiosqlite:///{tmp_path / 'news.db'}") as library:
        for number, text in enumerate(pages()):
            server.page(f"/story/{number}", text)
        feed = rss(item(n) for n in range(ARTICLES)).replace("site.example/story", f"site.example:{server.port}/story")
        server.page("/feed", feed, "text/xml")
        source = Source(name="coast", kind=SourceKind.FEED, address=server.url("/feed"), most=ARTICLES)
        await library.sources.keep_source(source)
        reader, worker = Reader(PROCESSES), Worker()
        fetcher = Fetcher(clock=clock, guard=let_in(server), courtesy=Courtesy(clock, gap=0.0))
        text = (ROOT / "config/briefings/launchers.txt").read_text(encoding="utf-8")
        warm = [Article(id=ArticleId(f"warm{n}"), text=text) for n in range(2 * PROCESSES)]
        for sheet in await asyncio.gather(*(reader.annotate(each) for each in warm)):
            await library.save(sheet)
        room = Newsroom(
            store=library.sources,
            library=library,
            intake=Intake(fetcher, worker),
            annotate=reader.annotate,
            clock=clock,
        )
        desk = FrontDesk(load_commands(ROOT / "config" / "topics"), library, clock)

        async def told(source: Source, words: str) -> None: ...

        answers: list[float] = []

        async def ask() -> None:
            call = desk.call(user="u", place=Place("console", "", "terminal"))
            while True:
                began = time.perf_counter()
                await desk.dispatch(Typed("who about:warm0"), call)
                answers.append(time.perf_counter() - began)
                await asyncio.sleep(0.05)

        asking = asyncio.create_task(ask())
        spent, began = _processor(), time.perf_counter()
        try:
            await room.poller(lambda words: None, told).once()
            took = time.perf_counter() - began
        finally:
            asking.cancel()
            _ended(reader)
            worker.close()
        stored = len(await library.articles(None)) - len(warm)
    spent = _processor() - spent
    p95 = statistics.quantiles(answers, n=20)[-1]
    print(
        f"\n{stored} articles in {took:.1f} s: {stored / took:.1f} a second; an answer meanwhile: median "
        f"{1000 * statistics.median(answers):.0f} ms, 95th {1000 * p95:.0f} ms ({len(answers)} asked); "
        f"{1000 * spent / stored:.0f} ms of processor an article; load of the machine {os.getloadavg()[0]:.1f}"
    )
    assert ARTICLES == stored
    assert stored / took >= LEAST
    assert p95 <= LONGEST
