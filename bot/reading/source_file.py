"""sources.toml, read and checked: one table a source, every mistake with its line and the nearest word."""

from __future__ import annotations

import re
import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from bot.errors import BadInput
from bot.ports import Place, Source, SourceKind, SourceStore
from bot.reading.guard import Forbidden, target

KINDS = tuple(kind.value for kind in SourceKind)
KEYS = (*KINDS, "first", "text", "channel", "private")
PLATFORMS = ("discord", "slack")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
MOST_FIRST = 200


def read_sources(path: Path) -> tuple[Source, ...]:
    """The sources of a file, in its order; none where there is no file. Raises BadInput, with the line."""
    try:
        text = path.read_text(encoding="utf-8")
        tables = tomllib.loads(text)
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise BadInput(f"The sources cannot be read: {why}.", path=path) from error
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else len(path.read_bytes().splitlines())  # at the end of the document
        raise BadInput(f"This is not TOML: {error}.", path=path, line=line) from error
    done: dict[tuple[object, str], Source] = {}
    for name, table in tables.items():
        source = _Table(path, text.splitlines(), name, table).source()
        done[source.tenant, source.address or source.name] = source
    return tuple(done.values())


async def follow(path: Path, store: SourceStore) -> tuple[Source, ...]:
    """Make the stored sources those of the file, besides the ones that were added by hand. Raises BadInput."""
    wanted = read_sources(path)
    kept = {(source.tenant, source.name) for source in wanted}
    for source, _ in await store.sources():
        if source.filed and (source.tenant, source.name) not in kept:
            await store.drop_source(source)
    for source in wanted:
        await store.keep_source(source)
    return wanted


class _Table:
    """Reads one table, and knows the line of what is wrong in it."""

    def __init__(self, path: Path, lines: list[str], name: str, table: Any) -> None:
        self._path, self._lines, self._name, self._table = path, lines, name, table

    def source(self) -> Source:
        """The table as a source. Raises BadInput."""
        if not isinstance(self._table, dict):
            raise self._wrong(f"{self._name} stands outside of a source", self._name, "Begin with a line like [coast].")
        if not _NAME.fullmatch(self._name):
            raise self._wrong(f"{self._name!r} is no name of a source: small letters, digits and -, 40 at most")
        for key in self._table:
            if key not in KEYS:
                raise self._wrong(f"There is no key {key}", key, _meant(key, KEYS))
        kind, address = self._address()
        place = self._place()
        private = self._flag("private")
        if private and place is None:
            raise self._wrong("private needs a channel: whose would it be", "private")
        return Source(
            name=self._name,
            kind=kind,
            address=address,
            tenant=place.tenant if private and place is not None else None,
            place=place,
            most=self._first(),
            whole=self._whole(),
            filed=True,
        )

    def _address(self) -> tuple[SourceKind, str]:
        kinds = [key for key in KINDS if key in self._table]
        if len(kinds) != 1:
            problem = "has no address" if not kinds else f"is two things at once: {' and '.join(kinds)}"
            raise self._wrong(
                f"{self._name} {problem}", kinds[-1] if kinds else None, f"Give one of {', '.join(KINDS)}."
            )
        kind, value = SourceKind(kinds[0]), self._table[kinds[0]]
        if kind is SourceKind.WEBHOOK:
            if value is not True:
                raise self._wrong("webhook must be true", kind.value)
            return kind, ""
        if not isinstance(value, str) or not value.strip():
            raise self._wrong(f"{kind.value} must be an address in quotation marks", kind.value)
        if kind is SourceKind.FOLDER:
            return kind, str((self._path.parent / Path(value).expanduser()).absolute())
        try:
            target(value)
        except Forbidden as error:
            raise self._wrong(error.message.rstrip("."), kind.value, error.hint) from None
        return kind, value.strip()

    def _place(self) -> Place | None:
        channel = self._table.get("channel")
        if channel is None:
            return None
        keys = ("platform", "workspace", "channel")
        hint = 'Write channel = { platform = "discord", workspace = "...", channel = "..." }.'
        if not isinstance(channel, dict) or set(channel) != set(keys):
            raise self._wrong("channel must say platform, workspace and channel", "channel", hint)
        platform, workspace, ident = (str(channel[key]).strip() for key in keys)
        if platform not in PLATFORMS:
            raise self._wrong(f"There is no platform {platform}", "channel", _meant(platform, PLATFORMS))
        return Place(platform, workspace, ident)

    def _first(self) -> int:
        value = self._table.get("first", 10)
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_FIRST:
            raise self._wrong(f"first must be a number from 0 to {MOST_FIRST}, not {value!r}", "first")
        return value

    def _whole(self) -> bool:
        value = self._table.get("text", "page")
        if value not in ("page", "feed"):
            raise self._wrong(f'text must be "page" or "feed", not {value!r}', "text")
        return bool(value == "feed")

    def _flag(self, key: str) -> bool:
        value = self._table.get(key, False)
        if not isinstance(value, bool):
            raise self._wrong(f"{key} must be true or false, not {value!r}", key)
        return value

    def _wrong(self, problem: str, near: str | None = None, hint: str | None = None) -> BadInput:
        return BadInput(f"{problem}.", hint=hint, path=self._path, line=self._line(near))

    def _line(self, near: str | None) -> int:
        """The line in this table where a key stands, else the one where the table begins."""
        header = re.compile(rf"\s*\[\s*[\"']?{re.escape(self._name)}[\"']?\s*\]")
        first = next((n for n, row in enumerate(self._lines, 1) if header.match(row)), 1)
        for number, row in enumerate(self._lines[first - 1 :], first):
            if number > first and row.lstrip().startswith("["):
                break
            if near is not None and re.match(rf"\s*[\"']?{re.escape(near)}[\"']?\s*=", row):
                return number
        return first


def _meant(word: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(word, known, n=1, cutoff=0.5)
    return f"Did you mean {near[0]}?" if near else f"There are {', '.join(known)}."
