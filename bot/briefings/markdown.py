"""The body of a briefing file: its bullets as bare text with their lines, and where the article's text begins."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.facts.briefing import Bullet

ARTICLE = "article"


def bullets(markdown: str, first_line: int) -> tuple[Bullet, ...]:
    """Every item of every list, nested ones too, in order, without its Markdown; items without words are left out.

    `first_line` is the line of the file at which `markdown` begins; the article's part, if any, is not read.
    """
    tokens = _parse(markdown)
    heading = _article_heading(tokens)
    found: list[Bullet] = []
    open_items: list[list[tuple[int, str]]] = []
    places: list[int] = []  # where in `found` an open item belongs: an item comes before those nested in it
    for token in tokens if heading is None else tokens[:heading]:
        match token.type:
            case "list_item_open":
                open_items.append([])
                places.append(len(found))
            case "inline" if open_items:
                line = first_line + (token.map[0] if token.map else 0)
                open_items[-1].append((line, plain(token.children or ())))
            case "list_item_close":
                _close(open_items.pop(), places.pop(), found)
    return tuple(found)


def article_begins(markdown: str) -> int | None:
    """The line of `markdown`, counted from 0, after the heading "Article"; None where there is none."""
    tokens = _parse(markdown)
    heading = _article_heading(tokens)
    if heading is None:
        return None
    lines = tokens[heading].map
    return lines[1] if lines else None


def plain(tokens: Sequence[Token]) -> str:
    """Inline Markdown as the words a reader sees, on one line: emphasis and addresses of links are gone."""
    words = []
    for token in tokens:
        match token.type:
            case "text" | "code_inline" | "text_special":
                words.append(token.content)
            case "softbreak" | "hardbreak":
                words.append(" ")
            case "image":
                words.append(plain(token.children or ()))
    return " ".join("".join(words).split())


def _parse(markdown: str) -> list[Token]:
    return MarkdownIt("commonmark").parse(markdown)


def _article_heading(tokens: Sequence[Token]) -> int | None:
    for at, token in enumerate(tokens[:-1]):
        # level 0: a heading inside a list or a quotation is not the article's
        if token.type == "heading_open" and token.level == 0:
            words = plain(tokens[at + 1].children or ())
            if words.casefold() == ARTICLE:
                return at
    return None


def _close(pieces: list[tuple[int, str]], place: int, found: list[Bullet]) -> None:
    words = [(line, text) for line, text in pieces if text]
    if words:
        found.insert(place, Bullet(text=" ".join(text for _, text in words), line=words[0][0]))
