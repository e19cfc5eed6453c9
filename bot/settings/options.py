"""Every setting, declared once: its type, default, meaning, and whether it is a secret.

The name of a setting gives its other names: `web_port` is NEWSDESK_WEB_PORT in the environment and `port` in the table
`[web]` of newsdesk.toml. To add a setting, add a field here; everything else follows.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr

from bot.languages.words import LANGUAGES, SOURCE

PREFIX = "NEWSDESK_"


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
        near = get_close_matches(name, available_timezones(), n=1) or ["Europe/Berlin"]
        raise ValueError(f"must be a time zone such as {near[0]}") from None
    return name


def _known_language(name: str) -> str:
    if name not in LANGUAGES:
        raise ValueError(f"must be one of {', '.join(LANGUAGES)}")
    return name


def _long_enough(days: int) -> int:
    # a weekly digest must still know what it told a week ago
    if days != 0 and not 14 <= days <= 36_500:
        raise ValueError("must be 0, or from 14 to 36500 days")
    return days


def _database(url: str) -> str:
    if not url.startswith(("sqlite+aiosqlite://", "postgresql+psycopg://")):
        raise ValueError("must begin with sqlite+aiosqlite:// or postgresql+psycopg://")
    return url


def _address(*schemes: str) -> AfterValidator:
    """Empty, or an address of one of these schemes with a host."""

    def check(url: str) -> str:
        if url and (urlsplit(url).scheme not in schemes or not urlsplit(url).hostname):
            raise ValueError(f"must be empty or an address that begins with {schemes[0]}://")
        return url.rstrip("/")

    return AfterValidator(check)


Port = Annotated[int, Field(ge=0, le=65535)]
Days = Annotated[int, AfterValidator(_long_enough)]
HttpAddress = Annotated[str, _address("http", "https")]
Ids = Annotated[tuple[int, ...], BeforeValidator(_parts)]
Names = Annotated[
    tuple[str, ...], BeforeValidator(_parts), AfterValidator(lambda names: tuple(name.lstrip("/") for name in names))
]
Zone = Annotated[str, AfterValidator(_known_zone)]
Language = Annotated[str, AfterValidator(_known_language)]
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
    topics_off: Annotated[tuple[str, ...], BeforeValidator(_parts)] = Field(
        (), description="Packs of topic commands (files of that folder, without .toml) that are off everywhere."
    )
    digests_file: Path = Field(Path("digests.toml"), description="The digests; relative to config_dir.")
    database_url: Annotated[str, AfterValidator(_database)] = Field(
        "sqlite+aiosqlite:///var/newsdesk.db",
        repr=False,  # it may hold a password
        description="Where articles, claims and briefings are kept. The folder of a SQLite file is made when missing.",
    )
    seal_secret: Annotated[SecretStr | None, Env("SEAL_SECRET")] = Field(
        None, description="Key that seals the tokens of workspaces in the database; several, the newest first: a, b."
    )
    timezone: Zone = Field("UTC", description="Time zone for dates in answers, and for digests that name none.")
    language: Language = Field(
        SOURCE, description="Language of answers where nobody says theirs, and of digests that name none: en, de or es."
    )
    log_level: Level = Field("INFO", description="DEBUG, INFO, WARNING or ERROR.")
    log_format: Literal["text", "json"] = Field(
        "text", description="Each record of the log as a line for people, or as a JSON object for machines."
    )

    keep_feedback: Days = Field(365, description="Days that feedback of readers is kept; 0: for good.")
    keep_deliveries: Days = Field(400, description="Days that the record of sent digests is kept; 0: for good.")
    keep_traces: Days = Field(
        90, description="Days that the steps of every item and what filters stopped are kept; 0: for good."
    )
    keep_revisions: Days = Field(
        365, description="Days that an earlier version of an article is kept after it was replaced; 0: for good."
    )
    keep_unsubscribed: Days = Field(
        30, description="Days that the record of what a removed digest had sent is kept; 0: for good."
    )

    web_host: str = Field("127.0.0.1", description="Address the web page listens on; 0.0.0.0 lets other machines in.")
    web_port: Port = Field(8080, description="Port of the web page; 0 takes any free one.")

    trace_endpoint: HttpAddress = Field(
        "", description="Address of an OpenTelemetry collector (OTLP over HTTP, port 4318) for traces; empty: none."
    )

    sources_file: Path = Field(Path("sources.toml"), description="What is read; relative to config_dir.")
    poll_least: Annotated[float, Field(ge=10, le=86_400)] = Field(
        300.0, description="The fewest seconds between two looks at a source, however often it has something new."
    )
    poll_most: Annotated[float, Field(ge=60, le=2_592_000)] = Field(
        86_400.0, description="The most seconds between two looks at a source, however seldom it has."
    )
    reading_processes: Annotated[int, Field(ge=0, le=64)] = Field(
        0,
        description="Processes that understand articles side by side; 0: one for each processor, two at most. "
        "The first takes some 170 MB of memory, each further one 30 MB (150 MB on Windows).",
    )
    ingest_secret: Annotated[SecretStr | None, Env("INGEST_SECRET")] = Field(
        None, description="Secret that signs what newsrooms push to POST /ingest; without one, nothing can be pushed."
    )
    fetch_contact: HttpAddress = Field(
        "",
        description="A page about you that the servers of sources are told, so that they can complain; may be empty.",
    )
    fetch_deadline: Annotated[float, Field(gt=0, le=600)] = Field(
        30.0, description="Seconds that fetching one page or feed may take, redirects included."
    )
    fetch_gap: Annotated[float, Field(ge=0, le=3600)] = Field(
        1.0, description="Seconds between two requests to the same server."
    )
    fetch_at_once: Annotated[int, Field(ge=1, le=100)] = Field(
        8, description="The most requests at a time, over all servers."
    )

    discord_token: Annotated[SecretStr | None, Env("DISCORD_TOKEN")] = Field(
        None, description="Token of the Discord bot; without one Discord is off."
    )
    discord_sync: bool = Field(True, description="Send the commands to Discord at start when they have changed.")
    discord_guilds: Ids = Field(
        (), description="Servers to put the commands in at once, by id; empty: everywhere the bot is."
    )
    discord_managers: Ids = Field(
        (), description="Users or roles, by id, who manage digests and sources besides those with Manage Channels."
    )
    discord_shards: Annotated[int, Field(ge=0, le=100_000)] = Field(
        0, description="Connections over which all replicas together hear Discord's servers; 0: one, for everything."
    )
    discord_shard_ids: Ids = Field(
        (), description="Which of those connections this replica opens, from 0 on; empty: all of them."
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
    slack_client_id: str = Field(
        "", description="Client ID of a Slack app that several workspaces install; empty: one workspace, by its token."
    )
    slack_client_secret: Annotated[SecretStr | None, Env("SLACK_CLIENT_SECRET")] = Field(
        None, description="Client secret of that app."
    )
    slack_public_address: HttpAddress = Field(
        "", description="Address of the bot on the internet, as Slack reaches it; for signed HTTP and for installing."
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

    slack_managers: Names = Field(
        (), description="Slack users, by id, who manage digests and sources besides the workspace's admins."
    )

    @property
    def zone(self) -> ZoneInfo:
        """`timezone` as an object."""
        return ZoneInfo(self.timezone)


def env_name(name: str) -> str:
    """The name a setting has in the environment."""
    own = [mark.name for mark in Settings.model_fields[name].metadata if isinstance(mark, Env)]
    return own[0] if own else PREFIX + name.upper()


def only_in_environment(name: str) -> bool:
    """Whether newsdesk.toml may not hold it: tokens, which are never committed, and where that file is."""
    return name == "config_dir" or Settings.model_fields[name].annotation == SecretStr | None


def is_secret(name: str) -> bool:
    """Whether a value must never be shown; such a setting also has a `_FILE` form."""
    field = Settings.model_fields[name]
    return not field.repr or field.annotation == SecretStr | None


def toml_key(name: str) -> str:
    """Table and key in newsdesk.toml; `timezone` stands alone at the top."""
    return name.replace("_", ".", 1)


def names_in_environment() -> dict[str, str]:
    """Every name in the environment that means something here, and the setting it gives."""
    names = {env_name(name): name for name in Settings.model_fields}
    return names | {f"{env_name(name)}_FILE": name for name in Settings.model_fields if is_secret(name)}
