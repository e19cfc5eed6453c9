"""What a digest is, and the words of which one is made: times of day, weekdays, quiet hours."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from difflib import get_close_matches
from zoneinfo import ZoneInfo

from bot.errors import BadInput
from bot.languages.words import say
from bot.ports import Length, Place, QuietHours, Subscription

WHOLE_DAYS = {name[:3]: name for name in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")}
DAYS = tuple(WHOLE_DAYS)
PLATFORMS = ("discord", "slack")
MOST_ITEMS = 25

NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """One digest: where it goes, at what local time on which weekdays (0 is Monday), and what goes in.

    `topics` or `sources` empty means all of them; `items` is the most bullets (stories, where each has one line or is
    told whole); `quiet`: nothing is posted when nothing is new. `begins` is the first local day it is sent on. `series`
    is its name in the ledger, where that is another one. `language`, `notify` and `silent` are as in a Subscription.
    """

    name: str
    place: Place
    time: time
    zone: ZoneInfo
    weekdays: frozenset[int] = frozenset(range(7))
    topics: tuple[str, ...] = ()
    items: int = 8
    quiet: bool = True
    begins: date = date.min
    series: str = ""
    sources: tuple[str, ...] = ()
    length: Length = Length.BRIEF
    language: str = ""
    notify: str = ""
    silent: QuietHours | None = None

    @property
    def key(self) -> str:
        """Its name in the ledger."""
        return self.series or self.name


def digest_of(subscription: Subscription) -> Digest:
    """A digest that was asked for in a channel. Its days are those of its zone, and so is its name in the ledger."""
    return Digest(
        name=subscription.name,
        place=subscription.place,
        time=subscription.time,
        zone=ZoneInfo(subscription.zone),
        weekdays=subscription.weekdays,
        topics=subscription.topics,
        items=subscription.items,
        quiet=subscription.quiet,
        begins=subscription.begins,
        series=f"{subscription.name}@{subscription.zone.replace('/', ':')}",  # / parts what was told in a digest
        sources=subscription.sources,
        length=subscription.length,
        language=subscription.language,
        notify=subscription.notify.id if subscription.notify else "",
        silent=subscription.silent,
    )


def zone_in(row: str) -> ZoneInfo | None:
    """The zone in the ledger's name of a digest that was asked for in a channel; None for one of the file."""
    match = re.fullmatch(r"[^@]+@([^#]+)(?:#\d+)?", row)
    return ZoneInfo(match[1].replace(":", "/")) if match else None


def time_of_day(text: str) -> time | None:
    """A local time such as 08:00; None for what is none."""
    match = re.fullmatch(r"(\d{1,2}):(\d{2})", text.strip())
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        return None
    return time(int(match[1]), int(match[2]))


def quiet_hours(text: str, at: time, zone: ZoneInfo) -> QuietHours:
    """Hours such as 22:00-07:00, in the zone of a digest. Raises BadInput, also where its own time `at` is in them."""
    parts = [time_of_day(part) for part in re.split(r"\s*(?:-|–|to|until)\s*", text.strip())]
    begins, ends = parts if len(parts) == 2 else (None, None)
    if begins is None or ends is None or begins == ends:
        raise BadInput(say("{typed} are no hours.", typed=text[:40]), hint=say("Write them as 22:00-07:00."))
    silent = QuietHours(begins=begins, ends=ends, zone=zone.key)
    if silent.cover(datetime.combine(date(2000, 1, 1), at, zone)):
        hours = f"{begins:%H:%M}-{ends:%H:%M}"
        raise BadInput(
            say(
                "The digest is due at {time}, inside of its quiet hours {hours}: it would never come.",
                time=f"{at:%H:%M}",
                hours=hours,
            ),
            hint=say("Choose another time, or other hours with silent:"),
        )
    return silent


def weekday(name: str) -> int | None:
    """The number of a weekday, 0 for Monday, by its name or its beginning of three letters or more; None for others."""
    short = name[:3]
    return DAYS.index(short) if short in DAYS and WHOLE_DAYS[short].startswith(name) else None


def meant(word: str, known: Iterable[str]) -> str | None:
    """The nearest of the known words as a hint, else None."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return say("Did you mean {name}?", name=near[0]) if near else None
