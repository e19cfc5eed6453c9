"""The command `packs`: which packs of topic commands are on here, and switching one on or off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.commands.parse import nearest
from bot.commands.spec import Audience, Call, Opt, command
from bot.errors import BadInput, NotFound
from bot.languages.words import say, say_as
from bot.replies.blocks import Bullets, Code, Heading, Line, Paragraph, Reply, Text, line
from bot.replies.wording import DASH


@dataclass(frozen=True, slots=True, kw_only=True)
class Packs:
    """Options of `packs`."""

    on: Annotated[str | None, Opt("The pack to switch on here")] = None
    off: Annotated[str | None, Opt("The pack to switch off here")] = None


@command(examples=("packs", "packs off:conflict", "packs on:conflict"), audience=Audience.MANAGERS)
async def packs(options: Packs, call: Call) -> Reply:
    """Which topics can be asked about here? Switch one on or off."""
    if call.notebook is None:
        raise BadInput(say("Packs cannot be switched here."), hint=say("Ask the running bot."))
    known = tuple(sorted({each.topic for each in call.every if each.topic is not None}))
    for name, on in ((options.on, True), (options.off, False)):
        if name is not None:
            await call.notebook.switch(call.place.tenant, _named(name, known), on)
    off = await call.notebook.packs_off(call.place.tenant)
    if not known:
        return Reply((Paragraph(line(say("There are no topic packs."))),), private=True)
    return Reply(
        (Heading(say("Topic packs here")), Bullets(tuple(_row(name, off, call) for name in known))), private=True
    )


def _named(typed: str, known: tuple[str, ...]) -> str:
    wanted = typed.strip().casefold()
    if wanted in known:
        return wanted
    near = nearest(wanted, known, most=1)
    hint = say("Did you mean {name}?", name=near[0]) if near else say("There are: {names}.", names=", ".join(known))
    raise NotFound(say("There is no pack {name}.", name=typed[:40]), hint=hint)


def _row(name: str, off: frozenset[str], call: Call) -> Line:
    names = ", ".join(each.name for each in call.every if each.topic == name)
    return line(
        Code(name),
        DASH,
        Text(say_as("switch", "off") if name in off else say_as("switch", "on"), strong=True),
        DASH,
        names,
    )
