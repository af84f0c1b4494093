"""The only module that knows tantivy: BM25 over words that this project finds itself."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

import numpy as np
import tantivy

from corpus.document import Language
from index.embedder import Vectors
from index.errors import GenerationDamaged
from index.vectors import Rows
from index.words import pairs, words_of

HEAP = 64_000_000  # bytes the writer may collect before it writes a segment
TEXT_FIELDS = ("folded", "folded_pairs", "typed", "typed_pairs", "heading")

Term = tuple[str, str]  # field and word


@dataclass(frozen=True)
class Entry:
    """What the keyword engine is told of one passage."""

    row: int
    edition: int
    language: Language
    text: str
    heading: str


class Keywords:
    """A keyword index in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._schema = _schema()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._links = None if os.access(folder, os.W_OK) else _links_to(folder)
            place = self._links.name if self._links else str(folder)
            self._index = tantivy.Index(self._schema, place)
            self._searcher = self._index.searcher()
        except (OSError, ValueError) as error:
            message = f"{folder}: the keyword index cannot be read ({error}): rebuild the index"
            raise GenerationDamaged(message) from error

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the index in a folder, empty where there is none yet."""
        return cls(folder)

    def __len__(self) -> int:
        return self._searcher.num_docs

    def add(self, entries: Iterable[Entry]) -> None:
        """Add entries and keep them; rows that are there already must not come again."""
        # One thread: the same entries in the same order give the same index.
        writer = self._index.writer(HEAP, 1)
        for entry in entries:
            writer.add_document(_document(entry))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def find(
        self, terms: Mapping[Term, float], k: int, editions: Sequence[int] | None = None
    ) -> tuple[Rows, Vectors]:
        """Return the rows that match best with their scores, among the editions or among all.

        Each term counts with its weight.
        """
        if not terms or (editions is not None and not editions):
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        occur, query = tantivy.Occur, tantivy.Query
        asked = query.boolean_query(
            [
                (occur.Should, query.boost_query(self._term(field, word), weight))
                for (field, word), weight in terms.items()
            ]
        )
        if editions is not None:
            allowed = query.term_set_query(self._schema, "edition", list(editions))
            asked = query.boolean_query(
                [(occur.Must, asked), (occur.Must, query.const_score_query(allowed, 0.0))]
            )
        hits = self._searcher.search(asked, limit=k, count=False).hits
        rows = self._searcher.fast_field_values("row", [address for _, address in hits])
        return np.array(rows, np.int64), np.array([score for score, _ in hits], np.float32)

    def frequencies(self, words: Iterable[str]) -> list[int]:
        """Return in how many passages each folded word, or pair of words "a b", stands."""
        return [
            self._searcher.doc_freq(
                "folded_pairs" if " " in word else "folded", word.replace(" ", "_")
            )
            for word in words
        ]

    def holds(self, field: str, word: str) -> bool:
        """Say whether a passage holds a word in a field."""
        return bool(self._searcher.doc_freq(field, word))

    def _term(self, field: str, word: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, word, "freq")


class NoKeywords:
    """Stands where the index of words cannot be read: no passage holds any word."""

    def __len__(self) -> int:
        return 0

    def find(
        self, _terms: Mapping[Term, float], _k: int, _editions: Sequence[int] | None = None
    ) -> tuple[Rows, Vectors]:
        """Return nothing."""
        return np.zeros(0, np.int64), np.zeros(0, np.float32)

    def frequencies(self, words: Iterable[str]) -> list[int]:
        """Return zeros: every word is as rare as any other."""
        return [0 for _ in words]

    def holds(self, _field: str, _word: str) -> bool:
        """Return that none does."""
        return False


def _links_to(folder: Path) -> "TemporaryDirectory[str]":
    """Return a folder with the files of one that cannot be written: tantivy locks to read, too."""
    links = TemporaryDirectory(prefix="merger-keywords-")
    for file in folder.iterdir():
        if file.suffix != ".lock":
            Path(links.name, file.name).symlink_to(file)
    return links


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("row", fast=True)
    builder.add_unsigned_field("edition", indexed=True)
    for name in TEXT_FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def _document(entry: Entry) -> tantivy.Document:
    text = words_of(entry.text, entry.language)
    heading = words_of(entry.heading, entry.language)
    document = tantivy.Document()
    document.add_unsigned("row", entry.row)
    document.add_unsigned("edition", entry.edition)
    document.add_text("folded", " ".join(text.folded))
    document.add_text("typed", " ".join(text.typed))
    document.add_text("heading", " ".join(heading.folded))
    if entry.language == "vi":
        document.add_text("folded_pairs", " ".join(pairs(text.folded)))
        document.add_text("typed_pairs", " ".join(pairs(text.typed)))
    return document
