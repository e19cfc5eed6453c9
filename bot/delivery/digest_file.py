"""The digests of digests.toml, read and checked: every mistake with its line and the nearest word."""

from __future__ import annotations

import re
import tomllib
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

KEYS = (
    *("channel", "time", "weekdays", "zone", "topics", "sources", "items", "length", "language", "notify"),
    *("quiet", "silent"),
)
CHANNEL_KEYS = ("platform", "workspace", "channel", "thread")


def read_digests(path: Path, default_zone: ZoneInfo) -> tuple[Digest, ...]:
    """The digests of a file, in its order; none where there is no file.

    `default_zone` holds for digests that name none. Raises BadInput, with the file and the line, for what is wrong.
    """
    try:
        text = path.read_text(encoding="utf-8")
        tables = tomllib.loads(text)
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise BadInput(f"The digests cannot be read: {why}.", path=path) from error
    except tomllib.TOMLDecodeError as error:
        match = re.search(r"line (\d+)", str(error))
        raise BadInput(f"This is not TOML: {error}.", path=path, line=int(match[1]) if match else None) from error
    return tuple(_Table(path, text, name, table).digest(default_zone) for name, table in tables.items())


class _Table:
    """Reads one table, and knows the line of what is wrong in it."""

    def __init__(self, path: Path, text: str, name: str, table: Any) -> None:
        self._path, self._lines, self._name, self._table = path, text.splitlines(), name, table

    def digest(self, default_zone: ZoneInfo) -> Digest:
        """The table as a digest. Raises BadInput."""
        if not isinstance(self._table, dict):
            raise self._wrong(
                f"{self._name} stands outside of a digest", self._name, "Begin with a line such as [morning]."
            )
        if not NAME.fullmatch(self._name):
            raise self._wrong(f"{self._name!r} is no name of a digest: small letters, digits, - and _, 40 at most")
        self._known(self._table, KEYS, "key")
        for key in ("channel", "time"):
            if key not in self._table:
                raise self._wrong(f"The digest {self._name} has no {key}")
        zone, at = self._zone(default_zone), self._time()
        return Digest(
            name=self._name,
            place=self._place(),
            time=at,
            zone=zone,
            weekdays=self._weekdays(),
            topics=tuple(self._strings("topics")),
            sources=tuple(self._strings("sources")),
            items=self._items(),
            quiet=self._quiet(),
            length=self._length(),
            language=self._language(),
            notify=self._notify(),
            silent=self._silent(at, zone),
        )

    def _place(self) -> Place:
        channel = self._table["channel"]
        if not isinstance(channel, dict):
            hint = 'Write channel = { platform = "discord", workspace = "...", channel = "..." }.'
            raise self._wrong("channel must say platform, workspace and channel", "channel", hint)
        self._known(channel, CHANNEL_KEYS, "key of channel")
        found = {key: self._ident(channel, key) for key in CHANNEL_KEYS if key != "thread"}
        thread = self._ident(channel, "thread") if "thread" in channel else None
        if found["platform"] not in PLATFORMS:
            raise self._wrong(
                f"There is no platform {found['platform']}", "platform", meant(found["platform"], PLATFORMS)
            )
        return Place(found["platform"], found["workspace"], found["channel"], thread)

    def _ident(self, channel: Mapping[str, Any], key: str) -> str:
        value = channel.get(key)
        # Discord's ids are numbers: with or without quotation marks
        if isinstance(value, bool) or not isinstance(value, str | int) or not str(value).strip():
            raise self._wrong(f"channel has no {key}", "channel", "It needs platform, workspace and channel.")
        return str(value).strip()

    def _time(self) -> time:
        value = self._table["time"]
        if isinstance(value, time):
            return value.replace(second=0, microsecond=0)
        found = time_of_day(value) if isinstance(value, str) else None
        if found is not None:
            return found
        raise self._wrong(f'time must be a time of day such as "08:00", not {value!r}', "time")

    def _weekdays(self) -> frozenset[int]:
        if "weekdays" not in self._table:
            return frozenset(range(7))
        names = [name.strip().lower() for name in self._strings("weekdays")]
        for name in names:
            if weekday(name) is None:
                known = (*DAYS, *WHOLE_DAYS.values())
                raise self._wrong(f"There is no weekday {name}", "weekdays", meant(name, known))
        if not names:
            raise self._wrong("weekdays names no day", "weekdays", "Leave it out to send it every day.")
        return frozenset(DAYS.index(name[:3]) for name in names)

    def _zone(self, default: ZoneInfo) -> ZoneInfo:
        name = self._table.get("zone")
        if name is None:
            return default
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError, TypeError, AttributeError):
            hint = meant(str(name), available_timezones()) or "Name one such as Europe/Berlin."
            raise self._wrong(f"There is no time zone {name}", "zone", hint) from None

    def _items(self) -> int:
        value = self._table.get("items", 8)
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MOST_ITEMS:
            raise self._wrong(f"items must be a number from 1 to {MOST_ITEMS}, not {value!r}", "items")
        return value

    def _quiet(self) -> bool:
        value = self._table.get("quiet", True)
        if not isinstance(value, bool):
            raise self._wrong(f"quiet must be true or false, not {value!r}", "quiet")
        return value

    def _length(self) -> Length:
        value = self._table.get("length", Length.BRIEF.value)
        if value not in tuple(Length):
            raise self._wrong(f"length must be {', '.join(Length)}, not {value!r}", "length")
        return Length(value)

    def _language(self) -> str:
        value = self._table.get("language", "")
        if value not in ("", *LANGUAGES):
            raise self._wrong(f"language must be {', '.join(LANGUAGES)}, not {value!r}", "language")
        return str(value)

    def _notify(self) -> str:
        value = self._table.get("notify", "")
        # Discord's ids are numbers: with or without quotation marks
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise self._wrong("notify must be the id of a role or of a user group", "notify")
        return str(value).strip()

    def _silent(self, at: time, zone: ZoneInfo) -> QuietHours | None:
        value = self._table.get("silent")
        if value is None:
            return None
        try:
            return quiet_hours(str(value), at, zone)
        except BadInput as error:
            raise self._wrong(error.message.rstrip("."), "silent", error.hint) from None

    def _strings(self, key: str) -> list[str]:
        value = self._table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
            raise self._wrong(f"{key} must be a list of words in quotation marks", key)
        return value

    def _known(self, table: Mapping[str, Any], keys: tuple[str, ...], what: str) -> None:
        for key in table:
            if key not in keys:
                raise self._wrong(f"There is no {what} {key}", key, meant(key, keys))

    def _wrong(self, problem: str, near: str | None = None, hint: str | None = None) -> BadInput:
        """The failure, with the line where `near` stands in this table, else where the table begins."""
        message = f"{problem}."
        return BadInput(message, hint=hint, path=self._path, line=self._line(near))

    def _line(self, near: str | None) -> int:
        header = re.compile(rf"\s*\[+\s*[\"']?{re.escape(self._name)}[\"']?\s*[\].]")
        first = next((n for n, row in enumerate(self._lines, 1) if header.match(row)), 1)
        if near is None:
            return first
        other = re.compile(r"\s*\[")
        for number, row in enumerate(self._lines[first - 1 :], first):
            if number > first and other.match(row) and not header.match(row):
                break
            if re.search(rf"(?<![\w-]){re.escape(near)}(?![\w-])\s*=", row.partition("#")[0]):
                return number
        return first
