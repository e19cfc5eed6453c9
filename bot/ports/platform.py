"""A chat platform, and what draws pictures for it."""

from __future__ import annotations

from typing import Protocol

from bot.ports.places import Place
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

    @property
    def connected(self) -> bool:
        """Whether questions can arrive now."""
        ...

    async def run(self) -> None:
        """Connect and serve until cancelled. Raises BadToken at once when the platform refuses the token."""
        ...

    async def post(self, place: Place, reply: Reply, key: str | None = None) -> str:
        """Post a reply of the bot's own accord and return the message's id.

        `key` (25 characters at most) is the same for every attempt at one delivery. Raises Unavailable.
        """
        ...
