"""The reading process: results and failures come back, and nothing that a job does reaches the bot."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Iterator

import pytest

from bot.reading.document import Form, NotAnArticle
from bot.reading.forms import read
from bot.reading.worker import TooHard, Worker


def double(number: int) -> int:
    """A job."""
    return 2 * number


def hang() -> None:
    """A job that never ends."""
    while True:
        time.sleep(0.1)


def crash() -> None:
    """A job that takes its process down."""
    os._exit(3)


def swell() -> int:
    """A job that wants far too much memory."""
    return len(bytearray(4_000_000_000))


def stumble() -> None:
    """A job with a mistake in it."""
    raise ZeroDivisionError


@pytest.fixture
def worker() -> Iterator[Worker]:
    """A worker that gives jobs three seconds."""
    yield (made := Worker(3.0))
    made.close()


async def test_jobs_are_done_in_one_process(worker: Worker) -> None:
    """Several at once wait for each other."""
    assert [0, 2, 4, 6] == await asyncio.gather(*(worker.run(double, n) for n in range(4)))


@pytest.mark.parametrize(
    ("job", "words"),
    [(hang, "longer than 3 seconds"), (crash, "brought"), (swell, "MemoryError"), (stumble, "ZeroDiv")],
)
async def test_a_job_that_fails_is_told_and_the_next_one_is_done(worker: Worker, job, words: str) -> None:  # type: ignore[no-untyped-def]
    """Endless, crashing, swelling, wrong."""
    assert 2 == await worker.run(double, 1)
    with pytest.raises(TooHard, match=words):
        await worker.run(job)
    assert 4 == await worker.run(double, 2)


async def test_failures_in_words_come_back_as_they_are(worker: Worker) -> None:
    """With their class."""
    with pytest.raises(NotAnArticle, match="too few words"):
        await worker.run(read, b"Words.", Form.TEXT)


async def test_the_event_loop_goes_on_meanwhile(worker: Worker) -> None:
    """A long job holds nobody up."""
    await worker.run(double, 1)
    beats = 0

    async def beat() -> None:
        nonlocal beats
        while True:
            await asyncio.sleep(0.05)
            beats += 1

    beating = asyncio.create_task(beat())
    with pytest.raises(TooHard):
        await worker.run(hang)
    beating.cancel()

    assert beats > 20


async def test_a_job_that_is_cancelled_ends_with_its_process(worker: Worker) -> None:
    """And the next one is done by a new one."""
    await worker.run(double, 1)
    task = asyncio.create_task(worker.run(hang))
    await asyncio.sleep(0.2)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert 6 == await worker.run(double, 3)
