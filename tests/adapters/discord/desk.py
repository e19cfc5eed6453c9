"""A real front desk with every real command, and a few more that behave as real ones do on a bad day."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Annotated

from bot.commands.catalogue import load
from bot.commands.dispatch import FrontDesk
from bot.commands.spec import Audience, Call, Command, Completes, Opt, command
from bot.replies.blocks import Bullets, Button, Buttons, Heading, Paragraph, Picture, Reply, line
from bot.store.memory import MemoryLibrary
from tests.conftest import ROOT
from tests.stories import CLOCK, ferries, lake

NASTY = "@everyone <@1> [x](https://evil.example) `y` **z** \u202eabc"


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """No options."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """How long an answer takes."""

    private: Annotated[bool, Opt("Only for you")] = False
    milliseconds: Annotated[int, Opt("How long", low=0, high=5000)] = 800


@dataclass(frozen=True, slots=True, kw_only=True)
class Picks:
    """Options of every type, with suggestions."""

    speaker: Annotated[str, Opt("Whose words", complete=Completes.SPEAKERS)]
    sentence: Annotated[int | None, Opt("Which sentence", complete=Completes.SENTENCES, low=1)] = None


@command(examples=("slow",))
async def slow(options: Waits, call: Call) -> Reply:
    """Takes a while."""
    await asyncio.sleep(options.milliseconds / 1000)
    return Reply((Paragraph(line("At last.")),), private=options.private)


@command(examples=("secret",))
async def secret(options: Nothing, call: Call) -> Reply:
    """Only for the one who asks."""
    again = Buttons((Button("many", "many"),))
    return Reply((Paragraph(line(f"For {call.user} alone, in {call.locale}.")), again), private=True)


@command(examples=("broken",))
async def broken(options: Nothing, call: Call) -> Reply:
    """Fails."""
    raise RuntimeError("a mistake in a command")


@command(examples=("many",))
async def many(options: Nothing, call: Call) -> Reply:
    """More than one message holds."""
    items = tuple(line(f"Item {n} " + "is long " * 15) for n in range(60))
    return Reply((Heading("Many"), Bullets(items)), typed="many")


@command(examples=("nasty",))
async def nasty(options: Nothing, call: Call) -> Reply:
    """Hostile text and a picture."""
    return Reply((Heading(NASTY), Paragraph(line(NASTY)), Picture(b"\x89PNG", NASTY)))


@command(examples=("place",))
async def place(options: Nothing, call: Call) -> Reply:
    """Where the question was asked, and by whom."""
    where = call.place
    told = f"{where.workspace}/{where.channel}/{where.thread} {call.locale} {'manager' if call.manager else 'reader'}"
    return Reply((Paragraph(line(told)),))


@command(examples=("pick speaker:Solde",))
async def pick(options: Picks, call: Call) -> Reply:
    """Says what was picked."""
    return Reply((Paragraph(line(f"{options.speaker!r} {options.sentence!r}")),))


@command(examples=("rule",), audience=Audience.MANAGERS)
async def rule(options: Nothing, call: Call) -> Reply:
    """For managers."""
    return Reply((Paragraph(line("Ruled.")),))


COMMANDS: tuple[Command, ...] = (slow, secret, broken, many, nasty, place, pick, rule)


async def front(*commands: Command) -> FrontDesk:
    """A desk with the ferries article and an older one, every real command, and these (else all of the above)."""
    library = MemoryLibrary()
    await library.save(lake())
    await library.save(ferries())
    return FrontDesk((*load(ROOT / "config" / "topics"), *(commands or COMMANDS)), library, CLOCK)
