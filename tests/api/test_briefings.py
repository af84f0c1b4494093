"""Briefings over HTTP and on the command line: outlined, ordered, taken away, kept current."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any

import pytest
from starlette.testclient import TestClient

from api import desk
from api.__main__ import main
from api.app import create_app
from api.briefing_schemas import BriefingIn
from assistant.errors import ModelUnavailable
from tests.api.fakes_parts import QUOTE, FakeParts, declined

HERE = "http://127.0.0.1:8000"
TOPIC = "Con dấu sau hợp nhất"


@pytest.fixture
def client(parts: FakeParts) -> Iterator[TestClient]:
    """A program on this machine."""
    with TestClient(create_app(parts), base_url=f"{HERE}/api/v1/") as client:
        yield client


def order(client: TestClient, **options: object) -> Any:
    """Order a pack; the test client makes it before it answers."""
    answer = client.post("briefings", json={"topic": TOPIC, "format": "md", **options})
    assert answer.status_code == 202
    return answer.json()


def test_a_pack_is_ordered_made_and_taken_away(client: TestClient) -> None:
    """202 and an id at once; then its state, what it states, and its file."""
    pack = order(client)
    assert (pack["state"], pack["topic"], pack["as_of"]) == ("working", TOPIC, "2026-01-15")
    assert pack["id"] == pack["briefing_id"]
    done = client.get(f"briefings/{pack['briefing_id']}").json()
    assert done["state"] == "done"
    assert QUOTE in [each["text"] for each in done["statements"]]
    file = client.get(f"briefings/{pack['briefing_id']}/file")
    assert file.headers["content-type"].startswith("text/markdown")
    assert "briefing.md" in file.headers["content-disposition"]
    assert file.text.startswith(f"# {TOPIC}")
    assert "<script>" not in file.text
    listed = client.get("briefings").json()["briefings"]
    assert [each["briefing_id"] for each in listed] == [pack["briefing_id"]]


@pytest.mark.parametrize(
    ("form", "begins"), [("docx", b"PK"), ("pptx", b"PK"), ("pdf", b"%PDF"), ("md", b"# ")]
)
def test_every_format_is_written(client: TestClient, form: str, begins: bytes) -> None:
    """The same order gives the same bytes."""
    files = [
        client.get(f"briefings/{order(client, format=form)['briefing_id']}/file").content
        for _ in range(2)
    ]
    assert files[0].startswith(begins)
    same = files[0] == files[1]
    assert same


def test_an_outline_is_given_changed_and_followed(client: TestClient, parts: FakeParts) -> None:
    """Only the questions of the changed one are asked."""
    given = client.get("briefings/outline", params={"topic": TOPIC}).json()["parts"]
    assert [each["part"] for each in given][0] == "key_points"
    steps = next(each for each in given if each["part"] == "steps")
    assert "Sau hợp nhất, con dấu cũ nộp ở đâu?" in steps["questions"]
    order(client, outline={"steps": ["Ai giữ dấu?"]})
    assert [text for text, *_ in parts.assistant.asked] == ["Ai giữ dấu?"]


def test_what_cannot_be_answered_is_told_as_open(client: TestClient, parts: FakeParts) -> None:
    """A declined question is not passed over."""
    parts.assistant.answer = declined("no_evidence")
    pack = order(client, outline={"steps": ["Ai giữ dấu?"]})
    done = client.get(f"briefings/{pack['briefing_id']}").json()
    assert "Tài liệu không trả lời: Ai giữ dấu?" in [each["text"] for each in done["statements"]]


def test_a_pack_whose_source_is_gone_is_marked(client: TestClient, parts: FakeParts) -> None:
    """And the difference says what would change; nothing is replaced."""
    pack = order(client, outline={"steps": ["Ai giữ dấu?"]})
    address = f"briefings/{pack['briefing_id']}"
    assert "marks" not in client.get(address).json()
    assert client.get(f"{address}/difference").json()["same"] is True
    before = client.get(f"{address}/file").content
    parts.library.holds = False
    parts.assistant.answer = declined("no_evidence")
    assert {mark["why"] for mark in client.get(address).json()["marks"]} == {"removed"}
    difference = client.get(f"{address}/difference").json()
    assert QUOTE in difference["no_longer_said"]
    assert client.get(f"{address}/file").content == before


def test_a_pack_that_fails_says_why(client: TestClient, parts: FakeParts) -> None:
    """It has no file."""
    parts.assistant.failure = ModelUnavailable("x", "down")
    pack = order(client)
    address = f"briefings/{pack['briefing_id']}"
    failed = client.get(address).json()
    assert (failed["state"], "cannot be used" in failed["progress"]) == ("failed", True)
    assert client.get(f"{address}/file").status_code == 409


def test_how_far_a_pack_is_comes_as_events(client: TestClient, parts: FakeParts) -> None:
    """Each step once, and the pack last."""
    pack = desk.ordered(parts, BriefingIn(topic=TOPIC, format="md"))
    parts.packs.keep(pack)
    thread = Thread(target=desk.make, args=(parts, pack))
    parts.assistant.between = lambda: sleep(0.05)
    thread.start()
    stream = client.get(f"briefings/{pack.id}/events").text
    thread.join()
    kinds = re.findall(r"^event: (\w+)$", stream, re.MULTILINE)
    assert kinds[-1] == "briefing"
    assert set(kinds[:-1]) <= {"progress"}
    assert '"state":"done"' in stream
    assert client.get("briefings/no/events").status_code == 404


def test_a_pack_is_stopped_by_deleting_it(client: TestClient, parts: FakeParts) -> None:
    """While it is made, or after."""
    parts.assistant.between = parts.packs.kept.clear
    pack = order(client)
    assert client.get(f"briefings/{pack['briefing_id']}").status_code == 404
    parts.assistant.between = lambda: None
    pack = order(client)
    assert client.delete(f"briefings/{pack['briefing_id']}").status_code == 204
    for path in ("", "/file", "/difference"):
        assert client.get(f"briefings/{pack['briefing_id']}{path}").status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"topic": " "}, {"topic": "a" * 201}, {"format": "exe"}, {"audience": "x"},
        {"outline": {"moon": []}}, {"language": "fr"}, {"x": 1},
    ],
)  # fmt: skip
def test_an_order_that_is_wrong_is_refused(client: TestClient, wrong: dict[str, object]) -> None:
    """Before anything is made."""
    assert client.post("briefings", json={"topic": TOPIC, **wrong}).status_code == 422


def type_in(parts: FakeParts, *command: str) -> int:
    """Type a command."""
    return main(["brief", *command], lambda _: parts)


def test_the_command_writes_the_same_file(
    parts: FakeParts, client: TestClient, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As the API gives, with progress on the way."""
    path = tmp_path / "a.md"
    assert type_in(parts, TOPIC, "-o", str(path), "--audience", "staff") == 0
    pack = order(client, audience="staff")
    assert path.read_bytes() == client.get(f"briefings/{pack['briefing_id']}/file").content
    assert "sources" in capsys.readouterr().err


def test_the_command_follows_an_outline_from_a_file(
    parts: FakeParts, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What --show-outline printed, changed."""
    assert type_in(parts, TOPIC, "--show-outline") == 0
    outline = json.loads(capsys.readouterr().out)
    for part in outline["parts"]:
        part["questions"] = ["Ai giữ dấu?"] if part["part"] == "steps" else []
    path = tmp_path / "outline.json"
    path.write_text(json.dumps(outline), "utf-8")
    assert type_in(parts, TOPIC, "-o", str(tmp_path / "a.md"), "--outline", str(path)) == 0
    assert [text for text, *_ in parts.assistant.asked] == ["Ai giữ dấu?"]


@pytest.mark.parametrize("wrong", [[], ["-o", "a.exe"], ["-o", "a.md", "--lang", "fr"]])
def test_wrong_use_is_told(parts: FakeParts, wrong: list[str]) -> None:
    """Nothing is made."""
    assert type_in(parts, TOPIC, *wrong) == 64
