"""From degrees to pixels: an equal-area view of the part of the world that matters."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.pictures.borders import Degrees
from bot.pictures.canvas import Point

CLOSE = 32.0
"""Degrees from the middle up to which a region is shown around its own middle; what is wider has north above."""
NARROWEST = 5.0
"""Degrees from the middle to the edge at least, so that a small country has neighbours to know it by."""
BEYOND = 120.0
"""Degrees from the middle beyond which a ring would be turned inside out; it is far outside of the view."""
_WORLD = ((-170.0, 0.0), (180.0, 0.0), (0.0, -56.0), (0.0, 80.0))
_WIDEST = 200.0

Places = NDArray[np.float64]
"""Rows of longitude and latitude, or of x and y."""
Projection = Callable[[Places], Places]


@dataclass(frozen=True, slots=True)
class View:
    """A projection with the box, in its units, that the picture shows, `width` by `height` pixels.

    `middle` is that of a region; None for a map with north above.
    """

    project: Projection
    middle: Degrees | None
    left: float
    top: float
    scale: float
    width: int
    height: int

    def pixels(self, places: Places) -> Places:
        """Where places are in the picture; those too far from the middle to be drawn are left out."""
        if self.middle is not None:
            places = places[_vectors(places) @ _vectors(np.array([self.middle]))[0] > math.cos(math.radians(BEYOND))]
        found = self.project(places)
        found[:, 0] -= self.left
        found[:, 1] = self.top - found[:, 1]
        return found * self.scale

    def pixel(self, at: Degrees) -> Point:
        """Where one place is in the picture."""
        x, y = self.pixels(np.array([at]))[0]
        return float(x), float(y)


def view_of(places: Sequence[Degrees], width: int, height: int) -> View:
    """The view that holds all the places with some room around them. `places` must not be empty."""
    middle = middle_of(places)
    reach = float(apart(middle, places).max())
    if reach > CLOSE:
        easts = [east for east, _ in places]
        whole = max(easts) - min(easts) > _WIDEST
        return _boxed(equal_earth, None, _WORLD if whole else places, width, height, 0.01 if whole else 0.06)
    frame = [*places]
    if reach < NARROWEST:
        frame += [(middle[0], middle[1] + d) for d in (-NARROWEST, NARROWEST) if abs(middle[1] + d) < 90]
    return _boxed(azimuthal(middle), middle, frame, width, height, 0.07)


def _boxed(
    project: Projection, middle: Degrees | None, frame: Sequence[Degrees], width: int, height: int, room: float
) -> View:
    """The smallest box of the picture's shape around the projected places."""
    points = project(np.array(frame))
    xs, ys = points[:, 0].tolist(), points[:, 1].tolist()
    across = max((max(xs) - min(xs)) * (1 + 2 * room), 1e-3)
    up = max((max(ys) - min(ys)) * (1 + 2 * room), 1e-3)
    scale = min(width / across, height / up)
    left = (min(xs) + max(xs)) / 2 - width / scale / 2
    top = (min(ys) + max(ys)) / 2 + height / scale / 2
    return View(project, middle, left, top, scale, width, height)


def equal_earth(places: Places) -> Places:
    """Equal Earth, after Šavrič, Patterson and Jenny (2018), doi 10.1080/13658816.2018.1504949."""
    a, b, c, d = 1.340264, -0.081106, 0.000893, 0.003796
    east, north = np.radians(places[:, 0]), np.radians(places[:, 1])
    t = np.arcsin(math.sqrt(3) / 2 * np.sin(north))
    slope = 9 * d * t**8 + 7 * c * t**6 + 3 * b * t**2 + a
    return np.column_stack((2 * math.sqrt(3) * east * np.cos(t) / (3 * slope), d * t**9 + c * t**7 + b * t**3 + a * t))


def azimuthal(middle: Degrees) -> Projection:
    """Lambert's azimuthal equal-area projection around a place (Snyder 1987, USGS Professional Paper 1395, p. 182)."""
    east0, north0 = math.radians(middle[0]), math.radians(middle[1])

    def project(places: Places) -> Places:
        east, north = np.radians(places[:, 0]) - east0, np.radians(places[:, 1])
        cosine = math.sin(north0) * np.sin(north) + math.cos(north0) * np.cos(north) * np.cos(east)
        k = np.sqrt(2 / np.maximum(1 + cosine, 1e-9))
        up = math.cos(north0) * np.sin(north) - math.sin(north0) * np.cos(north) * np.cos(east)
        return np.column_stack((k * np.cos(north) * np.sin(east), k * up))

    return project


def middle_of(places: Sequence[Degrees]) -> Degrees:
    """The middle of places on the globe."""
    x, y, z = _vectors(np.array(places)).sum(axis=0).tolist()
    return math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))


def apart(middle: Degrees, places: Sequence[Degrees]) -> Places:
    """The angle between a place and each of others, in degrees."""
    dots = _vectors(np.array(places)) @ _vectors(np.array([middle]))[0]
    angles: Places = np.degrees(np.arccos(np.clip(dots, -1.0, 1.0)))
    return angles


def _vectors(places: Places) -> Places:
    east, north = np.radians(places[:, 0]), np.radians(places[:, 1])
    return np.column_stack((np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)))
