"""Every address by every role and label: who may not read a document hears nothing of it.

The addresses are the application's own, so that a new one is looked at without being named here.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.accounts import ROLES, Account, Role
from api.app import create_app
from api.permissions import right_for
from api.settings import read_settings
from api.wiring import RealParts, open_parts
from tests.api.test_permissions import routes as addresses

HERE = "http://office.example"
PASSWORD = "một câu dài dễ nhớ"
LABELS = ("public", "internal", "thanh-tra", "to-chuc")
GROUPS = LABELS[2:]
READERS: tuple[Role, ...] = tuple(role for role in ROLES if role != "administrator")
QUESTION = "Ai giữ con dấu của đội {secret}?"
# What is asked and read by sending something; a new one has to be named here.
SENT: dict[str, dict[str, Any]] = {
    "/api/v1/chat": {"question": QUESTION},
    "/v1/chat/completions": {
        "model": "merger-assistant",
        "messages": [{"role": "user", "content": QUESTION}],
    },
    "/api/v1/precedents/compare": {"ids": ["{document}", "{document}"]},
}


def secret(label: str) -> str:
    """A word that stands in the documents of a label only."""
    return f"Zanzibar{LABELS.index(label)}"


def tells(text: str, label: str) -> bool:
    """Say whether a text holds what stands in that document and in no question."""
    return any(f"{word} {secret(label)}" in text for word in ("Trần", "Đội"))


@pytest.fixture(scope="module")
def office(starter_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealParts]:
    """An office with a report under each label, and somebody of each role in each group."""
    home = tmp_path_factory.mktemp("office")
    parts = open_parts(read_settings(shutil.copytree(starter_data, home / "data")))
    folder = home / "sent"
    folder.mkdir()
    for label in LABELS:
        word = secret(label)
        (folder / f"doi-{label}.md").write_text(
            f"---\nid: doi-{label}\ntitle: Đội {word}\nkind: precedent\nlanguage: vi\n"
            f"access: {label}\nlocality: Hạ Long\nmerged: [Đội một, Đội hai]\n---\n\n"
            f"# Đội {word}\n\n## Kết quả\n\nCon dấu của đội {word} do bà Trần {word} giữ.\n",
            "utf-8",
        )
    parts.writer(lambda _: None).ingest([folder])
    parts.accounts.add(Account("minh", "administrator"), PASSWORD)
    for role in READERS:
        for group in GROUPS:
            parts.accounts.add(Account(f"{role}-{group}", role, (group,)), PASSWORD)
    yield parts
    parts.search.close()
    parts.library.close()


@pytest.fixture(scope="module")
def clients(office: RealParts) -> Iterator[dict[str, TestClient]]:
    """A program of each person."""
    app = create_app(office)
    with TestClient(app, base_url=HERE):
        made = {}
        for account in office.accounts.all():
            _, token = office.accounts.new_token(account.name, "test", reading=False, days=1)
            headers = {"Authorization": f"Bearer {token}"}
            made[account.name] = TestClient(app, base_url=HERE, headers=headers)
        yield made


@pytest.fixture(scope="module")
def names(office: RealParts, clients: dict[str, TestClient]) -> dict[str, dict[str, str]]:
    """What stands in addresses for each label: a document, its version, an answer from it."""
    found = {}
    for label in LABELS:
        asked = {"question": QUESTION.format(secret=secret(label)), "conversation_id": label}
        told = clients["minh"].post("/api/v1/chat", json=asked).json()
        assert secret(label) in told["answer"]
        found[label] = {
            "document_id": f"doi-{label}",
            "version": office.library.history(f"doi-{label}")[0].version,
            "answer_id": told["answer_id"],
            "conversation_id": label,
            "format": "csv",
        }
    return found


READ = sorted({path for method, path in addresses() if method == "GET"})


@pytest.mark.parametrize("path", READ)
def test_no_address_tells_whoever_may_not_read(
    clients: dict[str, TestClient], names: dict[str, dict[str, str]], path: str
) -> None:
    """Of each role, somebody who is in another group."""
    for label, other in (GROUPS, GROUPS[::-1]):
        address = path
        for name, value in names[label].items():
            address = address.replace(f"{{{name}}}", value)
        for role in READERS:
            told = clients[f"{role}-{other}"].get(
                address, params={"q": secret(label), "document": f"doi-{label}"}
            )
            assert not tells(told.text, label), (role, address)


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("path", SENT)
def test_what_is_asked_is_answered_from_what_may_be_read(
    clients: dict[str, TestClient], label: str, path: str
) -> None:
    """Everybody from what is public or internal, a group from its own, administrators from all."""
    given = {"document": f"doi-{label}", "secret": secret(label)}

    def filled(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: filled(each) for key, each in value.items()}
        if isinstance(value, list):
            return [filled(each) for each in value]
        return value.format(**given) if isinstance(value, str) else value

    for name, client in clients.items():
        told = client.post(path, json=filled(SENT[path])).text
        mine = name == "minh" or label not in GROUPS or name.endswith(label)
        assert tells(told, label) == mine, (name, path)


def test_all_that_is_asked_by_sending_is_looked_at() -> None:
    """A new address that answers has to be in the table above."""
    asking = {
        path
        for method, path in addresses()
        if method == "POST" and right_for(method, path) == "ask"
    }
    assert asking == set(SENT)
