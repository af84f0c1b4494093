"""Word (.docx): headings, numbered paragraphs, lists, tables and footnotes as a reader sees them.

Tracked changes count as accepted. Running heads, comments and hidden text are left out; nothing
outside the file is followed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from zipfile import BadZipFile

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml.etree import LxmlError
from lxml.etree import _Element as Element

from corpus.blocks import Block
from corpus.errors import UnreadableDocument
from corpus.loaders.found import Found
from corpus.loaders.packages import check_package
from corpus.loaders.tables import is_letterhead, table_blocks
from corpus.loaders.word_numbering import Numbering

HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Deleted text, instructions, properties; text boxes are read after the paragraph they hang on.
LEFT_OUT = {
    FALLBACK,
    *map(qn, ("w:del", "w:moveFrom", "w:rPr", "w:pPr", "w:instrText", "w:txbxContent")),
}
SIGNS = {
    qn("w:tab"): " ",
    qn("w:ptab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}

# What python-docx and lxml raise for parts that are missing or are not what they should be.
MALFORMED = (
    OpcError, LxmlError, BadZipFile, KeyError, ValueError, TypeError, AttributeError, OSError,
)  # fmt: skip


def load_word(data: bytes, source: str) -> Found:
    """Read a Word file."""
    check_package(data, source)
    try:
        file = _Reader(docx.Document(BytesIO(data)))
        blocks = [*file.blocks(file.body), *file.notes()]
    except MALFORMED as error:
        problem = f"is not a Word file that can be read ({type(error).__name__}): get it again"
        raise UnreadableDocument(source, problem) from error
    return Found(tuple(_with_levels(blocks)))


@dataclass
class _Reader:
    """A Word file while it is read."""

    file: WordDocument
    referenced: list[str] = field(default_factory=list)  # footnotes, in the order of reading

    def __post_init__(self) -> None:
        part = self._part(RELATIONSHIP_TYPE.NUMBERING)
        self.numbering = Numbering.of(part)
        self.styles = {
            each.get(qn("w:styleId"), ""): each
            for each in self.file.styles.element.iter(qn("w:style"))
        }

    @property
    def body(self) -> Element:
        """Where the text stands. Raises `ValueError` for a file without it."""
        body: Element = self.file.element.find(qn("w:body"))
        if body is None:
            message = "it has no text"
            raise ValueError(message)
        return body

    def _part(self, kind: str) -> Element | None:
        for relation in self.file.part.rels.values():
            if relation.reltype == kind and not relation.is_external:
                root: Element = parse_xml(relation.target_part.blob)
                return root
        return None

    # --- blocks ---

    def blocks(self, parent: Element) -> Iterator[Block]:
        """Yield the blocks of the body, of a cell, of a text box or of a wrapper around them."""
        for child in parent:
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                yield from self._table(child)
            elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
                yield from self.blocks(child)

    def _paragraph(self, paragraph: Element) -> Iterator[Block]:
        lines = _lines("".join(self._words(paragraph)))
        if lines:
            label, level = self._number(paragraph)
            depth = self._heading(paragraph)
            if depth is not None:
                text = " ".join((*filter(None, [label.strip("-")]), *lines))
                yield Block("heading", text, level=depth)
            elif label == "-":
                yield Block("item", " ".join(lines), level=level, marker="-")
            else:
                first = f"{label} {lines[0]}" if label else lines[0]
                yield from (Block("paragraph", line) for line in (first, *lines[1:]))
        for box in _boxes(paragraph):
            yield from self.blocks(box)

    def _words(self, element: Element) -> Iterator[str]:
        """Yield the words of a paragraph as they stand after all changes are accepted."""
        for child in element:
            if child.tag in LEFT_OUT or _hidden(child):
                continue
            if child.tag == qn("w:t"):
                yield child.text or ""
            elif child.tag in SIGNS:
                yield SIGNS[child.tag]
            elif child.tag == qn("w:footnoteReference"):
                self.referenced.append(child.get(qn("w:id"), ""))
            else:
                yield from self._words(child)

    def _table(self, table: Element) -> Iterator[Block]:
        rows = [list(row.iterchildren(qn("w:tc"))) for row in table.iterchildren(qn("w:tr"))]
        whole = "".join(text.text or "" for text in table.iter(qn("w:t")))
        if len(rows) <= 1 or is_letterhead(whole, len(rows)):
            for column in range(max(map(len, rows), default=0)):
                for row in rows:
                    if column < len(row):
                        yield from self.blocks(row[column])
            return
        cells: list[list[str]] = []
        for row in rows:
            texts = [" ".join(block.text for block in self.blocks(cell)) for cell in row]
            for place, cell in enumerate(row):
                if _goes_on(cell) and cells and place < len(cells[-1]):
                    texts[place] = cells[-1][place]  # the cell above reaches down to here
            cells.append(texts)
        yield from table_blocks(cells, headed=bool(cells) and all(cells[0]))

    def notes(self) -> Iterator[Block]:
        """Yield the footnotes in the order their marks stand in the text."""
        root = self._part(RELATIONSHIP_TYPE.FOOTNOTES)
        known = {} if root is None else {each.get(qn("w:id")): each for each in root}
        for number, name in enumerate(dict.fromkeys(self.referenced), 1):
            if name in known:
                text = " ".join(block.text for block in self.blocks(known[name]))
                yield Block("note", text, marker=f"{number}.")

    # --- properties, own or by style ---

    def _number(self, paragraph: Element) -> tuple[str, int]:
        """Return the label of a paragraph and its level; ("", 0) where it has none."""
        for properties in self._properties(paragraph):
            given = properties.find(qn("w:numPr"))
            if given is not None:
                number = given.find(qn("w:numId"))
                level = given.find(qn("w:ilvl"))
                place = int(level.get(qn("w:val"), "0")) if level is not None else 0
                name = number.get(qn("w:val"), "0") if number is not None else "0"
                return self.numbering.label(name, place), place
        return "", 0

    def _heading(self, paragraph: Element) -> int | None:
        """Return the depth of a heading, 0 for the title; `None` for other text."""
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        for each in self._styles("" if style is None else style.get(qn("w:val"), "")):
            name = each.find(qn("w:name"))
            called = "" if name is None else name.get(qn("w:val"), "")
            if called.lower() == "title":
                return 0
            if match := HEADING.fullmatch(called):
                return int(match[1])
        return None

    def _properties(self, paragraph: Element) -> Iterator[Element]:
        own = paragraph.find(qn("w:pPr"))
        style = ""
        if own is not None:
            yield own
            named = own.find(qn("w:pStyle"))
            style = "" if named is None else named.get(qn("w:val"), "")
        for each in self._styles(style):
            if (properties := each.find(qn("w:pPr"))) is not None:
                yield properties

    def _styles(self, name: str) -> Iterator[Element]:
        """Yield a style and those it is based on."""
        seen: set[str] = set()
        while name in self.styles and name not in seen:
            seen.add(name)
            yield self.styles[name]
            parent = self.styles[name].find(qn("w:basedOn"))
            name = "" if parent is None else parent.get(qn("w:val"), "")


def _with_levels(blocks: Sequence[Block]) -> Iterator[Block]:
    """Give the one title a text has level 1; without one, its headings begin at level 2."""
    depths = [block.level for block in blocks if block.kind == "heading"]
    opens = bool(blocks) and blocks[0].kind == "heading"
    titled = opens and depths[0] == 1 and depths.count(1) == 1
    for block in blocks:
        shift = block.kind == "heading" and (0 in depths or not titled)
        yield replace(block, level=block.level + 1) if shift else block


def _lines(text: str) -> list[str]:
    return [line for raw in text.split("\n") if (line := " ".join(raw.split()))]


def _boxes(paragraph: Element) -> Iterator[Element]:
    for box in paragraph.iter(qn("w:txbxContent")):
        if not any(above.tag == FALLBACK for above in box.iterancestors()):
            yield box


def _hidden(run: Element) -> bool:
    mark = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return mark is not None and mark.get(qn("w:val"), "1") not in ("0", "false")


def _goes_on(cell: Element) -> bool:
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merge is not None and merge.get(qn("w:val"), "continue") == "continue"
