"""A newsletter that came by e-mail (.eml) as a document: its text, without the lines that run the list."""

from __future__ import annotations

import re
from datetime import datetime
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr

from bot.languages.lasting import lasting
from bot.reading.article import read_page
from bot.reading.document import FEWEST_WORDS, Document, NotAnArticle, flat, joined, language_of, words_in

ENOUGH = 80
"""So many words in the plain part, and it is not only a pointer to the other one."""

_FURNITURE = re.compile(
    r"\bunsubscribe\b|\bview (this email |it )?(in|on) (your|the|a) browser|\bview online\b|\bmanage (your )?(email )?"
    r"preferences\b|\byou (are receiving|received) this\b|\bupdate your profile\b|^\s*(forward|share|tweet) (this|to)\b"
    r"|^\s*(copyright )?(©|\(c\)) ?\d{4}|\ball rights reserved\b|^\s*sent (to|by) \S+@\S+",
    re.IGNORECASE,
)
_LINK = re.compile(r"\s*[\[(<]\s*https?://\S+?\s*[\])>]|^\s*https?://\S+\s*$", re.MULTILINE)
_RULE = re.compile(r"^\s*[-=_*~#]{4,}\s*$", re.MULTILINE)


def read_letter(data: bytes) -> Document:
    """The newsletter. Raises NotAnArticle for what is no letter or has no text."""
    try:
        message = message_from_bytes(data, policy=default)
        assert isinstance(message, EmailMessage)  # the policy makes it one
        if not {"from", "subject"} & {name.lower() for name in message}:
            raise NotAnArticle(lasting("The file is no e-mail: it has neither a sender nor a subject."))
        text = _text(message)
        sender, day = _said(message, "from"), _moment(message)
    except (MessageError, LookupError, ValueError, AttributeError, TypeError) as error:
        raise NotAnArticle(lasting("The e-mail cannot be read ({error}).", error=type(error).__name__)) from None
    if words_in(text) < FEWEST_WORDS:
        raise NotAnArticle(lasting("The e-mail has no text in it."))
    name, address = parseaddr(sender)
    return Document(
        text=text,
        title=flat(_said(message, "subject")) or None,
        key=_said(message, "message-id") or text,
        source=flat(name) or address.rpartition("@")[2] or None,
        language=language_of(text, _said(message, "content-language") or None),
        published=day,
    )


def _said(message: EmailMessage, name: str) -> str:
    try:
        return str(message[name] or "")
    except (MessageError, ValueError, AttributeError, IndexError):
        return ""


def _moment(message: EmailMessage) -> datetime | None:
    header = message["date"]
    at: datetime | None = getattr(header, "datetime", None)
    return at if at is not None and at.tzinfo is not None else None


def _text(message: EmailMessage) -> str:
    """The plain part if it holds the text, else what the page in it says."""
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    words = _lines(str(plain.get_content())) if plain is not None else ""
    if page is None or words_in(words) >= ENOUGH:
        return words
    try:
        return read_page(str(page.get_content()).encode(), None, "utf-8").text
    except NotAnArticle:
        if words_in(words) >= FEWEST_WORDS:
            return words
        raise


def _lines(text: str) -> str:
    """The paragraphs of a plain part, their lines put together, without links, rules and what runs the list."""
    bare = _RULE.sub("", _LINK.sub("", text.replace("\r\n", "\n")))
    blocks = (re.sub(r"\s*\n\s*(?![-*•])", " ", block.strip()) for block in re.split(r"\n\s*\n", bare))
    return joined(flat(line) for block in blocks for line in block.split("\n") if not _FURNITURE.search(line))
