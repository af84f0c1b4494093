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
    def _wide(self) -> Vectors:
        """All vectors in single precision, where that is little: compared ten times as fast."""
        # A plain array: slices of a mapped one cost four times as much.
        return np.asarray(self._vectors, np.float32)

    def _block(self, first: int, last: int) -> Vectors:
        if len(self) <= WIDE_ROWS:
            return self._wide[first:last]
        wide: Vectors = self._vectors[first:last].astype(np.float32)
        return wide

    def scores(self, vector: Vectors, rows: Rows) -> Vectors:
        """Return the cosine of the rows to a vector of length one."""
        wide = (
            self._wide[rows] if len(self) <= WIDE_ROWS else self._vectors[rows].astype(np.float32)
        )
        return _cosines(wide, vector)

    def nearest(self, vector: Vectors, k: int, ranges: Sequence[Range]) -> tuple[Rows, Vectors]:
        """Return the k nearest rows of the ranges, exactly, best first."""
        rows, scores = [np.zeros(0, np.int64)], [np.zeros(0, np.float32)]
        for first, last in _blocks(ranges):
            rows.append(np.arange(first, last))
            scores.append(_cosines(self._block(first, last), vector))
        return best(np.concatenate(rows), np.concatenate(scores), k)

    def take(self, rows: Rows) -> NDArray[np.float16]:
        """Return the vectors of rows as they are stored."""
        found: NDArray[np.float16] = self._vectors[rows]
        return found


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


def _blocks(ranges: Sequence[Range]) -> list[Range]:
    """Join ranges that touch, and cut what is longer than a block."""
    joined: list[list[int]] = []
    for first, last in sorted(ranges):
        if joined and joined[-1][1] == first:
            joined[-1][1] = last
        else:
            joined.append([first, last])
    return [
        (start, min(start + BLOCK, last))
        for first, last in joined
        for start in range(first, last, BLOCK)
    ]
