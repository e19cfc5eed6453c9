"""With which token Slack is spoken to: the one workspace's, or that of each workspace that has installed the app."""

from __future__ import annotations

from typing import Protocol

from slack_bolt.authorization import AuthorizeResult
from slack_sdk.oauth.installation_store import Bot

from bot.errors import NotFound
from bot.platforms.slack.installed import NAME, Store
from bot.platforms.slack.literal import Json
from bot.platforms.slack.outgoing import Outgoing
from bot.ports import Home, Installations, Place


class Workspaces(Protocol):
    """The workspaces that the bot is in."""

    plain: Outgoing
    """Speaks for the app itself."""

    async def begin(self, patience: float) -> str:
        """Who the bot is, in words. Raises BadToken, Unavailable."""
        ...

    async def authorized(self, home: Home) -> AuthorizeResult | None:
        """As whom the bot acts on what comes from there; None where it is not installed."""
        ...

    async def at(self, home: Home) -> Outgoing:
        """What speaks to the workspace something came from. Raises NotFound where the app is not installed there."""
        ...

    async def reaching(self, place: Place) -> Outgoing:
        """What speaks to a place of the bot's own accord. Raises NotFound where it cannot be reached."""
        ...


class OneWorkspace:
    """The workspace whose token stands in the settings."""

    def __init__(self, outgoing: Outgoing) -> None:
        self.plain = outgoing
        self._me: Json = {}

    async def begin(self, patience: float) -> str:
        """Ask Slack whose the token is."""
        self._me = await self.plain.who(patience)
        return f"{self._me.get('user')} in {self._me.get('team')}"

    async def authorized(self, home: Home) -> AuthorizeResult | None:
        """As the bot of that token: Slack is not asked again."""
        return AuthorizeResult.from_auth_test_response(bot_token=self.plain.client.token, auth_test_response=self._me)

    async def at(self, home: Home) -> Outgoing:
        """Always the same."""
        return self.plain

    async def reaching(self, place: Place) -> Outgoing:
        """Always the same."""
        return self.plain


class ManyWorkspaces:
    """Every workspace that has installed the app; asked of the store each time, because any replica may change it."""

    def __init__(self, installations: Installations, *, api_base: str = "") -> None:
        self.plain = Outgoing("", api_base=api_base)
        self._api_base = api_base
        self._installations = installations
        self._store = Store(installations)

    async def begin(self, patience: float) -> str:
        """How many workspaces there are."""
        count = len(await self._installations.every(NAME))
        return f"installed in {count} workspace{'' if count == 1 else 's'}"

    async def authorized(self, home: Home) -> AuthorizeResult | None:
        """As the bot of the installation."""
        bot = await self._bot(home)
        if bot is None:
            return None
        return AuthorizeResult(
            enterprise_id=home.enterprise or None,
            team_id=home.workspace or None,
            bot_token=bot.bot_token,
            bot_id=bot.bot_id,
            bot_user_id=bot.bot_user_id,
            bot_scopes=bot.bot_scopes,
        )

    async def at(self, home: Home) -> Outgoing:
        """With the token of the installation."""
        bot = await self._bot(home)
        if bot is None:
            raise NotFound(
                f"The app is not installed in the Slack workspace {home.workspace or home.enterprise}.",
                hint="Install it there again: the operator knows the address.",
            )
        return Outgoing(bot.bot_token, api_base=self._api_base)

    async def reaching(self, place: Place) -> Outgoing:
        """With the token of the place's workspace; of a direct chat it was noted when somebody wrote there."""
        noted = await self._installations.home(place)
        return await self.at(noted or Home("", place.workspace))

    async def _bot(self, home: Home) -> Bot | None:
        return await self._store.async_find_bot(
            enterprise_id=home.enterprise, team_id=home.workspace, is_enterprise_install=not home.workspace
        )
