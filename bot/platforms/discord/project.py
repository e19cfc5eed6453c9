"""The commands as the payload that Discord takes, and whether Discord has them already.

Source: Discord's documentation, interactions/application-commands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeAlias

from bot.commands.names import COMMAND, OPTION, abroad
from bot.commands.spec import Audience, Command, OptionSpec
from bot.errors import BadConfiguration
from bot.languages.words import LANGUAGES, SOURCE, say, speaking
from bot.platforms.discord.escape import shortened

Json: TypeAlias = dict[str, Any]

MOST_COMMANDS = 100
MOST_OPTIONS = 25
LONGEST_HELP = 100
MANAGE_CHANNELS = 1 << 4
"""The right that commands for managers ask for: they change what everybody in a channel sees."""
GUILD, BOT_DM = 0, 1
GUILD_INSTALL = 0

_TYPES = {str: 3, int: 4, bool: 5}
LOCALES: Mapping[str, tuple[str, ...]] = MappingProxyType({"de": ("de",), "es": ("es-ES", "es-419")})
"""The locales of Discord in which a language of ours is shown: discord.com/developers/docs/reference#locales."""

_NAME = re.compile(r"[-_'\w]{1,32}")
_SAFE = 2**53 - 1  # Discord's whole numbers


def payload(commands: Sequence[Command], *, for_one_server: bool = False) -> list[Json]:
    """The body of "bulk overwrite application commands". Raises BadConfiguration for what Discord would refuse.

    Commands of one server have no contexts: they exist nowhere else.
    """
    if len(commands) > MOST_COMMANDS:
        raise BadConfiguration(
            f"Discord takes at most {MOST_COMMANDS} commands, and there are {len(commands)}.",
            hint="Take files out of the topics folder.",
        )
    return [_command(command, for_one_server) for command in commands]


def _command(command: Command, for_one_server: bool) -> Json:
    for name in (command.name, *(option.name for option in command.options)):
        if not _can_be_a_name(name):
            raise BadConfiguration(
                f"{name!r} (in /{command.name}) cannot be a name in Discord.",
                hint="Use at most 32 lower-case letters, digits, - and _.",
            )
    made: Json = {
        **_named(COMMAND, command.name),
        "type": 1,
        **_described(command.help),
        "options": [_option(option) for option in command.options[:MOST_OPTIONS]],
        "default_member_permissions": MANAGE_CHANNELS if command.audience is Audience.MANAGERS else None,
    }
    return made if for_one_server else made | {"contexts": [GUILD, BOT_DM], "integration_types": [GUILD_INSTALL]}


def _option(option: OptionSpec) -> Json:
    made: Json = {
        "type": _TYPES[option.type],
        **_named(OPTION, option.name),
        **_described(option.help),
        "required": option.required,
    }
    if option.complete is not None and option.type is not bool:
        made["autocomplete"] = True
    low, high = bounds(option)
    return made | ({} if low is None else {"min_value": low}) | ({} if high is None else {"max_value": high})


def _named(context: str, name: str) -> Json:
    """A name with its translations; one that Discord would refuse is left out, so that the English one stands."""
    told = {language: shown for language, shown in abroad(context, name).items() if _can_be_a_name(shown)}
    return {"name": name, "name_localizations": _by_locale(told)}


def _described(text: str) -> Json:
    """What a command or an option is for, with its translations."""
    told = {}
    for language in (each for each in LANGUAGES if each != SOURCE):
        with speaking(language):
            told[language] = shortened(say(text), LONGEST_HELP)
    shown = shortened(text, LONGEST_HELP)
    return {"description": shown, "description_localizations": _by_locale(told, besides=shown)}


def _by_locale(told: Mapping[str, str], besides: str = "") -> dict[str, str]:
    """Words by Discord's locales; what is the same as in English is left out."""
    return {locale: told[language] for language in told for locale in LOCALES[language] if told[language] != besides}


def _can_be_a_name(name: str) -> bool:
    return _NAME.fullmatch(name) is not None and name == name.lower()


def bounds(option: OptionSpec) -> tuple[int | None, int | None]:
    """The least and the greatest value that Discord lets people type; None and None for anything but a number."""
    if option.type is not int:
        return None, None
    low, high = option.low, option.high
    return (None if low is None else max(low, -_SAFE)), (None if high is None else min(high, _SAFE))


def same(wanted: Sequence[Json], found: Sequence[Json]) -> bool:
    """Whether the commands that Discord answers with are the wanted ones, so that nothing need be sent.

    Discord adds ids and versions, leaves out what is false, and gives permissions as text.
    """
    return _by_name(wanted) == _by_name(found)


def _by_name(commands: Sequence[Json]) -> dict[tuple[int, str], Json]:
    return {(command.get("type", 1), command["name"]): _essence(command) for command in commands}


def _essence(command: Json) -> Json:
    permissions = command.get("default_member_permissions")
    return {
        "description": command.get("description") or "",
        **_localised(command),
        "options": [_option_essence(option) for option in command.get("options") or ()],
        "permissions": None if permissions is None else int(permissions),
        "contexts": sorted(command.get("contexts") or ()),
        "integration_types": sorted(command.get("integration_types") or (GUILD_INSTALL,)),
    }


def _option_essence(option: Json) -> Json:
    """What people meet of an option; false, null and empty are the same as absent, and 0 is a bound."""
    kept = ("type", "name", "description", "required", "autocomplete", "min_value", "max_value", "choices", "options")
    return {key: option[key] for key in kept if _given(option.get(key))} | _localised(option)


def _localised(made: Json) -> Json:
    """The translations of a command or an option; none, null and empty are the same."""
    return {key: dict(made.get(key) or {}) for key in ("name_localizations", "description_localizations")}


def _given(value: object) -> bool:
    return bool(value) or (value == 0 and value is not False)
