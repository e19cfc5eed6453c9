"""All commands: one file each in `builtin`, and one table each in the topic files."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

from bot.commands import builtin
from bot.commands.spec import Command
from bot.commands.topics import load_topics
from bot.errors import BadConfiguration


def load(topics: Path | None = None, off: tuple[str, ...] = ()) -> tuple[Command, ...]:
    """Every command, built-in ones first, each part by name.

    `topics` is the folder of topic files, `off` are packs of which nothing is wanted. Raises BadInput (with file and
    line) for a topic that is wrong, and BadConfiguration when two commands have one name or a pack is not known.
    """
    packed = load_topics(topics) if topics is not None else ()
    known = {pack for each in packed for pack in each.packs}
    unknown = next((name for name in off if name not in known), None)
    if unknown is not None:
        raise BadConfiguration(f"There is no topic pack {unknown}.", hint=f"There are: {', '.join(sorted(known))}.")
    commands = (*builtins(), *(each for each in packed if not set(each.packs) <= set(off)))
    names = [command.name for command in commands]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise BadConfiguration(f"Two commands are called {twice}.", hint="Rename one of them in its topic file.")
    return commands


def builtins() -> tuple[Command, ...]:
    """The commands that are code: one in each module of `builtin`. Raises TypeError for a module that has not one."""
    found = []
    for info in sorted(pkgutil.iter_modules(builtin.__path__), key=lambda info: info.name):
        module = importlib.import_module(f"{builtin.__name__}.{info.name}")
        declared = [thing for thing in vars(module).values() if isinstance(thing, Command)]
        if len(declared) != 1:
            raise TypeError(f"{module.__name__} declares {len(declared)} commands, not one")
        found.append(declared[0])
    return tuple(found)
