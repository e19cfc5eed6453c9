"""What a channel wants of the news, and why something did not come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.ports.places import Place
from bot.replies.blocks import Reply


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelFilter:
    """The filter of a channel, or (with the name of a digest) of one digest that comes there; both must let pass.

    `text` is as it was typed, in the syntax of `bot.facts.sieve_syntax`; `by` is who set it, as the platform's id.
    """

    place: Place
    text: str
    digest: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """That a filter kept an article out of a digest: when it last did, and by which of its parts."""

    digest: str
    at: datetime
    part: str


class FilterStore(Protocol):
    """The filters of channels, and what they stopped. The thread of a place does not count."""

    async def filters(self, place: Place) -> tuple[ChannelFilter, ...]:
        """Those of the channel, its own first."""
        ...

    async def keep_filter(self, kept: ChannelFilter) -> None:
        """Set it, in place of an older one."""
        ...

    async def drop_filter(self, place: Place, digest: str = "") -> bool:
        """Forget it; False where there is none."""
        ...

    async def note_stopped(self, place: Place, digest: str, article: str, part: str) -> None:
        """That this article was kept out of this digest; the last time counts."""
        ...

    async def stops(self, place: Place, article: str) -> tuple[Stopped, ...]:
        """What kept an article out of the digests of a channel, by digest."""
        ...


class ChannelBook(Protocol):
    """What people do with the filter of a channel, and the way of an item."""

    async def filter(self, action: str, text: str, digest: str, place: Place, by: str) -> Reply:
        """Do "show", "set", "clear" or "test". Raises BadInput, with the place of what is wrong in a filter."""
        ...

    async def why_not(self, item: str, place: Place) -> Reply:
        """Which step stopped an item (words of a title, an address, a short name) on its way to the channel."""
        ...
