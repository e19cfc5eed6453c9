"""A running bot as its operator's machines see it, and its database copied while it runs."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest


@pytest.fixture
def env(tmp_path: Path, root: Path) -> dict[str, str]:
    """A bot without platforms, with the bundled configuration, on a free port."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "PYTHONPATH": str(root),
        "NEWSDESK_CONFIG_DIR": str(root / "config"),
        "NEWSDESK_DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/news.db",
        "NEWSDESK_WEB_PORT": "0",
    }


async def line(env: dict[str, str], *arguments: str) -> tuple[int | None, str]:
    """A command line to its end: exit code, and all it printed."""
    out = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *arguments, env=env, cwd=env["HOME"], stdout=out, stderr=asyncio.subprocess.STDOUT
    )
    printed, _ = await asyncio.wait_for(process.communicate(), 60)
    return process.returncode, printed.decode()


@pytest.fixture
async def address(env: dict[str, str]) -> AsyncIterator[str]:
    """Where the page of a running bot is."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", env=env, cwd=env["HOME"], stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        async with asyncio.timeout(60):
            while not (told := (await process.stdout.readline()).decode()).startswith("web: "):
                assert told, "the bot ended"
        yield told.removeprefix("web: ").strip()
    finally:
        process.terminate()
        await asyncio.wait_for(process.communicate(), 20)
    assert process.returncode == 0


async def test_watched_and_copied(env: dict[str, str], address: str, tmp_path: Path) -> None:
    """It becomes ready once the briefings are loaded, counts an answer, and is copied as it runs."""
    async with httpx.AsyncClient(base_url=address, trust_env=False, timeout=30) as client:
        async with asyncio.timeout(60):
            while (ready := await client.get("/readyz")).status_code != 200:  # noqa: ASYNC110 - it is another process
                await asyncio.sleep(0.2)
        assert ready.json() == {"ready": True, "parts": {"database": True, "briefings": True}}
        await client.get("/api/answer", params={"q": "quotes"})
        figures = (await client.get("/metrics")).text
    assert 'newsdesk_answers_total{command="quotes",outcome="answered"} 1.0' in figures
    assert 'newsdesk_stored{kind="briefings"} 1.0' in figures
    code, told = await line(env, "backup", str(tmp_path / "copy.db"))
    assert (0, True) == (code, (tmp_path / "copy.db").is_file()), told
    code, told = await line(env, "restore", str(tmp_path / "copy.db"), "--replace")
    assert code == 1
    assert "in use" in told
    code, told = await line(env, "status")
    assert code == 0
    assert "1 briefings" in told
    code, told = await line(env, "digest", "list")
    assert "There is no digest here" in told


async def test_a_wrong_answer_is_noted_in_the_terminal(env: dict[str, str]) -> None:
    """`flag` asks at a terminal what is wrong, takes --note elsewhere, and `feedback` lists what was said."""
    ours, theirs = os.openpty()
    out = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "flag", "who-pays", env=env, cwd=env["HOME"], stdin=theirs, stdout=out
    )
    os.close(theirs)
    os.write(ours, b"the fund pays nothing\n")
    printed, _ = await asyncio.wait_for(process.communicate(), 60)
    os.close(ours)
    assert process.returncode == 0
    assert "What is wrong? " in printed.decode()
    assert "Noted as wrong: who-pays – “the fund pays nothing”" in printed.decode()
    code, told = await line(env, "flag", "when", "--right")
    assert (0, True) == (code, "Noted as right: when" in told)
    code, told = await line(env, "flag", "where", "--note", "it is elsewhere")
    assert (0, True) == (code, "“it is elsewhere”" in told)
    _, listed = await line(env, "feedback", "--wrong")
    assert ["who-pays  – the fund pays nothing", "where  – it is elsewhere"] == [
        row.split("  ", 3)[-1] for row in reversed(listed.splitlines())
    ]
