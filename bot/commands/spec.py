"""How a command is declared: its options, its help and its examples, from which every surface is derived."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Awaitable, Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, TypeVar

from bot.facts.model import Claim, FactSheet
from bot.ports import (
    ChannelBook,
    DigestBook,
    Drawer,
    FollowStore,
    Forgetting,
    Group,
    Library,
    Notebook,
    Place,
    SourceBook,
)
from bot.replies.blocks import Reply

Value = str | int | bool


class Audience(StrEnum):
    """Who may use a command."""

    EVERYONE = "everyone"
    MANAGERS = "managers"


class Completes(StrEnum):
    """What an option's suggestions are drawn from."""

    SPEAKERS = "speakers"
    ENTITIES = "entities"
    BRIEFINGS = "briefings"
    SENTENCES = "sentences"
    COMMANDS = "commands"
    ZONES = "zones"
    DIGESTS = "digests"
    DIGESTING = "digesting"
    FORMATS = "formats"
    FOLLOWING = "following"
    FOLLOWED = "followed"
    LENGTHS = "lengths"
    LANGUAGES = "languages"
    TOPICS = "topics"
    SOURCES = "sources"
    GROUPS = "groups"
    FORGETTABLE = "forgettable"


@dataclass(frozen=True, slots=True)
class Opt:
    """Stands in Annotated[...] on a field of an options dataclass: help (1 to 100 characters), suggestions, bounds.

    `rest` marks the option that takes the words typed without a name: in `quotes Holm`, the speaker. With `raw` too it
    takes them as they were typed, quotation marks and colons included.
    """

    help: str
    complete: Completes | None = None
    low: int | None = None
    high: int | None = None
    rest: bool = False
    raw: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionSpec:
    """One option as every surface shows it. `type` is str, int or bool."""

    name: str
    type: type[str] | type[int] | type[bool]
    help: str
    required: bool
    default: Value | None
    complete: Completes | None
    low: int | None
    high: int | None
    rest: bool
    raw: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Who asks, where, when, in which language, the library that answers come from, and all there is to ask.

    `drawer` draws the pictures of answers; None where they are words only. `sources` gives what is read, `digests`
    what is posted by itself; None where nothing is. `commands` are those switched on there, `every` all there are.
    `notebook` keeps what readers say, `follows` what channels follow; `last` is the question that was last answered
    there, in full, "" for none.
    `groups` gives the roles or user groups there; None where there are none. `forgetting` deletes what is kept.
    """

    user: str
    place: Place
    at: datetime
    locale: str
    library: Library
    manager: bool = False
    commands: tuple[Command, ...] = ()
    drawer: Drawer | None = None
    sources: Callable[[], SourceBook] | None = None
    digests: Callable[[], DigestBook] | None = None
    channels: Callable[[], ChannelBook] | None = None
    forgetting: Callable[[], Forgetting] | None = None
    notebook: Notebook | None = None
    follows: FollowStore | None = None
    every: tuple[Command, ...] = ()
    last: str = ""
    groups: Callable[[], Awaitable[tuple[Group, ...]]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing that can be asked. `words` are what routes a mention to it.

    `answers` tells whether it has something to say about an article; None where that depends on its options.
    `packs` are the topic packs it belongs to: it is switched off where all of them are. `gaps` tells what an article
    leaves open of its question: the words for it, and a claim that it is asked about. `narrowing` are words of a
    question that ask for a part of its answer only.
    """

    name: str
    help: str
    takes: type[Any]
    run: Callable[[Any, Call], Awaitable[Reply]]
    examples: tuple[str, ...]
    words: tuple[str, ...] = ()
    audience: Audience = Audience.EVERYONE
    topic: str | None = None
    answers: Callable[[FactSheet], bool] | None = None
    packs: tuple[str, ...] = ()
    narrowing: tuple[str, ...] = ()
    gaps: Callable[[FactSheet], tuple[tuple[str, Claim], ...]] | None = None

    @property
    def options(self) -> tuple[OptionSpec, ...]:
        """Its options, required ones first, as Discord wants them."""
        return options_of(typing.cast(Hashable, self.takes))


T = TypeVar("T")


@cache
def options_of(takes: type[Any]) -> tuple[OptionSpec, ...]:
    """The options that a dataclass declares. Raises TypeError for a field without Opt or of another type."""
    hints = typing.get_type_hints(takes, include_extras=True)
    found = []
    for field in dataclasses.fields(takes):
        hint = hints[field.name]
        if typing.get_origin(hint) is not Annotated:
            raise TypeError(f"{takes.__name__}.{field.name} has no Opt")
        kind, *extras = typing.get_args(hint)
        opt = next(extra for extra in extras if isinstance(extra, Opt))
        if isinstance(kind, types.UnionType):
            kind = next(arm for arm in typing.get_args(kind) if arm is not type(None))
        if kind not in (str, int, bool):
            raise TypeError(f"{takes.__name__}.{field.name}: {kind} is no type of an option")
        required = field.default is dataclasses.MISSING
        found.append(
            OptionSpec(
                name=field.name,
                type=kind,
                help=opt.help,
                required=required,
                default=None if required else typing.cast(Value | None, field.default),
                complete=opt.complete,
                low=opt.low,
                high=opt.high,
                rest=opt.rest,
                raw=opt.raw,
            )
        )
    return tuple(sorted(found, key=lambda option: not option.required))


def command(
    *, examples: tuple[str, ...], words: tuple[str, ...] = (), audience: Audience = Audience.EVERYONE
) -> Callable[[Callable[[Any, Call], Awaitable[Reply]]], Command]:
    """Declare a command: the function's name (underscores as hyphens) is its name, the docstring its help.

    The type of its first parameter, a dataclass, is its options.
    """

    def declare(run: Callable[[Any, Call], Awaitable[Reply]]) -> Command:
        takes = typing.get_type_hints(run)["options"]
        return Command(
            name=run.__name__.rstrip("_").replace("_", "-"),
            help=(run.__doc__ or "").strip().splitlines()[0],
            takes=takes,
            run=run,
            examples=examples,
            words=words,
            audience=audience,
        )

    return declare


@dataclass(frozen=True, slots=True)
class Typed:
    """Words somebody typed: a mention (without the name of the bot), a console line, a pressed button."""

    text: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """A command with its options, as a platform's form gives them."""

    name: str
    options: Mapping[str, Value]


Ask = Typed | Chosen


class Desk(typing.Protocol):
    """What a platform needs to answer: the commands to show, and the two things one can do with them."""

    commands: tuple[Command, ...]

    async def dispatch(self, ask: Ask, call: Call) -> Reply:
        """The answer. Never raises: what goes wrong is told in words."""
        ...

    async def complete(
        self, name: str, option: str, typed: str, call: Call, about: str | None = None
    ) -> tuple[str, ...]:
        """At most 25 suggestions of at most 100 characters for a half-typed option.

        `about` is what that option of the same form holds already: suggestions come from that article.
        """
        ...

    def call(self, *, user: str, place: Place, locale: str = "", manager: bool = False) -> Call:
        """A call at this moment, with the library."""
        ...
