"""The hours in which a channel wants to be left alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietHours:
    """Local hours from `begins` up to, not including, `ends`; over midnight where `ends` is the earlier of the two.

    `zone` is an IANA name. Raises ValueError where both are the same, or the zone is not known.
    """

    begins: time
    ends: time
    zone: str

    def __post_init__(self) -> None:
        if self.begins == self.ends:
            raise ValueError("quiet hours must end at another time than they begin")
        try:
            ZoneInfo(self.zone)
        except (ZoneInfoNotFoundError, OSError):
            raise ValueError(f"there is no time zone {self.zone}") from None

    def cover(self, at: datetime) -> bool:
        """Whether nothing is to be posted at this (aware) moment."""
        local = at.astimezone(ZoneInfo(self.zone)).time()
        if self.begins < self.ends:
            return self.begins <= local < self.ends
        return local >= self.begins or local < self.ends

    def over(self, at: datetime) -> datetime:
        """The moment, in UTC, from which on something may be posted: `at` itself outside of these hours."""
        if not self.cover(at):
            return at.astimezone(UTC)
        zone = ZoneInfo(self.zone)
        local = at.astimezone(zone)
        day = local.date() + timedelta(days=1 if local.time() >= self.ends else 0)
        ended = datetime.combine(day, self.ends.replace(fold=local.fold), zone)
        return max(at.astimezone(UTC), ended.astimezone(UTC))
