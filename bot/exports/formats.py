"""The formats that an article can be taken along in, and the file of each."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import assert_never

from bot.errors import BadInput
from bot.exports.tables import as_csv, as_json_lines
from bot.facts.briefing import Briefing
from bot.facts.model import Article, FactSheet
from bot.languages.words import say
from bot.replies.wording import title_of


class Format(StrEnum):
    """What the file is, by the word that is typed for it."""

    CSV = "csv"
    JSONL = "jsonl"
    ICAL = "ical"
    MARKDOWN = "markdown"


_SUFFIXES = {Format.CSV: "csv", Format.JSONL: "jsonl", Format.ICAL: "ics", Format.MARKDOWN: "md"}
_TYPES = {
    Format.CSV: "text/csv",
    Format.JSONL: "application/jsonl",
    Format.ICAL: "text/calendar",
    Format.MARKDOWN: "text/markdown",
}
_ALSO = {
    "json": Format.JSONL,
    "jsonlines": Format.JSONL,
    "ndjson": Format.JSONL,
    "ics": Format.ICAL,
    "icalendar": Format.ICAL,
    "calendar": Format.ICAL,
    "md": Format.MARKDOWN,
    "excel": Format.CSV,
    "table": Format.CSV,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A file: its name, what is in it, of which kind, and how many entries it has."""

    name: str
    data: bytes
    media_type: str
    entries: int


def format_of(typed: str) -> Format:
    """The format that is meant. Raises BadInput, with all of them, for a word that is none."""
    wanted = re.sub(r"[\W_]+", "", typed.casefold())
    if wanted in _ALSO:
        return _ALSO[wanted]
    found = next((each for each in Format if each.value == wanted), None)
    if found is None:
        known = ", ".join(each.value for each in Format)
        none = say("There is no format “{name}”.", name=typed.strip()[:30])
        raise BadInput(none, hint=say("The formats are {names}.", names=known))
    return found


def exported(sheet: FactSheet, briefing: Briefing | None, form: Format, at: datetime) -> Exported:
    """The article in a format. `at` is the moment of exporting, which only a calendar without a date notes."""
    match form:
        case Format.CSV:
            data, entries = as_csv(sheet)
        case Format.JSONL:
            data, entries = as_json_lines(sheet)
        case Format.ICAL:
            from bot.exports.calendar import as_calendar

            data, entries = as_calendar(sheet, at)
        case Format.MARKDOWN:
            from bot.exports.markdown import as_markdown

            data, entries = as_markdown(sheet, briefing)
        case _:
            assert_never(form)
    return Exported(
        name=f"{_stem(sheet.article)}.{_SUFFIXES[form]}", data=data, media_type=_TYPES[form], entries=entries
    )


def _stem(article: Article) -> str:
    """A name for the file that every system takes: words of the title in small letters, and the article's id."""
    plain = unicodedata.normalize("NFKD", title_of(article)).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.casefold())
    return "-".join((*words[:6], article.id[:8]))
