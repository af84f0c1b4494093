"""The only module that knows Chroma. It holds ids and vectors; the text is in the catalogue."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol, Self

from index.embedder import Vectors
from index.errors import GenerationDamaged

COLLECTION = "passages"


class VectorStore(Protocol):
    """Finds near vectors by id. What was put under an id replaces what was there."""

    def put(self, ids: Sequence[str], vectors: Vectors) -> None:
        """Keep a vector under each id."""
        ...

    def drop(self, ids: Sequence[str]) -> None:
        """Forget the ids; unknown ones are no error."""
        ...

    def nearest(self, vector: Vectors, k: int) -> list[tuple[str, float]]:
        """Return at most k ids with their cosine, best first; approximate."""
        ...

    def __len__(self) -> int: ...

    def close(self) -> None:
        """Let go of the files."""
        ...


class ChromaStore:
    """A Chroma collection in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        # Most of a second, which a question over a small corpus does not have to wait for.
        import chromadb  # noqa: PLC0415
        from chromadb.config import Settings  # noqa: PLC0415
        from chromadb.errors import ChromaError  # noqa: PLC0415

        self._error = ChromaError
        self._folder = folder
        try:
            self._client: Any = chromadb.PersistentClient(
                str(folder), Settings(anonymized_telemetry=False)
            )
            self._collection = self._client.get_or_create_collection(
                COLLECTION, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
            )
        except (ChromaError, ValueError) as error:
            raise self._damaged(error) from error
        self._batch = self._client.get_max_batch_size()
        self._count: int | None = None  # counting takes longer than a question

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the store in a folder, empty where there is none yet."""
        return cls(folder)

    def put(self, ids: Sequence[str], vectors: Vectors) -> None:
        """Keep a vector under each id, in as many batches as Chroma wants."""
        self._count = None
        for start in range(0, len(ids), self._batch):
            end = start + self._batch
            try:
                self._collection.upsert(ids=list(ids[start:end]), embeddings=vectors[start:end])
            except (self._error, ValueError) as error:
                raise self._damaged(error) from error

    def drop(self, ids: Sequence[str]) -> None:
        """Forget the ids."""
        self._count = None
        for start in range(0, len(ids), self._batch):
            try:
                self._collection.delete(ids=list(ids[start : start + self._batch]))
            except (self._error, ValueError) as error:
                raise self._damaged(error) from error

    def nearest(self, vector: Vectors, k: int) -> list[tuple[str, float]]:
        """Return at most k ids with their cosine, best first."""
        wanted = min(k, len(self))
        if wanted == 0:
            return []
        try:
            found = self._collection.query(
                query_embeddings=vector[None, :], n_results=wanted, include=["distances"]
            )
        except (self._error, ValueError) as error:
            raise self._damaged(error) from error
        distances = (found["distances"] or [[]])[0]
        return [(i, 1.0 - d) for i, d in zip(found["ids"][0], distances, strict=True)]

    def __len__(self) -> int:
        if self._count is None:
            self._count = self._collection.count()
        return self._count

    def close(self) -> None:
        """Let go of the files, so that the next to open the folder reads it afresh."""
        self._client.close()

    def _damaged(self, error: Exception) -> GenerationDamaged:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        return GenerationDamaged(
            f"{self._folder}: the vector store failed ({reason}): rebuild the index"
        )
