"""The precedent table as a paper, for Word: what fits a page, then what each tells at length."""

from collections.abc import Mapping, Sequence
from datetime import date

from assistant.export.columns import HEADINGS, shown
from assistant.paper import Paper, Points, Section, Statement, Table
from assistant.precedents import Column, Precedent
from corpus.dates import written
from corpus.document import Language

ACROSS: tuple[Column, ...] = (
    "title", "bodies", "date", "staff_before", "staff_after", "status",
)  # fmt: skip
TOLD: tuple[Column, ...] = ("head", "difficulties", "handling", "lessons", "later")
TITLE: Mapping[Language, str] = {"vi": "Kinh nghiệm các nơi", "en": "Precedents"}
SUBTITLE: Mapping[Language, str] = {"vi": "Lập ngày {}", "en": "Made on {}"}


def listing(rows: Sequence[Precedent], language: Language, today: date) -> Paper:
    """Return precedents as a paper: a table of all, then what each tells at length."""
    heads = tuple(HEADINGS[column][language] for column in ACROSS)
    cells = tuple(tuple(_cell(row, column, language) for column in ACROSS) for row in rows)
    table = Section(TITLE[language], (Table(TITLE[language], heads, cells),))
    each = (
        Section(row.text("title"), (Points(tuple(_told(row, language))),))
        for row in rows
        if any(column in row.cells for column in TOLD)
    )
    subtitle = SUBTITLE[language].format(written(today, language))
    return Paper(TITLE[language], subtitle, language, today, (table, *each))


def _cell(row: Precedent, column: Column, language: Language) -> Statement:
    cell = row.cells.get(column)
    return Statement(shown(row, column, language), (cell.citation,) if cell else ())


def _told(row: Precedent, language: Language) -> list[Statement]:
    return [
        Statement(f"{HEADINGS[column][language]}: {cell.text}", (cell.citation,))
        for column in TOLD
        if (first := row.cells.get(column))
        for cell in (first, *first.others)
    ]
