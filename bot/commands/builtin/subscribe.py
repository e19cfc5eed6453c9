"""The command `subscribe`: a digest in the channel where it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.commands.spec import Audience, Call, Completes, Opt, command
from bot.errors import BadConfiguration
from bot.ports import Wish
from bot.replies.blocks import Reply


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscribe:
    """Options of `subscribe`."""

    time: Annotated[str, Opt("The local time of day, such as 08:00", rest=True)]
    weekdays: Annotated[str | None, Opt("Such as mon, wed, fri; daily, weekdays, weekends. Every day if left out")] = (
        None
    )
    zone: Annotated[str | None, Opt("The time zone, such as Europe/Berlin", complete=Completes.ZONES)] = None
    topics: Annotated[str | None, Opt("Only these topics, between commas; all for every topic")] = None
    items: Annotated[int | None, Opt("The most bullets; 8 if left out", low=1, high=25)] = None
    quiet: Annotated[bool | None, Opt("Whether nothing is posted when nothing is new; yes if left out")] = None
    name: Annotated[str, Opt("A name, to have several", complete=Completes.DIGESTS)] = "digest"


@command(
    examples=("subscribe 08:00", 'subscribe 17:30 weekdays:weekdays zone:Europe/Berlin topics:"Ukraine, Trade"'),
    audience=Audience.MANAGERS,
)
async def subscribe(options: Subscribe, call: Call) -> Reply:
    """Post a digest in this channel, every day at a time."""
    if call.digests is None:
        raise BadConfiguration("There are no digests here.", hint="Ask where Newsdesk runs.")
    wish = Wish(
        time=options.time,
        name=options.name,
        weekdays=options.weekdays,
        zone=options.zone,
        topics=options.topics,
        items=options.items,
        quiet=options.quiet,
    )
    return await call.digests().subscribe(wish, call.place, call.user)
