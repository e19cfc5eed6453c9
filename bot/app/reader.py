"""The processes beside this one that read articles, so that chat never waits for it.

Where the system can, they are forked from a server that has loaded the extractor: a second one costs 30 MB and not 150,
and one that replaces another begins at once. Elsewhere (Windows) each loads it anew.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import threading
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from functools import cached_property
from multiprocessing.context import BaseContext
from typing import Any

from bot.errors import Unavailable
from bot.extraction.language.load import THREADS
from bot.facts.headline import titled
from bot.facts.model import Article, FactSheet
from bot.reading.worker import stand_back
from bot.tracing import span

USUAL = 2
"""As many processes at most where nobody says how many: the whole bot then stays under 400 MB."""

_LOOKS = 1.0
"""Seconds between two looks at whether the process that started this one is still there."""


class Reader:
    """Reads articles in processes beside this one, so that chat never waits for it; started at the first article."""

    def __init__(self, processes: int = 1) -> None:
        """`processes` 0: as many as fit this machine."""
        self._processes = processes or fitting(_processors())

    @cached_property
    def _pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._processes, mp_context=_context(), initializer=_begin)

    async def annotate(self, article: Article) -> FactSheet:
        """What the article says. Raises Unavailable when the process ended under it; the next call has a new one."""
        pool = self._pool
        try:
            with span("article.read", characters=len(article.text)):
                # handing over the first article waits until the server has loaded the extractor: not on the event loop
                done = await asyncio.to_thread(pool.submit, annotate_here, article)
                return await asyncio.wrap_future(done)
        except BrokenExecutor:
            if vars(self).get("_pool") is pool:
                del self._pool
            pool.shutdown(wait=False, cancel_futures=True)
            raise Unavailable("The process that reads articles ended; a new one is started.") from None

    def close(self) -> None:
        """End the process, if it was started."""
        if "_pool" in vars(self):
            self._pool.shutdown(wait=False, cancel_futures=True)


def fitting(processors: int) -> int:
    """How many processes are usual on a machine with so many processors: one for each, and two at most."""
    return max(1, min(processors, USUAL))


def _processors() -> int:
    """Those that this process may use: a container may have fewer than the machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _context() -> BaseContext:
    """How processes are started: forked from a server that has the extractor, where there can be one."""
    for name in THREADS:  # one that was started before a fork is not there after it
        os.environ.setdefault(name, "1")
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["bot.app.forked"])
    return context


def _begin() -> None:
    """In the reading process: stand back behind chat, and end when the process that started it is gone.

    A timer looks, and no thread waits: a process with one thread reads faster (`bot.extraction.language.load`).
    """
    stand_back()
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def look(*_: object) -> None:
        if not parent.is_alive():
            os._exit(1)

    def wait() -> None:
        parent.join()
        os._exit(1)

    if not hasattr(signal, "setitimer"):  # Windows
        threading.Thread(target=wait, daemon=True, name="parent").start()
        return
    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, _LOOKS, _LOOKS)


_extractor: Any = None


def annotate_here(article: Article) -> FactSheet:
    """In this process, which keeps its extractor: what the article says, with its headline as the title."""
    global _extractor
    if _extractor is None:
        from bot.extraction.pipeline import Extractor

        _extractor = Extractor()
    return titled(_extractor.annotate(article))
