"""What may be in the repository at all: which files, where, and nothing secret or of one machine in them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOP = {"pyproject.toml", "bot", "config", "tests", "Dockerfile", "README.md", "docs", "Makefile", "LICENSE", ".ci"}

# assembled, so that this file does not hold what it looks for
REGISTRIES = re.compile(
    r"(py" + r"pi\.(org|python)|python" + r"hosted|npm" + r"js|deb\.deb" + r"ian|--(extra-)?index-url [^\\])"
)
OWN_PATHS = re.compile(r"(?<![\w.$}~-])/(wo" + r"rk|ho" + r"me|ro" + r"ot|Us" + r"ers|mnt)/\w")
SECRETS = {
    "Slack token": re.compile(r"xox[abprs]-\d{6,}-\d{6,}-\w{12,}|xapp-\d-\w{8,}-\d{8,}-\w{20,}"),
    "Discord token": re.compile(r"\b[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,}\b"),
    "private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE" + " KEY-----"),
    "cloud key": re.compile(r"\b(AKIA[0-9A-Z]{16}|gh[pousr]_\w{36}|sk-\w{32,})\b"),
}


def tracked() -> list[Path]:
    """The files git knows, where this is a git checkout."""
    try:
        told = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    return [path for name in told.decode().split("\0") if name and (path := ROOT / name).is_file()]


def texts() -> dict[str, str]:
    """Every tracked text file by name; files with a zero byte are not text."""
    found = {}
    for path in tracked():
        content = path.read_bytes()
        if b"\0" not in content[:8192]:
            found[path.relative_to(ROOT).as_posix()] = content.decode("utf-8", "replace")
    return found


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}"
        for name, text in texts().items()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_the_top_level_holds_only_what_belongs_there() -> None:
    """A newcomer sees the same few names for good; a new one needs a decision."""
    top = {path.relative_to(ROOT).parts[0] for path in tracked()}

    assert set() == {name for name in top - TOP if not name.startswith(".")}


def test_no_file_names_a_registry() -> None:
    """Where packages come from is the installer's setting, not ours."""
    assert [] == lines_with(REGISTRIES)


def test_no_file_holds_a_path_of_one_machine() -> None:
    """Everything is relative to the checkout."""
    assert [] == lines_with(OWN_PATHS)


@pytest.mark.parametrize("kind", SECRETS)
def test_no_file_holds_a_secret(kind: str) -> None:
    """Nothing that looks like a live token is ever committed, not even in a test."""
    assert [] == lines_with(SECRETS[kind])


def test_no_environment_file_is_tracked() -> None:
    """The real .env stays on the machine."""
    assert [] == [path for path in tracked() if path.name == ".env"]


def test_locks_pin_and_hash_every_package() -> None:
    """What is installed is decided here, to the byte."""
    for name in ("requirements.lock", "requirements-dev.lock"):
        entries = re.split(r"\n(?=\S)", (ROOT / "config" / name).read_text(encoding="utf-8").strip())

        assert [] == [entry for entry in entries if "==" not in entry.split()[0] or "--hash=sha256:" not in entry]


def test_the_dev_lock_holds_the_runtime_lock() -> None:
    """The checks run on exactly the versions that people get."""
    pins = [
        set(re.findall(r"^(\S+==\S+)", (ROOT / "config" / name).read_text(encoding="utf-8"), re.MULTILINE))
        for name in ("requirements.lock", "requirements-dev.lock")
    ]

    assert set() == pins[0] - pins[1]
