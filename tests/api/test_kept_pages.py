"""The pages of what was asked: answers, conversations, open questions. They need no scripts."""

import html

from starlette.testclient import TestClient

from tests.api.fakes_parts import PARTIAL, QUOTE, FakeParts

HERE = "http://127.0.0.1:8000"
ASKED = "Con dấu <b>cũ</b> nộp ở đâu?"


def ask(client: TestClient, conversation: str = "c1", question: str = ASKED) -> str:
    """Ask a question in a conversation; return the id of the answer."""
    body = {"question": question, "conversation_id": conversation}
    answer_id: str = client.post("/api/v1/chat", json=body).json()["answer_id"]
    return answer_id


def text(client: TestClient, path: str) -> str:
    """Return a page as a reader sees it, in English."""
    page = client.get(path, params={"lang": "en"})
    assert page.status_code == 200, page.text
    return html.unescape(page.text)


def test_a_conversation_is_shown_again_whole(client: TestClient) -> None:
    """Every question with its answer, and the box goes on with the same conversation."""
    ask(client)
    ask(client, question="Còn đó?")
    page = client.get("/", params={"c": "c1"}).text
    assert page.count('<article class="turn" data-question') == 2
    assert 'data-conversation="c1"' in page
    assert "Con dấu &lt;b&gt;cũ&lt;/b&gt;" in page


def test_an_answer_has_an_address_that_tells_what_has_changed(
    client: TestClient, parts: FakeParts
) -> None:
    """As it was shown; when a source is gone it says so."""
    address = f"/answers/{ask(client)}"
    assert QUOTE in text(client, address)
    assert "have changed since" not in text(client, address)
    parts.library.holds = False
    assert "Sources that have changed since this was answered" in text(client, address)
    assert client.get("/answers/none").status_code == 404


def test_an_opinion_is_kept_with_its_reason(client: TestClient, parts: FakeParts) -> None:
    """From a plain form, which shows the answer again."""
    answer_id = ask(client)
    given = {"helpful": "false", "reason": "Thiếu hạn nộp", "lang": "en"}
    shown = client.post(f"/answers/{answer_id}/opinion", data=given)
    assert (shown.status_code, shown.url.path) == (200, f"/answers/{answer_id}")
    opinion = parts.records.opinion(answer_id)
    assert opinion is not None
    assert (opinion.helpful, opinion.reason) == (False, "Thiếu hạn nộp")


def test_conversations_are_found_renamed_and_deleted(client: TestClient) -> None:
    """By words of their titles, with accents or without."""
    ask(client)
    ask(client, "c2", "Trụ sở dôi dư?")
    assert "Trụ sở dôi dư?" in text(client, "/conversations")
    found = client.get("/conversations", params={"q": "tru so", "lang": "en"}).text
    assert ("Trụ sở" in found, "Con dấu" in found) == (True, False)
    renamed = client.post("/conversations/c2/rename", data={"title": "Nhà đất", "lang": "en"})
    assert "Nhà đất" in renamed.text
    left = client.post("/conversations/c1/delete", data={"lang": "en"}).text
    assert ("Nhà đất" in left, "Con dấu" in left) == (True, False)
    assert client.post("/conversations/c1/delete", data={"lang": "en"}).status_code == 404


def test_what_was_no_help_is_listed(client: TestClient) -> None:
    """With what the person said, for whoever looks after the documents."""
    ask(client)
    (turn,) = client.get("/api/v1/conversations/c1").json()["turns"]
    address = f"/answers/{turn['answer']['answer_id']}"
    client.post(f"{address}/opinion", data={"helpful": "false", "reason": "Sai năm", "lang": "en"})
    page = text(client, "/gaps")
    assert "Answers that were no help" in page
    assert "“Sai năm”" in page


def test_what_was_left_open_is_listed(client: TestClient, parts: FakeParts) -> None:
    """Each question once, with what is missing."""
    parts.assistant.answer = PARTIAL
    ask(client)
    page = text(client, "/gaps")
    assert ASKED in page
    assert "The documents answer only part of the question." in page
