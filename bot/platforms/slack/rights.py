"""Who somebody in a Slack workspace is: whether they manage it, and which language they read."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from bot.errors import NewsdeskError
from bot.platforms.slack.heard import Heard
from bot.platforms.slack.literal import Json
from bot.platforms.slack.outgoing import Outgoing
from bot.ports import Home

log = logging.getLogger(__name__)

KEPT = 600.0
"""Seconds for which Slack's word on somebody holds."""

MOST = 5_000
_RIGHTS = ("is_admin", "is_owner", "is_primary_owner")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What Slack says of somebody: whether they are an admin, and the locale of their Slack; "" where it is silent."""

    admin: bool = False
    locale: str = ""


class Rights:
    """Asks Slack who is an admin and which language somebody reads, both at once, and remembers it for a while."""

    def __init__(self, managers: tuple[str, ...], now: Callable[[], float]) -> None:
        """`managers` are ids of users who manage besides; `now` is a monotonic clock, in seconds."""
        self._managers = frozenset(managers)
        self._now = now
        self._known: OrderedDict[tuple[Home, str], tuple[float, Person]] = OrderedDict()

    async def manages(self, heard: Heard, outgoing: Outgoing) -> bool:
        """Whether the person may change what everybody there sees. In a direct chat everybody; in doubt nobody."""
        if heard.direct or heard.user in self._managers:
            return True
        return (await self._person(heard, outgoing)).admin

    async def locale(self, heard: Heard, outgoing: Outgoing) -> str:
        """The locale that the person's Slack is in, such as de-DE; "" in doubt."""
        return (await self._person(heard, outgoing)).locale

    def remembered(self, heard: Heard) -> str:
        """The same without asking, where there is no time for it: a form must open at once."""
        kept = self._known.get((heard.home, heard.user))
        return kept[1].locale if kept is not None else ""

    async def _person(self, heard: Heard, outgoing: Outgoing) -> Person:
        key = (heard.home, heard.user)
        kept = self._known.get(key)
        if kept is not None and self._now() - kept[0] < KEPT:
            return kept[1]
        found = await self._asked(heard.user, outgoing)
        self._known[key] = (self._now(), found)
        while len(self._known) > MOST:
            self._known.popitem(last=False)
        return found

    async def _asked(self, user: str, outgoing: Outgoing) -> Person:
        try:
            said = await outgoing.user(user)
        except NewsdeskError as error:
            log.warning("rights not known: %s", error.plain, extra={"action": "slack_rights_failed"})
            return Person()
        return Person(admin=is_admin(said), locale=str(said.get("locale") or ""))


def is_admin(user: Json) -> bool:
    """What users.info says of somebody; people of another workspace, bots and those who left manage nothing here.

    Source: docs.slack.dev/reference/objects/user-object.
    """
    if user.get("is_stranger") or user.get("deleted") or user.get("is_bot"):
        return False
    return any(user.get(right) is True for right in _RIGHTS)
