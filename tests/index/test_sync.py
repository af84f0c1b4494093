"""A folder kept in step: what is new comes in, what is gone goes out, a dry run only tells."""

from pathlib import Path

from tests.index.archive import Archive

SEAL = "The seal is kept by the head of the office."
STAFF = "The staff falls from 20 to 15 people."


def synced(archive: Archive, dry_run: bool = False) -> dict[str, str]:
    """Keep the documents in step and return the status of each by name."""
    reports = archive.builder.sync([archive.folder], dry_run=dry_run)
    return {Path(each.source).name: each.status for each in reports}


def test_a_folder_is_kept_in_step(archive: Archive) -> None:
    """Files that come, change and go do so in one run."""
    archive.write("seal.txt", SEAL)
    archive.write("staff.txt", STAFF)
    assert synced(archive) == {"seal.txt": "added", "staff.txt": "added"}
    (archive.folder / "seal.txt").unlink()
    archive.write("staff.txt", f"{STAFF} In 2018.")
    archive.write("money.txt", "Money is counted by the office.")
    assert synced(archive) == {"seal.txt": "removed", "staff.txt": "updated", "money.txt": "added"}
    assert {row.metadata.id for row in archive.catalogue.documents()} == {"staff", "money"}
    assert archive.catalogue.history("seal"), "answers still point to it"
    assert "seal" not in {hit.passage.document_id for hit in archive.search().find("seal")}


def test_a_dry_run_changes_nothing(archive: Archive) -> None:
    """It tells what the real run then does."""
    archive.write("seal.txt", SEAL)
    synced(archive)
    (archive.folder / "seal.txt").unlink()
    archive.write("staff.txt", STAFF)
    before = archive.state()
    told = synced(archive, dry_run=True)
    assert told == {"seal.txt": "removed", "staff.txt": "added"}
    assert archive.state() == before
    assert synced(archive) == told


def test_a_copy_takes_the_place_of_its_original(archive: Archive) -> None:
    """The text stays as long as one file holds it."""
    archive.write("a.txt", SEAL)
    archive.write("b.txt", SEAL)
    assert synced(archive) == {"a.txt": "added", "b.txt": "alias"}
    (archive.folder / "a.txt").unlink()
    assert synced(archive) == {"a.txt": "removed", "b.txt": "added"}
    assert archive.search().find("seal")


def test_other_folders_are_left_alone(archive: Archive) -> None:
    """Only what lies below is compared."""
    elsewhere = archive.root / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "seal.txt").write_text(SEAL)
    archive.ingest(elsewhere)
    (elsewhere / "seal.txt").unlink()
    assert synced(archive) == {}
    assert archive.search().find("seal")


def test_many_rebuilds_leave_no_litter(archive: Archive) -> None:
    """What a generation leaves behind is swept away."""
    for n in range(5):
        archive.write(f"{n}.txt", f"{SEAL} {n}. {STAFF}")
    archive.ingest()
    archive.builder.rebuild()
    clean = disk_use(archive)
    for _ in range(50):
        archive.builder.rebuild()
    assert disk_use(archive) <= 1.5 * clean


def disk_use(archive: Archive) -> int:
    """Return the bytes of the data folder when nobody has it open."""
    archive.catalogue.close()
    return sum(path.stat().st_size for path in archive.data.rglob("*") if path.is_file())
