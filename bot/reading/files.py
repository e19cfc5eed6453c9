"""A file as an article, whatever it is written in: what `ask --article`, `facts`, `export` and `ingest` read.

Plain text is decoded and otherwise unchanged, so that a place in it is the same place in the file; only what is stored
(`stored_file`) has its line ends made one, so that a file is one article however it comes in. Every other form goes
through the readers of `forms`, which import their libraries only when one of them is needed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from bot.errors import BadInput
from bot.facts.model import Article
from bot.languages.lasting import lasting
from bot.reading.document import Form, NotAnArticle, line_feeds, text_id
from bot.reading.forms import form_of, plain_text, read

LARGEST = 20_000_000
"""Bytes of a file; more than any article has, even with pictures in it."""

LARGEST_TEXT = 5_000_000
"""Bytes of a file of plain text; more than any article has."""


def read_file(path: Path, published: date | datetime | None = None) -> Article:
    """The article in a file; the same text always has the same id, wherever the file lies.

    `published` wins over the day that the file itself tells. Raises BadInput, in words, for a file that is missing, too
    large, or has no article in it.
    """
    data = contents(path)
    form = form_of(data, name=path.name)
    try:
        article = _plain(data, path) if form is Form.TEXT else read(data, form).article()
    except NotAnArticle as error:
        raise BadInput(error.message, hint=error.hint, path=path) from None
    return replace(article, published=published) if published is not None else article


def stored_file(path: Path, published: date | datetime | None = None) -> Article:
    """The article in a file as the library has it, by `ingest` and out of a folder alike. Raises what `read_file` does.

    Its places are those of the stored text, in which every line ends in a line feed.
    """
    article = read_file(path, published)
    return replace(article, text=line_feeds(article.text))


def contents(path: Path) -> bytes:
    """The bytes of a file. Raises BadInput, in words."""
    try:
        if path.stat().st_size > LARGEST:
            raise BadInput(lasting("The file is larger than {size} MB.", size=LARGEST // 1_000_000), path=path)
        return path.read_bytes()
    except FileNotFoundError:
        raise BadInput(lasting("There is no such file."), path=path) from None
    except IsADirectoryError:
        raise BadInput(lasting("That is a folder, not a file."), path=path) from None
    except OSError as error:
        raise BadInput(lasting("The file cannot be read: {why}.", why=error.strerror or ""), path=path) from error


def _plain(data: bytes, path: Path) -> Article:
    """The text, however short: whoever names a file means it."""
    if len(data) > LARGEST_TEXT:
        raise BadInput(
            lasting("The file is larger than {size} MB.", size=LARGEST_TEXT // 1_000_000),
            hint=lasting("Give the text of one article."),
            path=path,
        )
    text = plain_text(data)
    if not text.strip("\ufeff \t\r\n"):
        raise BadInput(lasting("There is no text in the file."), path=path)
    return Article(id=text_id(text), text=text)
