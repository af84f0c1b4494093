"""Papers for tests: what is written into a file comes back as a document."""

from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.blocks import Block
from corpus.document import Document, Passage
from corpus.loading import Loaded, load
from corpus.reading import read


def document(text: str | bytes, name: str = "paper.txt") -> Document:
    """Read a file with this text; its source is its bare name."""
    with TemporaryDirectory() as folder:
        return read(_written(Path(folder), text, name), name)


def loaded(text: str | bytes, name: str = "paper.txt") -> Loaded:
    """Load a file with this text; its source is its bare name."""
    with TemporaryDirectory() as folder:
        return load(_written(Path(folder), text, name), name)


def blocks(text: str) -> list[Block]:
    """Return the blocks of a Markdown text."""
    return list(loaded(text, "paper.md").blocks)


def locators(paper: Document) -> list[str]:
    """Return the locators of a document's passages in order."""
    return [passage.locator for passage in paper.passages]


def at(paper: Document, locator: str) -> Passage:
    """Return the one passage with this locator."""
    (passage,) = (passage for passage in paper.passages if passage.locator == locator)
    return passage


def _written(folder: Path, text: str | bytes, name: str) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path
