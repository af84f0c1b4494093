"""Vectors of a generation, memory-mapped in half precision: exact search over chosen rows."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedder import Vectors
from index.errors import GenerationDamaged

BLOCK = 4096  # rows widened to single precision at a time: six megabytes, which stay in the cache
WIDE_ROWS = 20_000  # 30 megabytes

Rows = NDArray[np.int64]
Range = tuple[int, int]  # rows from the first up to, not including, the second


class VectorFile:
    """One vector a row. The file never changes once it is written."""

    def __init__(self, path: Path) -> None:
        try:
            self._vectors = np.load(path, mmap_mode="r")
        except (OSError, ValueError) as error:
            message = f"{path}: the vectors cannot be read ({error}): rebuild the index"
            raise GenerationDamaged(message) from error

    def __len__(self) -> int:
        return len(self._vectors)

    @cached_property
    def _plain(self) -> NDArray[np.float16]:
        """The mapped vectors as a plain array, slices of which cost a quarter."""
        return np.asarray(self._vectors)

    @cached_property
    def _wide(self) -> Vectors:
        """All vectors in single precision, where that is little: compared ten times as fast."""
        return np.asarray(self._vectors, np.float32)

    def scores(self, vector: Vectors, rows: Rows) -> Vectors:
        """Return the cosine of the rows to a vector of length one."""
        return _cosines(self._wide_rows(rows), vector)

    def nearest(self, vector: Vectors, k: int, ranges: Sequence[Range]) -> tuple[Rows, Vectors]:
        """Return the k nearest rows of the ranges, exactly, best first."""
        rows = np.concatenate([np.zeros(0, np.int64), *(np.arange(*each) for each in ranges)])
        blocks = [rows[start : start + BLOCK] for start in range(0, len(rows), BLOCK)]
        scores = [_cosines(self._wide_rows(block), vector) for block in blocks]
        return best(rows, np.concatenate([np.zeros(0, np.float32), *scores]), k)

    def _wide_rows(self, rows: Rows) -> Vectors:
        """Return rows in single precision; those that lie together without copying them first."""
        source = self._wide if len(self) <= WIDE_ROWS else self._plain
        together = len(rows) and rows[-1] - rows[0] == len(rows) - 1 and (np.diff(rows) == 1).all()
        found = source[rows[0] : rows[-1] + 1] if together else source[rows]
        return found.astype(np.float32, copy=False)

    def take(self, rows: Rows) -> NDArray[np.float16]:
        """Return the vectors of rows as they are stored."""
        found: NDArray[np.float16] = self._vectors[rows]
        return found


class NoVectors:
    """Stands where the vectors cannot be read: nothing is near anything."""

    def __len__(self) -> int:
        return 0

    def scores(self, _vector: Vectors, rows: Rows) -> Vectors:
        """Return no likeness."""
        return np.zeros(len(rows), np.float32)

    def nearest(self, _vector: Vectors, _k: int, _ranges: Sequence[Range]) -> tuple[Rows, Vectors]:
        """Return nothing."""
        return np.zeros(0, np.int64), np.zeros(0, np.float32)

    def take(self, rows: Rows) -> NDArray[np.float16]:
        """Raise `GenerationDamaged`: who copies needs all of them."""
        message = f"{len(rows)} vectors cannot be read: rebuild the index"
        raise GenerationDamaged(message)


def _cosines(vectors: Vectors, vector: Vectors) -> Vectors:
    """Return the products of rows with a vector, in this thread.

    `@` wakes a thread a core for it, which on a busy machine takes thirty times as long.
    """
    found: Vectors = np.einsum("ij,j->i", vectors, vector)
    return found


def best(rows: Rows, scores: Vectors, k: int) -> tuple[Rows, Vectors]:
    """Return the k highest scores with their rows; the lower row comes first where scores agree."""
    if len(scores) > k:
        kept = scores >= np.partition(scores, len(scores) - k)[len(scores) - k]
        rows, scores = rows[kept], scores[kept]
    order = np.lexsort((rows, -scores))[:k]
    return rows[order], scores[order]
