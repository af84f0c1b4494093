"""Turn text into vectors."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Turns text into vectors of length one, so that a dot product is the cosine."""

    @property
    def name(self) -> str:
        """Identity of the model and of the way it is run; other names mean other vectors."""
        ...

    @property
    def dimension(self) -> int:
        """Return the length of a vector."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row per text, in order; a text has the same row whatever is beside it."""
        ...
