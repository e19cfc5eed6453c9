"""The picture of numbers: bars from nought, each with its words and its owner; open ends are drawn open."""

from __future__ import annotations

from bot.languages.words import say
from bot.pictures.canvas import ALARM, BODY, INK, MARGIN, PALE, PALETTE, RULE, SMALL, TITLE, WIDTH, Canvas, leading, rgb
from bot.pictures.lettering import fitted, lines, wide
from bot.replies.pictures import Bar, ChartSketch

TOP, THICK, GAP = 98, 40, 34
ROOM = WIDTH - 2 * MARGIN
BAND = rgb("9CC7E3")


def draw(sketch: ChartSketch) -> bytes:
    """The chart as PNG."""
    rows = [(bar, *_words(bar)) for bar in sketch.bars]
    heights = [_height(value, label) for _, value, label in rows]
    foot = leading(SMALL) + 16
    canvas = Canvas(WIDTH, TOP + sum(heights) + foot + MARGIN // 2)
    canvas.text((MARGIN, 26), fitted(sketch.title, TITLE, ROOM, bold=True), TITLE, bold=True)
    most = max(max(bar.high, 0.0) for bar in sketch.bars)
    least = min(0.0, *(bar.low for bar in sketch.bars))
    y = TOP
    for (bar, value, label), height in zip(rows, heights, strict=True):
        canvas.rows((MARGIN, y), value, BODY, bold=True)
        below = y + len(value) * leading(BODY) + 4
        _bar(canvas, bar, below, least, most)
        canvas.rows((MARGIN, below + THICK + 8), label, SMALL, colour=PALE)
        y += height
    told = say("As each tells it; nothing is added up. The bars begin at 0.")
    canvas.text((MARGIN, y), told, SMALL, colour=ALARM if sketch.rival else PALE)
    return canvas.png()


def _words(bar: Bar) -> tuple[list[str], list[str]]:
    return lines(f"{bar.words} – {bar.who}", BODY, ROOM, 2, bold=True), lines(bar.label, SMALL, ROOM, 2)


def _height(value: list[str], label: list[str]) -> int:
    return len(value) * leading(BODY) + THICK + len(label) * leading(SMALL) + GAP


def _bar(canvas: Canvas, bar: Bar, y: float, least: float, most: float) -> None:
    """Solid up to what is sure, pale where it may be less, and an arrow where it may be more."""
    scale = (ROOM - 60) / ((most - least) or 1)
    zero = MARGIN - least * scale
    sure = 0.0 if bar.open_low else bar.low
    canvas.line([(zero, y - 4), (zero, y + THICK + 4)], RULE, 3)
    if bar.high > sure or bar.open_low:
        canvas.box((zero, y), (max(zero + bar.high * scale, zero + 3), y + THICK), fill=BAND, edge=PALETTE[0], width=2)
    if sure:
        ends = sorted((zero, zero + sure * scale))
        canvas.box((ends[0], y), (max(ends[1], ends[0] + 3), y + THICK), fill=PALETTE[0])
    if bar.open_high:
        tip = zero + bar.high * scale
        canvas.arrow((tip, y + THICK / 2), (tip + 46, y + THICK / 2), INK, 5)
    up_to = say("up to")
    if bar.open_low and wide(up_to, SMALL) < bar.high * scale:
        canvas.text((zero + 12, y + THICK / 2), up_to, SMALL, colour=INK, anchor="lm")
