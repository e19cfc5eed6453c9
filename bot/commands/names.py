"""What commands and their options are called in every language: people type whichever name they know."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from gettext import NullTranslations

from bot.commands.spec import Command
from bot.languages.words import LANGUAGES, SOURCE, catalogue, say_as, speaking, spoken

COMMAND, OPTION, WORD = "command", "option", "answer"
"""The contexts under which the catalogues hold names of commands, names of options, and words typed as values."""

_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def abroad(context: str, name: str) -> Mapping[str, str]:
    """The name by language, where it is another than the English one."""
    return {language: told for language in LANGUAGES if (told := _in(language, context, name)) != name}


def names_of(context: str, name: str) -> tuple[str, ...]:
    """Everything by which it may be typed: the English name, and those of every language, however they are spelt."""
    return tuple(dict.fromkeys((name, *_typed(context, name))))


def by_name(commands: Iterable[Command]) -> Mapping[str, Command]:
    """Every command by each of its names; what is one's English name is nobody else's."""
    known = tuple(commands)
    names = {spelt: each for each in known for spelt in _typed(COMMAND, each.name)}
    return {**names, **{each.name: each for each in known}}


def spellings(name: str) -> tuple[str, ...]:
    """A name, and how it is typed on a keyboard without its letters: `zölle`, `zolle`, `zoelle`; `cuándo`, `cuando`."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return tuple(dict.fromkeys((name, bare, name.translate(_WRITTEN_OUT))))


def shown_names(commands: Iterable[Command]) -> tuple[str, ...]:
    """The names to hold a misspelt word against: the English ones, and those of the language that is spoken."""
    names = [command.name for command in commands]
    return tuple(names if spoken() == SOURCE else dict.fromkeys((*(say_as(COMMAND, n) for n in names), *names)))


def option_in(command: Command, typed: str) -> str | None:
    """The name of the option that somebody typed in any language; None for one that the command does not have."""
    names = [option.name for option in command.options]
    if typed in names:
        return typed
    return next((name for name in names if typed in _typed(OPTION, name)), None)


def meant(word: str, known: Iterable[str]) -> str | None:
    """Which of these English words somebody typed in any language, whatever their capitals; None for none."""
    wanted = word.strip().casefold()
    return next((each for each in known if wanted == each or wanted in _typed(WORD, each)), None)


def _typed(context: str, name: str) -> tuple[str, ...]:
    return _spelt(context, name, *map(catalogue, LANGUAGES))


@cache
def _spelt(context: str, name: str, *catalogues: NullTranslations) -> tuple[str, ...]:
    """How a name is typed in any language; kept for these catalogues, for it is asked at every question."""
    return tuple(spelt for told in abroad(context, name).values() for spelt in spellings(told))


def _in(language: str, context: str, name: str) -> str:
    with speaking(language):
        return say_as(context, name)
