"""One map: land and sea, countries in colour and pattern, and where the number of each belongs."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from bot.pictures.borders import dots, outlines
from bot.pictures.canvas import FINE, INK, PAPER, SMALL, Canvas, Point, rgb
from bot.pictures.patterns import swatch
from bot.pictures.projection import Places, View

SEA, LAND, BORDER = rgb("DCE6EE"), rgb("F3F1EA"), rgb("A9AEB6")
RADIUS = 23
"""Of the circle around a number, in pixels."""
COARSE = 4
"""How many pixels are one where the middle of a country is looked for."""
DOT = 9


@dataclass(slots=True)
class Marker:
    """A country's number: the place it means, how much room there is, and where it stands (all in pixels)."""

    number: int
    anchor: Point
    room: float
    at: Point


def paint(canvas: Canvas, top: int, view: View, colours: Mapping[str, int], numbers: Mapping[str, int]) -> None:
    """Draw the view across the canvas, `top` pixels down: the countries of `colours`, those of `numbers` numbered."""
    image = Image.new("RGB", (view.width * FINE, view.height * FINE), SEA)
    pen = ImageDraw.Draw(image)
    for rings in outlines().values():
        for ring in _on(view, rings):
            pen.polygon(ring, fill=LAND)
            pen.line([*ring, ring[0]], fill=BORDER, width=FINE)
    found = []
    for code, colour in colours.items():
        spot = _country(image, view, code, colour) if code in outlines() else _dot(image, view, code, colour)
        if spot is not None and code in numbers:
            anchor, room = spot
            found.append(Marker(numbers[code], anchor, room, anchor))
    canvas.image.paste(image, (0, top * FINE))
    for marker in spread(found, view.width, view.height):
        _mark(canvas, marker, top)


def _on(view: View, rings: Sequence[Places]) -> Iterator[list[Point]]:
    """The rings in fine pixels of the map, without those that lie wholly outside."""
    for ring in rings:
        points = view.pixels(ring)
        if len(points) < 3:
            continue
        low, high = points.min(axis=0), points.max(axis=0)
        if (high > 0).all() and low[0] < view.width and low[1] < view.height:
            yield [(x, y) for x, y in (points * FINE).tolist()]


def _country(image: Image.Image, view: View, code: str, colour: int) -> tuple[Point, float] | None:
    """One country in its colour; gives where its number belongs and the room there; None where it is not in view."""
    rings = list(_on(view, outlines()[code]))
    if not rings:
        return None
    xs, ys = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
    left, up = max(0, math.floor(min(xs))), max(0, math.floor(min(ys)))
    size = min(image.width, math.ceil(max(xs))) - left, min(image.height, math.ceil(max(ys))) - up
    if min(size) < 1:
        return None
    mask = Image.new("L", size)
    pen, edge = ImageDraw.Draw(mask), ImageDraw.Draw(image)
    for ring in rings:
        pen.polygon([(x - left, y - up) for x, y in ring], fill=255)
    image.paste(swatch(colour, size), (left, up), mask)
    for ring in rings:
        edge.line([*ring, ring[0]], fill=INK, width=round(1.5 * FINE))
    (x, y), room = _inmost(mask)
    return (x + left / FINE, y + up / FINE), room


def _dot(image: Image.Image, view: View, code: str, colour: int) -> tuple[Point, float]:
    """A country that is too small for the map: a dot at its place."""
    x, y = view.pixel(dots()[code])
    r = DOT * FINE
    where = (round(x * FINE) - r, round(y * FINE) - r)
    mask = Image.new("L", (2 * r, 2 * r))
    ImageDraw.Draw(mask).ellipse((0, 0, 2 * r - 1, 2 * r - 1), fill=255)
    image.paste(swatch(colour, mask.size), where, mask)
    ImageDraw.Draw(image).ellipse((*where, where[0] + 2 * r, where[1] + 2 * r), outline=INK, width=2 * FINE)
    return (x, y), 0.0


def _inmost(mask: Image.Image) -> tuple[Point, float]:
    """The place farthest from the edges of what is seen, and how far: eaten away from outside until nothing is left."""
    step = FINE * COARSE
    small = mask.resize((max(1, mask.width // step), max(1, mask.height // step)), Image.Resampling.BOX)
    left = Image.new("L", (small.width + 2, small.height + 2))
    left.paste(small.point(lambda value: 255 if value > 100 else 0), (1, 1))
    eaten, box = 0, left.getbbox()
    best = box
    while box is not None:
        best, eaten = box, eaten + 1
        left = ImageChops.darker(left, left.filter(ImageFilter.MinFilter(3)))
        box = left.getbbox()
    if best is None:
        return (mask.width / 2 / FINE, mask.height / 2 / FINE), 0.0
    x, y = (best[0] + best[2]) / 2 - 1, (best[1] + best[3]) / 2 - 1
    return (x * COARSE, y * COARSE), eaten * COARSE


def spread(markers: Sequence[Marker], width: int, height: int) -> Sequence[Marker]:
    """The numbers put beside countries that they would hide, then moved apart until none covers another."""
    if not markers:
        return markers
    middle = tuple(sum(marker.anchor[axis] for marker in markers) / len(markers) for axis in (0, 1))
    for index, marker in enumerate(markers):
        if marker.room < RADIUS * 0.8:
            ux, uy = _direction(middle[0], middle[1], *marker.anchor, index)
            far = RADIUS * 1.9 + marker.room
            marker.at = marker.anchor[0] + ux * far, marker.anchor[1] + uy * far
    for _ in range(300):
        if not _push(markers, width, height):
            break
    return markers


def _push(markers: Sequence[Marker], width: int, height: int) -> bool:
    """One round of moving apart; whether anything had to move. A number also keeps off the small countries."""
    least, moved = 2 * RADIUS + 5, False
    for index, one in enumerate(markers):
        for other in markers[index + 1 :]:
            gap = math.dist(one.at, other.at)
            if gap < least:
                moved, push = True, (least - gap) / 2 + 0.5
                ux, uy = _direction(*one.at, *other.at, index)
                one.at = one.at[0] - ux * push, one.at[1] - uy * push
                other.at = other.at[0] + ux * push, other.at[1] + uy * push
        for other in markers:
            gap = math.dist(one.at, other.anchor)
            if other.room < RADIUS * 0.8 and gap < RADIUS + 12:
                moved = True
                ux, uy = _direction(*other.anchor, *one.at, index)
                one.at = one.at[0] + ux * 3, one.at[1] + uy * 3
    for marker in markers:
        x, y = marker.at
        edge = RADIUS + 6
        marker.at = min(max(x, edge), width - edge), min(max(y, edge), height - edge)
    return moved


def _direction(x: float, y: float, u: float, v: float, index: int) -> Point:
    """From one place to another, one long; some direction where they are the same."""
    length = math.hypot(u - x, v - y)
    return ((u - x) / length, (v - y) / length) if length > 1e-6 else (math.cos(index), math.sin(index))


def _mark(canvas: Canvas, marker: Marker, top: int) -> None:
    """The number in a circle; with a line to its country where it stands apart."""
    (x, y), (u, v) = marker.at, marker.anchor
    if math.dist(marker.at, marker.anchor) > RADIUS * 0.8:
        canvas.line([(x, y + top), (u, v + top)], INK, 2.5)
        canvas.circle((u, v + top), 5, fill=INK, edge=PAPER, width=1)
    canvas.circle((x, y + top), RADIUS, fill=PAPER, edge=INK, width=2.5)
    canvas.text((x, y + top), str(marker.number), SMALL - 2, bold=True, anchor="mm")
