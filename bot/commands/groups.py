"""Whom a digest mentions when it comes: one role of Discord, or one user group of Slack, that is really there."""

from __future__ import annotations

import re

from bot.commands.parse import nearest
from bot.commands.spec import Call
from bot.errors import BadInput, NotFound
from bot.languages.words import say
from bot.ports import Group

NOBODY = "none"
"""What is typed so that nobody is mentioned any more."""

_EVERYBODY = frozenset(("everyone", "here", "channel", "all"))
# as Discord writes a role in a message, and as Slack writes a user group
_MENTION = re.compile(r"<@&(\d+)>|<?!?subteam\^(\w+)(?:\|[^>]*)?>?")


async def group_named(text: str, call: Call) -> Group:
    """The group that somebody means by its name, its mention or its id; one with an empty id for nobody.

    Raises BadInput where whole channels are meant or there are no groups, NotFound with the nearest names for one that
    is not there, and what the platform raises.
    """
    mention = _MENTION.fullmatch(text.strip())
    wanted = (mention[1] or mention[2]) if mention else text.strip().lstrip("@").strip()
    if not mention and wanted.casefold() in (NOBODY, "nobody", "no one"):
        return Group("", "")
    if wanted.casefold() in _EVERYBODY:
        raise BadInput(say("A digest does not call everybody."), hint=say("Name a role, or a user group of Slack."))
    if call.groups is None:
        raise BadInput(
            say("There is nobody to notify here."), hint=say("Roles are notified in servers, groups in workspaces.")
        )
    groups = await call.groups()
    found = [each for each in groups if wanted == each.id] or [
        each for each in groups if wanted.casefold() == each.name.casefold()
    ]
    if len(found) > 1:
        told = say("There are {count} called {name}.", count=len(found), name=wanted[:40])
        raise BadInput(told, hint=say("Mention the one that you mean."))
    if not found:
        near = ", ".join(nearest(wanted, [each.name for each in groups]))
        hint = say("Did you mean {name}?", name=near) if near else None
        raise NotFound(say("There is no role or group {name} here.", name=wanted[:40]), hint=hint)
    return found[0]
