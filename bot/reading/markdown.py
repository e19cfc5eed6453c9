"""Markdown as a document: its markup taken off, headings marked, nothing else changed. CPU work, for a worker."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.reading.document import Document, NotAnArticle, flat, joined, language_of


def read_markdown(text: str) -> Document:
    """The article in a Markdown file; its first heading of the first level is the title.

    Raises NotAnArticle when there is no text in it.
    """
    blocks = list(_blocks(MarkdownIt("commonmark", {"html": True}).parse(text)))
    title = blocks[0][1] if blocks and blocks[0][0] == "# " else None
    kept = blocks[1:] if title else blocks
    if not any(mark in ("", "- ") for mark, _ in kept):
        raise NotAnArticle("The file has no text in it.")
    body = joined(mark + words for mark, words in kept)
    return Document(text=body, title=title, key=text, language=language_of(body, None))


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
