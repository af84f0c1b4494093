"""From bytes to text: composed Unicode, with line breaks as LF."""

import re
import unicodedata

from corpus.errors import UnreadableDocument
from corpus.legacy import LEAST_WORDS, encoding_of
from corpus.spelling import looks_of

BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


# Marks that are not seen and part a word in two: soft hyphen, zero-width space, word joiner.
UNSEEN = {ord(char): None for char in "\u00ad\u200b\u2060\ufeff"}
REPLACED = "\ufffd"
LEAST_VIETNAMESE = 0.8  # of the words, to take bytes for code page 1258
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
CONTROL_SHARE = 100  # one control character in so many is no text any more


def decode(data: bytes, source: str) -> str:
    """Return the text of a file, composed (NFC), with line breaks as LF.

    UTF-8, or UTF-16 with a byte order mark; else Vietnamese of Windows (code page 1258), TCVN3 or
    VNI, the last two still in their own letters, which `load` converts. Raises
    `UnreadableDocument`.
    """
    mark, encoding = next((m for m in BYTE_ORDER_MARKS if data.startswith(m[0])), (b"", "utf-8"))
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        if (older := _older(data)) is not None:
            return _with_line_breaks(older)
        problem = f"is not {encoding.upper()} text (byte {error.start}): save it as UTF-8"
        raise UnreadableDocument(source, problem) from error
    if "\x00" in text or len(CONTROL.findall(text)) * CONTROL_SHARE > len(text):
        raise UnreadableDocument(
            source, "is a binary file, not text: check that it is the right file"
        )
    text = unicodedata.normalize("NFC", CONTROL.sub("", text.translate(UNSEEN)))
    if not text.strip():
        raise UnreadableDocument(source, "is empty: nothing to ingest")
    return _with_line_breaks(text)


def _with_line_breaks(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _older(data: bytes) -> str | None:
    """Return text from before Unicode, where its words are Vietnamese; else `None`."""
    if CONTROL.search(western := data.decode("cp1252", "replace")):
        return None
    if encoding_of(western.replace(REPLACED, "")) is not None:
        return western
    windows = unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
    looks = looks_of(windows)
    sure = REPLACED not in windows and looks.vietnamese >= LEAST_VIETNAMESE
    return windows if sure and looks.words >= LEAST_WORDS else None
