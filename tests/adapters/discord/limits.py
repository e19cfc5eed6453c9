"""Discord's limits as the emulator keeps them: fifty requests a second for the bot, five in five seconds a channel."""

from __future__ import annotations

import time
from collections import deque


class Limits:
    """Says to each request whether it comes too soon; counts those that did."""

    def __init__(self, everywhere: int = 50, channel: int = 5, window: float = 5.0) -> None:
        """`everywhere` in any second, `channel` messages into one channel in any `window` seconds."""
        self._everywhere, self._channel, self._window = everywhere, channel, window
        self._all: deque[float] = deque()
        self._of: dict[str, deque[float]] = {}
        self.refused = 0

    def wait(self, method: str, path: str) -> tuple[float, bool] | None:
        """None: it may go on; else after how many seconds, and whether the limit is that of the whole bot."""
        now = time.monotonic()
        found = self._within(self._all, now, 1.0, self._everywhere)
        if found is None and method == "POST" and path.startswith("/channels/"):
            of = self._of.setdefault(path, deque())
            found, everywhere = self._within(of, now, self._window, self._channel), False
            if found is None:
                of.append(now)
        else:
            everywhere = True
        if found is None:
            self._all.append(now)
            return None
        self.refused += 1
        return found, everywhere

    @staticmethod
    def _within(times: deque[float], now: float, window: float, most: int) -> float | None:
        while times and now - times[0] >= window:
            times.popleft()
        return round(window - (now - times[0]) + 0.001, 3) if len(times) >= most else None
