"""Where pictures are drawn: off the event loop, one at a time, each content once. Fulfils `replies.pictures.Drawer`."""

from __future__ import annotations

import asyncio
import ctypes
import hashlib
import logging
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import cache
from typing import assert_never

from bot.languages.words import spoken
from bot.replies.pictures import ChartSketch, FlowSketch, MapSketch, Sketch, TimelineSketch

log = logging.getLogger(__name__)

KEPT = 32
"""How many pictures are kept; each has at most half a megabyte, most a fifth of that."""
PATIENCE = 8.0
"""Seconds after which an answer goes without its picture."""


class Studio:
    """Draws sketches in one thread of its own. Close it at the end."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pictures")
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._under_way: dict[str, asyncio.Future[bytes]] = {}

    async def draw(self, sketch: Sketch) -> bytes | None:
        """The picture; None when it cannot be drawn, or not in time: the words stand without it."""
        key = key_of(sketch)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if key not in self._under_way:
            drawing = asyncio.get_running_loop().run_in_executor(self._thread, copy_context().run, _drawn, sketch)
            self._under_way[key] = drawing
            drawing.add_done_callback(lambda done: self._keep(key, done))
        try:
            return await asyncio.wait_for(asyncio.shield(self._under_way[key]), PATIENCE)
        except Exception:
            log.exception("not drawn", extra={"action": "picture_failed", "kind": type(sketch).__name__})
            return None

    def close(self) -> None:
        """End the thread once it has drawn what it is drawing."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _keep(self, key: str, done: asyncio.Future[bytes]) -> None:
        self._under_way.pop(key, None)
        if done.cancelled() or done.exception() is not None:
            return
        self._kept[key] = done.result()
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)


def key_of(sketch: Sketch) -> str:
    """The hash of all that is drawn, and of the language of the words that are drawn beside it."""
    return hashlib.sha256(f"{spoken()} {sketch!r}".encode("utf-8", "backslashreplace")).hexdigest()


def _drawn(sketch: Sketch) -> bytes:
    """The sketch as PNG; the sheets it was drawn on, some 50 MB, are given back to the system."""
    try:
        return png(sketch)
    finally:
        trim = _trim()
        if trim is not None:
            trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    """glibc's malloc_trim, without which it keeps what was freed; None where the C library has none (musl, macOS)."""
    try:
        found: Callable[[int], int] | None = getattr(ctypes.CDLL(None), "malloc_trim", None)
    except (OSError, TypeError):  # Windows has no such library
        return None
    return found


def png(sketch: Sketch) -> bytes:
    """The sketch as PNG. CPU work of some tenths of a second; the drawing library is loaded at the first picture."""
    match sketch:
        case MapSketch():
            from bot.pictures.map import draw as draw_map

            return draw_map(sketch)
        case TimelineSketch():
            from bot.pictures.timeline import draw as draw_timeline

            return draw_timeline(sketch)
        case FlowSketch():
            from bot.pictures.flow import draw as draw_flow

            return draw_flow(sketch)
        case ChartSketch():
            from bot.pictures.chart import draw as draw_chart

            return draw_chart(sketch)
        case _:
            assert_never(sketch)
