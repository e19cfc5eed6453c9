"""Countries as rings of longitude and latitude, read from TopoJSON (github.com/topojson/topojson-specification)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import numpy as np
import pycountry
from numpy.typing import NDArray

Degrees = tuple[float, float]
"""Longitude and latitude."""
Ring = tuple[Degrees, ...]

_UNNUMBERED = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}
"""What has no number in ISO 3166-1, by the name in the file: CLDR's own code, or that of the member of the United
Nations to which it belongs. Natural Earth draws who is in control; this map follows the United Nations."""
_PART = 200
"""A ring of more points is a whole country, never a part that belongs elsewhere."""
_BELONGS = (((34.3, 45.2), "RU", "UA"),)
"""A place, whose land the file has it in, and whose it is (United Nations General Assembly, resolution 68/262)."""


@cache
def world() -> Mapping[str, tuple[Ring, ...]]:
    """Every country of the shipped map by ISO 3166-1 alpha-2; under "" what has no code."""
    return MappingProxyType(countries(_data("countries-110m.json")))


@cache
def outlines() -> Mapping[str, tuple[NDArray[np.float64], ...]]:
    """The rings of `world` as arrays. A ring that crosses the 180th meridian goes on beyond it, and stands there twice:
    once at either edge of a map.
    """
    return MappingProxyType({code: tuple(_unrolled(rings)) for code, rings in world().items()})


def _unrolled(rings: Sequence[Ring]) -> Iterator[NDArray[np.float64]]:
    for ring in rings:
        points = np.array(ring)
        points[:, 0] = np.unwrap(points[:, 0], period=360)
        yield points
        if points[:, 0].max() > 180 or points[:, 0].min() < -180:
            yield points - (360 if points[:, 0].max() > 180 else -360, 0)


@cache
def dots() -> Mapping[str, Degrees]:
    """Where the countries lie that are too small for that map."""
    rows = (row.split("\t") for row in _data("dots.tsv").decode().splitlines())
    return MappingProxyType({code: (float(east), float(north)) for code, east, north in rows})


def countries(topojson: bytes) -> dict[str, tuple[Ring, ...]]:
    """The outer rings of every country by code; under "" those without one."""
    topology = json.loads(topojson)
    arcs = _arcs(topology)
    found: dict[str, tuple[Ring, ...]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        if geometry["type"] is None:
            continue
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        code = _code(geometry)
        found[code] = found.get(code, ()) + tuple(_ring(polygon[0], arcs) for polygon in polygons)
    for place, giver, owner in _BELONGS:
        moved = tuple(ring for ring in found.get(giver, ()) if _holds(ring, place) and len(ring) < _PART)
        if moved:
            found[giver] = tuple(ring for ring in found[giver] if ring not in moved)
            found[owner] = found.get(owner, ()) + moved
    return found


def _holds(ring: Ring, place: Degrees) -> bool:
    """Whether a place lies in a ring: a ray to the east crosses its border an odd number of times."""
    x, y = place
    inside = False
    for (a, b), (c, d) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (b > y) != (d > y) and x < a + (y - b) * (c - a) / (d - b):
            inside = not inside
    return inside


def largest(rings: Sequence[Ring]) -> Ring:
    """The ring with the largest area on a flat map."""
    return max(rings, key=lambda ring: abs(_moments(ring)[0]))


def centre(ring: Ring) -> Degrees:
    """The centre of gravity of a ring on a flat map."""
    area, east, north = _moments(ring)
    if not area:
        return ring[0]
    return east / (3 * area), north / (3 * area)


def _moments(ring: Ring) -> tuple[float, float, float]:
    """Twice the area, and the sums from which the centre follows."""
    area = east = north = 0.0
    for (x, y), (u, v) in zip(ring, (*ring[1:], ring[0]), strict=True):
        cross = x * v - u * y
        area, east, north = area + cross, east + (x + u) * cross, north + (y + v) * cross
    return area, east, north


def _arcs(topology: Mapping[str, Any]) -> list[Ring]:
    """The arcs in degrees: the file holds whole numbers, each the difference to the one before."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        found.append(tuple(points))
    return found


def _ring(numbers: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    """Arcs joined, without the points they share; a negative number is an arc backwards."""
    ring: list[Degrees] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return tuple(ring)


def _code(geometry: Mapping[str, Any]) -> str:
    numeric = str(geometry.get("id") or "")
    country = pycountry.countries.get(numeric=numeric.zfill(3)) if numeric else None
    if country is not None:
        return str(country.alpha_2)
    return _UNNUMBERED.get(geometry.get("properties", {}).get("name", ""), "")


def _data(name: str) -> bytes:
    return resources.files("bot.pictures").joinpath("data", name).read_bytes()
