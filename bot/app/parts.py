"""The parts of a running bot, which several replicas may share out between them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Part(StrEnum):
    """CHAT hears and answers, POLL reads sources and the folder of briefings, DELIVER sends digests, WEB is a page."""

    CHAT = "chat"
    POLL = "poll"
    DELIVER = "deliver"
    WEB = "web"


ALL = frozenset(Part)


def parts_of(names: Iterable[str]) -> frozenset[Part]:
    """The parts of these names; all of them where none is named. Raises ValueError for what is no part."""
    return frozenset(map(Part, names)) or ALL
