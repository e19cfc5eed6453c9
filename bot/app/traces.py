"""OpenTelemetry behind `bot.tracing`, where the settings name a collector; its libraries are loaded only then."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, asynccontextmanager

from bot import __version__
from bot.errors import BadConfiguration
from bot.settings import Settings
from bot.tracing import Field, trace_with

log = logging.getLogger(__name__)

PATIENCE = 2
"""Seconds that sending spans may take, at the end too: a stop is not held up by a collector that is away."""


@asynccontextmanager
async def traced(settings: Settings) -> AsyncIterator[None]:
    """Inside, spans go to the collector of the settings; what is left is sent at the end.

    Raises BadConfiguration where the libraries are not installed.
    """
    if not settings.trace_endpoint:
        yield
        return
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ModuleNotFoundError as why:
        raise BadConfiguration(
            f"trace.endpoint is set, but {why.name} is not installed.",
            hint="Install what it takes: pip install 'newsdesk[traces]', or leave trace.endpoint empty.",
        ) from why
    provider = TracerProvider(
        resource=Resource.create({"service.name": "newsdesk", "service.version": __version__}), shutdown_on_exit=False
    )
    exporter = OTLPSpanExporter(endpoint=f"{settings.trace_endpoint}/v1/traces", timeout=PATIENCE)
    provider.add_span_processor(BatchSpanProcessor(exporter, export_timeout_millis=PATIENCE * 1000))
    tracer = provider.get_tracer("newsdesk", __version__)

    def opened(name: str, fields: dict[str, Field]) -> AbstractContextManager[object]:
        return tracer.start_as_current_span(
            name, attributes={f"newsdesk.{key}": value for key, value in fields.items()}
        )

    trace_with(opened)
    log.info("traces go to %s", settings.trace_endpoint, extra={"action": "tracing"})
    try:
        yield
    finally:
        trace_with(None)
        await asyncio.to_thread(provider.shutdown)
