"""Access labels: what somebody may not read is not there, at whatever address they ask."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.accounts import Account
from api.app import create_app
from api.settings import read_settings
from api.wiring import RealParts, open_parts

HERE = "http://office.example"
PASSWORD = "một câu dài dễ nhớ"
SECRET = "Zanzibar"  # stands in the hidden documents only
QUESTION = f"Ai giữ con dấu của đội {SECRET}?"
HIDDEN = "doi-kin"
TITLE = "Báo cáo hợp nhất đội"
WORDS = "Trần Văn Thử"
PEOPLE = {
    "ha": Account("ha", "reader"),
    "lan": Account("lan", "reader", ("thanh-tra",)),
    "minh": Account("minh", "administrator"),
}
ADDRESSES = (
    "/api/v1/search?q={secret}", "/api/v1/search?q={secret}&explain=true", "/api/v1/documents",
    "/api/v1/documents/{hidden}", "/api/v1/documents/{hidden}/versions",
    "/api/v1/documents/{hidden}/versions/{version}",
    "/api/v1/documents/{hidden}/versions/{version}/original", "/api/v1/precedents",
    "/api/v1/precedents/file.csv", "/api/v1/briefings",
    "/documents", "/documents?q={secret}", "/documents/{hidden}", "/precedents", "/briefings",
    "/precedents/beside?id={hidden}", "/conversations", "/api/v1/conversations",
)  # fmt: skip


def document(name: str, label: str) -> str:
    """A report that only some may read."""
    return (
        f"---\nid: {name}\ntitle: Báo cáo hợp nhất đội {SECRET} {label}\nkind: precedent\n"
        f"language: vi\naccess: {label}\nlocality: Hạ Long\n"
        "merged: [Đội một, Đội hai]\n---\n\n"
        f"# Báo cáo hợp nhất đội {SECRET} {label}\n\n## Kết quả\n\n"
        f"Con dấu của đội {SECRET} do ông Trần Văn Thử giữ.\n"
    )


@pytest.fixture(scope="module")
def office(starter_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealParts]:
    """An office with a report that is a group's."""
    home = tmp_path_factory.mktemp("office")
    parts = open_parts(read_settings(shutil.copytree(starter_data, home / "data")))
    folder = home / "sent"
    folder.mkdir()
    (folder / f"{HIDDEN}.md").write_text(document(HIDDEN, "thanh-tra"), "utf-8")
    parts.writer(lambda _: None).ingest([folder])
    for account in PEOPLE.values():
        parts.accounts.add(account, PASSWORD)
    yield parts
    parts.search.close()
    parts.library.close()


@pytest.fixture(scope="module")
def clients(office: RealParts) -> Iterator[dict[str, TestClient]]:
    """A program of each person."""
    with TestClient(create_app(office), base_url=HERE):
        made = {}
        for name in PEOPLE:
            _, secret = office.accounts.new_token(name, name, reading=False, days=1)
            headers = {"Authorization": f"Bearer {secret}"}
            made[name] = TestClient(create_app(office), base_url=HERE, headers=headers)
        yield made


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_is_hidden_is_nowhere(
    office: RealParts, clients: dict[str, TestClient], address: str
) -> None:
    """Neither its words nor its name; an address of it is as unknown as one of nothing."""
    version = office.library.history(HIDDEN)[0].version
    path = address.format(secret=SECRET, hidden=HIDDEN, version=version)
    theirs = clients["ha"].get(path)
    if "briefings" not in path and "conversations" not in path:
        seen = clients["lan"].get(path).content.decode()
        assert SECRET in seen or HIDDEN in seen  # who may, sees it there
    # What they asked with may come back; nothing else of the document may.
    telling = [each for each in (SECRET, HIDDEN, TITLE, WORDS, "thanh-tra") if each not in path]
    assert [each for each in telling if each in theirs.text] == []
    if HIDDEN in path:
        nothing = clients["ha"].get(path.replace(HIDDEN, "nothing"))
        assert theirs.status_code == nothing.status_code == 404


def test_those_who_may_read_it_find_it(clients: dict[str, TestClient]) -> None:
    """Its group, and administrators."""
    for name in ("lan", "minh"):
        found = clients[name].get("/api/v1/search", params={"q": SECRET}).json()["hits"]
        assert found[0]["document_id"] == HIDDEN
        answer = clients[name].post("/api/v1/chat", json={"question": QUESTION}).json()
        assert "Trần Văn Thử" in answer["answer"]


def test_nobody_else_is_answered_from_it(clients: dict[str, TestClient]) -> None:
    """Not even that there would be an answer."""
    answer = clients["ha"].post("/api/v1/chat", json={"question": QUESTION}).json()
    assert answer["outcome"] == "declined"
    assert HIDDEN not in str(answer)


def test_who_loses_access_loses_their_old_answers(
    office: RealParts, clients: dict[str, TestClient]
) -> None:
    """The sentence, its source and the quotation are gone; the question is theirs."""
    answer = clients["lan"].post("/api/v1/chat", json={"question": QUESTION}).json()
    where = f"/api/v1/answers/{answer['answer_id']}"
    assert "Trần Văn Thử" in clients["lan"].get(where).text
    assert "Trần Văn Thử" not in clients["ha"].get(where).text
    office.accounts.change("lan", groups=[])
    _, secret = office.accounts.new_token("lan", "again", reading=False, days=1)
    headers = {"Authorization": f"Bearer {secret}"}
    again = TestClient(create_app(office), base_url=HERE, headers=headers)
    left = again.get(where).json()
    assert (left["outcome"], left["reason"]) == ("declined", "not_permitted")
    assert "Trần Văn Thử" not in str(left)
    assert "Trần Văn Thử" not in again.get(f"/answers/{answer['answer_id']}").text
    office.accounts.change("lan", groups=["thanh-tra"])


def test_conversations_are_their_owners(clients: dict[str, TestClient]) -> None:
    """Nobody lists, reads, renames or deletes another's."""
    asked = {"question": "Sau hợp nhất, con dấu dùng thế nào?", "conversation_id": "cua-ha"}
    clients["ha"].post("/api/v1/chat", json=asked)
    where = "/api/v1/conversations/cua-ha"
    assert clients["ha"].get(where).status_code == 200
    assert "cua-ha" not in clients["minh"].get("/api/v1/conversations").text
    assert clients["minh"].get(where).status_code == 404
    assert clients["minh"].delete(where).status_code == 404
    assert clients["ha"].get(where).status_code == 200
