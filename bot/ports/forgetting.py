"""What is forgotten: a person's data, a server's or workspace's, and whatever is older than it need be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.ports.places import Tenant

Counts = dict[str, int]
"""How many rows of each kind, by the kind's name in words; kinds without any are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cutoffs:
    """The moments (aware) before which something goes; None: it stays for good.

    `unsubscribed`: what was sent by digests that nobody has any more. `revisions`: the earlier versions of articles,
    by when they were replaced. With `deliveries` goes what followers were told of.
    """

    feedback: datetime | None = None
    deliveries: datetime | None = None
    traces: datetime | None = None
    unsubscribed: datetime | None = None
    revisions: datetime | None = None


class Forgetting(Protocol):
    """Deletes for good. What everybody sees (public articles and sources) belongs to nobody and stays."""

    async def held(self, tenant: Tenant) -> Counts:
        """What is kept of a server or workspace, or of a direct chat."""
        ...

    async def forget_tenant(self, tenant: Tenant) -> Counts:
        """Delete all of it, in one transaction; what was deleted. A second time deletes nothing."""
        ...

    async def held_of(self, platform: str, user: str) -> Counts:
        """What is kept of a person, by the platform's id."""
        ...

    async def forget_user(self, platform: str, user: str) -> Counts:
        """Delete what is the person's own, and the name where it stands on what is a server's; what was done."""
        ...

    async def prune(self, cutoffs: Cutoffs) -> Counts:
        """Delete what is older, a few hundred rows at a time; what was deleted."""
        ...
