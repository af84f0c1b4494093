"""A generation: the folder of stores that search reads. It never changes once it is published."""

import json
import logging
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from time import monotonic
from typing import Literal, Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from corpus.document import Passage, digest
from index.chroma import VectorStore
from index.embedder import Vectors
from index.errors import GenerationDamaged
from index.keywords import Keywords, NoKeywords
from index.vectors import NoVectors, Range, Rows, VectorFile

FORMAT = 2  # of the folder; another number means: build it anew
CARD = "generation.json"
VECTORS = "vectors.npy"
IDS, KEYS, GROUPS, EDITIONS = "ids.npy", "keys.npy", "groups.npy", "editions.npy"
KEYWORDS, CHROMA = "keywords", "chroma"

REST = 15.0  # seconds that a vector store is left alone after it failed
Store = Literal["vectors", "keywords", "vector_store"]
Stored = TypeVar("Stored", VectorFile, Keywords, VectorStore)
log = logging.getLogger(__name__)

OpenStore = Callable[[Path], VectorStore]
Numbers = NDArray[np.uint64]


class Generation:
    """The stores of one generation, open for reading."""

    def __init__(self, folder: Path, open_store: OpenStore, whole: bool = True) -> None:
        self.folder = folder
        self.lacking: set[Store] = set()  # what cannot be used
        self._open_store = open_store
        self._opened: VectorStore | None = None
        self._store_rests_until = 0.0  # by the monotonic clock
        try:
            card = json.loads((folder / CARD).read_text("utf-8"))
            self.embedder: str = card["embedder"]
            self.ids: Numbers = np.load(folder / IDS)
            self.groups: Numbers = np.load(folder / GROUPS)
            self._editions: NDArray[np.int64] = np.load(folder / EDITIONS)
        except (OSError, ValueError, KeyError) as error:
            message = f"{folder}: the index cannot be read ({error}): rebuild it"
            raise GenerationDamaged(message) from error
        if card.get("format") != FORMAT:
            message = f"{folder}: the index has the form of another release: rebuild it"
            raise GenerationDamaged(message)
        self.vectors: VectorFile | NoVectors = NoVectors()
        self.keywords: Keywords | NoKeywords = NoKeywords()
        with self._doing_without("vectors", whole):
            self.vectors = self._fitting(VectorFile(folder / VECTORS))
        with self._doing_without("keywords", whole):
            self.keywords = self._fitting(Keywords.open(folder / KEYWORDS))
        if len(self.lacking) > 1:
            message = f"{folder}: neither words nor vectors can be searched: rebuild the index"
            raise GenerationDamaged(message)

    @classmethod
    def open(cls, folder: Path, open_store: OpenStore, whole: bool = True) -> Self:
        """Open a published generation; one that need not be whole, with what can be used of it."""
        return cls(folder, open_store, whole)

    @contextmanager
    def _doing_without(self, store: Store, whole: bool) -> Iterator[None]:
        try:
            yield
            self.lacking.discard(store)
        except GenerationDamaged as error:
            self.lacking.add(store)
            if whole:
                raise
            log.warning("searching without %s: %s", store, error)

    def _fitting(self, store: Stored) -> Stored:
        if len(store) != len(self.ids):
            message = f"{self.folder}: the stores of the index do not fit together: rebuild it"
            raise GenerationDamaged(message)
        return store

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def ranges(self) -> dict[int, Range]:
        """The rows of each edition, by the key of its version."""
        return {int(key): (int(first), int(last)) for key, first, last in self._editions}

    @cached_property
    def keys(self) -> Numbers:
        """What each row's vector was made from, as a number."""
        found: Numbers = np.load(self.folder / KEYS)
        return found

    @property
    def store(self) -> VectorStore:
        """The vector store, opened when it is first needed."""
        if self._opened is None:
            self._opened = self._open_store(self.folder / CHROMA)
        return self._opened

    def passage_ids(self, rows: Rows) -> list[str]:
        """Return the ids of the passages in rows."""
        return [name(int(number)) for number in self.ids[rows]]

    def edition_keys(self, rows: Rows) -> NDArray[np.int64]:
        """Return the key of the version that each row belongs to."""
        keys: NDArray[np.int64] = self._editions[
            np.searchsorted(self._editions[:, 1], rows, side="right") - 1, 0
        ]
        return keys

    def near(self, vector: Vectors, k: int) -> Rows:
        """Return the rows that the vector store finds nearest; raises `GenerationDamaged`.

        A store that failed is left alone for a while, so that not every question waits for it.
        """
        if monotonic() < self._store_rests_until:
            message = f"{self.folder}: the vector store failed a moment ago"
            raise GenerationDamaged(message)
        try:
            with self._doing_without("vector_store", whole=True):
                self._fitting(self.store)
                found = self.store.nearest(vector, k)
        except GenerationDamaged as error:
            log.warning("searching without the vector store for %.0f s: %s", REST, error)
            self._store_rests_until = monotonic() + REST
            raise
        numbers = np.array([number(each) for each, _ in found], np.uint64)
        places = np.searchsorted(self.ids, numbers, sorter=self._by_id)
        rows: Rows = self._by_id[np.minimum(places, len(self.ids) - 1)]
        here: Rows = rows[self.ids[rows] == numbers]
        return here

    @cached_property
    def _by_id(self) -> Rows:
        return np.argsort(self.ids)

    def close(self) -> None:
        """Let go of the vector store; the rest goes with the object."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None


def group_number(passage: Passage) -> int:
    """Return the article or section of a passage as a number, 0 where it belongs to none."""
    if not passage.group:
        return 0
    return article_number(passage.document_id, passage.language, passage.group)


def article_number(document_id: str, language: str, group: str) -> int:
    """Return the number of an article or section of an edition, by its name there."""
    return number(digest(document_id, language, group))


def number(passage_id: str) -> int:
    """Return a passage's id as the number of 64 bits that its sixteen digits are."""
    return int(passage_id, 16)


def name(number: int) -> str:
    """Return the id that a number was made from."""
    return f"{number:016x}"


def folder_of(data_dir: Path, generation: int) -> Path:
    """Return where a generation lies."""
    return data_dir / "generations" / str(generation)


def sweep(data_dir: Path, published: int) -> None:
    """Delete unfinished generations, and old ones but the last.

    The last stays for readers that looked up its number just before the new one was published.
    """
    generations = data_dir / "generations"
    if not generations.is_dir():
        return
    for folder in generations.iterdir():
        if folder.name not in {str(published), str(published - 1)}:
            shutil.rmtree(folder, ignore_errors=True)  # another process may hold a file: next time


def settle(folder: Path) -> None:
    """Wait until all files of a folder are on the disk."""
    for path in (*folder.rglob("*"), folder, folder.parent):
        with suppress(OSError):  # some systems cannot do this for a folder
            descriptor = os.open(path, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
