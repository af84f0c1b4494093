"""Looking up and comparing precedents, for the command line and for HTTP alike."""

from collections.abc import Sequence
from typing import Literal

from api.errors import UnknownDocument
from api.parts import Parts
from api.precedent_schemas import ComparisonOut, PrecedentQuery, PrecedentsOut
from assistant.comparison import compared
from assistant.likeness import Like, case_of, like
from assistant.precedents import Column, Precedent, Wish, facets
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
