"""Sending digests: a tick puts what is due into the ledger, workers take it from there, and each goes out once.

    tick -> ledger (due) -> sender -> attempt -> ledger (sent, failed, uncertain)

One tick asks one question of the database, however many channels there are. Any number of processes may do this on one
database: the ledger lets one of them have each delivery.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock
from bot.delivery.attempt import Attempts
from bot.delivery.compose import Wants
from bot.delivery.digests import Digest, digest_of
from bot.delivery.editions import Editions, item_of
from bot.delivery.lanes import Job, Lanes
from bot.delivery.report import Reports
from bot.delivery.schedule import due_days, next_moments
from bot.delivery.sender import Sender
from bot.delivery.timing import Timing
from bot.errors import BadConfiguration, NewsdeskError, NotFound
from bot.facts.briefing import Briefing
from bot.languages.words import say
from bot.ports import Delivery, Glance, Ledger, Library, Place, Platform, Sending, Slot, Subscription, Subscriptions
from bot.replies.blocks import Reply

log = logging.getLogger(__name__)

FINISH = Timing().finish
"""Seconds that what is being sent gets when the bot is stopped."""

AGAIN = timedelta(hours=6)
"""A subscription is looked at again at the latest after this, so that whatever moved its time is noticed."""


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
        timing: Timing | None = None,
        language: Callable[[Place], str] | None = None,
    ) -> None:
        """`platforms` by name: those that are configured. A digest for another one waits, and the log says so.

        `subscriptions` are what was asked for in channels, and needs no restart; `wants` the filters of channels.
        `language` is that of a digest which names none, in its channel.
        """
        self._digests = digests
        self._platforms = platforms
        self._ledger = ledger
        self._clock = clock
        self._timing = timing or Timing()
        self._worker = clock.token(8)
        self.editions = Editions(library, ledger, clock, wants, language)
        reports = Reports(platforms, ledger, language)
        lanes = Lanes(self._timing.rates)
        self._attempts = Attempts(self._worker, ledger, platforms, self.editions, reports, clock, self._timing, lanes)
        self._sender = Sender(self._attempts, digests, subscriptions, clock, self._timing)
        self._added: set[str] = set()
        self._complained: set[str] = set()

    async def run(self) -> None:
        """Send what is due, at once and then as it falls due, until cancelled."""
        scheduler = AsyncIOScheduler(timezone="UTC")
        # on the whole minute among others, because that is when digests are due
        scheduler.add_job(
            self._tick_and_wake, "interval", seconds=self._timing.tick, start_date=datetime(2000, 1, 1, tzinfo=UTC),
            max_instances=1, coalesce=True, misfire_grace_time=None,
        )  # fmt: skip
        scheduler.start()
        sending = asyncio.create_task(self._sender.run())
        try:
            await self._tick_and_wake()
            await asyncio.shield(sending)
        finally:
            scheduler.shutdown(wait=False)
            await self._sender.stop()
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)

    async def tick(self) -> None:
        """Put what is due into the ledger, and send all of it."""
        await self.plan()
        await self._sender.round()

    async def plan(self) -> None:
        """Put what is due into the ledger: of the file, and of the channels. A database that is off is asked later."""
        now = self._clock.now()
        try:
            await self._plan_filed(now)
            await self._ledger.plan(now, self._glance)
        except NewsdeskError as error:
            log.warning("nothing planned: %s", error.whole, extra={"action": "digests_not_planned"})

    async def preview(self, which: str | Digest) -> Reply:
        """What the digest would say now; by name, one of the file. Raises NotFound for an unknown name."""
        digest = self._named(which)
        self.editions.renew()
        return (await self.editions.of(digest, self._today(digest))).reply

    async def send(self, which: str | Digest) -> str:
        """Send today's digest now, whatever its time and even when nothing is new; one line says what was done.

        Raises NotFound for an unknown name, BadConfiguration where its platform is off, NewsdeskError when today's was
        sent already or is being sent, and what the platform raises.
        """
        digest = self._named(which)
        if digest.place.platform not in self._platforms:
            raise BadConfiguration(
                say(
                    "The digest {name} goes to {platform}, which is not configured.",
                    name=digest.name,
                    platform=digest.place.platform,
                )
            )
        now = self._clock.now()
        slot = Slot(digest=digest.key, day=self._today(digest), place=digest.place)
        until = now + timedelta(seconds=self._timing.lease)
        row = await self._ledger.claim(slot, self._worker, now, until)
        if row is None:
            raise _refusal(digest, await self._ledger.delivery(slot), slot.day)
        self.editions.renew()
        return await self._attempts.make(Job(row=row, digest=digest), by_hand=True)

    async def was_told(self, digest: Digest, briefing: Briefing) -> bool:
        """Whether this digest told it already."""
        return bool(await self._ledger.told(digest.name, digest.place, (item_of(briefing),)))

    def next_times(self, name: str, count: int = 5) -> list[datetime]:
        """The digest's next moments, as local times of its zone. Raises NotFound for an unknown name."""
        return list(next_moments(self._named(name), self._clock.now(), count))

    def connected(self, platform: str) -> bool:
        """Whether digests for that platform can be sent from this process."""
        return platform in self._platforms

    async def _tick_and_wake(self) -> None:
        await self.plan()
        self._sender.wake()

    async def _plan_filed(self, now: datetime) -> None:
        """Those of the file are few, and this process remembers which it has added."""
        slots = [
            Slot(digest=digest.key, day=day, place=digest.place)
            for digest in self._digests
            if self._can_be_sent(digest)
            for day in due_days(digest, now)
        ]
        await self._ledger.add([slot for slot in slots if slot.key not in self._added], now)
        self._added = {slot.key for slot in slots}

    def _can_be_sent(self, digest: Digest) -> bool:
        """Whether its platform is configured; where it is not, the log says so once."""
        if digest.place.platform in self._platforms:
            return True
        if digest.name not in self._complained:
            self._complained.add(digest.name)
            about = {"action": "digest_no_platform", "digest": digest.name}
            log.warning("the platform of a digest is not configured", extra=about)
        return False

    def _glance(self, subscription: Subscription) -> Glance:
        """What of a subscription is due, and when to look again: at its next time, and now and then."""
        digest, now = digest_of(subscription), self._clock.now()
        slots = tuple(Slot(digest=digest.key, day=day, place=digest.place) for day in due_days(digest, now))
        moments = [now + AGAIN, *next_moments(digest, now, 1)]
        if digest.silent is not None and digest.silent.cover(now):
            moments.append(digest.silent.over(now))
        return Glance(due=slots, again=min(moments))

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


def _refusal(digest: Digest, row: Delivery | None, day: date) -> NewsdeskError:
    """Why today's digest is not sent (again)."""
    which = {"name": digest.name, "day": day.isoformat()}
    if row is not None and row.state is Sending.SENT:
        told = say("The digest {name} of {day} was sent already.", **which)
        return NewsdeskError(told, hint=say("It goes out once a day."))
    told = say("The digest {name} of {day} is being sent at this moment.", **which)
    return NewsdeskError(told, hint=say("How it went: {command}", command=f"digest why {digest.name}"))
