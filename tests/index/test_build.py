"""Ingest: what becomes of each file, and what stays readable."""

from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus.document import Document
from corpus.reading import read
from index.build import Builder
from index.errors import EmbedderMismatch, WriterBusy
from index.sources import hash_of
from index.writer_lock import writing
from tests.index.archive import Archive
from tests.index.fakes_index import HashEmbedder

SEAL = "The seal of the merged agency stays in use until the end of the year."
STAFF = "The agency in Hạ Long has 15 staff instead of 20 after the merger."


def test_a_new_file_is_added_and_found(archive: Archive) -> None:
    """What was ingested can be searched at once."""
    archive.write("seal.txt", SEAL)
    (report,) = archive.ingest()
    assert (report.status, report.document_id, report.passages) == ("added", "seal", 1)
    (hit,) = archive.search().find("seal")
    assert hit.passage.text == SEAL
    assert hit.source == str(archive.folder / "seal.txt")


def test_ingesting_again_changes_nothing(archive: Archive) -> None:
    """Ingest is idempotent: no new version, no new generation, nothing embedded or read again."""
    archive.write("seal.txt", SEAL)
    archive.ingest()
    before = archive.catalogue.generation, len(archive.embedder.embedded)

    def unread(path: Path, source: str) -> Document:
        raise AssertionError(path)

    builder = Builder(
        archive.catalogue, archive.embedder, archive.data, open_reader=lambda: nullcontext(unread)
    )
    (report,) = builder.ingest([archive.folder])
    assert (report.status, report.document_id, report.passages) == ("unchanged", "seal", 1)
    assert (archive.catalogue.generation, len(archive.embedder.embedded)) == before


