"""Plain text into paragraphs, and blocks into the text whose offsets count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.blocks import Block, lay_out
from tests.corpus.papers import loaded

WRAPPED = (
    "Việc hợp nhất các cơ quan tham mưu, giúp việc của cấp ủy với\n"
    "cơ quan chuyên môn của chính quyền cùng cấp được thực hiện\n"
    "từ năm 2018."
)

PARAGRAPHS = {
    "a line each": ("Một.\nHai.", ["Một.", "Hai."]),
    "empty lines between": ("Một.\n\n\n  \nHai.", ["Một.", "Hai."]),
    "spaces within": ("  Một \t hai  ", ["Một hai"]),
    "no-break space": ("Điều\u00a05", ["Điều 5"]),
    "a wrapped paragraph": (WRAPPED, [" ".join(WRAPPED.split("\n"))]),
    "short lines are no wrapped paragraph": ("cơ quan\nhợp nhất", ["cơ quan", "hợp nhất"]),
    "a capital opens a new paragraph": (
        "Việc hợp nhất các cơ quan tham mưu của cấp ủy với\nCơ quan",
        ["Việc hợp nhất các cơ quan tham mưu của cấp ủy với", "Cơ quan"],
    ),
    "a Markdown mark is only a mark": ("# Một\n- hai", ["# Một", "- hai"]),
}


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS.values(), ids=PARAGRAPHS.keys())
def test_plain_text_is_paragraphs(text: str, expected: list[str]) -> None:
    """Each line is a paragraph, unless only the width of the page broke it."""
    assert list(loaded(text).blocks) == [Block("paragraph", line) for line in expected]


def test_the_text_reads_like_the_page() -> None:
    """Paragraphs are parted by an empty line; items and rows of one list or table are not."""
    text, _ = lay_out(
        [
            Block("heading", "Kết quả", 2),
            Block("paragraph", "Sau một năm:"),
            Block("item", "một", 0, "1."),
            Block("item", "trong", 1, "-"),
            Block("header", "Cấp | Số"),
            Block("row", "tỉnh | 34", header="Cấp | Số"),
        ]
    )
    assert text == "Kết quả\n\nSau một năm:\n\n1. một\n  - trong\n\nCấp | Số\ntỉnh | 34\n"


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=1)
BLOCKS = st.one_of(
    st.builds(Block, st.just("heading"), WORDS, st.integers(1, 6)),
    st.builds(Block, st.just("paragraph"), WORDS),
    st.builds(Block, st.just("item"), WORDS, st.integers(0, 4), st.sampled_from(["-", "12."])),
    st.builds(Block, st.sampled_from(["header", "row"]), WORDS),
)


@given(st.lists(BLOCKS))
def test_every_block_stands_where_it_is_said_to(written: list[Block]) -> None:
    """A block's offsets lead to its text, in order and without overlap."""
    text, placed = lay_out(written)
    assert [text[each.start : each.end] for each in placed] == [block.text for block in written]
    edges = [edge for each in placed for edge in (each.start, each.end)]
    assert edges == sorted(edges)


@given(st.lists(BLOCKS))
def test_between_blocks_stand_only_breaks_and_markers(written: list[Block]) -> None:
    """Laying out adds nothing that a reader would take for text."""
    text, placed = lay_out(written)
    between = ""
    last = 0
    for each in placed:
        between += text[last : each.start].strip().removesuffix(each.block.marker)
        last = each.end
    assert (between + text[last:]).strip() == ""
