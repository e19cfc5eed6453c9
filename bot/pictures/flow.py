"""The picture of who gives what to whom: givers left, receivers right, who says so on each arrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.languages.words import say
from bot.pictures.canvas import (
    ALARM,
    BODY,
    INK,
    MARGIN,
    PALE,
    PALETTE,
    RULE,
    SMALL,
    TITLE,
    WIDTH,
    Canvas,
    Colour,
    leading,
    rgb,
)
from bot.pictures.lettering import lines
from bot.replies.pictures import NOT_STATED, Flow, FlowSketch, Party

SIDE = 278
"""How wide the boxes are, in pixels."""
MIDDLE = WIDTH - 2 * MARGIN - 2 * SIDE
TOP_GAP, ROW_GAP, PADDING = 20, 24, 16
GIVER, RECEIVER, OPEN = rgb("E3EEF7"), rgb("FBF0D9"), rgb("F1F2F4")


@dataclass(frozen=True, slots=True)
class _Row:
    """One flow with its words in lines: who says it above the arrow, what and how far below."""

    flow: Flow
    who: list[str]
    below: list[str]
    height: float


def draw(sketch: FlowSketch) -> bytes:
    """The flows as PNG."""
    order = [flow.receiver for flow in sketch.flows]
    flows = sorted(sketch.flows, key=lambda flow: order.index(flow.receiver))
    rows = [_row(flow) for flow in flows]
    title = lines(sketch.title, TITLE, WIDTH - 2 * MARGIN, 2, bold=True)
    warning = sketch.disputed
    top = 26 + len(title) * leading(TITLE) + (leading(BODY) + 4 if warning else 0) + TOP_GAP
    tall = _heights(rows)
    canvas = Canvas(WIDTH, round(top + sum(tall) + ROW_GAP * (len(rows) - 1) + (40 if sketch.more else 0) + MARGIN))
    canvas.rows((MARGIN, 24), title, TITLE, bold=True)
    if warning:
        told = say("! Not settled – dashed arrows cannot all be true")
        canvas.text((MARGIN, 28 + len(title) * leading(TITLE)), told, BODY - 1, bold=True, colour=ALARM)
    spots = [top + sum(tall[:n]) + ROW_GAP * n for n in range(len(rows))]
    for row, y, height in zip(rows, spots, tall, strict=True):
        _arrow(canvas, row, y + height / 2)
    for start, end in _runs([row.flow.giver for row in rows]):
        _box(canvas, MARGIN, spots[start], spots[end] + tall[end], rows[start].flow.giver, GIVER)
    for start, end in _runs([row.flow.receiver for row in rows]):
        party = rows[start].flow.receiver
        _box(canvas, WIDTH - MARGIN - SIDE, spots[start], spots[end] + tall[end], party, RECEIVER if party else OPEN)
    if sketch.more:
        canvas.text(
            (MARGIN, canvas.height - MARGIN - 20),
            say("and {count} more", count=sketch.more),
            SMALL,
            colour=PALE,
        )
    return canvas.png()


def _row(flow: Flow) -> _Row:
    width = MIDDLE - 36
    who = lines(flow.who, SMALL, width, 3, bold=True)
    marks = [say("denied")] if flow.denied else []
    below = lines(flow.what, SMALL, width, 2) + lines(", ".join((*marks, *flow.tags)), SMALL, width, 2)
    return _Row(flow, who, below, 2 * max(len(who), len(below), 1) * leading(SMALL) + 36)


def _heights(rows: Sequence[_Row]) -> list[float]:
    """How high each row is: a box that stands over several rows may be lower than each box alone."""
    tall = [row.height for row in rows]
    sides: tuple[list[Party | None], ...] = ([row.flow.giver for row in rows], [row.flow.receiver for row in rows])
    for parties in sides:
        for start, end in _runs(parties):
            needed = sum(leading(size) for _, size, _ in _named(parties[start])) + 2 * PADDING
            have = sum(tall[start : end + 1]) + ROW_GAP * (end - start)
            for n in range(start, end + 1):
                tall[n] += max(0.0, needed - have) / (end - start + 1)
    return tall


def _named(party: Party | None) -> list[tuple[str, int, bool]]:
    """The lines in a box: text, size, and whether it is bold."""
    width = SIDE - 2 * PADDING
    if party is None:
        return [(say(NOT_STATED), BODY, False)]
    names = [(row, BODY, True) for row in lines(party.name, BODY, width, 5, bold=True)]
    return names + [(row, SMALL, False) for row in lines(party.members, SMALL, width, 7)]


def _runs(parties: Sequence[Party | None]) -> Iterator[tuple[int, int]]:
    """From where to where the same one stands in neighbouring rows; nobody stands alone each time."""
    start = 0
    for at in range(1, len(parties) + 1):
        if at == len(parties) or parties[at] != parties[start] or parties[start] is None:
            yield start, at - 1
            start = at


def _box(canvas: Canvas, x: float, top: float, bottom: float, party: Party | None, fill: Colour) -> None:
    """Somebody, or something that is paid for; dashed where the article does not say who."""
    edge = INK if party else RULE
    canvas.box((x, top), (x + SIDE, bottom), fill=fill, edge=edge, width=2.5, radius=14, dashed=party is None)
    rows = _named(party)
    y = (top + bottom) / 2 - sum(leading(size) for _, size, _ in rows) / 2
    for text, size, bold in rows:
        colour = INK if party else PALE
        canvas.text((x + SIDE / 2, y + leading(size) / 2), text, size, bold=bold, colour=colour, anchor="mm")
        y += leading(size)


def _arrow(canvas: Canvas, row: _Row, y: float) -> None:
    flow = row.flow
    colour = ALARM if flow.disputed else PALETTE[0]
    start, end = MARGIN + SIDE + 4, WIDTH - MARGIN - SIDE - 4
    canvas.arrow((start, y), (end, y), colour, 5, dashed=flow.disputed)
    middle = (start + end) / 2 - 8
    if flow.denied:
        for way in (1, -1):
            canvas.line([(end - 84, y - 13 * way), (end - 58, y + 13 * way)], INK, 6)
    above = y - 12 - len(row.who) * leading(SMALL)
    canvas.rows((middle, above + leading(SMALL) / 2), row.who, SMALL, bold=True, anchor="mm")
    canvas.rows((middle, y + 16 + leading(SMALL) / 2), row.below, SMALL, colour=PALE, anchor="mm")
