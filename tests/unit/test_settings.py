"""Settings: where values come from, what is refused and in which words, and that secrets stay secret."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.errors import BadConfiguration
from bot.settings import Settings, load
from bot.settings.options import env_name, is_secret, only_in_environment, toml_key
from bot.settings.reference import page, reference

NAMES = list(Settings.model_fields)


def folder(tmp_path: Path, toml: str = "") -> Path:
    (tmp_path / "newsdesk.toml").write_text(toml, encoding="utf-8")
    return tmp_path


def refusal(config: Path, environ: dict[str, str] | None = None, env_file: Path | None = None) -> str:
    with pytest.raises(BadConfiguration) as caught:
        load(config, environ or {}, env_file)
    return caught.value.plain


def test_defaults_need_no_file(tmp_path: Path) -> None:
    """An empty folder is a good configuration: the page on loopback, everything else off."""
    settings = load(tmp_path, {})

    assert ("127.0.0.1", 8080, None, None) == (
        settings.web_host,
        settings.web_port,
        settings.discord_token,
        settings.slack_bot_token,
    )
    assert (tmp_path / "briefings", tmp_path / "topics", tmp_path / "digests.toml") == (
        settings.briefings_dir,
        settings.topics_dir,
        settings.digests_file,
    )


def test_the_environment_wins_over_dotenv_over_the_file(tmp_path: Path) -> None:
    """Each source yields to the next, value by value."""
    config = folder(tmp_path, '[web]\nport = 1\nhost = "a"\n[log]\nlevel = "debug"\n')
    env_file = tmp_path / ".env"
    env_file.write_text("NEWSDESK_WEB_PORT=2\nNEWSDESK_WEB_HOST=b\n", encoding="utf-8")

    settings = load(config, {"NEWSDESK_WEB_PORT": "3"}, env_file)

    assert (3, "b", "DEBUG") == (settings.web_port, settings.web_host, settings.log_level)


def test_an_empty_variable_is_not_set(tmp_path: Path) -> None:
    """A line left empty in a copy of example.env means nothing."""
    assert load(tmp_path, {"DISCORD_TOKEN": " ", "NEWSDESK_WEB_PORT": ""}) == load(tmp_path, {})


def test_lists_are_written_with_commas(tmp_path: Path) -> None:
    """In the environment "1, 2" is a list, and a command's slash is not part of its name."""
    settings = load(tmp_path, {"NEWSDESK_DISCORD_GUILDS": "1, 2", "NEWSDESK_SLACK_TAKEN": "/who, help"})

    assert ((1, 2), ("who", "help")) == (settings.discord_guilds, settings.slack_taken)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("NEWSDESK_WEB_PORT", "abc", "NEWSDESK_WEB_PORT must be a whole number, not 'abc'."),
        ("NEWSDESK_WEB_PORT", "70000", "NEWSDESK_WEB_PORT must be less than or equal to 65535, not '70000'."),
        ("NEWSDESK_DISCORD_SYNC", "perhaps", "NEWSDESK_DISCORD_SYNC must be true or false, not 'perhaps'."),
        (
            "NEWSDESK_TIMEZONE",
            "Europe/Berln",
            "NEWSDESK_TIMEZONE must be a time zone such as Europe/Berlin, not 'Europe/Berln'.",
        ),
        ("NEWSDESK_LOG_LEVEL", "x", "NEWSDESK_LOG_LEVEL must be 'DEBUG', 'INFO', 'WARNING' or 'ERROR', not 'x'."),
        (
            "NEWSDESK_SLACK_COMMAND",
            "news",
            "NEWSDESK_SLACK_COMMAND must be a slash and lower-case letters, digits, - or _, not 'news'.",
        ),
        (
            "NEWSDESK_SLACK_API_BASE",
            "ftp://x",
            "NEWSDESK_SLACK_API_BASE must be empty or an address that begins with http://, not 'ftp://x'.",
        ),
        ("NEWSDESK_WEB_PROT", "1", "NEWSDESK_WEB_PROT is not a setting. Did you mean NEWSDESK_WEB_PORT?"),
    ],
)
def test_a_wrong_variable_is_named_in_one_sentence(tmp_path: Path, name: str, value: str, words: str) -> None:
    """The message names the variable, what it must be, and what it is."""
    assert words == refusal(tmp_path, {name: value})


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("[web]\nprot = 1", "{file}:2: web.prot is not a setting. Did you mean web.port?"),
        ("wep = 1", "{file}:1: wep is not a setting. Did you mean web.port?"),
        ('[web]\nport = "x"', "web.port in {file} must be a whole number, not 'x'."),
        (
            '[discord]\ntoken = "x"',
            "{file}:2: discord.token does not belong there. Put DISCORD_TOKEN into .env instead.",
        ),
        ("[web]\nport = 1\n\n[webb]\nport = 2", "{file}:4: There is no table [webb]. Did you mean [web]?"),
        ("# all\n\n[webb]", "{file}:3: There is no table [webb]. Did you mean [web]?"),
        ("web.port = 1\nweb.prot = 2", "{file}:2: web.prot is not a setting. Did you mean web.port?"),
        ("[web]\nport = = 1", "{file} cannot be read: Invalid value (at line 2, column 8)."),
    ],
)
def test_a_wrong_line_of_the_file_is_named(tmp_path: Path, toml: str, words: str) -> None:
    """An unknown key names the nearest one; a token in a file that is committed is refused."""
    assert words.format(file=tmp_path / "newsdesk.toml") == refusal(folder(tmp_path, toml))


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (
            "# mine\n\nDISCORD_TOKEN\nOTHER=1\n",
            "{file}:3: DISCORD_TOKEN stands there without a value. Write DISCORD_TOKEN=value, or take the line out.",
        ),
        ("NEWSDESK_LOG_LEVEL", "{file}:1: NEWSDESK_LOG_LEVEL stands there without a value."),
        ("A=1\n\nSLACK_BOT_TOKEN='xoxb-secret\n", "{file}:3: This line cannot be read. Write NAME=value"),
        ("A=1\nDISCORD_TOKEN secret\n", "{file}:2: This line cannot be read. Write NAME=value"),
    ],
)
def test_a_broken_line_of_dotenv_is_told(tmp_path: Path, lines: str, words: str) -> None:
    """File, line and what to do; a line that sets nothing is not passed over, and no secret is shown."""
    env_file = tmp_path / ".env"
    env_file.write_text(lines, encoding="utf-8")
    told = refusal(tmp_path, {}, env_file)
    assert told.startswith(words.format(file=env_file))
    assert "secret" not in told


