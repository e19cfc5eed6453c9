"""Between the types of sources and the rows of their tables; no database in here."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping

from bot.facts.sheet import read_moment
from bot.languages.lasting import perhaps_packed, perhaps_unpacked
from bot.ports import Found, Passed, Place, Polling, Source, SourceKind, SourceState, Step, Trace, Waiting
from bot.store.moments import perhaps_read, perhaps_written
from bot.store.places import owner, shelf_values
from bot.store.rows import row_id


def source_row(source: Source) -> str:
    """The key of a source: of its shelf and its name."""
    return row_id(source.name, source.tenant)


def source_values(source: Source) -> dict[str, Any]:
    """What is told about a source, as columns."""
    place = source.place
    packed = [place.platform, place.workspace, place.channel, place.thread] if place else None
    return {
        "row": source_row(source),
        "name": source.name,
        "kind": source.kind.value,
        "address": source.address,
        **shelf_values(source.tenant),
        "place": json.dumps(packed) if packed else None,
        "most": source.most,
        "whole": source.whole,
        "filed": source.filed,
    }


def polling_values(polling: Polling) -> dict[str, Any]:
    """How far it has come, as columns."""
    return {
        "state": polling.state.value,
        "due": perhaps_written(polling.due),
        "interval": polling.interval,
        "etag": polling.etag,
        "modified": polling.modified,
        "moved": polling.moved,
        "polled": perhaps_written(polling.polled),
        "failures": polling.failures,
        "failing_since": perhaps_written(polling.failing_since),
        "warned": perhaps_written(polling.warned),
        "problem": perhaps_packed(polling.problem),
    }


def read_source(row: RowMapping) -> Source:
    """The source of a row."""
    return Source(
        name=row["name"],
        kind=SourceKind(row["kind"]),
        address=row["address"],
        tenant=owner(row),
        place=Place(*json.loads(row["place"])) if row["place"] else None,
        most=row["most"],
        whole=row["whole"],
        filed=row["filed"],
    )


def read_polling(row: RowMapping) -> Polling:
    """How far a source has come, of its row."""
    return Polling(
        state=SourceState(row["state"]),
        due=perhaps_read(row["due"]),
        interval=row["interval"],
        etag=row["etag"],
        modified=row["modified"],
        moved=row["moved"],
        polled=perhaps_read(row["polled"]),
        failures=row["failures"],
        failing_since=perhaps_read(row["failing_since"]),
        warned=perhaps_read(row["warned"]),
        problem=perhaps_unpacked(row["problem"]),
    )


def read_waiting(row: RowMapping, source: Source) -> Waiting:
    """What a source found, of a row."""
    return Waiting(
        source=source,
        key=row["key"],
        tries=row["tries"],
        found=Found(
            names=(row["key"],),
            url=row["url"],
            title=row["title"],
            published=read_moment(row["published"]),
            authors=tuple(json.loads(row["authors"])),
            content=row["content"],
        ),
    )


def read_trace(row: RowMapping, source: Source, passed: Iterable[RowMapping]) -> Trace:
    """The way of something found, of its row; `passed` are the steps of all that was asked for."""
    own = (each for each in passed if (each["source"], each["key"]) == (row["source"], row["key"]))
    return Trace(
        source=source,
        found=read_waiting(row, source).found,
        seen=datetime.fromisoformat(row["seen"]),
        step=Step(row["step"]),
        article=row["article"],
        problem=perhaps_unpacked(row["problem"]),
        due=perhaps_read(row["due"]),
        tries=row["tries"],
        path=tuple(
            Passed(
                at=datetime.fromisoformat(each["at"]),
                step=Step(each["step"]),
                problem=perhaps_unpacked(each["problem"]),
            )
            for each in own
        ),
    )
