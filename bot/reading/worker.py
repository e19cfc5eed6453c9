"""A process beside this one for work that takes the processor: one job at a time, and one that takes too long is ended.

Hostile input may be slow, large, or make a parser crash. None of that reaches the bot: the process is killed, the
caller is told, and the next job gets a new process.
"""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, TypeVar, cast

from bot.errors import NewsdeskError
from bot.languages.lasting import lasting

T = TypeVar("T")

MEMORY = 1_500_000_000
"""The most bytes of address space that the process may take."""


KINDNESS = 5
"""How much (0 to 19, as of `nice`) work in other processes stands back behind chat where both want the processor."""


class TooHard(NewsdeskError):
    """Reading something took too long, or brought the process down: it is broken or made to be."""


class Worker:
    """One process, started at the first job and again after one that ended it."""

    def __init__(self, seconds: float = 20.0) -> None:
        """`seconds`: how long a job may take."""
        self._seconds = seconds
        self._process: SpawnProcess | None = None
        self._line: Connection | None = None
        self._turn = asyncio.Lock()
        self._closing = threading.Lock()

    async def run(self, job: Callable[..., T], *arguments: Any) -> T:
        """The result of a module-level function. Raises what it raises, if that is a NewsdeskError, else TooHard."""
        async with self._turn:
            asked = asyncio.ensure_future(asyncio.to_thread(self._ask, job, arguments))
            try:
                good, result = await asyncio.shield(asked)
            except asyncio.CancelledError:
                await self._given_up(asked)
                raise
            except BaseException:
                self.close()
                raise
        if good:
            return cast(T, result)
        raise result

    async def _given_up(self, asked: asyncio.Future[Any]) -> None:
        """End the process under the thread that waits for it; only that thread closes the line it reads from."""
        while not asked.done():
            process = self._process
            if process is not None:
                process.kill()
            await asyncio.wait([asked], timeout=0.1)
        if not asked.cancelled():
            asked.exception()  # looked at, so that nobody complains that it never was

    def close(self) -> None:
        """End the process, if there is one. Two may do so at once: one of them finds nothing left to do."""
        with self._closing:
            process, line = self._process, self._line
            self._process = self._line = None
        if process is not None:
            process.kill()
            process.join(5)
        if line is not None:
            line.close()

    def _ask(self, job: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[bool, Any]:
        line = self._started()
        try:
            line.send((job, arguments))
            if line.poll(self._seconds):
                answer: tuple[bool, Any] = line.recv()
                return answer
            problem = lasting(
                "Reading it took longer than {seconds} seconds, so it was given up.", seconds=f"{self._seconds:g}"
            )
        except (EOFError, OSError):
            problem = lasting("Reading it brought the reading process down, so it was given up.")
        self.close()
        return False, TooHard(problem)

    def _started(self) -> Connection:
        if self._line is None or self._process is None or not self._process.is_alive():
            self.close()
            context = multiprocessing.get_context("spawn")
            self._line, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
            self._process.start()
            theirs.close()
        return self._line


def _serve(line: Connection) -> None:
    """In the process: take jobs until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the bot, which ends this process itself
    _bound()
    stand_back()
    while True:
        try:
            job, arguments = line.recv()
        except (EOFError, OSError):
            return
        try:
            answer: tuple[bool, Any] = True, job(*arguments)
        except NewsdeskError as failure:
            answer = False, failure
        except (Exception, RecursionError) as failure:
            answer = False, TooHard(lasting("It could not be read ({error}).", error=type(failure).__name__))
        with contextlib.suppress(OSError):
            line.send(answer)


def stand_back() -> None:
    """In a process that works beside the bot: let chat go first, where the system can."""
    if hasattr(os, "nice"):  # not on Windows
        os.nice(KINDNESS)


def _bound() -> None:
    """Bound the memory, where the system can."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
