"""Fills that differ in pattern as well as in colour, so that colour is never the only sign."""

from __future__ import annotations

from PIL import Image, ImageDraw

from bot.pictures.canvas import FINE, PALETTE, PLAIN, Colour

STEP = 14 * FINE
"""Pixels between the strokes of a pattern."""


def fill_of(number: int) -> Colour:
    """The colour of the part of that number, from 0; PLAIN for -1."""
    return PLAIN if number < 0 else PALETTE[number % len(PALETTE)]


def swatch(number: int, size: tuple[int, int]) -> Image.Image:
    """An area of `size` fine pixels in the colour and pattern of a part; the first part, and PLAIN, are bare."""
    colour = fill_of(number)
    image = Image.new("RGB", size, colour)
    pen, stroke = ImageDraw.Draw(image), _stroke(colour)
    width, height = size
    thick = 2 * FINE
    kind = number % len(PALETTE) if number >= 0 else 0
    if kind in (1, 4):
        for x in range(-height, width, STEP):
            pen.line((x, height, x + height, 0), fill=stroke, width=thick)
    if kind in (3, 4):
        for x in range(-height, width, STEP):
            pen.line((x, 0, x + height, height), fill=stroke, width=thick)
    if kind in (5, 7):
        for y in range(STEP // 2, height, STEP):
            pen.line((0, y, width, y), fill=stroke, width=thick)
    if kind in (6, 7):
        for x in range(STEP // 2, width, STEP):
            pen.line((x, 0, x, height), fill=stroke, width=thick)
    if kind == 2:
        for row, y in enumerate(range(STEP // 2, height + STEP, STEP)):
            for x in range(STEP // 2 * (row % 2), width + STEP, STEP):
                pen.ellipse((x - 2 * FINE, y - 2 * FINE, x + 2 * FINE, y + 2 * FINE), fill=stroke)
    return image


def _stroke(colour: Colour) -> Colour:
    """Darker than a light colour, lighter than a dark one."""
    light = sum(colour) > 3 * 110
    red, green, blue = (round(part * 0.62) if light else round(part + (255 - part) * 0.5) for part in colour)
    return red, green, blue
