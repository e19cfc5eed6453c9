"""The command `digest`: what is posted here by itself, when, and why it did or did not come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.commands.spec import Audience, Call, Completes, Opt, command
from bot.errors import BadConfiguration
from bot.languages.words import say
from bot.replies.blocks import Reply


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """Options of `digest`."""

    do: Annotated[
        str, Opt("list; or show, next, why, pause, resume, send, remove and a name", Completes.DIGESTING, rest=True)
    ] = "list"


@command(examples=("digest list", "digest why morning", "digest pause morning"), audience=Audience.MANAGERS)
async def digest(options: Digest, call: Call) -> Reply:
    """The digests of this server: list, show, next, why, pause, resume, send or remove one."""
    if call.digests is None:
        raise BadConfiguration(say("There are no digests here."), hint=say("Ask where Newsdesk runs."))
    action, _, name = options.do.strip().partition(" ")
    book = call.digests()
    tenant = call.place.tenant
    names = await book.names(tenant)
    if not name and len(names) == 1:
        name = names[0]
    return await book.do(action.lower() or "list", name.strip(), tenant)
