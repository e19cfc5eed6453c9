"""sources.toml, read and checked: one table a source, every mistake with its line and the nearest word."""

from __future__ import annotations

import re
from pathlib import Path

from bot.ports import Place, Source, SourceKind, SourceStore
from bot.reading.guard import Forbidden, target
from bot.settings.tables import Table, nearest, read_tables

KINDS = tuple(kind.value for kind in SourceKind)
KEYS = (*KINDS, "first", "text", "channel", "private")
PLATFORMS = ("discord", "slack")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
MOST_FIRST = 200


def read_sources(path: Path) -> tuple[Source, ...]:
    """The sources of a file, in its order; none where there is no file. Raises BadInput, with the line."""
    done: dict[tuple[object, str], Source] = {}
    for table in read_tables(path, "sources"):
        source = _Read(table).source()
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


class _Read:
    """Reads one table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def source(self) -> Source:
        """The table as a source. Raises BadInput."""
        table, name = self._table, self._table.name
        table.be_a_table("a source", "[coast]")
        if not _NAME.fullmatch(name):
            raise table.wrong(f"{name!r} is no name of a source: small letters, digits and -, 40 at most")
        table.known(KEYS)
        kind, address = self._address()
        place = self._place()
        private = table.flag("private", False)
        if private and place is None:
            raise table.wrong("private needs a channel: whose would it be", "private")
        return Source(
            name=name,
            kind=kind,
            address=address,
            tenant=place.tenant if private and place is not None else None,
            place=place,
            most=table.number("first", 10, 0, MOST_FIRST),
            whole=self._whole(),
            filed=True,
        )

    def _address(self) -> tuple[SourceKind, str]:
        kinds = [key for key in KINDS if key in self._table.values]
        if len(kinds) != 1:
            problem = "has no address" if not kinds else f"is two things at once: {' and '.join(kinds)}"
            raise self._table.wrong(
                f"{self._table.name} {problem}", kinds[-1] if kinds else None, f"Give one of {', '.join(KINDS)}."
            )
        kind, value = SourceKind(kinds[0]), self._table.values[kinds[0]]
        if kind is SourceKind.WEBHOOK:
            if value is not True:
                raise self._table.wrong("webhook must be true", kind.value)
            return kind, ""
        if not isinstance(value, str) or not value.strip():
            raise self._table.wrong(f"{kind.value} must be an address in quotation marks", kind.value)
        if kind is SourceKind.FOLDER:
            return kind, str((self._table.path.parent / Path(value).expanduser()).absolute())
        try:
            target(value)
        except Forbidden as error:
            raise self._table.wrong(error.message.rstrip("."), kind.value, error.hint) from None
        return kind, value.strip()

    def _place(self) -> Place | None:
        channel = self._table.values.get("channel")
        if channel is None:
            return None
        keys = ("platform", "workspace", "channel")
        hint = 'Write channel = { platform = "discord", workspace = "...", channel = "..." }.'
        if not isinstance(channel, dict) or set(channel) != set(keys):
            raise self._table.wrong("channel must say platform, workspace and channel", "channel", hint)
        platform, workspace, ident = (str(channel[key]).strip() for key in keys)
        if platform not in PLATFORMS:
            raise self._table.wrong(f"There is no platform {platform}", "channel", nearest(platform, PLATFORMS))
        return Place(platform, workspace, ident)

    def _whole(self) -> bool:
        value = self._table.values.get("text", "page")
        if value not in ("page", "feed"):
            raise self._table.wrong(f'text must be "page" or "feed", not {value!r}', "text")
        return bool(value == "feed")
