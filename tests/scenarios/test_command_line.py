"""The command line as its users run it: what comes out, which exit code, and one plain line for every mistake."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

TEXT = """\
Mira Solde, the harbour minister, said on Monday that the Coastal League would pay for twelve ferries.
Aldo Renk, the premier of Norra, said that the islanders would pay for the ferries.
“Nobody asked us,” said Ida Holm, a fisher.
"""
DIGESTS = """\
[morning]
channel = { platform = "slack", workspace = "T1", channel = "C1" }
time = "08:00"
zone = "Europe/Berlin"
"""


@dataclass(frozen=True)
class Done:
    """What a command line did."""

    code: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one plain line on stderr of a thing that could not be done."""
        assert (1, "") == (self.code, self.out)
        assert 1 == self.err.count("\n"), self.err
        assert "Traceback" not in self.err
        return self.err.strip()


class Shell:
    """A folder, an environment with nothing of this machine's in it, and its own database."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.folder = folder
        self.env = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "PYTHONPATH": str(root),
            "NEWSDESK_DATABASE_URL": f"sqlite+aiosqlite:///{folder}/var/news.db",
        }
        self.root = root
        (folder / "story.txt").write_text(TEXT, encoding="utf-8")

    def command(self, *arguments: str) -> Sequence[str]:
        """The command line."""
        return (sys.executable, "-m", "bot", *arguments)

    def __call__(self, *arguments: str, **env: str) -> Done:
        """Run `python -m bot` with these arguments, and more in the environment, to its end."""
        done = subprocess.run(
            self.command(*arguments), cwd=self.folder, env=self.env | env, capture_output=True, timeout=120
        )
        return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    def configured(self, **files: str) -> str:
        """A configuration folder with the shipped topics and these files; its path."""
        config = self.folder / "config"
        (config / "briefings").mkdir(parents=True)
        (config / "topics").symlink_to(self.root / "config" / "topics")
        for name, text in files.items():
            (config / f"{name}.toml").write_text(text, encoding="utf-8")
        return str(config)


@pytest.fixture
def bot(tmp_path: Path, root: Path) -> Shell:
    """A shell in an empty folder but for one article."""
    return Shell(tmp_path, root)


def test_facts(bot: Shell) -> None:
    """With --json one fact sheet a line, in the order of the files; the text is cited, not repeated."""
    (bot.folder / "fog.txt").write_text("There was fog over the bay.\n", encoding="utf-8")
    done = bot("facts", "--json", "--published", "2025-03-10", "story.txt", "fog.txt")
    assert (0, "") == (done.code, done.err)
    first, second = (json.loads(row) for row in done.out.splitlines())
    assert "fact-sheet/1" == first["schema"]
    assert ("2025-03-10", len(TEXT)) == (first["article"]["published"], first["article"]["length"])
    assert {"Mira Solde", "Aldo Renk"} <= {each["name"] for each in first["entities"]}
    assert "text" not in first
    assert 1 == len(second["sentences"])


def test_facts_for_people(bot: Shell) -> None:
    """Without --json one can read it."""
    done = bot("facts", "story.txt")
    assert 0 == done.code
    assert "Mira Solde" in done.out
    assert "pay" in done.out


def test_ask_about_a_file(bot: Shell) -> None:
    """Just this file: nothing is stored, and the answer is whole lines."""
    done = bot("ask", "who-pays", "--article", "story.txt", "--published", "2025-03-10")
    assert (0, "") == (done.code, done.err)
    assert "the Coastal League would pay for twelve ferries" in done.out
    assert re.search(r"^- .*Aldo Renk.* \[2\]$", done.out, re.MULTILINE)
    assert not (bot.folder / "var").exists()


@pytest.mark.slow
@pytest.mark.parametrize(("surface", "key"), [("discord", "embeds"), ("slack", "blocks"), ("json", "blocks")])
def test_ask_on_a_surface(bot: Shell, surface: str, key: str) -> None:
    """One JSON body a line, as it would be sent."""
    done = bot("ask", "/quotes", "--article", "story.txt", "--surface", surface)
    assert (0, "") == (done.code, done.err)
    for row in done.out.splitlines():
        assert key in json.loads(row)


@pytest.mark.slow
def test_ask_on_a_fresh_checkout(bot: Shell) -> None:
    """What is bundled can be asked about at once, in one's own words, and the second time from the store."""
    for _ in range(2):
        done = bot("ask", "who", "pays?")
        assert 0 == done.code
        assert "Who pays, according to whom?" in done.out
    assert (bot.folder / "var" / "news.db").is_file()


