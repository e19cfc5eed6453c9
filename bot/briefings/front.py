"""The head of a briefing file: TOML between +++ lines or YAML between --- lines, checked key by key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from bot.errors import BadInput

FENCES = {"+++": "TOML", "---": "YAML"}
KEYS = ("title", "published", "url", "source", "headline", "authors", "language", "topics", "article")


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What the head says. `body_line` is the line of the file, counted from 1, at which the rest begins."""

    title: str
    published: date | datetime | None
    url: str | None
    source: str | None
    headline: str | None
    authors: tuple[str, ...]
    language: str
    topics: tuple[str, ...]
    article: str | None
    article_line: int
    body_line: int


_ITS_OWN = re.compile(r"^[ \t]*(?:article|headline|topics)[ \t]*[:=]|^##[ \t]+Article[ \t]*$", re.MULTILINE)
"""What a briefing has and an article with a head does not: a key of its own, or the article under a heading."""


def is_briefing(path: Path) -> bool:
    """Whether a Markdown file is a briefing; any other is an article, even one with a head of another kind.

    A file that cannot be read is none.
    """
    if path.suffix.lower() not in (".md", ".markdown"):
        return False
    try:
        text = path.read_bytes()[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    except OSError:
        return False
    text = text.replace("\r\n", "\n")
    return text.partition("\n")[0].strip() in FENCES and _ITS_OWN.search(text) is not None


_LOOKED_AT = 2_000_000
"""Bytes; more than a briefing has."""


def read_front(lines: list[str], path: Path) -> Front:
    """The head of a file given as lines. Raises BadInput with the line for everything that is wrong with it."""
    form, end = _fences(lines, path)
    head = _Head(lines[1:end], path)
    values = head.toml() if form == "TOML" else head.yaml()
    head.check_keys(values)
    return Front(
        title=head.text(values, "title") or "",
        published=head.moment(values, "published"),
        url=head.address(values, "url"),
        source=head.text(values, "source"),
        headline=head.text(values, "headline"),
        authors=head.texts(values, "authors"),
        language=head.text(values, "language") or "en",
        topics=head.texts(values, "topics"),
        article=head.text(values, "article"),
        article_line=head.line_of("article"),
        body_line=end + 2,
    )


def _fences(lines: list[str], path: Path) -> tuple[str, int]:
    opening = lines[0].strip() if lines else ""
    if opening not in FENCES:
        raise BadInput(
            "A briefing begins with its front matter, and the first line is neither +++ nor ---.",
            hint="Put the title and the rest, as TOML between two lines +++ or as YAML between two lines ---, on top.",
            path=path,
            line=1,
        )
    for number, text in enumerate(lines[1:], start=1):
        if text.rstrip() == opening:
            return FENCES[opening], number
    raise BadInput(
        f"The front matter that begins with {opening} is not closed.",
        hint=f"Add a line {opening} after its last key.",
        path=path,
        line=1,
    )


@dataclass(frozen=True, slots=True)
class _Head:
    """The lines between the fences; the first of them is line 2 of the file."""

    lines: list[str]
    path: Path

    def toml(self) -> Mapping[str, Any]:
        try:
            return tomllib.loads("\n".join(self.lines) + "\n")
        except tomllib.TOMLDecodeError as why:
            message = str(why)
            at = re.search(r"\(at line (\d+), column \d+\)", message)
            line = int(at[1]) if at else len(self.lines)
            raise self._wrong(f"This is not TOML: {re.sub(r' *[(]at .*[)]$', '', message)}.", line + 1) from why

    def yaml(self) -> Mapping[str, Any]:
        # BaseLoader: every scalar stays the text that was written, so that "title: No" is a title.
        try:
            values = yaml.load("\n".join(self.lines) + "\n", Loader=yaml.BaseLoader)
        except yaml.MarkedYAMLError as why:
            # an open bracket is noticed lines later: tell where it stands
            unclosed = why.context_mark if "flow" in (why.context or "") else None
            mark = unclosed or why.problem_mark or why.context_mark
            line = min(mark.line + 1, len(self.lines)) if mark else 1
            raise self._wrong(f"This is not YAML: {why.problem or why.context}.", line + 1) from why
        except yaml.YAMLError as why:
            raise self._wrong(f"This is not YAML: {str(why).splitlines()[0]}.", 2) from why
        if not isinstance(values, dict):
            raise self._wrong("The front matter has no keys.", 2, hint="Write one a line, such as title: Who pays?")
        return values

    def check_keys(self, values: Mapping[str, Any]) -> None:
        for key in values:
            if key not in KEYS:
                near = get_close_matches(str(key), KEYS, n=1)
                hint = f"Did you mean {near[0]}?" if near else f"The keys are {', '.join(KEYS)}."
                raise self._wrong(f"There is no key {key!r} in a briefing.", self.line_of(str(key)), hint=hint)
        if "title" not in values:
            raise self._wrong("The key 'title' is missing.", 1, hint="Add the title of the briefing.")

    def line_of(self, key: str) -> int:
        """The line of the file where a key is written; 1 where it cannot be found."""
        pattern = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=:.]|\s*\[+\s*{re.escape(key)}\b")
        return next((n for n, text in enumerate(self.lines, start=2) if pattern.match(text)), 1)

    def text(self, values: Mapping[str, Any], key: str) -> str | None:
        if key not in values:
            return None
        value = values[key]
        if not isinstance(value, str) or not value.strip():
            raise self._wrong(f"{key!r} must be a text that is not empty.", self.line_of(key))
        return " ".join(value.split())

    def texts(self, values: Mapping[str, Any], key: str) -> tuple[str, ...]:
        value = values.get(key, [])
        several = [value] if isinstance(value, str) else value
        if not isinstance(several, list) or not all(isinstance(one, str) and one.strip() for one in several):
            raise self._wrong(f"{key!r} must be a list of texts.", self.line_of(key))
        return tuple(dict.fromkeys(" ".join(one.split()) for one in several))

    def moment(self, values: Mapping[str, Any], key: str) -> date | datetime | None:
        value = values.get(key)
        if isinstance(value, str):
            value = self._parsed(value.strip(), key)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        if not isinstance(value, datetime):
            raise self._bad_date(value, key)
        if value.tzinfo is None:
            raise self._wrong(
                f"{key!r} has a time without a time zone.",
                self.line_of(key),
                hint="Add one, such as 2025-07-14T18:30:00+02:00, or give only the date.",
            )
        return value

    def _parsed(self, text: str, key: str) -> date | datetime:
        try:
            return date.fromisoformat(text) if len(text) <= 10 else datetime.fromisoformat(text)
        except ValueError as why:
            raise self._bad_date(text, key) from why

    def _bad_date(self, value: object, key: str) -> BadInput:
        return self._wrong(f"{key!r} is no date: {value}.", self.line_of(key), hint="Write it as 2025-07-14.")

    def address(self, values: Mapping[str, Any], key: str) -> str | None:
        value = self.text(values, key)
        if value is None:
            return None
        try:
            parts = urlsplit(value)
            good = parts.scheme in ("http", "https") and bool(parts.hostname)
        except ValueError:
            good = False
        if not good or " " in value:
            raise self._wrong(
                f"{key!r} is no web address: {value}.", self.line_of(key), hint="It begins with https://."
            )
        return value

    def _wrong(self, message: str, line: int, *, hint: str | None = None) -> BadInput:
        return BadInput(message, hint=hint, path=self.path, line=line)
