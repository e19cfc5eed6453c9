"""The process beside this one that reads articles, so that chat never waits for it."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import threading
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bot.errors import Unavailable
from bot.facts.model import Article, FactSheet

if TYPE_CHECKING:
    pass


class Reader:
    """Reads articles in processes beside this one, so that chat never waits for it; started at the first article."""

    def __init__(self, processes: int = 1) -> None:
        self._processes = processes

    @cached_property
    def _pool(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._processes, mp_context=context, initializer=_end_with_parent)

    async def annotate(self, article: Article) -> FactSheet:
        """What the article says. Raises Unavailable when the process ended under it; the next call has a new one."""
        pool = self._pool
        try:
            return await asyncio.get_running_loop().run_in_executor(pool, annotate_here, article)
        except BrokenExecutor:
            if vars(self).get("_pool") is pool:
                del self._pool
            pool.shutdown(wait=False, cancel_futures=True)
            raise Unavailable("The process that reads articles ended; a new one is started.") from None

    def close(self) -> None:
        """End the process, if it was started."""
        if "_pool" in vars(self):
            self._pool.shutdown(wait=False, cancel_futures=True)


def _end_with_parent() -> None:
    """In the reading process: end when the process that started it is gone, however it ended."""
    parent = multiprocessing.parent_process()

    def wait() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=wait, daemon=True, name="parent").start()


_extractor: Any = None


def annotate_here(article: Article) -> FactSheet:
    """In the reading process: one extractor, kept from article to article."""
    global _extractor
    if _extractor is None:
        from bot.extraction.pipeline import Extractor

        _extractor = Extractor()
    sheet: FactSheet = _extractor.annotate(article)
    return sheet
