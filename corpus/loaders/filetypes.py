"""What a file is, by its content; its name decides only between kinds of text."""

from io import BytesIO
from zipfile import ZipFile

from corpus.errors import UnsupportedFormat
from corpus.loaders.packages import DAMAGED

TEXTS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".htm": "html",
    ".html": "html",
}
KNOWN = (".docx", ".pdf", *TEXTS)
# Beginnings of files: what they are called, and what to do with them.
SIGNATURES: dict[bytes, tuple[str, str]] = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": ("an old Office file", "save it as .docx"),
    b"{\\rtf": ("rich text", "save it as .docx"),
    b"\x89PNG": ("a picture", "save its text as .docx or .txt"),
    b"\xff\xd8\xff": ("a picture", "save its text as .docx or .txt"),
    b"II*\x00": ("a picture", "save its text as .docx or .txt"),
    b"MM\x00*": ("a picture", "save its text as .docx or .txt"),
}
PDF = b"%PDF-"  # may stand a little behind the beginning (ISO 32000-1, implementation note 13)
PACKAGE = b"PK\x03\x04"
WORD = "word/document.xml"
HTML = (b"<!doctype html", b"<html")
LOOKED_AT = 1_024  # bytes


def format_of(data: bytes, source: str, suffix: str) -> str:
    """Return the name of the loader for a file. Raises `UnsupportedFormat`."""
    for signature, (kind, advice) in SIGNATURES.items():
        if data.startswith(signature):
            raise UnsupportedFormat(source, f"is {kind}, which cannot be read yet: {advice}")
    if data.startswith(PDF) or (suffix == ".pdf" and PDF in data[:LOOKED_AT]):
        return "pdf"
    if data.startswith(PACKAGE):
        if suffix == ".docx" or _is_word(data):
            return "word"
        known = ", ".join(KNOWN)
        raise UnsupportedFormat(source, f"is a ZIP package of another kind: unpack it to {known}")
    if suffix not in KNOWN:
        known = ", ".join(sorted(KNOWN))
        raise UnsupportedFormat(
            source,
            f"no reader for {suffix or 'a file without suffix'!r}: save it as one of {known}",
        )
    if data[:LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(HTML):
        return "html"
    return TEXTS.get(suffix, "text")


def _is_word(data: bytes) -> bool:
    try:
        return WORD in ZipFile(BytesIO(data)).namelist()
    except DAMAGED:
        return False
