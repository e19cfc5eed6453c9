"""What people do in a channel besides its digests: set its filter, and ask why something did not come."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from bot.clock import Clock
from bot.delivery.digests import Digest, digest_of
from bot.delivery.filters import Filters
from bot.delivery.runner import DigestRunner
from bot.delivery.whereabouts import Coming, Whereabouts
from bot.ports import FilterStore, Library, Place, SourceStore, Subscriptions
from bot.replies.blocks import Reply


class Channels:
    """Fulfils `bot.ports.ChannelBook`: a channel meets its own filter, and its own items."""

    def __init__(
        self,
        *,
        filters: Filters,
        stopped: FilterStore,
        sources: SourceStore,
        library: Library,
        subscriptions: Subscriptions,
        filed: tuple[Digest, ...],
        runner: DigestRunner,
        clock: Clock,
    ) -> None:
        """`filed` are the digests of digests.toml."""
        self._filters = filters
        self._subscriptions = subscriptions
        self._filed = filed
        self._runner = runner
        self._whereabouts = Whereabouts(
            sources=sources, library=library, filters=filters, stopped=stopped, coming=self._coming, clock=clock
        )

    async def filter(self, action: str, text: str, digest: str, place: Place, by: str) -> Reply:
        """Do "show", "set", "clear" or "test". Raises BadInput, with the place of what is wrong in a filter."""
        return await self._filters.answer(action, text, digest, place, by)

    async def why_not(self, item: str, place: Place) -> Reply:
        """Which step stopped an item on its way to the channel. Raises BadInput without words."""
        return await self._whereabouts.answer(item, place)

    async def _coming(self, place: Place) -> tuple[Coming, ...]:
        """The digests that come to a channel or to a thread in it."""
        channel = replace(place, thread=None)
        asked = [(digest_of(each), each.paused) for each in await self._subscriptions.listed(place.tenant)]
        every = [*((digest, False) for digest in self._filed), *asked]
        return tuple(
            Coming(digest=digest, paused=paused, told=partial(self._runner.was_told, digest))
            for digest, paused in every
            if replace(digest.place, thread=None) == channel
        )
