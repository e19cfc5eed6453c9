"""POST /ingest/NAME: where a newsroom pushes an article. Who may, and what it says, is judged by whoever takes it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

LARGEST = 1_000_000
"""Bytes of a body; of a larger one no more is read."""

Push: TypeAlias = Callable[[str, Mapping[str, str], bytes], Awaitable[tuple[int, str]]]
"""Takes the name of the source ("" where none was given), the headers in small letters and the body; gives the status
and the words of the answer."""


def ingest_routes(push: Push) -> tuple[Route, ...]:
    """The two addresses: with the name of the source, and without where there is only one."""

    async def take(request: Request) -> Response:
        body = b""
        try:
            async for piece in request.stream():
                body += piece
                if len(body) > LARGEST:
                    return PlainTextResponse(f"The body is larger than {LARGEST // 1_000_000} MB.\n", status_code=413)
        except ClientDisconnect:
            return Response(status_code=400)
        status, words = await push(request.path_params.get("name", ""), dict(request.headers), body)
        return PlainTextResponse(f"{words}\n", status_code=status)

    return (Route("/ingest", take, methods=["POST"]), Route("/ingest/{name}", take, methods=["POST"]))
