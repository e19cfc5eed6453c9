"""Text of others as Discord Markdown that shows exactly those words: it cannot ping, format, link or hide anything."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

ZERO_WIDTH = "\u200b"
LONGEST_URL = 500  # of a link in running text; a longer one would eat the room of the answer
_JOINERS = "\u200c\u200d"  # invisible too, but Persian, Indic scripts and emoji are spelt with them

_ACTIVE = re.compile(r"[\\*_~`|\[\]<]|:(?=[\w+-]+:|//)")  # the colon: of an emoji's name, of an address
_EVERYONE = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
_MENTION = re.compile(r"<(?=[@#:/]|a:|t:|id:)")
_AT_LINE_START = re.compile(r"^(?:(?=[#>+-])|(?P<number>\d+)(?=[.)]))")
_URL_SAFE = "/?#%&=+,;:@!$-._~"


def clean(text: str) -> str:
    """The text on one line, without control, direction-changing, invisible and half characters."""
    kept = (c for c in " ".join(text.split()) if c in _JOINERS or unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    return " ".join("".join(kept).split())


def unpinged(text: str) -> str:
    """The text with a zero-width space inside everything that has the form of a ping."""
    return _MENTION.sub("<" + ZERO_WIDTH, _EVERYONE.sub("@" + ZERO_WIDTH, text))


def escaped(text: str) -> str:
    """Markdown that shows the words of `text` and nothing else. Leading and trailing space is kept as one space.

    Source: the Markdown reference of Discord; a backslash takes the meaning from any character but letters and digits.
    """
    words = unpinged(clean(text))
    if not words:
        return " " if text.isspace() else ""
    before, after = " " * text[:1].isspace(), " " * text[-1:].isspace()
    return before + _ACTIVE.sub(r"\\\g<0>", words) + after


def line_safe(markdown: str) -> str:
    """A finished line that cannot begin a heading, a list, a quote or small print."""
    return _AT_LINE_START.sub(lambda found: (found["number"] or "") + "\\", markdown.lstrip())


def code(text: str) -> str:
    """Words to be typed, as inline code; a backtick becomes an apostrophe because nothing can escape it there."""
    words = unpinged(clean(text)).replace("`", "'")
    return f"`{words}`" if words else ""


def linked(text: str, url: str | None) -> str:
    """Words that lead to the address; only the words where the address is no usable http(s) address."""
    # Discord shows no link whose words look like an address themselves, and brackets could end the words early.
    words = re.sub(r"https?://", "", clean(text), flags=re.IGNORECASE).replace("[", "(").replace("]", ")")
    address = safe_url(url) if url else None
    if address is None or not words:
        return escaped(text)
    return f"[{escaped(words)}]({address})"


def cited(number: int, url: str | None) -> str:
    """[number], leading to the article where it has an address."""
    address = safe_url(url) if url else None
    return f"[[{number}]]({address})" if address else f"[{number}]"


def safe_url(url: str) -> str | None:
    """The address in characters that cannot end a link early; None when it is not http(s), too long or disguised."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc:
        return None
    try:
        name = host.encode("idna").decode() if not host.isascii() else host
    except UnicodeError:
        return None
    if not re.fullmatch(r"[a-z0-9._:\[\]-]+", name) or ":" in name:
        return None
    rest = parts._replace(scheme="", netloc="").geturl()
    address = f"{parts.scheme}://{name}{port}{quote(rest, safe=_URL_SAFE, errors='replace')}"
    return address if len(address) <= LONGEST_URL else None


def units(text: str) -> int:
    """The length in UTF-16 units: never less than Discord counts, whichever way it counts."""
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2


def shortened(text: str, limit: int) -> str:
    """The text cut at a word, with an ellipsis, to at most `limit` units."""
    if units(text) <= limit:
        return text
    cut = text[: max(limit - 1, 0)]
    while units(cut) > limit - 1:
        cut = cut[:-1]
    head, space, _ = cut.rpartition(" ")
    kept = head if space and len(head) > len(cut) // 2 else cut
    return kept.rstrip() + "…"
