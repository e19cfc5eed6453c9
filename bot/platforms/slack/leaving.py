"""When a workspace puts the bot out: what was kept of it goes."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.errors import NewsdeskError
from bot.platforms.slack.installed import NAME
from bot.ports import Home, Installations, Place, Tenant

log = logging.getLogger(__name__)

Left = Callable[[Tenant], Awaitable[object]]
"""Is told of a tenant that the bot cannot reach any more."""


class Leaving:
    """Lets the data go when a workspace puts the bot out; until then notes how each direct chat is reached."""

    def __init__(self, installations: Installations | None, left: Left | None) -> None:
        """`left` forgets a tenant; without installations nothing is noted, and direct chats stay."""
        self._installations = installations
        self._left = left
        self._noted: dict[Tenant, Home] = {}

    async def note(self, place: Place, home: Home) -> None:
        """Remember through which installation a place is reached where its own ids do not tell; never fails."""
        tells = place.workspace and place.workspace == home.workspace and not home.enterprise
        if self._installations is None or tells or self._noted.get(place.tenant) == home:
            return
        try:
            await self._installations.note_home(place.tenant, home)
        except NewsdeskError as error:
            log.warning("not noted: %s", error.plain, extra={"action": "slack_home_failed"})
            return
        if len(self._noted) >= 10_000:
            self._noted.clear()
        self._noted[place.tenant] = home

    async def gone(self, home: Home, at: datetime) -> None:
        """The app was uninstalled, or its token revoked, at a moment: the installation and all that came through it go.

        Nothing does where the app has been installed again since: Slack may tell late.
        """
        if await self._back_since(home, at):
            return
        found = [Tenant(NAME, home.workspace or home.enterprise)]
        if self._installations is not None:
            found += await self._installations.reached_through(NAME, home)
            await self._installations.drop(NAME, home.enterprise, home.workspace)
        log.info("left a workspace", extra={"action": "slack_left", "workspace": home.workspace or home.enterprise})
        if self._left is not None:
            for tenant in dict.fromkeys(found):
                await self._left(tenant)

    async def _back_since(self, home: Home, at: datetime) -> bool:
        if self._installations is None:
            return False
        there = await self._installations.find(NAME, home.enterprise, home.workspace)
        return there is not None and there.workspace == home.workspace and there.at > at
