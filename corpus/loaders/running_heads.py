"""Page numbers, and what repeats at the edges of pages: no part of the text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from corpus.loaders.page import Line, Row, rows_of

EDGE_LINES = 2  # lines at the top and at the bottom of a page that may be running heads
REPEATED = 3  # pages with the same line at an edge make it a running head
PAGE_NUMBER = re.compile(
    r"[-–—]?\s*(?:(?:trang|page)\s*)?\d{1,4}(?:\s*(?:/|of|trên)\s*\d{1,4})?\s*[-–—]?",
    re.IGNORECASE,
)


def without_running_heads(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """Yield the lines of each page without page numbers and what repeats at its edges."""
    edges = [_edges(lines) for lines in pages]
    seen = Counter(name for edge in edges for name in {_name(x) for row in edge for x in row})
    often = min(REPEATED, max(2, len(pages)))
    for lines, edge in zip(pages, edges, strict=True):
        heads = {
            id(line)
            for row in edge
            for line in row
            if seen[_name(line)] >= often or (len(row) == 1 and PAGE_NUMBER.fullmatch(line.text))
        }
        yield [line for line in lines if id(line) not in heads]


def _edges(lines: Sequence[Line]) -> list[Row]:
    rows = rows_of(lines)
    return rows[:EDGE_LINES] + rows[max(EDGE_LINES, len(rows) - EDGE_LINES) :]


def _name(line: Line) -> tuple[str, int]:
    """Name what a running head repeats: its words without figures, and its height on the page."""
    return re.sub(r"\d+", "#", line.text), round(line.middle / 4)
