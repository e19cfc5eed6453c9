"""A file of plain text as an article: its content is its text, decoded and otherwise unchanged."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from bot.errors import BadInput
from bot.facts.model import Article, ArticleId, digest

LARGEST = 5_000_000
"""Bytes; more than any article has."""


def read_file(path: Path, published: date | datetime | None = None) -> Article:
    """The article in a UTF-8 text file; the same text always has the same id, wherever the file lies.

    Raises BadInput, in words, for a file that is missing, too large, not text, or a web page or PDF.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise BadInput("The file is larger than 5 MB.", hint="Give the text of one article.", path=path)
        data = path.read_bytes()
    except FileNotFoundError:
        raise BadInput("There is no such file.", path=path) from None
    except IsADirectoryError:
        raise BadInput("That is a folder, not a file.", path=path) from None
    except OSError as error:
        raise BadInput(f"The file cannot be read: {error.strerror}.", path=path) from error
    text = _decoded(data, path)
    return Article(id=ArticleId(digest("text", text)), text=text, published=published)


def _decoded(data: bytes, path: Path) -> str:
    if data.startswith(b"%PDF") or b"\0" in data[:4096]:
        raise BadInput("This is no text file.", hint="Save the article as plain text first.", path=path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadInput("The text is not UTF-8.", hint="Save it as UTF-8.", path=path, line=line) from None
    if text.lstrip("\ufeff \t\r\n")[:15].lower().startswith(("<!doctype html", "<html")):
        raise BadInput("This is a web page, not its text.", hint="Save the article's text as a .txt file.", path=path)
    if not text.strip("\ufeff \t\r\n"):
        raise BadInput("There is no text in the file.", path=path)
    return text
