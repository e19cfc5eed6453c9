"""What every command says of an article in another language: which one it is, and what can be had of it still."""

from __future__ import annotations

from bot.facts.model import Article
from bot.languages.dates import language_name
from bot.languages.words import say
from bot.replies.blocks import Paragraph, line


def not_understood(article: Article, *, briefing: bool = False) -> Paragraph:
    """The one line: nothing was extracted, so nothing can be answered; its title, day and address stand below."""
    name = language_name(article.language)
    told = (
        say("This article is in {language}; only English is understood, so it answers no questions.", language=name)
        if name
        else say("This article is in a language that is not known here, so it answers no questions.")
    )
    if briefing:
        return Paragraph(line(told, " ", say("There is a briefing on it, which was not checked against it.")))
    if article.url:
        return Paragraph(line(told, " ", say("Its title below leads to it.")))
    return Paragraph(line(told))