@pytest.mark.slow
def test_ingest_then_ask(bot: Shell) -> None:
    """What was stored can be asked about; storing it again changes nothing; what cannot be stored stops nothing."""
    done = bot("ingest", "missing.txt", "story.txt", "--published", "2025-03-10")
    assert (1, "story.txt: added\n") == (done.code, done.out)
    assert "newsdesk: missing.txt: There is no such file.\n" == done.err
    assert "story.txt: unchanged\n" == bot("ingest", "story.txt", "--published", "2025-03-10").out
    assert "Ida Holm" in bot("ask", "quotes").out


def test_into_a_closed_pipe(bot: Shell) -> None:
    """`| head -1` is no failure."""
    done = subprocess.run(
        f"{sys.executable} -m bot facts story.txt story.txt story.txt | head -1",
        shell=True, cwd=bot.folder, env=bot.env, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert ("story.txt\n", "") == (done.stdout, done.stderr)


def test_in_another_locale(bot: Shell) -> None:
    """Output into a file is UTF-8, whatever the locale says."""
    done = bot("facts", "story.txt", PYTHONIOENCODING="ascii")
    assert 0 == done.code
    assert "“" in done.out


def test_in_the_terminal_s_language(bot: Shell) -> None:
    """Text for people is in the language of the terminal or of --language; what scripts read stays as it was."""
    asked = ("ask", "who-pays", "--article", "story.txt")
    assert "! Ungeklärt. Wer zahlt, laut wem?" in bot(*asked, LANG="de_DE.UTF-8").out
    assert "¿Quién paga, según quién?" in bot(*asked, "--language", "es", LANG="de_DE.UTF-8").out
    assert "Who pays, according to whom?" in bot(*asked, LC_ALL="C", LANG="de_DE.UTF-8").out
    assert "Who pays, according to whom?" in bot(*asked, "--surface", "json", LANG="de_DE.UTF-8").out
    assert "Wer zahlt, laut wem?" in bot(*asked, "--surface", "json", NEWSDESK_LANGUAGE="de").out
    assert "must be one of en, de, es" in bot(*asked, NEWSDESK_LANGUAGE="tlh").complaint


@pytest.mark.parametrize(("platform", "first"), [("discord", list), ("slack", dict)])
def test_project(bot: Shell, platform: str, first: type) -> None:
    """The commands in a platform's own JSON."""
    done = bot("project", platform)
    assert 0 == done.code
    assert isinstance(json.loads(done.out), first)
    assert "who-pays" in done.out


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("nonsense",),
        ("facts",),
        ("facts", "story.txt", "--published", "yesterday"),
        ("ask", "who-pays", "--surface", "paper"),
        ("ask", "who-pays", "--published", "2025-03-10"),
        ("digest", "show"),
        ("digest", "burn", "morning"),
        ("project", "fax"),
        ("run", "fast"),
    ],
    ids=" ".join,
)
def test_a_wrong_command_line(bot: Shell, arguments: tuple[str, ...]) -> None:
    """Exit code 2, and what is wrong; nothing is begun."""
    done = bot(*arguments)
    assert (2, "") == (done.code, done.out)
    assert done.err.startswith(
        ("usage: newsdesk", "newsdesk ask: --published goes with --article", "newsdesk digest show: name the digest")
    )
    assert "Traceback" not in done.err
    assert ["story.txt"] == [each.name for each in bot.folder.iterdir()]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7 binary", "story.txt: The PDF cannot be read"),
        (b"\x00\x01\x02", "story.txt: This is no text."),
        (b"<!DOCTYPE html><p>hello", "story.txt: The page has no article's text in it."),
        (b" \n\n", "There is no text in the file."),
    ],
)
def test_a_file_that_is_no_article(bot: Shell, content: bytes, words: str) -> None:
    """Each kind of it is told for what it is."""
    (bot.folder / "story.txt").write_bytes(content)
    assert words in bot("facts", "--json", "story.txt").complaint


