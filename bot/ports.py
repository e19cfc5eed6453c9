"""What the core asks of the outside: protocols that the store, the platforms and the extractor fulfil."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Protocol

from bot.facts.briefing import Briefing
from bot.facts.model import ArticleId, FactSheet
from bot.replies.blocks import Reply
from bot.replies.pictures import Sketch


@dataclass(frozen=True, slots=True)
class Tenant:
    """A server or workspace. What is added privately to one is not visible to another."""

    platform: str
    workspace: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question was asked or a digest goes, in ids of the platform; a direct chat has workspace ""."""

    platform: str
    workspace: str
    channel: str
    thread: str | None = None

    @property
    def tenant(self) -> Tenant:
        """The server or workspace; a direct chat is its own."""
        return Tenant(self.platform, self.workspace or f"direct:{self.channel}")


class Saved(StrEnum):
    """What saving did."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """An article on the shelf, without its text."""

    id: ArticleId
    title: str | None
    published: date | datetime | None
    url: str | None
    private: bool


class Library(Protocol):
    """The fact base: articles with their sheets, and briefings. `tenant` None means visible to everybody."""

    async def save(self, sheet: FactSheet, tenant: Tenant | None = None) -> Saved:
        """Store an article with its sheet; a changed text replaces its claims in one transaction."""
        ...

    async def save_briefing(self, briefing: Briefing, tenant: Tenant | None = None) -> Saved:
        """Store a briefing whose article is stored already."""
        ...

    async def remove_briefing(self, ident: str, tenant: Tenant | None = None) -> None:
        """Forget a briefing (its file is gone); unknown ids are nothing."""
        ...

    async def sheet(self, ident: ArticleId, tenant: Tenant | None) -> FactSheet | None:
        """The current sheet of an article that the tenant may see, else None."""
        ...

    async def articles(self, tenant: Tenant | None) -> tuple[Filed, ...]:
        """The articles that the tenant may see, newest publication first."""
        ...

    async def briefings(self, tenant: Tenant | None) -> tuple[Briefing, ...]:
        """The briefings that the tenant may see, newest publication first."""
        ...


class Drawer(Protocol):
    """Turns what a picture shows into a PNG."""

    async def draw(self, sketch: Sketch) -> bytes | None:
        """The picture, drawn off the event loop; None when it cannot be drawn: the words stand without it."""
        ...


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A digest that was asked for in a channel. `time` is local in `zone`; weekdays from 0, Monday.

    `begins` is the first local day it may be sent on. `by` is who asked, as the platform's id of the user.
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


class Subscriptions(Protocol):
    """The digests that were asked for in channels; a name is unique for its tenant."""

    async def every(self) -> tuple[Subscription, ...]:
        """Those of all tenants, for sending and for the operator; no command of a chat may ask."""
        ...

    async def listed(self, tenant: Tenant) -> tuple[Subscription, ...]:
        """Those of a tenant, by name."""
        ...

    async def keep(self, subscription: Subscription) -> None:
        """Add it, or put it in place of the one of the same name of the same tenant."""
        ...

    async def drop(self, name: str, tenant: Tenant) -> bool:
        """Forget it; False where that tenant has none of this name."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody asks of a digest, as it was typed; None leaves it as it is, or as is usual."""

    time: str
    name: str = "digest"
    weekdays: str | None = None
    zone: str | None = None
    topics: str | None = None
    items: int | None = None
    quiet: bool | None = None


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
    """How far something found has come. SKIPPED: too old at the first look; REFUSED: no article, and never will be."""

    FOUND = "found"
    FETCHED = "fetched"
    STORED = "stored"
    SKIPPED = "skipped"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Something found that is not stored yet. `key` is its first name; `tries` so far."""

    source: Source
    key: str
    found: Found
    tries: int


class SourceStore(Protocol):
    """The sources with how far each has come, and everything they ever named."""

    async def sources(self) -> tuple[tuple[Source, Polling], ...]:
        """Every source of every shelf, by name."""
        ...

    async def keep_source(self, source: Source) -> None:
        """Add a source, or change what is told about it; how far it has come stays."""
        ...

    async def drop_source(self, source: Source) -> None:
        """Forget a source and what it named; its articles stay."""
        ...

    async def note(
        self, source: Source, polling: Polling, new: tuple[Found, ...] = (), skipped: tuple[Found, ...] = ()
    ) -> int:
        """How far it has come and what it named, in one transaction; how many of `new` were unknown by all names."""
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
    ) -> None:
        """How far it has come; with `due`, a try that failed, and when the next one is."""
        ...

    async def counts(self, source: Source) -> dict[Step, int]:
        """How many of what a source named have come how far."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What a reader says about an answer: `verdict` right or wrong, `answer` the question in full, `words` a note."""

    at: datetime
    place: Place
    reader: str
    verdict: str
    answer: str
    words: str = ""


class Notebook(Protocol):
    """What readers and managers tell the bot: feedback, and which topic packs are off in a server or workspace."""

    async def note(self, said: Feedback) -> None:
        """Keep a piece of feedback."""
        ...

    async def feedback(self) -> tuple[Feedback, ...]:
        """The newest 500 pieces of feedback, newest first."""
        ...

    async def packs_off(self, tenant: Tenant) -> frozenset[str]:
        """The packs that are switched off there."""
        ...

    async def switch(self, tenant: Tenant, pack: str, on: bool) -> None:
        """Switch a pack on or off there; what is so already stays so."""
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
