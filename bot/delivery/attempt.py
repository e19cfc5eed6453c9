"""One attempt at a delivery: find out how it stands, compose, hand over, and write down how it went.

    held -> (begun before? look for it) -> compose -> begin -> post -> settle

`begin` is written before the call and `settle` after the answer, so whoever finds a row that was begun knows that its
message may be there. Within the time for which the platform knows the key, the same call cannot make a second message;
after that it is looked for; and where that cannot be, the row is held as uncertain, and people are told.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.delivery.digests import Digest
from bot.delivery.editions import Edition, Editions
from bot.delivery.lanes import Job, Lanes
from bot.delivery.report import Reports
from bot.delivery.schedule import moment_on
from bot.delivery.timing import Timing
from bot.delivery.told import NOTHING_NEW
from bot.errors import Busy, NewsdeskError, Unavailable, UncertainSend, Unknowable
from bot.languages.lasting import lasting, together
from bot.languages.words import mark, say
from bot.ports import Delivery, Ending, Ledger, Platform, Sending
from bot.ports.problems import problem

log = logging.getLogger(__name__)

TAKEN_OVER = mark("Another process sends this digest now.")
_MARK_PAUSES = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0)  # seconds between tries to write down how it went


@dataclass(frozen=True, slots=True)
class Attempts:
    """Makes attempts at deliveries that `worker` holds."""

    worker: str
    ledger: Ledger
    platforms: Mapping[str, Platform]
    editions: Editions
    reports: Reports
    clock: Clock
    timing: Timing
    lanes: Lanes

    async def make(self, job: Job, *, by_hand: bool = False) -> str:
        """Bring it to an end, or as far as it goes now; what was done, in a line.

        `by_hand`: whatever its time, and even when nothing is new. Raises what stood in the way, once it is noted.
        """
        digest = job.digest
        if digest is None:
            return await self._unwanted(job.row)
        row, edition = job.row, await self._edition(job, digest)
        platform = self.platforms[row.place.platform]
        if row.began is not None and self.clock.now() - row.began > platform.remembers:
            found = await self._looked_for(job, digest, edition, platform)
            if found is not None:
                return await self._sent(row, edition, found)
            row = replace(row, began=None)
        if not by_hand and (over := await self._not_now(job, row, digest, edition)) is not None:
            return over
        now = self.clock.now()
        if not await self.ledger.begin(row, self.worker, now, edition.items):
            raise Unavailable(say(TAKEN_OVER))
        before, row = row, replace(row, attempts=row.attempts + 1, began=row.began or now)
        message = await self._posted(replace(job, row=row), before, digest, edition, platform)
        return await self._sent(row, edition, message)

    async def _edition(self, job: Job, digest: Digest) -> Edition:
        row = job.row
        try:
            return await self.editions.of(digest, row.day, row.items)
        except Exception as error:
            unforeseen = lasting("not composed: {error}", error=type(error).__name__)
            why = problem(error) if isinstance(error, NewsdeskError) else unforeseen
            await self._again(job, row, why)
            raise

    async def _unwanted(self, row: Delivery) -> str:
        """Its digest was removed or paused since it fell due."""
        await self.ledger.withdraw(row, self.worker)
        words = lasting("the digest was removed or paused before it was sent")
        state = Sending.UNCERTAIN if row.began else Sending.FAILED
        await self._settle(row, Ending(state=state, reason=words, began=row.began))
        return words

    async def _not_now(self, job: Job, row: Delivery, digest: Digest, edition: Edition) -> str | None:
        """Why it is not handed over, where that is so, after noting it."""
        now = self.clock.now()
        if row.began is None and too_late(digest, row, now, self.timing):
            words = lasting("its day was over before it could be sent")
            await self._end(job, row, Ending(state=Sending.FAILED, reason=_both(row.reason, words)))
            return words
        if row.began is None and digest.silent is not None and digest.silent.cover(now):
            await self._settle(row, Ending(state=Sending.DUE, due=digest.silent.over(now)))
            return say("put off until its quiet hours are over")
        if row.began is None and digest.quiet and not edition.items:
            await self._settle(row, Ending(state=Sending.SENT, message=NOTHING_NEW))
            return say(NOTHING_NEW)
        return None

    async def _looked_for(self, job: Job, digest: Digest, edition: Edition, platform: Platform) -> str | None:
        """The message of an earlier attempt; None: certainly it is not there. What stands in the way is noted."""
        row = job.row
        assert row.began is not None
        try:
            return await platform.find(digest.place, edition.reply, row.slot.key, row.began)
        except Unknowable as error:
            words = together(lasting("it was handed over, and whether it arrived cannot be found out:"), problem(error))
            await self._end(job, row, Ending(state=Sending.UNCERTAIN, reason=words, began=row.began))
            raise UncertainSend(error.message, hint=error.hint) from error
        except Exception as error:  # also what nobody foresaw: it would else be looked for without end
            row = replace(row, attempts=row.attempts + 1)
            why = problem(error) if isinstance(error, NewsdeskError) else type(error).__name__
            await self._unclear(replace(job, row=row), row, together(lasting("it could not be looked for:"), why))
            raise

    async def _posted(self, job: Job, before: Delivery, digest: Digest, edition: Edition, platform: Platform) -> str:
        """Hand it over. `before` is the row as it was before this attempt: nothing else may have arrived."""
        row = job.row
        try:
            await asyncio.sleep(self.lanes.reserve(row.slot.lane, asyncio.get_running_loop().time()))
            return await platform.post(digest.place, edition.reply, row.slot.key)
        except Busy as error:
            due = self.clock.now() + timedelta(seconds=error.after)
            await self._settle(row, _certain(before, Ending(state=Sending.DUE, reason=problem(error), due=due)))
            raise
        except UncertainSend as error:
            await self._unclear(job, row, problem(error))
            raise
        except NewsdeskError as error:
            await self._again(replace(job, row=replace(row, began=before.began)), before, problem(error))
            raise
        except BaseException as error:  # cancelled, or a mistake of ours: nobody knows how far it came
            await self._unclear(job, row, lasting("broken off: {error}", error=type(error).__name__))
            raise

    async def _sent(self, row: Delivery, edition: Edition, message: str) -> str:
        await self._settle(row, Ending(state=Sending.SENT, message=message, told=edition.items))
        name = row.digest.partition("@")[0]
        said = {"name": name, "day": row.day.isoformat(), "platform": row.place.platform, "ident": message}
        return say("{name} of {day} sent to {platform}, message {ident}", **said)

    async def _again(self, job: Job, before: Delivery, why: str) -> None:
        """It certainly did not arrive this time: try again after a pause, or give up."""
        row, pauses = job.row, self.timing.failed
        attempts = max(row.attempts, before.attempts + 1)
        if attempts > len(pauses):
            state = Sending.FAILED if before.began is None else Sending.UNCERTAIN
            await self._end(job, row, Ending(state=state, reason=why, began=before.began, attempts=attempts))
            return
        due = self.clock.now() + pauses[attempts - 1]
        ending = Ending(state=Sending.DUE, reason=why, due=due, attempts=attempts)
        await self._settle(row, replace(_certain(before, ending), attempts=attempts))

    async def _unclear(self, job: Job, row: Delivery, why: str) -> None:
        """It may have arrived: find out after a pause; after the last one it is held."""
        pauses = self.timing.uncertain
        ending = Ending(state=Sending.UNCERTAIN, reason=why, began=row.began, attempts=row.attempts)
        if row.attempts > len(pauses):
            await self._end(job, row, ending)
            return
        await self._settle(row, replace(ending, due=self.clock.now() + pauses[row.attempts - 1]))

    async def _end(self, job: Job, row: Delivery, ending: Ending) -> None:
        """It ends without having arrived for certain: note it, and tell whoever asked for it."""
        told = await self.reports.tell(job, ending)
        await self._settle(row, replace(ending, reason=_both(ending.reason, told)))

    async def _settle(self, row: Delivery, ending: Ending) -> None:
        """Write it down, and try again where the database does not answer: the platform has done its part."""
        for pause in (*_MARK_PAUSES, None):
            try:
                await self.ledger.settle(row, self.worker, self.clock.now(), ending)
                return
            except Unavailable:
                if pause is None:
                    raise
                log.warning("not noted yet", extra={"action": "digest_not_noted", "digest": row.digest})
            await asyncio.sleep(pause)


def too_late(digest: Digest, row: Delivery, now: datetime, timing: Timing) -> bool:
    """Whether the local day of a delivery is over for so long that it is not sent any more."""
    if now.astimezone(digest.zone).date() <= row.day:
        return False
    at = moment_on(digest, row.day) or row.claimed
    return now - max(at, row.claimed) > (timing.late_again if row.attempts else timing.late)


def _certain(before: Delivery, ending: Ending) -> Ending:
    """An ending of an attempt that did not arrive, where an earlier one may have."""
    if before.began is None:
        return replace(ending, attempts=before.attempts)
    return replace(ending, state=Sending.UNCERTAIN, began=before.began, attempts=before.attempts)


def _both(one: str | None, other: str | None) -> str | None:
    return together(one, other, between="; ") if one or other else None
