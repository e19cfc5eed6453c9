"""The command `filter`: which news a channel wants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.commands.spec import Audience, Call, Completes, Opt, command
from bot.errors import BadConfiguration
from bot.languages.words import say
from bot.replies.blocks import Reply


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Options of `filter`."""

    do: Annotated[
        str,
        Opt(
            "show; set or test, and what is wanted: country:Norway and not source:tabloid; clear",
            None,
            rest=True,
            raw=True,
        ),
    ] = "show"
    digest: Annotated[str, Opt("Only for this digest; else for all that come here", Completes.DIGESTS)] = ""


@command(
    examples=(
        "filter",
        'filter set country:Norway and (predicate:pay or "defence budget") and not source:tabloid',
        "filter test entity:Holm",
        "filter clear",
    ),
    audience=Audience.MANAGERS,
)
async def filter_(options: Filter, call: Call) -> Reply:
    """Which news does this channel want? Set, show, test or clear its filter."""
    if call.channels is None:
        raise BadConfiguration(say("Nothing is posted by itself here."), hint=say("Ask where Newsdesk runs."))
    action, _, text = options.do.strip().partition(" ")
    return await call.channels().filter(action.lower() or "show", text.strip(), options.digest, call.place, call.user)
