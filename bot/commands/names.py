"""What commands and their options are called in every language: people type whichever name they know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.commands.spec import Command
from bot.languages.words import LANGUAGES, SOURCE, say_as, speaking, spoken

COMMAND, OPTION, WORD = "command", "option", "answer"
"""The contexts under which the catalogues hold names of commands, names of options, and words typed as values."""


def abroad(context: str, name: str) -> Mapping[str, str]:
    """The name by language, where it is another than the English one."""
    return {language: told for language in LANGUAGES if (told := _in(language, context, name)) != name}


def by_name(commands: Iterable[Command]) -> Mapping[str, Command]:
    """Every command by each of its names; what is one's English name is nobody else's."""
    known = tuple(commands)
    names = {told: each for each in known for told in abroad(COMMAND, each.name).values()}
    return {**names, **{each.name: each for each in known}}


def shown_names(commands: Iterable[Command]) -> tuple[str, ...]:
    """The names to hold a misspelt word against: the English ones, and those of the language that is spoken."""
    names = [command.name for command in commands]
    return tuple(names if spoken() == SOURCE else dict.fromkeys((*(say_as(COMMAND, n) for n in names), *names)))


def option_in(command: Command, typed: str) -> str | None:
    """The name of the option that somebody typed in any language; None for one that the command does not have."""
    names = [option.name for option in command.options]
    if typed in names:
        return typed
    return next((name for name in names if typed in abroad(OPTION, name).values()), None)


def meant(word: str, known: Iterable[str]) -> str | None:
    """Which of these English words somebody typed in any language, whatever their capitals; None for none."""
    wanted = word.strip().casefold()
    return next((each for each in known if wanted in (each, *abroad(WORD, each).values())), None)


def _in(language: str, context: str, name: str) -> str:
    with speaking(language):
        return say_as(context, name)
