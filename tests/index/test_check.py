"""What is damaged is found, each thing; what the catalogue can make again is mended."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from index.check import Flaw, flaws
from index.chroma import ChromaStore
from index.generation import folder_of
from tests.index.archive import Archive

SEAL = "The seal of the merged agency stays in use until the end of the year."
Damage = Callable[[Path], None]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An archive with a real vector store."""
    return Archive(tmp_path, open_store=ChromaStore.open)


def found(archive: Archive) -> list[Flaw]:
    """Return what is wrong."""
    return list(flaws(archive.catalogue, archive.data, archive.embedder.name, ChromaStore.open))


@pytest.fixture
def index(archive: Archive) -> Path:
    """The index of a folder with one document."""
    archive.write("seal.txt", SEAL)
    archive.ingest()
    return folder_of(archive.data, archive.catalogue.generation)


def test_what_is_whole_is_found_so(archive: Archive, index: Path) -> None:
    """Nothing is wrong; nor is anything with a folder that holds nothing."""
    assert index.is_dir()
    assert found(archive) == []


def no_vectors(index: Path) -> None:
    """The vectors are gone."""
    (index / "vectors.npy").unlink()


def no_words(index: Path) -> None:
    """The keyword index is gone."""
    shutil.rmtree(index / "keywords")


def no_store(index: Path) -> None:
    """The vector store was emptied."""
    shutil.rmtree(index / "chroma")


def no_index(index: Path) -> None:
    """The whole generation is gone."""
    shutil.rmtree(index)


def half_a_file(index: Path) -> None:
    """A file was cut off."""
    path = index / "ids.npy"
    path.write_bytes(path.read_bytes()[:-4])


@pytest.mark.parametrize("damage", [no_vectors, no_words, no_store, no_index, half_a_file])
def test_a_damaged_index_is_made_again(archive: Archive, index: Path, damage: Damage) -> None:
    """From the catalogue; then questions find what they found."""
    damage(index)
    assert [flaw.derived for flaw in found(archive)] == [True]
    archive.builder.rebuild()
    assert found(archive) == []
    assert [hit.passage.text for hit in archive.search().find("seal")] == [SEAL]


def test_passages_that_the_index_lacks_are_told(archive: Archive, index: Path) -> None:
    """It is of another state of the catalogue."""
    with sqlite3.connect(archive.data / "catalogue.sqlite") as database:
        database.execute("UPDATE passages SET passage_id = 'ffffffffffffffff'")
    (flaw,) = found(archive)
    assert "lacks 1 passages and has 1 that are gone" in flaw.what


def test_a_file_that_was_changed_is_told(archive: Archive, index: Path) -> None:
    """It is no longer the one that was taken in."""
    (original,) = (archive.data / "originals").iterdir()
    original.write_text("Something else.")
    (flaw,) = found(archive)
    assert (flaw.derived, flaw.original) == (False, original)
