"""The headline that stands above a text, as the title of an article that came without one."""

from __future__ import annotations

from dataclasses import replace

from bot.facts.model import FactSheet, Part


def titled(sheet: FactSheet) -> FactSheet:
    """The sheet with its headline as the title, on one line; unchanged where it has a title or no headline."""
    first = next(iter(sheet.sentences), None)
    if sheet.article.title or first is None or first.part is not Part.TITLE:
        return sheet
    title = " ".join(sheet.words(first.span).lstrip("# ").split())
    return replace(sheet, article=replace(sheet.article, title=title)) if title else sheet
