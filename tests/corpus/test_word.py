"""Word files: what a reader of the page sees comes back, block by block."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from corpus.blocks import Block
from corpus.errors import DocumentError, LimitExceeded, UnreadableDocument
from tests.corpus.papers import document, loaded
from tests.corpus.test_provisions import STATUTE
from tests.corpus.writers import add_xml, as_text, as_word, saved

RUN = "<w:r><w:t>{}</w:t></w:r>"


def blocks_of(xml: str) -> tuple[Block, ...]:
    """Return the blocks of a Word file with this paragraph or table."""
    file = docx.Document()
    add_xml(file, xml)
    return loaded(saved(file), "paper.docx").blocks


def test_an_act_has_the_same_passages_as_in_plain_text() -> None:
    """What a document is cited by does not depend on how it was saved."""
    lines = STATUTE.splitlines()
    word, text = document(as_word(lines), "luat.docx"), document(as_text(lines), "luat.txt")
    assert word.passages == text.passages
    assert word.doubts == text.doubts


def test_a_report_keeps_headings_lists_and_tables() -> None:
    """A row knows the header of its table, an item that it is one."""
    file = docx.Document()
    file.add_heading("Báo cáo hợp nhất", 0)
    file.add_heading("Kết quả", 1)
    file.add_paragraph("Giảm 20 biên chế.")
    file.add_paragraph("Ban Tổ chức", style="List Bullet")
    table = file.add_table(2, 2)
    for cell, text in zip(table._cells, ("Đơn vị", "Biên chế", "Hạ Long", "15"), strict=True):
        cell.text = text
    assert loaded(saved(file), "paper.docx").blocks == (
        Block("heading", "Báo cáo hợp nhất", level=1),
        Block("heading", "Kết quả", level=2),
        Block("paragraph", "Giảm 20 biên chế."),
        Block("item", "Ban Tổ chức", marker="-"),
        Block("header", "Đơn vị | Biên chế"),
        Block("row", "Hạ Long | 15", header="Đơn vị | Biên chế"),
    )


def test_headings_without_a_title_are_sections() -> None:
    """Several headings of the first level are no titles."""
    file = docx.Document()
    for name in ("Kết quả", "Khó khăn"):
        file.add_heading(name, 1)
        file.add_paragraph(f"{name} được nêu rõ.")
    levels = [b.level for b in loaded(saved(file), "paper.docx").blocks if b.kind == "heading"]
    assert levels == [2, 2]


def test_numbers_that_word_writes_are_part_of_the_text() -> None:
    """They are not stored with the paragraph, but an official cites them."""
    file = docx.Document()
    for text in ("Việc một", "Việc hai"):
        file.add_paragraph(text, style="List Number")
    texts = [block.text for block in loaded(saved(file), "paper.docx").blocks]
    assert texts == ["1. Việc một", "2. Việc hai"]


def test_tracked_changes_count_as_accepted() -> None:
    """Deleted text is gone, inserted text is there; hidden text is not read."""
    deleted = "<w:del><w:r><w:delText>30</w:delText></w:r></w:del>"
    inserted = f"<w:ins>{RUN.format('15')}</w:ins>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"
    xml = f"<w:p>{RUN.format('Còn ')}{deleted}{inserted}{hidden}{RUN.format(' người.')}</w:p>"
    assert blocks_of(xml) == (Block("paragraph", "Còn 15 người."),)


def test_a_line_break_ends_a_line() -> None:
    """Clauses are often parted by line breaks inside one paragraph."""
    xml = "<w:p><w:r><w:t>1. Một.</w:t><w:br/><w:t>2. Hai.</w:t></w:r></w:p>"
    assert [block.text for block in blocks_of(xml)] == ["1. Một.", "2. Hai."]


def test_the_letterhead_is_read_column_by_column() -> None:
    """The table around it only sets the page."""
    file = docx.Document()
    table = file.add_table(2, 2)
    texts = ("CHÍNH PHỦ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 1/2025/NĐ-CP", "Hà Nội")
    for cell, text in zip(table._cells, texts, strict=True):
        cell.text = text
    found = loaded(saved(file), "paper.docx").blocks
    assert [block.text for block in found] == [texts[0], texts[2], texts[1], texts[3]]
    assert {block.kind for block in found} == {"paragraph"}


def test_a_merged_cell_is_said_in_every_row_it_reaches() -> None:
    """A row is cited alone, so it must be whole."""
    file = docx.Document()
    table = file.add_table(3, 2)
    for cell, text in zip(table._cells, ("Đơn vị", "Số", "Hạ Long", "35", "", "15"), strict=True):
        cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    rows = [b.text for b in loaded(saved(file), "paper.docx").blocks if b.kind == "row"]
    assert rows == ["Hạ Long | 35", "Hạ Long | 15"]


def test_running_heads_are_left_out() -> None:
    """They belong to the page."""
    file = docx.Document()
    file.sections[0].header.paragraphs[0].text = "Văn phòng Tỉnh ủy"
    file.add_paragraph("Còn 15 người.")
    assert [b.text for b in loaded(saved(file), "paper.docx").blocks] == ["Còn 15 người."]


def with_footnote(text: str) -> bytes:
    """Return a Word file whose second word bears a footnote."""
    file = docx.Document()
    file.add_heading("Kết quả", 2)
    file.add_paragraph("Giảm 20 biên chế.")
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    add_xml(file, f"<w:p>{RUN.format('Còn 15')}{mark}{RUN.format(' người.')}</w:p>")
    notes = (
        f'<w:footnotes xmlns:w="{qn("w:p")[1:].partition("}")[0]}">'
        f'<w:footnote w:id="0"><w:p>{RUN.format("kẻ ngang")}</w:p></w:footnote>'
        f'<w:footnote w:id="2"><w:p>{RUN.format(text)}</w:p></w:footnote></w:footnotes>'
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    out = BytesIO()
    with ZipFile(BytesIO(saved(file))) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name).decode("utf-8", "surrogateescape")
            if name == "word/_rels/document.xml.rels":
                relation = f'<Relationship Id="n" Type="{kind}" Target="footnotes.xml"/>'
                content = content.replace("</Relationships>", f"{relation}</Relationships>")
            new.writestr(name, content.encode("utf-8", "surrogateescape"))
        new.writestr("word/footnotes.xml", notes)
    return out.getvalue()


def test_a_footnote_is_cited_for_itself() -> None:
    """It stands behind the text, and in no sentence of it."""
    paper = document(with_footnote("Số liệu năm 2018."), "paper.docx")
    assert [(p.locator, p.text) for p in paper.passages] == [
        ("Kết quả › đoạn 1", "Giảm 20 biên chế."),
        ("Kết quả › đoạn 2", "Còn 15 người."),
        ("ghi chú 1", "Số liệu năm 2018."),
    ]


def test_the_content_says_what_a_file_is() -> None:
    """A Word file that was renamed is still one."""
    assert loaded(as_word(["Còn 15 người."]), "paper.txt").format == "word"


def packed(members: dict[str, bytes]) -> bytes:
    """Return a ZIP package."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return out.getvalue()


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w>&b;</w>"""


def with_document(xml: str) -> bytes:
    """Return a Word file with this inside its document element."""
    with ZipFile(BytesIO(as_word([]))) as package:
        members = {name: package.read(name) for name in package.namelist()}
    word = qn("w:p")[1:].partition("}")[0]
    members["word/document.xml"] = f'<w:document xmlns:w="{word}">{xml}</w:document>'.encode()
    return packed(members)


BAD = {
    "no Word inside": packed({"word/document.xml": b"<w/>"}),
    "entities": packed({"word/document.xml": LAUGHS, "[Content_Types].xml": LAUGHS}),
    "a bomb": packed({"word/document.xml": b" " * 30_000_000}),
    "no body": with_document(""),
    "cut off": as_word(["Còn 15 người."])[:-200],
}


@pytest.mark.parametrize("data", BAD.values(), ids=BAD)
def test_a_broken_file_is_refused_in_words(data: bytes) -> None:
    """One line says what is wrong with it."""
    with pytest.raises((UnreadableDocument, LimitExceeded)) as caught:
        document(data, "paper.docx")
    assert str(caught.value).startswith("paper.docx: ")


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_file_is_read_or_refused_in_words(seed: int) -> None:
    """Bits flip on old disks; nothing else may happen."""
    data = bytearray(as_word(STATUTE.splitlines()))
    for step in range(5):
        data[(seed * 7_919 + step * 104_729) % len(data)] ^= 1 << (seed % 8)
    try:
        document(bytes(data), "paper.docx")
    except DocumentError as refusal:
        assert "\n" not in str(refusal)
