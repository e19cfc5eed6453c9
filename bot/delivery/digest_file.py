"""The digests of digests.toml, read and checked: every mistake with its line and the nearest word."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from bot.delivery.digests import (
    DAYS,
    MOST_ITEMS,
    NAME,
    PLATFORMS,
    WHOLE_DAYS,
    Digest,
    meant,
    quiet_hours,
    time_of_day,
    weekday,
)
from bot.errors import BadInput
from bot.languages.words import LANGUAGES
from bot.ports import Length, Place, QuietHours
from bot.settings.tables import Table, read_tables

KEYS = (
    *("channel", "time", "weekdays", "zone", "topics", "sources", "items", "length", "language", "notify"),
    *("quiet", "silent"),
)
CHANNEL_KEYS = ("platform", "workspace", "channel", "thread")


def read_digests(path: Path, default_zone: ZoneInfo) -> tuple[Digest, ...]:
    """The digests of a file, in its order; none where there is no file.

    `default_zone` holds for digests that name none. Raises BadInput, with the file and the line, for what is wrong.
    """
    return tuple(_Read(table).digest(default_zone) for table in read_tables(path, "digests"))


class _Read:
    """Reads one table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def digest(self, default_zone: ZoneInfo) -> Digest:
        """The table as a digest. Raises BadInput."""
        table, name = self._table, self._table.name
        table.be_a_table("a digest", "[morning]")
        if not NAME.fullmatch(name):
            raise table.wrong(f"{name!r} is no name of a digest: small letters, digits, - and _, 40 at most")
        table.known(KEYS)
        for key in ("channel", "time"):
            if key not in table.values:
                raise table.wrong(f"The digest {name} has no {key}")
        zone, at = self._zone(default_zone), self._time()
        return Digest(
            name=name,
            place=self._place(),
            time=at,
            zone=zone,
            weekdays=self._weekdays(),
            topics=tuple(table.strings("topics")),
            sources=tuple(table.strings("sources")),
            items=table.number("items", 8, 1, MOST_ITEMS),
            quiet=table.flag("quiet", True),
            length=self._length(),
            language=self._language(),
            notify=self._notify(),
            silent=self._silent(at, zone),
        )

    def _place(self) -> Place:
        channel = self._table.values["channel"]
        if not isinstance(channel, dict):
            hint = 'Write channel = { platform = "discord", workspace = "...", channel = "..." }.'
            raise self._table.wrong("channel must say platform, workspace and channel", "channel", hint)
        self._table.known(CHANNEL_KEYS, "key of channel", channel)
        found = {key: self._ident(channel, key) for key in CHANNEL_KEYS if key != "thread"}
        thread = self._ident(channel, "thread") if "thread" in channel else None
        if found["platform"] not in PLATFORMS:
            raise self._table.wrong(
                f"There is no platform {found['platform']}", "platform", meant(found["platform"], PLATFORMS)
            )
        return Place(found["platform"], found["workspace"], found["channel"], thread)

    def _ident(self, channel: Mapping[str, Any], key: str) -> str:
        value = channel.get(key)
        # Discord's ids are numbers: with or without quotation marks
        if isinstance(value, bool) or not isinstance(value, str | int) or not str(value).strip():
            raise self._table.wrong(f"channel has no {key}", "channel", "It needs platform, workspace and channel.")
        return str(value).strip()

    def _time(self) -> time:
        value = self._table.values["time"]
        if isinstance(value, time):
            return value.replace(second=0, microsecond=0)
        found = time_of_day(value) if isinstance(value, str) else None
        if found is not None:
            return found
        raise self._table.wrong(f'time must be a time of day such as "08:00", not {value!r}', "time")

    def _weekdays(self) -> frozenset[int]:
        if "weekdays" not in self._table.values:
            return frozenset(range(7))
        names = [name.strip().lower() for name in self._table.strings("weekdays")]
        for name in names:
            if weekday(name) is None:
                known = (*DAYS, *WHOLE_DAYS.values())
                raise self._table.wrong(f"There is no weekday {name}", "weekdays", meant(name, known))
        if not names:
            raise self._table.wrong("weekdays names no day", "weekdays", "Leave it out to send it every day.")
        return frozenset(DAYS.index(name[:3]) for name in names)

    def _zone(self, default: ZoneInfo) -> ZoneInfo:
        name = self._table.values.get("zone")
        if name is None:
            return default
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError, TypeError, AttributeError):
            hint = meant(str(name), available_timezones()) or "Name one such as Europe/Berlin."
            raise self._table.wrong(f"There is no time zone {name}", "zone", hint) from None

    def _length(self) -> Length:
        value = self._table.values.get("length", Length.BRIEF.value)
        if value not in tuple(Length):
            raise self._table.wrong(f"length must be {', '.join(Length)}, not {value!r}", "length")
        return Length(value)

    def _language(self) -> str:
        value = self._table.values.get("language", "")
        if value not in ("", *LANGUAGES):
            raise self._table.wrong(f"language must be {', '.join(LANGUAGES)}, not {value!r}", "language")
        return str(value)

    def _notify(self) -> str:
        value = self._table.values.get("notify", "")
        # Discord's ids are numbers: with or without quotation marks
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise self._table.wrong("notify must be the id of a role or of a user group", "notify")
        return str(value).strip()

    def _silent(self, at: time, zone: ZoneInfo) -> QuietHours | None:
        value = self._table.values.get("silent")
        if value is None:
            return None
        try:
            return quiet_hours(str(value), at, zone)
        except BadInput as error:
            raise self._table.wrong(error.message.rstrip("."), "silent", error.hint) from None
