"""What may be imported and called where, read from the source itself (import-linter sees the layers)."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

BOT = Path(__file__).parents[2] / "bot"
FILES = sorted(BOT.rglob("*.py"))

# the layers that are values and functions of values, and what of ours each may use
PURE = {
    "facts": ("bot.facts", "bot.errors", "bot.languages"),
    "replies": ("bot.replies", "bot.facts", "bot.errors", "bot.languages"),
    "languages": ("bot.languages", "babel", "simplemma", "py3langid"),  # calendars, words and letters of languages
    "errors.py": (),
    "clock.py": (),
}
# what asks the machine for the time or for chance: only the clock may
IMPURE = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "time.time",
    "time.time_ns",
    "time.monotonic",
    "time.monotonic_ns",
    "uuid.uuid1",
    "uuid.uuid4",
}
IMPURE_MODULES = {"random", "secrets"}


def name(path: Path) -> str:
    return path.relative_to(BOT).as_posix()


def package_of(path: Path) -> str:
    return ".".join(("bot", *path.relative_to(BOT).parent.parts))


def imported(path: Path) -> Iterator[str]:
    """Full names of all modules a file imports, also inside functions and for types only."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=module, level=0):
                yield module or ""
            case ast.ImportFrom(module=module, level=level):
                above = package_of(path).rsplit(".", level - 1)[0] if level > 1 else package_of(path)
                yield f"{above}.{module}" if module else above


def allowed(module: str, own: tuple[str, ...]) -> bool:
    top = module.partition(".")[0]
    return top in sys.stdlib_module_names or any(module == one or module.startswith(one + ".") for one in own)


@pytest.mark.parametrize("path", [path for path in FILES if name(path).partition("/")[0] in PURE], ids=name)
def test_pure_layers_import_the_standard_library_only(path: Path) -> None:
    """Facts and replies stand on nothing but Python and themselves, so they can be understood and kept for long."""
    own = PURE[name(path).partition("/")[0]]

    assert [] == [module for module in imported(path) if not allowed(module, own)]


@pytest.mark.parametrize("path", [path for path in FILES if name(path) != "clock.py"], ids=name)
def test_only_the_clock_knows_the_time(path: Path) -> None:
    """Time and chance come in as arguments, so that every answer can be repeated."""
    tree = ast.parse(path.read_bytes())
    called = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    asked = {call for call in called if any(call == one or call.endswith("." + one) for one in IMPURE)}

    assert set() == asked | (set(imported(path)) & IMPURE_MODULES)


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_file_says_what_it_holds(path: Path) -> None:
    """The first line of a file is a sentence; names that hold anything are not used."""
    vague = {"utils", "util", "helpers", "helper", "manager", "managers", "misc", "common"}

    assert ast.get_docstring(ast.parse(path.read_bytes())), "needs a docstring"
    assert not vague & set(path.relative_to(BOT).with_suffix("").parts)
