"""The judge of Discord bodies that stands beside the checkout, loaded by path."""

from __future__ import annotations

import importlib.util
import warnings
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol


class Spec(Protocol):
    """Discord's own OpenAPI document, with what it leaves out."""

    def errors(self, method: str, path: str, body: Any) -> list[str]:
        """What is wrong with a body; empty when nothing is."""
        ...


@lru_cache(1)
def spec(shared: Path) -> Spec:
    """The judge in ../shared/judges."""
    found = importlib.util.spec_from_file_location("discord_judge", shared / "judges" / "discord.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # the judge leaves closing its file to the collector
        made: Spec = module.Spec()
    return made


def spec_beside(root: Path) -> Spec | None:
    """The judge, or None where there is no ../shared."""
    shared = root.parent / "shared"
    return spec(shared) if (shared / "judges" / "discord.py").is_file() else None
