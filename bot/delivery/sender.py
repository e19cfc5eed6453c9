"""The worker: takes what is due out of the ledger, sends it at the pace of the platforms, and says that it lives."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from functools import partial

from bot.clock import Clock
from bot.delivery.attempt import Attempts
from bot.delivery.digests import Digest, digest_of
from bot.delivery.lanes import Job
from bot.delivery.timing import Timing
from bot.errors import BadToken, Busy, NewsdeskError, UncertainSend
from bot.ports import Delivery, Ledger, Subscriptions, Tenant

log = logging.getLogger(__name__)

_BREATH = 0.2  # seconds between two takes, at the least
_LONGEST = 1.0  # seconds without looking after the lease
_BUSY = 5.0  # seconds without sending in a lane in which the platform was busy
_BEAT = 4.0  # seconds between two signs of life, and between two counts of who sends at the same time


class Sender:
    """One worker of one process. What it holds when its process dies is taken over by another."""

    def __init__(
        self,
        attempts: Attempts,
        filed: tuple[Digest, ...],
        subscriptions: Subscriptions | None,
        clock: Clock,
        timing: Timing,
    ) -> None:
        """`filed` are the digests of the file, besides those that are asked for in channels."""
        self._attempts = attempts
        self._ledger: Ledger = attempts.ledger
        self._worker = attempts.worker
        self._filed = {(each.key, _channel(each)): each for each in filed}
        self._subscriptions = subscriptions
        self._clock = clock
        self._timing = timing
        self._lanes = attempts.lanes
        self._tasks: set[asyncio.Task[None]] = set()
        self._in_hand: set[str] = set()
        self._wake = asyncio.Event()
        self._stopping = False
        self._breath = _BREATH
        self._beaten = self._taken = float("-inf")

    def wake(self) -> None:
        """There may be something to send now."""
        self._wake.set()

    async def run(self) -> None:
        """Send what is due, for ever."""
        while not self._stopping:
            try:
                await self.round()
            except NewsdeskError as error:  # the database does not answer: what is held stays held
                log.warning("nothing taken: %s", error.whole, extra={"action": "digests_wait"})
            self._wake.clear()
            try:
                async with asyncio.timeout(self._timing.idle):
                    await self._wake.wait()
            except TimeoutError:
                continue

    async def round(self) -> None:
        """Send all that is due and that nobody else holds, until nothing is left of it."""
        self._attempts.editions.renew()
        self._taken, more = float("-inf"), True
        while not self._stopping:
            now = _seconds()
            await self._beat(now)
            if self._lanes.room > 0 and now - self._taken >= self._breath:
                more = await self._take(now)
            self._start(now)
            wait = self._lanes.wait(now)
            if not more and wait is None and not self._tasks:
                return
            # it waits for whatever comes first: a lane, the end of an attempt, or the next take
            await self._until(min(_LONGEST if wait is None else wait, self._breath if more else _LONGEST))

    async def stop(self) -> None:
        """Begin nothing new, let what is being sent arrive, and give back the rest.

        What has not arrived by then is cut off, and written down.
        """
        self._stopping = True
        self._lanes.clear()
        self.wake()
        tasks = tuple(self._tasks)
        if tasks:
            await asyncio.wait(tasks, timeout=self._timing.finish)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        try:
            await self._ledger.release(self._worker, self._clock.now())
        except NewsdeskError as error:
            log.warning("nothing given back: %s", error.whole, extra={"action": "digests_wait"})

    async def jobs(self, rows: tuple[Delivery, ...]) -> tuple[Job, ...]:
        """The rows with their digests, asked for in one question."""
        filed = {row: self._filed.get((row.digest, _where(row))) for row in rows}
        wanted = {_name(row): row for row, digest in filed.items() if digest is None}
        found = await self._subscriptions.named(wanted) if self._subscriptions is not None and wanted else ()
        known = {(each.name, each.place.tenant): each for each in found if not each.paused}
        jobs = []
        for row, digest in filed.items():
            asked = known.get(_name(row)) if digest is None else None
            if asked is not None and (asked.place.platform, asked.place.workspace, asked.place.channel) == _where(row):
                jobs.append(Job(row=row, digest=digest_of(asked), by=asked.by))
            else:
                jobs.append(Job(row=row, digest=digest))
        return tuple(jobs)

    async def _take(self, now: float) -> bool:
        """Take as much as there is room for; whether there may be more."""
        self._taken = now
        at = self._clock.now()
        until = at + timedelta(seconds=self._timing.lease)
        among, full = tuple(self._attempts.platforms), self._lanes.full(now)
        most = min(self._lanes.room, 64)
        rows = await self._ledger.take(self._worker, at, until, most, among=among, without=full)
        # a machine that stood still for longer than the lease gets back what it holds: that it has already
        new = tuple(row for row in rows if row.slot.key not in self._in_hand)
        if new:
            jobs = await self.jobs(new)
            self._in_hand |= {row.slot.key for row in new}
            self._lanes.put(jobs)
        self._lanes.tidy(now)
        self._breath = _BREATH if rows else _LONGEST
        return len(rows) == most or bool(full)

    def _start(self, now: float) -> None:
        while not self._stopping and (job := self._lanes.next(now)) is not None:
            task = asyncio.create_task(self._send(job))
            self._tasks.add(task)
            task.add_done_callback(partial(self._done, job.row.slot.key))

    def _done(self, key: str, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._in_hand.discard(key)
        self._lanes.under_way -= 1
        self._wake.set()

    async def _until(self, seconds: float) -> None:
        self._wake.clear()
        try:
            async with asyncio.timeout(seconds):
                await self._wake.wait()
        except TimeoutError:
            return

    async def _beat(self, now: float) -> None:
        """Say that this worker lives, and learn how many there are."""
        if now - self._beaten < min(_BEAT, self._timing.lease / 4) or not (
            self._tasks or self._lanes.wait(now) is not None
        ):
            return
        self._beaten = now
        at = self._clock.now()
        self._lanes.share(await self._ledger.beat(self._worker, at, at + timedelta(seconds=self._timing.lease)))

    async def _send(self, job: Job) -> None:
        """Make the attempt; whatever goes wrong is logged, and ends here."""
        row = job.row
        about = {"digest": row.digest.partition("@")[0], "day": row.day.isoformat(), "channel": row.place.channel}
        try:
            done = await self._attempts.make(job)
            log.info("%s", done, extra={"action": "digest_sent", **about})
        except UncertainSend as error:
            log.warning("perhaps sent: %s", error.plain, extra={"action": "digest_uncertain", **about})
        except NewsdeskError as error:
            self._heed(job, error)
            log.warning("not sent: %s", error.whole, extra={"action": "digest_failed", **about})
        except Exception:
            log.exception("not sent", extra={"action": "digest_failed", **about})

    def _heed(self, job: Job, error: NewsdeskError) -> None:
        """Leave a platform alone that asks for it, or that refuses the token.

        Whether a limit is that of the channel or of the bot is not known: should it be the latter, each further one
        that is refused closes the lane anew.
        """
        now = _seconds()
        if isinstance(error, Busy):
            self._lanes.close(job.lane, now + min(error.after, _BUSY))
        elif isinstance(error, BadToken):
            self._lanes.close(job.lane, now + self._timing.refused)


def _channel(digest: Digest) -> tuple[str, str, str]:
    place = digest.place
    return place.platform, place.workspace, place.channel


def _where(row: Delivery) -> tuple[str, str, str]:
    return row.place.platform, row.place.workspace, row.place.channel


def _name(row: Delivery) -> tuple[str, Tenant]:
    return row.digest.partition("@")[0], row.place.tenant


def _seconds() -> float:
    """Of the event loop, in which all waiting is done."""
    return asyncio.get_running_loop().time()
