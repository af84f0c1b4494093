"""A generation: the folder of stores that search reads. It never changes once it is published."""

import json
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from corpus.document import Passage, digest
from index.chroma import VectorStore
from index.errors import GenerationDamaged
from index.keywords import Keywords
from index.vectors import Range, Rows, VectorFile

FORMAT = 2  # of the folder; another number means: build it anew
CARD = "generation.json"
VECTORS = "vectors.npy"
IDS, KEYS, GROUPS, EDITIONS = "ids.npy", "keys.npy", "groups.npy", "editions.npy"
KEYWORDS, CHROMA = "keywords", "chroma"

OpenStore = Callable[[Path], VectorStore]
Numbers = NDArray[np.uint64]


class Generation:
    """The stores of one generation, open for reading."""

    def __init__(self, folder: Path, open_store: OpenStore) -> None:
        self.folder = folder
        self._open_store = open_store
        self._opened: VectorStore | None = None
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
        self.vectors = VectorFile(folder / VECTORS)
        self.keywords = Keywords.open(folder / KEYWORDS)
        if not len(self.ids) == len(self.vectors) == len(self.keywords):
            message = f"{folder}: the stores of the index do not fit together: rebuild it"
            raise GenerationDamaged(message)

    @classmethod
    def open(cls, folder: Path, open_store: OpenStore) -> Self:
        """Open a published generation."""
        return cls(folder, open_store)

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

    def rows_of(self, passage_ids: list[str]) -> Rows:
        """Return the rows of passages, all of which must be here."""
        numbers = np.array([number(each) for each in passage_ids], np.uint64)
        return self._by_id[np.searchsorted(self.ids, numbers, sorter=self._by_id)]

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
