"""Which of our languages somebody reads, from what a platform, a browser or a terminal says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.languages.words import LANGUAGES, SOURCE

_RANGE = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_][A-Za-z0-9-_]+)?\s*(?:[.@][^,;]*)?(?:;\s*q=\s*([01](?:\.\d{0,3})?))?\s*")


def known(wanted: str | None) -> str | None:
    """The language of ours that is wanted; None where there is none.

    Takes a locale ("de", "es-419", "pt_BR.UTF-8") and the list that a browser sends (RFC 9110, Accept-Language).
    """
    return next((language for language in _by_weight(wanted or "") if language in LANGUAGES), None)


def choose(*wanted: str | None) -> str:
    """The language of the first wish that is one of ours; English where none is."""
    return next((language for each in wanted if (language := known(each)) is not None), SOURCE)


def _by_weight(wanted: str) -> Iterator[str]:
    """The languages of a list, the most wanted first; what has no weight at all is not wanted."""
    found = [match for part in wanted.split(",") if (match := _RANGE.fullmatch(part)) is not None]
    weighed = [(float(match[2] or 1), match[1].lower()) for match in found]
    yield from (language for weight, language in sorted(weighed, key=lambda each: -each[0]) if weight > 0)
