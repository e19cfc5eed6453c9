"""The command `unfollow`: what a channel is not told of any more."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated

from bot.commands.builtin.follow import store_of
from bot.commands.spec import Audience, Call, Completes, Opt, command
from bot.errors import NotFound
from bot.languages.words import say
from bot.replies.blocks import Paragraph, Reply, line

ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfollow:
    """Options of `unfollow`."""

    what: Annotated[str, Opt("What it is called here; all for everything", Completes.FOLLOWED, rest=True)]


@command(examples=("unfollow ferries-malta", "unfollow all"), audience=Audience.MANAGERS)
async def unfollow(options: Unfollow, call: Call) -> Reply:
    """Tell this channel no more of a story, a name or a claim."""
    store = store_of(call)
    known = await store.follows(call.place)
    wanted = options.what.strip().strip('“”"').casefold()
    meant = [each for each in known if wanted == ALL or each.label.strip("“”").casefold() == wanted]
    if not meant and wanted:
        meant = [each for each in known if each.label.strip("“”").casefold().startswith(wanted)][:1]
    if not meant:
        near = get_close_matches(wanted, [each.label.casefold() for each in known], n=1, cutoff=0.5)
        hint = say("Did you mean {name}?", name=near[0]) if near else say("follow list tells what is followed.")
        raise NotFound(say("This channel does not follow “{words}”.", words=options.what[:60]), hint=hint)
    for each in meant:
        await store.drop_follow(each)
    names = ", ".join(each.label for each in meant)
    return Reply((Paragraph(line(say("This channel does not follow {what} any more.", what=names))),), private=True)
