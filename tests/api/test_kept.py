"""Kept answers and conversations, over HTTP and on the command line."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.__main__ import main
from api.app import create_app
from tests.api.fakes_parts import ANSWERED, QUOTE, FakeParts, declined

HERE = "http://127.0.0.1:8000"


class Caller:
    """A program that calls the API, and the person at the terminal of the same machine."""

    def __init__(self, parts: FakeParts, capsys: pytest.CaptureFixture[str]) -> None:
        self.client = TestClient(create_app(parts), base_url=f"{HERE}/api/v1/")
        self._parts, self._capsys = parts, capsys

    def ask(self, question: str = "Con dấu cũ?", conversation: str | None = None) -> str:
        """Ask, and return the id of the answer."""
        body = {"question": question, "conversation_id": conversation}
        answer_id: str = self.client.post("chat", json=body).json()["answer_id"]
        return answer_id

    def get(self, path: str) -> Any:
        """Return what an address gives."""
        return self.client.get(path).json()

    def type(self, *command: str) -> str:
        """Type a command that succeeds, and return what it prints."""
        assert main([*command], lambda _: self._parts) == 0
        return self._capsys.readouterr().out


@pytest.fixture
def caller(parts: FakeParts, capsys: pytest.CaptureFixture[str]) -> Iterator[Caller]:
    """A caller of a server on these parts."""
    caller = Caller(parts, capsys)
    with caller.client:
        yield caller


def test_a_conversation_is_listed_read_renamed_and_deleted(caller: Caller) -> None:
    """Over HTTP, each turn with the answer as it was shown."""
    answer_id = caller.ask("Con dấu cũ?", "c-1")
    caller.ask("Còn trụ sở?", "c-1")
    caller.ask("Khác?", "c-2")
    listed = caller.get("conversations")["conversations"]
    assert [(each["conversation_id"], each["questions"]) for each in listed] == [
        ("c-2", 1), ("c-1", 2),
    ]  # fmt: skip
    assert caller.client.patch("conversations/c-1", json={"title": "Trụ sở"}).json() == {
        **listed[1], "title": "Trụ sở",
    }  # fmt: skip
    whole = caller.get("conversations/c-1")
    assert (whole["title"], len(whole["turns"])) == ("Trụ sở", 2)
    assert whole["turns"][0]["answer"] == caller.get(f"answers/{answer_id}")
    assert caller.client.delete("conversations/c-1").status_code == 204
    assert caller.client.get("conversations/c-1").status_code == 404
    assert caller.client.get(f"answers/{answer_id}").status_code == 404


@pytest.mark.parametrize("title", ["", "  ", "a" * 201])
def test_a_title_that_is_none_is_refused(caller: Caller, title: str) -> None:
    """The conversation keeps the one it has."""
    caller.ask("Con dấu cũ?", "c-1")
    assert caller.client.patch("conversations/c-1", json={"title": title}).status_code == 422
    assert caller.get("conversations/c-1")["title"] == "Con dấu cũ?"


def test_what_is_not_there_is_not_found(caller: Caller) -> None:
    """Each address says which id is meant."""
    for path in ("conversations/no", "answers/no/replay", "answers/no/review"):
        answer = caller.client.get(path)
        assert (answer.status_code, "no" in answer.json()["detail"]) == (404, True)
    body = {"helpful": True}
    assert caller.client.post("answers/no/feedback", json=body).status_code == 404
    assert caller.client.patch("conversations/no", json={"title": "a"}).status_code == 404
    assert caller.client.delete("conversations/no").status_code == 404


def test_an_opinion_is_kept(caller: Caller, parts: FakeParts) -> None:
    """The last word counts; what is no opinion is refused."""
    answer_id = caller.ask()
    began = datetime.now(UTC)
    for body in ({"helpful": True}, {"helpful": False, "reason": " Sai số "}):
        response = caller.client.post(f"answers/{answer_id}/feedback", json=body)
        assert response.status_code == 201
    opinion = parts.records.opinion(answer_id)
    assert opinion is not None
    assert (opinion.helpful, opinion.reason) == (False, "Sai số")
    assert began <= opinion.given_at <= datetime.now(UTC)
    wrong = {"helpful": "perhaps"}
    assert caller.client.post(f"answers/{answer_id}/feedback", json=wrong).status_code == 422


def test_an_answer_is_asked_again(caller: Caller, parts: FakeParts) -> None:
    """On its date and with its turns; what changed is told, and nothing new is kept."""
    answer_id = caller.ask()
    same = caller.get(f"answers/{answer_id}/replay")
    assert (same["same"], same["differences"]) == (True, [])
    parts.assistant.answer = declined("no_evidence")
    changed = caller.get(f"answers/{answer_id}/replay")
    assert [each["what"] for each in changed["differences"]] == [
        "outcome", "no_longer_said", "no_longer_said",
    ]  # fmt: skip
    assert parts.assistant.asked[-1][1] == ANSWERED.as_of
    assert len(parts.records.kept) == 1


def test_answers_whose_sources_are_gone_are_for_review(caller: Caller, parts: FakeParts) -> None:
    """With the reason; one that stands is not listed."""
    answer_id = caller.ask()
    assert caller.get("reviews") == {"answers": []}
    assert caller.get(f"answers/{answer_id}/review")["marks"] == []
    parts.library.holds = False
    (review,) = caller.get("reviews")["answers"]
    assert review == caller.get(f"answers/{answer_id}/review")
    assert [mark["why"] for mark in review["marks"]] == ["removed"]


def test_what_nobody_could_answer_is_a_gap(caller: Caller, parts: FakeParts) -> None:
    """Declined or partial; a greeting is none."""
    caller.ask("Con dấu cũ?")
    parts.assistant.answer = declined("subject_absent")
    caller.ask("Phí đường bộ?")
    caller.ask("phí  đường bộ?")
    parts.assistant.answer = replace(declined("out_of_scope"), note="greeting")
    caller.ask("Xin chào")
    (gap,) = caller.get("gaps")["questions"]
    assert (gap["question"], gap["gap"], gap["times"]) == ("phí  đường bộ?", "subject_absent", 2)


@pytest.mark.parametrize("form", ["docx", "pptx", "pdf", "md"])
def test_a_conversation_is_taken_away(caller: Caller, tmp_path: Path, form: str) -> None:
    """With the sources of its answers; the command writes the same file."""
    caller.ask("Con dấu cũ?", "c-1")
    answer = caller.client.get(f"conversations/c-1/file.{form}")
    assert f"conversation.{form}" in answer.headers["content-disposition"]
    path = tmp_path / f"a.{form}"
    caller.type("conversations", "export", "c-1", "-o", str(path))
    assert path.read_bytes() == answer.content
    if form == "md":
        assert "## Con dấu cũ?" in answer.text
        assert "[^1]: Con dấu" in answer.text
        assert "<script>" not in answer.text


def test_a_declined_answer_is_taken_away_as_such(caller: Caller, parts: FakeParts) -> None:
    """Nobody takes it for an answer."""
    parts.assistant.answer = declined("no_evidence")
    caller.ask("Phí đường bộ?", "c-1")
    assert "Không trả lời được" in caller.client.get("conversations/c-1/file.md").text


def test_the_terminal_shows_the_same(caller: Caller, parts: FakeParts) -> None:
    """Readable for people, the objects of the API for programs."""
    answer_id = caller.ask("Con dấu cũ?", "c-1")
    assert "c-1" in caller.type("conversations", "list")
    assert QUOTE in " ".join(caller.type("conversations", "show", "c-1").split())
    shown = json.loads(caller.type("conversations", "show", "c-1", "--json"))
    assert shown == caller.get("conversations/c-1")
    assert "Trụ sở" in caller.type("conversations", "rename", "c-1", "Trụ sở")
    assert "the same" in caller.type("replay", answer_id)
    assert "still stands" in caller.type("review")
    parts.library.holds = False
    assert "removed: con-dau" in caller.type("review")
    assert json.loads(caller.type("review", "--json")) == caller.get("reviews")
    parts.assistant.answer = declined("no_evidence")
    assert "outcome" in caller.type("replay", answer_id)
    caller.ask("Khác?")
    assert "Khác?" in caller.type("gaps")
    assert "deleted c-1" in caller.type("conversations", "delete", "c-1")
    assert caller.type("conversations", "list") == ""
