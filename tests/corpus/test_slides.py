"""Presentations: slides as pages, with tables and notes."""

from io import BytesIO

import pytest
from pptx import Presentation
from pptx.util import Cm

from corpus.errors import UnreadableDocument
from tests.corpus.papers import document, loaded


def presentation() -> bytes:
    """Return a presentation of two slides."""
    file = Presentation()
    first = file.slides.add_slide(file.slide_layouts[1])
    first.shapes.title.text = "Kết quả"
    first.placeholders[1].text = "Giảm 20 biên chế.\nCòn 15 người."
    first.notes_slide.notes_text_frame.text = "Nói chậm."
    second = file.slides.add_slide(file.slide_layouts[5])
    second.shapes.title.text = "Số liệu"
    table = second.shapes.add_table(2, 2, Cm(1), Cm(5), Cm(10), Cm(3)).table
    for n, text in enumerate(("Đơn vị", "Biên chế", "Hạ Long", "15")):
        table.cell(n // 2, n % 2).text = text
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def test_slides_are_read_in_order() -> None:
    """Title, text, tables, and what the speaker was to say."""
    found = loaded(presentation(), "a.pptx")
    assert found.pages == 2
    assert [(block.kind, block.text, block.page) for block in found.blocks] == [
        ("heading", "Kết quả", 1),
        ("paragraph", "Giảm 20 biên chế.", 1),
        ("paragraph", "Còn 15 người.", 1),
        ("note", "Nói chậm.", 1),
        ("heading", "Số liệu", 2),
        ("header", "Đơn vị | Biên chế", 2),
        ("row", "Hạ Long | 15", 2),
    ]


def test_a_slide_is_cited_by_title_and_number() -> None:
    """A trainer finds it again."""
    passages = document(presentation(), "a.pptx").passages
    assert passages[0].locator == "Kết quả › trang 1 › đoạn 1"


def test_a_damaged_presentation_is_refused_in_words() -> None:
    """One line says what to do."""
    with pytest.raises(UnreadableDocument, match="get the file again"):
        loaded(presentation()[:-300], "a.pptx")