def test_what_others_write_into_dotenv_is_left_alone(tmp_path: Path) -> None:
    """A name of somebody else may stand without a value; values keep their quotation marks' meaning."""
    env_file = tmp_path / ".env"
    env_file.write_bytes(b"\xef\xbb\xbfexport COMPOSE\r\n\r\nNEWSDESK_WEB_HOST='a b' # here\r\n")
    assert "a b" == load(tmp_path, {}, env_file).web_host


def test_a_misspelt_token_in_dotenv_is_told(tmp_path: Path) -> None:
    """DISCORD_BOT_TOKEN is a likely slip, and silence would look like "Discord: off"."""
    env_file = tmp_path / ".env"
    env_file.write_text("DISCORD_BOT_TOKEN=x\n", encoding="utf-8")

    assert "DISCORD_BOT_TOKEN" in refusal(tmp_path, {}, env_file)
    assert "Did you mean DISCORD_TOKEN?" in refusal(tmp_path, {}, env_file)


def test_foreign_variables_are_left_alone(tmp_path: Path) -> None:
    """What other programs keep in the environment or in .env is not ours to judge."""
    env_file = tmp_path / ".env"
    env_file.write_text("POSTGRES_PASSWORD=x\n", encoding="utf-8")

    assert load(tmp_path, {}) == load(
        tmp_path, {"HOME": "/", "SLACK_TEAM": "x", "NEWSDESK_TEST_POSTGRES": "x"}, env_file
    )


