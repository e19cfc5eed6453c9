"""The picture of an order of events: days down the left, a line with marks and bars, who tells what on the right."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from bot.languages.words import mark, say
from bot.pictures.canvas import (
    ALARM,
    BODY,
    INK,
    MARGIN,
    PALE,
    PALETTE,
    PAPER,
    RULE,
    SMALL,
    TITLE,
    WIDTH,
    Canvas,
    leading,
)
from bot.pictures.lettering import fitted, lines
from bot.replies.pictures import Entry, TimelineSketch

DAYS = 264
"""Pixels for the days."""
AXIS = MARGIN + DAYS + 44
LEFT = AXIS + 48
TOP = 104
LANE = 20
"""Pixels between the line and the first bar beside it, and from bar to bar."""
WEEK, MONTH, YEAR = 7, 30, 365
"""Days, about as many as there are in each."""
SAID = mark("the day it was said")


@dataclass(frozen=True, slots=True)
class _Row:
    """One entry, broken into lines, with where it begins and how high it is."""

    entry: Entry
    top: float
    height: float
    days: list[str]
    who: list[str]
    what: list[str]
    notes: str

    @property
    def first(self) -> date:
        """Its first day."""
        return min(each.first for each in self.entry.times)

    @property
    def mark(self) -> float:
        """How far down its mark stands."""
        return self.top + leading(BODY) / 2


def draw(sketch: TimelineSketch) -> bytes:
    """The timeline as PNG."""
    rows = _rows(sketch.entries)
    end = rows[-1].top + rows[-1].height
    canvas = Canvas(WIDTH, round(end + (leading(SMALL) + 10 if sketch.more else 0) + MARGIN - 10))
    canvas.text((MARGIN, 26), fitted(sketch.title, TITLE, WIDTH - 2 * MARGIN, bold=True), TITLE, bold=True)
    canvas.line([(AXIS, TOP - 8), (AXIS, end - 14)], RULE, 5)
    for before, after in pairwise(rows):
        _gap(canvas, before, after)
    for number, row in enumerate(rows):
        _bars(canvas, rows, row, number, end - 14)
    for row in rows:
        _write(canvas, row)
    if sketch.more:
        canvas.text((LEFT, end + 6), say("and {count} more", count=sketch.more), SMALL, colour=PALE)
    return canvas.png()


def _rows(entries: Sequence[Entry]) -> list[_Row]:
    """The entries by their first day, each lower the more days lie between."""
    rows: list[_Row] = []
    y = float(TOP)
    for entry in sorted(entries, key=lambda each: min(time.first for time in each.times)):
        row = _row(entry, y)
        if rows:
            y += min(76, 17 * math.log2(1 + max(0, (row.first - rows[-1].first).days)))
            row = _row(entry, y)
        rows.append(row)
        y += row.height
    return rows


def _row(entry: Entry, y: float) -> _Row:
    when = lines(entry.when, BODY - 1, DAYS, 7, bold=True)
    width = WIDTH - LEFT - MARGIN
    who = lines(entry.who, BODY, width, 2, bold=True)
    what = lines(entry.what, SMALL + 1, width, 4)
    told = [say("! Not settled: {count} times are given", count=len(entry.times))] if entry.disputed else []
    told += [say(SAID)] if entry.said else []
    notes = "; ".join((*told, *([entry.state] if entry.state else [])))
    right = len(who) * leading(BODY) + len(what) * leading(SMALL + 1) + (leading(SMALL) if notes else 0)
    return _Row(entry, y, max(right, len(when) * leading(BODY - 1)) + 22, when, who, what, notes)


def _write(canvas: Canvas, row: _Row) -> None:
    colour = ALARM if row.entry.disputed else INK
    canvas.rows((MARGIN, row.top), row.days, BODY - 1, bold=True, colour=colour)
    canvas.rows((LEFT, row.top), row.who, BODY, bold=True)
    y = row.top + len(row.who) * leading(BODY)
    canvas.rows((LEFT, y), row.what, SMALL + 1)
    y += len(row.what) * leading(SMALL + 1)
    told = fitted(row.notes, SMALL, WIDTH - LEFT - MARGIN)
    canvas.text((LEFT, y), told, SMALL, colour=ALARM if row.entry.disputed else PALE)
    hollow = row.entry.said
    canvas.circle((AXIS, row.mark), 11, fill=PAPER if hollow else INK, edge=INK, width=4)


def _gap(canvas: Canvas, before: _Row, after: _Row) -> None:
    """How long it is from one to the next, where there is room to say so."""
    apart = (after.first - before.first).days
    room = after.top - before.top - len(before.days) * leading(BODY - 1)
    if apart > 1 and room > leading(SMALL) + 10:
        canvas.text((MARGIN + DAYS, after.top - leading(SMALL) - 2), _later(apart), SMALL, colour=PALE, anchor="ra")


def _later(days: int) -> str:
    """A number of days in the largest unit that fits at least twice."""
    if days >= 2 * YEAR:
        return say("about {count} years later", count=round(days / YEAR))
    if days >= 2 * MONTH:
        return say("about {count} months later", count=round(days / MONTH))
    weeks = round(days / WEEK)
    if days >= 2 * WEEK and days % WEEK:
        return say("about {count} weeks later", count=weeks)
    if days >= 2 * WEEK:
        return say("{count} weeks later", count=weeks)
    return say("{count} days later", count=days)


def _bars(canvas: Canvas, rows: Sequence[_Row], row: _Row, number: int, end: float) -> None:
    """A bar beside the line for each time that is longer than a day; dashed where the times are not settled."""
    long = [each for each in row.entry.times if each.last > each.first]
    for lane, each in enumerate(long[:2]):
        x = AXIS - LANE * (lane + 1) if number % 2 == 0 else AXIS + LANE * (lane + 1)
        down, up = _height(rows, each.last, end) + 12, _height(rows, each.first, end) - 12
        colour = ALARM if row.entry.disputed else PALETTE[0]
        canvas.line([(x, up), (x, max(down, up + 24))], colour, 7, dashed=row.entry.disputed)


def _height(rows: Sequence[_Row], day: date, end: float) -> float:
    """How far down a day is: between the marks of the entries around it, in proportion."""
    for before, after in pairwise(rows):
        if before.first <= day <= after.first and after.first > before.first:
            part = (day - before.first).days / (after.first - before.first).days
            return before.mark + part * (after.mark - before.mark)
    if day < rows[0].first:
        return rows[0].mark
    # after the last entry began: as far as there is room
    return rows[-1].mark if day == rows[-1].first else min(end, rows[-1].mark + 70)
