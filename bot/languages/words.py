"""Our own words in the language that is spoken now: `say` for a pattern, `say_many` for one that counts.

A message is a whole sentence or a whole part of one, in English, with named places in braces: what fills a place is
never built from words of ours. Words of an article are only ever put into places, and so are never translated.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

SOURCE = "en"
"""The language that the messages themselves are written in."""

LANGUAGES = (SOURCE, "de", "es")
"""Every language there is a catalogue for, as ISO 639-1 codes."""

DOMAIN = "newsdesk"
FOLDER = Path(__file__).parent

LOADED: dict[str, gettext.NullTranslations] = {}
"""The catalogues that were opened so far, by language."""

_SPOKEN: ContextVar[str] = ContextVar("spoken", default=SOURCE)


def spoken() -> str:
    """The language that is spoken now: one of LANGUAGES."""
    return _SPOKEN.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak this language within the block, in this task or thread only; one without a catalogue means English."""
    token = _SPOKEN.set(language if language in LANGUAGES else SOURCE)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue of a language; an empty one for English and for what is not known."""
    if language not in LOADED:
        found: gettext.NullTranslations = gettext.NullTranslations()
        if language in LANGUAGES and language != SOURCE:
            found = gettext.translation(DOMAIN, FOLDER, languages=[language], fallback=True)
        LOADED[language] = found
    return LOADED[language]


def say(message: str, /, **places: object) -> str:
    """The message in the language that is spoken, its places filled; in English where no translation is known.

    Only literals reach the catalogues: a message that comes from elsewhere (a topic file, the lexicon) is collected by
    `bot.commands.messages`, one that is kept for later is marked with `mark`.
    """
    return _filled(catalogue(spoken()).gettext(message) if message else "", places)


def say_as(context: str, message: str, /, **places: object) -> str:
    """The same for a short message that means several things: `context` (role, command, option) tells which."""
    return _filled(catalogue(spoken()).pgettext(context, message) if message else "", places)


def say_many(one: str, many: str, count: int, /, **places: object) -> str:
    """The message for one or for several, by the rules of the language; `count` also fills the place of that name."""
    return _filled(catalogue(spoken()).ngettext(one, many, count), {"count": count, **places})


def mark(message: str, /) -> str:
    """The message itself, collected for the catalogues, to be said later: for constants and data."""
    return message


def _filled(message: str, places: dict[str, object]) -> str:
    return message.format_map(places) if places else message
