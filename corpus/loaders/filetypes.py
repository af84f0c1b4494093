"""What a file is, by its content; its name decides only between kinds of text."""

import re
from io import BytesIO
from typing import IO
from zipfile import ZipFile

from corpus.errors import UnsupportedFormat
from corpus.loaders.packages import DAMAGED

TEXTS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".htm": "html",
    ".html": "html",
    ".csv": "delimited",
    ".tsv": "delimited",
    ".eml": "mail",
}
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The stream that an old Office file keeps its text in, by name.
STREAMS = {"WordDocument": "doc", "Workbook": "xls", "Book": "xls", "PowerPoint Document": "ppt"}
RICH_TEXT = b"{\\rtf"
PDF = b"%PDF-"  # may stand a little behind the beginning (ISO 32000-1, implementation note 13)
PACKAGE = b"PK\x03\x04"
# The part that a package of each kind cannot be without.
PARTS = {"word/document.xml": "word", "xl/workbook.xml": "sheet", "ppt/presentation.xml": "slides"}
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
OPEN_KINDS = {b"text": "odt", b"spreadsheet": "ods", b"presentation": "odp"}
SUFFIXES = {".docx": "word", ".xlsx": "sheet", ".pptx": "slides"}  # of packages that are damaged
HTML = (b"<!doctype html", b"<html")
MAIL = re.compile(
    rb"(?:Received|Return-Path|MIME-Version|Message-ID|Delivered-To): ", re.IGNORECASE
)
LOOKED_AT = 1_024  # bytes
KNOWN = (
    ".doc", ".docx", ".jpg", ".odp", ".ods", ".odt", ".pdf", ".png", ".ppt", ".pptx", ".rtf",
    ".tif", ".xls", ".xlsx", ".zip", *TEXTS,
)  # fmt: skip


def format_of(data: bytes, source: str, suffix: str) -> str:
    """Return the name of the loader for a file. Raises `UnsupportedFormat`."""
    if data.startswith(PICTURES):
        return "picture"
    if data.startswith(RICH_TEXT):
        return "rtf"
    if data.startswith(OLD_OFFICE):
        return _old_office(data, source)
    if data.startswith(PDF) or (suffix == ".pdf" and PDF in data[:LOOKED_AT]):
        return "pdf"
    if data.startswith(PACKAGE):
        return _package(data, source, suffix)
    return _text(data, source, suffix)


def _old_office(data: bytes, source: str) -> str:
    kind = next((k for name, k in STREAMS.items() if name.encode("utf-16-le") in data), None)
    if kind is None:
        problem = "is an old Office file of a kind that holds no text: save it as .docx"
        raise UnsupportedFormat(source, problem)
    return kind


def _package(data: bytes, source: str, suffix: str) -> str:
    kind = package_kind(BytesIO(data))
    if kind is None and suffix in SUFFIXES:
        return SUFFIXES[suffix]
    if kind is None:
        problem = "is an archive within an archive, or a package of another kind: unpack it"
        raise UnsupportedFormat(source, problem)
    return kind


def package_kind(file: IO[bytes]) -> str | None:
    """Return the kind of an office file that is a ZIP package; `None` for any other package."""
    try:
        package = ZipFile(file)
        names = set(package.namelist())
        if found := next((kind for part, kind in PARTS.items() if part in names), None):
            return found
        if "mimetype" not in names:
            return None
        with package.open("mimetype") as part:
            told = part.read(LOOKED_AT)
    except DAMAGED:
        return None
    return OPEN_KINDS.get(told.removeprefix(OPEN_DOCUMENT).strip())


def _text(data: bytes, source: str, suffix: str) -> str:
    if suffix not in TEXTS and not MAIL.match(data) and suffix not in KNOWN:
        known = ", ".join(sorted(KNOWN))
        raise UnsupportedFormat(
            source,
            f"no reader for {suffix or 'a file without suffix'!r}: save it as one of {known}",
        )
    if data[:LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(HTML):
        return "html"
    return "mail" if MAIL.match(data) else TEXTS.get(suffix, "text")
