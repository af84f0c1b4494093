"""Looking up and comparing precedents, for the command line and for HTTP alike."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Literal
from uuid import uuid4

from api.errors import UnknownComparison, UnknownDocument
from api.hiding import hides_any
from api.parts import Parts
from api.precedent_schemas import ComparisonOut, PrecedentQuery, PrecedentsOut, SavedOut
from assistant.answer import Citation
from assistant.comparison import compared
from assistant.likeness import Like, case_of, like
from assistant.precedents import Column, Precedent, Wish, facets
from assistant.review import Standing, changed
from assistant.saved import SavedComparison
from corpus.document import Language
from corpus.mentions import Names

TableFormat = Literal["xlsx", "csv", "docx"]


def looked_up(parts: Parts, query: PrecedentQuery) -> PrecedentsOut:
    """Return all precedents that meet a query, with how like they are to a case if one is told."""
    rows, likest = ranked(parts, query)
    return PrecedentsOut.of(rows, facets(rows), likest)


def ranked(parts: Parts, query: PrecedentQuery) -> tuple[list[Precedent], list[Like]]:
    """Return the precedents that meet a query, the likest first where a case is told."""
    rows = found(parts, query)
    if query.like is None:
        return rows, []
    names = Names.starter()
    likest = like(case_of(query.like, names), rows, names)
    return [each.precedent for each in likest], likest


def found(parts: Parts, query: PrecedentQuery) -> list[Precedent]:
    """Return the precedents that meet the filters of a query, in its order."""
    wish = Wish(
        place=query.place,
        level=query.level,
        body=query.body,
        model=query.model,
        status=query.status,
        year=query.year,
        topic=query.topic,
        text=query.q,
    )
    rows = parts.precedents.find(wish, query.language)
    if query.sort == "staff_before":
        return sorted(rows, key=lambda row: -(row.figure("staff_before") or 0))
    if query.sort in ("place", "title"):
        column: Column = "place" if query.sort == "place" else "title"
        return sorted(rows, key=lambda row: row.text(column).casefold())
    return rows


def taken_away(parts: Parts, query: PrecedentQuery, form: TableFormat) -> bytes:
    """Return the precedents of a query as a file."""
    from assistant.export import listing, sheets, word  # noqa: PLC0415 - only where one is wanted

    rows, _ = ranked(parts, query)
    if form == "csv":
        return sheets.csv(rows, query.language)
    if form == "xlsx":
        return sheets.workbook(rows, query.language, parts.today())
    return word.word(listing.listing(rows, query.language, parts.today()))


def chosen(parts: Parts, ids: Sequence[str], language: Language) -> list[Precedent]:
    """Return precedents by id, in the order they are asked for; raises `UnknownDocument`."""
    known = {row.id: row for row in parts.precedents.table(language)}
    for each in ids:
        if each not in known:
            raise UnknownDocument(each, None, None)
    return [known[each] for each in dict.fromkeys(ids)]


def beside(parts: Parts, ids: Sequence[str], language: Language) -> ComparisonOut:
    """Put precedents side by side; raises `UnknownDocument`."""
    return ComparisonOut.of(compared(chosen(parts, ids, language)))


def saved(parts: Parts, ids: Sequence[str], language: Language) -> SavedOut:
    """Save a comparison with all that its cells cite; raises `UnknownDocument`."""
    rows = chosen(parts, ids, language)
    comparison = SavedComparison(
        id=uuid4().hex,
        saved_at=datetime.now(UTC),
        language=language,
        precedents=tuple((row.id, row.text("title")) for row in rows),
        citations=tuple(dict.fromkeys(each for row in rows for each in _cited(row))),
    )
    parts.comparisons.keep(comparison)
    return SavedOut.of(comparison, [])


def all_saved(parts: Parts) -> list[SavedOut]:
    """Return all saved comparisons, the newest first, each with what no longer holds of it."""
    shelf = Standing(parts.library)
    return [
        marked(parts, each, shelf)
        for each in parts.comparisons.comparisons()
        if not hides_any(parts.library, each.citations)
    ]


def comparison_of(parts: Parts, comparison_id: str) -> SavedComparison:
    """Return a saved comparison that may be seen; raises `UnknownComparison`."""
    comparison = parts.comparisons.comparison(comparison_id)
    if comparison is None or hides_any(parts.library, comparison.citations):
        raise UnknownComparison(comparison_id)
    return comparison


def marked(parts: Parts, comparison: SavedComparison, shelf: Standing | None = None) -> SavedOut:
    """Return a saved comparison with those of its citations that no longer hold."""
    marks = changed(comparison.citations, parts.today(), shelf or Standing(parts.library))
    return SavedOut.of(comparison, marks)


def _cited(row: Precedent) -> Iterator[Citation]:
    """Yield what the cells of a precedent rest on, those that differ from it among them."""
    for cell in row.cells.values():
        yield cell.citation
        yield from (other.citation for other in cell.others)
