"""The API over HTTP, in process."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.guard import BODY_LIMIT, UPLOAD_LIMIT
from assistant.answer import Answer
from index.errors import CatalogueUnavailable
from index.search import Scope
from tests.api.fakes_parts import (
    ANSWERED,
    PARTIAL,
    QUOTE,
    START,
    TEXT,
    TODAY,
    FakeParts,
    declined,
)

HERE = "http://127.0.0.1:8000"


@pytest.fixture
def client(parts: FakeParts) -> Iterator[TestClient]:
    """A program on this machine."""
    with TestClient(create_app(parts), base_url=HERE, raise_server_exceptions=False) as client:
        yield client


def events(body: str) -> list[tuple[str, Any]]:
    """Read server-sent events."""
    frames = [frame.split("\n") for frame in body.strip().split("\n\n")]
    return [
        (kind.removeprefix("event: "), json.loads(data.removeprefix("data: ")))
        for kind, data in frames
    ]


def streamed(client: TestClient, **body: object) -> list[tuple[str, Any]]:
    """Ask for a stream."""
    answer = client.post("/api/v1/chat", json=body, headers={"Accept": "text/event-stream"})
    assert answer.headers["content-type"].startswith("text/event-stream")
    return events(answer.text)


def problem(answer: Any, status: int) -> str:
    """Check that a response is a problem, and return its detail."""
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert set(told) <= {"type", "title", "status", "detail", "errors"}
    assert told["title"]
    assert told["detail"]
    return str(told["detail"])


def test_an_answer_has_the_form_the_contract_says(client: TestClient) -> None:
    """One JSON object; the sentences carry the marks, the citations the exact places."""
    answer = client.post("/api/v1/chat", json={"question": "Con dấu cũ?"}).json()
    assert list(answer) == [
        "id", "outcome", "answer", "language", "as_of", "sentences", "citations", "reason",
        "nearest", "timings_ms", "answer_id",
    ]  # fmt: skip
    assert answer["answer"] == f"{QUOTE} Câu hai."
    assert answer["as_of"] == TODAY.isoformat()
    assert answer["sentences"][0] == {"text": QUOTE, "citations": [1]}
    assert list(answer["citations"][0]) == [
        "number", "document_id", "language", "version", "title", "locator", "quote", "start", "end",
        "source", "url", "validity", "rank",
    ]  # fmt: skip


def test_a_stream_ends_with_the_same_answer(client: TestClient) -> None:
    """Evidence, sentences with their citations in full, and one last event: the whole answer."""
    told = streamed(client, question="Con dấu cũ?")
    whole = client.post("/api/v1/chat", json={"question": "Con dấu cũ?"}).json()
    assert [kind for kind, _ in told] == ["evidence", "sentence", "sentence", "answer"]
    assert told[0][1] == {"citations": whole["citations"]}
    assert told[1][1] == {"text": QUOTE, "citations": whole["citations"]}
    assert told[-1][1] == whole | {"answer_id": told[-1][1]["answer_id"]}


@pytest.mark.parametrize("answer", [ANSWERED, PARTIAL, declined("no_evidence")])
def test_every_stream_has_exactly_one_last_event(
    client: TestClient, parts: FakeParts, answer: Answer
) -> None:
    """Whatever the outcome."""
    parts.assistant.answer = answer
    kinds = [kind for kind, _ in streamed(client, question="Con dấu cũ?")]
    assert kinds.count("answer") == 1
    assert kinds[-1] == "answer"


@pytest.mark.parametrize("failure", [CatalogueUnavailable("locked: wait"), ZeroDivisionError()])
def test_a_failure_after_the_first_event_is_the_last_event(
    client: TestClient, parts: FakeParts, failure: Exception
) -> None:
    """A stream that breaks off says so, and what we did not expect is not told in detail."""
    parts.assistant.failure = failure
    told = streamed(client, question="Con dấu cũ?")
    assert [kind for kind, _ in told] == ["evidence", "problem"]
    assert told[-1][1]["status"] == (503 if str(failure) else 500)
    assert "Zero" not in told[-1][1]["detail"]


@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
@pytest.mark.parametrize("question", ["", "  \n", "a" * 10_000])
def test_a_question_that_cannot_be_taken_has_a_status(
    client: TestClient, question: str, accept: str
) -> None:
    """Too long or empty is said before anything is streamed."""
    answer = client.post("/api/v1/chat", json={"question": question}, headers={"Accept": accept})
    assert "question" in problem(answer, 422)


def test_the_whole_question_reaches_the_assistant(client: TestClient, parts: FakeParts) -> None:
    """Date, earlier questions and scope are passed on; an empty filter is not no filter."""
    scope = {"kinds": ["regulation"], "document_ids": []}
    body = {"question": "Còn đó?", "turns": ["Con dấu?"], "as_of": "2018-03-01", "scope": scope}
    assert client.post("/api/v1/chat", json=body).status_code == 200
    meant = Scope(kinds=frozenset({"regulation"}), document_ids=frozenset())
    assert parts.assistant.asked == [("Còn đó?", date(2018, 3, 1), ("Con dấu?",), meant)]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"question": "Con dấu?", "filter": 1},
        {"question": "Con dấu?", "scope": {"place": "Hạ Long"}},
        {"question": "Con dấu?", "as_of": "2018-13-01"},
        {"question": "Con dấu?", "turns": ["a"] * 100},
        {"question": 7},
        [],
    ],
)
def test_a_field_that_is_not_known_is_an_error(client: TestClient, body: object) -> None:
    """A filter that is ignored would widen the answer without a word."""
    problem(client.post("/api/v1/chat", json=body), 422)


def test_search_finds_passages(client: TestClient, parts: FakeParts) -> None:
    """Hits have the form the contract says; filters narrow the scope."""
    url = "/api/v1/search?q=con+dau&k=3&as_of=2020-01-01&kind=regulation&place=H%E1%BA%A1%20Long"
    found = client.get(url).json()
    assert list(found["hits"][0]) == [
        "source", "document_id", "language", "locator", "group", "passage_id", "score", "text",
    ]  # fmt: skip
    meant = Scope(
        as_of=date(2020, 1, 1), kinds=frozenset({"regulation"}), places=frozenset({"Hạ Long"})
    )
    assert parts.finder.asked == [("con dau", 3, meant)]
    assert found["scope"] == {
        "as_of": "2020-01-01", "kinds": ["regulation"], "places": ["Hạ Long"],
    }  # fmt: skip
    assert client.get("/api/v1/search?q=a&explain=true").json()["hits"][0]["why"]["words"]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "q=",
        "q=a&k=0",
        "q=a&k=1000",
        "q=a&kinds=x",
        "q=a&kind=x",
        "q=a&level=x",
        f"q={'a' * 3000}",
    ],
)
def test_a_search_that_is_not_understood_is_an_error(client: TestClient, query: str) -> None:
    """An unknown filter or a value out of range is never ignored."""
    problem(client.get(f"/api/v1/search?{query}"), 422)


def test_documents_can_be_listed_read_and_removed(client: TestClient) -> None:
    """The whole life of a document over HTTP."""
    listed = client.get("/api/v1/documents").json()["documents"]
    assert [(row["document_id"], row["passages"]) for row in listed] == [("con-dau", 2)]
    read = client.get("/api/v1/documents/con-dau?language=vi&version=v2").json()
    assert (read["number"], read["text"], read["versions"]) == ("99/2016/NĐ-CP", TEXT, ["v2", "v1"])
    versions = client.get("/api/v1/documents/con-dau/versions").json()["versions"]
    assert [row["current"] for row in versions] == [True, False]
    assert client.delete("/api/v1/documents/con-dau").status_code == 204
    for answer in (
        client.delete("/api/v1/documents/con-dau"),
        client.get("/api/v1/documents/con-dau"),
        client.get("/api/v1/documents/con-dau/versions"),
    ):
        assert "con-dau" in problem(answer, 404)


def test_a_quotation_is_the_text_between_its_offsets(client: TestClient) -> None:
    """Offsets count code points; without them there is no quotation."""
    at = "/api/v1/documents/con-dau/versions/v2"
    whole = client.get(at).json()
    assert list(whole) == ["document_id", "language", "version", "text", "passages", "quote"]
    assert whole["quote"] is None
    cited = client.get(f"{at}?start={START}&end={START + len(QUOTE)}").json()
    assert cited["quote"] == QUOTE == cited["text"][START : START + len(QUOTE)]
    for wrong in ("start=5&end=5", "start=9&end=4", "end=99999", "start=-1"):
        problem(client.get(f"{at}?{wrong}"), 422)
    problem(client.get("/api/v1/documents/con-dau/versions/v9"), 404)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("quyết định.md", "quyết định.md"),
        ("../../etc/passwd.md", "passwd.md"),
        ("C:\\Users\\an\\don vi.txt", "don vi.txt"),
    ],
)
def test_an_upload_is_kept_under_its_plain_name(
    client: TestClient, parts: FakeParts, name: str, kept: str
) -> None:
    """What looks like a path in the name is cut off; the report is that of `ingest`."""
    answer = client.post("/api/v1/documents", files={"file": (name, "Điều 1.".encode())})
    assert answer.status_code == 201
    assert answer.json()["files"][0]["status"] == "added"
    assert parts.done == [f"upload {kept}: Điều 1."]


@pytest.mark.parametrize("name", ["..", "a\u2028.md", "a" * 300 + ".md", "\u202etxt.exe.md"])
def test_an_upload_without_a_usable_name_is_refused(
    client: TestClient, parts: FakeParts, name: str
) -> None:
    """Control characters, text direction tricks and endless names are no names."""
    problem(client.post("/api/v1/documents", files={"file": (name, b"x")}), 422)
    assert parts.done == []


def test_bodies_end_at_the_limit(client: TestClient) -> None:
    """A body that says it is too large is not read; one that does not say so is cut off."""
    huge = b'{"question": "' + b"a" * BODY_LIMIT + b'"}'
    kind = {"Content-Type": "application/json"}
    problem(client.post("/api/v1/chat", content=huge, headers=kind), 413)
    problem(client.post("/api/v1/chat", content=iter([huge[:9], huge[9:]]), headers=kind), 413)
    large = {"Content-Length": str(UPLOAD_LIMIT + 1)}
    problem(client.post("/api/v1/documents", content=b"", headers=large), 413)


def test_health_and_readiness(client: TestClient, parts: FakeParts) -> None:
    """The process can live without an index; it is then not ready."""
    for path in ("/health", "/api/v1/health"):
        assert client.get(path).json() == {"status": "ok"}
    for path in ("/ready", "/api/v1/ready"):
        told = {"status": "ready", "generation": 1, "documents": 1, "degraded": []}
        assert client.get(path).json() == told
    parts.library.generation = 0
    problem(client.get("/ready"), 503)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v1/nothing", 404),
        ("GET", "/nothing", 404),
        ("PUT", "/api/v1/chat", 405),
        ("POST", "/", 405),
        ("GET", "/static/0/page.css", 404),
        ("GET", "/docs", 404),
    ],
)
def test_what_is_not_there_is_a_problem_too(
    client: TestClient, method: str, path: str, status: int
) -> None:
    """The framework's own refusals have the same form."""
    problem(client.request(method, path), status)


