"""Where an app was let in: the servers or workspaces that installed it, each with a token of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.ports.places import Place, Tenant


@dataclass(frozen=True, slots=True, kw_only=True)
class Installed:
    """One installation. `workspace` is "" for one of a whole organisation; `enterprise` is "" where there is none.

    `data` is what the platform's library needs to go on, its token among it; it is never shown.
    """

    platform: str
    enterprise: str
    workspace: str
    data: str = field(repr=False)
    at: datetime


@dataclass(frozen=True, slots=True)
class Home:
    """Through which installation a tenant is reached: a direct chat tells no workspace, a workspace no organisation."""

    enterprise: str
    workspace: str


class Installations(Protocol):
    """The installations, for every process that serves; and what is needed to make one."""

    async def keep(self, installed: Installed) -> None:
        """Add it, or put it in place of the one before. Raises BadConfiguration where it cannot be sealed."""
        ...

    async def find(self, platform: str, enterprise: str, workspace: str) -> Installed | None:
        """That of the workspace, whatever its organisation, else that of the organisation; None where there is none.

        Raises BadConfiguration for one that was sealed with a key that is not known here.
        """
        ...

    async def every(self, platform: str) -> tuple[Home, ...]:
        """Where it is installed."""
        ...

    async def drop(self, platform: str, enterprise: str, workspace: str) -> bool:
        """Forget that of the workspace, or with an empty one that of the organisation; False where there is none."""
        ...

    async def note_home(self, tenant: Tenant, home: Home) -> None:
        """Through which installation a tenant is reached from now on."""
        ...

    async def home(self, place: Place) -> Home | None:
        """Through which installation a place is reached, where that was noted."""
        ...

    async def reached_through(self, platform: str, home: Home) -> tuple[Tenant, ...]:
        """The tenants that are reached through an installation, and will not be without it."""
        ...

    async def issue(self, state: str, until: datetime) -> None:
        """Remember that somebody has begun to install, for so long."""
        ...

    async def consume(self, state: str, now: datetime) -> bool:
        """Whether somebody had begun so, lately; True once."""
        ...
