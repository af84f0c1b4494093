"""Archives: what is in them is read like any file, and nothing of them lands anywhere else."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from index import archives
from tests.index.archive import Archive

SEAL = "The seal is kept by the head of the office."


def packed(archive: Archive, members: Mapping[str, str | bytes], name: str = "a.zip") -> Path:
    """Write an archive into the documents and return its path."""
    path = archive.folder / name
    with ZipFile(path, "w", ZIP_DEFLATED) as file:
        for member, data in members.items():
            file.writestr(member, data)
    return path


def test_the_files_of_an_archive_are_documents(archive: Archive) -> None:
    """Their names say where they lie; an unchanged archive is not read again."""
    path = packed(archive, {"quyết định/dấu.txt": SEAL, ".hidden": "x", "__MACOSX/a": "x"})
    (report,) = archive.ingest()
    assert (report.status, report.source) == ("added", f"{path}/quyết định/dấu.txt")
    assert archive.search().find("seal")
    assert [each.status for each in archive.ingest()] == ["unchanged"]


def test_files_of_one_name_in_two_archives_are_two_documents(archive: Archive) -> None:
    """Neither is taken for the other after a move."""
    packed(archive, {"seal.txt": SEAL}, "a.zip")
    packed(archive, {"seal.txt": "Fifteen staff."}, "b.zip")
    assert [each.status for each in archive.ingest()] == ["added", "added"]
    assert len(archive.catalogue.documents()) == 2


ESCAPES = ["../out.txt", "/out.txt", "..\\..\\out.txt", "C:\\out.txt", "a/../../out.txt"]


@pytest.mark.parametrize("name", ESCAPES)
def test_no_name_leads_out_of_the_archive(archive: Archive, name: str) -> None:
    """A file is read under its last name, and written nowhere a person finds it."""
    before = sorted(archive.root.rglob("*.txt"))
    packed(archive, {name: SEAL})
    (report,) = archive.ingest()
    assert report.source.endswith("out.txt")
    assert ".." not in report.source
    assert sorted(archive.root.rglob("*.txt")) == before
    assert not Path("/out.txt").exists()


def test_an_archive_that_unpacks_to_too_much_is_refused(archive: Archive) -> None:
    """Before anything is unpacked; the rest of the folder is read."""
    packed(archive, {"a.txt": b" " * 50_000_000}, "bomb.zip")
    archive.write("seal.txt", SEAL)
    reports = {Path(each.source).name: (each.status, each.code) for each in archive.ingest()}
    assert reports == {"bomb.zip": ("refused", "limit"), "seal.txt": ("added", None)}


def test_an_archive_of_too_many_files_is_refused(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody has to look at it first."""
    monkeypatch.setattr(archives, "MOST_FILES", 1)
    packed(archive, {"a.txt": SEAL, "b.txt": SEAL})
    assert [each.code for each in archive.ingest()] == ["limit"]


def test_a_damaged_archive_is_refused_in_words(archive: Archive) -> None:
    """One line says what to do."""
    path = packed(archive, {"a.txt": SEAL * 100})
    path.write_bytes(path.read_bytes()[:-30])
    (report,) = archive.ingest()
    assert (report.status, report.code) == ("refused", "unreadable")


def test_an_archive_within_an_archive_is_refused(archive: Archive) -> None:
    """One level is enough for people; bombs need more."""
    inner = BytesIO()
    with ZipFile(inner, "w") as file:
        file.writestr("a.txt", SEAL)
    packed(archive, {"inner.zip": inner.getvalue(), "b.txt": SEAL})
    assert [(each.status, each.code) for each in archive.ingest()] == [
        ("refused", "unsupported"),
        ("added", None),
    ]
