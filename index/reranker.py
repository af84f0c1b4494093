"""Read question and passage together to rank the first finds anew: slower, and more exact."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np

from index.embedder import Vectors
from index.errors import RerankerUnavailable
from index.results import Hit
from index.words import in_context

RERANKED = 50  # the first hits; what fits best is hardly ever behind them


class Reranker(Protocol):
    """Says how well passages answer a question."""

    def scores(self, question: str, texts: Sequence[str]) -> Vectors:
        """Return a score between 0 and 1 for each text, in order."""
        ...


class CrossEncoderReranker:
    """A sentence-transformers cross-encoder, from a folder or the hub. It imports torch."""

    def __init__(self, model: str) -> None:
        from sentence_transformers import CrossEncoder  # noqa: PLC0415 - seven seconds
        from torch.nn import Sigmoid  # noqa: PLC0415 - as long

        try:
            self._model = CrossEncoder(model, device="cpu", num_labels=1, activation_fn=Sigmoid())
        except (OSError, ValueError, RuntimeError) as error:
            reason = str(error).splitlines()[0]
            message = f"the reranker {model!r} cannot be loaded ({reason}): check MERGER_RERANKER"
            raise RerankerUnavailable(message) from error

    def scores(self, question: str, texts: Sequence[str]) -> Vectors:
        """Return a score between 0 and 1 for each text, in order."""
        pairs = [(question, text) for text in texts]
        if not pairs:
            return np.zeros(0, np.float32)
        return np.asarray(self._model.predict(pairs, show_progress_bar=False), np.float32)


def reranked(question: str, hits: Sequence[Hit], reranker: Reranker) -> list[Hit]:
    """Return hits best first by what a reranker says; articles the question names stay first."""
    scores = reranker.scores(question, [in_context(hit.passage) for hit in hits]).tolist()
    judged = [
        replace(hit, score=score + (hit.score > 1)) for hit, score in zip(hits, scores, strict=True)
    ]
    return sorted(judged, key=lambda hit: -hit.score)
