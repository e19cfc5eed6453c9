"""What readers and managers tell the bot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.ports.places import Place, Tenant


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What a reader says about an answer: `verdict` right or wrong, `answer` the question in full, `words` a note."""

    at: datetime
    place: Place
    reader: str
    verdict: str
    answer: str
    words: str = ""


class Notebook(Protocol):
    """What readers and managers tell the bot: feedback, and which topic packs are off in a server or workspace."""

    async def note(self, said: Feedback) -> None:
        """Keep a piece of feedback."""
        ...

    async def feedback(self) -> tuple[Feedback, ...]:
        """The newest 500 pieces of feedback, newest first."""
        ...

    async def packs_off(self, tenant: Tenant) -> frozenset[str]:
        """The packs that are switched off there."""
        ...

    async def switch(self, tenant: Tenant, pack: str, on: bool) -> None:
        """Switch a pack on or off there; what is so already stays so."""
        ...
