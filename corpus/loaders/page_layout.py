"""From lines on pages to blocks: columns, tables, running heads, paragraphs."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import groupby, pairwise
from statistics import median

from corpus.blocks import Block
from corpus.loaders.page import Line, Page, Row, Rules, rows_of
from corpus.loaders.running_heads import without_running_heads
from corpus.loaders.tables import LETTERHEAD, table_blocks
from corpus.loaders.text import OPENER

LEAST_ROWS = 2  # with pieces side by side, in a table or a letterhead
LEAST_LINES = 3  # in each of two columns
NARROWEST_GUTTER = 6.0  # points between two columns
COLUMN_WIDTH = 0.25  # of the page's text: narrower pieces side by side are cells of a table
FULL = 0.88  # of the column's width: a line that ends before was ended by its writer
LONGEST_NAME = 60  # characters: a longer line without an end is no heading but goes on
EDGE = 0.9  # of the lines end before the right edge or at it; a few may stick out
INDENTED = 0.05  # of the lines of a column: so many with one indent are beginnings of paragraphs
INDENT = 8.0  # points: a line that begins so far to the right begins a paragraph
WIDE_GAP = 1.45  # of the usual distance between lines: more of it parts paragraphs
CLOSED = ".;:!?…"


_Read = tuple[Block, bool, bool]  # begins at the edge like a second line; its last line is full


def blocks_of(pages: Sequence[Page]) -> Iterator[Block]:
    """Yield the blocks of a file from its pages, running heads left out."""
    pending: Block | None = None
    unended = False
    kept = list(without_running_heads([page.lines for page in pages]))
    edge = _edge(kept, pages)
    for lines, page in zip(kept, pages, strict=True):
        found = list(_page_blocks(lines, page.rules, edge))
        for place, (block, at_edge, open_ended) in enumerate(found):
            continued = place == 0 and unended and block.kind == "paragraph"
            if continued and pending and (at_edge or _goes_on(pending.text, block.text)):
                pending = replace(pending, text=_join(pending.text, block.text))
            else:
                if pending:
                    yield pending
                pending = block
            unended = open_ended
    if pending:
        yield pending


def _edge(kept: Sequence[Sequence[Line]], pages: Sequence[Page]) -> float:
    """Return how far to the right text runs: to where lines end, or where the margin may begin.

    A page whose lines are all short has no line that shows it; its margins are about alike.
    """
    ends = sorted(line.right for lines in kept for line in lines)
    if not ends:
        return 0.0
    margin = min(line.left for lines in kept for line in lines)
    return max(ends[int(EDGE * len(ends))], max(page.width for page in pages) - margin)


def _goes_on(text: str, line: str) -> bool:
    """Say whether a page goes on with the last sentence of the page before."""
    if OPENER.match(line) or text[-1] in CLOSED:
        return False
    return line[0].islower() or text[-1] in ",-" or len(text) > LONGEST_NAME


# --- columns and tables ---


@dataclass
class _Region:
    """Rows that share a gutter: two columns, or a table."""

    rows: list[Row]
    gutter: tuple[float, float]

    @property
    def sides(self) -> tuple[list[Line], list[Line]]:
        """Lines left and right of the gutter."""
        middle = sum(self.gutter) / 2
        lines = [line for row in self.rows for line in row]
        return [x for x in lines if x.right <= middle], [x for x in lines if x.left >= middle]


def _regions(rows: Sequence[Row]) -> Iterator[_Region | Row]:
    """Yield regions of rows side by side, and the rows between them."""
    at = 0
    while at < len(rows):
        region = _region(rows, at)
        if region is None:
            yield rows[at]
            at += 1
        else:
            yield region
            at += len(region.rows)


def _region(rows: Sequence[Row], at: int) -> _Region | None:
    """Return the region that begins at a row, as far down as the gutter stays free."""
    if len(rows[at]) == 1 and (at + 1 == len(rows) or len(rows[at + 1]) == 1):
        return None
    first = next(row for row in rows[at : at + 2] if len(row) > 1)
    if len(rows[at]) == 1 and not _aside(rows[at][0], first):
        return None
    low, high = first[0].right, first[1].left
    taken: list[Row] = []
    last_double = 0
    for row in rows[at:]:
        free = _free(row, low, high)
        if free is None:
            break
        low, high = free
        taken.append(row)
        last_double = len(taken) if len(row) > 1 else last_double
    double = taken[:last_double]
    if sum(len(row) > 1 for row in double) < LEAST_ROWS:
        return None  # a justified line with wide gaps
    return _Region(taken if _are_running(double, (low, high)) else double, (low, high))


def _aside(line: Line, row: Row) -> bool:
    return line.right <= row[1].left or line.left >= row[0].right


def _free(row: Row, low: float, high: float) -> tuple[float, float] | None:
    """Return what a row leaves free of a gutter, or None where it closes it."""
    for line in row:
        middle = (line.left + line.right) / 2
        if middle < (low + high) / 2:
            low = max(low, line.right)
        else:
            high = min(high, line.left)
    return (low, high) if high - low >= NARROWEST_GUTTER else None


def _are_running(rows: Sequence[Row], gutter: tuple[float, float]) -> bool:
    """Say whether both sides are running text rather than a letterhead or the cells of a table."""
    left, right = _Region(list(rows), gutter).sides
    if any(len(row) > 2 for row in rows) or min(len(left), len(right)) < LEAST_LINES:  # noqa: PLR2004
        return False
    width = max(x.right for x in (*left, *right)) - min(x.left for x in (*left, *right))
    return all(
        median(x.right - x.left for x in side) >= COLUMN_WIDTH * width for side in (left, right)
    )


def _page_blocks(lines: Sequence[Line], rules: Rules, edge: float) -> Iterator[_Read]:
    """Yield the blocks of one page; text runs as far as `edge`."""
    cells = {id(line): cell for line in lines if (cell := rules.cell(line))}
    rows = rows_of(lines)
    for ruled, group in groupby(rows, lambda row: any(id(line) in cells for line in row)):
        if ruled:
            table = [line for row in group for line in row]
            for block in _ruled_table(table, cells):
                yield block, False, False
        else:
            yield from _free_blocks(list(group), edge)


def _ruled_table(lines: Sequence[Line], cells: Mapping[int, tuple[int, int]]) -> Iterator[Block]:
    """Yield the rows of a table with rules between its cells; a cell may have several lines."""
    texts: dict[int, dict[int, str]] = {}
    for line in lines:
        row, column = cells.get(id(line), (0, 0))
        within = texts.setdefault(row, {})
        within[column] = _join(within[column], line.text) if column in within else line.text
    columns = sorted({column for row in texts.values() for column in row})
    table = [
        [row.get(column, "") for column in columns]
        for _, row in sorted(texts.items(), reverse=True)
    ]
    yield from table_blocks(table, all(table[0]), lines[0].page)


def _free_blocks(rows: Sequence[Row], edge: float) -> Iterator[_Read]:
    """Yield the blocks of rows without rules: paragraphs, columns, letterheads, tables."""
    plain: list[Line] = []
    for part in _regions(rows):
        if not isinstance(part, _Region):
            plain.append(reduce(Line.followed_by, part))
            continue
        yield from _paragraphs(plain, edge)
        plain = []
        words = " ".join(line.text for row in part.rows for line in row)
        if LETTERHEAD.search(words):
            for line in (*part.sides[0], *part.sides[1]):
                yield Block("paragraph", line.text, page=line.page), False, False
        elif _are_running(part.rows, part.gutter):
            for side in part.sides:
                yield from _paragraphs(side, max(line.right for line in side))
        else:
            cells = [[line.text for line in row] for row in part.rows]
            headed = len(cells) > 1 and len(cells[0]) == max(map(len, cells))
            for block in table_blocks(cells, headed, part.rows[0][0].page):
                yield block, False, False
    yield from _paragraphs(plain, edge)


# --- paragraphs ---


@dataclass(frozen=True)
class _Column:
    """What the lines of one column have in common."""

    left: float
    right: float
    step: float  # usual distance from one line to the next
    indenting: bool  # paragraphs begin with an indent

    @classmethod
    def of(cls, lines: Sequence[Line], right: float) -> "_Column":
        left = min(x.left for x in lines)
        steps = [a.middle - b.middle for a, b in pairwise(lines)]
        indents = Counter(round((x.left - left) / 2) for x in lines if x.left > left + INDENT)
        often = max(indents.values(), default=0) >= INDENTED * len(lines)
        return cls(left, right, median(steps) if steps else 0.0, often)

    def begins(self, above: Line, line: Line) -> bool:
        """Say whether a line begins a paragraph.

        Where paragraphs are indented, what stands at the edge under a full line goes on with it,
        even "Điều 5 của Luật này".
        """
        if not self.is_full(above) or above.middle - line.middle > WIDE_GAP * self.step:
            return True
        if self.indenting:
            return line.left > self.left + INDENT
        return line.left > above.left + INDENT or bool(OPENER.match(line.text))

    def read(self, first: Line, text: str, last: Line) -> _Read:
        """Return a paragraph and how its first and last line stand in the column."""
        at_edge = self.indenting and first.left <= self.left + INDENT
        return Block("paragraph", text, page=first.page), at_edge, self.is_full(last)

    def is_full(self, line: Line) -> bool:
        """Say whether a line runs to the right edge, so that its sentence may go on."""
        return line.right >= self.left + FULL * (self.right - self.left)


def _paragraphs(lines: Sequence[Line], edge: float) -> Iterator[_Read]:
    """Join the lines of a column, whose text runs as far as `edge`, to paragraphs."""
    if not lines:
        return
    column = _Column.of(lines, edge)
    first, text = lines[0], lines[0].text
    for above, line in pairwise(lines):
        if column.begins(above, line):
            yield column.read(first, text, above)
            first, text = line, line.text
        else:
            text = _join(text, line.text)
    yield column.read(first, text, lines[-1])


def _join(above: str, line: str) -> str:
    """Join two lines. A hyphen at the end breaks an English word; in Vietnamese it is written."""
    if above.endswith("-") and above[-2:-1].isalpha() and line[:1].isalpha():
        halves = above[:-1].rsplit(" ", 1)[-1] + line.split(" ", 1)[0]
        return (above[:-1] if halves.isascii() and line[:1].islower() else above) + line
    if above.endswith("/"):
        return above + line  # "62/2006/" and "QH11"
    return f"{above} {line}"
