"""Where values come from: the environment, else `.env`, else newsdesk.toml, else the default."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from importlib.resources import files
from io import StringIO
from pathlib import Path
from typing import Any

from dotenv.parser import parse_stream
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
    """The values in a `.env`. A line that sets nothing is an error, and never shown: it may hold a secret."""
    if not path.is_file():
        return {}
    try:
        lines = tuple(parse_stream(StringIO(path.read_text(encoding="utf-8-sig"))))
    except (OSError, UnicodeDecodeError) as why:
        raise BadConfiguration(f"{path} cannot be read: {why}.") from why
    values: dict[str, str] = {}
    for each in lines:
        skipped = len(each.original.string) - len(each.original.string.lstrip())
        place = f"{path}:{each.original.line + each.original.string.count(chr(10), 0, skipped)}"
        if each.error:
            raise BadConfiguration(
                f"{place}: This line cannot be read.", hint="Write NAME=value; a quotation mark that opens must close."
            )
        if each.key is not None and each.value is None and _meant_for_us(each.key):
            raise BadConfiguration(
                f"{place}: {each.key} stands there without a value.",
                hint=f"Write {each.key}=value, or take the line out.",
            )
        if each.key is not None:
            values[each.key] = each.value or ""
    return values


def _meant_for_us(key: str) -> bool:
    """Whether a name in a `.env`, which others may read too, is one of ours, or one of ours misspelt."""
    return key.startswith(PREFIX) or bool(get_close_matches(key, names_in_environment(), n=1, cutoff=0.85))


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
    tables = {f"[{key.partition('.')[0]}]" for key in known if "." in key}
    for table, content in top.items():
        if isinstance(content, dict) and f"[{table}]" not in tables:
            where = f"{path}:{_line_of(text, table, None)}"
            raise BadConfiguration(f"{where}: There is no table [{table}].", hint=_did_you_mean(f"[{table}]", tables))
        for key, value in content.items() if isinstance(content, dict) else ((None, content),):
            dotted = table if key is None else f"{table}.{key}"
            if dotted not in known:
                where = f"{path}:{_line_of(text, table, key)}"
                raise BadConfiguration(f"{where}: {dotted} is not a setting.", hint=_did_you_mean(dotted, known))
            name = known[dotted]
            if only_in_environment(name):
                hint = f"Put {env_name(name)} into .env instead."
                where = f"{path}:{_line_of(text, table, key)}"
                raise BadConfiguration(f"{where}: {dotted} does not belong there.", hint=hint)
            yield name, dotted, value


def _line_of(text: str, table: str, key: str | None) -> int:
    """The line, counted from 1, at which a key of a table stands; without a key, the table's own."""
    head = re.compile(rf"""\s*(?:\[\s*["']?{re.escape(table)}["']?\s*\]|["']?{re.escape(table)}["']?\s*[=.])""")
    lines = text.splitlines()
    begins = next((number for number, one in enumerate(lines, 1) if head.match(one)), 1)
    if key is None:
        return begins
    own = re.compile(rf"""\s*(?:["']?{re.escape(table)}["']?\s*\.\s*)?["']?{re.escape(key)}["']?\s*[=.]""")
    return next((number for number, one in enumerate(lines, 1) if number >= begins and own.match(one)), begins)


def _did_you_mean(key: str, known: Iterable[str]) -> str | None:
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
