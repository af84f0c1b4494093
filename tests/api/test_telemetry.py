"""A collector of OpenTelemetry hears of every request, and of no question."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import grpc
import httpx
import pytest
from opentelemetry.proto.collector.trace.v1 import trace_service_pb2 as messages
from opentelemetry.proto.collector.trace.v1 import trace_service_pb2_grpc as services
from opentelemetry.proto.trace.v1.trace_pb2 import Span

from tests.api.program import serving

pytestmark = pytest.mark.server

QUESTION = "Hạ Long giảm bao nhiêu biên chế sau khi hợp nhất?"
TRACE = "0af7651916cd43dd8448eb211c80319c"


class Collector(services.TraceServiceServicer):
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[messages.ExportTraceServiceRequest] = []

    def Export(
        self, request: messages.ExportTraceServiceRequest, context: object
    ) -> messages.ExportTraceServiceResponse:
        """Keep spans."""
        self.told.append(request)
        return messages.ExportTraceServiceResponse()

    @property
    def spans(self) -> list[Span]:
        """All of them."""
        return [
            span
            for request in self.told
            for resource in request.resource_spans
            for scope in resource.scope_spans
            for span in scope.spans
        ]


@pytest.fixture
def collector() -> Iterator[tuple[Collector, str]]:
    """A collector, and where it listens."""
    one = Collector()
    server = grpc.server(ThreadPoolExecutor(2))
    services.add_TraceServiceServicer_to_server(one, server)  # type: ignore[no-untyped-call]
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    yield one, f"http://127.0.0.1:{port}"
    server.stop(None).wait()


def test_requests_are_told_with_their_steps(
    collector: tuple[Collector, str], starter_data: Path
) -> None:
    """As parts of the trace that a proxy began; the last ones when the server stops."""
    one, address = collector
    with serving(starter_data, MERGER_TELEMETRY_URL=address) as server:
        traced = {"traceparent": f"00-{TRACE}-b7ad6b7169203331-01"}
        httpx.post(
            f"{server.address}/api/v1/chat", json={"question": QUESTION}, headers=traced, timeout=60
        )
        httpx.get(f"{server.address}/api/v1/answers/none", timeout=60)
    spans = {span.name: span for span in one.spans}
    assert {"POST /chat", "GET /answers/{answer_id}"} <= spans.keys()
    asked = spans["POST /chat"]
    assert asked.trace_id.hex() == TRACE
    attributes = {each.key: each.value for each in asked.attributes}
    assert attributes["http.response.status_code"].int_value == 200
    assert attributes["merger.outcome"].string_value == "answered"
    assert attributes["merger.retrieve_ms"].double_value > 0
    assert not any("Hạ Long" in str(request) or "biên chế" in str(request) for request in one.told)


def test_a_collector_that_is_not_there_costs_nothing(starter_data: Path) -> None:
    """Neither an answer nor the time to stop."""
    with serving(starter_data, MERGER_TELEMETRY_URL="http://127.0.0.1:9") as server:
        reply = httpx.post(f"{server.address}/api/v1/chat", json={"question": QUESTION}, timeout=60)
        assert reply.json()["outcome"] == "answered"
