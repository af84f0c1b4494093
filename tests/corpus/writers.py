"""Write the lines of an act, and what else an office puts into a file, in each format."""

from collections.abc import Sequence
from html import escape
from io import BytesIO

import docx
import typst
from docx.document import Document as WordDocument
from docx.oxml.parser import parse_xml

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PAGE = """<!DOCTYPE html>
<html><head><title>Trang</title><script>var x = "không đọc";</script></head><body>
<header><a href="/">Trang chủ</a></header><nav><ul><li>Tin tức</li></ul></nav>
<main>{}</main>
<aside>Tin liên quan</aside><footer>Bản quyền</footer></body></html>"""


def as_text(lines: Sequence[str]) -> bytes:
    """Write one line a paragraph."""
    return "\n\n".join(lines).encode()


def as_html(lines: Sequence[str]) -> bytes:
    """Write a web page with all that surrounds a text."""
    return as_page("".join(f"<p>{escape(line)}</p>\n" for line in lines))


def as_page(main: str) -> bytes:
    """Write a web page around HTML."""
    return PAGE.format(main).encode()


def as_pdf(lines: Sequence[str]) -> bytes:
    """Write one indented, justified paragraph a line on A4, with page numbers."""
    paragraphs = "\n".join(f"#par({_quoted(line)})" for line in lines)
    return set_in_type(f"#set par(justify: true, first-line-indent: 1cm)\n{paragraphs}")


def set_in_type(source: str) -> bytes:
    """Return the PDF that typst makes of its own markup."""
    head = '#set page("a4", numbering: "1")\n#set text(13pt, lang: "vi", hyphenate: false)\n'
    pdf: bytes = typst.compile((head + source).encode())
    return pdf


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def as_word(lines: Sequence[str]) -> bytes:
    """Write one paragraph a line, as someone who types the numbers."""
    file = docx.Document()
    for line in lines:
        file.add_paragraph(line)
    return saved(file)


def saved(file: WordDocument) -> bytes:
    """Return the bytes of a Word file."""
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def add_xml(file: WordDocument, xml: str) -> None:
    """Add what python-docx has no call for; `w:` stands for WordprocessingML."""
    body = file.element.body
    body.insert(len(body) - 1, parse_xml(xml.replace(">", f" {NAMESPACE}>", 1)))
