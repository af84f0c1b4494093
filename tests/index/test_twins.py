"""Two files of one paper: a signed scan and its source are one document."""

from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.reading import read
from index.twins import are_twins
from tests.index.archive import Archive

PAPER = "Số: 12/2025/QĐ-UBND\n\nQUYẾT ĐỊNH\n\nVề việc bàn giao con dấu\n\n" + "\n\n".join(
    f"Điều {n}. Cơ quan số {n} bàn giao con dấu, hồ sơ và trụ sở cho cơ quan hợp nhất trước"
    f" ngày {n} tháng 7 năm 2025."
    for n in range(1, 12)
)
SCAN = PAPER.replace("dấu", "dâu").replace("trụ sở", "tru sở").replace("Điều 3.", "Điêu 3.")


def recognised(path: Path, source: str) -> Document:
    """Read a file as if it were a picture, if its name says that it is a scan."""
    return replace(read(path, source), scanned="scan" in path.name)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An archive that takes some files for scans."""
    return Archive(tmp_path, open_reader=lambda: nullcontext(recognised))


def test_a_scan_is_linked_to_its_source(archive: Archive) -> None:
    """It is no second document, no contradiction, and not read again."""
    archive.write("quyet-dinh.txt", PAPER)
    archive.ingest()
    scan = archive.write("scan.txt", SCAN)
    (report,) = archive.ingest(scan)
    assert (report.status, report.document_id) == ("alias", "12-2025-qd-ubnd")
    assert report.reason is not None
    assert "quyet-dinh.txt" in report.reason
    assert archive.statuses(scan) == {"scan.txt": "alias"}
    stored = archive.catalogue.document("12-2025-qd-ubnd")
    assert stored is not None
    assert [Path(each).name for each in stored.aliases] == ["scan.txt"]


def test_the_text_of_a_scan_gives_way_to_its_source(archive: Archive) -> None:
    """Whichever came first, what is quoted was typed, not guessed from a picture."""
    archive.write("scan.txt", SCAN)
    assert archive.statuses() == {"scan.txt": "added"}
    archive.write("z.txt", PAPER)
    assert archive.statuses() == {"scan.txt": "unchanged", "z.txt": "updated"}
    stored = archive.catalogue.document("12-2025-qd-ubnd")
    assert stored is not None
    assert stored.text.strip() == PAPER
    assert [Path(each).name for each in stored.aliases] == ["scan.txt"]
    assert archive.statuses() == {"scan.txt": "alias", "z.txt": "unchanged"}


def test_another_text_of_one_number_is_still_a_contradiction(archive: Archive) -> None:
    """Nobody but its owner can say which holds."""
    archive.write("a.txt", PAPER)
    archive.write("figures.txt", PAPER.replace("tháng 7", "tháng 8"))
    archive.write("more.txt", f"{PAPER}\n\n" + "Nội dung hoàn toàn khác được thêm vào. " * 20)
    assert archive.statuses() == {"a.txt": "added", "figures.txt": "refused", "more.txt": "refused"}


def test_short_papers_are_never_taken_for_twins() -> None:
    """They share their letterhead and little else."""
    assert not are_twins("con dấu", "con dấu")
    assert are_twins(PAPER, SCAN)
