"""Write the blocks of a report into other formats, as somebody who uses styles and lists."""

from collections.abc import Callable, Iterable, Sequence
from html import escape
from itertools import groupby

import docx

from corpus.blocks import Block
from tests.corpus.writers import as_page, saved

BETWEEN_CELLS = " | "


def as_web_page(blocks: Sequence[Block]) -> bytes:
    """Write headings, paragraphs, lists and tables in HTML."""
    return as_page("".join(_html(kind, list(group)) for kind, group in groupby(blocks, _sort)))


def _sort(block: Block) -> str:
    """Return what neighbours have in common that make up one list, or one table."""
    if block.kind == "item":
        return "ol" if block.marker[0].isdigit() else "ul"
    return {"header": "table", "row": "table"}.get(block.kind, block.kind)


def _html(sort: str, blocks: list[Block]) -> str:
    if sort in ("ol", "ul"):
        return _list(sort, blocks)
    if sort == "table":
        rows = "".join(f"<tr>{_cells(block)}</tr>" for block in blocks)
        return f"<table>{rows}</table>"
    tags = (f"h{block.level}" if sort == "heading" else "p" for block in blocks)
    texts = (escape(block.text) for block in blocks)
    return "".join(f"<{tag}>{text}</{tag}>" for tag, text in zip(tags, texts, strict=True))


def _list(tag: str, items: Iterable[Block]) -> str:
    return f"<{tag}>{''.join(f'<li>{escape(item.text)}</li>' for item in items)}</{tag}>"


def _cells(block: Block) -> str:
    tag = "th" if block.kind == "header" else "td"
    return "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in block.text.split(BETWEEN_CELLS))


def as_styled_word(blocks: Sequence[Block]) -> bytes:
    """Write headings by their styles, lists by bullets, tables as tables."""
    file = docx.Document()
    for sort, group in groupby(blocks, _sort):
        if sort == "table":
            rows = [block.text.split(BETWEEN_CELLS) for block in group]
            table = file.add_table(0, len(rows[0]))
            for row in rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
            continue
        for block in group:
            if sort == "heading":
                file.add_heading(block.text, block.level)
            else:
                file.add_paragraph(block.text, "List Bullet" if sort == "ul" else None)
    return saved(file)


STYLED: dict[str, Callable[[Sequence[Block]], bytes]] = {
    "html": as_web_page, "docx": as_styled_word,
}  # fmt: skip
