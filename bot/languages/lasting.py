"""Words that last: messages with their values, kept beside a text, so that each reader is told in their own language.

A `Said` is the text in the language that was spoken when it was made, or was read back. Whoever only shows it needs to
know nothing of this; whoever keeps it in a database packs it, and what is unpacked speaks the language of that moment.
It also goes from one process to another: what a worker says is said again where it arrives.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeAlias

from bot.languages.dates import day
from bot.languages.words import say

Node: TypeAlias = "str | list[Any]"
"""A plain text; or ["say", message, places]; or ["join", between, nodes]; or, in a place, ["day", a date]."""

_MARK = "\x02"
"""Begins what is packed. No text of ours or of others begins so once `packed` has seen it."""


class Said(str):
    """What was said, and what it was made of. What is cut out of it, or put together by hand, is plain text."""

    __slots__ = ("node",)
    node: Node

    def __new__(cls, node: Node) -> Said:
        """In the language that is spoken now."""
        made = super().__new__(cls, _text(node))
        made.node = node
        return made

    def __reduce__(self) -> tuple[type[Said], tuple[Node]]:
        """Said again where it is unpickled."""
        return Said, (self.node,)


def lasting(message: str, /, **places: object) -> Said:
    """The message with its places, which are kept with it: `say` for words that are told later, or elsewhere, too."""
    return Said(["say", message, {name: _node(value) for name, value in places.items()}])


def together(*parts: str | None, between: str = " ") -> Said:
    """The parts that are there, in their order; between them stands a space, or, in place of full stops, `between`."""
    return Said(["join", between, [_node(part) for part in parts if part]])


def packed(text: str) -> str:
    """The text as a database keeps it."""
    if isinstance(text, Said):
        return _MARK + json.dumps(text.node, ensure_ascii=False, separators=(",", ":"))
    return text.lstrip(_MARK)


def unpacked(text: str) -> str:
    """What was packed, in the language that is spoken now; as it stands there where it was packed as plain text."""
    if not text.startswith(_MARK):
        return text
    try:
        return Said(json.loads(text[len(_MARK) :]))
    except (ValueError, TypeError, KeyError, IndexError):  # packed by another version, in a way that is not known here
        return text.lstrip(_MARK)


def perhaps_packed(text: str | None) -> str | None:
    """`packed`, where there may be none."""
    return packed(text) if text is not None else None


def perhaps_unpacked(text: str | None) -> str | None:
    """`unpacked`, where there may be none."""
    return unpacked(text) if text is not None else None


def again(text: str) -> str:
    """The same in the language that is spoken now."""
    return Said(text.node) if isinstance(text, Said) else text


def _node(value: object) -> Any:
    """What JSON can keep of a value; numbers stay numbers."""
    if isinstance(value, Said):
        return value.node
    if isinstance(value, date):
        return ["day", value.isoformat()]
    return value if isinstance(value, int | float) else str(value)


def _text(node: Node) -> str:
    if isinstance(node, str):
        return node
    match node:
        case ["say", str(message), Mapping() as places]:
            return say(message, **{name: _value(value) for name, value in places.items()})
        case ["join", str(between), list(nodes)]:
            texts = [_text(each) for each in nodes]
            return " ".join(texts) if between == " " else between.join(text.rstrip(".") for text in texts)
        case ["day", str(on)]:
            return day(date.fromisoformat(on))
        case _:
            raise ValueError(f"no words: {node!r}")


def _value(value: Any) -> object:
    return _text(value) if isinstance(value, list) else value
