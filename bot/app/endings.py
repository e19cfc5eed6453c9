"""In which order the work of a running bot begins and ends, and which failure of several is told."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import suppress
from typing import Any

from bot.delivery.runner import FINISH
from bot.errors import NewsdeskError


async def after(ready: asyncio.Event, work: Callable[[], Awaitable[None]]) -> None:
    """Work that waits: a digest that was due before the start must find the briefings loaded."""
    await ready.wait()
    await work()


async def first_to_end(work: Awaitable[None], ended: asyncio.Event) -> None:
    """Work that tells when it has ended, however it did."""
    try:
        await work
    finally:
        ended.set()


async def last_to_end(work: Callable[[], Coroutine[Any, Any, None]], before: asyncio.Event) -> None:
    """Work that is ended after something else has: a digest that is being sent needs its platform until it is sent."""
    task = asyncio.create_task(work())
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        with suppress(TimeoutError):
            async with asyncio.timeout(FINISH + 1):
                await before.wait()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        raise


def first_failure(failures: BaseExceptionGroup[BaseException]) -> BaseException:
    """The failure that a person can do something about, else the first of all."""
    flat = list(_flat(failures))
    return next((f for f in flat if isinstance(f, NewsdeskError)), flat[0])


def _flat(failures: BaseExceptionGroup[BaseException]) -> Iterator[BaseException]:
    for failure in failures.exceptions:
        if isinstance(failure, BaseExceptionGroup):
            yield from _flat(failure)
        else:
            yield failure
