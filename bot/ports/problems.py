"""What went wrong, in words that can be kept and told to each reader in their own language."""

from __future__ import annotations

from bot.errors import NewsdeskError
from bot.languages.lasting import Said, together


def problem(error: NewsdeskError) -> Said:
    """The whole of a failure: the place, the sentence, and what to do, as `plain` has it."""
    return together(f"{error.where}:" if error.where else None, error.message, error.hint)
