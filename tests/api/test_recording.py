"""What is kept of the chat over HTTP, and given again."""

import logging
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import read_settings
from api.wiring import open_parts
from assistant.records import EARLIER
from index.errors import CatalogueUnavailable
from index.search import Scope
from tests.api.fakes_parts import ANSWERED, TODAY, FakeParts, declined

HERE = "http://127.0.0.1:8000"
CHAT = "/api/v1/chat"
STREAM = {"Accept": "text/event-stream"}


@pytest.fixture
def client(parts: FakeParts) -> Iterator[TestClient]:
    """A program on this machine."""
    with TestClient(create_app(parts), base_url=HERE) as client:
        yield client


def asked(client: TestClient, question: str = "Con dấu cũ?", **body: object) -> Any:
    """Ask, and return the answer."""
    return client.post(CHAT, json={"question": question, **body}).json()


def last_event(stream: str) -> str:
    """Return the data of a stream's last event, to the letter."""
    return stream.rstrip("\n").rsplit("\n\n", 1)[-1].removeprefix("event: answer\ndata: ")


@pytest.mark.parametrize("answer", [ANSWERED, declined("no_evidence")], ids=["yes", "no"])
def test_an_answer_is_given_again_to_the_letter(
    client: TestClient, parts: FakeParts, answer: Any
) -> None:
    """In one piece or as a stream, answered or declined: the same bytes."""
    parts.assistant.answer = answer
    whole = client.post(CHAT, json={"question": "Con dấu cũ?"})
    again = client.get(f"/api/v1/answers/{whole.json()['answer_id']}")
    assert again.content == whole.content
    assert again.headers["content-type"] == whole.headers["content-type"] == "application/json"
    shown = last_event(client.post(CHAT, json={"question": "Con dấu cũ?"}, headers=STREAM).text)
    answer_id = parts.records.kept[-1].id
    assert client.get(f"/api/v1/answers/{answer_id}").text == shown
    assert f'"answer_id":"{answer_id}"' in shown


def test_the_record_holds_all_the_answer_depended_on(client: TestClient, parts: FakeParts) -> None:
    """Enough to ask the same again."""
    parts.library.generation = 7
    began = datetime.now(UTC)
    scope = {"kinds": ["regulation"], "document_ids": []}
    answer = asked(client, turns=["Trước?"], conversation_id="c-1", scope=scope)
    (kept,) = parts.records.kept
    assert kept.id == answer["answer_id"]
    assert began <= kept.asked_at <= datetime.now(UTC)
    assert (kept.question, kept.turns, kept.as_of) == ("Con dấu cũ?", ("Trước?",), TODAY)
    assert kept.scope == Scope(kinds=frozenset({"regulation"}), document_ids=frozenset())
    assert (kept.conversation_id, kept.outcome, kept.generation) == ("c-1", "answered", 7)
    assert kept.software


def test_ids_cannot_be_guessed(client: TestClient) -> None:
    """They are random, not counted."""
    ids = {asked(client)["answer_id"] for _ in range(3)}
    assert len(ids) == 3
    assert all(re.fullmatch(r"[0-9a-f]{32}", each) for each in ids)


def test_an_answer_that_was_not_kept_is_not_found(client: TestClient) -> None:
    """As a problem that says which id is meant."""
    answer = client.get("/api/v1/answers/nothing")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert "answer_id" in answer.json()["detail"]


def test_a_conversation_carries_its_questions_along(client: TestClient, parts: FakeParts) -> None:
    """The last ones, the oldest first, declined or not; other conversations are not touched."""
    questions = [f"Câu {number}?" for number in range(EARLIER + 2)]
    for question in questions:
        asked(client, question, conversation_id="c-1")
    asked(client, "Khác?", conversation_id="c-2")
    asked(client, "Ngoài?")
    turns = [turns for _, _, turns, _ in parts.assistant.asked]
    assert turns[: EARLIER + 1] == [tuple(questions[:number]) for number in range(EARLIER + 1)]
    assert turns[EARLIER + 1 :] == [tuple(questions[1:-1]), (), ()]
    assert parts.records.kept[1].turns == ("Câu 0?",)


@pytest.mark.parametrize("turns", [[], ["Trước?"]])
def test_turns_that_are_given_stand_above_those_on_record(
    client: TestClient, parts: FakeParts, turns: list[str]
) -> None:
    """An empty list means none."""
    asked(client, conversation_id="c-1")
    asked(client, "Còn đó?", conversation_id="c-1", turns=turns)
    assert parts.assistant.asked[-1][2] == tuple(turns)


@pytest.mark.parametrize("name", ["", "a" * 65, "a b", "c_1", "é", "c-1\n", 7])
def test_a_conversation_that_is_wrongly_named_is_refused(client: TestClient, name: object) -> None:
    """1 to 64 letters, digits and hyphens."""
    answer = client.post(CHAT, json={"question": "Con dấu?", "conversation_id": name})
    assert answer.status_code == 422
    assert "conversation_id" in answer.json()["detail"]


@pytest.mark.parametrize("headers", [{}, STREAM], ids=["whole", "stream"])
def test_a_record_that_cannot_be_kept_does_not_cost_the_answer(
    client: TestClient,
    parts: FakeParts,
    caplog: pytest.LogCaptureFixture,
    headers: dict[str, str],
) -> None:
    """The answer goes out without an id, and the log says why."""
    parts.records.full = True
    with caplog.at_level(logging.WARNING):
        answer = client.post(CHAT, json={"question": "Con dấu cũ?"}, headers=headers)
    assert answer.status_code == 200
    assert last_event(answer.text).endswith('"answer_id":null}')
    assert ANSWERED.sentences[0].text in answer.text
    assert "disk is full" in caplog.text


def test_what_failed_is_not_kept(client: TestClient, parts: FakeParts) -> None:
    """There was no answer to show again."""
    parts.assistant.failure = CatalogueUnavailable("locked: wait")
    client.post(CHAT, json={"question": "Con dấu cũ?"})
    client.post(CHAT, json={"question": "Con dấu cũ?"}, headers=STREAM)
    assert parts.records.kept == []


def test_the_page_without_scripts_keeps_nothing(client: TestClient, parts: FakeParts) -> None:
    """Its address holds the question, and loading it again asks again."""
    assert client.get("/?q=Con+dấu%3F").status_code == 200
    assert parts.records.kept == []


def test_the_description_names_what_is_new(client: TestClient) -> None:
    """OpenAPI has the fields of both ways."""
    schemas = client.get("/api/v1/openapi.json").json()["components"]["schemas"]
    assert "answer_id" in schemas["ChatOut"]["properties"]
    assert "conversation_id" in schemas["QuestionIn"]["properties"]


def test_the_real_parts_keep_and_lean_on_what_was_asked(starter_copy: Path) -> None:
    """Through the real database, across a restart."""
    ids = []
    for question in ("Nghị định 178/2024 có hiệu lực từ ngày nào?", "Còn điều kiện?"):
        parts = open_parts(read_settings(starter_copy))
        with TestClient(create_app(parts), base_url=HERE) as client:
            shown = client.post(CHAT, json={"question": question, "conversation_id": "c-1"})
            ids.append(shown.json()["answer_id"])
            assert client.get(f"/api/v1/answers/{ids[-1]}").content == shown.content
        parts.library.close()
    parts = open_parts(read_settings(starter_copy))
    kept = parts.records.record(ids[1])
    assert kept is not None
    assert kept.turns == ("Nghị định 178/2024 có hiệu lực từ ngày nào?",)
    assert (kept.as_of, kept.generation) == (date(2026, 1, 15), parts.library.generation)
    parts.library.close()
