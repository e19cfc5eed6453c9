"""The picture of countries: one map, or a close one and a wide one, with a key below."""

from __future__ import annotations

from collections.abc import Sequence

from bot.languages.words import say
from bot.pictures.atlas import paint
from bot.pictures.canvas import BODY, FINE, INK, MARGIN, PALE, SMALL, TITLE, WIDTH, Canvas, leading
from bot.pictures.lettering import fitted, lines
from bot.pictures.patterns import swatch
from bot.pictures.places import AROUND, anchors, cluster, frame, is_known
from bot.pictures.projection import CLOSE, View, apart, middle_of, view_of
from bot.replies.pictures import MapPart, MapSketch

TOP, CLOSE_HEIGHT, ALL_HEIGHT, WIDE_HEIGHT, GAP = 84, 600, 470, 330, 12
SWATCH = (64, 40)

Panel = tuple[View, dict[str, int]]
"""A view, and the numbers of the countries that are marked in it."""


def draw(sketch: MapSketch) -> bytes:
    """The map as PNG."""
    numbers = {land.iso2: number for number, land in enumerate(sketch.lands, 1)}
    colours = {land.iso2: _colour(part, at) for at, part in enumerate(sketch.parts) for land in part.lands}
    known = {code: number for code, number in numbers.items() if is_known(code)}
    views = panels(known)
    key = [_key(part, numbers) for part in sketch.parts]
    foot = TOP + sum(view.height + GAP for view, _ in views) + GAP
    canvas = Canvas(WIDTH, foot + sum(map(_height, key)) + MARGIN // 2)
    canvas.text((MARGIN, 22), fitted(sketch.title, TITLE, WIDTH - 2 * MARGIN, bold=True), TITLE, bold=True)
    top = TOP
    for view, marked in views:
        paint(canvas, top, view, {code: colours[code] for code in known}, marked)
        top += view.height + GAP
    for at, (part, rows) in enumerate(zip(sketch.parts, key, strict=True)):
        _write_key(canvas, foot, _colour(part, at), rows)
        foot += _height(rows)
    return canvas.png()


def panels(known: dict[str, int]) -> list[Panel]:
    """What to show: a region as one map; where some lie far off, those that are together large, then all."""
    if not known:
        return []
    at = anchors(list(known))
    near = at if apart(middle_of(list(at.values())), frame(at)).max() <= CLOSE else cluster(at)
    far = {code: number for code, number in known.items() if code not in near}
    wide = (view_of(frame(at, AROUND), WIDTH, WIDE_HEIGHT if near else ALL_HEIGHT), far)
    if not near:
        return [wide]
    close = (view_of(frame(near), WIDTH, CLOSE_HEIGHT), {code: known[code] for code in near})
    return [close, wide] if far else [close]


def _colour(part: MapPart, at: int) -> int:
    return -1 if part.plain else at


def _key(part: MapPart, numbers: dict[str, int]) -> tuple[list[str], list[str]]:
    """The names of a part with their numbers, and what it is, in lines."""
    width = WIDTH - 2 * MARGIN - SWATCH[0] - 20
    away = {land.iso2: "" if is_known(land.iso2) else say(" (not on this map)") for land in part.lands}
    # no break between a number and its name
    listed = ", ".join(f"{numbers[land.iso2]}\u00a0{land.name}{away[land.iso2]}" for land in part.lands)
    return lines(listed, BODY, width, 4, bold=True), lines(part.title, SMALL, width, 4)


def _height(rows: tuple[Sequence[str], Sequence[str]]) -> int:
    names, told = rows
    return max(SWATCH[1], len(names) * leading(BODY) + len(told) * leading(SMALL)) + 22


def _write_key(canvas: Canvas, y: int, colour: int, rows: tuple[Sequence[str], Sequence[str]]) -> None:
    names, told = rows
    width, height = SWATCH
    canvas.image.paste(swatch(colour, (width * FINE, height * FINE)), (MARGIN * FINE, (y + 2) * FINE))
    canvas.box((MARGIN, y + 2), (MARGIN + width, y + 2 + height), edge=INK, width=2)
    left = MARGIN + width + 20
    canvas.rows((left, y), names, BODY, bold=True)
    canvas.rows((left, y + len(names) * leading(BODY)), told, SMALL, colour=PALE)
