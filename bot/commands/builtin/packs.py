"""The command `packs`: which packs of topic commands are on here, and switching one on or off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.commands.parse import nearest
from bot.commands.spec import Audience, Call, Opt, command
from bot.errors import BadInput, NotFound
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
        raise BadInput("Packs cannot be switched here.", hint="Ask the running bot.")
    known = tuple(sorted({each.topic for each in call.every if each.topic is not None}))
    for name, on in ((options.on, True), (options.off, False)):
        if name is not None:
            await call.notebook.switch(call.place.tenant, _named(name, known), on)
    off = await call.notebook.packs_off(call.place.tenant)
    if not known:
        return Reply((Paragraph(line("There are no topic packs.")),), private=True)
    return Reply((Heading("Topic packs here"), Bullets(tuple(_row(name, off, call) for name in known))), private=True)


def _named(typed: str, known: tuple[str, ...]) -> str:
    wanted = typed.strip().casefold()
    if wanted in known:
        return wanted
    near = nearest(wanted, known, most=1)
    hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(known)}."
    raise NotFound(f"There is no pack {typed[:40]}.", hint=hint)


def _row(name: str, off: frozenset[str], call: Call) -> Line:
    names = ", ".join(each.name for each in call.every if each.topic == name)
    return line(Code(name), DASH, Text("off" if name in off else "on", strong=True), DASH, names)
