"""Telling the one who asked for a digest that it does not arrive, where they can be reached."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass

from bot.delivery.lanes import Job
from bot.errors import NewsdeskError
from bot.ports import Delivery, Ending, Ledger, Platform, Sending
from bot.replies.blocks import Block, Code, Heading, Link, Note, Paragraph, Reply, line
from bot.replies.wording import short

log = logging.getLogger(__name__)

TOLD = "whoever asked for it was told"


@dataclass(frozen=True, slots=True)
class Reports:
    """Tells people, once for each trouble: not again until the digest has arrived in between."""

    platforms: Mapping[str, Platform]
    ledger: Ledger

    async def tell(self, job: Job, ending: Ending) -> str | None:
        """Log it, and tell whoever asked; words for the ledger on whom it was told, None: nobody."""
        row, name = job.row, job.row.digest.partition("@")[0]
        action = "digest_uncertain" if ending.state is Sending.UNCERTAIN else "digest_given_up"
        about = {"digest": name, "day": row.day.isoformat(), "channel": row.place.channel, "why": ending.reason}
        log.warning("a digest did not arrive, or perhaps did not", extra={"action": action, **about})
        platform = self.platforms.get(row.place.platform)
        if not job.by or platform is None or await self._told_before(row, name):
            return None
        try:
            await platform.tell(job.by, row.place.tenant, _words(row, name, ending))
        except NewsdeskError as error:
            log.warning("not told", extra={"action": "digest_not_told", "digest": name, "why": error.plain})
            return f"whoever asked for it could not be told ({error.message.rstrip('.')})"
        return TOLD

    async def _told_before(self, row: Delivery, name: str) -> bool:
        """Whether the digest before this one did not arrive either."""
        found = await self.ledger.deliveries(row.place.tenant, 5, name)
        before = next((each for each in found if each.day < row.day and each.place == row.place), None)
        return before is not None and before.state in (Sending.FAILED, Sending.UNCERTAIN)


def _words(row: Delivery, name: str, ending: Ending) -> Reply:
    perhaps = ending.state is Sending.UNCERTAIN
    happened = "perhaps did not arrive" if perhaps else "did not arrive"
    what = line(f"The digest {name} of {row.day.isoformat()} {happened} in ", _channel(row), ".")
    why = short(ending.reason or "", 500).rstrip(".")
    after = "It is not sent again, because it could arrive twice." if perhaps else "The next one is tried again."
    blocks: list[Block] = [Heading(f"Your digest {name}"), Paragraph(what)]
    if why:
        blocks.append(Paragraph(line(f"Why: {why}.")))
    blocks.append(Note(line(f"{after} How it stands, asked in that channel: ", Code(f"digest why {name}"))))
    return Reply(tuple(blocks), private=True)


def _channel(row: Delivery) -> Link:
    """The channel, to be opened with a click."""
    place = row.place
    if place.platform == "discord":
        return Link("this channel", f"https://discord.com/channels/{place.workspace or '@me'}/{place.channel}")
    return Link("this channel", f"https://slack.com/app_redirect?channel={place.channel}&team={place.workspace}")
