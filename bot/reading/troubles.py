"""What the people of a source are told of it, in the channel it was added in."""

from __future__ import annotations

from bot.languages.lasting import again
from bot.languages.words import say
from bot.ports import Source
from bot.replies.blocks import Paragraph, Reply, line


def trouble(source: Source, words: str) -> Reply:
    """The message, in the language that is spoken now; `words` go on after the name, as `Decision.tell` has them."""
    return Reply((Paragraph(line(say("The source {name} {words}", name=source.name, words=again(words)))),))
