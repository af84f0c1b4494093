"""The only module that knows Chroma. It holds ids and vectors; the text is in the catalogue."""

from collections.abc import Callable, Collection, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, Self
from urllib.parse import urlsplit

import numpy as np

from index.embedder import Vectors
from index.errors import GenerationDamaged

if TYPE_CHECKING:
    import httpx

COLLECTION = "passages"
PATIENCE, CONNECT = 10.0, 2.0  # seconds for a reply of a Chroma server, and for a connection
READ_AT_ONCE = 1000  # vectors


class VectorStore(Protocol):
    """Finds near vectors by id. What was put under an id replaces what was there."""

    def put(self, ids: Sequence[str], vectors: Vectors) -> None:
        """Keep a vector under each id."""
        ...

    def drop(self, ids: Sequence[str]) -> None:
        """Forget the ids; unknown ones are no error."""
        ...

    def clear(self) -> None:
        """Forget everything."""
        ...

    def nearest(self, vector: Vectors, k: int) -> list[tuple[str, float]]:
        """Return at most k ids with their cosine, best first; approximate."""
        ...

    def vectors(self, ids: Sequence[str]) -> Vectors:
        """Return the vectors under ids, in their order; raises `GenerationDamaged` if one lacks."""
        ...

    def __len__(self) -> int: ...

    def close(self) -> None:
        """Let go of the files."""
        ...


class ChromaStore:
    """A Chroma collection: in a folder of its own, or on a server."""

    def __init__(self, connect: Callable[[], Any], collection: str, where: object) -> None:
        import httpx  # noqa: PLC0415 - see `_in_folder`
        from chromadb.errors import ChromaError  # noqa: PLC0415

        self._failures: tuple[type[Exception], ...] = (ChromaError, ValueError, httpx.HTTPError)
        self._where = where
        self._name = collection
        try:
            self._client = connect()
            self._open_collection()
            self._batch = self._client.get_max_batch_size()
        except self._failures as error:
            raise self._damaged(error) from error
        self._count: int | None = None  # counting takes longer than a question

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the store in a folder, empty where there is none yet."""
        return cls(partial(_in_folder, folder), COLLECTION, folder)

    def _open_collection(self) -> None:
        self._collection = self._client.get_or_create_collection(
            self._name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
        )

    def clear(self) -> None:
        """Forget everything."""
        self._count = None
        try:
            self._client.delete_collection(self._name)
            self._open_collection()
        except self._failures as error:
            raise self._damaged(error) from error

    def put(self, ids: Sequence[str], vectors: Vectors) -> None:
        """Keep a vector under each id, in as many batches as Chroma wants."""
        self._count = None
        for start in range(0, len(ids), self._batch):
            end = start + self._batch
            try:
                self._collection.upsert(ids=list(ids[start:end]), embeddings=vectors[start:end])
            except self._failures as error:
                raise self._damaged(error) from error

    def drop(self, ids: Sequence[str]) -> None:
        """Forget the ids."""
        self._count = None
        for start in range(0, len(ids), self._batch):
            try:
                self._collection.delete(ids=list(ids[start : start + self._batch]))
            except self._failures as error:
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
        except self._failures as error:
            raise self._damaged(error) from error
        distances = (found["distances"] or [[]])[0]
        return [(i, 1.0 - d) for i, d in zip(found["ids"][0], distances, strict=True)]

    def vectors(self, ids: Sequence[str]) -> Vectors:
        """Return the vectors under ids, in their order; raises `GenerationDamaged` if one lacks."""
        rows: dict[str, Vectors] = {}
        for start in range(0, len(ids), READ_AT_ONCE):
            try:
                found = self._collection.get(
                    ids=list(ids[start : start + READ_AT_ONCE]), include=["embeddings"]
                )
            except self._failures as error:
                raise self._damaged(error) from error
            rows |= dict(
                zip(found["ids"], np.asarray(found["embeddings"], np.float32), strict=True)
            )
        if missing := set(ids) - rows.keys():
            raise self._damaged(ValueError(f"{len(missing)} vectors are not there"))
        return np.stack([rows[each] for each in ids])

    def __len__(self) -> int:
        if self._count is None:
            try:
                self._count = self._collection.count()
            except self._failures as error:
                raise self._damaged(error) from error
        return self._count

    def close(self) -> None:
        """Let go of the files, so that the next to open the folder reads it afresh."""
        self._client.close()

    def _damaged(self, error: Exception) -> GenerationDamaged:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        here = isinstance(self._where, Path)
        mend = "rebuild the index" if here else "check that the server runs"
        return GenerationDamaged(f"{self._where}: the vector store failed ({reason}): {mend}")


class ChromaServer:
    """The collections of one catalogue on a Chroma server: one a generation."""

    def __init__(self, url: str, catalogue: Callable[[], str]) -> None:
        self._url = url
        self._catalogue = catalogue  # its name, under which several may use one server

    def open(self, folder: Path) -> ChromaStore:
        """Open the collection that belongs to the folder of a generation."""
        name = self._collection(folder.parent.name)
        return _Collection(lambda: self._client, name, self._url)

    def sweep(self, kept: Collection[int]) -> None:
        """Delete the collections of other generations than some."""
        names = {self._collection(str(number)) for number in kept}
        mine = self._collection("")
        for each in self._client.list_collections():
            if each.name.startswith(mine) and each.name not in names:
                self._client.delete_collection(each.name)

    def close(self) -> None:
        """Close the connections; the collections that are open cannot be used any more."""
        self._client.close()
        for each in _connections(self._client):  # which Chroma forgets
            each.close()

    def _collection(self, generation: str) -> str:
        return f"{self._catalogue()}-{generation}"

    @cached_property
    def _client(self) -> Any:
        import chromadb  # noqa: PLC0415 - see `_in_folder`
        import httpx  # noqa: PLC0415
        from chromadb.config import Settings  # noqa: PLC0415

        address = urlsplit(self._url)
        secure = address.scheme == "https"
        client = chromadb.HttpClient(
            host=address.hostname or "",
            port=address.port or (443 if secure else 80),
            ssl=secure,
            settings=Settings(anonymized_telemetry=False),
        )
        for each in _connections(client):
            each.timeout = httpx.Timeout(PATIENCE, connect=CONNECT)  # Chroma would wait for ever
        return client


class _Collection(ChromaStore):
    """A collection on a server, whose connections others use too."""

    def close(self) -> None:
        """Leave them open."""


def _connections(client: Any) -> "tuple[httpx.Client, httpx.Client]":
    return client._server._session, client._admin_client._server._session


def _in_folder(folder: Path) -> Any:
    # Most of a second, which a question over a small corpus does not have to wait for.
    import chromadb  # noqa: PLC0415
    from chromadb.config import Settings  # noqa: PLC0415

    return chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False))
