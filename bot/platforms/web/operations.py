"""What an operator's machines ask: the figures for Prometheus at /metrics, and at /readyz whether it can serve."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.ports import Sending

log = logging.getLogger(__name__)

PATIENCE = 5.0
"""Seconds that a look at the store may take."""

BOUNDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds by which answers are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What is in the store now: how many rows of each kind, and deliveries by how far they have come."""

    rows: Mapping[str, int]
    deliveries: Mapping[Sending, int]
    sources: Mapping[str, int]
    waiting: Mapping[str, int] = field(default_factory=dict)
    """How much of each kind of work is due and not begun."""
    lag: Mapping[str, float] = field(default_factory=dict)
    """Seconds by which the oldest of it is late."""
    failing: Mapping[str, int] = field(default_factory=dict)
    """How many sources, and how many channels, do not work."""


class Measures:
    """Counts what happens in this process. `routes` are the two addresses."""

    def __init__(
        self,
        stored: Callable[[], Awaitable[Stored]],
        parts: Callable[[], Awaitable[Mapping[str, bool]]],
    ) -> None:
        """`stored` looks into the store at every scrape; `parts` says of each part whether it can serve."""
        self._stored = stored
        self._parts = parts
        self._registry = CollectorRegistry()  # its own: nothing is shared between two bots in one process
        self._answers = Counter(
            "newsdesk_answers", "Questions, by command and outcome", ("command", "outcome"), registry=self._registry
        )
        self._seconds = Histogram(
            "newsdesk_answer_seconds",
            "Seconds that answers took",
            ("command",),
            buckets=BOUNDS,
            registry=self._registry,
        )
        self._rows = self._gauge("newsdesk_stored", "Rows in the store", "kind")
        self._deliveries = self._gauge("newsdesk_deliveries", "Deliveries of digests, by state", "state")
        self._sources = self._gauge("newsdesk_sources", "Sources, by state", "state")
        self._waiting = self._gauge("newsdesk_waiting", "Work that is due and not begun", "queue")
        self._lag = self._gauge("newsdesk_lag_seconds", "Seconds by which the oldest of it is late", "queue")
        self._failing = self._gauge("newsdesk_failing", "What does not work: sources, channels", "kind")
        self._ready = self._gauge("newsdesk_ready", "1 where a part can serve", "part")
        self.routes: tuple[BaseRoute, ...] = (Route("/metrics", self._metrics), Route("/readyz", self._readiness))

    def answered(self, command: str, outcome: str, seconds: float) -> None:
        """Count an answer."""
        self._answers.labels(command, outcome).inc()
        self._seconds.labels(command).observe(seconds)

    def _gauge(self, name: str, help_text: str, label: str) -> Gauge:
        return Gauge(name, help_text, (label,), registry=self._registry)

    async def _metrics(self, request: Request) -> Response:
        """The figures; where the store does not answer, those of this process, and newsdesk_ready says so."""
        parts = await self._looked()
        _set(self._ready, {name: int(good) for name, good in parts.items()})
        try:
            async with asyncio.timeout(PATIENCE):
                stored = await self._stored()
        except Exception as error:
            log.warning("store does not answer", extra={"action": "metrics_failed", "reason": type(error).__name__})
        else:
            _set(self._rows, stored.rows)
            _set(self._deliveries, {state.value: stored.deliveries.get(state, 0) for state in Sending})
            _set(self._sources, stored.sources)
            _set(self._waiting, stored.waiting)
            _set(self._lag, stored.lag)
            _set(self._failing, stored.failing)
        return Response(generate_latest(self._registry), media_type=CONTENT_TYPE_LATEST)

    async def _readiness(self, request: Request) -> Response:
        """200 when every part can serve, else 503; which one cannot stands in the body."""
        parts = await self._looked()
        body = {"ready": all(parts.values()), "parts": dict(parts)}
        return JSONResponse(body, status_code=200 if body["ready"] else 503, headers={"cache-control": "no-store"})

    async def _looked(self) -> Mapping[str, bool]:
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._parts()
        except TimeoutError:
            return {"database": False}


def _set(gauge: Gauge, values: Mapping[str, int] | Mapping[str, float]) -> None:
    """These values, and no older ones."""
    gauge.clear()
    for label, value in values.items():
        gauge.labels(label).set(value)
