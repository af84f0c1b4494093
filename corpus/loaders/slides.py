"""Presentations (.pptx): each slide with its title, its text, its tables and its notes."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml.etree import LxmlError
from pptx import Presentation
from pptx.exc import PythonPptxError

from corpus.blocks import Block
from corpus.errors import UnreadableDocument
from corpus.loaders.found import Found
from corpus.loaders.packages import check_package
from corpus.loaders.tables import plain, table_blocks

MALFORMED = (
    PythonPptxError, LxmlError, KeyError, ValueError, TypeError, AttributeError, OSError,
    IndexError,
)  # fmt: skip


def load_slides(data: bytes, source: str) -> Found:
    """Read a presentation; a slide counts as a page."""
    check_package(data, source)
    try:
        slides = list(Presentation(BytesIO(data)).slides)
        blocks = [block for n, slide in enumerate(slides, 1) for block in _slide(slide, n)]
    except MALFORMED as error:
        problem = f"is not a presentation that can be read ({type(error).__name__}): save it again"
        raise UnreadableDocument(source, problem) from error
    return Found(tuple(blocks), pages=len(slides))


def _slide(slide: Any, number: int) -> Iterator[Block]:
    title = slide.shapes.title
    if title is not None and (name := plain(title.text_frame.text)):
        yield Block("heading", name, level=2, page=number)
    for shape in sorted(slide.shapes, key=lambda each: (each.top or 0, each.left or 0)):
        if title is None or shape.shape_id != title.shape_id:
            yield from _shape(shape, number)
    if slide.has_notes_slide:
        for paragraph in slide.notes_slide.notes_text_frame.text.splitlines():
            yield Block("note", plain(paragraph), page=number)


def _shape(shape: Any, number: int) -> Iterator[Block]:
    if hasattr(shape, "shapes"):  # a group
        for inner in shape.shapes:
            yield from _shape(inner, number)
    elif getattr(shape, "has_table", False):
        rows = [[plain(cell.text) for cell in row.cells] for row in shape.table.rows]
        yield from table_blocks(rows, len(rows) > 1, number)
    elif shape.has_text_frame:
        for paragraph in shape.text_frame.paragraphs:
            yield Block("paragraph", plain(paragraph.text), page=number)
