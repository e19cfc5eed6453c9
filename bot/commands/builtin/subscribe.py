"""The command `subscribe`: a digest in the channel where it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.commands.groups import group_named
from bot.commands.spec import Audience, Call, Completes, Opt, command
from bot.errors import BadConfiguration
from bot.languages.words import say
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
    topics: Annotated[
        str | None, Opt("Only these topics, between commas; all for every topic", complete=Completes.TOPICS)
    ] = None
    sources: Annotated[
        str | None, Opt("Only these sources or publishers, between commas; all for every one", Completes.SOURCES)
    ] = None
    length: Annotated[
        str | None, Opt("headlines, brief (some bullets of each story) or full; brief if left out", Completes.LENGTHS)
    ] = None
    items: Annotated[int | None, Opt("The most bullets, or stories; 8 if left out", low=1, high=25)] = None
    language: Annotated[str | None, Opt("The language of its own words: de, en, es", Completes.LANGUAGES)] = None
    thread: Annotated[bool | None, Opt("Whether it comes into this thread; into the channel if left out")] = None
    notify: Annotated[
        str | None, Opt("A role or user group to mention when it comes; none for nobody", Completes.GROUPS)
    ] = None
    silent: Annotated[
        str | None, Opt("Hours in which it never comes, however late it is, such as 22:00-07:00; or none")
    ] = None
    quiet: Annotated[bool | None, Opt("Whether nothing is posted when nothing is new; yes if left out")] = None
    name: Annotated[str, Opt("A name, to have several", complete=Completes.DIGESTS)] = "digest"


@command(
    examples=("subscribe 08:00", 'subscribe 17:30 weekdays:weekdays zone:Europe/Berlin topics:"Ukraine, Trade"'),
    audience=Audience.MANAGERS,
)
async def subscribe(options: Subscribe, call: Call) -> Reply:
    """Post a digest in this channel, every day at a time."""
    if call.digests is None:
        raise BadConfiguration(say("There are no digests here."), hint=say("Ask where Newsdesk runs."))
    wish = Wish(
        time=options.time,
        name=options.name,
        weekdays=options.weekdays,
        zone=options.zone,
        topics=options.topics,
        items=options.items,
        quiet=options.quiet,
        sources=options.sources,
        length=options.length,
        language=options.language,
        thread=options.thread,
        notify=await group_named(options.notify, call) if options.notify is not None else None,
        silent=options.silent,
    )
    return await call.digests().subscribe(wish, call.place, call.user)
