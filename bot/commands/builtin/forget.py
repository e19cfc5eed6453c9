"""The command `forget`: what the bot keeps of somebody, or of a whole server, is deleted for good."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.commands.spec import Call, Completes, Opt, command
from bot.errors import BadConfiguration, BadInput
from bot.languages.words import say
from bot.ports import Counts, Forgetting
from bot.replies.blocks import Block, Bullets, Button, Buttons, Heading, Paragraph, Reply, line

ME, ALL = "me", "workspace"
_ALSO = {"my data": ME, "myself": ME, "us": ALL, "server": ALL, "all": ALL, "everything": ALL, "this server": ALL}


@dataclass(frozen=True, slots=True, kw_only=True)
class Forget:
    """Options of `forget`."""

    what: Annotated[
        str,
        Opt("me: what you told the bot; workspace: all that is kept of this server", Completes.FORGETTABLE, rest=True),
    ]
    sure: Annotated[bool, Opt("For a workspace: yes, delete it all for good")] = False


@command(examples=("forget me", "forget workspace", "forget workspace sure:yes"))
async def forget(options: Forget, call: Call) -> Reply:
    """Delete what is kept of you, or of this server, for good."""
    if call.forgetting is None:
        raise BadConfiguration(say("Nothing is kept here."), hint=say("Ask where Newsdesk runs."))
    wanted = " ".join(options.what.lower().split())
    match _ALSO.get(wanted, wanted):
        case "me":
            return await _person(call, call.forgetting())
        case "workspace":
            return await _whole(options, call, call.forgetting())
        case _:
            raise BadInput(
                say("I cannot forget {what}.", what=options.what[:40]),
                hint=say("Type forget me, or forget workspace for all that is kept of this place."),
            )


async def _person(call: Call, forgetting: Forgetting) -> Reply:
    """The one who asks, on the whole platform; in a direct chat, the chat too."""
    gone = await forgetting.forget_user(call.place.platform, call.user)
    if not call.place.workspace:
        for name, count in (await forgetting.forget_tenant(call.place.tenant)).items():
            gone[name] = gone.get(name, 0) + count
    if not gone:
        return _said(say("Nothing is kept of you."))
    kept = say("Digests that you asked for in channels belong to the channels and stay, without your name.")
    return Reply((Heading(say("You are forgotten")), _listed(gone), Paragraph(line(kept))), private=True)


async def _whole(options: Forget, call: Call, forgetting: Forgetting) -> Reply:
    """The server, the workspace or the direct chat; only its managers, and only when they are sure."""
    if not call.manager:
        raise BadInput(say("Only those who manage this place can have it forgotten."), hint=say("Your own: forget me."))
    tenant = call.place.tenant
    held = await forgetting.held(tenant)
    if not held:
        return _said(say("Nothing is kept of this place."))
    if not options.sure:
        warning = say("This would be deleted for good, and cannot be brought back:")
        blocks: list[Block] = [Heading(say("Forget this place?")), Paragraph(line(warning)), _listed(held)]
        blocks.append(Buttons((Button(say("Delete all of it"), "forget workspace sure:yes"),)))
        return Reply(tuple(blocks), private=True)
    gone = await forgetting.forget_tenant(tenant)
    return Reply((Heading(say("This place is forgotten")), _listed(gone)), private=True)


def _listed(counts: Counts) -> Bullets:
    return Bullets(tuple(line(f"{count} {name}") for name, count in counts.items()))


def _said(words: str) -> Reply:
    return Reply((Paragraph(line(words)),), private=True)
