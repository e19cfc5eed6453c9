"""What channels follow, what has happened to articles, and what is to be told of it where."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.facts.model import ArticleId, digest
from bot.ports.ledger import Sending
from bot.ports.places import Place, Tenant


class Following(StrEnum):
    """What is followed."""

    STORY = "story"
    NAME = "name"
    CLAIM = "claim"


@dataclass(frozen=True, slots=True, kw_only=True)
class Follow:
    """Something that a channel follows. `label` is what it is called there.

    `story` is the id of a story; `article` and `words` are the article of a claim and its sentence; of a name, `words`
    is the name. `by` is who asked, as the platform's id of the user.
    """

    place: Place
    kind: Following
    label: str
    story: str | None = None
    article: ArticleId | None = None
    words: str = ""
    by: str = ""

    @property
    def id(self) -> str:
        """The same for the same thing in the same channel."""
        where = (self.place.platform, self.place.workspace, self.place.channel)
        what = (self.kind.value, self.story or "", self.article or "", self.words.casefold())
        return digest("follow", *where, *what, length=40)


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """That an article is new (`before` None), or that its version of the number `before` was replaced."""

    id: int
    article: ArticleId
    tenant: Tenant | None
    before: int | None
    at: datetime
    story: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiding:
    """Something to be told in a place: a happening, because of what is followed there.

    `follow` is the id of that, "" for a correction of what the place was sent; `label` what it is called.
    """

    id: int
    place: Place
    happening: Happening
    follow: str
    label: str
    tries: int = 0


class FollowStore(Protocol):
    """What is followed, and what is to be told of it. A tiding is noted with its happening, and taken by one only."""

    async def keep_follow(self, follow: Follow, now: datetime) -> bool:
        """Follow it; False where it is followed there already."""
        ...

    async def drop_follow(self, follow: Follow) -> None:
        """Follow it no more, and tell no more of what is waiting."""
        ...

    async def follows(self, place: Place | None) -> tuple[Follow, ...]:
        """What a channel follows (its threads too); None: what all of them do, for telling only."""
        ...

    async def happenings(self, most: int) -> tuple[Happening, ...]:
        """What nobody has looked at yet, of articles that have a story, the oldest first."""
        ...

    async def note(self, happening: Happening, found: Sequence[tuple[Place, str, str]], now: datetime) -> bool:
        """Write down what is to be told where (by which follow, called how), and that it was looked at, together.

        False where another process has looked at it meanwhile: then nothing is written.
        """
        ...

    async def awaited(self, now: datetime, platforms: Collection[str]) -> tuple[Place, ...]:
        """The places of these platforms for which something is due."""
        ...

    async def tidings(self, now: datetime, place: Place) -> tuple[Tiding, ...]:
        """What is due for that very place (a channel, or a thread in it), in the order of what happened."""
        ...

    async def take(self, tidings: Collection[int], until: datetime) -> frozenset[int]:
        """Those of the tidings that this caller, and nobody else, may send until then."""
        ...

    async def settle(
        self, tidings: Collection[int], state: Sending, *, due: datetime | None = None, message: str = ""
    ) -> None:
        """How sending them went; with `due`, they are tried again then."""
        ...

    async def give_up(self, now: datetime) -> int:
        """Those that somebody took and never settled are uncertain; how many there were."""
        ...

    async def sent(self, article: ArticleId, tenant: Tenant | None, before: datetime) -> tuple[Place, ...]:
        """The channels that a digest told of an article before a moment; with a tenant, of that one only."""
        ...
