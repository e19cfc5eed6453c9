"""POST /ingest: what the web page's server does with a push."""

from __future__ import annotations

from collections.abc import Mapping

import httpx
import pytest
from starlette.applications import Starlette

from bot.platforms.web.ingest import LARGEST, ingest_routes


async def taken(name: str, headers: Mapping[str, str], body: bytes) -> tuple[int, str]:
    """Says what arrived."""
    return 202, f"{name} {headers['x-newsdesk-signature']} {len(body)}"


def client() -> httpx.AsyncClient:
    app = Starlette(routes=list(ingest_routes(taken)))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://here")


@pytest.mark.parametrize(("path", "name"), [("/ingest", ""), ("/ingest/desk", "desk")])
async def test_a_push_arrives_whole(path: str, name: str) -> None:
    """Name, headers in small letters, body."""
    async with client() as browser:
        answer = await browser.post(path, content=b"12345", headers={"X-Newsdesk-Signature": "abc"})

    assert (202, f"{name} abc 5\n") == (answer.status_code, answer.text)


async def test_a_body_that_is_too_large_is_not_read_to_its_end() -> None:
    """And nothing else than a push is taken."""
    async with client() as browser:
        assert 413 == (await browser.post("/ingest", content=b"x" * (LARGEST + 1))).status_code
        assert 405 == (await browser.get("/ingest")).status_code
