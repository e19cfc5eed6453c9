"""The processes that read beside chat: how many there are, and that none outlives the bot."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.app.reader import fitting


@pytest.mark.parametrize(("processors", "processes"), [(0, 1), (1, 1), (2, 2), (16, 2)])
def test_as_many_as_fit_the_machine(processors: int, processes: int) -> None:
    """One for each processor, two at most, and never none."""
    assert processes == fitting(processors)


_STARTS_ONE = """
import multiprocessing, os, sys, threading, time
from bot.app.reader import _begin

def read():
    _begin()
    print(os.getpid(), threading.active_count(), flush=True)
    while True:
        time.sleep(60)

if __name__ == "__main__":
    multiprocessing.get_context("spawn").Process(target=read).start()
    time.sleep(60)
"""


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timers on this system: a thread waits instead")
def test_a_reading_process_ends_with_the_bot(tmp_path: Path) -> None:
    """It has one thread, which reads faster than two, and is gone soon after the bot was killed."""
    script = tmp_path / "bot_beside.py"
    script.write_text(_STARTS_ONE, encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True, env=env) as bot:
        assert bot.stdout is not None
        process, threads = map(int, bot.stdout.readline().split())
        assert threads == 1
        bot.kill()
    ends = time.monotonic() + 10
    while time.monotonic() < ends:
        if _has_ended(process):
            return
        time.sleep(0.05)
    os.kill(process, signal.SIGKILL)
    pytest.fail("the reading process is still there")


def _has_ended(process: int) -> bool:
    """Whether it is gone, or waits for nothing but somebody who asks for its status."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    state = Path(f"/proc/{process}/stat")
    return state.exists() and state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"
