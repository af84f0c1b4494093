"""The only module that runs sentence-transformers: for models that cannot be exported."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np

from index.embedder import Vectors
from index.errors import EmbedderUnavailable


class SentenceTransformersEmbedder:
    """Runs a model as its authors do, one text at a time. Slow to start: it imports torch."""

    def __init__(self, model: str) -> None:
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - seven seconds

        try:
            self._model = SentenceTransformer(model, device="cpu")
        except (OSError, ValueError) as error:
            reason = str(error).splitlines()[0]
            message = f"the embedding model {model!r} cannot be loaded ({reason}): check its name"
            raise EmbedderUnavailable(message) from error
        hashed = sha256()
        for name, tensor in sorted(self._model.state_dict().items()):
            hashed.update(name.encode())
            hashed.update(tensor.detach().contiguous().numpy().tobytes())
        self.name = f"{Path(model).name}-{hashed.hexdigest()[:8]}-torch"
        self.dimension: int = self._model.get_embedding_dimension() or 0

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row per text, in order."""
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        vectors = self._model.encode(
            list(texts), batch_size=1, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, np.float32)
