"""A webhook: a newsroom pushes articles (POST /ingest), signed with a secret that both know.

The signature is the hexadecimal HMAC-SHA256 of "TIMESTAMP.BODY" under the secret, with seconds since 1970 as timestamp;
an old one is refused, so that what was listened to cannot be sent again later. Asking a webhook gives nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import datetime
from html import escape
from typing import Any

from bot.errors import BadInput, NewsdeskError
from bot.facts.model import digest
from bot.ports import Found, Polling, Source
from bot.reading.document import moment
from bot.reading.guard import Forbidden, target
from bot.reading.polling import Outcome
from bot.reading.sources import Look, Tools
from bot.reading.web_address import canonical

TIMESTAMP, SIGNATURE = "x-newsdesk-timestamp", "x-newsdesk-signature"
LARGEST = 1_000_000
"""Bytes of a body."""

SKEW = 300
"""Seconds that the two clocks may differ."""

KEYS = ("id", "url", "title", "published", "authors", "html", "text")


class NotSigned(NewsdeskError):
    """The signature is missing, wrong or old."""


async def look(source: Source, polling: Polling, tools: Tools) -> Look:
    """Nothing: whoever has something sends it."""
    return Look(outcome=Outcome(unchanged=True))


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """What the sender puts into x-newsdesk-signature."""
    return hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def received(headers: Mapping[str, str], body: bytes, secret: str, now: datetime) -> Found:
    """The article in a push. `headers` have small letters.

    Raises NotSigned when it is not from who knows the secret, BadInput when what it says is no article.
    """
    if len(body) > LARGEST:
        raise BadInput(f"The body is larger than {LARGEST // 1_000_000} MB.")
    timestamp = headers.get(TIMESTAMP, "")
    given = headers.get(SIGNATURE, "").removeprefix("sha256=").lower()
    if not timestamp.isascii() or not timestamp.isdigit() or len(timestamp) > 12:
        raise NotSigned(f"The header {TIMESTAMP} must say the time, in seconds since 1970.")
    # compared as bytes: a text that is not ASCII would raise
    if not hmac.compare_digest(signature(secret, timestamp, body).encode(), given.encode("utf-8", "replace")):
        raise NotSigned(f"The header {SIGNATURE} is not the signature of this body.")
    if abs(now.timestamp() - int(timestamp)) > SKEW:
        raise NotSigned(f"The signature is older than {SKEW // 60} minutes, or one of the two clocks is wrong.")
    return _found(_fields(body))


def _fields(body: bytes) -> dict[str, Any]:
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError):
        raise BadInput("The body is no JSON.") from None
    if not isinstance(fields, dict):
        raise BadInput("The body must be a JSON object.")
    unknown = next((key for key in fields if key not in KEYS), None)
    if unknown is not None:
        raise BadInput(f"There is no field {unknown[:40]}.", hint=f"There are: {', '.join(KEYS)}.")
    for key in KEYS:
        value = fields.get(key)
        fine = value is None or isinstance(value, str) or (key == "authors" and _strings(value))
        if not fine:
            raise BadInput(f"The field {key} is not what it must be.")
    return fields


def _strings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _found(fields: dict[str, Any]) -> Found:
    text, page, url = fields.get("text") or "", fields.get("html") or "", fields.get("url")
    if url:
        try:
            target(url)
        except Forbidden as error:
            raise BadInput(error.message, hint=error.hint) from None
    if not (text.strip() or page.strip() or url):
        raise BadInput("There is no article in it.", hint="Send text, html or url.")
    authors = fields.get("authors") or []
    content = page or _as_page(text)
    ident = fields.get("id") or (canonical(url) if url else digest(content, length=40))
    return Found(
        # the content is part of the name: a corrected article is a new item
        names=(f"push:{digest(ident, content, length=40)}",),
        url=url,
        title=fields.get("title"),
        published=moment(fields.get("published")),
        authors=tuple(authors if isinstance(authors, list) else [authors]),
        content=content,
    )


def _as_page(text: str) -> str:
    blocks = (" ".join(block.split()) for block in text.replace("\r\n", "\n").split("\n\n"))
    return "".join(f"<p>{escape(block)}</p>" for block in blocks if block)
