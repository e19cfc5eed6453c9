"""Where the countries of a map lie, and which of them are close enough together to be shown large."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from bot.pictures.borders import Degrees, centre, dots, largest, world
from bot.pictures.projection import apart, middle_of

HUGE = 12.0
"""Degrees from the middle of a country to its farthest point; of a larger one the part near the others is enough."""
NEAR, AROUND = 8.0, 22.0
"""Degrees of a huge country that are enough on a close map, and on a wide one."""
CLUSTER = 24.0
"""Degrees from the middle of a group of countries to the farthest of them, where it is shown apart."""
FEWEST = 3


def is_known(iso2: str) -> bool:
    """Whether the country can be drawn."""
    return iso2 in world() or iso2 in dots()


def anchors(codes: Sequence[str]) -> dict[str, Degrees]:
    """A place for each country: its middle; of a huge one the place nearest to the others."""
    small = {code: _middle(code) for code in codes if not _is_huge(code)}
    found: dict[str, Degrees] = {}
    for code in codes:
        others = list(small.values()) or [_middle(other) for other in codes if other != code]
        if code in small or not others:
            found[code] = _middle(code)
        else:
            ring = largest(world()[code])
            found[code] = ring[int(apart(middle_of(others), ring).argmin())]
    return found


def frame(at: Mapping[str, Degrees], near: float = NEAR) -> list[Degrees]:
    """The places that a map of these countries must show: their main lands, of huge ones what is `near` degrees off."""
    found: list[Degrees] = []
    for code, anchor in at.items():
        ring = largest(world()[code]) if code in world() else (anchor,)
        if _is_huge(code):
            ring = tuple(point for point, angle in zip(ring, apart(anchor, ring), strict=True) if angle < near)
        found += ring or (anchor,)
    return found


def cluster(at: Mapping[str, Degrees]) -> dict[str, Degrees]:
    """The countries that are close together, where those are three or more and at least half; else none."""
    left = dict(at)
    while len(left) >= max(FEWEST, (len(at) + 1) // 2):
        angles = apart(middle_of(list(left.values())), list(left.values()))
        if angles.max() <= CLUSTER:
            return left
        del left[list(left)[int(angles.argmax())]]
    return {}


@cache
def _middle(code: str) -> Degrees:
    return centre(largest(world()[code])) if code in world() else dots()[code]


@cache
def _is_huge(code: str) -> bool:
    return code in world() and bool(apart(_middle(code), largest(world()[code])).max() > HUGE)
