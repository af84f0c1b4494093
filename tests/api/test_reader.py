"""A document's text as blocks."""

from hypothesis import given
from hypothesis import strategies as st

from api.reader import blocks
from corpus.document import Passage, Span
from tests.api.fakes_parts import HEADING, PASSAGES, QUOTE, START, TEXT, TITLE


def test_headings_items_and_rows_look_like_what_they_are() -> None:
    """The passages say what is a heading; signs at the start of a line say what is an item."""
    assert [(block.plain, block.look) for block in blocks(TEXT, PASSAGES)] == [
        (TITLE, "paragraph"),
        (HEADING, "heading"),
        (f"Mở đầu. {QUOTE}", "paragraph"),
        ("- Ý hai.", "item"),
        ("Mục | Số", "cells"),
        ("A | 20", "cells"),
    ]


def test_a_rank_is_told_where_it_changes() -> None:
    """A heading has the rank of what stands under it, and a rank is told once."""
    text = "Results\n\nFewer.\n\nLessons\n\nBe quick."
    found = [
        Passage("d", "en", "1", "Fewer.", 9, 15, 0, "report", headings=("T", "Results")),
        Passage("d", "en", "2", "Be quick.", 26, 35, 1, "comment", headings=("T", "Lessons")),
    ]
    assert [block.rank for block in blocks(text, found)] == ["report", None, "comment", None]


def test_the_marked_words_are_the_quotation() -> None:
    """What is marked is exactly what is cited, and the first mark is where the page scrolls to."""
    shown = blocks(TEXT, PASSAGES, Span(START, START + len(QUOTE)))
    marked = [piece for block in shown for piece in block.pieces if piece.cited]
    assert [(piece.text, piece.first) for piece in marked] == [(QUOTE, True)]


@given(st.text("ab \n|-", max_size=60), st.data())
def test_no_word_is_lost_or_added(text: str, data: st.DataObject) -> None:
    """Whatever the text and the range, the pieces hold the lines and the marks hold the range."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    shown = blocks(text, (), Span(start, end))
    assert [block.plain for block in shown] == [line for line in text.split("\n") if line.strip()]
    marked = "".join(piece.text for block in shown for piece in block.pieces if piece.cited)
    assert "".join(marked.split()) == "".join(text[start:end].split())
    assert sum(piece.first for block in shown for piece in block.pieces) <= 1
