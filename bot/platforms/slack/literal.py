"""Other people's text in Slack: it shows as it stands, and never pings, links or formats.

A rich_text block is not parsed at all, so article text goes there. Where Slack only takes mrkdwn or plain_text, the
three characters that Slack parses are escaped (docs.slack.dev/messaging/formatting-message-text).
"""

from __future__ import annotations

import re
from datetime import UTC
from typing import Any, assert_never

from bot.replies.blocks import Cite, Code, Inline, Line, Link, Moment, Text
from bot.replies.direction import undirected

Json = dict[str, Any]

LINE = 2_900
"""The most characters of one line; Slack's largest text field takes 3,000."""
URL = 3_000
DATE_FORMAT = "{date_short_pretty} at {time}"

_UNSENDABLE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]+")
_PIECE = re.compile(r"[^<]*<|[^<]+")
_FORMATS = re.compile(r"[*_~`|]|:[\w+'-]+:|\n|^\s*>")


def clean(text: str) -> str:
    """The text without control characters (a space instead) and without what turns its direction; new lines stay."""
    return _CONTROL.sub(" ", _UNSENDABLE.sub("\ufffd", undirected(text).replace("\r\n", "\n")))


def one_line(text: str) -> str:
    """The text with single spaces and no new lines."""
    return " ".join(clean(text).split())


def escape(text: str) -> str:
    """The text with the three characters that Slack parses written as it asks for."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def clip(text: str, limit: int) -> str:
    """The text, cut before a word and ended with an ellipsis where it has more than `limit` characters."""
    if len(text) <= limit:
        return text
    kept = text[: limit - 1]
    at = kept.rfind(" ", limit // 2)
    return (kept[:at] if at > 0 else kept).rstrip() + "…"


def short_label(text: str, limit: int) -> str:
    """Text for a plain_text field: one line, escaped, at most `limit` characters and never cut inside an escape."""
    whole = one_line(text)
    size = limit
    while len(escape(label := clip(whole, size))) > limit:
        size -= 1
    return escape(label)


def address(url: str) -> str | None:
    """A web address that cannot end a Slack link early; None where it is no http(s) address or too long."""
    url = clean(url).strip()
    if not re.match(r"https?://[^/\s]", url, re.IGNORECASE):
        return None
    for character, written in (("|", "%7C"), ("<", "%3C"), (">", "%3E"), ('"', "%22"), ("\n", ""), (" ", "%20")):
        url = url.replace(character, written)
    return url if len(url) <= URL and not re.search(r"\s", url) else None


def utc(moment: Moment) -> str:
    """A moment in words, for where Slack cannot show it in the reader's own zone."""
    return moment.at.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")


def literal(text: str, **style: bool) -> list[Json]:
    """Text elements of a rich_text block.

    Each ends after a "<", so that no element holds anything that Slack would parse, were it ever to look.
    """
    dressed: Json = {"style": style} if style else {}
    return [{"type": "text", "text": piece, **dressed} for piece in _PIECE.findall(clean(text))]


def _link(text: str, url: str | None) -> list[Json]:
    target = address(url) if url else None
    label = one_line(text)
    if target is None:
        return literal(label)
    return [{"type": "link", "url": target, "text": piece} for piece in _PIECE.findall(label or target)]


def _element(part: Inline) -> list[Json]:
    match part:
        case Text(text=text, strong=strong, emphasis=emphasis):
            wanted = {"bold": strong, "italic": emphasis}
            return literal(text, **{name: True for name, on in wanted.items() if on})
        case Code(text=text):
            return literal(text, code=True)
        case Link(text=text, url=url):
            return _link(text, url)
        case Cite(number=number, url=url):
            return _link(f"[{number}]", url)
        case Moment(at=at):
            return [{"type": "date", "timestamp": int(at.timestamp()), "format": DATE_FORMAT, "fallback": utc(part)}]
        case _:
            assert_never(part)


def elements(line: Line, limit: int = LINE) -> list[Json]:
    """A line as elements of a rich_text block, cut with an ellipsis after `limit` characters."""
    whole = [element for part in line for element in _element(part)]
    if sum(map(_size, whole)) <= limit:
        return whole
    done: list[Json] = []
    left = limit - 1  # the ellipsis
    for element in whole:
        if _size(element) > left:
            cut = clip(element.get("text", "") + " …", left + 1)
            return [*done, {"type": "text", "text": cut if "text" in element else "…"}]
        done.append(element)
        left -= _size(element)
    return done


def _size(element: Json) -> int:
    return len(element.get("text") or element["fallback"])


def _words(part: Inline) -> str:
    match part:
        case Text(text=text) | Code(text=text) | Link(text=text):
            return text
        case Cite(number=number):
            return f"[{number}]"
        case Moment():
            return utc(part)
        case _:
            assert_never(part)


def words(line: Line) -> str:
    """A line as bare, unescaped text."""
    return "".join(_words(part) for part in line)


def _marked(part: Inline) -> str:
    match part:
        case Text(text=text):
            return escape(text)
        case Code(text=text):
            return f"`{escape(text)}`"
        case Link() | Cite():
            url = address(part.url) if part.url else None
            return f"<{escape(url)}|{escape(_words(part))}>" if url else escape(_words(part))
        case Moment(at=at):
            return f"<!date^{int(at.timestamp())}^{DATE_FORMAT}|{utc(part)}>"
        case _:
            assert_never(part)


def marked(line: Line) -> str:
    """A line as mrkdwn. Only for a line that is `harmless`."""
    return "".join(_marked(part) for part in line)


def spoken(line: Line) -> str:
    """A line for notifications and screen readers: bare escaped words, and moments in the reader's own zone."""
    parts = (_marked(part) if isinstance(part, Moment) else escape(_words(part)) for part in line)
    return " ".join("".join(parts).split())


def harmless(line: Line) -> bool:
    """Whether nothing in the line's own words would be taken for formatting by mrkdwn."""
    return not _FORMATS.search(clean("".join(_words(part) for part in line if not isinstance(part, Moment))))
