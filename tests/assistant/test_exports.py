"""Twenty packs on the starter corpus, each opened again with a reader of its format."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from time import monotonic, sleep

import pypdfium2
import pytest
from docx import Document
from lxml import etree
from markdown_it import MarkdownIt
from pptx import Presentation

from api.settings import read_settings
from api.wiring import RealParts, open_parts
from assistant.briefing import Briefer, Order
from assistant.export.markdown import markdown
from assistant.export.slides import MOST_POINTS, slides
from assistant.export.typesetting import pdf, picture
from assistant.export.word import word
from assistant.outline import outline_for
from assistant.paper import Bars, Paper, Points
from corpus.document import Language
from corpus.mentions import Names
from tests.programs import require_program

TODAY = date(2026, 1, 15)
TOPICS: tuple[tuple[Language, str], ...] = (
    ("vi", "Hợp nhất cơ quan Đảng và chính quyền có chức năng tương đồng"),
    ("vi", "Chính sách cho người chịu ảnh hưởng của sắp xếp"),
    ("vi", "Con dấu, hồ sơ, tài khoản và trụ sở sau sáp nhập"),
    ("vi", "Chính quyền địa phương hai cấp"),
    ("vi", "Nhất thể hóa chức danh"),
    ("vi", "Hợp nhất Ủy ban Kiểm tra với Thanh tra"),
    ("vi", "Sáp nhập tỉnh: đi lại và chỗ ở của cán bộ"),
    ("vi", "Văn phòng chung của cấp ủy và chính quyền"),
    ("vi", "Sắp xếp đơn vị hành chính cấp xã"),
    ("vi", "Hợp nhất các bộ năm 2025"),
    ("en", "Merging Party and government bodies with similar functions"),
    ("en", "Policies for those affected by streamlining"),
    ("en", "Seals, records, accounts and offices after a merger"),
    ("en", "Two-tier local government"),
    ("en", "Unified posts"),
    ("en", "Inspection commissions and inspectorates"),
    ("en", "Merging provinces: travel and housing of officials"),
    ("en", "Joint offices of Party and government"),
    ("en", "Rearranging communes"),
    ("en", "Merging ministries in 2025"),
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PACK_SECONDS = 5.0


@pytest.fixture(scope="module")
def parts(starter_data: Path) -> Iterator[RealParts]:
    """The real parts on the starter corpus."""
    parts = open_parts(read_settings(starter_data))
    yield parts
    parts.library.close()


@pytest.fixture(scope="module")
def briefer(parts: RealParts) -> Briefer:
    """Who makes the packs, warm."""
    names = Names.starter()
    briefer = Briefer(parts.assistant, parts.finder, parts.precedents, parts.library, names)
    made(briefer, "vi", "Con dấu")
    return briefer


@pytest.fixture(scope="module", params=TOPICS, ids=[f"{vi}-{t[:20]}" for vi, t in TOPICS])
def paper(request: pytest.FixtureRequest, briefer: Briefer) -> Paper:
    """One of twenty packs, made in time."""
    began = monotonic()
    paper = made(briefer, *request.param)
    assert monotonic() - began < PACK_SECONDS
    return paper


def made(briefer: Briefer, language: Language, topic: str) -> Paper:
    """Make a pack."""
    outline = outline_for(topic, "leaders", language)
    return briefer.paper(Order(topic, TODAY, language, outline))


def plain(text: str) -> str:
    """Return the letters and figures of a text, for comparing what writers space differently."""
    return re.sub(r"[\W_]+", "", text)


def test_every_statement_of_the_documents_resolves(paper: Paper, parts: RealParts) -> None:
    """Each citation stands in its version; each figure of a point stands in what it cites."""
    for source in paper.sources:
        cited = source.citation
        stored = parts.library.document(cited.document_id, cited.language, cited.version)
        assert stored is not None
        assert stored.text[cited.start : cited.end] == cited.quote != ""
    assert len(paper.sources) >= 10
    for section in paper.sections:
        for block in section.blocks:
            for statement in block.statements if isinstance(block, Points) else ():
                quoted = plain(" ".join(cited.quote for cited in statement.citations))
                if statement.citations:
                    said = statement.text.partition(": ")[2] or statement.text
                    assert plain(said) in quoted or plain(statement.text) in quoted


def test_word_has_styles_contents_and_footnotes(paper: Paper) -> None:
    """Every reference has its footnote, and every footnote a quotation."""
    content = word(paper)
    document = Document(BytesIO(content))
    headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert [section.heading for section in paper.sections] == headings[:-1]
    with zipfile.ZipFile(BytesIO(content)) as packed:
        body = etree.fromstring(packed.read("word/document.xml"))
        notes = etree.fromstring(packed.read("word/footnotes.xml"))
    references = [each.get(f"{W}id") for each in body.iter(f"{W}footnoteReference")]
    known = {each.get(f"{W}id"): "".join(each.itertext()) for each in notes.iter(f"{W}footnote")}
    assert references
    assert len(set(references)) == len(references)
    assert all("“" in known[each] for each in references)
    assert any("TOC" in (each.text or "") for each in body.iter(f"{W}instrText"))
    written = plain("".join(body.itertext()))
    assert all(plain(each.text) in written for each in paper.statements())


def test_slides_hold_six_points_at_most_and_cite_in_the_notes(paper: Paper) -> None:
    """Charts are native."""
    deck = Presentation(BytesIO(slides(paper)))
    charts = 0
    for slide in list(deck.slides)[1:]:
        bodies = [s for s in slide.shapes if s.has_text_frame and not s.is_placeholder]
        assert all(len(body.text_frame.paragraphs) <= MOST_POINTS for body in bodies)
        charts += sum(shape.has_chart for shape in slide.shapes)
        marks = {mark for body in bodies for mark in re.findall(r"\[\d+\]", body.text_frame.text)}
        cited = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
        own = {body.text_frame.text[:1] for body in bodies}
        if own and not all(body.text_frame.text.startswith("• [") for body in bodies):
            assert all(mark in cited for mark in marks)
    assert charts == sum(isinstance(b, Bars) for s in paper.sections for b in s.blocks)


def test_pdf_is_tagged_has_bookmarks_and_misses_no_glyph(paper: Paper) -> None:
    """All that is said can be read out again."""
    content = pdf(paper)
    assert b"/MarkInfo" in content or b"/StructTreeRoot" in content
    document = pypdfium2.PdfDocument(content)
    titles = [each.get_title() for each in document.get_toc()]
    for section in paper.sections:
        assert any(section.heading in title for title in titles)
    read = plain("".join(page.get_textpage().get_text_range() for page in document))
    read = re.sub(r"\d", "", read)
    lost = [
        each.text for each in paper.statements()
        if re.sub(r"\d", "", plain(each.text)[:60]) not in read
    ]  # fmt: skip
    assert len(lost) <= len(list(paper.statements())) // 20  # broken by the end of a page
    assert "\ufffd" not in read


def test_markdown_has_a_footnote_for_every_mark(paper: Paper) -> None:
    """And it is read as it was meant."""
    text = markdown(paper)
    marks = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    notes = set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE))
    assert marks == notes == {str(source.number) for source in paper.sources}
    html = MarkdownIt("commonmark").enable("table").render(text)
    assert html.count("<h2>") == len(paper.sections) + 1
    assert "<script" not in html


def test_the_same_pack_is_the_same_bytes(briefer: Briefer) -> None:
    """In every format."""
    writers: tuple[Callable[[Paper], bytes | str], ...] = (word, slides, pdf, markdown)
    one, other = (made(briefer, *TOPICS[0]) for _ in range(2))
    first = [write(one) for write in writers]
    sleep(1.1)  # what tells the second it was made in differs now
    same = [write(other) == before for write, before in zip(writers, first, strict=True)]
    assert all(same)


def test_a_chart_is_drawn_as_a_picture(briefer: Briefer) -> None:
    """For pages as SVG, for Word as PNG."""
    blocks = [b for s in made(briefer, *TOPICS[0]).sections for b in s.blocks]
    bars = next(block for block in blocks if isinstance(block, Bars))
    assert picture(bars, "svg").startswith(b"<svg")
    assert picture(bars, "png").startswith(b"\x89PNG")


def test_no_slide_overflows(briefer: Briefer, tmp_path: Path) -> None:
    """As LibreOffice draws them, every word stands on its page."""
    soffice = require_program("soffice", "libreoffice", install="apt-get install libreoffice-nogui")
    for language in ("vi", "en"):
        topic = next(each for each in TOPICS if each[0] == language)
        (tmp_path / f"{language}.pptx").write_bytes(slides(made(briefer, *topic)))
        command = [soffice, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
        subprocess.run(
            [*command, str(tmp_path / f"{language}.pptx")],
            check=True,
            capture_output=True,
            timeout=180,
        )
        document = pypdfium2.PdfDocument(tmp_path / f"{language}.pdf")
        for page in document:
            text = page.get_textpage()
            boxes = [text.get_rect(n) for n in range(text.count_rects())]
            assert all(bottom >= 0 and right <= page.get_width() for _, bottom, right, _ in boxes)
    shutil.rmtree(tmp_path)
