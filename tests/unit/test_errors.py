"""Failures: one tree, one plain sentence each."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import errors


@pytest.mark.parametrize(
    "kind", ["BadInput", "NotFound", "BadConfiguration", "BadToken", "Unavailable", "UncertainSend"]
)
def test_every_failure_is_one_of_ours(kind: str) -> None:
    """One `except NewsdeskError` catches whatever a person can do something about."""
    failure = getattr(errors, kind)("It did not work.", hint="Try again.")

    assert isinstance(failure, errors.NewsdeskError)
    assert ("It did not work.", "Try again.", "It did not work. Try again.") == (
        failure.message,
        failure.hint,
        failure.plain,
    )


@pytest.mark.parametrize(
    ("path", "line", "plain"),
    [
        (None, None, "The date is missing."),
        (None, 3, "line 3: The date is missing."),
        (Path("a.md"), None, "a.md: The date is missing."),
        ("a.md", 3, "a.md:3: The date is missing."),
    ],
)
def test_bad_input_says_where(path: Path | str | None, line: int | None, plain: str) -> None:
    """A mistake in a file is told with the file and the line, as far as they are known."""
    assert plain == errors.BadInput("The date is missing.", path=path, line=line).plain


def test_plain_is_one_line() -> None:
    """Whatever a library put into a message, one failure is one line."""
    assert "first second" == errors.Unavailable("first\n  second\n").plain


def test_what_is_inside_is_for_whoever_runs_the_bot() -> None:
    """A chat reads the sentence and what to do; the command line and the log read the cause."""
    failure = errors.Unavailable("It does not answer.", hint="Try again.", inside="10.0.0.7 refused:\n a b")
    assert ("It does not answer. Try again.", "10.0.0.7 refused: a b") == (failure.plain, failure.whole)
    assert "It does not answer. Try again." == errors.Unavailable("It does not answer.", hint="Try again.").whole
