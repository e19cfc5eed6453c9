"""Sending digests: one tick asks what is due, the ledger lets one caller send it, and how it went is written down.

The order is claim, compose, post, mark. A crash at any point costs at most that one digest, and never posts it twice:
what was claimed and not marked stays claimed. Only what certainly did not arrive is tried again.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock
from bot.delivery.compose import Told, Wants, compose, gather, since
from bot.delivery.digests import Digest, digest_of
from bot.delivery.schedule import due_days, next_moments, previous_day
from bot.errors import BadConfiguration, NewsdeskError, NotFound, UncertainSend
from bot.facts.briefing import Briefing
from bot.ports import Ledger, Library, Place, Platform, Sending, Subscriptions
from bot.replies.blocks import Reply

log = logging.getLogger(__name__)

TICK = 20
"""Seconds between two looks at what is due."""

FINISH = 3.5
"""Seconds that what is being sent gets when the bot is stopped."""

PAUSES = (timedelta(minutes=5), timedelta(minutes=25), timedelta(minutes=90))
"""How long after a failure, of which it is certain that nothing arrived, the digest is tried again."""

NOTHING_NEW = "nothing new, so nothing was posted"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edition:
    """One digest of one local day, under the name it has in the ledger (each further attempt has a name of its own)."""

    digest: Digest
    day: date
    row: str


_Series = tuple[str, Place]
"""What tells the deliveries of one digest from those of all others, but for the day."""


class DigestRunner:
    """Sends the digests when they are due, once each; previews one, sends one now, tells the next times."""

    def __init__(
        self,
        digests: tuple[Digest, ...],
        platforms: Mapping[str, Platform],
        library: Library,
        ledger: Ledger,
        clock: Clock,
        subscriptions: Subscriptions | None = None,
        wants: Wants | None = None,
    ) -> None:
        """`platforms` by name: those that are configured. A digest for another one waits, and the log says so.

        `subscriptions` are asked at every tick, so that what is asked for in a channel needs no restart.
        """
        self._digests = digests
        self._subscriptions = subscriptions
        self._asked_for: tuple[Digest, ...] = ()
        self._platforms = platforms
        self._wants = wants
        self._library = library
        self._ledger = ledger
        self._clock = clock
        self._settled: dict[_Series, date] = {}  # the latest day on which nothing is left to do
        self._not_before: dict[tuple[_Series, date], datetime] = {}
        self._ticking = asyncio.Lock()
        self._looked = False
        self._stopping = False
        self._under_way: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Send what is due, at once and then as it falls due, until cancelled."""
        scheduler = AsyncIOScheduler(timezone="UTC")
        scheduler.add_job(
            self._tick_whole, "interval", seconds=TICK, max_instances=1, coalesce=True, misfire_grace_time=None
        )
        scheduler.start()
        try:
            await self._tick_whole()
            await asyncio.Event().wait()
        finally:
            scheduler.shutdown(wait=False)
            await self._finish()

    async def _tick_whole(self) -> None:
        """A tick that goes on when this one is cancelled: what is being sent is sent whole."""
        tick = asyncio.create_task(self.tick())
        self._under_way.add(tick)
        tick.add_done_callback(self._under_way.discard)
        await asyncio.shield(tick)

    async def _finish(self) -> None:
        """Begin nothing new, let what is being sent arrive; what then still has not is cut off, and written down."""
        self._stopping = True
        ticks = tuple(self._under_way)
        if ticks:
            await asyncio.wait(ticks, timeout=FINISH)
        for tick in ticks:
            tick.cancel()
        await asyncio.gather(*ticks, return_exceptions=True)

    async def tick(self) -> None:
        """Send every digest that is due now; one that fails does not stop the others."""
        async with self._ticking:
            now = self._clock.now()
            digests = (*self._digests, *await self._subscribed())
            async with asyncio.TaskGroup() as group:
                for digest in digests:
                    for day in due_days(digest, now):
                        if self._settled.get(_series(digest), date.min) < day:
                            group.create_task(self._when_due(digest, day, now))
            self._looked = True

    async def _subscribed(self) -> tuple[Digest, ...]:
        """What is asked for in channels and not paused; where the database does not answer, what it was before."""
        if self._subscriptions is not None:
            try:
                every = await self._subscriptions.every()
                self._asked_for = tuple(digest_of(each) for each in every if not each.paused)
            except NewsdeskError as error:
                log.warning("subscriptions not read: %s", error.plain, extra={"action": "subscriptions_failed"})
        return self._asked_for

    async def preview(self, which: str | Digest) -> Reply:
        """What the digest would say now; by name, one of the file. Raises NotFound for an unknown name."""
        digest = self._named(which)
        day = self._today(digest)
        return compose(digest, day, await self._new(digest, day), previous_day(digest, day))

    async def send(self, which: str | Digest) -> str:
        """Send today's digest now, whatever its time and even when nothing is new; one line says what was done.

        Raises NotFound for an unknown name, BadConfiguration where its platform is off, NewsdeskError when today's was
        sent already, or perhaps, and what the platform raises.
        """
        digest = self._named(which)
        platform = self._platforms.get(digest.place.platform)
        if platform is None:
            raise BadConfiguration(
                f"The digest {digest.name} goes to {digest.place.platform}, which is not configured."
            )
        day = self._today(digest)
        edition, state = await self._claim(digest, day)
        if edition is None:
            raise _refusal(digest, day, state)
        return await self._send(edition, platform, even_if_empty=True)

    def next_times(self, name: str, count: int = 5) -> list[datetime]:
        """The digest's next moments, as local times of its zone. Raises NotFound for an unknown name."""
        return list(next_moments(self._named(name), self._clock.now(), count))

    def connected(self, platform: str) -> bool:
        """Whether digests for that platform can be sent from this process."""
        return platform in self._platforms

    async def _when_due(self, digest: Digest, day: date, now: datetime) -> None:
        """Claim and send; whatever goes wrong is logged, and ends here."""
        about = {"digest": digest.name, "day": day.isoformat()}
        try:
            platform = self._platforms.get(digest.place.platform)
            if platform is None:
                self._settled[_series(digest)] = day
                log.warning("its platform is not configured", extra={"action": "digest_no_platform", **about})
                return
            if self._stopping:
                return
            if now < self._not_before.get((_series(digest), day), now):
                return
            edition, state = await self._claim(digest, day)
            if edition is None:
                await self._left_alone(digest, day, state)
                return
            done = await self._send(edition, platform, even_if_empty=not digest.quiet)
            self._settled[_series(digest)] = day
            log.info("%s", done, extra={"action": "digest_sent", **about})
        except UncertainSend as error:
            self._settled[_series(digest)] = day
            log.warning("perhaps sent: %s", error.plain, extra={"action": "digest_uncertain", **about})
        except NewsdeskError as error:
            log.warning("not sent: %s", error.plain, extra={"action": "digest_failed", **about})
        except Exception:
            log.exception("not sent", extra={"action": "digest_failed", **about})

    async def _left_alone(self, digest: Digest, day: date, state: Sending | None) -> None:
        """Nothing is left to do: somebody else has it, or had it. What a crash left half done is made known once."""
        self._settled[_series(digest)] = day
        if state is Sending.SENDING and not self._looked:
            words = "the bot stopped while it was being sent"
            rows = [row for row in _rows(digest) if await self._state(digest, day, row) is Sending.SENDING]
            for row in rows:
                await self._ledger.mark(row, day, digest.place, Sending.UNCERTAIN, words)
            about = {"digest": digest.name, "day": day.isoformat()}
            log.warning("perhaps sent: %s", words, extra={"action": "digest_uncertain", **about})

    async def _claim(self, digest: Digest, day: date) -> tuple[_Edition | None, Sending | None]:
        """The edition, for the one caller that may send it; None for all others, with how far it has come."""
        state: Sending | None = None
        for row in _rows(digest):
            state = await self._state(digest, day, row)
            if state is None and await self._ledger.claim(row, day, digest.place, self._clock.now()):
                return _Edition(digest=digest, day=day, row=row), None
            if state is not Sending.FAILED:
                return None, state or Sending.SENDING
        return None, state

    async def _state(self, digest: Digest, day: date, row: str) -> Sending | None:
        return await self._ledger.state(row, day, digest.place)

    async def _send(self, edition: _Edition, platform: Platform, *, even_if_empty: bool) -> str:
        """Compose, post and mark. Raises what the platform raises, once it is written down."""
        digest, day = edition.digest, edition.day
        try:
            told = await self._new(digest, day)
            reply = compose(digest, day, told, previous_day(digest, day))
        except BaseException as error:
            await self._mark(edition, Sending.FAILED, f"not composed: {type(error).__name__}")
            raise
        if not told and not even_if_empty:
            await self._mark(edition, Sending.SENT, NOTHING_NEW)
            return NOTHING_NEW
        message = await self._posted(edition, platform, reply)
        await self._mark(edition, Sending.SENT, message)
        await self._remember(digest, told)
        return f"{digest.name} of {day.isoformat()} sent to {digest.place.platform}, message {message}"

    async def _posted(self, edition: _Edition, platform: Platform, reply: Reply) -> str:
        place = edition.digest.place
        try:
            return await platform.post(place, reply, key_of(edition.digest.key, edition.day, place))
        except UncertainSend as error:
            await self._mark(edition, Sending.UNCERTAIN, error.plain)
            raise
        except NewsdeskError as error:
            await self._mark(edition, Sending.FAILED, error.plain)
            raise
        except BaseException as error:  # cancelled, or a mistake of ours: nobody knows how far it came
            await self._mark(edition, Sending.UNCERTAIN, f"broken off: {type(error).__name__}")
            raise

    async def _mark(self, edition: _Edition, state: Sending, message: str) -> None:
        digest, day = edition.digest, edition.day
        await self._ledger.mark(edition.row, day, digest.place, state, message)
        attempt = _rows(digest).index(edition.row)
        if state is Sending.FAILED and attempt < len(PAUSES):
            self._not_before[_series(digest), day] = self._clock.now() + PAUSES[attempt]
        else:
            self._settled[_series(digest)] = day

    async def _new(self, digest: Digest, day: date) -> tuple[Told, ...]:
        """What is new since the digest before, and was not told by this digest already."""
        everything = await self._library.briefings(digest.place.tenant)
        fresh: list[Briefing] = []
        for briefing in since(everything, digest, previous_day(digest, day)):
            if await self._ledger.state(*_item(digest, briefing)) is None:
                fresh.append(briefing)
        return await gather(digest, fresh, self._library, self._wants)

    async def was_told(self, digest: Digest, briefing: Briefing) -> bool:
        """Whether this digest told it already."""
        return await self._ledger.state(*_item(digest, briefing)) is not None

    async def _remember(self, digest: Digest, told: tuple[Told, ...]) -> None:
        """Note which briefings were told, so that one dated yesterday is told yesterday or today, and not twice."""
        for each in told:
            row, day, place = _item(digest, each.briefing)
            if await self._ledger.claim(row, day, place, self._clock.now()):
                await self._ledger.mark(row, day, place, Sending.SENT)

    def _named(self, name: str | Digest) -> Digest:
        if isinstance(name, Digest):
            return name
        found = next((digest for digest in self._digests if digest.name == name), None)
        if found is None:
            names = ", ".join(digest.name for digest in self._digests)
            hint = f"There are: {names}." if names else "Add one to digests.toml: docs/howto/set-up-a-digest.md."
            raise NotFound(f"There is no digest called {name}.", hint=hint)
        return found

    def _today(self, digest: Digest) -> date:
        return self._clock.now().astimezone(digest.zone).date()


