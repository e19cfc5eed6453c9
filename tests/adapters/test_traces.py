"""Traces: sent to a real collector's address over HTTP where one is set; else not even the library is loaded."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from bot.app.traces import traced
from bot.clock import SystemClock
from bot.commands.catalogue import builtins
from bot.commands.dispatch import FrontDesk
from bot.commands.spec import Typed
from bot.ports import Place
from bot.settings import Settings
from bot.store.memory import MemoryLibrary
from bot.tracing import span
from tests.stories import ferries

Span = tuple[str, dict[str, object], bytes, bytes]
"""Name, fields, own id, id of the caller."""


@pytest.fixture
async def collector() -> AsyncIterator[tuple[str, list[Span]]]:
    """Something that takes spans as OTLP over HTTP; its address, and what it was sent."""
    found: list[Span] = []

    async def take(request: web.Request) -> web.Response:
        sent = ExportTraceServiceRequest.FromString(await request.read())
        for of_resource in sent.resource_spans:
            for scope in of_resource.scope_spans:
                for one in scope.spans:
                    fields = {each.key: each.value.string_value for each in one.attributes}
                    found.append((one.name, fields, one.span_id, one.parent_span_id))
        return web.Response(body=b"", content_type="application/x-protobuf")

    application = web.Application()
    application.router.add_post("/v1/traces", take)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}", found
    finally:
        await runner.cleanup()


async def test_an_answer_is_traced(collector: tuple[str, list[Span]]) -> None:
    """A question and the command in it are one below the other, with no word of either in them; all are sent."""
    address, found = collector
    library = MemoryLibrary()
    await library.save(ferries())
    desk = FrontDesk(builtins(), library, SystemClock())
    async with traced(Settings(trace_endpoint=address)):
        call = desk.call(user="U1", place=Place("slack", "T1", "C1"))
        await desk.dispatch(Typed("who is Nora Quillfeather"), call)
    spans = {name: (fields, own, above) for name, fields, own, above in found}
    assert {"question.answer", "command.run"} <= spans.keys()
    assert spans["question.answer"][1] == spans["command.run"][2]
    assert {"newsdesk.platform": "slack"} == spans["question.answer"][0]
    assert "Quillfeather" not in repr(found)
    with span("question.answer", platform="slack"):
        pass
    assert len(spans) == len({own for _, _, own, _ in found})


async def test_a_collector_that_is_away() -> None:
    """Answers are given all the same, and the end does not wait for it for long."""
    began = SystemClock().monotonic()
    async with traced(Settings(trace_endpoint="http://127.0.0.1:9")):
        with span("anything"):
            pass
    assert SystemClock().monotonic() - began < 8


def test_nothing_is_loaded_without_a_collector(root: Path) -> None:
    """Where no collector is set, the running bot's modules do not load OpenTelemetry."""
    code = "import sys, bot.app.newsdesk, bot.app.traces; print([m for m in sys.modules if m.startswith('opentel')])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert "[]" == told.stdout.strip()
