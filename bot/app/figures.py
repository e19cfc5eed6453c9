"""What an operator's machines ask of a running bot: its figures, and whether each part can serve."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.errors import NewsdeskError

if TYPE_CHECKING:
    from bot.app.newsdesk import Newsdesk
    from bot.platforms.web.operations import Stored


async def stored(desk: Newsdesk) -> Stored:
    """What the database holds, what waits there and how late, and what fails. Raises Unavailable."""
    from bot.platforms.web.operations import Stored

    library, now = desk.library, desk.clock.now()
    states = Counter(polling.state.value for _, polling in await library.sources.sources())
    queues = await library.standing.queues(now)
    channels = {each.place for each in await library.standing.failing_channels(now)}
    return Stored(
        rows=await library.counts(),
        deliveries=await library.ledger.tally(),
        sources=dict(states),
        waiting={queue.name: queue.due for queue in queues},
        lag={queue.name: queue.lag(now).total_seconds() for queue in queues},
        failing={"sources": len(await library.standing.failing_sources()), "channels": len(channels)},
    )


async def ready(desk: Newsdesk) -> dict[str, bool]:
    """Of each part, whether it can serve."""
    try:
        await desk.library.reach()
        database = True
    except NewsdeskError:
        database = False
    platforms = {name: platform.connected for name, platform in desk.hearing.items()}
    return {"database": database, "briefings": desk.loaded.is_set(), **platforms}