def test_a_secret_can_stand_in_a_file(tmp_path: Path) -> None:
    """NAME_FILE gives the path of the secret, and the value itself wins when both are there."""
    secret = tmp_path / "token"
    secret.write_text("from-file\n", encoding="utf-8")
    in_file = {"DISCORD_TOKEN_FILE": str(secret)}

    assert SecretStr("from-file") == load(tmp_path, in_file).discord_token
    assert SecretStr("direct") == load(tmp_path, {"DISCORD_TOKEN": "direct"} | in_file).discord_token
    assert "DISCORD_TOKEN_FILE names" in refusal(tmp_path, {"DISCORD_TOKEN_FILE": str(tmp_path / "none")})


@pytest.mark.parametrize("name", [name for name in NAMES if is_secret(name)])
def test_a_secret_never_shows(tmp_path: Path, name: str) -> None:
    """Neither repr, nor str, nor a message about it, holds the value of a secret."""
    value = "sqlite+aiosqlite:///hush" if name == "database_url" else "hush"
    settings = load(tmp_path, {env_name(name): value})

    assert "hush" not in repr(settings) + str(settings)
    if name == "database_url":
        assert "hush" not in refusal(tmp_path, {env_name(name): "mysql://u:hush@h/d"})


def test_settings_cannot_be_changed(tmp_path: Path) -> None:
    """What was read at start holds until the end."""
    with pytest.raises(ValueError, match="frozen"):
        load(tmp_path, {}).web_port = 1  # type: ignore[misc]


def test_a_missing_configuration_folder_is_told(tmp_path: Path) -> None:
    """A wrong NEWSDESK_CONFIG_DIR is not answered with silent defaults."""
    with pytest.raises(BadConfiguration, match="which is not a folder"):
        load(environ={"NEWSDESK_CONFIG_DIR": str(tmp_path / "none")})


@pytest.mark.parametrize("name", NAMES)
def test_every_setting_is_described_and_reachable(name: str) -> None:
    """A setting has a sentence, one name in the environment, and one in the file unless it is a token."""
    row = next(row for row in reference() if row.name == name)

    assert row.description.endswith(".")
    assert row.env == (name.upper() if "token" in name or "secret" in name else f"NEWSDESK_{name.upper()}")
    assert row.toml == ("" if only_in_environment(name) else toml_key(name))


def test_names_in_the_file_are_unique() -> None:
    """No two settings share a key of newsdesk.toml or a variable."""
    assert len(NAMES) == len({toml_key(name) for name in NAMES}) == len({env_name(name) for name in NAMES})


def test_the_reference_page_is_current(root: Path) -> None:
    """docs/reference/settings.md is what `make docs` writes."""
    assert page() == (root / "docs/reference/settings.md").read_text(encoding="utf-8")


def test_the_shipped_file_shows_the_defaults(root: Path, tmp_path: Path) -> None:
    """config/newsdesk.toml changes nothing, and every line it comments out is a real key with its default."""
    text = (root / "config/newsdesk.toml").read_text(encoding="utf-8")
    live = "\n".join(
        line.removeprefix("# ") if line.startswith("# ") and " = " in line.partition("#")[2].partition(":")[0] else line
        for line in text.splitlines()
    )

    assert {} == {key: value for key, value in tomllib.loads(text).items() if value}
    assert load(tmp_path, {}) == load(folder(tmp_path, live), {})
    shown = {f"{table}.{key}" for table, keys in tomllib.loads(live).items() if isinstance(keys, dict) for key in keys}
    assert {"web.port", "slack.taken", "database.url"} <= shown


def test_the_example_of_dotenv_is_loadable(root: Path, tmp_path: Path) -> None:
    """A plain copy of example.env changes nothing and names every token."""
    example = root / "config/example.env"

    assert load(tmp_path, {}) == load(tmp_path, {}, example)
    text = example.read_text(encoding="utf-8")
    assert [] == [
        name for name in NAMES if only_in_environment(name) and is_secret(name) and env_name(name) not in text
    ]
