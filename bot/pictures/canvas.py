"""A sheet to draw on: shapes at twice the size, made smooth; text on top at its own size; out comes a PNG."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise

from PIL import Image, ImageDraw

from bot.pictures.lettering import font

Point = tuple[float, float]
Colour = tuple[int, int, int]

WIDTH = 960
"""Pixels. A phone shows it some 360 wide, so nothing is written smaller than SMALL: there as high as 10 pixels."""
MARGIN = 36
TITLE, BODY, SMALL = 36, 31, 28
"""Sizes of text in pixels."""
LARGE = 400_000
"""Bytes; a picture that would be larger is drawn in 256 colours."""
FINE = 2
"""How many pixels of drawing make one of the picture, each way."""


def rgb(code: str) -> Colour:
    """A colour from its six hexadecimal digits."""
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


PAPER, INK, PALE, RULE = rgb("FBFBFC"), rgb("14171C"), rgb("4A515C"), rgb("B4BAC4")
ALARM = rgb("B23A00")
"""What is not settled: always with a word or a dashed line beside it."""
# Okabe and Ito's set, which people with any kind of colour vision can tell apart (jfly.uni-koeln.de/color)
PALETTE = tuple(rgb(code) for code in ("0072B2", "E69F00", "009E73", "CC79A7", "56B4E9", "D55E00", "F0E442", "8A8F98"))
PLAIN = rgb("BFC4CC")


@dataclass(frozen=True, slots=True)
class _Words:
    at: Point
    text: str
    size: int
    bold: bool
    colour: Colour
    anchor: str


@dataclass(slots=True)
class Canvas:
    """Shapes and words on paper, `width` by `height` pixels."""

    width: int
    height: int
    image: Image.Image = field(init=False)
    _pen: ImageDraw.ImageDraw = field(init=False)
    _words: list[_Words] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.image = Image.new("RGB", (self.width * FINE, self.height * FINE), PAPER)
        self._pen = ImageDraw.Draw(self.image)

    def text(
        self,
        at: Point,
        text: str,
        size: int = BODY,
        *,
        bold: bool = False,
        colour: Colour = INK,
        anchor: str = "la",
    ) -> None:
        """Words above all shapes; `anchor` as Pillow has it: left, middle or right, then ascender or middle."""
        self._words.append(_Words(at, text, size, bold, colour, anchor))

    def rows(
        self,
        at: Point,
        rows: Sequence[str],
        size: int = BODY,
        *,
        bold: bool = False,
        colour: Colour = INK,
        anchor: str = "la",
    ) -> None:
        """Lines of text under each other."""
        for number, row in enumerate(rows):
            self.text((at[0], at[1] + number * leading(size)), row, size, bold=bold, colour=colour, anchor=anchor)

    def line(self, points: Sequence[Point], colour: Colour, width: float = 3, dashed: bool = False) -> None:
        """A line through the points."""
        for part in _dashes(points) if dashed else [points]:
            self._pen.line([_fine(point) for point in part], fill=colour, width=round(width * FINE), joint="curve")

    def box(
        self,
        corner: Point,
        other: Point,
        *,
        fill: Colour | None = None,
        edge: Colour | None = None,
        width: float = 3,
        radius: float = 0,
        dashed: bool = False,
    ) -> None:
        """A rectangle, its corners round where `radius` says so."""
        outline = None if dashed else edge
        where = (*_fine(corner), *_fine(other))
        self._pen.rounded_rectangle(where, radius * FINE, fill=fill, outline=outline, width=round(width * FINE))
        if dashed and edge is not None:
            (x, y), (u, v) = corner, other
            self.line([(x, y), (u, y), (u, v), (x, v), (x, y)], edge, width, dashed=True)

    def circle(
        self, centre: Point, radius: float, *, fill: Colour, edge: Colour | None = None, width: float = 3
    ) -> None:
        """A circle."""
        (x, y), r = _fine(centre), radius * FINE
        self._pen.ellipse((x - r, y - r, x + r, y + r), fill=fill, outline=edge, width=round(width * FINE))

    def polygon(self, points: Sequence[Point], fill: Colour, edge: Colour | None = None, width: float = 1) -> None:
        """A filled area."""
        fine = [_fine(point) for point in points]
        self._pen.polygon(fine, fill=fill)
        if edge is not None:
            self._pen.line([*fine, fine[0]], fill=edge, width=round(width * FINE))

    def arrow(self, start: Point, end: Point, colour: Colour, width: float = 5, dashed: bool = False) -> None:
        """A line with a head at its end."""
        angle = math.atan2(end[1] - start[1], end[0] - start[0])
        size = width * 4.5
        back = (end[0] - size * math.cos(angle), end[1] - size * math.sin(angle))
        self.line([start, back], colour, width, dashed)
        sides = [(back[0] - s * size / 2 * math.sin(angle), back[1] + s * size / 2 * math.cos(angle)) for s in (1, -1)]
        self.polygon([end, *sides], colour)

    def png(self) -> bytes:
        """The picture. The same drawing always gives the same bytes."""
        whole = self.image.reduce(FINE)
        pen = ImageDraw.Draw(whole)
        pen.rectangle((0, 0, self.width - 1, self.height - 1), outline=RULE, width=2)
        for words in self._words:
            pen.text(words.at, words.text, words.colour, font(words.size, words.bold), anchor=words.anchor)
        data = _encoded(whole)
        if len(data) <= LARGE:
            return data
        return _encoded(whole.quantize(256, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE))


def _encoded(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG", compress_level=6)  # Pillow's "optimize" takes six times as long and gains nothing here
    return out.getvalue()


def leading(size: int) -> int:
    """The distance from line to line."""
    return round(size * 1.28)


def _fine(point: Point) -> Point:
    return point[0] * FINE, point[1] * FINE


def _dashes(points: Sequence[Point], on: float = 14, off: float = 10) -> list[tuple[Point, Point]]:
    found = []
    for (x, y), (u, v) in pairwise(points):
        length = math.hypot(u - x, v - y)
        at = 0.0
        while at < length:
            a, b = at / length, min(1.0, (at + on) / length)
            found.append(((x + (u - x) * a, y + (v - y) * a), (x + (u - x) * b, y + (v - y) * b)))
            at += on + off
    return found
