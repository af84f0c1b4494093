"""Precedents as readable text."""

from collections.abc import Iterator

from api.precedent_schemas import CellOut, ComparisonOut, PrecedentsOut, RowOut
from api.terminal import INDENT, wrapped

BRIEF = ("place", "level", "bodies", "result", "date", "status", "later")
CHANGES = (("staff_before", "staff_after"), ("units_before", "units_after"))


def precedents(found: PrecedentsOut) -> Iterator[str]:
    """Yield each precedent with what matters most of it."""
    reasons = {each.document_id: each.reasons for each in found.likeness}
    yield f"{found.total} precedents"
    for row in found.rows:
        yield ""
        yield from wrapped(f"{row.document_id}: {value(row.cells.get('title'))}")
        if row.document_id in reasons:
            yield from wrapped(f"= {'; '.join(reasons[row.document_id])}", INDENT)
        yield from brief(row)


def brief(row: RowOut) -> Iterator[str]:
    """Yield the most asked for of a precedent, each with its place in the document."""
    for name in BRIEF:
        cell = row.cells.get(name)
        if cell:
            yield from wrapped(f"{name}: {value(cell)}  [{cell.citation.locator}]", INDENT)
    for before, after in CHANGES:
        first, last = row.cells.get(before), row.cells.get(after)
        if first and last:
            name = before.partition("_")[0]
            yield f"{INDENT}{name}: {value(first)} -> {value(last)}  [{last.citation.locator}]"


def comparison(found: ComparisonOut) -> Iterator[str]:
    """Yield precedents side by side, column by column; what differs is marked with `*`."""
    for name in found.rows[0].cells:
        yield f"{'*' if name in found.differing else ' '} {name}"
        for row in found.rows:
            yield from wrapped(f"{row.document_id}: {value(row.cells.get(name))}", INDENT)
    for change in found.changes:
        yield f"{change.document_id}, {change.measure}: {change.calculation}"


def value(cell: CellOut | None) -> str:
    """Return what a cell holds, in one line."""
    if cell is None:
        return "not stated in the source"
    return "; ".join(cell.value) if isinstance(cell.value, list) else str(cell.value)
