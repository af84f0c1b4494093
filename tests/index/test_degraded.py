"""An index of which a part is missing, damaged or of another generation is searched without it."""

import shutil
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest

from index import generation
from index.chroma import ChromaStore
from index.errors import GenerationDamaged
from index.generation import Store, folder_of
from index.search import Search
from tests.index.archive import Archive

Damage = Callable[[Path], None]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An archive with a real vector store, whose index has been changed once."""
    archive = Archive(tmp_path, open_store=ChromaStore.open)
    for number in range(5):
        archive.write(f"report-{number}.md", f"Thành phố {number} giảm {number + 20} biên chế.")
    archive.ingest()
    archive.write("seal.md", "The seal of the merged agency stays in use.")
    archive.ingest()
    return archive


@pytest.fixture
def index(archive: Archive) -> Path:
    """The folder of its published generation."""
    return folder_of(archive.data, archive.catalogue.generation)


def of_the_one_before(index: Path, store: str) -> None:
    """Put the store of the generation before into its place."""
    before = index.with_name(str(int(index.name) - 1)) / store
    if before.is_dir():
        shutil.rmtree(index / store)
        shutil.copytree(before, index / store)
    else:
        shutil.copy(before, index / store)


def no_words(index: Path) -> None:
    """The index of words is gone."""
    shutil.rmtree(index / "keywords")


def old_words(index: Path) -> None:
    """The index of words is of the generation before."""
    of_the_one_before(index, "keywords")


def torn_words(index: Path) -> None:
    """The index of words says nothing that can be read."""
    for file in (index / "keywords").iterdir():
        file.write_bytes(b"torn")


def no_vectors(index: Path) -> None:
    """The vectors are gone."""
    (index / "vectors.npy").unlink()


def old_vectors(index: Path) -> None:
    """The vectors are of the generation before."""
    of_the_one_before(index, "vectors.npy")


def half_the_vectors(index: Path) -> None:
    """The vectors were cut off."""
    path = index / "vectors.npy"
    path.write_bytes(path.read_bytes()[:200])


def no_store(index: Path) -> None:
    """The vector store is gone."""
    shutil.rmtree(index / "chroma")


def old_store(index: Path) -> None:
    """The vector store is of the generation before."""
    of_the_one_before(index, "chroma")


def torn_store(index: Path) -> None:
    """The vector store says nothing that can be read."""
    for file in (index / "chroma").rglob("*"):
        if file.is_file():
            file.write_bytes(b"torn" * 100)


FAULTS: tuple[tuple[Damage, Store], ...] = (
    (no_words, "keywords"),
    (old_words, "keywords"),
    (torn_words, "keywords"),
    (no_vectors, "vectors"),
    (old_vectors, "vectors"),
    (half_the_vectors, "vectors"),
    (no_store, "vector_store"),
    (old_store, "vector_store"),
    (torn_store, "vector_store"),
)


@pytest.mark.parametrize(("damage", "lacking"), FAULTS)
def test_search_does_without_what_cannot_be_used(
    archive: Archive, index: Path, damage: Damage, lacking: Store
) -> None:
    """It finds what there is by the rest, and says what it lacks."""
    damage(index)
    search = archive.search(exact_rows=0)
    found = search.find("seal of the merged agency", 1)
    assert [hit.passage.document_id for hit in found] == ["seal"]
    assert search.lacking == {lacking}
    assert search.rarity(["seal"], "en").keys() == {"seal"}
    search.close()


def test_a_store_that_comes_back_is_used_again(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a while, in which it is not asked; nothing has to be told."""
    asked: list[bool] = []

    def flaky(folder: Path) -> ChromaStore:
        asked.append(up)
        if not up:
            message = "no connection"
            raise GenerationDamaged(message)
        return ChromaStore.open(folder)

    archive.open_store = flaky
    search = archive.search(exact_rows=0)
    up = False
    for _ in range(3):
        search.find("seal", 1)
    assert search.lacking == {"vector_store"}
    assert asked == [False]
    up = True
    monkeypatch.setattr(generation, "REST", 0.0)
    monkeypatch.setattr(generation, "monotonic", lambda: monotonic() + 60)
    search.find("seal", 1)
    assert search.lacking == frozenset()
    assert asked == [False, True]
    search.close()


def test_without_words_and_vectors_there_is_no_search(archive: Archive, index: Path) -> None:
    """That is told, with what to do."""
    no_words(index)
    no_vectors(index)
    with pytest.raises(GenerationDamaged, match="rebuild the index"):
        archive.search().find("seal", 1)


def test_who_writes_wants_the_whole_index(archive: Archive, index: Path) -> None:
    """What is copied from a damaged one would be damaged, too."""
    no_words(index)
    archive.write("more.md", "More about seals.")
    with pytest.raises(GenerationDamaged):
        archive.ingest()
    archive.builder.rebuild()
    archive.ingest()
    search = archive.search()
    assert {hit.passage.document_id for hit in search.find("seals", 2)} == {"seal", "more"}
    search.close()


def test_a_whole_index_lacks_nothing(archive: Archive) -> None:
    """Before the first question and after."""
    search: Search = archive.search(exact_rows=0)
    assert search.lacking == frozenset()
    search.find("seal", 1)
    assert search.lacking == frozenset()
    search.close()