def test_a_failure_of_ours_tells_nothing_of_the_inside(
    client: TestClient, parts: FakeParts
) -> None:
    """A 500 is a problem with all headers, and no trace."""
    parts.assistant.failure = ZeroDivisionError("secret")
    answer = client.post("/api/v1/chat", json={"question": "Con dấu?"})
    assert "secret" not in problem(answer, 500)
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_every_response_says_what_a_browser_may_do(client: TestClient) -> None:
    """Scripts, styles and connections come from here only, and nobody frames us."""
    for path in ("/", "/api/v1/health", "/nothing", client.app.state.static + "/page.css"):  # type: ignore[attr-defined]
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


def test_only_files_that_never_change_are_cached(client: TestClient) -> None:
    """Answers and documents are not kept; styles and scripts are, under a name of their content."""
    assert client.get("/").headers["cache-control"] == "no-store"
    assert client.get("/api/v1/documents").headers["cache-control"] == "no-store"
    style = client.get(client.app.state.static + "/page.css")  # type: ignore[attr-defined]
    assert "immutable" in style.headers["cache-control"]


def test_another_name_for_this_machine_is_refused(client: TestClient) -> None:
    """Reading too: the page of another name may not read what stands here."""
    answer = client.get("/api/v1/documents", headers={"Host": "evil.example"})
    assert "evil.example" in problem(answer, 403)
    origin = {"Origin": "http://evil.example"}
    problem(client.delete("/api/v1/documents/con-dau", headers=origin), 403)
    assert client.get("/api/v1/documents").json()["documents"]


