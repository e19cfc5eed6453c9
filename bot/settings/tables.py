"""A TOML file with a table for each thing (a digest, a source), read so that every mistake is told with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from bot.errors import BadInput


def read_tables(path: Path, what: str) -> tuple[Table, ...]:
    """The tables of a file, in its order; none where there is no file. `what` names them: "digests".

    Raises BadInput, with the file and the line, for what cannot be read or is no TOML.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise BadInput(f"The {what} cannot be read: {why}.", path=path) from error
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else len(text.splitlines())  # at the end of the document
        raise BadInput(f"This is not TOML: {error}.", path=path, line=line) from error
    return tuple(Table(path, text.splitlines(), name, values) for name, values in tables.items())


class Table:
    """One table: its values, and the line of each."""

    def __init__(self, path: Path, lines: list[str], name: str, values: Any) -> None:
        """`values` is whatever stands there, which need not be a table."""
        self.name = name
        self.path = path
        self.values = values
        self._lines = lines

    def be_a_table(self, what: str, example: str) -> None:
        """Raises BadInput where a key stands outside of all tables; `what` is one of them, `example` how one begins."""
        if not isinstance(self.values, dict):
            raise self.wrong(
                f"{self.name} stands outside of {what}", self.name, f"Begin with a line such as {example}."
            )

    def known(self, keys: Collection[str], what: str = "key", values: Mapping[str, Any] | None = None) -> None:
        """Raises BadInput for a key that is none of these; `values` are those of an inline table in it."""
        for key in self.values if values is None else values:
            if key not in keys:
                raise self.wrong(f"There is no {what} {key}", key, nearest(key, keys))

    def flag(self, key: str, default: bool) -> bool:
        """True or false. Raises BadInput for anything else."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            raise self.wrong(f"{key} must be true or false, not {value!r}", key)
        return value

    def number(self, key: str, default: int, least: int, most: int) -> int:
        """A whole number within these bounds. Raises BadInput for anything else."""
        value = self.values.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise self.wrong(f"{key} must be a number from {least} to {most}, not {value!r}", key)
        return value

    def strings(self, key: str) -> list[str]:
        """A list of texts, none of them empty; an empty one where the key is not there. Raises BadInput."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
            raise self.wrong(f"{key} must be a list of words in quotation marks", key)
        return value

    def wrong(self, problem: str, near: str | None = None, hint: str | None = None) -> BadInput:
        """The failure, with the line where the key `near` stands in this table, else where the table begins."""
        return BadInput(f"{problem}.", hint=hint, path=self.path, line=self._line(near))

    def _line(self, near: str | None) -> int:
        header = re.compile(rf"\s*\[+\s*[\"']?{re.escape(self.name)}[\"']?\s*[\].]")
        first = next((n for n, row in enumerate(self._lines, 1) if header.match(row)), 1)
        if near is None:
            return first
        own = []
        for number, row in enumerate(self._lines[first - 1 :], first):
            if number > first and re.match(r"\s*\[", row) and not header.match(row):
                break
            own.append((number, row.partition("#")[0]))
        key = rf"[\"']?{re.escape(near)}[\"']?\s*="
        # at the beginning of a row before anywhere in it: an address may hold anything
        for pattern in (rf"\s*{key}", rf".*(?<![\w-]){key}"):
            found = next((number for number, row in own if re.match(pattern, row)), None)
            if found is not None:
                return found
        return first


def nearest(word: str, known: Collection[str]) -> str:
    """The known word that is meant, as a hint; all of them where none is near."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"Did you mean {near[0]}?" if near else f"There are {', '.join(known)}."
