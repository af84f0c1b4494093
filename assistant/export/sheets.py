"""The precedent table as a workbook, or as CSV."""

import csv as csv_module
from collections.abc import Sequence
from datetime import date
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assistant.export.columns import HEADINGS, NOT_STATED, shown
from assistant.export.stable import stable
from assistant.precedents import COLUMNS, FIGURES, Precedent
from corpus.document import Language

WIDE = ("title", "bodies", "result", "head", "difficulties", "handling", "lessons", "later")
SHEETS = {
    "vi": ("Kinh nghiệm", "Nguồn", "Ghi chú"),
    "en": ("Precedents", "Sources", "Notes"),
}
SOURCE_HEADINGS = {
    "vi": ("Mã tài liệu", "Cột", "Giá trị", "Vị trí", "Trích nguyên văn", "Phiên bản", "Liên kết"),
    "en": ("Document", "Column", "Value", "Place", "Quotation", "Version", "Link"),
}
NOTES = {
    "vi": (
        "Lập ngày {day}.",
        "Mỗi ô có nguồn ở trang tính “Nguồn”: vị trí và câu trích nguyên văn.",
        "“{silent}” nghĩa là tài liệu không nêu, không phải bằng không.",
        "Kinh nghiệm không thay cho quy định: hãy đối chiếu văn bản còn hiệu lực khi áp dụng.",
    ),
    "en": (
        "Made on {day}.",
        "Each cell has its source on the sheet “Sources”: the place and the words quoted.",
        "“{silent}” means that the document does not say, not that it is nought.",
        "Experience is no rule: check what is in force before you apply it.",
    ),
}
FORMULA = ("=", "+", "-", "@", "\t")  # what a spreadsheet would run
HEAD_FILL = PatternFill("solid", fgColor="1F3A5F")


def workbook(rows: Sequence[Precedent], language: Language, today: date) -> bytes:
    """Return the table as an .xlsx: the data, a source for each cell, notes."""
    book = Workbook()
    data, sources, notes = SHEETS[language]
    table = book.active
    assert isinstance(table, Worksheet)
    table.title = data
    _head(table, ["ID", *(HEADINGS[column][language] for column in COLUMNS)])
    for row in rows:
        table.append([row.id, *(_value(row, column, language) for column in COLUMNS)])
    for place, column in enumerate(COLUMNS, 2):
        table.column_dimensions[get_column_letter(place)].width = 44 if column in WIDE else 16
    table.freeze_panes = "C2"
    table.auto_filter.ref = table.dimensions
    _sources(book.create_sheet(sources), rows, language)
    page = book.create_sheet(notes)
    page.column_dimensions["A"].width = 100
    for line in NOTES[language]:
        page.append([line.format(day=today.isoformat(), silent=NOT_STATED[language])])
    for sheet in book.worksheets:
        for cells in sheet.iter_rows():
            for cell in cells:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    file = BytesIO()
    book.save(file)
    return stable(file.getvalue(), timeless=True)


def csv(rows: Sequence[Precedent], language: Language) -> bytes:
    """Return the table as CSV in UTF-8, marked so that spreadsheets read it as such."""
    text = StringIO()
    writer = csv_module.writer(text, lineterminator="\r\n")
    writer.writerow(["ID", *(HEADINGS[column][language] for column in COLUMNS)])
    for row in rows:
        cells = (_plain(shown(row, column, language)) for column in COLUMNS)
        writer.writerow([row.id, *cells])
    return text.getvalue().encode("utf-8-sig")


def _head(sheet: Worksheet, names: Sequence[str]) -> None:
    sheet.append(list(names))
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), HEAD_FILL


def _sources(sheet: Worksheet, rows: Sequence[Precedent], language: Language) -> None:
    _head(sheet, SOURCE_HEADINGS[language])
    for row in rows:
        for column in COLUMNS:
            if (first := row.cells.get(column)) is None:
                continue
            for cell in (first, *first.others):
                cited = cell.citation
                told = (cell.text, cited.locator, cited.quote, cited.version, cited.url)
                name = HEADINGS[column][language]
                sheet.append([cited.document_id, name, *map(_plain, told)])
    for letter, width in zip("ABCDEFG", (34, 22, 40, 28, 80, 20, 50), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"


def _value(row: Precedent, column: str, language: Language) -> str | int:
    found = next(each for each in COLUMNS if each == column)
    figure = row.figure(found) if found in FIGURES else None
    return figure if figure is not None else _plain(shown(row, found, language))


def _plain(text: str) -> str:
    """Return a text that a spreadsheet shows and never runs as a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
