"""Debian's Chromium, driven over its DevTools protocol: enough to type, click, look, and take a picture."""

from __future__ import annotations

import asyncio
import base64
import itertools
import json
import shutil
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --hide-scrollbars --remote-debugging-port=0"
).split()

KEYS = {"Enter": 13, "ArrowDown": 40, "Escape": 27, "Tab": 9}


def chromium() -> str | None:
    """Where it is, if it is installed."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


class Tab:
    """One tab. `troubles` are the errors and refusals that its console showed."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[Any]] = {}
        self.troubles: list[str] = []

    async def listen(self) -> None:
        """Take in what the browser says, until it is closed."""
        async for message in self._socket:
            told = json.loads(message.data)
            if "id" in told:
                self._waiting.pop(told["id"]).set_result(told)
            elif told["method"] == "Runtime.exceptionThrown":
                self.troubles.append(str(told["params"]["exceptionDetails"]))
            elif told["method"] == "Log.entryAdded" and told["params"]["entry"]["level"] == "error":
                self.troubles.append(told["params"]["entry"]["text"])

    async def do(self, method: str, **params: Any) -> Any:
        """One command of the protocol, and its result."""
        number = next(self._numbers)
        self._waiting[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": number, "method": method, "params": params})
        told = await asyncio.wait_for(self._waiting[number], 15)
        if "error" in told:
            raise AssertionError(f"{method}: {told['error']}")
        return told["result"]

    async def open(self, address: str) -> None:
        """Go there, and wait until it has loaded."""
        await self.do("Page.navigate", url=address)
        await self.until(f"document.readyState === 'complete' && location.href.startsWith({json.dumps(address)})")

    async def see(self, expression: str) -> Any:
        """The value of an expression in the page."""
        told = await self.do("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in told:
            raise AssertionError(f"{expression}: {told['exceptionDetails']}")
        return told["result"].get("value")

    async def until(self, expression: str, seconds: float = 10) -> Any:
        """The value of an expression as soon as it is true; fails when that takes too long."""
        async with asyncio.timeout(seconds):
            while True:
                try:
                    if value := await self.see(expression):
                        return value
                except AssertionError:  # between two pages
                    pass
                await asyncio.sleep(0.03)

    async def size(self, width: int, height: int, *, dark: bool = False, phone: bool = False) -> None:
        """The size of the window in CSS pixels, and whether its user likes the dark."""
        await self.do(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=phone
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        calm = {"name": "prefers-reduced-motion", "value": "reduce"}
        await self.do("Emulation.setEmulatedMedia", features=[scheme, calm])

    async def type(self, words: str) -> None:
        """Type words where the focus is."""
        await self.do("Input.insertText", text=words)

    async def press(self, key: str) -> None:
        """Press and release a key."""
        more = {"text": "\r"} if key == "Enter" else {}
        known = {"key": key, "code": key, "windowsVirtualKeyCode": KEYS[key]}
        await self.do("Input.dispatchKeyEvent", type="keyDown", **known, **more)
        await self.do("Input.dispatchKeyEvent", type="keyUp", **known)

    async def click(self, selector: str) -> None:
        """Click the middle of an element, as a person does: what covers it gets the click."""
        one = f"document.querySelector({json.dumps(selector)})"
        await self.see(f"{one}.scrollIntoView({{block: 'center'}})")
        x, y, width, height = await self.see(
            f"(({{x, y, width, height}}) => [x, y, width, height])({one}.getClientRects()[0])"
        )
        found = {"x": x + width / 2, "y": y + height / 2}
        for kind in ("mousePressed", "mouseReleased"):
            await self.do("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **found)

    async def picture(self) -> bytes:
        """What is in the window, as a PNG."""
        return base64.b64decode((await self.do("Page.captureScreenshot", format="png"))["data"])


@asynccontextmanager
async def browsing() -> AsyncIterator[Tab]:
    """A tab of a browser with a profile of its own, gone afterwards."""
    program = chromium()
    assert program is not None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = await asyncio.create_subprocess_exec(
            program, *FLAGS, f"--user-data-dir={profile}", "about:blank",
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        try:
            port = await asyncio.to_thread(_port, Path(profile) / "DevToolsActivePort")
            async with aiohttp.ClientSession() as session, _tab(session, port) as tab:
                yield tab
        finally:
            process.terminate()
            await process.wait()


@asynccontextmanager
async def _tab(session: aiohttp.ClientSession, port: int) -> AsyncIterator[Tab]:
    async with session.put(f"http://127.0.0.1:{port}/json/new?about:blank") as response:
        address = (await response.json())["webSocketDebuggerUrl"]
    async with session.ws_connect(address, max_msg_size=0) as socket:
        tab = Tab(socket)
        listening = asyncio.create_task(tab.listen())
        for domain in ("Page", "Runtime", "Log"):
            await tab.do(f"{domain}.enable")
        try:
            yield tab
        finally:
            listening.cancel()


def _port(told: Path) -> int:
    """The port that the browser chose, once it has written it down."""
    for _ in range(600):
        if told.is_file() and (words := told.read_text().split()):
            return int(words[0])
        time.sleep(0.05)
    raise AssertionError("Chromium did not start in 30 s")
