"""The reference page of all commands, made from their declarations and an example answer for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.spec import Command, OptionSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A command as it is typed, and its answer as a terminal shows it."""

    line: str
    answer: str


def page(commands: tuple[Command, ...], examples: Sequence[Example]) -> str:
    """The page, docs/reference/commands.md, of these commands, each with its example.

    Raises ValueError where there is not one example for each.
    """
    lines = [
        "# Commands",
        "",
        "<!-- made by `make docs` from bot/commands/builtin/ and config/topics/; edit those -->",
        "",
        "Type a command as it stands here, or ask in your own words: what fits no command is refused, never guessed.",
        "Words after the name go to the option marked *words*; every command takes `from:N` to go on after N items.",
        "The answers are about the bundled, invented briefing (`config/briefings/`), as a terminal shows them.",
        "",
        "| command | answers | from |",
        "|---|---|---|",
        *(f"| [`{c.name}`](#{c.name}) | {c.help} | {_origin(c)} |" for c in commands),
    ]
    for command, example in zip(commands, examples, strict=True):
        lines += ["", *_section(command, example)]
    return "\n".join(lines) + "\n"


def _section(command: Command, example: Example) -> list[str]:
    rows = [f"| `{each.name}` | {_kind(each)} | {each.help} |" for each in command.options]
    table = ["", "| option | takes | what it is |", "|---|---|---|", *rows] if rows else []
    examples = ["", "Examples: " + ", ".join(f"`{each}`" for each in command.examples)]
    told = ["", f"`{example.line}` answers:", "", "```text", *example.answer.strip("\n").split("\n"), "```"]
    return [f"## {command.name}", "", command.help, *table, *examples, *told]


def _kind(option: OptionSpec) -> str:
    name = {str: "text", int: "number", bool: "yes or no"}[option.type]
    bounds = f" {option.low} to {option.high}" if option.low is not None and option.high is not None else ""
    return f"{name}{bounds}{', *words*' if option.rest else ''}{', needed' if option.required else ''}"


def _origin(command: Command) -> str:
    return f"`config/topics/{command.topic}.toml`" if command.topic else "built in"
