"""Where time goes, for whoever asks: spans around answers, fetches, readings and deliveries; nothing where nobody does.

Standard library only. `bot.app.traces` puts OpenTelemetry behind it where the settings say so; until then a span is one
shared object that does nothing. A span has a stable name, and fields that are ids and counts, never words or tokens.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

Field = str | int | float | bool
Opener = Callable[[str, dict[str, Field]], AbstractContextManager[object]]
"""Opens a span of that name with these fields."""

_NOTHING = nullcontext()
_opener: list[Opener] = []  # at most one; a process traces or does not


def span(name: str, **fields: Field) -> AbstractContextManager[object]:
    """What happens inside is one span, and below that of its caller; an exception marks it as failed."""
    return _opener[-1](name, fields) if _opener else _NOTHING


def trace_with(opener: Opener | None) -> None:
    """Open spans with this from now on; None: no more."""
    _opener[:] = [] if opener is None else [opener]
