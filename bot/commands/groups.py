"""Whom a digest mentions when it comes: one role of Discord, or one user group of Slack, that is really there."""

from __future__ import annotations

import re

from bot.commands.parse import nearest
from bot.commands.spec import Call
from bot.errors import BadInput, NotFound
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
        raise BadInput("A digest does not call everybody.", hint="Name a role, or a user group of Slack.")
    if call.groups is None:
        raise BadInput("There is nobody to notify here.", hint="Roles are notified in servers, groups in workspaces.")
    groups = await call.groups()
    found = [each for each in groups if wanted == each.id] or [
        each for each in groups if wanted.casefold() == each.name.casefold()
    ]
    if len(found) > 1:
        raise BadInput(f"There are {len(found)} called {wanted[:40]}.", hint="Mention the one that you mean.")
    if not found:
        near = ", ".join(nearest(wanted, [each.name for each in groups]))
        raise NotFound(f"There is no role or group {wanted[:40]} here.", hint=f"Did you mean {near}?" if near else None)
    return found[0]
