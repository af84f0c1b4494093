"""What a search has found, as columns: no loop over passages until the few that are shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

import numpy as np

from index.embedder import Vectors
from index.vectors import Rows


class Find(NamedTuple):
    """One row of the columns."""

    row: int
    score: float
    by_words: float
    similarity: float


@dataclass(frozen=True)
class Finds:
    """Rows with their scores, and what these were made of; all columns are of one length."""

    rows: Rows
    scores: Vectors  # between 0 and 1; more in an article that the question names
    words: Vectors  # of the score of words, the best find's being 1
    similarity: Vectors  # cosine between question and passage

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Find]:
        columns = (self.rows, self.scores, self.words, self.similarity)
        return map(Find, *(column.tolist() for column in columns))

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """Return each row of the parts once, with the highest of its scores, best first."""
        every = cls(
            np.concatenate([np.zeros(0, np.int64), *(part.rows for part in parts)]),
            *(
                np.concatenate([np.zeros(0, np.float32), *columns])
                for columns in (
                    [part.scores for part in parts],
                    [part.words for part in parts],
                    [part.similarity for part in parts],
                )
            ),
        )
        best_first = np.lexsort((-every.scores, every.rows))
        _, first = np.unique(every.rows[best_first], return_index=True)
        return every.at(best_first[first]).ordered()

    def at(self, places: Rows) -> Self:
        """Return the finds at places, in their order."""
        return type(self)(
            self.rows[places], self.scores[places], self.words[places], self.similarity[places]
        )

    def scored(self, scores: Vectors) -> Self:
        """Return the same finds with other scores."""
        return type(self)(self.rows, scores, self.words, self.similarity)

    def ordered(self) -> Self:
        """Return them best first; the lower row comes first where scores agree."""
        return self.at(np.lexsort((self.rows, -self.scores)))
