"""Tables of any format as blocks: a header row and rows under it."""

import re
from collections.abc import Iterator, Sequence

from corpus.blocks import Block

# What stands side by side in a table without lines: the letterhead, receivers and signature.
LETTERHEAD = re.compile(
    r"CỘNG HÒA XÃ HỘI|CỘNG HOÀ XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|Nơi nhận|SOCIALIST REPUBLIC"
)
MOST_ROWS_OF_A_LETTERHEAD = 4


def plain(text: str) -> str:
    """Return the text of a cell on one line."""
    return " ".join(text.split())


def is_letterhead(text: str, rows: int) -> bool:
    """Say whether a table only sets text in columns: its cells are read one below the other."""
    return rows <= MOST_ROWS_OF_A_LETTERHEAD and bool(LETTERHEAD.search(text))


def table_blocks(rows: Sequence[Sequence[str]], headed: bool, page: int = 0) -> Iterator[Block]:
    """Yield the rows of a table, cells parted by " | "; `headed` says that the first heads them."""
    lines = [" | ".join(cells) for cells in rows if any(cells)]
    header = lines[0] if headed and len(lines) > 1 else ""
    for place, line in enumerate(lines):
        if header and place == 0:
            yield Block("header", line, page=page)
        else:
            yield Block("row", line, header=header, page=page)
