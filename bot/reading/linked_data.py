"""What a page tells machines about its article: JSON-LD of schema.org, as far as anybody writes it properly."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

MOST = 200_000
"""Characters of one block; what is longer is not looked into."""

DEEPEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """`free` is None when nothing is said about money."""

    headline: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    free: bool | None = None


def linked_data(tree: Any) -> Linked:
    """What is said about the first thing on the page that calls itself an article."""
    for block in tree.xpath("//script[contains(@type, 'ld+json')]/text()"):
        if len(block) > MOST:
            continue
        try:
            data = json.loads(str(block))
        except (ValueError, RecursionError):
            continue
        for thing in _things(data, 0):
            if _is_article(thing):
                return Linked(
                    headline=_text(thing.get("headline")),
                    published=_text(thing.get("datePublished")),
                    authors=tuple(_names(thing.get("author"))),
                    publisher=next(_names(thing.get("publisher")), None),
                    free=_flag(thing.get("isAccessibleForFree")),
                )
    return Linked()


def _things(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(data, list):
        for each in data:
            yield from _things(each, depth + 1)
    elif isinstance(data, dict):
        yield data
        yield from _things(data.get("@graph"), depth + 1)


def _is_article(thing: dict[str, Any]) -> bool:
    kinds = thing.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(str(kind).endswith(("Article", "BlogPosting", "Report")) for kind in named)


def _names(value: Any) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        name = _text(each.get("name") if isinstance(each, dict) else each)
        if name:
            yield name


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _flag(value: Any) -> bool | None:
    match str(value).strip().lower().rpartition("/")[2]:
        case "true":
            return True
        case "false":
            return False
        case _:
            return None
