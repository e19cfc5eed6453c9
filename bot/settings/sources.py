"""Where values come from: the environment, else `.env`, else newsdesk.toml, else the default."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import Any

from dotenv import dotenv_values
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.errors import BadConfiguration
from bot.settings.options import (
    PREFIX,
    Settings,
    env_name,
    is_secret,
    names_in_environment,
    only_in_environment,
    toml_key,
)

FOR_TESTS = "NEWSDESK_TEST_"  # read by the tests themselves, never a setting
FILE_NAME = "newsdesk.toml"


def load(
    config_dir: Path | None = None,
    environ: Mapping[str, str] | None = None,
    env_file: Path | None = None,
) -> Settings:
    """The settings that hold here; BadConfiguration names the key and what is wrong with it.

    Without `environ` the process's own environment and the `.env` of the current folder are read; with it only what is
    given counts, so that a test cannot be reached by what lies around.
    """
    if environ is None:
        environ, env_file = os.environ, env_file or Path(".env")
    values: dict[str, Any] = {}
    written: dict[str, str] = {}  # the name of a setting -> how it was written, for messages
    around = {name: v for name, v in environ.items() if name.startswith(PREFIX) or name in names_in_environment()}
    beside = _read_dotenv(env_file) if env_file else {}
    folder = config_dir or _folder(around.get(PREFIX + "CONFIG_DIR") or beside.get(PREFIX + "CONFIG_DIR"))
    for name, key, value in _from_file(folder / FILE_NAME):
        values[name], written[name] = value, f"{key} in {folder / FILE_NAME}"
    for source, place in ((beside, f" in {env_file}"), (around, "")):
        for name, key, value in _from_environment(source, place):
            values[name], written[name] = value, key
    values["config_dir"] = folder
    return _below(_checked(values, written), folder)


def _folder(named: str | None) -> Path:
    """The configuration: the one named, else ./config, else the one of the checkout, else the one in the package."""
    if named:
        if not Path(named).is_dir():
            raise BadConfiguration(f"{PREFIX}CONFIG_DIR names {named}, which is not a folder.")
        return Path(named)
    package = Path(str(files("bot")))
    for folder in (Path("config"), package.parent / "config", package / "bundled"):
        if (folder / FILE_NAME).is_file():
            return folder
    return Path("config")


def _read_dotenv(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    try:
        return {name: value or "" for name, value in dotenv_values(path, interpolate=False).items()}
    except (OSError, UnicodeDecodeError) as why:
        raise BadConfiguration(f"{path} cannot be read: {why}.") from why


def _from_environment(source: Mapping[str, str], place: str) -> Iterator[tuple[str, str, str]]:
    """(setting, key as written, value) of every variable that is ours; a misspelt one is an error."""
    known = names_in_environment()
    for key in sorted(source, key=lambda key: not key.endswith("_FILE")):  # a value wins over its _FILE
        name, value = known.get(key), source[key]
        if name is None:
            ours = key.startswith(PREFIX) and not key.startswith(FOR_TESTS)
            if ours or get_close_matches(key, known, n=1, cutoff=0.85):
                raise BadConfiguration(f"{key}{place} is not a setting.", hint=_did_you_mean(key, known))
        elif value.strip():
            as_file = key != env_name(name)
            yield name, key + place, _from_secret_file(key, Path(value)) if as_file else value.strip()


def _from_secret_file(key: str, path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as why:
        raise BadConfiguration(f"{key} names {path}, which cannot be read.") from why


def _from_file(path: Path) -> Iterator[tuple[str, str, object]]:
    """(setting, key as written, value) of every line of newsdesk.toml; an unknown key is an error."""
    try:
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        top = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as why:
        raise BadConfiguration(f"{path} cannot be read: {why}.") from why
    known = {toml_key(name): name for name in Settings.model_fields}
    for table, content in top.items():
        for key, value in content.items() if isinstance(content, dict) else ((None, content),):
            dotted = table if key is None else f"{table}.{key}"
            if dotted not in known:
                raise BadConfiguration(f"{dotted} in {path} is not a setting.", hint=_did_you_mean(dotted, known))
            name = known[dotted]
            if only_in_environment(name):
                hint = f"Put {env_name(name)} into .env instead."
                raise BadConfiguration(f"{dotted} in {path} does not belong there.", hint=hint)
            yield name, dotted, value


def _did_you_mean(key: str, known: Mapping[str, str]) -> str | None:
    near = get_close_matches(key, known, n=1, cutoff=0.0)
    return f"Did you mean {near[0]}?" if near else None


def _checked(values: Mapping[str, Any], written: Mapping[str, str]) -> Settings:
    try:
        return Settings.model_validate(values)
    except ValidationError as why:
        first = why.errors(include_url=False, include_input=False)[0]
        name = str(first["loc"][0])
        shown = "" if is_secret(name) else f", not {values[name]!r}"
        raise BadConfiguration(f"{written[name]} {_fault(first)}{shown}.") from None


def _fault(error: ErrorDetails) -> str:
    """The end of a sentence that begins with the key; Pydantic's words where they are plain."""
    match error["type"]:
        case "value_error":
            return error["msg"].removeprefix("Value error, ")
        case "int_parsing" | "int_type":
            return "must be a whole number"
        case "bool_parsing" | "bool_type":
            return "must be true or false"
        case "string_pattern_mismatch":
            return "must be a slash and lower-case letters, digits, - or _"
        case _:
            return error["msg"].replace("Input should", "must").partition(", unable")[0]


def _below(settings: Settings, folder: Path) -> Settings:
    """Paths that are relative stand in the configuration folder."""
    names = ("briefings_dir", "topics_dir", "digests_file", "sources_file")
    return settings.model_copy(update={name: folder / getattr(settings, name) for name in names})
