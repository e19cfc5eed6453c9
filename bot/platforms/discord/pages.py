"""Which pieces of a long answer fit into one message, and where the next message goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.platforms.discord.escape import units

More = Callable[[int, int], str]
"""What stands where the answer is cut, for the number of items left and of those shown by now."""


class Role(StrEnum):
    """What a piece is for the cut: items are counted and cut; notes stand under every page."""

    HEADING = "heading"
    PROSE = "prose"
    ITEM = "item"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Piece:
    """Finished Markdown of a block or of one line of it; `block` tells which belong together."""

    text: str
    role: Role
    block: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The text of one message, how many items are left, and how many were shown by now (where the next one starts)."""

    text: str
    left: int
    next: int


def page(pieces: Sequence[Piece], *, start: int, room: int, more: More) -> Page:
    """As many items from number `start` on as fit into `room` units, with what belongs to them.

    At least one item is shown when there is one, so that going on always comes to an end.
    """
    pieces = tuple(piece for piece in pieces if piece.text)
    total = sum(piece.role is Role.ITEM for piece in pieces)
    start = min(max(start, 0), total)
    for kept in range(_prose(pieces), -1, -1):
        spared = _spare(pieces, kept)

        def text(end: int, spared: Sequence[Piece] = spared) -> str:
            cut = [Piece(more(total - end, end), Role.PROSE, -1)] if end < total else []
            return _laid_out(_chosen(spared, start, end, cut))

        end = _most(lambda end: units(text(end)) <= room, start, total)
        if end > start or (start == total and units(text(end)) <= room):
            return Page(text=text(end), left=total - end, next=end)
    return Page(text="", left=0, next=total)


def _prose(pieces: Sequence[Piece]) -> int:
    return sum(piece.role is not Role.ITEM for piece in pieces)


def _spare(pieces: Sequence[Piece], kept: int) -> tuple[Piece, ...]:
    """The pieces with only the first `kept` of those that are no items, and a sign where words were left out."""
    done, left_out = [], False
    for piece in pieces:
        if piece.role is Role.ITEM:
            done.append(piece)
        elif kept > 0:
            done.append(piece)
            kept -= 1
        elif not left_out:
            done.append(Piece("…", Role.PROSE, piece.block))
            left_out = True
    return tuple(done)


def _most(fits: Callable[[int], bool], low: int, high: int) -> int:
    """The largest `end` in low..high that fits; `low` when nothing above it does."""
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def _chosen(pieces: Sequence[Piece], start: int, end: int, cut: Sequence[Piece]) -> list[Piece]:
    """The pieces of the page with items `start` up to `end`: prose stands on the page of the item before it."""
    above: list[Piece] = []
    notes: list[Piece] = []
    heading: list[Piece] = []  # waits for the first thing below it that is shown
    item = 0
    for piece in pieces:
        match piece.role:
            case Role.HEADING:
                heading = [piece]
            case Role.NOTE:
                notes.append(piece)
            case Role.ITEM | Role.PROSE:
                is_item = piece.role is Role.ITEM
                if start <= item < end if is_item else start < item <= end or item == start == 0:
                    above += [*heading, piece]
                    heading = []
                item += is_item
    return [*above, *cut, *notes]


def _laid_out(pieces: Sequence[Piece]) -> str:
    """Lines of one block stand together, blocks apart; small print follows small print, text its heading."""
    done = ""
    for before, piece in zip([None, *pieces], pieces, strict=False):
        if before is not None:
            close = piece.block == before.block or before.role is Role.HEADING or before.role == piece.role == Role.NOTE
            done += "\n" if close else "\n\n"
        done += piece.text
    return done
