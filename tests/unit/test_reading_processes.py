"""How many processes read, where nobody says how many."""

from __future__ import annotations

import pytest

from bot.app.reader import fitting


@pytest.mark.parametrize(("processors", "processes"), [(0, 1), (1, 1), (2, 2), (16, 2)])
def test_as_many_as_fit_the_machine(processors: int, processes: int) -> None:
    """One for each processor, two at most, and never none."""
    assert processes == fitting(processors)
