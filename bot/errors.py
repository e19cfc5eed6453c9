"""Failures a person can do something about: one tree, every one with a plain sentence.

Standard library only, so that every layer may raise them. They are turned into an answer, a line on stderr or a log
record in one place each; nothing below that place prints.
"""

from __future__ import annotations

from pathlib import Path


class NewsdeskError(Exception):
    """Something Newsdesk could not do; `message` is one plain sentence, `hint` says what to do about it.

    `inside` is the same for whoever runs the bot, with what is nobody's business in a chat: addresses, causes.
    """

    def __init__(self, message: str, *, hint: str | None = None, inside: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.inside = inside

    @property
    def where(self) -> str | None:
        """The place the failure is about, as "file:line", or None where there is no such place."""
        return None

    @property
    def plain(self) -> str:
        """The whole of it on one line: the place, the sentence, and what to do."""
        told = " ".join(part for part in (self.message, self.hint) if part)
        return " ".join((f"{self.where}: {told}" if self.where else told).split())

    @property
    def whole(self) -> str:
        """What the command line and the log say of it, on one line."""
        return " ".join(self.inside.split()) if self.inside else self.plain


class BadInput(NewsdeskError):
    """A mistake in what a person wrote: a command, an option, or a file (then with `path` and `line`)."""

    def __init__(
        self,
        message: str,
        *,
        hint: str | None = None,
        path: Path | str | None = None,
        line: int | None = None,
    ) -> None:
        super().__init__(message, hint=hint)
        self.path = None if path is None else Path(path)
        self.line = line

    @property
    def where(self) -> str | None:
        """The file and the line, as far as they are known."""
        if self.path is None:
            return None if self.line is None else f"line {self.line}"
        return str(self.path) if self.line is None else f"{self.path}:{self.line}"


class NotFound(NewsdeskError):
    """What was asked for does not exist here: an article, a briefing, a digest, a command."""


class BadConfiguration(NewsdeskError):
    """A setting or a configuration file is wrong; the message names the key and what is wrong with it."""


class BadToken(BadConfiguration):
    """A chat platform refused a token, or a token has the wrong form; the token itself is never in the message."""


class Unavailable(NewsdeskError):
    """Something outside does not answer now (a platform, a site, a database); trying again later may help."""


class UncertainSend(Unavailable):
    """A message was handed over, never confirmed, and may have arrived; only with the same key may it be sent again."""


class Busy(Unavailable):
    """A platform asks to be left alone for `after` seconds; what was handed over certainly did not arrive."""

    def __init__(self, message: str, *, after: float, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.after = after


class Unknowable(Unavailable):
    """Nobody can find out whether a message arrived; the sentence says why."""