def test_the_description_covers_every_route_and_problem(client: TestClient) -> None:
    """OpenAPI names each address and each way it can fail, in the one form of a problem."""
    described = client.get("/api/v1/openapi.json").json()
    assert {path.removeprefix("/api/v1") for path in described["paths"]} == {
        "/chat", "/answers/{answer_id}", "/answers/{answer_id}/feedback",
        "/answers/{answer_id}/further", "/answers/{answer_id}/replay",
        "/answers/{answer_id}/review", "/reviews", "/gaps",
        "/metrics", "/v1/models", "/v1/models/{model}", "/v1/chat/completions",
        "/conversations", "/conversations/{conversation_id}",
        "/conversations/{conversation_id}/file.{format}", "/search",
        "/precedents", "/precedents/file.{format}", "/precedents/compare", "/briefings",
        "/precedents/comparisons", "/precedents/comparisons/{comparison_id}",
        "/briefings/outline", "/briefings/{briefing_id}", "/briefings/{briefing_id}/file",
        "/briefings/{briefing_id}/difference", "/briefings/{briefing_id}/events", "/documents",
        "/documents/{document_id}",
        "/documents/{document_id}/versions", "/documents/{document_id}/versions/{version}",
        "/documents/{document_id}/versions/{version}/original",
        "/health", "/ready",
    }  # fmt: skip
    answered = described["paths"]["/api/v1/chat"]["post"]["responses"]["200"]
    assert set(answered["content"]) == {"application/json", "text/event-stream"}
    for path in described["paths"].values():
        for operation in path.values():
            for status, response in operation["responses"].items():
                if int(status) >= 400:
                    assert list(response["content"]) == ["application/problem+json"]
    assert "errors" in described["components"]["schemas"]["Problem"]["properties"]
    assert "HTTPValidationError" not in json.dumps(
        [list(path.values()) for path in described["paths"].values()]
    )
