"""A library of texts that were read as an ingest reads them, without stores."""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from corpus.document import Document
from corpus.reading import read
from corpus.rules_web import Web
from index.stored import DocumentRow, StoredDocument

WHEN = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class ReadLibrary:
    """Holds documents that were read."""

    held: tuple[Document, ...]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Self:
        """Read texts, each as a file of its own."""
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for number, text in enumerate(texts):
                path = Path(folder) / f"report-{number}.txt"
                path.write_text(text, "utf-8")
                paths.append(path)
            return cls(tuple(read(path, path.name) for path in paths))

    def documents(self) -> list[DocumentRow]:
        """Return all documents."""
        return [
            DocumentRow(each.metadata, each.version, each.source, len(each.passages), WHEN)
            for each in self.held
        ]

    def document(self, document_id: str, language: str | None = None) -> StoredDocument | None:
        """Return a document, or `None`."""
        for each in self.held:
            if each.metadata.id == document_id and language in {None, each.metadata.language}:
                return StoredDocument(
                    each.metadata, each.version, (each.version,), each.text, each.passages,
                    each.source, (), each.doubts, each.facts, WHEN,
                )  # fmt: skip
        return None

    def web(self) -> Web:
        """Return what the documents do to each other."""
        return Web(each.metadata for each in self.held)
