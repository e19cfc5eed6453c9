"""Which delivery has come how far, as the core asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from bot.ports.places import Place, Tenant


class Sending(StrEnum):
    """How far the delivery of one digest to one channel on one local day has come."""

    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"


class Ledger(Protocol):
    """Who was sent what: one row per digest, local day and channel, unique in the database."""

    async def claim(self, digest: str, day: date, place: Place, at: datetime) -> bool:
        """True for exactly one caller per digest, day and place: that one posts."""
        ...

    async def mark(self, digest: str, day: date, place: Place, state: Sending, message: str | None = None) -> None:
        """Note how the delivery went; `message` is the platform's id of it, or what went wrong."""
        ...

    async def state(self, digest: str, day: date, place: Place) -> Sending | None:
        """How far it has come; None where nobody claimed it."""
        ...

    async def deliveries(self, tenant: Tenant | None, most: int, digest: str | None = None) -> tuple[Delivery, ...]:
        """The tenant's last deliveries (None: everybody's), newest first; with `digest`, of that one, all attempts."""
        ...

    async def tally(self) -> dict[Sending, int]:
        """How many deliveries have come how far, over all tenants."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One attempt at a delivery. `digest` is its name in the ledger; `message` the message's id, or what went wrong."""

    digest: str
    day: date
    place: Place
    state: Sending
    message: str | None
    claimed: datetime
