"""Types of arguments that several subcommands take."""

from __future__ import annotations

import argparse
import os
from datetime import date, datetime

from bot.facts.sheet import read_moment
from bot.ports import Place


def terminal_language() -> str:
    """The language that the terminal asks for, as POSIX has it: LC_ALL before LC_MESSAGES before LANG; "" for none."""
    return next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")


def channel(text: str) -> Place:
    """A channel as PLATFORM/WORKSPACE/CHANNEL. Raises argparse.ArgumentTypeError in words."""
    platform, *rest = text.split("/")
    if len(rest) != 2 or platform not in ("discord", "slack") or not all(rest):
        raise argparse.ArgumentTypeError(f"{text!r} is no channel such as slack/T0123/C0123")
    return Place(platform, *rest)


def moment(text: str) -> date | datetime:
    """A date or date-time in ISO 8601. Raises argparse.ArgumentTypeError in words."""
    try:
        found = read_moment(text)
    except ValueError:
        found = None
    if found is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no date such as 2025-07-14 or 2025-07-14T09:30+02:00")
    return found
