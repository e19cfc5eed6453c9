"""Questions that go on: what was last asked in a place, and "and Norway?" made a whole question again."""

from __future__ import annotations

import re
from collections import OrderedDict
from datetime import datetime, timedelta

from bot.commands.parse import parse, typed
from bot.commands.spec import Call, Command
from bot.errors import NewsdeskError

KEPT, MINUTES = 1000, 60
"""Of how many places the last question is remembered, and for how long."""

_ON = re.compile(
    r"^¿?(?:and|but|und|aber|y|pero)?\s*(?:what about|how about|the same for|same for|and|also"
    r"|was ist mit|und|auch|qué hay de|y|también)\s+(?P<rest>[^?]+?)\s*\?*$",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"^(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|does|do|did|has|have|will|can)\b", re.IGNORECASE
)
_TAKES = ("speaker", "name", "of")
"""The options that a name goes to, in order."""

Key = tuple[str, ...]


class Recent:
    """The last answered question of each place: of a thread by anybody, elsewhere by the one who asks."""

    def __init__(self) -> None:
        self._asked: OrderedDict[Key, tuple[datetime, str]] = OrderedDict()

    def note(self, call: Call, asked: str) -> None:
        """Remember what was asked, in full."""
        for key in _keys(call):
            self._asked[key] = (call.at, asked)
            self._asked.move_to_end(key)
        while len(self._asked) > KEPT:
            self._asked.popitem(last=False)

    def last(self, call: Call) -> str:
        """What was last asked there, within the hour; "" for nothing."""
        for key in _keys(call):
            at, asked = self._asked.get(key, (call.at, ""))
            if asked and call.at - at <= timedelta(minutes=MINUTES):
                return asked
        return ""


def _keys(call: Call) -> tuple[Key, ...]:
    place = call.place
    here = (place.platform, place.workspace, place.channel)
    if place.thread is not None:
        return ((*here, place.thread),)
    return ((*here, "", call.user), here)


def carried_on(text: str, last: str, commands: tuple[Command, ...]) -> str:
    """The whole question that `and Norway?` means after the last one; the text itself where it is whole.

    A name takes the place of the last question's name or words; `and when?` asks anew, about the same article.
    """
    found = _ON.match(text)
    if found is None or not last:
        return text
    try:
        before = parse(last, commands)
    except NewsdeskError:
        return text
    rest, about = found["rest"], getattr(before.options, "about", None)
    if _QUESTION.match(rest):
        return f'{rest}? about:"{about}"' if about else f"{rest}?"
    names = [option.name for option in before.command.options]
    slot = next((name for name in _TAKES if name in names), None)
    if slot is None:
        return text
    return typed(before.command, {slot: rest, "about": about})


def about_of(last: str, commands: tuple[Command, ...]) -> str | None:
    """The article that the last question was about."""
    try:
        return getattr(parse(last, commands).options, "about", None) if last else None
    except NewsdeskError:
        return None
