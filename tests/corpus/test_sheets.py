"""Workbooks and delimited text: rows as records with their header."""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest

from corpus.blocks import Block
from corpus.errors import LimitExceeded, UnreadableDocument
from corpus.loaders import sheets
from tests.corpus.papers import document, loaded, locators

TABLE = (("Địa phương", "Trước", "Sau"), ("Hạ Long", 20, 15), ("Hoành Bồ", 18.0, 12.5))
HEADER = "Địa phương | Trước | Sau"
BLOCKS = (
    Block("header", HEADER),
    Block("row", "Hạ Long | 20 | 15", header=HEADER),
    Block("row", "Hoành Bồ | 18 | 12.5", header=HEADER),
)


def book(**tables: Sequence[Sequence[object]]) -> bytes:
    """Return a workbook with these sheets."""
    file = openpyxl.Workbook()
    file.remove(file.worksheets[0])
    for name, rows in tables.items():
        sheet = file.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def test_rows_are_records_under_their_header() -> None:
    """Figures stand as they are read, and empty rows are none."""
    assert loaded(book(Bảng=(*TABLE[:2], (), TABLE[2])), "a.xlsx").blocks == BLOCKS


def test_delimited_text_is_the_same_table() -> None:
    """Whatever parts the cells."""
    for mark in (",", ";", "\t"):
        text = "\n".join(mark.join(str(cell) for cell in row) for row in TABLE)
        found = loaded(text, "a.csv").blocks
        assert [block.text.replace("18.0", "18") for block in found] == [b.text for b in BLOCKS]


def test_a_title_above_a_table_is_no_record() -> None:
    """The header is the first row that fills most columns."""
    found = loaded(book(Bảng=(("BÁO CÁO NĂM 2018",), *TABLE)), "a.xlsx").blocks
    assert found == (Block("paragraph", "BÁO CÁO NĂM 2018"), *BLOCKS)


def test_sheets_are_sections_of_their_own() -> None:
    """A record is cited by its sheet."""
    paper = document(book(Huyện=TABLE, Xã=TABLE), "a.xlsx")
    assert locators(paper) == [f"{name} › dòng {n}" for name in ("Huyện", "Xã") for n in (1, 2)]
    assert paper.passages[0].headings[-1] == HEADER


def test_values_are_written_as_people_write_them() -> None:
    """Days, moments, truths, whole figures and broken lines."""
    cells = (date(2018, 1, 5), datetime(2018, 1, 5, 7, 30), True, 3.0, 2.5, "một\nhai")
    (block,) = loaded(book(Bảng=(cells,)), "a.xlsx").blocks
    assert block.text == "05/01/2018 | 05/01/2018 07:30 | có | 3 | 2.5 | một hai"


def test_a_hidden_sheet_is_read_and_reported() -> None:
    """What its author hid may not be meant for all."""
    file = openpyxl.load_workbook(BytesIO(book(Huyện=TABLE, Nháp=TABLE)))
    file["Nháp"].sheet_state = "hidden"
    out = BytesIO()
    file.save(out)
    (remark,) = loaded(out.getvalue(), "a.xlsx").remarks
    assert (remark.code, "Nháp" in remark.message) == ("hidden_sheet", True)


def test_a_sheet_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document has no million cells."""
    monkeypatch.setattr(sheets, "MOST_CELLS", 5)
    with pytest.raises(LimitExceeded, match="part it into smaller files"):
        loaded(book(Bảng=TABLE), "a.xlsx")


def test_a_damaged_workbook_is_refused_in_words() -> None:
    """One line says what to do."""
    with pytest.raises(UnreadableDocument, match="get the file again"):
        loaded(book(Bảng=TABLE)[:-200], "a.xlsx")
