"""Fakes of the index: an embedder and a vector store that keep their contracts and load nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Self

import numpy as np

from corpus.vietnamese import fold, syllables
from index.embedder import Vectors
from index.errors import GenerationDamaged


@dataclass
class HashEmbedder:
    """Adds up a direction for each word, so that texts with the same words are near."""

    name: str = "hash-1"
    dimension: int = 32
    embedded: list[str] = field(default_factory=list)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One row per text."""
        self.embedded += texts
        rows = [self._one(text) for text in texts]
        return np.stack(rows) if rows else np.zeros((0, self.dimension), np.float32)

    def _one(self, text: str) -> Vectors:
        total = np.zeros(self.dimension, np.float32)
        for word in syllables(fold(text)) or [""]:
            total += direction(word, self.dimension)
        return total / np.float32(np.linalg.norm(total))


@cache
def direction(word: str, dimension: int) -> Vectors:
    """A direction that depends on the word and nothing else."""
    seed = int.from_bytes(sha256(word.encode()).digest()[:4], "big")
    return np.random.default_rng(seed).normal(size=dimension).astype(np.float32)


class ListStore:
    """A vector store that compares everything, kept in one file of its folder."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = folder / "store.npz"
        self._kept: dict[str, Vectors] = {}
        if self._file.exists():
            with np.load(self._file) as saved:
                self._kept = dict(zip(saved["ids"].tolist(), saved["vectors"], strict=True))

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the store in a folder."""
        return cls(folder)

    def put(self, ids: Sequence[str], vectors: Vectors) -> None:
        """Keep a vector under each id."""
        self._kept |= dict(zip(ids, vectors, strict=True))

    def drop(self, ids: Sequence[str]) -> None:
        """Forget the ids."""
        for each in ids:
            self._kept.pop(each, None)

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()

    def vectors(self, ids: Sequence[str]) -> Vectors:
        """Return the vectors under ids."""
        if missing := set(ids) - self._kept.keys():
            message = f"{len(missing)} vectors are not there"
            raise GenerationDamaged(message)
        return np.stack([self._kept[each] for each in ids])

    def nearest(self, vector: Vectors, k: int) -> list[tuple[str, float]]:
        """Return the k nearest ids."""
        scored = [(each, float(kept @ vector)) for each, kept in self._kept.items()]
        return sorted(scored, key=lambda pair: -pair[1])[:k]

    def __len__(self) -> int:
        return len(self._kept)

    def close(self) -> None:
        """Save what was put."""
        if self._kept:
            ids = np.array(list(self._kept))
            np.savez(self._file, ids=ids, vectors=np.stack(list(self._kept.values())))
