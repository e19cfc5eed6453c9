"""What is asked of the web, and what came: kinds of media that will do, an answer, and what a status means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.errors import Unavailable
from bot.languages.lasting import Said, lasting
from bot.languages.words import mark
from bot.reading.guard import shorten

MB = 1_000_000


class NotFetched(Unavailable):
    """The server did not give what was asked for: it is down, too slow, refuses, or sends something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wants:
    """What is expected; `what` names it in a message. `types` are beginnings of media types.

    `caps` (beginning, bytes) overrule `most` for some of them.
    """

    what: str
    accept: str
    types: tuple[str, ...]
    most: int
    caps: tuple[tuple[str, int], ...] = ()

    def cap(self, kind: str) -> int:
        """The most bytes of a media type, packed and unpacked alike."""
        return next((most for start, most in self.caps if kind.startswith(start)), self.most)

    def takes(self, kind: str) -> bool:
        """Whether a media type will do; a server that names none gets the benefit of the doubt."""
        return not kind or kind.startswith(self.types)


PAGE = Wants(
    what=mark("a page or a document"),
    accept="text/html,application/xhtml+xml;q=0.9,application/pdf;q=0.8,text/plain;q=0.7,*/*;q=0.1",
    types=("text/", "application/xhtml+xml", "application/xml", "application/pdf", "message/rfc822"),
    most=5 * MB,
    caps=(("application/pdf", 20 * MB),),
)
FEED = Wants(
    what=mark("a feed"),
    accept="application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5",
    types=("text/", "application/", "binary/"),  # feeds are sent under many names
    most=10 * MB,
)
ROBOTS = Wants(what=mark("a robots.txt"), accept="text/plain,*/*;q=0.5", types=("text/", "application/"), most=500_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An answer: `url` is where it came from in the end, `moved` the address to ask from now on, if it moved for good.

    `headers` have small letters. `body` is unpacked; empty for every status but 200 and its like.
    """

    asked: str
    url: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    kind: str = ""
    charset: str | None = None
    moved: str | None = None

    @property
    def good(self) -> bool:
        """Whether there is something to read."""
        return 200 <= self.status < 300

    def check(self) -> Fetched:
        """Itself. Raises NotFetched, in words, when the server refused."""
        if not self.good:
            raise NotFetched(status_words(shorten(self.url), self.status))
        return self


def status_words(where: str, status: int) -> Said:
    """What it means that an address answers with a status that is no success, as a sentence."""
    match status:
        case 401 | 407:
            return lasting("{where} wants a password (status {status}).", where=where, status=status)
        case 402:
            return lasting("{where} wants money (status 402).", where=where)
        case 403:
            return lasting("{where} refuses to be read (status 403).", where=where)
        case 404:
            return lasting("{where} is not there (status 404).", where=where)
        case 410:
            return lasting("{where} is gone for good (status 410).", where=where)
        case 429:
            return lasting("{where} says that it is asked too often (status 429).", where=where)
        case 451:
            return lasting("{where} may not be shown here, for legal reasons (status 451).", where=where)
        case _ if status >= 500:
            return lasting(
                "{where} has a server with trouble of its own (status {status}).", where=where, status=status
            )
        case _:
            return lasting("{where} answers with status {status}.", where=where, status=status)


def media(header: str) -> tuple[str, str | None]:
    """Media type and charset of a Content-Type, in small letters."""
    kind, _, rest = header.partition(";")
    named = (part.partition("=") for part in rest.split(";"))
    charset = next((value.strip(" \"'") for name, _, value in named if name.strip().lower() == "charset"), None)
    return kind.strip().lower(), charset or None