def test_the_path_may_be_written_in_another_way(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A relative path names the same file."""
    archive.write("seal.txt", SEAL)
    archive.ingest()
    monkeypatch.chdir(archive.folder)
    assert archive.statuses(Path("seal.txt")) == {"seal.txt": "unchanged"}


def test_changed_text_is_a_new_version_and_the_old_one_stays_readable(archive: Archive) -> None:
    """Answers point to versions, so a version is kept when its successor comes."""
    archive.write("seal.txt", SEAL)
    archive.ingest()
    former = archive.catalogue.document("seal")
    archive.write("seal.txt", STAFF)
    assert archive.statuses() == {"seal.txt": "updated"}
    assert former
    current = archive.catalogue.document("seal")
    assert current
    assert current.text.strip() == STAFF
    assert current.versions == (current.version, former.version)
    again = archive.catalogue.document("seal", version=former.version)
    assert again
    assert (again.text, again.passages) == (former.text, former.passages)
    assert [row.current for row in archive.catalogue.history("seal")] == [True, False]
    assert [hit.passage.text for hit in archive.search().find("seal")] == [STAFF]


def test_changed_front_matter_alone_is_an_update_of_the_same_version(archive: Archive) -> None:
    """The version names the text; what is said about it may be corrected."""
    archive.write("seal.md", SEAL, id="seal", title="Seals", language="en")
    archive.ingest()
    first = archive.catalogue.document("seal")
    archive.write("seal.md", SEAL, id="seal", title="Seals in use", language="en")
    assert archive.statuses() == {"seal.md": "updated"}
    second = archive.catalogue.document("seal")
    assert first
    assert second
    assert (second.version, second.versions) == (first.version, (first.version,))
    assert second.metadata.title == "Seals in use"


def test_the_same_bytes_elsewhere_are_an_alias(archive: Archive) -> None:
    """A copy is noted, not stored."""
    archive.write("a.txt", SEAL)
    copy = archive.write("copy/b.txt", SEAL)
    assert archive.statuses() == {"a.txt": "added", "b.txt": "alias"}
    assert archive.statuses() == {"a.txt": "unchanged", "b.txt": "alias"}
    stored = archive.catalogue.document("a")
    assert stored
    assert stored.aliases == (str(copy),)
    assert len(archive.search().find("seal")) == 1


def test_the_same_text_in_other_bytes_is_an_alias(archive: Archive) -> None:
    """Front matter and line ends do not make another text."""
    archive.write("a.txt", SEAL)
    (archive.folder / "b.txt").write_bytes(SEAL.encode("utf-16"))
    assert archive.statuses() == {"a.txt": "added", "b.txt": "alias"}


def test_two_files_of_the_same_name_are_two_documents(archive: Archive) -> None:
    """A file's name claims nothing: both are taken in, and both keep their ids."""
    archive.write("2023/report.txt", SEAL)
    archive.write("2024/report.txt", STAFF)
    first = [(each.status, each.document_id) for each in archive.ingest()]
    assert [status for status, _ in first] == ["added", "added"]
    assert len({document_id for _, document_id in first}) == 2
    archive.write("2024/report.txt", STAFF + " More is to come.")
    second = [(each.status, each.document_id) for each in archive.ingest()]
    assert second == [("unchanged", first[0][1]), ("updated", first[1][1])]


def test_two_files_that_claim_one_edition_contradict_each_other(archive: Archive) -> None:
    """The later one is refused with a reason, now and whenever it comes again."""
    archive.write("a.md", SEAL, id="decree-1", language="en")
    archive.write("b.md", STAFF, id="decree-1", language="en")
    for status in ("added", "unchanged"):
        first, second = archive.ingest()
        assert (first.status, second.status) == (status, "refused")
        assert "a.md" in (second.reason or "")
    assert [hit.passage.text for hit in archive.search().find("staff seal")] == [SEAL]


def test_two_languages_are_two_editions_of_one_document(archive: Archive) -> None:
    """The Vietnamese and the English file of a digest share an id."""
    archive.write("d.en.md", SEAL, id="decree-1", language="en")
    archive.write("d.vi.md", "Con dấu cũ được dùng đến hết năm.", id="decree-1", language="vi")
    assert set(archive.statuses().values()) == {"added"}
    assert [row.metadata.language for row in archive.catalogue.documents()] == ["en", "vi"]


def test_a_file_that_was_moved_and_changed_goes_on_as_the_same_document(archive: Archive) -> None:
    """Nobody upholds the former claim any more."""
    old = archive.write("a.md", SEAL, id="decree-1", language="en")
    archive.ingest()
    old.unlink()
    archive.write("b.md", STAFF, id="decree-1", language="en")
    assert archive.statuses() == {"b.md": "updated"}
    assert len(archive.catalogue.history("decree-1")) == 2


def test_a_file_that_becomes_another_document_leaves_its_former_one(archive: Archive) -> None:
    """The former document goes from search and lists; its version stays readable."""
    archive.write("a.md", SEAL, id="decree-1", language="en")
    archive.ingest()
    archive.write("a.md", STAFF, id="decree-2", language="en")
    assert archive.statuses() == {"a.md": "updated"}
    assert [row.metadata.id for row in archive.catalogue.documents()] == ["decree-2"]
    (former,) = archive.catalogue.history("decree-1")
    assert archive.catalogue.document("decree-1") is None
    assert archive.catalogue.document("decree-1", version=former.version) is not None


def test_an_alias_is_read_again_when_its_document_changes(archive: Archive) -> None:
    """A copy of the former text is not a copy of the new one."""
    archive.write("a.md", SEAL, id="decree-1", language="en")
    archive.write("b.md", SEAL, id="decree-1", language="en")
    assert archive.statuses() == {"a.md": "added", "b.md": "alias"}
    archive.write("a.md", STAFF, id="decree-1", language="en")
    assert archive.statuses() == {"a.md": "updated", "b.md": "refused"}


def test_what_an_office_ingests_stands_above_the_starter(archive: Archive) -> None:
    """The official text of a decree takes the place of the starter's digest of it."""
    reports = archive.builder.ingest_starter()
    assert {each.status for each in reports} == {"added"}
    assert not [each for each in reports if "README" in each.source]
    archive.write("nd.md", "Điều 1. Con dấu cũ dùng hết năm.", id="178-2024-nd-cp", language="vi")
    assert archive.statuses() == {"nd.md": "updated"}
    (english,) = [
        row
        for row in archive.catalogue.documents()
        if row.metadata.id == "178-2024-nd-cp" and row.metadata.language == "en"
    ]
    assert english.source.startswith("starter/")


REFUSED: dict[str, tuple[str, bytes]] = {
    "unknown suffix": ("picture.png", b"\x89PNG\r\n"),
    "empty": ("empty.txt", b""),
    "binary": ("binary.txt", bytes(range(256))),
    "broken front matter": ("broken.md", b"---\nid: [\n---\ntext\n"),
    "impossible date": ("date.md", b"---\nid: x\nissued: 2024-13-45\n---\ntext\n"),
}


@pytest.mark.parametrize(("name", "data"), REFUSED.values(), ids=REFUSED)
def test_a_bad_file_costs_the_others_nothing(archive: Archive, name: str, data: bytes) -> None:
    """One line says why; the rest of the batch is done."""
    (archive.folder / name).write_bytes(data)
    archive.write("seal.txt", SEAL)
    reports = {Path(each.source).name: each for each in archive.ingest()}
    assert reports["seal.txt"].status == "added"
    assert reports[name].status == "refused"
    assert reports[name].reason
    assert "\n" not in str(reports[name].reason)


def test_a_path_that_is_not_there_is_refused(archive: Archive) -> None:
    """A typing mistake is reported like any other file."""
    (report,) = archive.ingest(archive.folder / "nowhere")
    assert report.status == "refused"
    assert archive.catalogue.generation == 0


def test_hidden_files_are_left_out_and_folders_sorted(archive: Archive) -> None:
    """What an editor or a version control system leaves behind is no document."""
    archive.write("b/x.txt", SEAL)
    archive.write("a/y.txt", STAFF)
    archive.write(".git/z.txt", "hidden words")
    archive.write("a/.hidden.txt", "hidden words")
    assert list(archive.statuses()) == ["y.txt", "x.txt"]


def test_removal_erases_a_document(archive: Archive) -> None:
    """Removed means gone: from search, from lists, and its former versions too."""
    archive.write("seal.txt", SEAL)
    archive.write("staff.txt", STAFF)
    archive.ingest()
    assert archive.builder.remove("seal")
    assert not archive.builder.remove("seal")
    assert [hit.passage.document_id for hit in archive.search().find("seal")] == ["staff"]
    assert archive.catalogue.history("seal") == []
    assert archive.statuses() == {"seal.txt": "added", "staff.txt": "unchanged"}


def test_growing_step_by_step_is_the_same_as_building_at_once(tmp_path: Path) -> None:
    """Additions, changes and removals leave nothing behind that search could feel."""
    grown, clean = Archive(tmp_path / "grown"), Archive(tmp_path / "clean")
    texts = {
        f"d{i:02}.txt": f"{STAFF if i % 3 else SEAL} Number {i} of {i * 7}." for i in range(30)
    }
    for name, text in texts.items():
        grown.write(name, "Old words about staff and seals. " + text)
        if int(name[1:3]) % 10 == 9:
            grown.ingest()
    for name, text in texts.items():
        for archive in (grown, clean):
            archive.write(name, text)
    grown.write("gone.txt", "The agency that went away took its seal and its staff along.")
    for archive in (grown, clean):
        archive.ingest()
    grown.builder.remove("gone")
    for question in ("seal of the agency", "staff 20 Hạ Long", "number 49"):
        scores = [
            {hit.passage.text: hit.score for hit in archive.search().find(question, 30)}
            for archive in (grown, clean)
        ]
        assert scores[0] == pytest.approx(scores[1], abs=1e-6)


def test_a_run_in_portions_ends_as_one_in_one_go(tmp_path: Path) -> None:
    """Also where a later portion renames or repeats what an earlier one brought."""
    states = []
    for name, seconds in (("whole", 60.0), ("portions", 0.0)):
        archive = Archive(tmp_path / name)
        builder = replace(archive.builder, portion_seconds=seconds)
        archive.write("a.txt", SEAL)
        builder.ingest([archive.folder])
        (archive.folder / "a.txt").rename(archive.folder / "b.txt")
        archive.write("c.txt", STAFF)
        archive.write("d.txt", SEAL)
        builder.sync([archive.folder])
        states.append(
            [
                (row.metadata, row.version, Path(row.source).name)
                for row in archive.catalogue.documents()
            ]
        )
    assert states[0] == states[1]
    assert len(states[0]) == 2


def test_a_run_that_is_stopped_keeps_what_it_published(archive: Archive) -> None:
    """The next run reads the rest, and nothing twice."""
    for name in ("a", "b", "c"):
        archive.write(f"{name}.txt", f"{STAFF} {name}")
    stopped: list[str] = []

    def stop_at_the_last(path: Path, source: str) -> Document:
        if path.name == "c.txt" and not stopped:
            stopped.append(source)
            raise KeyboardInterrupt
        return read(path, source)

    builder = replace(
        archive.builder, portion_seconds=0.0, open_reader=lambda: nullcontext(stop_at_the_last)
    )
    with pytest.raises(KeyboardInterrupt):
        builder.ingest([archive.folder])
    assert [row.metadata.id for row in archive.catalogue.documents()] == ["a", "b"]
    assert archive.statuses() == {"a.txt": "unchanged", "b.txt": "unchanged", "c.txt": "added"}


def test_vectors_are_not_made_twice(archive: Archive) -> None:
    """Only what is new in a changed document is embedded."""
    archive.write("a.txt", f"{SEAL}\n\n{STAFF}")
    archive.ingest()
    archive.embedder.embedded.clear()
    archive.write("a.txt", f"{SEAL}\n\n{STAFF}\n\nA third paragraph says something else.")
    archive.ingest()
    assert archive.embedder.embedded == ["A third paragraph says something else."]


def test_another_embedding_model_is_refused_until_the_index_is_rebuilt(archive: Archive) -> None:
    """Vectors of two models must never meet."""
    archive.write("seal.txt", SEAL)
    archive.ingest()
    other = Archive(archive.root, HashEmbedder("hash-2", dimension=16))
    with pytest.raises(EmbedderMismatch, match="hash-1"):
        other.ingest()
    with pytest.raises(EmbedderMismatch, match="rebuild"):
        other.search().find("seal")
    other.builder.rebuild()
    assert [hit.passage.text for hit in other.search().find("seal")] == [SEAL]


def test_a_second_writer_hears_who_is_first(archive: Archive) -> None:
    """The message names the process that holds the lock."""
    archive.write("seal.txt", SEAL)
    with writing(archive.data), pytest.raises(WriterBusy, match=r"pid \d+"):
        archive.ingest()
    assert archive.statuses() == {"seal.txt": "added"}


def test_old_generations_are_swept_but_the_last(archive: Archive) -> None:
    """One is kept for readers that are just opening it."""
    for number in range(4):
        archive.write("seal.txt", f"{SEAL} Edition {number}.")
        archive.ingest()
    kept = sorted(path.name for path in (archive.data / "generations").iterdir())
    assert kept == ["3", "4"]


def test_the_hash_of_a_file_is_the_hash_of_its_document(archive: Archive) -> None:
    """Builder and reader must name the bytes alike, or nothing would ever be unchanged."""
    path = archive.write("seal.txt", SEAL)
    assert read(path).content_hash == hash_of(path)


def test_progress_ends_with_the_last_file(archive: Archive) -> None:
    """A person sees how much is left."""
    archive.write("seal.txt", SEAL)
    archive.write("staff.txt", STAFF)
    told: list[Any] = []
    archive.builder.ingest([archive.folder], lambda *each: told.append(each))
    assert [(done, total) for done, total, _ in told][:2] == [(0, 2), (1, 2)]
