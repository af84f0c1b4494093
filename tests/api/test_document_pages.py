"""The page of a document: its file taken away, what is known of it corrected, removed."""

from pathlib import Path

from starlette.testclient import TestClient

from api.app import create_app
from api.settings import read_settings
from api.wiring import open_parts
from tests.api.fakes_parts import TITLE, FakeParts

HERE = "http://127.0.0.1:8000"
ORIGINAL = "/api/v1/documents/con-dau/versions/v2/original?language=vi"
KNOWN = {
    "language": "vi",
    "kind": "regulation",
    "title": TITLE,
    "number": "99/2016/NĐ-CP",
    "lang": "en",
}


def test_only_what_was_changed_is_corrected(client: TestClient, parts: FakeParts) -> None:
    """What the form was filled with and left alone is no correction; lists are parted."""
    changed = {**KNOWN, "issuer": "Bộ Công an", "places": "Hạ Long; Quảng Ninh"}
    shown = client.post("/documents/con-dau/correct", data=changed)
    assert shown.url.path == "/documents/con-dau"
    told = {"issuer": "Bộ Công an", "places": ["Hạ Long", "Quảng Ninh"]}
    assert parts.done == [f"correct con-dau vi {told}"]


def test_an_access_label_is_given_and_never_taken_away(
    client: TestClient, parts: FakeParts
) -> None:
    """A form without one leaves it as it is: nothing is opened to all by an empty field."""
    assert 'name="access"' in client.get("/documents/con-dau").text
    client.post("/documents/con-dau/correct", data={**KNOWN, "access": ""})
    assert parts.done == []
    client.post("/documents/con-dau/correct", data={**KNOWN, "access": "thanh-tra"})
    assert parts.done == [f"correct con-dau vi { ({'access': 'thanh-tra'}) }"]


def test_nothing_changed_is_no_correction(client: TestClient, parts: FakeParts) -> None:
    """The page comes again."""
    assert client.post("/documents/con-dau/correct", data=KNOWN).status_code == 200
    assert parts.done == []


def test_the_file_is_taken_away_as_it_came(
    client: TestClient, parts: FakeParts, tmp_path: Path
) -> None:
    """Under its own name, and never opened as a page."""
    assert ORIGINAL.split("?", maxsplit=1)[0] not in client.get("/documents/con-dau").text
    parts.originals["hash"] = tmp_path / "hash"
    parts.originals["hash"].write_bytes(b"# Con d\xe1\xba\xa5u")
    assert ORIGINAL.split("?", maxsplit=1)[0] in client.get("/documents/con-dau").text
    taken = client.get(ORIGINAL)
    assert taken.content == b"# Con d\xe1\xba\xa5u"
    assert taken.headers["content-type"] == "application/octet-stream"
    assert 'filename="con-dau.md"' in taken.headers["content-disposition"]


def test_a_file_that_is_not_kept_is_told(client: TestClient) -> None:
    """With what to do."""
    missing = client.get(ORIGINAL, headers={"Accept": "application/json"})
    assert missing.status_code == 404
    assert "take it in again" in missing.json()["detail"]


def test_a_document_is_removed(client: TestClient, parts: FakeParts) -> None:
    """From its own page; the list comes without it."""
    assert "Remove from the library" in client.get("/documents/con-dau?lang=en").text
    left = client.post("/documents/con-dau/remove", data={"lang": "en"})
    assert (left.status_code, parts.library.holds) == (200, False)
    assert "No document fits." in left.text


def test_an_office_corrects_a_document_and_takes_its_file(starter_copy: Path) -> None:
    """The real parts: a wrong title is mended, who found it is told, the file is there."""
    parts = open_parts(read_settings(starter_copy))
    text = "Con dau cua xa Thu do chu tich giu.\n"
    with TestClient(create_app(parts), base_url=HERE, headers={"Accept": "text/html"}) as client:
        client.post("/documents", files=[("file", ("ghi chu.txt", text.encode()))])
        about = {"language": "vi", "kind": "report", "title": "Ghi chú về con dấu", "lang": "en"}
        page = client.post("/documents/ghi-chu/correct", data=about).text
        assert '<h1 lang="vi">Ghi chú về con dấu</h1>' in page
        assert "corrected by a person" in page
        version, *_ = parts.library.history("ghi-chu")
        where = f"/api/v1/documents/ghi-chu/versions/{version.version}/original"
        assert client.get(where).content == text.encode()
