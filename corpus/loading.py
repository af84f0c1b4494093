"""From a file to blocks: one loader a format."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from corpus.blocks import Block, Remark
from corpus.errors import LimitExceeded, UnreadableDocument
from corpus.legacy import encoding_of
from corpus.loaders.decoding import UNSEEN
from corpus.loaders.filetypes import format_of
from corpus.loaders.found import Found, Loader
from corpus.loaders.html import load_html
from corpus.loaders.mail import load_mail
from corpus.loaders.markdown import load_markdown
from corpus.loaders.office import through_libreoffice
from corpus.loaders.pdf import load_pdf
from corpus.loaders.scan import load_picture
from corpus.loaders.sheets import load_delimited, load_workbook
from corpus.loaders.slides import load_slides
from corpus.loaders.text import load_text
from corpus.loaders.word import load_word


@dataclass(frozen=True)
class Loaded:
    """What was found in a file. The text of the blocks is composed Unicode (NFC), none empty."""

    source: str
    content_hash: str  # SHA-256 of the bytes
    format: str
    blocks: tuple[Block, ...]
    remarks: tuple[Remark, ...] = ()
    pages: int = 0
    scanned: bool = False
    front_matter: Mapping[str, object] | None = None


LARGEST_FILE = 200_000_000  # bytes

LOADERS: dict[str, Loader] = {
    "markdown": load_markdown,
    "text": load_text,
    "html": load_html,
    "pdf": load_pdf,
    "word": load_word,
    "sheet": load_workbook,
    "delimited": load_delimited,
    "slides": load_slides,
    "mail": load_mail,
    "picture": load_picture,
    "doc": through_libreoffice(".doc", "writer"),
    "rtf": through_libreoffice(".rtf", "writer"),
    "odt": through_libreoffice(".odt", "writer"),
    "xls": through_libreoffice(".xls", "calc"),
    "ods": through_libreoffice(".ods", "calc"),
    "ppt": through_libreoffice(".ppt", "impress"),
    "odp": through_libreoffice(".odp", "impress"),
}


def load(path: Path, source: str | None = None) -> Loaded:
    """Read a file into blocks.

    `source` is the name to report and keep, the path itself unless given.
    Raises `UnsupportedFormat`, `UnreadableDocument` or `InvalidMetadata`.
    """
    name = source or str(path)
    try:
        if (size := path.stat().st_size) > LARGEST_FILE:
            problem = f"has {size:,} bytes, more than {LARGEST_FILE:,}: part it into smaller files"
            raise LimitExceeded(name, problem)
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableDocument(
            name, f"cannot be opened ({reason}): check the path and its permissions"
        ) from error
    kind = format_of(data, name, path.suffix.lower())
    found = in_unicode(LOADERS[kind](data, name))
    blocks, remarks = _with_text(found)
    if not blocks:
        raise UnreadableDocument(name, "holds no text: nothing to ingest")
    return Loaded(
        source=name,
        content_hash=sha256(data).hexdigest(),
        format=kind,
        blocks=blocks,
        remarks=remarks,
        pages=found.pages,
        scanned=found.scanned,
        front_matter=found.front_matter,
    )


def in_unicode(found: Found) -> Found:
    """Convert what was written in TCVN3 or VNI, and say so."""
    encoding = encoding_of("\n".join(block.text for block in found.blocks))
    if encoding is None:
        return found
    blocks = tuple(
        replace(block, text=encoding.convert(block.text), header=encoding.convert(block.header))
        for block in found.blocks
    )
    message = f"was written in {encoding.name} and converted: compare a page with the original"
    return replace(found, blocks=blocks, remarks=(*found.remarks, Remark("converted", message)))


def _with_text(found: Found) -> tuple[tuple[Block, ...], tuple[Remark, ...]]:
    """Return the blocks that hold text, composed, and the remarks on them or on the file."""
    places = [place for place, block in enumerate(found.blocks) if block.text]
    moved = {place: n for n, place in enumerate(places)}
    remarks = tuple(
        remark if remark.block is None else replace(remark, block=moved[remark.block])
        for remark in found.remarks
        if remark.block is None or remark.block in moved
    )
    return tuple(_composed(found.blocks[place]) for place in places), remarks


def _composed(block: Block) -> Block:
    """Compose what a loader put together, and leave out marks that are not seen."""
    text = unicodedata.normalize("NFC", block.text.translate(UNSEEN))
    return block if text == block.text else replace(block, text=text)
