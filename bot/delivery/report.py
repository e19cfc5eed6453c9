"""Telling the one who asked for a digest that it does not arrive, where they can be reached."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.delivery.lanes import Job
from bot.errors import NewsdeskError
from bot.languages.lasting import again, lasting, together
from bot.languages.words import mark, say, speaking, spoken
from bot.ports import Delivery, Ending, Ledger, Place, Platform, Sending
from bot.replies.blocks import Block, Code, Heading, Link, Note, Paragraph, Reply, line
from bot.replies.phrase import phrase
from bot.replies.wording import short

log = logging.getLogger(__name__)

TOLD = mark("whoever asked for it was told")


@dataclass(frozen=True, slots=True)
class Reports:
    """Tells people, once for each trouble: not again until the digest has arrived in between.

    `language` is what is spoken in a channel.
    """

    platforms: Mapping[str, Platform]
    ledger: Ledger
    language: Callable[[Place], str] | None = None

    async def tell(self, job: Job, ending: Ending) -> str | None:
        """Log it, and tell whoever asked; words for the ledger on whom it was told, None: nobody."""
        row, name = job.row, job.row.digest.partition("@")[0]
        action = "digest_uncertain" if ending.state is Sending.UNCERTAIN else "digest_given_up"
        about = {"digest": name, "day": row.day.isoformat(), "channel": row.place.channel, "why": ending.reason}
        log.warning("a digest did not arrive, or perhaps did not", extra={"action": action, **about})
        platform = self.platforms.get(row.place.platform)
        if not job.by or platform is None or await self._told_before(row, name):
            return None
        with speaking(self.language(row.place) if self.language is not None else spoken()):
            words = _words(row, name, ending)
        try:
            await platform.tell(job.by, row.place.tenant, words)
        except NewsdeskError as error:
            log.warning("not told", extra={"action": "digest_not_told", "digest": name, "why": error.plain})
            return lasting("whoever asked for it could not be told ({why})", why=together(error.message, between=";"))
        return lasting(TOLD)

    async def _told_before(self, row: Delivery, name: str) -> bool:
        """Whether the digest before this one did not arrive either."""
        found = await self.ledger.deliveries(row.place.tenant, 5, name)
        before = next((each for each in found if each.day < row.day and each.place == row.place), None)
        return before is not None and before.state in (Sending.FAILED, Sending.UNCERTAIN)


def _words(row: Delivery, name: str, ending: Ending) -> Reply:
    """What whoever asked for it is told, in the language that is spoken now."""
    day, channel = row.day.isoformat(), _channel(row)
    if ending.state is Sending.UNCERTAIN:
        what = phrase(
            "The digest {name} of {day} perhaps did not arrive in {channel}.", name=name, day=day, channel=channel
        )
        after = say("It is not sent again, because it could arrive twice.")
    else:
        what = phrase("The digest {name} of {day} did not arrive in {channel}.", name=name, day=day, channel=channel)
        after = say("The next one is tried again.")
    blocks: list[Block] = [Heading(say("Your digest {name}", name=name)), Paragraph(what)]
    why = short(again(ending.reason or ""), 500).rstrip(".")
    if why:
        blocks.append(Paragraph(line(say("Why: {reason}.", reason=why))))
    stands = phrase("How it stands, asked in that channel: {command}", command=Code(f"digest why {name}"))
    blocks.append(Note(line(f"{after} ", *stands)))
    return Reply(tuple(blocks), private=True)


def _channel(row: Delivery) -> Link:
    """The channel, to be opened with a click."""
    place, label = row.place, say("this channel")
    if place.platform == "discord":
        return Link(label, f"https://discord.com/channels/{place.workspace or '@me'}/{place.channel}")
    return Link(label, f"https://slack.com/app_redirect?channel={place.channel}&team={place.workspace}")