def key_of(name: str, day: date, place: Place) -> str:
    """What tells one digest of one day and channel from all others, in 24 characters; the same at every attempt."""
    parts = "\x1f".join((name, day.isoformat(), place.platform, place.workspace, place.channel))
    return base64.b32encode(hashlib.sha256(parts.encode()).digest()).decode()[:24].lower()


def _rows(digest: Digest) -> tuple[str, ...]:
    """The names of a day's attempts in the ledger; no digest can be called so."""
    return (digest.key, *(f"{digest.key}#{attempt}" for attempt in range(2, len(PAUSES) + 2)))


def _series(digest: Digest) -> _Series:
    return digest.key, digest.place


def _item(digest: Digest, briefing: Briefing) -> tuple[str, date, Place]:
    """Under what a briefing is noted as told. One that is published anew is new."""
    published = briefing.published
    on = published.date() if isinstance(published, datetime) else published
    return f"{digest.name}/{briefing.id}", on or date.min, digest.place


def _refusal(digest: Digest, day: date, state: Sending | None) -> NewsdeskError:
    """Why today's digest is not sent (again)."""
    about = f"The digest {digest.name} of {day.isoformat()}"
    match state:
        case Sending.SENT:
            return NewsdeskError(f"{about} was sent already.", hint="It goes out once a day.")
        case Sending.FAILED:
            return NewsdeskError(f"{about} failed {len(PAUSES) + 1} times and is not tried again.")
        case _:
            hint = "Look in the channel: it is not sent again, because it could arrive twice."
            return NewsdeskError(f"{about} was perhaps sent already.", hint=hint)
