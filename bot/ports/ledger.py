"""Which delivery has come how far, as the core asks for it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from bot.ports.digests import Subscription
from bot.ports.places import Place, Tenant


class Sending(StrEnum):
    """How far the delivery of one digest to one channel on one local day has come.

    DUE: it is to be sent, and certainly has not arrived. SENDING: it is handed over at this moment, or was when a
    process ended. UNCERTAIN: it was handed over, and nobody knows whether it arrived.
    """

    DUE = "due"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One digest for one channel on one local day. `digest` is its name in the ledger."""

    digest: str
    day: date
    place: Place

    @property
    def key(self) -> str:
        """What tells it from all others, in 24 characters; the same at every attempt, on every machine."""
        place = self.place
        parts = "\x1f".join((self.digest, self.day.isoformat(), place.platform, place.workspace, place.channel))
        return base64.b32encode(hashlib.sha256(parts.encode()).digest()).decode()[:24].lower()

    @property
    def lane(self) -> str:
        """With whom it shares a limit of the platform: Discord's is of the bot, Slack's of each workspace."""
        return lane_of(self.place)


def lane_of(place: Place) -> str:
    """The lane of a place: what is sent in one lane shares the platform's limit."""
    return f"{place.platform}:{place.tenant.workspace}" if place.platform == "slack" else place.platform


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A row of the ledger. `message` is the platform's id of what was posted; `reason` what went wrong, in words.

    `claimed` is when the row was made. `attempts` counts those that somebody began; `began` is when the first of those
    was begun that may have arrived, None where certainly none has. `due` is when somebody may next take it, None when
    nobody will. `items` are what the digest told at the first attempt, so that a further one tells the same.
    """

    digest: str
    day: date
    place: Place
    state: Sending
    message: str | None
    claimed: datetime
    reason: str | None = None
    attempts: int = 0
    began: datetime | None = None
    due: datetime | None = None
    items: tuple[str, ...] = ()

    @property
    def slot(self) -> Slot:
        """Which delivery it is."""
        return Slot(digest=self.digest, day=self.day, place=self.place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """What a look at a subscription gives: what of it is due by now, and when to look again."""

    due: tuple[Slot, ...]
    again: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How an attempt ended. `due` is when it is tried again, None: never.

    `reason` None leaves what stood there. `began` None: certainly nothing has arrived until now. `told` are items that
    this digest never tells again. `attempts` None leaves the count as it is.
    """

    state: Sending
    message: str | None = None
    reason: str | None = None
    due: datetime | None = None
    began: datetime | None = None
    told: tuple[str, ...] = ()
    attempts: int | None = None


class Ledger(Protocol):
    """Who was sent what: one row per digest, local day and channel, unique in the database.

    A worker holds what it took until a moment that it moves on while it lives; from then on another may take it.
    """

    async def plan(self, now: datetime, look: Callable[[Subscription], Glance]) -> int:
        """Look at the subscriptions whose turn it is, and add what is due; how many were looked at."""
        ...

    async def add(self, slots: Sequence[Slot], now: datetime) -> None:
        """Add deliveries that are due; those that are there stay as they are."""
        ...

    async def take(
        self,
        worker: str,
        now: datetime,
        until: datetime,
        most: int,
        *,
        among: Collection[str],
        without: Collection[str],
    ) -> tuple[Delivery, ...]:
        """What is due and nobody holds, held by `worker` from now on; tenants in turn. `among` are platforms, `without`
        are lanes."""
        ...

    async def claim(self, slot: Slot, worker: str, now: datetime, until: datetime) -> Delivery | None:
        """That one, added where it was not, held by `worker`; None where it was sent or another worker holds it."""
        ...

    async def begin(self, delivery: Delivery, worker: str, now: datetime, items: tuple[str, ...]) -> bool:
        """Note that it is about to be handed over, and what it tells; False when `worker` holds it no more."""
        ...

    async def settle(self, delivery: Delivery, worker: str, now: datetime, ending: Ending) -> bool:
        """Note how it ended, and let go of it; False when `worker` holds it no more, and nothing is noted."""
        ...

    async def withdraw(self, delivery: Delivery, worker: str) -> None:
        """Forget one that was never begun, because nobody wants it any more."""
        ...

    async def beat(self, worker: str, now: datetime, until: datetime) -> int:
        """Go on holding what `worker` holds; how many workers hold something now."""
        ...

    async def release(self, worker: str, now: datetime) -> None:
        """Give back what `worker` holds and has not begun."""
        ...

    async def told(self, digest: str, place: Place, items: Collection[str]) -> frozenset[str]:
        """Those of the items that the digest of that name has told there already."""
        ...

    async def delivery(self, slot: Slot) -> Delivery | None:
        """How far it has come; None where it never was due."""
        ...

    async def deliveries(self, tenant: Tenant | None, most: int, digest: str | None = None) -> tuple[Delivery, ...]:
        """The tenant's last deliveries (None: everybody's), newest first; with `digest`, of that one."""
        ...

    async def tally(self) -> dict[Sending, int]:
        """How many deliveries have come how far, over all tenants."""
        ...
