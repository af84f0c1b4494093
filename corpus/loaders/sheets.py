"""Workbooks (.xlsx) and delimited text (.csv): rows as records under their header."""

import csv
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from io import BytesIO, StringIO
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from corpus.blocks import Block, Remark
from corpus.errors import LimitExceeded, UnreadableDocument
from corpus.loaders.decoding import decode
from corpus.loaders.found import Found
from corpus.loaders.packages import check_package
from corpus.loaders.tables import plain, table_blocks

MOST_CELLS = 1_000_000  # with something in them, in all sheets
MOST_ROWS = 2_000_000  # looked at, empty ones too
SAMPLE = 10_000  # characters that tell how cells are parted
DELIMITERS = ",;\t|"
MALFORMED = (
    InvalidFileException, BadZipFile, KeyError, ValueError, TypeError, AttributeError, OSError,
    IndexError, SyntaxError, EOFError,
)  # fmt: skip

Rows = list[list[str]]


def load_workbook(data: bytes, source: str) -> Found:
    """Read a workbook: its sheets in order, values as they were last calculated, no formulas."""
    check_package(data, source)
    try:
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
        sheets = [(sheet.title, _rows(sheet, source)) for sheet in book.worksheets]
        hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    except MALFORMED as error:
        problem = f"is not a workbook that can be read ({type(error).__name__}): save it again"
        raise UnreadableDocument(source, problem) from error
    blocks = [block for name, rows in sheets for block in _sheet(name, rows, len(sheets) > 1)]
    remarks = [
        Remark("hidden_sheet", f"the sheet {name!r} is hidden; it was read") for name in hidden
    ]
    return Found(tuple(blocks), tuple(remarks))


def load_delimited(data: bytes, source: str) -> Found:
    """Read comma-separated text, also with semicolons, tabs or bars."""
    text = decode(data, source)
    try:
        dialect: type[csv.Dialect] | csv.Dialect = csv.Sniffer().sniff(text[:SAMPLE], DELIMITERS)
    except csv.Error:
        dialect = csv.excel
    try:
        rows = [[plain(cell) for cell in row] for row in csv.reader(StringIO(text), dialect)]
    except csv.Error as error:
        raise UnreadableDocument(source, f"is no table ({error}): save it as .csv again") from error
    return Found(tuple(_sheet("", rows, named=False)))


def _rows(sheet, source: str) -> Rows:  # type: ignore[no-untyped-def] # two kinds of sheet
    rows: Rows = []
    count = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True)):
        cells = [_cell(value) for value in row]
        count += sum(map(bool, cells))
        if count > MOST_CELLS or number > MOST_ROWS:
            problem = f"has more than {MOST_CELLS:,} cells: part it into smaller files"
            raise LimitExceeded(source, problem)
        if any(cells):
            rows.append(cells)
    return rows


def _cell(value: object) -> str:
    """Return a value as a Vietnamese reader writes it."""
    match value:
        case None:
            told = ""
        case bool():
            told = "có" if value else "không"
        case float() if value.is_integer():
            told = str(int(value))
        case datetime() if value.time() != datetime.min.time():
            told = f"{value:%d/%m/%Y %H:%M}"
        case date():  # a datetime is one too
            told = f"{value:%d/%m/%Y}"
        case _:
            told = str(value)
    return plain(told)


def _sheet(name: str, rows: Rows, named: bool) -> Iterator[Block]:
    """Yield a sheet: what stands above its table, the header, the records."""
    if named:
        yield Block("heading", name, level=2)
    rows = [_trimmed(row) for row in rows if any(row)]
    width = max((sum(map(bool, row)) for row in rows), default=0)
    start = next((n for n, row in enumerate(rows) if sum(map(bool, row)) * 2 > width), 0)
    for row in rows[:start]:  # a title across the sheet
        yield Block("paragraph", " ".join(filter(None, row)))
    table = rows[start:]
    headed = len(table) > 1 and not any(_is_figure(cell) for cell in table[0])
    yield from table_blocks(table, headed)


def _trimmed(row: Sequence[str]) -> list[str]:
    """Return a row without the empty cells at its end."""
    last = max((n for n, cell in enumerate(row, 1) if cell), default=0)
    return list(row[:last])


def _is_figure(cell: str) -> bool:
    return cell.replace(".", "").replace(",", "").replace("%", "").strip().isdigit()
