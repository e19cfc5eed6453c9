"""Installing into workspaces by OAuth: Slack's library, with what it keeps in the store of the core.

Source: docs.slack.dev/authentication/installing-with-oauth.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.platforms.slack.outgoing import quiet
from bot.platforms.slack.project import INSTALL_PATH, REDIRECT_PATH, SCOPES
from bot.ports import Installations, Installed

NAME = "slack"
BEGUN = timedelta(minutes=10)
"""So long somebody may take to agree on Slack's page."""

_KEPT = (
    *("app_id", "enterprise_id", "enterprise_name", "team_id", "team_name", "bot_token", "bot_id", "bot_user_id"),
    *("bot_scopes", "user_id", "is_enterprise_install", "token_type"),
)
"""What is kept of an installation: no token of a person, because none is asked for."""


class Store(AsyncInstallationStore):
    """Fulfils the library's protocol over `bot.ports.Installations`. Raises what that raises."""

    def __init__(self, installations: Installations) -> None:
        self._installations = installations

    async def async_save(self, installation: Installation) -> None:
        """Keep it, in place of an older one of the same workspace."""
        whole = bool(installation.is_enterprise_install)
        kept = {name: getattr(installation, name) for name in _KEPT}
        installed = Installed(
            platform=NAME,
            enterprise=installation.enterprise_id or "",
            workspace="" if whole else installation.team_id or "",
            data=json.dumps(kept),
            at=datetime.fromtimestamp(installation.installed_at, UTC),
        )
        await self._installations.keep(installed)

    async def async_find_installation(
        self,
        *,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None = None,
        is_enterprise_install: bool | None = False,
    ) -> Installation | None:
        """That of the workspace, else that of its organisation."""
        workspace = "" if is_enterprise_install else team_id or ""
        found = await self._installations.find(NAME, enterprise_id or "", workspace)
        if found is None:
            return None
        kept: dict[str, Any] = json.loads(found.data)
        return Installation(**kept, installed_at=found.at.timestamp())

    async def async_find_bot(
        self, *, enterprise_id: str | None, team_id: str | None, is_enterprise_install: bool | None = False
    ) -> Bot | None:
        """The bot of that installation."""
        found = await self.async_find_installation(
            enterprise_id=enterprise_id, team_id=team_id, is_enterprise_install=is_enterprise_install
        )
        return found.to_bot() if found is not None else None

    async def async_delete_installation(
        self, *, enterprise_id: str | None, team_id: str | None, user_id: str | None = None
    ) -> None:
        """Forget it."""
        await self._installations.drop(NAME, enterprise_id or "", team_id or "")

    async def async_delete_bot(self, *, enterprise_id: str | None, team_id: str | None) -> None:
        """The same: an installation is its bot."""
        await self.async_delete_installation(enterprise_id=enterprise_id, team_id=team_id)


class States(AsyncOAuthStateStore):
    """Who has begun to install: in the database, because Slack may send them back to another replica."""

    def __init__(self, installations: Installations, clock: Clock) -> None:
        self._installations = installations
        self._clock = clock

    async def async_issue(self, *args: Any, **kwargs: Any) -> str:
        """A new state that nobody can guess."""
        state = self._clock.token()
        await self._installations.issue(state, self._clock.now() + BEGUN)
        return state

    async def async_consume(self, state: str) -> bool:
        """Whether it was issued within ten minutes, and not used."""
        return bool(state) and await self._installations.consume(state, self._clock.now())


def oauth(
    client: AsyncWebClient,
    installations: Installations,
    clock: Clock,
    *,
    client_id: str,
    client_secret: str,
    public_address: str = "",
) -> AsyncOAuthFlow:
    """The pages under which a workspace installs the app. `public_address`: where Slack sends people back to."""
    settings = AsyncOAuthSettings(
        client_id=client_id,
        client_secret=client_secret,
        scopes=list(SCOPES),
        user_scopes=[],
        redirect_uri=f"{public_address}{REDIRECT_PATH}" if public_address else None,
        install_path=INSTALL_PATH,
        redirect_uri_path=REDIRECT_PATH,
        installation_store=Store(installations),
        installation_store_bot_only=True,
        state_store=States(installations, clock),
        state_expiration_seconds=int(BEGUN.total_seconds()),
        logger=quiet("oauth"),
    )
    return AsyncOAuthFlow(client=client, logger=quiet("oauth"), settings=settings)
