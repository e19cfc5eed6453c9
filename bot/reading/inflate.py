"""Unpacking what a server sent, piece by piece and never beyond a bound: a bomb is noticed while it is small."""

from __future__ import annotations

import zlib
from typing import Protocol

STEP = 65_536
"""The most bytes that one step unpacks."""

EITHER, RAW = 47, -15  # window bits: gzip or zlib by its header; deflate without one, as some servers send it
ENCODINGS = frozenset({"identity", "gzip", "x-gzip", "deflate"})


class TooLarge(Exception):
    """More than the bound."""


class Broken(Exception):
    """Not what it was said to be, or not all of it."""


class Unpacker(Protocol):
    """Takes the bytes as they come."""

    def feed(self, data: bytes) -> None:
        """Take some more. Raises TooLarge or Broken."""
        ...

    def done(self) -> bytes:
        """All of it. Raises Broken when the end is missing."""
        ...


class Plain:
    """Bytes that were not packed."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._body = bytearray()

    def feed(self, data: bytes) -> None:
        """Take some more. Raises TooLarge."""
        if len(self._body) + len(data) > self._most:
            raise TooLarge
        self._body += data

    def done(self) -> bytes:
        """All of it."""
        return bytes(self._body)


class Inflater:
    """gzip (also several members in a row) and deflate, with or without its header."""

    def __init__(self, most: int) -> None:
        self._body = Plain(most)
        self._engine = zlib.decompressobj(EITHER)
        self._began = False
        self._rest = False  # what follows the last member and is none: some servers pad

    def feed(self, data: bytes) -> None:
        """Take some more. Raises TooLarge or Broken."""
        while data and not self._rest:
            data = self._step(data)

    def done(self) -> bytes:
        """All of it. Raises Broken when the end is missing."""
        if self._began and not self._engine.eof and not self._rest:
            raise Broken
        return self._body.done()

    def _step(self, data: bytes) -> bytes:
        """Unpack a bounded piece; returns what is still packed."""
        if self._engine.eof:
            if not data.startswith(b"\x1f\x8b"):
                self._rest = True
                return b""
            self._engine = zlib.decompressobj(EITHER)
        try:
            out = self._engine.decompress(data, STEP)
        except zlib.error:
            out = self._as_raw(data)
        self._began = True
        self._body.feed(out)
        return self._engine.unused_data if self._engine.eof else self._engine.unconsumed_tail

    def _as_raw(self, data: bytes) -> bytes:
        if self._began:
            raise Broken from None
        self._engine = zlib.decompressobj(RAW)
        try:
            return self._engine.decompress(data, STEP)
        except zlib.error:
            raise Broken from None


def unpacker(encoding: str, most: int) -> Unpacker | None:
    """What unpacks a Content-Encoding into at most `most` bytes; None for one that is refused (br, zstd, several)."""
    if encoding in ("", "identity"):
        return Plain(most)
    return Inflater(most) if encoding in ENCODINGS else None


def gunzip(data: bytes, most: int) -> bytes:
    """A gzipped file. Raises TooLarge or Broken."""
    inflater = Inflater(most)
    inflater.feed(data)
    return inflater.done()
