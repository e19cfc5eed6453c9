"""Where articles come from, and how far each source has come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from bot.ports.places import Place, Tenant


class SourceKind(StrEnum):
    """What stands at the address of a source."""

    FEED = "feed"
    PAGE = "page"
    SITEMAP = "sitemap"
    FOLDER = "folder"
    WEBHOOK = "webhook"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Somewhere articles come from. `name` is unique on its shelf; `address` a URL, a folder, or "" for a webhook.

    `tenant` None: everybody sees its articles. `place` is where its troubles are told, None: on the terminal. `most`
    is how many articles the first look takes; `whole`: the feed holds the whole text, so its pages are not fetched.
    `filed`: it stands in sources.toml and is removed there.
    """

    name: str
    kind: SourceKind
    address: str
    tenant: Tenant | None = None
    place: Place | None = None
    most: int = 10
    whole: bool = False
    filed: bool = False


class SourceState(StrEnum):
    """Whether a source is asked."""

    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Polling:
    """How far it has come with a source. `due` None: at once. `interval` is in seconds, 0 before the first look.

    `moved` is the address it has for good by now; `polled` when it last answered; `failures` in a row since
    `failing_since`, of which people were told at `warned`; `problem` the last one in words.
    """

    state: SourceState = SourceState.ACTIVE
    due: datetime | None = None
    interval: float = 0.0
    etag: str | None = None
    modified: str | None = None
    moved: str | None = None
    polled: datetime | None = None
    failures: int = 0
    failing_since: datetime | None = None
    warned: datetime | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Something a source names. `names` are all that tells it from others, best first: GUID, address, hash.

    `content` is what the source itself gives of it, as HTML, until it is stored.
    """

    names: tuple[str, ...]
    url: str | None = None
    title: str | None = None
    published: date | datetime | None = None
    authors: tuple[str, ...] = ()
    content: str = ""


class Step(StrEnum):
    """How far something found has come. SKIPPED: too old at the first look; REFUSED: no article, and never will be.

    DUPLICATE: the same article is here already from somewhere else, and `article` names that one.
    """

    FOUND = "found"
    FETCHED = "fetched"
    STORED = "stored"
    DUPLICATE = "duplicate"
    SKIPPED = "skipped"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Something found that is not stored yet. `key` is its first name; `tries` so far."""

    source: Source
    key: str
    found: Found
    tries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """One step on the way of something found: when, and what went wrong there (None: nothing)."""

    at: datetime
    step: Step
    problem: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """The whole way of something found: `seen` when a look first showed it, then each step; `due` the next try.

    `article` is the stored article it became, or the one it is a duplicate of.
    """

    source: Source
    found: Found
    seen: datetime
    step: Step
    article: str | None = None
    problem: str | None = None
    due: datetime | None = None
    tries: int = 0
    path: tuple[Passed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Aged:
    """Something stored whose page is to be looked at again, for the `looks`-th time (from 0), as `article`.

    `etag` and `modified` are what its server said of it the last time.
    """

    waiting: Waiting
    article: str
    looks: int
    etag: str | None = None
    modified: str | None = None


class SourceStore(Protocol):
    """The sources with how far each has come, and everything they ever named."""

    async def sources(self) -> tuple[tuple[Source, Polling], ...]:
        """Every source of every shelf, by name."""
        ...

    async def keep_source(self, source: Source) -> None:
        """Add a source, or change what is told about it; how far it has come stays.

        Under another address it is asked at once, and what the old one said (ETag, moved, failures) is forgotten.
        """
        ...

    async def drop_source(self, source: Source) -> None:
        """Forget a source and what it named; its articles stay."""
        ...

    async def note(
        self,
        source: Source,
        polling: Polling,
        new: tuple[Found, ...] = (),
        skipped: tuple[Found, ...] = (),
        *,
        was: SourceState | None = None,
    ) -> int:
        """How far it has come and what it named, in one transaction; how many of `new` were unknown by all names.

        `was` is the state in which it was asked: where nothing came of the look for that, what somebody has made of
        the state meanwhile stays.
        """
        ...

    async def claim(self, source: Source, now: datetime, until: datetime) -> bool:
        """True for one of the processes that want to ask it now; nobody else gets it until then, or until `note`."""
        ...

    async def hold(self, some: Sequence[Waiting], now: datetime, until: datetime) -> tuple[Waiting, ...]:
        """Those of them that no other process has taken; none takes these until then."""
        ...

    async def waiting(self, now: datetime, most: int) -> tuple[Waiting, ...]:
        """What is to be fetched now, oldest first, of the sources that are active."""
        ...

    async def step(
        self,
        waiting: Waiting,
        step: Step,
        *,
        article: str | None = None,
        problem: str | None = None,
        due: datetime | None = None,
        again: datetime | None = None,
    ) -> None:
        """How far it has come; with `due`, a try that failed, and when the next one is; `again`: when to look again."""
        ...

    async def counts(self, source: Source) -> dict[Step, int]:
        """How many of what a source named have come how far."""
        ...

    async def traces(self, item: str, tenant: Tenant | None, most: int) -> tuple[Trace, ...]:
        """The ways of what an address, words of a title or the beginning of an article's id mean, newest first.

        Only of sources that the tenant may know of: its own and everybody's; None: of everybody's only.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a look at an address showed: the source it would be, and its newest items."""

    source: Source
    title: str | None
    items: tuple[Found, ...]
    total: int


class SourceBook(Protocol):
    """What people do with sources. Each shelf has its own; None is everybody's."""

    async def listed(self, tenant: Tenant | None) -> tuple[tuple[Source, Polling, dict[Step, int]], ...]:
        """The sources of a shelf, by name."""
        ...

    async def look(self, address: str, tenant: Tenant | None) -> Looked:
        """What an address would give. Raises a NewsdeskError that says what is wrong with it."""
        ...

    async def add(self, address: str, tenant: Tenant | None, place: Place | None, name: str | None = None) -> Looked:
        """Add the source at an address, after a look at it. Raises what `look` raises, and BadInput if it is there."""
        ...

    async def change(self, name: str, tenant: Tenant | None, action: str) -> Source:
        """Do "pause", "resume" or "remove". Raises NotFound with the nearest name, and BadInput where it cannot be."""
        ...

    async def test(self, name: str, tenant: Tenant | None) -> Looked:
        """Look at a source now, and keep nothing. Raises NotFound, and what `look` raises."""
        ...


class SecondLooks(Protocol):
    """The pages of stored articles that are looked at again."""

    async def aged(self, now: datetime, most: int) -> tuple[Aged, ...]:
        """What is to be looked at again now, of the sources that are active."""
        ...

    async def looked(self, aged: Aged, again: datetime | None, etag: str | None, modified: str | None) -> None:
        """That it was looked at again; when the next time is (None: never), and what its server said of it."""
        ...
