"""Bytes to text, as browsers do it: what a page says about its own encoding is often wrong."""

from __future__ import annotations

import re

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)


def decoded(data: bytes, charset: str | None = None) -> str:
    """The text of a page: a byte order mark decides, then UTF-8 if it fits, then what the server or the page says."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(name, "replace")
    named = _CHARSET.search(data[:4096])
    for name in ("utf-8", charset or "", named[1].decode("ascii") if named else "", "cp1252"):
        try:
            # as browsers do: what calls itself Latin-1 is written on Windows
            return data.decode("cp1252" if name.lower() in ("iso-8859-1", "latin-1", "ascii") else name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("latin-1")
