"""Topic commands: questions that are a query in a TOML file and no code."""

from __future__ import annotations

from pathlib import Path

from bot.commands.spec import Command


def load_topics(folder: Path) -> tuple[Command, ...]:
    """The commands of every topic file in the folder, by file and place in it."""
    return ()
