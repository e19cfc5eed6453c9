"""A chat platform, and what draws pictures for it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Protocol

from bot.ports.places import Place, Tenant
from bot.replies.blocks import Reply
from bot.replies.pictures import Sketch


class Drawer(Protocol):
    """Turns what a picture shows into a PNG."""

    async def draw(self, sketch: Sketch) -> bytes | None:
        """The picture, drawn off the event loop; None when it cannot be drawn: the words stand without it."""
        ...


class Platform(Protocol):
    """A chat platform that is connected."""

    name: str
    remembers: timedelta
    """For so long after a post the same key makes no second message."""

    @property
    def connected(self) -> bool:
        """Whether questions can arrive now."""
        ...

    def locale(self, place: Place) -> str:
        """The locale that the server of a place chose, such as de; "" where it has none, or none is known."""
        ...

    async def run(self) -> None:
        """Connect and serve until cancelled. Raises BadToken at once when the platform refuses the token."""
        ...

    async def post(self, place: Place, reply: Reply, key: str | None = None) -> str:
        """Post a reply of the bot's own accord and return the message's id.

        `key` (25 characters at most) is the same for every attempt at one delivery. Raises UncertainSend when it may
        have arrived; Busy, NotFound, BadToken, BadConfiguration or Unavailable when it certainly did not.
        """
        ...

    async def find(self, place: Place, reply: Reply, key: str, since: datetime) -> str | None:
        """The id of the message that an attempt with this key, at `since` or later, has posted; None: there is none.

        Raises Unknowable where that cannot be found out, and Unavailable where it cannot be now.
        """
        ...

    async def tell(self, user: str, tenant: Tenant, reply: Reply) -> None:
        """Tell one person something, in a direct message. Raises NewsdeskError where that cannot be."""
        ...

    async def hold(self) -> None:
        """Stay ready to post, without serving, until cancelled."""
        ...
