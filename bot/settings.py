"""Every setting, declared once: its type, default, meaning, and whether it is a secret.

A value comes from the environment, else `.env`, else `config/newsdesk.toml`, else the default. The name of a setting
gives its other names: `web_port` is NEWSDESK_WEB_PORT in the environment and `port` in the table `[web]` of the file.
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from dotenv import dotenv_values
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from bot.errors import BadConfiguration

PREFIX = "NEWSDESK_"
FOR_TESTS = "NEWSDESK_TEST_"  # read by the tests themselves, never a setting
FILE_NAME = "newsdesk.toml"


@dataclass(frozen=True, slots=True)
class Env:
    """The name a setting has in the environment, where it is not NEWSDESK_ and its own name."""

    name: str


def _parts(value: object) -> object:
    """A list may be written "a, b" in the environment."""
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        near = get_close_matches(name, available_timezones(), n=1)
        raise ValueError(
            "is not a time zone" + (f"; did you mean {near[0]}?" if near else ", such as Europe/Berlin")
        ) from None
    return name


def _database(url: str) -> str:
    if not url.startswith(("sqlite+aiosqlite://", "postgresql+asyncpg://", "postgresql+psycopg://")):
        raise ValueError("must begin with sqlite+aiosqlite:// (or postgresql+psycopg://, postgresql+asyncpg://)")
    return url


def _address(*schemes: str) -> AfterValidator:
    """Empty, or an address of one of these schemes with a host."""

    def check(url: str) -> str:
        if url and (urlsplit(url).scheme not in schemes or not urlsplit(url).hostname):
            raise ValueError(f"must be empty or an address that begins with {schemes[0]}://")
        return url.rstrip("/")

    return AfterValidator(check)


Port = Annotated[int, Field(ge=0, le=65535)]
HttpAddress = Annotated[str, _address("http", "https")]
Ids = Annotated[tuple[int, ...], BeforeValidator(_parts)]
Names = Annotated[tuple[str, ...], BeforeValidator(_parts), AfterValidator(lambda ns: tuple(n.lstrip("/") for n in ns))]
Zone = Annotated[str, AfterValidator(_known_zone)]
Level = Annotated[
    Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(lambda v: v.upper() if isinstance(v, str) else v)
]


class Settings(BaseModel):
    """All options of one running Newsdesk. Made by `load`; frozen; secrets never show in its repr."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    config_dir: Path = Field(
        Path("config"),
        description="Folder of newsdesk.toml, topics, digests and briefings; not set in the file itself.",
    )
    briefings_dir: Path = Field(Path("briefings"), description="Folder of briefing files; relative to config_dir.")
    topics_dir: Path = Field(Path("topics"), description="Folder of topic commands; relative to config_dir.")
    digests_file: Path = Field(Path("digests.toml"), description="The digests; relative to config_dir.")
    database_url: Annotated[str, AfterValidator(_database)] = Field(
        "sqlite+aiosqlite:///var/newsdesk.db",
        repr=False,
        description="Where articles, claims and briefings are kept. The folder of a SQLite file is made when missing.",
        json_schema_extra={"secret": True},
    )
    timezone: Zone = Field("UTC", description="Time zone for dates in answers, and for digests that name none.")
    log_level: Level = Field("INFO", description="DEBUG, INFO, WARNING or ERROR.")

    web_host: str = Field("127.0.0.1", description="Address the web page listens on; 0.0.0.0 lets other machines in.")
    web_port: Port = Field(8080, description="Port of the web page; 0 takes any free one.")

    discord_token: Annotated[SecretStr | None, Env("DISCORD_TOKEN")] = Field(
        None, description="Token of the Discord bot; without one Discord is off."
    )
    discord_sync: bool = Field(True, description="Send the commands to Discord at start when they have changed.")
    discord_guilds: Ids = Field(
        (), description="Servers to put the commands in at once, by id; empty: everywhere the bot is."
    )
    discord_api_base: HttpAddress = Field("", description="Address of Discord's HTTP API; empty: Discord's own.")
    discord_gateway: Annotated[str, _address("wss", "ws")] = Field(
        "", description="Address of Discord's gateway; empty: the one Discord names."
    )

    slack_bot_token: Annotated[SecretStr | None, Env("SLACK_BOT_TOKEN")] = Field(
        None, description="Bot token of the Slack app (xoxb-...); without one Slack is off."
    )
    slack_app_token: Annotated[SecretStr | None, Env("SLACK_APP_TOKEN")] = Field(
        None, description="App-level token (xapp-...) for Socket Mode, which needs no public address."
    )
    slack_signing_secret: Annotated[SecretStr | None, Env("SLACK_SIGNING_SECRET")] = Field(
        None, description="Signing secret, for signed HTTP; used when there is no app-level token."
    )
    slack_api_base: HttpAddress = Field("", description="Address of Slack's Web API; empty: Slack's own.")
    slack_http_host: str = Field("127.0.0.1", description="Address that signed HTTP from Slack is taken on.")
    slack_http_port: Port = Field(3000, description="Port that signed HTTP from Slack is taken on.")
    slack_command: Annotated[str, Field(pattern=r"^/[a-z0-9_-]{1,31}$")] = Field(
        "/news", description="The one slash command that takes every command as its text."
    )
    slack_top_level_commands: bool = Field(True, description="Also give each command a slash command of its own.")
    slack_taken: Names = Field(
        (), description="Commands left out of the Slack manifest because the workspace has them already."
    )

    @property
    def zone(self) -> ZoneInfo:
        """`timezone` as an object."""
        return ZoneInfo(self.timezone)

    def make_database_folder(self) -> None:
        """Make the folder of a SQLite file, so that a fresh checkout can be run at once."""
        scheme, _, path = self.database_url.partition(":///")
        if scheme.startswith("sqlite") and path and not path.startswith((":memory:", "file:")):
            Path(path.partition("?")[0]).parent.mkdir(parents=True, exist_ok=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the reference page."""

    name: str
    env: str
    toml: str
    default: str
    description: str
    secret: bool


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
    around = {name: v for name, v in environ.items() if name.startswith(PREFIX) or name in _names_in_environment()}
    beside = _read_dotenv(env_file) if env_file else {}
    folder = config_dir or _folder(around.get(PREFIX + "CONFIG_DIR") or beside.get(PREFIX + "CONFIG_DIR"))
    for name, key, value in _from_file(folder / FILE_NAME):
        values[name], written[name] = value, f"{key} in {folder / FILE_NAME}"
    for source, place in ((beside, f" in {env_file}"), (around, "")):
        for name, key, value in _from_environment(source, place):
            values[name], written[name] = value, key
    values["config_dir"] = folder
    return _below(_checked(values, written), folder)


def reference() -> tuple[Row, ...]:
    """What the reference page says, one row a setting, in the order of declaration."""
    return tuple(
        Row(
            name=name,
            env=_env(name),
            toml="" if name == "config_dir" or _is_secret(name) else ".".join(_place(name)),
            default=_shown(field.default),
            description=field.description or "",
            secret=_is_secret(name),
        )
        for name, field in Settings.model_fields.items()
    )


def page() -> str:
    """The reference page, docs/reference/settings.md."""
    lines = [
        "# Settings",
        "",
        "<!-- made by `make docs` from bot/settings.py; edit that -->",
        "",
        "A value comes from the environment, else `.env`, else `config/newsdesk.toml`, else the default.",
        "An empty value in the environment counts as not set.",
        "A secret can be kept in a file: add `_FILE` to its name and give the path.",
        "",
        "| environment | in newsdesk.toml | default | what it is |",
        "|---|---|---|---|",
    ]
    for row in reference():
        toml = f"`{row.toml}`" if row.toml else ""
        default = f"`{row.default}`" if row.default else ""
        secret = " Secret." if row.secret else ""
        lines.append(f"| `{row.env}` | {toml} | {default} | {row.description}{secret} |")
    return "\n".join(lines) + "\n"


def _env(name: str) -> str:
    own = [mark.name for mark in Settings.model_fields[name].metadata if isinstance(mark, Env)]
    return own[0] if own else PREFIX + name.upper()


def _is_secret(name: str) -> bool:
    field: FieldInfo = Settings.model_fields[name]
    extra = field.json_schema_extra
    return field.annotation == SecretStr | None or (isinstance(extra, dict) and bool(extra.get("secret")))


def _place(name: str) -> tuple[str, ...]:
    """Table and key in newsdesk.toml; `timezone` stands alone at the top."""
    table, _, key = name.partition("_")
    return (table, key) if key else (name,)


def _shown(default: object) -> str:
    match default:
        case None | () | "":
            return ""
        case bool():
            return str(default).lower()
        case _:
            return str(default)


def _names_in_environment() -> dict[str, str]:
    """Every name in the environment that means something here, and the setting it gives."""
    names = {_env(name): name for name in Settings.model_fields}
    return names | {f"{_env(name)}_FILE": name for name in Settings.model_fields if _is_secret(name)}


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
    known = _names_in_environment()
    for key, value in source.items():
        name = known.get(key)
        if name is None:
            near = get_close_matches(key, known, n=1, cutoff=0.85)
            if (key.startswith(PREFIX) and not key.startswith(FOR_TESTS)) or near:
                raise BadConfiguration(f"{key}{place} is not a setting.", hint=_did_you_mean(key, known))
        elif value.strip():
            as_file = key != _env(name)
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
    known = {".".join(_place(name)): name for name in Settings.model_fields if name != "config_dir"}
    for table, content in top.items():
        for key, value in content.items() if isinstance(content, dict) else ((None, content),):
            dotted = table if key is None else f"{table}.{key}"
            if dotted not in known:
                raise BadConfiguration(f"{dotted} in {path} is not a setting.", hint=_did_you_mean(dotted, known))
            name = known[dotted]
            if _is_secret(name) and name != "database_url":
                raise BadConfiguration(f"{dotted} in {path} is a secret.", hint=f"Put {_env(name)} into .env instead.")
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
        shown = "" if _is_secret(name) else f", not {values[name]!r}"
        raise BadConfiguration(f"{written.get(name, name)} {_fault(first)}{shown}.") from None


def _fault(error: ErrorDetails) -> str:
    """Pydantic's words as the end of a sentence that begins with the key."""
    text = error["msg"].removeprefix("Value error, ")
    for start, instead in (("Input should be", "must be"), ("String should", "must"), ("Input should", "must")):
        if text.startswith(start):
            return (instead + text.removeprefix(start)).partition(", unable")[0]
    return text


def _below(settings: Settings, folder: Path) -> Settings:
    """Paths that are relative stand in the configuration folder."""
    names = ("briefings_dir", "topics_dir", "digests_file")
    return settings.model_copy(update={name: folder / getattr(settings, name) for name in names})


if __name__ == "__main__":
    sys.stdout.write(page())
