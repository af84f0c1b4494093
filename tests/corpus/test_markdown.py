"""Markdown as its reader sees it, block by block."""

import pytest

from corpus.blocks import Block
from tests.corpus.papers import blocks

INLINE = {
    "bold and italic": ("Còn **15** người, *không* hơn", "Còn 15 người, không hơn"),
    "link": ("xem [Nghị định](https://example.vn/a)", "xem Nghị định"),
    "bare address": ("<https://example.vn/a>", "https://example.vn/a"),
    "code": ("chạy `make run` trước", "chạy make run trước"),
    "image": ("sơ đồ ![Mô hình](a.png)", "sơ đồ Mô hình"),
    "wrapped line": ("Còn 15\nngười", "Còn 15 người"),
    "hard break with spaces": ("Còn 15  \nngười", "Còn 15 người"),
    "hard break with a stroke": ("Còn 15\\\nngười", "Còn 15 người"),
    "escaped mark": (r"15 \* 2", "15 * 2"),
    "entity": ("Phòng &amp; Ban", "Phòng & Ban"),
    "less than": ("số < 15 và > 3", "số < 15 và > 3"),
    "document number": ("178/2024/NĐ-CP", "178/2024/NĐ-CP"),
}


@pytest.mark.parametrize(("text", "plain"), INLINE.values(), ids=INLINE.keys())
def test_marks_are_taken_off(text: str, plain: str) -> None:
    """What is left is what the rendered page says."""
    assert blocks(text) == [Block("paragraph", plain)]


BLOCKS = {
    "headings": (
        "# Một\n\n## Hai\n\nBa\n===",
        [Block("heading", "Một", 1), Block("heading", "Hai", 2), Block("heading", "Ba", 1)],
    ),
    "list": (
        "- một\n- hai",
        [Block("item", "một", marker="-"), Block("item", "hai", marker="-")],
    ),
    "loose list": (
        "* một\n\n* hai",
        [Block("item", "một", marker="-"), Block("item", "hai", marker="-")],
    ),
    "nested list": (
        "- một\n  - trong\n    - sâu\n- hai",
        [
            Block("item", "một", 0, "-"),
            Block("item", "trong", 1, "-"),
            Block("item", "sâu", 2, "-"),
            Block("item", "hai", 0, "-"),
        ],
    ),
    "numbers that start later": (
        "4. bốn\n5. năm",
        [Block("item", "bốn", marker="4."), Block("item", "năm", marker="5.")],
    ),
    "numbers left to the page": (
        "1. một\n1. hai",
        [Block("item", "một", marker="1."), Block("item", "hai", marker="2.")],
    ),
    "numbers that go on after a nested list": (
        "1. một\n   - trong\n2. hai",
        [
            Block("item", "một", 0, "1."),
            Block("item", "trong", 1, "-"),
            Block("item", "hai", 0, "2."),
        ],
    ),
    "second paragraph of an item": (
        "- một\n\n  thêm\n- hai",
        [
            Block("item", "một", marker="-"),
            Block("paragraph", "thêm"),
            Block("item", "hai", marker="-"),
        ],
    ),
    "paragraph behind a list": (
        "- một\n\nhết",
        [Block("item", "một", marker="-"), Block("paragraph", "hết")],
    ),
    "table": (
        "| Cấp | Số |\n|---|--:|\n| tỉnh | **34** |\n| xã | 3.321 |",
        [
            Block("header", "Cấp | Số"),
            Block("row", "tỉnh | 34", header="Cấp | Số"),
            Block("row", "xã | 3.321", header="Cấp | Số"),
        ],
    ),
    "code block": ("```\nmake run\nmake test\n```", [Block("paragraph", "make run make test")]),
    "indented code": ("    make run", [Block("paragraph", "make run")]),
    "quotation": ("> Ông nói:\n> giảm.", [Block("paragraph", "Ông nói: giảm.")]),
    "rule": ("một\n\n***\n\nhai", [Block("paragraph", "một"), Block("paragraph", "hai")]),
}


@pytest.mark.parametrize(("text", "expected"), BLOCKS.values(), ids=BLOCKS.keys())
def test_blocks(text: str, expected: list[Block]) -> None:
    """Headings, items and rows keep their level, their number and their table."""
    assert blocks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "<div>\nCòn 15 người\n</div>",
        "<p>Còn 15 người</p>",
        "Còn <b>15</b> người",
        "Còn 15<br>người",
    ],
    ids=["block", "paragraph", "bold", "break"],
)
def test_text_within_html_is_text(text: str) -> None:
    """What a page says inside tags is not lost."""
    said = " ".join(" ".join(block.text for block in blocks(text)).split())
    assert [word for word in ("Còn", "15", "người") if word not in said] == []


@pytest.mark.parametrize("text", ["- # Một\n- hai", "1.\n2. hai"], ids=["heading", "empty item"])
def test_odd_items_are_read(text: str) -> None:
    """A list may hold what is no paragraph."""
    assert blocks(text)[-1].text == "hai"
