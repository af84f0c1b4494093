"""Precedents over HTTP and on the command line: looked up, likened, compared, taken away."""

import csv
import json
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from starlette.testclient import TestClient

from api.__main__ import main
from api.app import create_app
from assistant.precedents import COLUMNS, Wish
from tests.api.fakes_parts import CITATION, PRECEDENT, QUOTE, FakeParts

HERE = "http://127.0.0.1:8000"
IDS = ["hop-nhat", "hop-nhat-2"]


@pytest.fixture
def client(parts: FakeParts) -> Iterator[TestClient]:
    """A program on this machine."""
    with TestClient(create_app(parts), base_url=f"{HERE}/api/v1/") as client:
        yield client


def cells(row: dict[str, Any]) -> dict[str, Any]:
    """Return the cells of a row."""
    return {name: cell for name, cell in row.items() if name != "document_id"}


def test_a_row_has_a_cell_for_every_column(client: TestClient) -> None:
    """A value with its citation; null where the source says nothing."""
    found = client.get("precedents").json()
    assert (found["total"], len(found["rows"])) == (2, 2)
    row = found["rows"][0]
    assert row["document_id"] == "hop-nhat"
    assert set(cells(row)) == set(COLUMNS)
    assert row["lessons"] is None
    assert row["staff_before"]["value"] == 20
    assert row["staff_before"]["citation"]["quote"] == QUOTE
    assert [other["value"] for other in row["staff_before"]["others"]] == [21]
    assert row["bodies"]["value"] == ["Ban Tổ chức", "=Phòng Nội vụ"]
    assert found["facets"]["level"] == {"district": 2}
    assert "likeness" not in found


def test_every_filter_is_a_wish(client: TestClient, parts: FakeParts) -> None:
    """Each reaches the table under its name."""
    wanted = {
        "place": "Hạ Long", "level": "district", "body": "Ban Tổ chức", "model": "merged-agency",
        "status": "completed", "year": "2018", "topic": "seals", "q": "con dấu",
    }  # fmt: skip
    assert client.get("precedents", params=wanted).status_code == 200
    text = wanted.pop("q")
    assert parts.precedents.wishes == [Wish(**wanted, text=text)]


@pytest.mark.parametrize(
    "wrong",
    [{"level": "moon"}, {"model": "x"}, {"status": "x"}, {"year": "18"}, {"sort": "x"}, {"x": "y"}],
)
def test_a_filter_nobody_knows_is_an_error(client: TestClient, wrong: dict[str, str]) -> None:
    """It is never dropped."""
    answer = client.get("precedents", params=wrong)
    assert (answer.status_code, next(iter(wrong)) in answer.json()["detail"]) == (422, True)


def test_a_case_is_likened_with_reasons(client: TestClient) -> None:
    """In the order of likeness."""
    like = "Huyện hợp nhất Phòng Nội vụ, 22 biên chế"
    found = client.get("precedents", params={"like": like}).json()
    assert [each["document_id"] for each in found["likeness"]] == [
        row["document_id"] for row in found["rows"]
    ]
    assert "cùng cấp: cấp huyện" in found["likeness"][0]["reasons"]


def test_precedents_are_compared(client: TestClient) -> None:
    """What differs is marked; changes are shown calculations."""
    found = client.post("precedents/compare", json={"ids": IDS}).json()
    assert [row["document_id"] for row in found["rows"]] == IDS
    assert found["differing"] == ["staff_after"]
    assert [each["percent"] for each in found["changes"]] == [-25.0, -10.0]
    assert found["changes"][0]["calculation"] == "15 - 20 = -5; -5 / 20 = -25.0 %"


@pytest.mark.parametrize(("ids", "status"), [(["hop-nhat"], 422), (["hop-nhat", "no"], 404)])
def test_what_cannot_be_compared_is_refused(
    client: TestClient, ids: list[str], status: int
) -> None:
    """One alone, or one that nobody knows."""
    assert client.post("precedents/compare", json={"ids": ids}).status_code == status


def test_a_workbook_has_data_sources_and_notes(client: TestClient) -> None:
    """Figures are figures, each cell has its source, and nothing runs as a formula."""
    answer = client.get("precedents/file.xlsx", params={"language": "en"})
    assert "precedents.xlsx" in answer.headers["content-disposition"]
    book = load_workbook(BytesIO(answer.content))
    assert book.sheetnames == ["Precedents", "Sources", "Notes"]
    head, first, _ = book["Precedents"].iter_rows(values_only=True)
    row = dict(zip(head, first, strict=True))
    assert row["Staff before"] == 20
    assert row["Lessons"] == "not stated in the source"
    assert row["Level"] == "district"
    sources = list(book["Sources"].iter_rows(values_only=True))[1:]
    cited = 2 * len(PRECEDENT.cells) + 2  # and the other figure of each
    assert len(sources) == cited
    assert {line[4] for line in sources} == {QUOTE}
    assert all(line[6] == CITATION.url for line in sources)
    for sheet in book.worksheets:
        for cell in (each for line in sheet.iter_rows() for each in line):
            assert cell.data_type != "f"


