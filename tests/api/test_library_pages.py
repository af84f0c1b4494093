"""The page of the library: found, opened, taken in. It needs no scripts."""

import html
from pathlib import Path

from starlette.testclient import TestClient

from api.app import create_app
from api.settings import read_settings
from api.wiring import open_parts
from tests.api.fakes_parts import TITLE, FakeParts

HERE = "http://127.0.0.1:8000"


def listed(client: TestClient, **sought: str) -> str:
    """Return the list of the documents that are sought, as a reader sees it."""
    return html.unescape(client.get("/documents", params={"lang": "en", **sought}).text)


def test_documents_are_found_by_title_kind_and_validity(client: TestClient) -> None:
    """Accents or none; what nothing meets is told."""
    assert TITLE in listed(client)
    assert TITLE in listed(client, q="con dau")
    assert TITLE in listed(client, kind="regulation")
    assert "No document fits." in listed(client, q="máy bay")
    assert "No document fits." in listed(client, validity="replaced")


def test_files_are_taken_in_and_reported(client: TestClient, parts: FakeParts) -> None:
    """Each with what became of it; a name that is markup is text."""
    files = [("file", ("<b>a.md", b"# A")), ("file", ("b.md", b"# B"))]
    page = client.post("/documents", files=files, data={"lang": "en"}).text
    assert parts.done == ["upload <b>a.md: # A", "upload b.md: # B"]
    assert "<strong>&lt;b&gt;a.md</strong>: added, 2 passages" in page
    assert "<strong>b.md</strong>: added" in page


def test_a_name_that_is_no_name_costs_no_other_file(client: TestClient, parts: FakeParts) -> None:
    """It is refused with the reason; the file beside it is taken in."""
    files = [("file", ("\u202e.md", b"# A")), ("file", ("b.md", b"# B"))]
    page = html.unescape(client.post("/documents", files=files, data={"lang": "en"}).text)
    assert parts.done == ["upload b.md: # B"]
    assert "refused. file name '\\u202e.md' cannot be used" in page
    assert "<strong>b.md</strong>: added" in page


def test_an_office_takes_in_its_own_decree(starter_copy: Path) -> None:
    """It is listed, opens, leads to the document it replaces, and is found."""
    parts = open_parts(read_settings(starter_copy))
    text = "---\nid: qd-cua-toi\ntitle: Quyết định thử\nkind: regulation\nlanguage: vi\n"
    text += "replaces: [99/2016/NĐ-CP]\n---\n\n# Quyết định thử\n\n"
    text += "Con dấu của đội bóng rổ phường do ông Trần Văn Thử giữ.\n"
    with TestClient(create_app(parts), base_url=HERE, headers={"Accept": "text/html"}) as client:
        page = client.post("/documents", files=[("file", ("qd.md", text.encode()))]).text
        assert "đã thêm" in page
        shown = client.get("/documents/qd-cua-toi").text
        assert 'href="/documents/99-2016-nd-cp?lang=vi"' in shown
        assert "Trần Văn Thử" in client.get("/?q=Ai giữ con dấu của đội bóng rổ phường?").text
