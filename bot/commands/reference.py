"""The reference page of all commands, made from their declarations."""

from __future__ import annotations

import sys
from pathlib import Path

from bot.commands.catalogue import load
from bot.commands.spec import Command, OptionSpec


def page(commands: tuple[Command, ...]) -> str:
    """The page, docs/reference/commands.md, of these commands."""
    lines = [
        "# Commands",
        "",
        "<!-- made by `make docs` from bot/commands/builtin/ and config/topics/; edit those -->",
        "",
        "Type a command as it stands here, or ask in your own words: what fits no command is refused, never guessed.",
        "Words after the name go to the option marked *words*; every command takes `from:N` to go on after N items.",
        "",
        "| command | answers | from |",
        "|---|---|---|",
        *(f"| [`{c.name}`](#{c.name}) | {c.help} | {_origin(c)} |" for c in commands),
    ]
    for command in commands:
        lines += ["", *_section(command)]
    return "\n".join(lines) + "\n"


def _section(command: Command) -> list[str]:
    rows = [f"| `{each.name}` | {_kind(each)} | {each.help} |" for each in command.options]
    table = ["", "| option | takes | what it is |", "|---|---|---|", *rows] if rows else []
    examples = ["", "Examples: " + ", ".join(f"`{example}`" for example in command.examples)]
    return [f"## {command.name}", "", command.help, *table, *examples]


def _kind(option: OptionSpec) -> str:
    name = {str: "text", int: "number", bool: "yes or no"}[option.type]
    bounds = f" {option.low} to {option.high}" if option.low is not None and option.high is not None else ""
    return f"{name}{bounds}{', *words*' if option.rest else ''}{', needed' if option.required else ''}"


def _origin(command: Command) -> str:
    return f"`config/topics/{command.topic}.toml`" if command.topic else "built in"


if __name__ == "__main__":
    sys.stdout.write(page(load(Path("config") / "topics")))
