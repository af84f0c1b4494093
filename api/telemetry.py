"""Spans of requests for OpenTelemetry: how long what took, nothing of what was asked."""

from typing import Final

from opentelemetry import propagate, trace
from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.recording import DISTRIBUTION, software

FAILED: Final = 500  # statuses from here on are the server's fault


class Traced:
    """Sends a span of each request to a collector, as a part of the trace it belongs to."""

    def __init__(self, app: ASGIApp, url: str) -> None:
        self.app = app
        about = {"service.name": DISTRIBUTION, "service.version": software()}
        provider = TracerProvider(resource=Resource.create(about))  # sends the last ones at exit
        exporter = OTLPSpanExporter(endpoint=url, insecure=url.startswith("http://"))
        provider.add_span_processor(BatchSpanProcessor(exporter))
        self._tracer = provider.get_tracer(DISTRIBUTION)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on within a span."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = dict(Headers(scope=scope))
        with self._tracer.start_as_current_span(
            scope["method"], propagate.extract(headers), trace.SpanKind.SERVER
        ) as span:

            async def noted(message: Message) -> None:
                if message["type"] == "http.response.start":
                    span.set_attribute("http.response.status_code", message["status"])
                    if message["status"] >= FAILED:
                        span.set_status(trace.StatusCode.ERROR)
                await send(message)

            await self.app(scope, receive, noted)
            route = getattr(scope.get("route"), "path", "")
            span.update_name(f"{scope['method']} {route}".rstrip())
            span.set_attribute("http.request.method", scope["method"])
            span.set_attribute("http.route", route)
