"""A platform whose channels are lists, and rows of the ledger as tests want them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.errors import UncertainSend
from bot.ports import Ending, Ledger, Place, Sending, Slot, Tenant
from bot.replies.blocks import Reply


@dataclass
class Board:
    """A platform whose channels are lists; `failures`: what posts to a channel raise; first `posting` is called.

    `lost`: channels where the next post arrives, and nobody says so. `hidden`: what `find` raises.
    """

    name: str = "slack"
    remembers: timedelta = timedelta(0)
    posts: list[tuple[str, Reply, str | None]] = field(default_factory=list)
    failures: dict[str, list[BaseException]] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    hidden: Exception | None = None
    told: list[tuple[str, Tenant, Reply]] = field(default_factory=list)
    deaf: Exception | None = None
    posting: Callable[[], None] = lambda: None
    pause: float = 0
    locales: dict[str, str] = field(default_factory=dict)

    @property
    def connected(self) -> bool:
        """Always."""
        return True

    def locale(self, place: Place) -> str:
        """What the test says the server chose."""
        return self.locales.get(place.workspace, "")

    async def run(self) -> None:
        """Nothing to connect."""

    async def hold(self) -> None:
        """Nothing to hold."""

    async def post(self, place: Place, reply: Reply, key: str | None = None) -> str:
        """Write it down."""
        self.posting()
        await asyncio.sleep(self.pause)
        planned = self.failures.get(place.channel)
        if planned:
            raise planned.pop(0)
        self.posts.append((place.channel, reply, key))
        if place.channel in self.lost:
            self.lost.remove(place.channel)
            raise UncertainSend("The connection broke.")
        return f"m{len(self.posts)}"

    async def find(self, place: Place, reply: Reply, key: str, since: datetime) -> str | None:
        """By its key."""
        if self.hidden is not None:
            raise self.hidden
        return next(
            (f"m{n}" for n, (where, _, k) in enumerate(self.posts, 1) if (where, k) == (place.channel, key)), None
        )

    async def tell(self, user: str, tenant: Tenant, reply: Reply) -> None:
        """Write it down."""
        if self.deaf is not None:
            raise self.deaf
        self.told.append((user, tenant, reply))

    def channels(self) -> list[str]:
        """Where something arrived, in order."""
        return [channel for channel, _, _ in self.posts]


async def state_of(ledger: Ledger, digest: str, day: date, place: Place) -> Sending | None:
    """How far a delivery has come; None where there is none."""
    found = await ledger.delivery(Slot(digest=digest, day=day, place=place))
    return found.state if found is not None else None


async def noted(
    ledger: Ledger,
    digest: str,
    day: date,
    place: Place,
    at: datetime,
    state: Sending = Sending.SENDING,
    words: str | None = None,
) -> None:
    """A row that has come so far: held by a worker that died where it is being sent, else settled for good."""
    slot = Slot(digest=digest, day=day, place=place)
    held = await ledger.claim(slot, "w", at, at + timedelta(minutes=1))
    assert held is not None
    assert await ledger.begin(held, "w", at, ())
    if state is Sending.SENT:
        assert await ledger.settle(held, "w", at, Ending(state=state, message=words))
    elif state is not Sending.SENDING:
        assert await ledger.settle(held, "w", at, Ending(state=state, reason=words))
