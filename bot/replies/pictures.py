"""What a picture shows, as values: lands by their part, days in order, flows, bars; and the same in words. Pure.

Drawing them is `bot.pictures`'s work; here is only what there is to see, so that it can be tested, hashed and told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from bot.languages.lists import listed
from bot.languages.words import mark, say
from bot.replies.wording import short

ALT = 1_000
"""The most characters of a picture's words: Slack takes 1000, Discord 1024."""

_WIDTHS = (160, 110, 80, 60, 45, 32, 22)


@dataclass(frozen=True, slots=True, kw_only=True)
class Land:
    """A country, by the name that the article uses and its ISO 3166-1 alpha-2 code."""

    name: str
    iso2: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPart:
    """What some countries are in the article, and who says so; `plain` where nobody says anything of them."""

    title: str
    lands: tuple[Land, ...]
    plain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MapSketch:
    """A map: each country is in exactly one part, whose colour it has."""

    title: str
    parts: tuple[MapPart, ...]

    @property
    def lands(self) -> tuple[Land, ...]:
        """Every country once, in the order of the parts; its number on the map is its place here, from 1."""
        return tuple(land for part in self.parts for land in part.lands)

    @property
    def alt(self) -> str:
        """The map in words, of at most ALT characters."""
        return _fitting(self.title, lambda width: (_part_words(part, width) for part in self.parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """From one day to another, both inclusive, with its words."""

    first: date
    last: date
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something that happened, or was said (`said`), at a time; several times that clash are `disputed`."""

    times: tuple[Stretch, ...]
    who: str
    what: str
    state: str = ""
    said: bool = False
    disputed: bool = False

    @property
    def when(self) -> str:
        """Its time in words."""
        return (say(" or ") if self.disputed else ", ").join(dict.fromkeys(each.words for each in self.times))


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineSketch:
    """What is dated, in order; `more` entries are left out."""

    title: str
    entries: tuple[Entry, ...]
    more: int = 0

    @property
    def alt(self) -> str:
        """The timeline in words, of at most ALT characters."""
        more = say("And {count} more.", count=self.more) if self.more else ""
        return _fitting(self.title, lambda width: (_entry_words(entry, width) for entry in self.entries), more)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody at an end of an arrow, with the members of a group; or, in `name`, what something is given for.

    `paid_for`: it is such a thing, and `name` says "for ..." in the language spoken.
    """

    name: str
    members: str = ""
    paid_for: bool = False

    @property
    def words(self) -> str:
        """Name and members on one line."""
        return f"{self.name} ({self.members})" if self.members else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Something that goes from a giver to a receiver, by one account. `receiver` is None where it is not stated.

    `tags` tell how far it has come and how it is meant; `disputed` marks one of several that cannot all be true.
    """

    giver: Party
    receiver: Party | None
    what: str
    who: str
    tags: tuple[str, ...] = ()
    disputed: bool = False
    denied: bool = False


NOT_STATED = mark("not stated")


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowSketch:
    """Givers on the left, receivers on the right, who says so on each arrow; `more` flows are left out."""

    title: str
    flows: tuple[Flow, ...]
    more: int = 0

    @property
    def disputed(self) -> bool:
        """Whether some of it is not settled."""
        return any(flow.disputed for flow in self.flows)

    @property
    def alt(self) -> str:
        """The flows in words, of at most ALT characters."""
        more = say("And {count} more.", count=self.more) if self.more else ""
        return _fitting(self.title, lambda width: (_flow_words(flow, width) for flow in self.flows), more)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A number: from `low` to `high`, which are the same for a plain one; `open_low`/`open_high` for up to/at least."""

    label: str
    words: str
    who: str
    low: float
    high: float
    open_low: bool = False
    open_high: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartSketch:
    """Numbers of one unit beside each other; `rival` when they answer one question differently."""

    title: str
    bars: tuple[Bar, ...]
    rival: bool = False

    @property
    def alt(self) -> str:
        """The chart in words, of at most ALT characters."""
        return _fitting(self.title, lambda width: (_bar_words(bar, width) for bar in self.bars))


Sketch: TypeAlias = MapSketch | TimelineSketch | FlowSketch | ChartSketch


def _fitting(title: str, told: Callable[[int], Iterator[str]], more: str = "") -> str:
    """Title and sentences, with as many characters for each text as fit into ALT."""
    said = ""
    for width in _WIDTHS:
        said = " ".join(part for part in (f"{_closed(title)}", *map(_closed, told(width)), more) if part)
        if len(said) <= ALT:
            return said
    return short(said, ALT)


def _closed(words: str) -> str:
    words = " ".join(words.split())
    return words if not words or words[-1] in ".?!…" else f"{words}."


def _part_words(part: MapPart, width: int) -> str:
    return f"{listed(tuple(short(land.name, width) for land in part.lands))}: {short(part.title, max(width, 60))}"


def _entry_words(entry: Entry, width: int) -> str:
    when = say("not settled, {when}", when=entry.when) if entry.disputed else entry.when
    said = say(" (the day it was said)") if entry.said else ""
    state = f" – {entry.state}" if entry.state else ""
    return f"{when}{said}: {short(entry.who, width)} – {short(entry.what, width)}{state}"


def _flow_words(flow: Flow, width: int) -> str:
    to = short(flow.receiver.words, 2 * width) if flow.receiver else say("a receiver that is not stated")
    marks = [
        *([say("disputed")] if flow.disputed else []),
        *([say("denied")] if flow.denied else []),
        *flow.tags,
    ]
    state = f" ({', '.join(marks)})" if marks else ""
    what = f": {short(flow.what, width)}" if flow.what else ""
    giver = short(flow.giver.words, 2 * width)
    thing = flow.receiver is not None and flow.receiver.paid_for  # it brings its own "for"
    arrow = f"{giver} {to}" if thing else say("{giver} to {receiver}", giver=giver, receiver=to)
    return f"{arrow}{what} – {short(flow.who, width)}{state}"


def _bar_words(bar: Bar, width: int) -> str:
    return f"{short(bar.label, width)}: {short(bar.words, width)} – {short(bar.who, width)}"
