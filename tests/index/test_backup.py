"""A backup made while the folder is used holds all of it, and is put back whole or not at all."""

import io
import tarfile
from pathlib import Path

import pytest

from index.backup import back_up, restore
from index.catalogue import Catalogue
from index.errors import BackupFailed
from index.search import Search
from tests.index.archive import Archive

SEAL = "The seal of the merged agency stays in use until the end of the year."


@pytest.fixture
def file(archive: Archive, tmp_path: Path) -> Path:
    """A backup of a folder with one document that is open for search."""
    archive.write("seal.txt", SEAL)
    archive.ingest()
    search = archive.search()
    search.find("seal")
    size = back_up(archive.data, archive.catalogue.generation, tmp_path / "backup.tar.gz")
    assert size > 0
    assert [hit.passage.text for hit in search.find("seal")] == [SEAL]
    return tmp_path / "backup.tar.gz"


def test_what_was_backed_up_comes_back(archive: Archive, file: Path, tmp_path: Path) -> None:
    """Documents, their texts and files, and the index, which is open at once."""
    back = tmp_path / "deep" / "back"
    restore(file, back)
    catalogue = Catalogue(f"sqlite:///{back / 'catalogue.sqlite'}")
    before, after = archive.catalogue.document("seal"), catalogue.document("seal")
    assert after == before
    (hit,) = Search(catalogue, archive.embedder, back, archive.open_store).find("seal")
    assert hit.passage.text == SEAL
    (original,) = (back / "originals").iterdir()
    assert original.read_text("utf-8") == f"{SEAL}\n"
    catalogue.close()


def test_a_folder_that_holds_something_is_not_written_over(file: Path, tmp_path: Path) -> None:
    """Whatever it is."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    with pytest.raises(BackupFailed, match="is not empty"):
        restore(file, tmp_path / "full")


@pytest.mark.parametrize("name", ["../evil", "/evil", "etc/passwd", "catalogue.sqlite/../x"])
def test_nothing_comes_out_of_a_backup_that_is_none_of_it(tmp_path: Path, name: str) -> None:
    """Nothing is written anywhere."""
    path = tmp_path / "evil.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        member = tarfile.TarInfo(name)
        member.size = 4
        archive.addfile(member, io.BytesIO(b"evil"))
    with pytest.raises(BackupFailed):
        restore(path, tmp_path / "back")
    assert not (tmp_path / "back").exists()
    assert [each.name for each in tmp_path.iterdir()] == ["evil.tar.gz"]


def test_a_backup_that_is_cut_off_is_told(file: Path, tmp_path: Path) -> None:
    """And nothing of it is put back."""
    cut = tmp_path / "cut.tar.gz"
    cut.write_bytes(file.read_bytes()[:2000])
    with pytest.raises(BackupFailed):
        restore(cut, tmp_path / "back")
    assert not (tmp_path / "back").exists()


def test_a_backup_that_cannot_be_written_blames_its_own_place(
    archive: Archive, file: Path, tmp_path: Path
) -> None:
    """Not the data folder, which is as it was."""
    with pytest.raises(BackupFailed, match=r"elsewhere/backup\.tar\.gz"):
        back_up(archive.data, 1, tmp_path / "elsewhere" / "backup.tar.gz")
    assert file.is_file()
