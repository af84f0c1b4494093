"""The contract of vector stores, for the fake and for Chroma."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import numpy as np
import pytest

from index.chroma import ChromaServer, ChromaStore, VectorStore
from index.embedder import Vectors
from index.errors import GenerationDamaged
from index.generation import OpenStore
from tests.index.fakes_index import ListStore


def unit(*values: float) -> Vectors:
    """A vector of length one."""
    vector = np.array(values, np.float32)
    return vector / np.float32(np.linalg.norm(vector))


class VectorStoreContract:
    """What search and the builder rely on."""

    open: OpenStore

    @pytest.fixture
    def store(self, tmp_path: Path) -> VectorStore:
        """A store with three vectors."""
        store = type(self).open(tmp_path / "1" / "store")
        store.put(["east", "north", "west"], np.stack([unit(1, 0.1), unit(0.1, 1), unit(-1, 0.1)]))
        return store

    def test_the_nearest_comes_first_with_its_cosine(self, store: VectorStore) -> None:
        """Scores are cosines: one for the same direction."""
        found = store.nearest(unit(1, 0.1), 2)
        assert [each for each, _ in found] == ["east", "north"]
        assert found[0][1] == pytest.approx(1.0, abs=1e-5)

    def test_asking_for_more_than_there_is_gives_all(self, store: VectorStore) -> None:
        """A small store is no error."""
        assert len(store.nearest(unit(1, 0), 50)) == len(store) == 3

    def test_putting_again_replaces(self, store: VectorStore) -> None:
        """An id has one vector."""
        store.put(["west"], np.stack([unit(1, 0.1)]))
        assert len(store) == 3
        assert {each for each, _ in store.nearest(unit(1, 0.1), 2)} == {"east", "west"}

    def test_dropped_ids_are_not_found(self, store: VectorStore) -> None:
        """And an unknown id is no error."""
        store.drop(["east", "nobody"])
        assert {each for each, _ in store.nearest(unit(1, 0), 3)} == {"north", "west"}

    def test_vectors_come_back_in_the_order_asked_for(self, store: VectorStore) -> None:
        """As they were put, to the precision in which they are kept; one that lacks is an error."""
        found = store.vectors(["north", "east"])
        assert found == pytest.approx(np.stack([unit(0.1, 1), unit(1, 0.1)]), abs=1e-6)
        with pytest.raises(GenerationDamaged, match="1 vectors are not there"):
            store.vectors(["north", "nobody"])

    def test_a_cleared_store_is_empty(self, store: VectorStore) -> None:
        """And can be filled again."""
        store.clear()
        assert len(store) == 0
        store.put(["west"], np.stack([unit(-1, 0.1)]))
        assert [each for each, _ in store.nearest(unit(1, 0), 3)] == ["west"]

    def test_an_empty_store_finds_nothing(self, tmp_path: Path) -> None:
        """The first question may come before the first document."""
        assert type(self).open(tmp_path / "2" / "empty").nearest(unit(1, 0), 3) == []

    def test_what_was_put_is_there_after_closing(self, store: VectorStore, tmp_path: Path) -> None:
        """A generation is written by one process and read by another."""
        store.close()
        again = type(self).open(tmp_path / "1" / "store")
        assert [each for each, _ in again.nearest(unit(0, 1), 1)] == ["north"]
        again.close()


class TestListStore(VectorStoreContract):
    """The fake."""

    open = ListStore.open


@pytest.mark.server
class TestChromaServer(VectorStoreContract):
    """A collection on a server."""

    @pytest.fixture(autouse=True)
    def _on_a_server(self, chroma_server: str) -> Iterator[None]:
        name = f"test-{uuid4().hex}"
        server = ChromaServer(chroma_server, lambda: name)
        type(self).open = staticmethod(server.open)
        yield
        server.close()


class TestChromaStore(VectorStoreContract):
    """The real thing."""

    open = ChromaStore.open
