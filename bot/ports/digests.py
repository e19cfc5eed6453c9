"""The digests people ask for in channels, and what they do with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Protocol

from bot.ports.places import Group, Place, Tenant
from bot.ports.quiet import QuietHours
from bot.replies.blocks import Reply


class Length(StrEnum):
    """How much a digest says of each story: its title, its first lines, or all of it with what is not settled."""

    HEADLINES = "headlines"
    BRIEF = "brief"
    FULL = "full"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A digest that was asked for in a channel. `time` is local in `zone`; weekdays from 0, Monday.

    `begins` is the first local day it may be sent on. `by` is who asked, as the platform's id of the user. `sources`
    empty means all of them. `language` is a code such as "de", "" for that of the channel. `notify` is who is mentioned
    when it comes. `silent` are hours in which it does not come, however late it is.
    """

    name: str
    place: Place
    time: time
    zone: str
    weekdays: frozenset[int] = frozenset(range(7))
    topics: tuple[str, ...] = ()
    items: int = 8
    quiet: bool = True
    begins: date = date.min
    paused: bool = False
    by: str = ""
    sources: tuple[str, ...] = ()
    length: Length = Length.BRIEF
    language: str = ""
    notify: Group | None = None
    silent: QuietHours | None = None


class Subscriptions(Protocol):
    """The digests that were asked for in channels; a name is unique for its tenant."""

    async def every(self) -> tuple[Subscription, ...]:
        """Those of all tenants, for sending and for the operator; no command of a chat may ask."""
        ...

    async def listed(self, tenant: Tenant) -> tuple[Subscription, ...]:
        """Those of a tenant, by name."""
        ...

    async def named(self, wanted: Iterable[tuple[str, Tenant]]) -> tuple[Subscription, ...]:
        """Those of these names and tenants; names that are not there are left out."""
        ...

    async def keep(self, subscription: Subscription) -> None:
        """Add it, or put it in place of the one of the same name of the same tenant."""
        ...

    async def drop(self, name: str, tenant: Tenant) -> bool:
        """Forget it; False where that tenant has none of this name."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody asks of a digest, as it was typed; None leaves it as it is, or as is usual.

    `thread`: it goes into the thread where it is asked for, not into the channel. `notify` with an empty id: nobody.
    """

    time: str
    name: str = "digest"
    weekdays: str | None = None
    zone: str | None = None
    topics: str | None = None
    items: int | None = None
    quiet: bool | None = None
    sources: str | None = None
    length: str | None = None
    language: str | None = None
    thread: bool | None = None
    notify: Group | None = None
    silent: str | None = None


class DigestBook(Protocol):
    """What people do with digests. `tenant` None is the operator, who sees all of them."""

    async def subscribe(self, wish: Wish, place: Place, by: str) -> Reply:
        """Keep a digest for that channel, or change it. Raises BadInput in words."""
        ...

    async def do(self, action: str, name: str, tenant: Tenant | None) -> Reply:
        """List, show, pause, resume, send, next, why or remove. Raises NotFound, BadInput, NewsdeskError."""
        ...

    async def names(self, tenant: Tenant | None) -> tuple[str, ...]:
        """The names there are."""
        ...
