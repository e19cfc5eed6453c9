"""Who sees what: the one rule that both libraries follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from typing import Protocol, TypeVar

from bot.ports import Tenant


class Shelved(Protocol):
    """Anything that stands on a shelf: it has an id that is unique there."""

    @property
    def id(self) -> str:
        """The id."""
        ...


T = TypeVar("T", bound=Shelved)


def shelves(tenant: Tenant | None) -> tuple[Tenant | None, ...]:
    """The shelves that a tenant may look at, its own first: its own copy wins over a public one of the same id."""
    return (None,) if tenant is None else (tenant, None)


def first_of_each(found: Iterable[T]) -> Iterator[T]:
    """The first of each id, so that what stands on two shelves is listed once."""
    seen: set[str] = set()
    for one in found:
        if one.id not in seen:
            seen.add(one.id)
            yield one


def newest_first(published: date | datetime | None, ident: str) -> tuple[float, str]:
    """Sorts by publication, newest first, without a date last; the id settles ties, so that a list never jumps."""
    if published is None:
        return float("inf"), ident
    at = published if isinstance(published, datetime) else datetime.combine(published, time.min, UTC)
    return -at.timestamp(), ident
