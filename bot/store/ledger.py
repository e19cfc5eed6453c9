"""The record of deliveries: one row per digest, local day and channel, unique in the database."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import ColumnElement, RowMapping, and_, func, or_, select, update

from bot.clock import Clock
from bot.errors import NotFound
from bot.ports import Delivery, Place, Sending, Tenant
from bot.store.database import Database, insert
from bot.store.tables import deliveries


class SqlLedger:
    """Fulfils `bot.ports.Ledger`. However many processes try, the database lets one of them in."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def claim(self, digest: str, day: date, place: Place, at: datetime) -> bool:
        """True for exactly one caller per digest, day and place. `at` is an aware moment."""
        moment = at.astimezone(UTC).isoformat()
        values = {
            "digest": digest,
            "day": day.isoformat(),
            "platform": place.platform,
            "workspace": place.workspace,
            "channel": place.channel,
            "state": Sending.SENDING.value,
            "claimed": moment,
            "updated": moment,
        }
        async with self._database.writing() as connection:
            statement = insert(connection, deliveries).values(values).on_conflict_do_nothing()
            won = (await connection.execute(statement.returning(deliveries.c.digest))).first()
        return won is not None

    async def mark(self, digest: str, day: date, place: Place, state: Sending, message: str | None = None) -> None:
        """Note how the delivery went. Raises NotFound when nobody claimed it."""
        change = {"state": state.value, "message": message, "updated": self._clock.now().isoformat()}
        async with self._database.writing() as connection:
            statement = update(deliveries).where(_of(digest, day, place)).values(change)
            marked = (await connection.execute(statement.returning(deliveries.c.digest))).first()
        if marked is None:
            raise NotFound(f"Nobody began to send {digest!r} of {day.isoformat()} to {place.channel}.")

    async def state(self, digest: str, day: date, place: Place) -> Sending | None:
        """How far it has come; None where nobody claimed it."""
        async with self._database.reading() as connection:
            query = select(deliveries.c.state).where(_of(digest, day, place))
            state = (await connection.execute(query)).scalar()
        return Sending(state) if state is not None else None

    async def deliveries(self, tenant: Tenant | None, most: int, digest: str | None = None) -> tuple[Delivery, ...]:
        """The tenant's last deliveries (None: everybody's), newest first; with `digest`, of that one, all attempts."""
        query = select(deliveries).where(_A_DIGEST).order_by(deliveries.c.claimed.desc()).limit(most)
        if digest is not None:
            name = deliveries.c.digest
            further = (name.startswith(f"{digest}{mark}", autoescape=True) for mark in "#@")
            query = query.where(or_(name == digest, *further))
        if tenant is not None:
            query = query.where(deliveries.c.platform == tenant.platform, _workspace(tenant))
        async with self._database.reading() as connection:
            return tuple(map(_delivery, (await connection.execute(query)).mappings()))

    async def tally(self) -> dict[Sending, int]:
        """How many deliveries have come how far, over all tenants."""
        query = select(deliveries.c.state, func.count()).where(_A_DIGEST).group_by(deliveries.c.state)
        async with self._database.reading() as connection:
            return {Sending(state): number for state, number in (await connection.execute(query)).all()}


# what a digest told is noted beside it, as digest/briefing, and is no delivery
_A_DIGEST = ~deliveries.c.digest.contains("/")


def _workspace(tenant: Tenant) -> ColumnElement[bool]:
    """A direct chat is its own tenant, and has no workspace."""
    direct = tenant.workspace.removeprefix("direct:")
    if direct != tenant.workspace:
        return and_(deliveries.c.workspace == "", deliveries.c.channel == direct)
    return deliveries.c.workspace == tenant.workspace


def _delivery(row: RowMapping) -> Delivery:
    return Delivery(
        digest=row["digest"],
        day=date.fromisoformat(row["day"]),
        place=Place(row["platform"], row["workspace"], row["channel"]),
        state=Sending(row["state"]),
        message=row["message"],
        claimed=datetime.fromisoformat(row["claimed"]),
    )


def _of(digest: str, day: date, place: Place) -> ColumnElement[bool]:
    return and_(
        deliveries.c.digest == digest,
        deliveries.c.day == day.isoformat(),
        deliveries.c.platform == place.platform,
        deliveries.c.workspace == place.workspace,
        deliveries.c.channel == place.channel,
    )