@pytest.mark.parametrize(
    ("arguments", "env", "words"),
    [
        (("facts", "missing.txt"), {}, "missing.txt: There is no such file."),
        (("facts", "."), {}, "That is a folder, not a file."),
        (("ask", "who-pays", "--article", "missing.txt"), {}, "missing.txt: There is no such file."),
        (("parse", "story.txt"), {}, "story.txt:1: "),
        (("parse", "missing.conllu"), {}, "missing.conllu"),
        (("digest", "show", "evening"), {}, "There is no digest called evening."),
        (("digest", "next", "evening"), {}, "Add one to digests.toml"),
        (("run",), {"NEWSDESK_WEB_PRT": "1"}, "NEWSDESK_WEB_PRT is not a setting. Did you mean NEWSDESK_WEB_PORT?"),
        (("run",), {"NEWSDESK_WEB_PORT": "many"}, "NEWSDESK_WEB_PORT must be a whole number"),
        (("run",), {"NEWSDESK_TIMEZONE": "Europe/Berln"}, "such as Europe/Berlin"),
        (("run",), {"NEWSDESK_CONFIG_DIR": "nowhere"}, "NEWSDESK_CONFIG_DIR names nowhere, which is not a folder."),
        (("ask", "brief"), {"NEWSDESK_DATABASE_URL": "mysql://x"}, "must begin with sqlite+aiosqlite://"),
        (("ask", "brief"), {"NEWSDESK_DATABASE_URL": "sqlite+aiosqlite:////dev/null/x.db"}, "cannot be made"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_done(bot: Shell, arguments: tuple[str, ...], env: dict[str, str], words: str) -> None:
    """Exit code 1, and one plain line that says why and what to do."""
    complaint = bot(*arguments, **env).complaint
    assert complaint.startswith("newsdesk: ")
    assert words in complaint


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("digests", '[morning]\ntime = "08:00"\n', "digests.toml:1: The digest morning has no channel."),
        ("digests", DIGESTS + "itms = 3\n", "digests.toml:5: There is no key itms. Did you mean items?"),
        ("newsdesk", "[web]\nprt = 3\n", "newsdesk.toml:2: web.prt is not a setting. Did you mean web.port?"),
        ("newsdesk", "[web\n", "newsdesk.toml cannot be read"),
    ],
)
def test_a_mistake_in_the_configuration(bot: Shell, name: str, text: str, words: str) -> None:
    """`run` and `digest` end at once with the file, the line and the nearest name."""
    config = bot.configured(**{name: text})
    assert words in bot("digest", "next", "morning", NEWSDESK_CONFIG_DIR=config).complaint
    done = bot("run", NEWSDESK_CONFIG_DIR=config, NEWSDESK_WEB_PORT="0")
    assert (1, 1) == (done.code, done.err.count("\n"))
    assert words in done.err


def test_digest_next(bot: Shell) -> None:
    """The next five times, one a line, with their distance from UTC."""
    done = bot("digest", "next", "morning", NEWSDESK_CONFIG_DIR=bot.configured(digests=DIGESTS))
    assert (0, "") == (done.code, done.err)
    times = [datetime.fromisoformat(row) for row in done.out.splitlines()]
    assert 5 == len(times)
    assert times == sorted(times)
    assert {"08:00"} == {f"{each:%H:%M}" for each in times}
    assert all(each.tzinfo for each in times)


def test_digest_show(bot: Shell) -> None:
    """A preview needs no token and sends nothing; on a surface it is the body that would be sent."""
    config = bot.configured(digests=DIGESTS)
    assert "Nothing new since" in bot("digest", "show", "morning", NEWSDESK_CONFIG_DIR=config).out
    done = bot("digest", "show", "morning", "--surface", "slack", NEWSDESK_CONFIG_DIR=config)
    assert "header" == json.loads(done.out)["blocks"][0]["type"]


def test_digest_send_without_a_token(bot: Shell) -> None:
    """It says which platform is off."""
    config = bot.configured(digests=DIGESTS)
    complaint = bot("digest", "send", "morning", NEWSDESK_CONFIG_DIR=config).complaint
    assert "The digest morning goes to slack, which is not configured." in complaint


@pytest.mark.slow
def test_check(bot: Shell) -> None:
    """As shipped all is good; what is not is named, and the exit code tells."""
    done = bot("check")
    assert 0 == done.code
    assert {"ok"} == {row.split()[0] for row in done.out.splitlines()}
    (bot.folder / "config").mkdir()
    bad = bot("check", NEWSDESK_DIGESTS_FILE=str(bot.folder / "story.txt"))
    assert 1 == bad.code
    assert re.search(r"^NOT OK +digests: .*story.txt:1: This is not TOML", bad.out, re.MULTILINE)


@pytest.mark.parametrize(
    ("asked", "surface", "code"),
    [
        ("brief most:99", "console", 1),
        ("evidence 999", "json", 1),
        ("compare nosuch", "discord", 1),
        ("subscribe 25:00", "slack", 1),
        ("who-pays", "json", 0),
        ("When did the moon fall into the lake?", "console", 0),
    ],
)
def test_a_refusal_is_an_exit_code(bot: Shell, asked: str, surface: str, code: int) -> None:
    """1 when what was asked for could not be done; that the article does not say is an answer. Both are printed."""
    done = bot("ask", *asked.split(), "--article", "story.txt", "--surface", surface)
    assert (code, "") == (done.code, done.err)
    assert done.out.strip()
    if surface != "console":
        assert all(json.loads(row) for row in done.out.splitlines())


@pytest.mark.parametrize(
    ("typed", "code", "told"),
    [
        (("flag", " "), 1, "no answer here"),
        (("flag", "who-pays"), 0, "Noted as wrong: who-pays"),
        (("forget", "user"), 2, "say whose, such as discord 1234567890"),
        (("forget", "user", "discord"), 2, "say whose"),
        (("forget", "old", "discord"), 2, "takes nothing after it"),
        (("forget", "user", "discord", "42"), 0, "Nothing is kept."),
        (("forget", "old"), 0, "Nothing is past its time."),
        (("digest", "show"), 2, "name the digest"),
        (("digest", "show", "nowhere"), 1, "There is no digest called nowhere"),
    ],
)
def test_codes_of_what_was_done_and_what_was_not(bot: Shell, typed: tuple[str, ...], code: int, told: str) -> None:
    """0 done, 1 it could not be done, 2 the command line is wrong: as `--help` and the guide say."""
    done = bot(*typed)
    assert (code, True) == (done.code, told in done.out + done.err)


def test_check_of_a_database_that_cannot_be_written(bot: Shell) -> None:
    """It is not good, although it can be read: no article could be stored. Nothing is left of the trial elsewhere."""
    assert 0 == bot("ingest", "story.txt").code
    stored = f"{bot.folder}/var/news.db"
    shut = {"NEWSDESK_DATABASE_URL": f"sqlite+aiosqlite:///file:{stored}?mode=ro&uri=true"}
    done = bot("check", "--offline", **shut)
    assert 1 == done.code
    assert re.search(r"^NOT OK +database: .*Check that .* it may be written", done.out, re.MULTILINE)
    assert 0 == bot("check", "--offline").code
    with closing(sqlite3.connect(stored)) as database:
        assert [(0,)] == database.execute("SELECT count(*) FROM install_states").fetchall()


def test_a_broken_line_of_dotenv_ends_check_and_run(bot: Shell) -> None:
    """One plain line with file and line, and exit code 1, from both."""
    (bot.folder / ".env").write_text("# tokens\nDISCORD_TOKEN\n", encoding="utf-8")
    for command in ("check", "run"):
        assert bot(command).complaint.startswith("newsdesk: .env:2: DISCORD_TOKEN stands there without a value.")


@pytest.mark.parametrize("token", [{"DISCORD_TOKEN": "no token"}, {"SLACK_BOT_TOKEN": "wrong"}])
def test_run_with_a_token_that_is_none(bot: Shell, token: dict[str, str]) -> None:
    """It ends at once with one line that names the token and never shows it."""
    done = bot("run", NEWSDESK_WEB_PORT="0", **token)
    ((name, value),) = token.items()
    assert (1, 1) == (done.code, done.err.count("\n"))
    assert name in done.err
    assert value not in done.out + done.err


def test_run_with_the_port_in_use(bot: Shell) -> None:
    """It says so, and what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = bot("run", NEWSDESK_WEB_PORT=str(taken.getsockname()[1]), NEWSDESK_CONFIG_DIR=bot.configured())
    assert 1 == done.code
    assert "another program uses it. Choose another address with NEWSDESK_WEB_HOST and NEWSDESK_WEB_PORT.\n" in done.err
    assert "Traceback" not in done.err


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_run(bot: Shell, number: signal.Signals) -> None:
    """A line for each surface, the bundled briefing loaded, the page answers; a signal ends it in order."""
    with subprocess.Popen(
        bot.command("run"), cwd=bot.folder, env=bot.env | {"NEWSDESK_WEB_PORT": "0"},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as running:  # fmt: skip
        try:
            assert running.stdout is not None
            assert running.stderr is not None
            told = [running.stdout.readline() for _ in range(5)]
            assert "Discord: off, no DISCORD_TOKEN\n" in told
            assert "Slack: off, no SLACK_BOT_TOKEN\n" in told
            assert "briefing launchers: added\n" in told
            address = next(row.split()[1] for row in told if row.startswith("web: "))
            page = urllib.request.build_opener(urllib.request.ProxyHandler({}))
            assert b"ok\n" == page.open(f"{address}/healthz", timeout=10).read()
            assert (
                "Not settled. Who pays, according to whom?"
                in page.open(f"{address}/?q=who-pays", timeout=10).read().decode()
            )
            begun = time.monotonic()
            running.send_signal(number)
            rest, complaints = running.communicate(timeout=20)
            assert (0, "Newsdesk: stopped\n") == (running.returncode, rest)
            assert "Traceback" not in complaints
            assert time.monotonic() - begun < 5
        finally:
            running.kill()  # what fails above must not wait for a bot that runs on
