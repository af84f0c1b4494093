"""What monitors read of a server."""

from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from pathlib import Path
from threading import Event

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from api import limits
from api.app import create_app
from api.settings import Settings
from tests.api.fakes_parts import FakeParts, ScriptedAssistant, declined
from tests.api.served import served
from tests.waiting import wait_until

HERE = "http://127.0.0.1:8000"


@pytest.fixture
def client(parts: FakeParts) -> Iterator[TestClient]:
    """A program on this machine."""
    with TestClient(create_app(parts), base_url=HERE) as client:
        yield client


def figures(client: TestClient | httpx.Client) -> dict[tuple[str, tuple[str, ...]], float]:
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
    client.get("/", params={"q": "Con dấu?"})
    call = {"name": "ask", "arguments": {"question": "Con dấu?"}}
    client.post(
        "/mcp",
        json={"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": call},
        headers={"Accept": "application/json, text/event-stream"},
    )
    parts.assistant.answer = declined("subject_absent")
    client.post("/api/v1/chat", json={"question": "Con dấu?"})
    told = figures(client)
    assert told["merger_answers_total", ("answered", "")] == 5
    assert told["merger_answers_total", ("declined", "subject_absent")] == 1


def test_the_queue_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits and who is worked on, how long a turn took to come, and for whom it never did."""
    monkeypatch.setattr(limits, "PLACES", 1)
    go, begun = Event(), Event()

    def wait() -> None:
        begun.set()
        assert go.wait(20)

    settings = Settings(data_dir=Path("x"), at_once=1)
    with (
        served(FakeParts(ScriptedAssistant(between=wait), settings=settings)) as base,
        ThreadPoolExecutor(3) as pool,
        httpx.Client(base_url=base, timeout=30) as client,
    ):

        def ask() -> int:
            return client.post("/api/v1/chat", json={"question": "Con dấu?"}).status_code

        first = pool.submit(ask)
        assert begun.wait(10)
        others = [pool.submit(ask), pool.submit(ask)]
        wait_for(others, timeout=20, return_when=FIRST_COMPLETED)  # one waits, one is sent away
        told = figures(client)
        assert told["merger_queue", ("working",)] == 1
        assert told["merger_queue", ("waiting",)] == 1
        go.set()
        assert sorted(each.result(20) for each in (first, *others)) == [200, 200, 503]
        wait_until(lambda: figures(client)["merger_queue", ("working",)] == 0)
        told = figures(client)
    assert told["merger_queue", ("waiting",)] == 0
    assert told["merger_queue_seconds_count", ("came",)] == 2
    assert told["merger_queue_seconds_count", ("never",)] == 1


def test_files_are_counted_by_what_became_of_them(client: TestClient) -> None:
    """By programs and on the page, with the time it took."""
    client.post("/api/v1/documents", files={"file": ("a.md", "Một".encode())})
    sent = [("file", ("b.md", b"Hai")), ("file", ("c.md", b"Ba"))]
    client.post("/documents", files=sent, data={"lang": "vi"})
    told = figures(client)
    assert told["merger_files_total", ("added",)] == 3
    assert told["merger_ingest_seconds_count", ()] == 2


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
