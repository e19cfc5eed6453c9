"""The file of digests: read as it is meant, and every mistake told with its line."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.delivery.digest_file import read_digests
from bot.delivery.digests import Digest
from bot.errors import BadInput
from bot.ports import Place

UTC_ZONE = ZoneInfo("UTC")
CHANNEL = 'channel = { platform = "slack", workspace = "T1", channel = "C1" }\n'
GOOD = f'[morning]\n{CHANNEL}time = "08:00"\n'


def written(folder: Path, text: str) -> Path:
    """A file with that text."""
    path = folder / "digests.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_must_be_said_is_enough(tmp_path: Path) -> None:
    """A channel and a time: every day, every topic, in the usual zone."""
    (found,) = read_digests(written(tmp_path, GOOD), ZoneInfo("Asia/Tokyo"))
    assert found == Digest(name="morning", place=Place("slack", "T1", "C1"), time=time(8), zone=ZoneInfo("Asia/Tokyo"))


def test_everything_that_can_be_said(tmp_path: Path) -> None:
    """Ids may be numbers, days long or short, the channel a table of its own; the order is that of the file."""
    text = """
[evening]
time = 17:30:00
weekdays = ["Mon", "tuesday", "THU"]
zone = "Europe/Berlin"
topics = ["ferries", "islands"]
items = 3
quiet = false

[evening.channel]
platform = "discord"
workspace = 1234567890123456789
channel = "2345"

[aside]
channel = { platform = "slack", workspace = "T1", channel = "C1" }
time = "7:05"
"""
    evening, aside = read_digests(written(tmp_path, text), UTC_ZONE)
    assert evening == Digest(
        name="evening",
        place=Place("discord", "1234567890123456789", "2345"),
        time=time(17, 30),
        zone=ZoneInfo("Europe/Berlin"),
        weekdays=frozenset({0, 1, 3}),
        topics=("ferries", "islands"),
        items=3,
        quiet=False,
    )
    assert ("aside", time(7, 5)) == (aside.name, aside.time)


def test_no_file_no_digests(tmp_path: Path) -> None:
    """Digests are optional."""
    assert read_digests(tmp_path / "digests.toml", UTC_ZONE) == ()


def test_the_shipped_file_has_an_example_and_no_digest(root: Path) -> None:
    """Nothing is posted until somebody says where; what the example says is right once the # are taken away."""
    shipped = root / "config" / "digests.toml"
    assert read_digests(shipped, UTC_ZONE) == ()


def test_the_example_is_right(root: Path, tmp_path: Path) -> None:
    """The commented example is a good file once it is no comment any more."""
    lines = (root / "config" / "digests.toml").read_text(encoding="utf-8").splitlines()
    begin = next(n for n, row in enumerate(lines) if row.startswith("# ["))
    found = read_digests(written(tmp_path, "\n".join(row.removeprefix("#") for row in lines[begin:])), UTC_ZONE)
    assert ["discord", "slack"] == [each.place.platform for each in found]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("morning = 3\n", 1, "stands outside of a digest"),
        ("[Morning News]\n", 1, "This is not TOML"),
        (f'["Morning News"]\n{CHANNEL}time = "08:00"\n', 1, "is no name of a digest"),
        (f"[morning]\n{CHANNEL}", 1, "The digest morning has no time."),
        ('[morning]\ntime = "08:00"\n', 1, "The digest morning has no channel."),
        (f'[a]\n{CHANNEL}time = "08:00"\n[b]\n{CHANNEL}tim = "09:00"\n', 6, "no key tim. Did you mean time?"),
        (f'[a]\n{CHANNEL}time = "25:00"\n', 3, "such as \"08:00\", not '25:00'"),
        (f"[a]\n{CHANNEL}time = 8\n", 3, "time must be a time of day"),
        (f'{GOOD}weekdays = ["mon", "tus"]\n', 4, "There is no weekday tus. Did you mean tue"),
        (f"{GOOD}weekdays = []\n", 4, "weekdays names no day"),
        (f'{GOOD}weekdays = "mon"\n', 4, "weekdays must be a list"),
        (f'{GOOD}zone = "Europe/Berln"\n', 4, "no time zone Europe/Berln. Did you mean Europe/Berlin?"),
        (f'{GOOD}zone = "../etc"\n', 4, "There is no time zone ../etc."),
        (f"{GOOD}zone = 3\n", 4, "There is no time zone 3."),
        (f"{GOOD}items = 0\n", 4, "items must be a number from 1 to 25, not 0"),
        (f"{GOOD}items = true\n", 4, "items must be a number"),
        (f'{GOOD}quiet = "yes"\n', 4, "quiet must be true or false"),
        (f"{GOOD}topics = [1]\n", 4, "topics must be a list of words"),
        ('[a]\ntime = "08:00"\nchannel = "C1"\n', 3, "channel must say platform, workspace and channel"),
        (f"[a]\n{CHANNEL.replace('slack', 'slak')}time = '08:00'\n", 2, "no platform slak. Did you mean slack?"),
        (f"[a]\n{CHANNEL.replace('workspace', 'workplace')}time = '08:00'\n", 2, "Did you mean workspace?"),
        ('[a]\nchannel = { platform = "slack", channel = "C1" }\ntime = "08:00"\n', 2, "channel has no workspace"),
        ("[a]\ntime = \n", 2, "This is not TOML"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    """File, line, what is wrong, and the nearest right word."""
    path = written(tmp_path, text)
    with pytest.raises(BadInput) as caught:
        read_digests(path, UTC_ZONE)
    assert words in caught.value.plain
    assert (path, line) == (caught.value.path, caught.value.line)


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    """What cannot be read is told, and nothing is guessed."""
    path = tmp_path / "digests.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(BadInput, match="UTF-8"):
        read_digests(path, UTC_ZONE)
