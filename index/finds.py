"""What a search has found, as columns: no loop over passages until the few that are shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from index.embedder import Vectors
from index.vectors import Rows

TOGETHER = 1.0  # what a passage gains that holds all of the question together


class Find(NamedTuple):
    """One row of the columns."""

    row: int
    score: float
    by_words: float
    similarity: float
    together: float


@dataclass(frozen=True)
class Finds:
    """Rows with their scores, and what these were made of; all columns are of one length."""

    rows: Rows
    scores: Vectors  # between 0 and 1; more in an article that the question names
    words: Vectors  # of the score of words, the best find's being 1
    similarity: Vectors  # cosine between question and passage
    together: Vectors  # how much of the question stands together, 0 to 1; of the first finds

    @classmethod
    def of(cls, rows: Rows, scores: Vectors, words: Vectors, similarity: Vectors) -> Self:
        """Return finds of which nobody knows yet what stands together in them."""
        return cls(rows, scores, words, similarity, np.zeros(len(rows), np.float32))

    @property
    def _columns(self) -> tuple[NDArray[Any], ...]:
        return self.rows, self.scores, self.words, self.similarity, self.together

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Find]:
        return map(Find, *(column.tolist() for column in self._columns))

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """Return each row of the parts once, with the highest of its scores, best first."""
        nothing = cls.of(np.zeros(0, np.int64), *[np.zeros(0, np.float32)] * 3)
        columns = zip(*(part._columns for part in (nothing, *parts)), strict=True)
        every = cls(*map(np.concatenate, columns))
        best_first = np.lexsort((-every.scores, every.rows))
        _, first = np.unique(every.rows[best_first], return_index=True)
        return every.at(best_first[first]).ordered()

    def at(self, places: Rows) -> Self:
        """Return the finds at places, in their order."""
        return type(self)(*(column[places] for column in self._columns))

    def scored(self, scores: Vectors) -> Self:
        """Return the same finds with other scores."""
        return replace(self, scores=scores)

    def weighed(self, together: Vectors) -> Self:
        """Return them best first, when their scores are weighed with what stands together in them.

        The one that holds most of what is asked keeps its score; articles that the question names
        stay above 1.
        """
        ahead = (self.scores > 1).astype(np.float32)
        worth = 1 + TOGETHER * together
        scores = (self.scores - ahead) * worth / worth.max(initial=1.0) + ahead
        return replace(self, scores=scores, together=together).ordered()

    def ordered(self) -> Self:
        """Return them best first; the lower row comes first where scores agree."""
        return self.at(np.lexsort((self.rows, -self.scores)))
