"""PDF files: what a reader of the printed page sees comes back, in the order it is read."""

import random

import pytest

from corpus.blocks import Block
from corpus.errors import DocumentError, UnreadableDocument
from tests.corpus.papers import document, loaded, locators
from tests.corpus.test_provisions import STATUTE
from tests.corpus.writers import as_pdf, as_text, set_in_type

SENTENCE = "Việc hợp nhất các cơ quan của Đảng và Nhà nước đã được thực hiện ở mười bốn huyện. "
INDENTED = "#set par(justify: true, first-line-indent: 1cm)\n"


def blocks_of(markup: str) -> tuple[Block, ...]:
    """Return the blocks of a PDF that is set from typst markup."""
    return loaded(set_in_type(INDENTED + markup), "paper.pdf").blocks


def texts_of(markup: str) -> list[str]:
    """Return the texts of those blocks."""
    return [block.text for block in blocks_of(markup)]


def test_an_act_has_the_same_passages_as_in_plain_text() -> None:
    """What an act is cited by does not depend on how it was saved."""
    lines = STATUTE.splitlines()
    pdf, text = document(as_pdf(lines), "luat.pdf"), document(as_text(lines), "luat.txt")
    assert pdf.passages == text.passages
    assert pdf.doubts == text.doubts


def test_paragraphs_go_on_over_lines_and_pages() -> None:
    """A page number between two halves of a sentence is not read."""
    towns = ("Hạ Long", "Uông Bí", "Cẩm Phả", "Móng Cái", "Tiên Yên", "Cô Tô", "Ba Chẽ", "Vân Đồn")
    paragraphs = [f"{n}. {SENTENCE * 8}Ở {town} cũng vậy." for n, town in enumerate(towns, 1)]
    paper = loaded(as_pdf(paragraphs), "paper.pdf")
    assert [block.text for block in paper.blocks] == paragraphs
    assert paper.pages == max(block.page for block in paper.blocks) > 1


def test_running_heads_are_left_out() -> None:
    """What stands at the top of every page belongs to the page."""
    markup = "#set page(header: [Văn phòng Tỉnh ủy])\nMột.\n#pagebreak()\nHai.\n#pagebreak()\nBa."
    assert texts_of(markup) == ["Một.", "Hai.", "Ba."]


def test_a_locator_names_the_page() -> None:
    """A reader of the paper finds the place again."""
    paper = document(set_in_type(f"{SENTENCE * 2}\n#pagebreak()\nHai.\n\nBa."), "paper.pdf")
    assert locators(paper) == ["trang 1 › đoạn 1", "trang 2 › đoạn 1", "trang 2 › đoạn 2"]


def test_two_columns_are_read_one_after_the_other() -> None:
    """Lines that stand side by side are not one line."""
    one, two = (name + " " + SENTENCE * 4 for name in ("Một", "Hai"))
    found = texts_of(f"#columns(2)[{one}\n\n#colbreak()\n{two}]")
    assert found == [one.strip(), two.strip()]


def test_a_table_with_rules_keeps_its_cells() -> None:
    """A cell of several lines is one cell; every row knows its header."""
    name = "Trung tâm bồi dưỡng chính trị và Ban Tuyên giáo"
    found = blocks_of(
        "#table(columns: (4cm, 2cm, 2cm), [Địa phương], [Trước], [Sau],"
        f" [Hạ Long], [35], [15], [{name}], [30], [18])"
    )
    header = "Địa phương | Trước | Sau"
    assert [(block.kind, block.text, block.header) for block in found] == [
        ("header", header, ""),
        ("row", "Hạ Long | 35 | 15", header),
        ("row", f"{name} | 30 | 18", header),
    ]


def test_a_frame_around_text_is_no_table() -> None:
    """Paragraphs inside a border stay paragraphs."""
    one, two = (f"{SENTENCE}{SENTENCE}{name}." for name in ("Một", "Hai"))
    found = blocks_of(f"#rect(width: 100%)[#par[{one}]\n#par[{two}]]")
    assert [(block.kind, block.text) for block in found] == [("paragraph", one), ("paragraph", two)]


def test_the_letterhead_is_read_column_by_column() -> None:
    """Issuing body and number stand left, the motto, place and date right."""
    found = texts_of(
        "#grid(columns: (1fr, 1.4fr), align: center,"
        "[UBND TỈNH \\ SỞ NỘI VỤ], [CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM \\ Độc lập],"
        "[Số: 12/BC-SNV], [Hạ Long, ngày 5 tháng 6 năm 2018])\n#align(center)[BÁO CÁO]"
    )
    assert found == [
        "UBND TỈNH", "SỞ NỘI VỤ", "Số: 12/BC-SNV", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập", "Hạ Long, ngày 5 tháng 6 năm 2018", "BÁO CÁO",
    ]  # fmt: skip


def test_several_fonts_make_one_line() -> None:
    """Emphasis parts no words."""
    assert texts_of("Giảm *20* _biên chế_, còn *15*.") == ["Giảm 20 biên chế, còn 15."]


def test_a_page_without_text_is_reported() -> None:
    """It may be a picture; nobody shall believe that it was read."""
    pages = "#set page(numbering: none)\nMột.\n#pagebreak()\n#rect()\n#pagebreak()\nHai."
    paper = document(set_in_type(pages), "paper.pdf")
    assert [doubt.code for doubt in paper.doubts] == ["no_text"]
    assert "page 2" in paper.doubts[0].message


BAD = {
    "only lines": (set_in_type("#set page(numbering: none)\n#rect()"), "get the source"),
    "nonsense": (b"%PDF-1.7 nonsense", "save an unlocked copy"),
}


@pytest.mark.parametrize(("data", "advice"), BAD.values(), ids=BAD)
def test_what_cannot_be_read_is_refused_in_words(data: bytes, advice: str) -> None:
    """One line says what to do."""
    with pytest.raises(UnreadableDocument, match=advice):
        document(data, "paper.pdf")


def test_a_damaged_file_is_read_or_refused_in_words() -> None:
    """Bits flip on old disks and copies are cut off; nothing else may happen."""
    whole = as_pdf(STATUTE.splitlines())
    chance = random.Random(7)
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 20)):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        if chance.random() < 0.3:
            del data[chance.randrange(5, len(data)) :]
        try:
            document(b"%PDF-" + bytes(data[5:]), "paper.pdf")
        except DocumentError as refusal:
            assert "\n" not in str(refusal)
