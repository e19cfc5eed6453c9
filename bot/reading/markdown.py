"""Markdown as a document: its markup taken off, headings marked, nothing else changed. CPU work, for a worker.

A head between lines of --- (YAML) or +++ (TOML), as site generators write it, tells title, day and authors.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.languages.lasting import lasting
from bot.reading.document import Document, NotAnArticle, flat, joined, language_of, moment

_HEAD = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n(.*?)^\1[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)


def read_markdown(text: str) -> Document:
    """The article in a Markdown file; the title is the first heading of the first level, else the one in its head.

    Raises NotAnArticle when there is no text in it.
    """
    head = _HEAD.match(text)
    told = _told(head[1], head[2]) if head is not None else {}
    blocks = list(_blocks(MarkdownIt("commonmark", {"html": True}).parse(text[head.end() :] if head else text)))
    title = blocks[0][1] if blocks and blocks[0][0] == "# " else None
    kept = blocks[1:] if title else blocks
    if not any(mark in ("", "- ") for mark, _ in kept):
        raise NotAnArticle(lasting("The file has no text in it."))
    body = joined(mark + words for mark, words in kept)
    return Document(
        text=body,
        title=title or _first(told, "title", "headline"),
        key=text,
        source=_first(told, "source", "publisher"),
        language=language_of(body, _first(told, "language", "lang")),
        published=moment(_first(told, "published", "date")),
        authors=_names(told),
    )


def _told(fence: str, head: str) -> Mapping[str, object]:
    """What the head says; nothing where it is neither YAML nor TOML: the article is read all the same."""
    try:
        told = tomllib.loads(head.replace("\r\n", "\n")) if fence == "+++" else yaml.safe_load(head)
    except (tomllib.TOMLDecodeError, yaml.YAMLError, ValueError):
        return {}
    return {str(key).lower(): value for key, value in told.items()} if isinstance(told, dict) else {}


def _first(told: Mapping[str, object], *keys: str) -> str | None:
    return next(
        (flat(str(told[key])) for key in keys if told.get(key) and not isinstance(told[key], list | dict)), None
    )


def _names(told: Mapping[str, object]) -> tuple[str, ...]:
    found = told.get("authors") or told.get("author") or ()
    each = found if isinstance(found, list) else [found]
    return tuple(flat(name) for name in each if isinstance(name, str) and flat(name))


def _blocks(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    """(mark, text) of every paragraph, heading and list item, in order. Code and rules are no text."""
    mark = ""
    for token in tokens:
        if token.type == "heading_open":
            mark = "#" * int(token.tag[1]) + " "
        elif token.type == "list_item_open":
            mark = "- "
        elif token.type == "inline":
            words = flat("".join(_words(token)))
            if words:
                yield mark, words
            mark = ""


def _words(inline: Token) -> Iterator[str]:
    for child in inline.children or []:
        if child.type in ("text", "code_inline", "text_special"):
            yield child.content
        elif child.type in ("softbreak", "hardbreak"):
            yield " "
