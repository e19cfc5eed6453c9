"""The command `why-not`: which step stopped something on its way to this channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.commands.spec import Call, Opt, command
from bot.errors import BadConfiguration
from bot.languages.words import say
from bot.replies.blocks import Reply


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyNot:
    """Options of `why-not`."""

    item: Annotated[str, Opt("Words of its title, its address, or its short name", rest=True, raw=True)]


@command(
    examples=("why-not ferries to Malta", "why-not https://coast.example/ferries"),
    words=("why did it not come", "why was it not posted", "did not come"),
)
async def why_not(options: WhyNot, call: Call) -> Reply:
    """Why did this not come here? Not fetched, a duplicate, too old, refused, filtered, told already?"""
    if call.channels is None:
        raise BadConfiguration(say("Nothing is read or posted here."), hint=say("Ask where Newsdesk runs."))
    return await call.channels().why_not(options.item, call.place)
