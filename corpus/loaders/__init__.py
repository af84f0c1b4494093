"""From a file to blocks: one loader a format."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from corpus.blocks import Block
from corpus.errors import UnreadableDocument, UnsupportedFormat
from corpus.loaders.markdown import markdown_blocks, split_front_matter
from corpus.loaders.text import text_blocks

BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


@dataclass(frozen=True)
class Loaded:
    """What a loader found in a file. The text of the blocks is composed Unicode (NFC)."""

    source: str
    content_hash: str  # SHA-256 of the bytes
    blocks: tuple[Block, ...]
    front_matter: Mapping[str, object] | None = None


LOADERS: dict[str, Callable[[str], Iterator[Block]]] = {
    ".md": markdown_blocks,
    ".markdown": markdown_blocks,
    ".txt": text_blocks,
}


def load(path: Path, source: str | None = None) -> Loaded:
    """Read a file into blocks.

    `source` is the name to report and keep, the path itself unless given.
    Raises `UnsupportedFormat`, `UnreadableDocument` or `InvalidMetadata`.
    """
    name = source or str(path)
    suffix = path.suffix.lower()
    if suffix not in LOADERS:
        known = ", ".join(sorted(LOADERS))
        raise UnsupportedFormat(
            name, f"no reader for {suffix or 'a file without suffix'!r}: save it as one of {known}"
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableDocument(
            name, f"cannot be opened ({reason}): check the path and its permissions"
        ) from error
    text = decode(data, name)
    front_matter, body = split_front_matter(text, name)
    blocks = tuple(block for block in LOADERS[suffix](body) if block.text)
    if not blocks:
        raise UnreadableDocument(name, "holds no text: nothing to ingest")
    return Loaded(name, content_hash(data), blocks, front_matter)


def content_hash(data: bytes) -> str:
    """Return the identity of a file's bytes."""
    return sha256(data).hexdigest()


def decode(data: bytes, source: str) -> str:
    """Return the text of a file, composed (NFC), with line breaks as LF.

    UTF-8, or UTF-16 with a byte order mark. Raises `UnreadableDocument`.
    """
    mark, encoding = next((m for m in BYTE_ORDER_MARKS if data.startswith(m[0])), (b"", "utf-8"))
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        problem = f"is not {encoding.upper()} text (byte {error.start}): save it as UTF-8 and ingest again"
        raise UnreadableDocument(source, problem) from error
    if "\x00" in text:
        raise UnreadableDocument(
            source, "is a binary file, not text: check that it is the right file"
        )
    if not text.strip():
        raise UnreadableDocument(source, "is empty: nothing to ingest")
    text = unicodedata.normalize("NFC", text)
    return text.replace("\r\n", "\n").replace("\r", "\n")
