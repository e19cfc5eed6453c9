"""The declared commands as real commands of discord.py, made at run time, with suggestions while one types."""

from __future__ import annotations

import inspect
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Optional, TypeAlias

import discord
from discord import app_commands

from bot.commands.spec import Audience, Command, OptionSpec, Value
from bot.platforms.discord import project
from bot.platforms.discord.escape import shortened

Interaction: TypeAlias = discord.Interaction[Any]
Answer = Callable[[Interaction, str, Mapping[str, Value]], Awaitable[None]]
"""Answers a command chosen by name with these options."""
Suggest = Callable[[Interaction, str, str, str, str | None], Awaitable[tuple[str, ...]]]
"""Suggestions for a command's option, half typed, and what `about` holds already."""

_MOST_CHOICES = 25
_LONGEST_CHOICE = 100


class Tree(app_commands.CommandTree[Any]):
    """The command tree. What it cannot match (an old command, an old form of one) is answered in words as well."""

    def __init__(self, client: discord.Client, answer: Answer) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True),
        )
        self._answer = answer

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError, /) -> None:
        """Let the front desk answer: it says which commands there are, or which option is wrong."""
        if interaction.type is discord.InteractionType.application_command:
            data: Any = interaction.data or {}
            chosen = {option["name"]: option["value"] for option in data.get("options", ()) if "value" in option}
            await self._answer(interaction, str(data.get("name", "")), chosen)


def fill(tree: Tree, commands: tuple[Command, ...], answer: Answer, suggest: Suggest) -> None:
    """Put every command into the tree."""
    for command in commands:
        tree.add_command(_made(command, answer, suggest))


def _made(command: Command, answer: Answer, suggest: Suggest) -> app_commands.Command[Any, ..., None]:
    made: app_commands.Command[Any, ..., None] = app_commands.Command(
        name=command.name,
        description=shortened(command.help, project.LONGEST_HELP),
        callback=_callback(command, answer),
    )
    if command.audience is Audience.MANAGERS:
        made.default_permissions = discord.Permissions(project.MANAGE_CHANNELS)
    for option in command.options:
        if option.complete is not None and option.type is not bool:
            made.autocomplete(option.name)(_completion(command.name, option, suggest))
    return made


def _callback(command: Command, answer: Answer) -> Any:
    """A function with the signature from which discord.py reads the options."""

    async def chosen(interaction: Interaction, **options: Value | None) -> None:
        await answer(interaction, command.name, {name: v for name, v in options.items() if v is not None})

    first = inspect.Parameter("interaction", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=discord.Interaction)
    chosen.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [first, *(_parameter(option) for option in command.options)]
    )
    helps = {option.name: shortened(option.help, project.LONGEST_HELP) for option in command.options}
    return app_commands.describe(**helps)(chosen)


def _parameter(option: OptionSpec) -> inspect.Parameter:
    low, high = project.bounds(option)
    kind: Any = option.type if low is None and high is None else app_commands.Range[int, low, high]
    return inspect.Parameter(
        option.name,
        inspect.Parameter.KEYWORD_ONLY,
        annotation=kind if option.required else Optional[kind],  # noqa: UP045 -- Range is no type that "|" takes
        default=inspect.Parameter.empty if option.required else None,
    )


def _completion(command: str, option: OptionSpec, suggest: Suggest) -> Any:
    async def complete(interaction: Interaction, typed: Any) -> list[app_commands.Choice[Any]]:
        about = getattr(interaction.namespace, "about", None) if option.name != "about" else None
        return choices(option, await suggest(interaction, command, option.name, str(typed), about or None))

    return complete


def choices(option: OptionSpec, suggestions: tuple[str, ...]) -> list[app_commands.Choice[Any]]:
    """At most 25 choices of at most 100 characters, each once; a number's begin with it ("3 The harbour ...")."""
    usable = [text for text in dict.fromkeys(suggestions) if text.strip() and len(text) <= _LONGEST_CHOICE]
    if option.type is int:
        numbered = ((text, re.match(r"\s*(-?\d{1,15})\b", text, re.ASCII)) for text in usable)
        return [app_commands.Choice(name=t, value=int(found[1])) for t, found in numbered if found][:_MOST_CHOICES]
    return [app_commands.Choice(name=text, value=text) for text in usable][:_MOST_CHOICES]
