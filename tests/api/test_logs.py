"""Every request has an id that its response and its lines carry; what was asked is not logged."""

import json
import logging

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.logs import HEADER, AsJson, log
from tests.api.fakes_parts import FakeParts

ASKED = {"question": "Con dấu của ông Trần Văn Thử?"}


def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, object]]:
    """The lines that were logged, as they are written."""
    return [json.loads(AsJson().format(record)) for record in caplog.records]


def test_a_request_is_logged_without_what_was_asked(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    """Its path, how it was answered, how long it took."""
    caplog.set_level(logging.INFO, log.name)
    client.post("/api/v1/chat", json=ASKED)
    (line,) = lines(caplog)
    assert (line["message"], line["path"]) == ("answered 200", "/api/v1/chat")
    assert "Trần Văn Thử" not in str(line)


@pytest.mark.parametrize(
    ("given", "kept"),
    [("proxy-1.2", True), ("", False), ("two words", False), ("x" * 65, False), ("a{b}", False)],
)
def test_an_id_that_a_proxy_gave_is_kept(client: TestClient, given: str, kept: bool) -> None:
    """Where it is one; else the request gets one of its own."""
    shown = client.get("/health", headers={HEADER: given}).headers[HEADER]
    assert (shown == given) is kept
    assert shown


def test_a_failure_carries_the_id(caplog: pytest.LogCaptureFixture) -> None:
    """What the user is shown leads to the line with the cause."""
    parts = FakeParts()
    parts.assistant.failure = RuntimeError("the cause")
    with TestClient(create_app(parts), base_url="http://127.0.0.1:8000") as client:
        answer = client.post(
            "/api/v1/chat", json=ASKED, headers={HEADER: "r1", "Accept": "text/event-stream"}
        )
    assert answer.headers[HEADER] == "r1"
    assert "the cause" not in answer.text
    assert any("the cause" in str(line.get("exception")) for line in lines(caplog))