def test_a_file_holds_what_is_like_the_case(client: TestClient) -> None:
    """As the list shows it: here nothing is."""
    like = {"like": "tôm hùm"}
    assert client.get("precedents", params=like).json()["total"] == 0
    content = client.get("precedents/file.csv", params=like).content.decode("utf-8-sig")
    assert len(list(csv.reader(StringIO(content)))) == 1


def test_csv_is_read_by_spreadsheets(client: TestClient) -> None:
    """In UTF-8 with its mark; a text that looks like a formula is a text."""
    content = client.get("precedents/file.csv").content
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(content.decode("utf-8-sig"))))
    assert len(rows) == 3
    assert rows[1][0] == "hop-nhat"
    assert not any(cell.startswith("=") for row in rows for cell in row)


def test_a_word_file_has_every_precedent(client: TestClient) -> None:
    """The table, and what each tells at length, with its sources."""
    content = client.get("precedents/file.docx", params={"language": "en"}).content
    document = Document(BytesIO(content))
    assert len(document.tables[0].rows) == 3
    assert any(QUOTE in paragraph.text for paragraph in document.paragraphs)


def type_in(parts: FakeParts, *command: str) -> int:
    """Type a command."""
    return main(["precedents", *command], lambda _: parts)


def test_the_command_gives_the_same(
    parts: FakeParts, client: TestClient, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same object, the same files, and text for people."""
    assert type_in(parts, "--json") == 0
    assert json.loads(capsys.readouterr().out) == client.get("precedents").json()
    assert type_in(parts, "--place", "Hạ Long", "--like", "Phòng Nội vụ cấp huyện") == 0
    out = capsys.readouterr().out
    assert "2 precedents" in out
    assert "staff: 20 -> 15" in out
    assert parts.precedents.wishes[-1].place == "Hạ Long"
    files = [tmp_path / f"a.{form}" for form in ("xlsx", "csv", "docx")]
    options = [part for path in files for part in (f"--{path.suffix[1:]}", str(path))]
    assert type_in(parts, *options) == 0
    assert files[2].read_bytes() == client.get("precedents/file.docx").content
    assert files[0].read_bytes() == client.get("precedents/file.xlsx").content
    assert files[1].read_bytes() == client.get("precedents/file.csv").content
    capsys.readouterr()
    assert type_in(parts, "--compare", IDS[0], "--compare", IDS[1]) == 0
    assert "* staff_after" in capsys.readouterr().out


@pytest.mark.parametrize("wrong", [["--level", "moon"], ["--compare", "one"], ["--lang", "fr"]])
def test_wrong_use_is_told(
    parts: FakeParts, wrong: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """With the option that is wrong."""
    assert type_in(parts, *wrong) == 64
    assert wrong[0] in capsys.readouterr().err


def save(client: TestClient) -> dict[str, Any]:
    """Save a comparison of both precedents."""
    response = client.post("precedents/comparisons", json={"ids": IDS})
    assert response.status_code == 201
    saved: dict[str, Any] = response.json()
    return saved


def test_a_saved_comparison_is_listed_and_deleted(client: TestClient) -> None:
    """It names its precedents, and stands as long as nothing has changed."""
    saved = save(client)
    assert [each["document_id"] for each in saved["precedents"]] == IDS
    assert saved["marks"] == []
    assert client.get("precedents/comparisons").json() == {"comparisons": [saved]}
    address = f"precedents/comparisons/{saved['comparison_id']}"
    assert client.get(address).json() == saved
    assert client.delete(address).status_code == 204
    assert client.get(address).status_code == 404


def test_a_saved_comparison_is_marked_when_its_source_is_gone(
    client: TestClient, parts: FakeParts
) -> None:
    """Each citation of its cells once, with the reason."""
    saved = save(client)
    parts.library.holds = False
    marks = client.get(f"precedents/comparisons/{saved['comparison_id']}").json()["marks"]
    assert [(mark["why"], mark["citation"]["quote"]) for mark in marks] == [("removed", QUOTE)]


def test_a_comparison_of_one_or_of_unknown_ones_is_not_saved(client: TestClient) -> None:
    """Wrong ids are an error, and nothing is kept."""
    for ids, status in ((["hop-nhat"], 422), ([*IDS, "nowhere"], 404)):
        assert client.post("precedents/comparisons", json={"ids": ids}).status_code == status
    assert client.get("precedents/comparisons").json() == {"comparisons": []}


def test_a_page_saves_what_it_compares(client: TestClient, parts: FakeParts) -> None:
    """And shows what is saved, marked where a source is gone, until it is deleted."""
    shown = client.post(f"{HERE}/precedents/saved", data={"id": IDS, "lang": "en"})
    assert (shown.status_code, shown.url.path) == (200, "/precedents/saved")
    assert "Saved comparisons" in shown.text
    assert "Sources that have changed since" not in shown.text
    parts.library.holds = False
    assert "Sources that have changed since" in client.get(shown.url).text
    (saved,) = parts.comparisons.comparisons()
    left = client.post(f"{HERE}/precedents/saved/{saved.id}/delete", data={"lang": "en"})
    assert "Nothing is saved yet" in left.text
