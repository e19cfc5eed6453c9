"""What a worker has in hand, by lane: each lane goes at the pace of its platform, and none waits for another."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.delivery.digests import Digest
from bot.ports import Delivery

MOST = 192
"""Deliveries in hand and under way at once: enough for four seconds of Discord, and memory stays flat."""

AHEAD = 2.0
"""Seconds of work that one lane may have in hand, so that it does not fill the hands of the worker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A delivery that this worker holds, with its digest; None where nobody wants that digest any more.

    `by` is who asked for it, as the platform's id of the user; "" where it stands in a file.
    """

    row: Delivery
    digest: Digest | None
    by: str = ""

    @property
    def lane(self) -> str:
        """With what it shares a limit of the platform."""
        return self.row.slot.lane


class Lanes:
    """Pure bookkeeping; moments are seconds of a monotonic clock."""

    def __init__(self, rates: Mapping[str, float]) -> None:
        """`rates` by platform, in messages a second."""
        self._rates = rates
        self._share = 1
        self._waiting: dict[str, deque[Job]] = {}
        self._free: dict[str, float] = {}
        self._last: dict[str, float] = {}
        self.under_way = 0

    def share(self, workers: int) -> None:
        """So many workers send at the same time, and each has its part of every limit."""
        self._share = max(1, workers)

    @property
    def room(self) -> int:
        """How many more may be taken."""
        return MOST - self.under_way - sum(map(len, self._waiting.values()))

    def full(self, now: float) -> tuple[str, ...]:
        """The lanes that have enough in hand, or are closed for a while."""
        enough = {lane for lane, jobs in self._waiting.items() if len(jobs) >= self._rate(lane) * AHEAD}
        return tuple(enough | {lane for lane, free in self._free.items() if free > now + AHEAD})

    def put(self, jobs: Iterable[Job]) -> None:
        """Take these in hand."""
        for job in jobs:
            self._waiting.setdefault(job.lane, deque()).append(job)

    def next(self, now: float) -> Job | None:
        """One that may be sent now, out of the lane that is free the longest; it counts as under way."""
        free = [(self._free.get(lane, 0.0), lane) for lane in self._waiting]
        at, lane = min(free, default=(0.0, ""))
        if not lane or at > now:
            return None
        jobs = self._waiting[lane]
        job = jobs.popleft()
        if not jobs:
            del self._waiting[lane]
        # a little behind is made up for, so that a busy moment does not slow the lane down for good
        self._free[lane] = max(at, now - 0.1) + 1 / self._rate(lane)
        self.under_way += 1
        return job

    def wait(self, now: float) -> float | None:
        """Seconds until one may be sent; None where nothing is in hand."""
        return max(0.0, min(self._free.get(lane, 0.0) for lane in self._waiting) - now) if self._waiting else None

    def reserve(self, lane: str, now: float) -> float:
        """Seconds to wait before the call itself: attempts that were held up on the way there do not go in a heap."""
        at = max(now, self._last.get(lane, 0.0) + 1 / self._rate(lane))
        self._last[lane] = at
        return at - now

    def close(self, lane: str, until: float) -> None:
        """Send nothing more in a lane until then."""
        self._free[lane] = max(until, self._free.get(lane, 0.0))

    def tidy(self, now: float) -> None:
        """Forget the lanes that nobody waits for."""
        self._free = {lane: free for lane, free in self._free.items() if free > now or lane in self._waiting}
        self._last = {lane: last for lane, last in self._last.items() if last > now - AHEAD}

    def clear(self) -> None:
        """Let go of what is not under way."""
        self._waiting.clear()

    def _rate(self, lane: str) -> float:
        return self._rates[lane.partition(":")[0]] / self._share
