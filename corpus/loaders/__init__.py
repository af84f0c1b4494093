"""From a file to blocks: one loader a format."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from corpus.blocks import Block
from corpus.errors import UnreadableDocument, UnsupportedFormat
from corpus.loaders.front_matter import split_front_matter
from corpus.loaders.markdown import markdown_blocks
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


MARKDOWN = frozenset({".md", ".markdown"})
# Marks that are not seen and part a word in two: soft hyphen, zero-width space, word joiner.
UNSEEN = {ord(char): None for char in "\u00ad\u200b\u2060\ufeff"}
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
CONTROL_SHARE = 100  # one control character in so many is no text any more


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
    front_matter, body = split_front_matter(text, name) if suffix in MARKDOWN else (None, text)
    blocks = tuple(map(_composed, filter(_has_text, LOADERS[suffix](body))))
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
        problem = f"is not {encoding.upper()} text (byte {error.start}): save it as UTF-8"
        raise UnreadableDocument(source, problem) from error
    if "\x00" in text or len(CONTROL.findall(text)) * CONTROL_SHARE > len(text):
        raise UnreadableDocument(
            source, "is a binary file, not text: check that it is the right file"
        )
    text = unicodedata.normalize("NFC", CONTROL.sub("", text.translate(UNSEEN)))
    if not text.strip():
        raise UnreadableDocument(source, "is empty: nothing to ingest")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _has_text(block: Block) -> bool:
    return bool(block.text)


def _composed(block: Block) -> Block:
    """Compose what a loader put together, such as an entity after a letter."""
    if unicodedata.is_normalized("NFC", block.text):
        return block
    return replace(block, text=unicodedata.normalize("NFC", block.text))
