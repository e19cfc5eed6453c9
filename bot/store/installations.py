"""The installations in the database, for every replica alike; tokens are sealed where there is a key."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, or_, select

from bot.ports import Home, Installed, Place, Tenant
from bot.store.database import Database, insert
from bot.store.installation_tables import homes, install_states, installations
from bot.store.moments import written
from bot.store.seal import Seal


class SqlInstallations:
    """Fulfils `bot.ports.Installations`."""

    def __init__(self, database: Database, seal: Seal) -> None:
        self._database = database
        self._seal = seal

    async def keep(self, installed: Installed) -> None:
        """Add it, or put it in place of the one before."""
        values = {
            "platform": installed.platform,
            "enterprise": installed.enterprise,
            "workspace": installed.workspace,
            "data": self._seal.sealed(installed.data),
            "at": written(installed.at),
        }
        await self._put(installations, values, ("platform", "enterprise", "workspace"))

    async def find(self, platform: str, enterprise: str, workspace: str) -> Installed | None:
        """The workspace's own, else that of its organisation."""
        own = installations.c.workspace == workspace
        whole = and_(installations.c.enterprise == enterprise, installations.c.workspace == "")
        wanted = [where for where, given in ((own, workspace), (whole, enterprise)) if given]
        query = select(installations).where(installations.c.platform == platform, or_(*wanted))
        if not wanted:
            return None
        async with self._database.reading() as connection:
            row = (await connection.execute(query.order_by(installations.c.workspace.desc()))).mappings().first()
        if row is None:
            return None
        at = datetime.fromisoformat(row["at"])
        data = self._seal.opened(row["data"])
        return Installed(platform=platform, enterprise=row["enterprise"], workspace=row["workspace"], data=data, at=at)

    async def every(self, platform: str) -> tuple[Home, ...]:
        """Where it is installed, in a lasting order."""
        columns = (installations.c.enterprise, installations.c.workspace)
        query = select(*columns).where(installations.c.platform == platform).order_by(*columns)
        async with self._database.reading() as connection:
            return tuple(Home(*row) for row in await connection.execute(query))

    async def drop(self, platform: str, enterprise: str, workspace: str) -> bool:
        """Forget that of the workspace; without one, that of the organisation."""
        there = [installations.c.platform == platform, installations.c.workspace == workspace]
        if not workspace:
            there.append(installations.c.enterprise == enterprise)
        async with self._database.writing() as connection:
            return (await connection.execute(delete(installations).where(*there))).rowcount > 0

    async def note_home(self, tenant: Tenant, home: Home) -> None:
        """Through which installation a tenant is reached from now on."""
        values = {"enterprise": home.enterprise, "workspace": home.workspace}
        await self._put(homes, {"platform": tenant.platform, "tenant": tenant.workspace, **values}, _HOME)

    async def home(self, place: Place) -> Home | None:
        """Through which installation a place is reached, where that was noted."""
        tenant = place.tenant
        query = select(homes.c.enterprise, homes.c.workspace).where(
            homes.c.platform == tenant.platform, homes.c.tenant == tenant.workspace
        )
        async with self._database.reading() as connection:
            row = (await connection.execute(query)).first()
        return Home(*row) if row is not None else None

    async def reached_through(self, platform: str, home: Home) -> tuple[Tenant, ...]:
        """The direct chats of a workspace, and the workspaces of an organisation."""
        there = homes.c.workspace == home.workspace
        if not home.workspace:
            there = homes.c.enterprise == home.enterprise
        query = select(homes.c.tenant).where(homes.c.platform == platform, there).order_by(homes.c.tenant)
        async with self._database.reading() as connection:
            return tuple(Tenant(platform, found) for found in (await connection.execute(query)).scalars())

    async def issue(self, state: str, until: datetime) -> None:
        """Remember that somebody has begun to install."""
        async with self._database.writing() as connection:
            await connection.execute(install_states.insert(), [{"state": state, "until": written(until)}])

    async def consume(self, state: str, now: datetime) -> bool:
        """Whether somebody had begun so; what is too old goes on the way."""
        async with self._database.writing() as connection:
            await connection.execute(delete(install_states).where(install_states.c.until < written(now)))
            gone = await connection.execute(delete(install_states).where(install_states.c.state == state))
            return gone.rowcount > 0

    async def _put(self, table: Any, values: dict[str, str], key: tuple[str, ...]) -> None:
        async with self._database.writing() as connection:
            statement = insert(connection, table).values(values)
            changed = {name: statement.excluded[name] for name in values if name not in key}
            await connection.execute(statement.on_conflict_do_update(index_elements=list(key), set_=changed))


_HOME = ("platform", "tenant")
