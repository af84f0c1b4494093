"""A briefing as a Word document: real styles, a table of contents, footnotes for the sources."""

from datetime import datetime, time
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as DocumentType
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from lxml import etree

from assistant.export.stable import stable
from assistant.export.typesetting import picture
from assistant.outline import HEADINGS
from assistant.paper import Bars, Block, Discussion, Paper, Points, Statement, Table, told, wordy

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
FONT = "Times New Roman"  # what Vietnamese offices write in: Decree 30/2020/NĐ-CP, Appendix I
CONTENTS = {"vi": "Mục lục", "en": "Contents"}
WIDE, NARROW = Cm(4.5), Cm(1.9)  # columns of a table
OWN = 2  # footnotes that every document has: the separators


def word(paper: Paper) -> bytes:
    """Return a paper as .docx."""
    return _Writer(paper).written()


class _Writer:
    """One document while it is written."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._document: DocumentType = Document()
        self._captions = 0
        self._notes: list[str] = []
        normal = self._document.styles["Normal"]
        normal.font.name, normal.font.size = FONT, Pt(12)
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)

    def written(self) -> bytes:
        document, paper = self._document, self._paper
        document.add_heading(paper.title, 0)
        document.add_paragraph(paper.subtitle, style="Subtitle")
        self._contents()
        for section in paper.sections:
            document.add_heading(section.heading, 1)
            for block in section.blocks:
                self._block(block)
        document.add_heading(HEADINGS["sources"][paper.language], 1)
        for source in paper.sources:
            document.add_paragraph(f"[{source.number}] {told(source.citation)}")
        self._add_footnotes()
        core = document.core_properties
        core.title, core.author, core.language = paper.title, "Merger Assistant", paper.language
        day = datetime.combine(paper.as_of, time.min)
        core.created = core.modified = day
        file = BytesIO()
        document.save(file)
        return stable(file.getvalue())

    def _contents(self) -> None:
        """Add the headings as a field, to which Word adds the pages when it is updated."""
        language = self._paper.language
        self._document.add_paragraph(CONTENTS[language], style="TOC Heading")
        run = self._document.add_paragraph().add_run()
        for kind, text in (
            ("begin", None), (None, 'TOC \\o "1-2" \\h \\z \\u'), ("separate", None),
        ):  # fmt: skip
            run._r.append(_field(kind) if kind else _instruction(str(text)))
        headings = (section.heading for section in self._paper.sections)
        for heading in (*headings, HEADINGS["sources"][language]):
            run.add_text(heading)
            run.add_break()
        run._r.append(_field("end"))

    def _block(self, block: Block) -> None:
        document = self._document
        if isinstance(block, Points):
            for statement in block.statements:
                style = "List Number 2" if block.numbered else "List Bullet"
                self._state(document.add_paragraph(style=style), statement)
        elif isinstance(block, Table):
            self._table(block.caption, block.heads, block.rows)
        elif isinstance(block, Bars):
            self._chart(block)
        elif isinstance(block, Discussion):
            document.add_paragraph(style="List Bullet").add_run(block.question).bold = True
            for statement in block.answer:
                self._state(document.add_paragraph(style="List Continue"), statement)

    def _table(
        self, caption: str, heads: tuple[str, ...], rows: tuple[tuple[Statement, ...], ...]
    ) -> None:
        self._captions += 1
        self._document.add_paragraph(
            f"{self._captions}. {caption}", style="Caption"
        ).paragraph_format.keep_with_next = True
        table = self._document.add_table(1, len(heads), style="Table Grid")
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            run = cell.paragraphs[0].add_run(head)
            run.bold, run.font.size = True, Pt(9)
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for row in rows:
            for cell, statement in zip(table.add_row().cells, row, strict=True):
                marks = ", ".join(map(str, self._paper.marks(statement.citations)))
                cell.paragraphs[0].add_run(" ".join(statement.text.split())).font.size = Pt(9)
                if marks:
                    cell.paragraphs[0].add_run(f" [{marks}]").font.superscript = True
        for place, column in enumerate(table.columns):
            width = WIDE if wordy([row[place] for row in rows]) else NARROW
            for cell in column.cells:
                cell.width = width
        self._document.add_paragraph()

    def _chart(self, bars: Bars) -> None:
        """Add a chart as a picture, and its figures as a table, where each has its source."""
        rows = tuple(
            (Statement(name, cited), Statement(str(before)), Statement(str(after)))
            for name, before, after, cited in bars.bars
        )
        self._document.add_picture(BytesIO(picture(bars, "png")), width=Cm(14))
        drawn = self._document.inline_shapes[-1]._inline.docPr
        drawn.set("descr", "; ".join(f"{name}: {a} → {b}" for name, a, b, _ in bars.bars))
        self._table(bars.caption, ("", *bars.series), rows)

    def _state(self, paragraph: Paragraph, statement: Statement) -> None:
        """Write a statement, a footnote behind it for each source."""
        paragraph.add_run(" ".join(statement.text.split()))
        for cited in statement.citations:
            self._notes.append(told(cited))
            run = paragraph.add_run()
            run.font.superscript = True
            reference = OxmlElement("w:footnoteReference")
            reference.set(qn("w:id"), str(len(self._notes) + OWN - 1))
            run._r.append(reference)

    def _add_footnotes(self) -> None:
        """Add the part that holds the footnotes, behind the two separators each has to have."""
        notes = parse_xml(f'<w:footnotes xmlns:w="{NAMESPACE}"/>')
        for number, kind in enumerate(("separator", "continuationSeparator")):
            notes.append(_separator(number, kind))
        for number, text in enumerate(self._notes, OWN):
            notes.append(_note(number, text))
        package = self._document.part.package
        blob = etree.tostring(notes, xml_declaration=True, encoding="UTF-8", standalone=True)
        part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES, blob, package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _field(kind: str) -> Any:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return mark


def _instruction(text: str) -> Any:
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = text
    return instruction


def _separator(number: int, kind: str) -> Any:
    return parse_xml(
        f'<w:footnote xmlns:w="{NAMESPACE}" w:type="{kind}" w:id="{number}"><w:p><w:r>'
        f"<w:{kind}/></w:r></w:p></w:footnote>"
    )


def _note(number: int, text: str) -> Any:
    note = parse_xml(
        f'<w:footnote xmlns:w="{NAMESPACE}" w:id="{number}"><w:p><w:pPr><w:spacing '
        'w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:rPr><w:vertAlign '
        'w:val="superscript"/></w:rPr><w:footnoteRef/></w:r><w:r><w:rPr><w:sz w:val="18"/></w:rPr>'
        '<w:t xml:space="preserve"></w:t></w:r></w:p></w:footnote>'
    )
    next(note.iter(qn("w:t"))).text = f" {text}"
    return note
