"""What is older than it need be goes, once a day, while the bot runs."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.errors import NewsdeskError
from bot.ports import Counts, Cutoffs, Forgetting
from bot.settings import Settings

log = logging.getLogger(__name__)

FIRST, BETWEEN = 600.0, 86_400.0
"""Seconds after the start, when everything else has begun, and then from one time to the next."""


def cutoffs(settings: Settings, now: datetime) -> Cutoffs:
    """The moments before which things go, as the settings have it."""

    def before(days: int) -> datetime | None:
        return now - timedelta(days=days) if days else None

    return Cutoffs(
        feedback=before(settings.keep_feedback),
        deliveries=before(settings.keep_deliveries),
        traces=before(settings.keep_traces),
        unsubscribed=before(settings.keep_unsubscribed),
        revisions=before(settings.keep_revisions),
    )


async def prune(settings: Settings, forgetting: Forgetting, clock: Clock) -> Counts:
    """Delete what is too old now; what was deleted. Raises Unavailable where the database does not answer."""
    gone = await forgetting.prune(cutoffs(settings, clock.now()))
    if gone:
        words = ", ".join(f"{count} {name}" for name, count in gone.items())
        log.info("too old: %s", words, extra={"action": "pruned", "rows": sum(gone.values())})
    return gone


async def keep_house(
    settings: Settings, forgetting: Forgetting, clock: Clock, *, first: float = FIRST, between: float = BETWEEN
) -> None:
    """Do so once a day until cancelled; where it fails, the next day makes up for it. Several processes may."""
    await asyncio.sleep(first)
    while True:
        try:
            await prune(settings, forgetting, clock)
        except NewsdeskError as error:
            log.warning("not pruned: %s", error.whole, extra={"action": "prune_failed"})
        await asyncio.sleep(between)
