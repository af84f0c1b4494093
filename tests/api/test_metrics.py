"""What monitors read of a server."""

from collections.abc import Iterator

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from api.app import create_app
from tests.api.fakes_parts import FakeParts, declined

HERE = "http://127.0.0.1:8000"


@pytest.fixture
def client(parts: FakeParts) -> Iterator[TestClient]:
    """A program on this machine."""
    with TestClient(create_app(parts), base_url=HERE) as client:
        yield client


def figures(client: TestClient) -> dict[tuple[str, tuple[str, ...]], float]:
    """Read the figures by name and labels."""
    text = client.get("/api/v1/metrics").text
    return {
        (sample.name, tuple(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_answers_are_counted_by_outcome(client: TestClient, parts: FakeParts) -> None:
    """However they were asked for, once each."""
    client.post("/api/v1/chat", json={"question": "Con dấu?"})
    client.post(
        "/api/v1/chat", json={"question": "Con dấu?"}, headers={"Accept": "text/event-stream"}
    )
    body = {"messages": [{"role": "user", "content": "Con dấu?"}]}
    client.post("/v1/chat/completions", json=body)
    parts.assistant.answer = declined("subject_absent")
    client.post("/api/v1/chat", json={"question": "Con dấu?"})
    told = figures(client)
    assert told["merger_answers_total", ("answered", "")] == 3
    assert told["merger_answers_total", ("declined", "subject_absent")] == 1


def test_the_index_is_told(client: TestClient, parts: FakeParts) -> None:
    """Which generation is published, and how much it holds."""
    parts.library.generation = 7
    told = figures(client)
    assert told["merger_index_generation", ()] == 7
    assert told["merger_documents", ()] == 1


def test_requests_are_told_by_route(client: TestClient) -> None:
    """Not by address: what was asked for is in no figure."""
    client.get("/api/v1/documents/secret-name")
    client.get("/nowhere/secret-name")
    client.delete("/api/v1/documents/a", headers={"Origin": "http://evil.example"})
    text = client.get("/api/v1/metrics").text
    assert "secret-name" not in text
    told = figures(client)
    routes = {labels for name, labels in told if name == "merger_request_seconds_count"}
    assert ("GET", "/api/v1/documents/{document_id}", "404") in {
        (labels[0], "/api/v1" + labels[1].removeprefix("/api/v1"), labels[2]) for labels in routes
    }
    assert ("GET", "(none)", "404") in routes
    assert ("DELETE", "(none)", "403") in routes
